//! Ten years of a writer who does not exist.

use std::collections::BTreeMap;

use hoego::report::{
    Aspect, Change, Chapter, Corpus, Course, First, Goal, Month, Mood, Point, Quote, Report, Shift, ShiftKind, Stamp,
    Streak, StreakKind, Word,
};
use hoego::{Date, Emotion, Outcome, Span};

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A count for a mean.
fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// A mood of so many negative, neutral and positive sentences.
pub fn mood(negative: u64, neutral: u64, positive: u64) -> Mood {
    let count = real(negative + neutral + positive);
    let mean = (real(positive) - real(negative)) / count;
    let spread = 1.6 / count.sqrt();
    Mood { mean, low: (mean - spread).max(-1.0), high: (mean + spread).min(1.0), negative, neutral, positive }
}

/// A sentence of a year's review in which what stands between [ and ] is marked.
pub fn quote(year: i32, text: &str) -> Quote {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for (at, part) in text.split(['[', ']']).enumerate() {
        let start = plain.len();
        plain.push_str(part);
        if at % 2 == 1 {
            marks.push(Span::new(start, plain.len()));
        }
    }
    Quote {
        text: plain,
        marks,
        score: None,
        path: format!("blog/{year}/{year}-12-30-review.md"),
        line: Some(17),
        title: Some(format!("{year}년을 보내며")),
        date: Some(date(&format!("{year}-12-30"))),
    }
}

/// What is written down of a year.
struct Year {
    /// When.
    number: i32,
    /// Posts by month.
    posts: [u64; 12],
    /// Negative, neutral and positive sentences.
    tone: (u64, u64, u64),
    /// Joy, pride, gratitude, relief, hope, surprise, regret, fatigue, anxiety, sadness, anger.
    emotions: [u64; 11],
    words: &'static [(&'static str, u64, f64, &'static str)],
    good: &'static [&'static str],
    hard: &'static [&'static str],
    learned: &'static [&'static str],
    aspects: &'static [(&'static str, (u64, u64, u64), &'static str)],
}

const EMOTIONS: [Emotion; 11] = [
    Emotion::Joy,
    Emotion::Pride,
    Emotion::Gratitude,
    Emotion::Relief,
    Emotion::Hope,
    Emotion::Surprise,
    Emotion::Regret,
    Emotion::Fatigue,
    Emotion::Anxiety,
    Emotion::Sadness,
    Emotion::Anger,
];

const YEARS: [Year; 10] = [
    Year {
        number: 2014,
        posts: [0, 0, 2, 1, 0, 1, 3, 2, 0, 0, 1, 2],
        tone: (48, 190, 96),
        emotions: [31, 18, 12, 4, 22, 9, 14, 6, 15, 3, 2],
        words: &[
            ("교환학생", 34, 11.2, "[교환학생]으로 떠난 첫날, 기숙사 열쇠가 안 맞아서 복도에서 잤다."),
            ("기숙사", 21, 8.0, "[기숙사] 방은 좁았지만 창밖으로 강이 보였다."),
            ("강의", 17, 3.1, "첫 달 [강의]는 절반도 못 알아들었다."),
            ("자전거", 12, 1.4, "중고 [자전거]를 사고 나서야 도시가 작아졌다."),
            ("룸메이트", 9, 0.0, "[룸메이트]가 끓여 준 수프가 아직도 생각난다."),
        ],
        good: &["강가에서 친구들과 밤새 이야기한 여름은 [오래 기억할 것 같다]."],
        hard: &["말이 통하지 않아 [하루 종일 방에만 있던] 날도 있었다."],
        learned: &["모르는 것을 모른다고 말하는 데에 용기가 필요하다는 걸 알았다."],
        aspects: &[
            ("친구", (4, 20, 31), "친구들 덕분에 [외롭지 않았다]."),
            ("강의", (15, 18, 4), "강의 시간마다 [긴장했다]."),
        ],
    },
    Year {
        number: 2015,
        posts: [1, 1, 1, 0, 2, 0, 1, 1, 0, 1, 0, 2],
        tone: (88, 204, 74),
        emotions: [18, 15, 9, 5, 19, 6, 24, 17, 36, 8, 3],
        words: &[
            ("졸업", 28, 6.4, "[졸업]을 한 학기 미뤘다."),
            ("자소서", 26, 0.0, "[자소서]를 서른 번쯤 고쳐 썼더니 내가 누구인지 더 모르겠다."),
            ("스터디", 15, 2.2, "[스터디]가 끝나고 먹는 떡볶이가 그 주의 낙이었다."),
        ],
        good: &["스터디에서 만난 사람들과는 [아직도 웃으며] 본다."],
        hard: &["불합격 메일을 열 때마다 [손끝이 차가워졌다].", "엄마에게 괜찮다고 말하는 일이 [점점 어려워졌다]."],
        learned: &[],
        aspects: &[
            ("자소서", (22, 14, 2), "자소서 앞에서는 늘 [작아졌다]."),
            ("스터디", (2, 9, 16), "스터디는 [힘이 됐다]."),
        ],
    },
    Year {
        number: 2016,
        posts: [0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1],
        tone: (74, 96, 21),
        emotions: [5, 3, 4, 2, 8, 3, 19, 28, 41, 22, 6],
        words: &[
            ("면접", 41, 7.7, "마지막 [면접]에서 떨어지고 한강까지 걸었다."),
            ("불합격", 18, 0.0, "[불합격]이라는 글자는 이상하게 늘 같은 글꼴이다."),
            ("고시원", 14, 0.0, "[고시원]의 밤은 옆방 기침 소리로 시작했다."),
            ("걷기", 9, 1.6, "돈이 안 드는 일을 찾다가 [걷기]를 시작했다."),
        ],
        good: &["한강을 걷고 온 날은 [잠이 잘 왔다]."],
        hard: &[
            "열일곱 번째 불합격 뒤로는 [세지 않기로 했다].",
            "아무에게도 연락하지 않은 채 [한 달을 보냈다].",
            "나만 [멈춰 있는 것 같아서] 동창회에 가지 못했다.",
        ],
        learned: &["쉬는 것도 계획에 넣어야 쉬게 된다."],
        aspects: &[
            ("면접", (38, 11, 3), "면접장에서는 [머리가 하얘졌다]."),
            ("걷기", (1, 4, 8), "걷고 나면 [숨이 쉬어졌다]."),
        ],
    },
    Year {
        number: 2017,
        posts: [1, 0, 1, 2, 1, 0, 1, 1, 0, 1, 1, 3],
        tone: (61, 233, 142),
        emotions: [38, 44, 27, 33, 21, 15, 12, 18, 16, 4, 3],
        words: &[
            ("입사", 31, 9.5, "4월 3일, [입사]했다. 사원증 사진에서 나는 눈을 감고 있다."),
            ("사수", 22, 0.0, "[사수]는 모르는 걸 물으면 의자를 끌고 와서 같이 봤다."),
            ("월급", 19, 3.4, "첫 [월급]으로 부모님 신발을 샀다."),
            ("걷기", 16, 2.0, "퇴근길에 두 정거장 먼저 내려 [걷기]를 이어 갔다."),
        ],
        good: &["합격 전화를 받고 지하철에서 [울면서 웃었다].", "내가 고친 화면을 손님이 쓰는 걸 보고 [뿌듯했다]."],
        hard: &["첫 실수로 주문 열두 건이 사라진 날은 [숨고 싶었다]."],
        learned: &["질문은 빨리 할수록 싸다."],
        aspects: &[
            ("사수", (2, 14, 25), "사수 덕분에 [버텼다]."),
            ("회사", (18, 41, 29), "회사에 가는 길이 [싫지 않았다]."),
            ("부모님", (1, 6, 15), "부모님이 [웃으셨다]."),
        ],
    },
    Year {
        number: 2018,
        posts: [1, 1, 2, 1, 1, 2, 0, 2, 1, 1, 1, 2],
        tone: (79, 281, 133),
        emotions: [41, 36, 19, 12, 30, 11, 20, 31, 17, 5, 8],
        words: &[
            ("자취", 27, 5.1, "[자취]를 시작하고 나서 빨래가 저절로 마르지 않는다는 걸 알았다."),
            ("마라톤", 25, 4.4, "10km [마라톤]을 57분에 들어왔다."),
            ("배포", 20, 2.9, "금요일 [배포]는 하지 않기로 다 같이 약속했다."),
        ],
        good: &["결승선에서 물을 건네던 자원봉사자의 말이 [하루 종일 따뜻했다]."],
        hard: &["야근이 석 주 이어지자 [말수가 줄었다]."],
        learned: &["집은 사람을 돌보지 않는다. 사람이 집을 돌본다.", "기록은 나중의 나에게 보내는 편지다."],
        aspects: &[("회사", (33, 52, 24), "회사 일이 [몰렸다]."), ("운동", (3, 10, 28), "운동이 [재미있다].")],
    },
    Year {
        number: 2019,
        posts: [2, 1, 1, 3, 2, 1, 2, 2, 3, 1, 1, 3],
        tone: (64, 318, 221),
        emotions: [88, 52, 46, 18, 39, 22, 17, 14, 12, 4, 3],
        words: &[
            ("사이드 프로젝트", 36, 6.6, "친구 셋과 만든 [사이드 프로젝트]에 처음으로 모르는 사람이 가입했다."),
            ("제주도", 24, 7.2, "[제주도]에서 보낸 보름은 올해의 쉼표였다."),
            ("마라톤", 18, 2.1, "하프 [마라톤]을 걷지 않고 끝냈다."),
            ("React", 15, 3.3, "[React]를 처음 배우는 마음으로 다시 읽었다."),
        ],
        good: &[
            "가입자가 백 명을 넘은 밤, 넷이서 [소리를 질렀다].",
            "바다 앞에서 아무것도 하지 않은 오후가 [참 좋았다].",
            "동생 결혼식에서 축가를 부르고 [다 같이 웃었다].",
        ],
        hard: &["서버 값이 밀려서 [속이 탔다]."],
        learned: &["혼자 빨리 가는 것보다 같이 웃는 편이 오래간다."],
        aspects: &[
            ("친구", (3, 22, 48), "친구들과 [신나게] 만들었다."),
            ("여행", (2, 13, 37), "여행은 [쉼표였다]."),
            ("회사", (24, 61, 30), "회사는 [그럭저럭] 다닐 만했다."),
            ("가족", (1, 8, 22), "가족이 [다 모였다]."),
        ],
    },
    Year {
        number: 2020,
        posts: [1, 1, 3, 2, 1, 1, 0, 1, 1, 0, 1, 2],
        tone: (121, 262, 98),
        emotions: [26, 18, 24, 9, 28, 12, 31, 42, 38, 17, 9],
        words: &[
            ("재택근무", 38, 8.8, "[재택근무] 백 일째, 출근길이 그리워질 줄은 몰랐다."),
            ("마스크", 22, 4.0, "[마스크]를 깜박하고 나와서 다시 6층까지 올라갔다."),
            ("화분", 13, 2.6, "[화분]에 새잎이 난 날은 회의도 견딜 만했다."),
        ],
        good: &["베란다에서 키운 바질로 파스타를 해 먹고 [괜히 뿌듯했다]."],
        hard: &["모니터 속 얼굴만 보다가 [말하는 법을 잊을 것 같았다].", "할아버지 장례에 [들어가지 못했다]."],
        learned: &["집에서도 퇴근은 해야 한다."],
        aspects: &[
            ("회의", (29, 33, 5), "회의가 [끝나지 않았다]."),
            ("건강", (19, 21, 12), "허리가 [아팠다]."),
            ("화분", (1, 5, 11), "화분이 [위로가 됐다]."),
        ],
    },
    Year {
        number: 2021,
        posts: [1, 0, 1, 1, 2, 1, 1, 0, 1, 1, 0, 2],
        tone: (142, 231, 79),
        emotions: [19, 16, 21, 11, 24, 8, 33, 68, 44, 18, 21],
        words: &[
            ("번아웃", 29, 9.1, "[번아웃]이라는 말을 남의 이야기처럼 쓰던 내가 병가를 냈다."),
            ("이직", 27, 4.8, "[이직]을 결심하고 나서야 저녁에 하늘을 봤다."),
            ("상담", 18, 6.0, "[상담]을 받으러 가는 화요일이 일주일의 가운데가 됐다."),
            ("산책", 17, 2.3, "점심마다 [산책]을 했다. 비가 오면 우산을 쓰고 했다."),
        ],
        good: &["쉬는 석 달 동안 아침마다 본 강아지 이름을 [모두 외웠다]."],
        hard: &[
            "알림 소리가 들리지 않아도 [귀에서 울렸다].",
            "일요일 저녁이면 [배가 아팠다].",
            "미안하다는 말을 하루에 [스무 번쯤 했다].",
            "좋아하던 일이 [싫어지는 게] 제일 무서웠다.",
        ],
        learned: &["못 하겠다고 말해도 세상은 무너지지 않는다."],
        aspects: &[
            ("회사", (71, 40, 6), "회사 생각만 하면 [숨이 막혔다]."),
            ("건강", (34, 22, 15), "잠을 [못 잤다]."),
            ("산책", (2, 8, 19), "산책이 [나를 살렸다]."),
            ("상담", (6, 12, 16), "상담을 받고 [한결 가벼워졌다]."),
        ],
    },
    Year {
        number: 2022,
        posts: [1, 1, 1, 2, 1, 0, 1, 1, 0, 1, 1, 2],
        tone: (66, 279, 158),
        emotions: [49, 41, 38, 51, 46, 13, 18, 16, 19, 6, 3],
        words: &[
            ("새 팀", 24, 7.4, "[새 팀]은 금요일에 잘 안된 일을 먼저 이야기한다."),
            ("그림", 21, 6.9, "퇴근하고 [그림]을 그린다. 못 그려서 좋다."),
            ("산책", 20, 2.7, "[산책] 모임이 생겼다. 다섯 명이 말없이 걷는다."),
            ("운전", 12, 0.0, "서른셋에 [운전]을 배웠다."),
        ],
        good: &["새 팀에서 처음 받은 리뷰에 고맙다는 말이 [세 번 있었다].", "오랜만에 다음 주가 [기다려졌다]."],
        hard: &["옮긴 지 한 달은 [모르는 것투성이라] 조급했다."],
        learned: &["잘 못하는 일을 하나쯤 가지고 있으면 마음이 넓어진다."],
        aspects: &[
            ("팀", (4, 26, 39), "팀이 [든든하다]."),
            ("그림", (2, 9, 21), "그림은 [못 그려도 좋다]."),
            ("건강", (9, 18, 20), "다시 [잘 잔다]."),
        ],
    },
    Year {
        number: 2023,
        posts: [1, 1, 2, 1, 1, 2, 1, 1, 1, 2, 1, 3],
        tone: (71, 330, 214),
        emotions: [77, 58, 63, 29, 41, 24, 21, 18, 15, 9, 4],
        words: &[
            ("강아지", 44, 12.6, "유기견 센터에서 [강아지] ‘두부’를 데려왔다."),
            ("전시", 19, 7.0, "동네 카페 벽에 그림 여섯 점을 걸고 [전시]라고 불렀다."),
            ("산책", 33, 3.6, "[산책]은 이제 선택이 아니라 두부의 명령이다."),
            ("후배", 16, 2.4, "[후배]가 모르는 걸 물으면 의자를 끌고 간다."),
            ("글쓰기", 14, 1.8, "아침 [글쓰기] 모임을 스무 주 이어 갔다."),
            ("치과", 9, 0.0, "미루던 [치과]에 여섯 번 갔다."),
        ],
        good: &[
            "두부가 처음으로 내 무릎에서 잠든 날, [움직이지 못하고 세 시간을 앉아 있었다].",
            "내 그림을 산 사람이 있다는 게 [아직도 믿기지 않는다].",
            "십 년 전 룸메이트가 한국에 와서 [같은 수프를 끓여 줬다].",
        ],
        hard: &["할머니가 나를 [알아보지 못하셨다].", "치과 의자에서 [미룬 세월을 후회했다]."],
        learned: &["받은 친절은 다음 사람에게 갚는 것이다.", "꾸준함은 의지가 아니라 약속 시간에서 나온다."],
        aspects: &[
            ("두부", (5, 19, 52), "두부가 [웃는 것 같다]."),
            ("그림", (3, 15, 26), "그림이 [팔렸다]."),
            ("가족", (14, 20, 24), "가족이 [모였다]."),
            ("회사", (15, 38, 27), "회사는 [잔잔했다]."),
            ("이사", (3, 4, 2), "이사 날 [비가 왔다]."),
        ],
    },
];

fn chapter(own: &Year) -> Chapter {
    let (negative, neutral, positive) = own.tone;
    let sentences = negative + neutral + positive;
    let quotes = |texts: &[&str]| texts.iter().map(|text| quote(own.number, text)).collect();
    let total: u64 = own.posts.iter().sum();
    let months = (1u8..).zip(own.posts).filter(|&(_, posts)| posts > 0).map(|(month, posts)| {
        let part =
            |count: u64, turn: u64| (count * posts / total + (u64::from(month) * 7 + turn) % 5).saturating_sub(turn);
        let mood =
            mood(part(negative, u64::from(month) % 4), part(neutral, 0), part(positive, (u64::from(month) + 2) % 3));
        Month { month, posts, sentences: mood.sentences(), mood: Some(mood) }
    });
    Chapter {
        year: Some(own.number),
        posts: total,
        sentences,
        mood: Some(mood(negative, neutral, positive)),
        emotions: EMOTIONS.into_iter().zip(own.emotions).collect(),
        months: months.collect(),
        words: own
            .words
            .iter()
            .map(|&(text, count, ratio, sentence)| Word {
                text: text.into(),
                count,
                posts: if ratio > 0.0 { count.div_ceil(4) } else { 1 },
                score: real(count) * (2.0 + ratio).ln(),
                ratio: (ratio > 0.0).then_some(ratio),
                quote: Some(quote(own.number, sentence)),
            })
            .collect(),
        few_words: own.number == 2016,
        good: quotes(own.good),
        hard: quotes(own.hard),
        learned: quotes(own.learned),
        aspects: own
            .aspects
            .iter()
            .map(|&(text, (negative, neutral, positive), sentence)| Aspect {
                text: text.into(),
                count: negative + neutral + positive,
                mood: Some(mood(negative, neutral, positive)),
                quote: Some(quote(own.number, sentence)),
            })
            .collect(),
    }
}

pub fn shift(text: &str, kind: ShiftKind, before: u64, after: u64) -> Shift {
    let last_seen = (kind == ShiftKind::Returning).then_some(2019);
    let (rate_before, rate_after) = (real(before) * 0.31, real(after) * 0.27);
    Shift { text: text.into(), kind, before, after, rate_before, rate_after, last_seen, quote: None }
}

fn changes() -> Vec<Change> {
    use ShiftKind::{Falling, Gone, New, Returning, Rising};
    let change = |to: i32, shifts: &[(&str, ShiftKind, u64, u64)]| Change {
        from: to - 1,
        to,
        shifts: shifts.iter().map(|&(text, kind, before, after)| shift(text, kind, before, after)).collect(),
        few_words: to == 2016 || to == 2017,
    };
    let mut changes = vec![
        change(
            2015,
            &[
                ("졸업", Rising, 4, 28),
                ("스터디", New, 0, 15),
                ("자전거", Falling, 12, 5),
                ("교환학생", Falling, 34, 6),
            ],
        ),
        change(
            2016,
            &[("면접", Rising, 9, 41), ("고시원", New, 0, 14), ("스터디", Falling, 15, 3), ("기숙사", Gone, 2, 0)],
        ),
        change(
            2017,
            &[("회사", Rising, 5, 48), ("사수", New, 0, 22), ("면접", Falling, 41, 7), ("고시원", Gone, 14, 0)],
        ),
        change(
            2019,
            &[
                ("친구", Rising, 14, 39),
                ("여행", Rising, 6, 24),
                ("사이드 프로젝트", New, 0, 36),
                ("배포", Falling, 20, 9),
            ],
        ),
        change(
            2020,
            &[
                ("회의", Rising, 12, 34),
                ("건강", Rising, 6, 21),
                ("재택근무", New, 0, 38),
                ("친구", Falling, 39, 11),
                ("여행", Falling, 24, 2),
            ],
        ),
        change(
            2021,
            &[
                ("번아웃", New, 0, 29),
                ("이직", Rising, 3, 27),
                ("건강", Rising, 21, 36),
                ("산책", Rising, 4, 17),
                ("상담", New, 0, 18),
                ("면접", Returning, 0, 8),
                ("재택근무", Falling, 38, 12),
                ("회의", Falling, 34, 19),
                ("마스크", Falling, 22, 6),
                ("제주도", Gone, 3, 0),
            ],
        ),
        change(
            2022,
            &[("팀", Rising, 18, 42), ("그림", New, 0, 21), ("번아웃", Falling, 29, 5), ("상담", Falling, 18, 7)],
        ),
        change(
            2023,
            &[
                ("강아지", Rising, 2, 44),
                ("산책", Rising, 20, 33),
                ("전시", New, 0, 19),
                ("교환학생", Returning, 0, 3),
                ("운전", Falling, 12, 2),
            ],
        ),
    ];
    changes[5].shifts[0].quote = Some(quote(2021, "[번아웃]이라는 말을 남의 이야기처럼 쓰던 내가 병가를 냈다."));
    changes
}

fn courses() -> Vec<Course> {
    let course = |text: &str, counts: [u64; 10], slope: Option<f64>| Course {
        text: text.into(),
        points: (2014..).zip(counts).map(|(year, count)| Point { year, count, rate: real(count) * 0.29 }).collect(),
        slope,
    };
    vec![
        course("산책", [1, 2, 6, 5, 8, 7, 4, 17, 20, 33], Some(0.9)),
        course("회사", [0, 2, 5, 48, 61, 58, 44, 66, 39, 40], None),
        course("친구", [30, 21, 6, 12, 14, 39, 11, 9, 17, 28], None),
        course("면접", [0, 9, 41, 7, 2, 1, 0, 8, 3, 0], None),
        course("마라톤", [0, 0, 0, 2, 25, 18, 3, 0, 1, 4], None),
        course("건강", [2, 3, 5, 4, 6, 6, 21, 36, 22, 18], Some(0.7)),
        course("자전거", [12, 5, 3, 2, 2, 1, 1, 0, 0, 0], Some(-0.3)),
    ]
}

fn goals() -> Vec<Goal> {
    use Outcome::{Done, Dropped, Failed, Partial, Unmentioned};

    let goal = |set: i32, text: &str, outcome: Outcome, told: Option<(i32, &str)>, confidence: f64| Goal {
        text: text.into(),
        set_in: Some(set),
        due_in: Some(set + 1),
        quote: Some(quote(set, text)),
        outcome,
        outcome_in: told.map(|(year, _)| year),
        evidence: told.map(|(year, sentence)| quote(year, sentence)),
        confidence,
    };
    vec![
        goal(2016, "내년에는 꼭 취업하기", Done, Some((2017, "4월 3일, [입사]했다.")), 0.9),
        goal(
            2016,
            "하루에 한 시간씩 걷기",
            Partial,
            Some((2017, "퇴근길에 두 정거장 먼저 내려 [걷기]를 이어 갔다.")),
            0.7,
        ),
        goal(2018, "하프 마라톤 완주", Done, Some((2019, "하프 [마라톤]을 걷지 않고 끝냈다.")), 0.95),
        goal(2018, "책 스무 권 읽기", Failed, Some((2019, "책은 [아홉 권에서 멈췄다].")), 0.8),
        goal(2018, "영어 회화 다시 시작하기", Unmentioned, None, 0.0),
        goal(2019, "부모님과 유럽 여행", Dropped, Some((2020, "부모님과 가려던 [여행은 미뤘다].")), 0.75),
        goal(2019, "가입자 천 명", Unmentioned, None, 0.0),
        goal(2021, "쉬는 법을 배우고 싶다", Done, Some((2022, "오랜만에 [잘 쉬었다].")), 0.5),
        goal(2021, "이직을 끝내겠다", Done, Some((2022, "[새 팀]은 금요일에 잘 안된 일을 먼저 이야기한다.")), 0.65),
        goal(
            2022,
            "그림을 어딘가에 걸어 보기",
            Done,
            Some((2023, "동네 카페 벽에 그림 여섯 점을 걸고 [전시]라고 불렀다.")),
            0.9,
        ),
        goal(2022, "치과에 가기", Done, Some((2023, "미루던 [치과]에 여섯 번 갔다.")), 0.9),
        goal(2022, "운전해서 강릉까지 가기", Unmentioned, None, 0.0),
        goal(2023, "두부와 바다에 가기", Unmentioned, None, 0.0),
    ]
}

/// Ten years, with everything that a report can show.
pub fn ten_years() -> Report {
    let chapters: Vec<Chapter> = YEARS.iter().map(chapter).collect();
    Report {
        title: None,
        corpus: Corpus {
            posts: chapters.iter().map(|chapter| chapter.posts).sum(),
            undated: 0,
            unreadable: 1,
            sentences: chapters.iter().map(|chapter| chapter.sentences).sum(),
            words: 38_214,
            first: Some(date("2014-03-02")),
            last: Some(date("2023-12-30")),
        },
        chapters,
        changes: changes(),
        courses: courses(),
        goals: goals(),
        streaks: vec![
            Streak { kind: StreakKind::Writing, length: 20, from: date("2018-08"), to: date("2020-06") },
            Streak { kind: StreakKind::Silence, length: 4, from: date("2016-06"), to: date("2016-08") },
            Streak { kind: StreakKind::Word("산책".into()), length: 10, from: date("2014"), to: date("2023") },
        ],
        firsts: vec![
            First {
                text: "걷기".into(),
                date: date("2016-05-11"),
                count: 61,
                quote: Some(quote(2016, "돈이 안 드는 일을 찾다가 [걷기]를 시작했다.")),
            },
            First {
                text: "마라톤".into(),
                date: date("2017-09-30"),
                count: 52,
                quote: Some(quote(2017, "회사 사람들과 [마라톤] 5km를 뛰었다.")),
            },
            First {
                text: "두부".into(),
                date: date("2023-03-04"),
                count: 76,
                quote: Some(quote(2023, "유기견 센터에서 강아지 ‘[두부]’를 데려왔다.")),
            },
        ],
        stamp: stamp(),
    }
}

pub fn stamp() -> Stamp {
    let data = [("ko-dic", "6f2a91c0d3b8"), ("sentiment", "0b7d55e1a942"), ("terms", "c41e08aa7f10")];
    Stamp {
        version: "0.1.0".into(),
        data: data.into_iter().map(|(name, hash)| (name.into(), hash.into())).collect::<BTreeMap<String, String>>(),
        options: vec!["--since 2014".into()],
    }
}
