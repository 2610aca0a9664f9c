//! An explanation for reading.

use std::fmt::Write as _;

use super::{Explanation, PeriodExplanation, PostExplanation, Reason};
use crate::report::Lang;

/// How many places of a post are shown.
const PLACES: usize = 3;

pub(super) fn table(out: &mut String, explanation: &Explanation, lang: Lang) {
    let korean = lang == Lang::Ko;
    let Explanation { keyword, posts, periods } = explanation;
    if posts.is_empty() && periods.is_empty() {
        let text = if korean { "글에 없는 말입니다" } else { "stands in no post" };
        let _ = writeln!(out, "{keyword}: {text}");
        return;
    }
    let _ = writeln!(out, "{keyword}");
    for period in periods {
        let _ = writeln!(out, "  {}", year(period, korean));
    }
    for post in posts {
        self::post(out, post, korean);
    }
}

fn year(own: &PeriodExplanation, korean: bool) -> String {
    let mut text = if korean {
        format!("{}  {}번, 글 {}편, 1,000낱말에 {:.1}번", own.period, own.count, own.posts, own.rate)
    } else {
        format!("{}  {} times in {} posts, {:.1} in 1,000 words", own.period, own.count, own.posts, own.rate)
    };
    if let Some(ratio) = own.log_ratio {
        let [value, low, high] = [ratio.value, ratio.low, ratio.high].map(f64::exp2);
        let _ = if korean {
            write!(text, ", 다른 때의 {value:.1}배 ({low:.1}…{high:.1})")
        } else {
            write!(text, ", {value:.1} times as often as at other times ({low:.1}…{high:.1})")
        };
    }
    let lists = [
        (own.distinctive, "특히", "distinctive"),
        (own.keywords, "자주", "frequent"),
        (own.rising, "늘어난", "rising"),
        (own.falling, "줄어든", "falling"),
        (own.new, "새로", "new"),
        (own.returning, "다시", "again"),
        (own.vanished, "사라진", "gone"),
    ];
    for (rank, ko, en) in lists {
        if let Some(rank) = rank {
            let _ = if korean { write!(text, " · {ko} {rank}위") } else { write!(text, " · {en} no. {rank}") };
        }
    }
    let remarks = [
        (own.one_post, "글 한 편에만 나옵니다", "one post only"),
        (own.small_sample, "글이 적습니다", "little text"),
        (own.log_ratio.is_some() && !own.significant, "우연일 수 있습니다", "may be chance"),
    ];
    let remarks: Vec<&str> =
        remarks.iter().filter(|(holds, ..)| *holds).map(|(_, ko, en)| if korean { *ko } else { *en }).collect();
    if !remarks.is_empty() {
        let _ = write!(text, " ({})", remarks.join(", "));
    }
    text
}

fn post(out: &mut String, own: &PostExplanation, korean: bool) {
    let date = own.date.map(|date| format!("{date}  ")).unwrap_or_default();
    let title = own.title.as_deref().unwrap_or_default();
    let _ = write!(out, "\n{date}{title}\n  {}\n", own.path);
    let forms = own.forms.join(", ");
    let _ = if korean {
        writeln!(out, "  {}번: {forms}", own.count)
    } else {
        writeln!(out, "  {} times: {forms}", own.count)
    };
    if let (Some(rank), Some(score)) = (own.rank, own.score) {
        let factors: Vec<String> = own
            .factors
            .iter()
            .filter(|factor| (factor.value - 1.0).abs() > 1e-9)
            .map(|factor| {
                format!("{} {:.2}", if korean { factor_name(factor.name) } else { factor.name }, factor.value)
            })
            .collect();
        let place = if korean {
            format!("키워드 {}개 가운데 {rank}위", own.of)
        } else {
            format!("no. {rank} of {} keywords", own.of)
        };
        let _ = writeln!(out, "  {place}: {score:.2} = {}", factors.join(" × "));
    }
    match &own.reason {
        Some(Reason::SaysNothing) => {
            let text = if korean {
                "어느 글에나 나오는 말이라 키워드가 아닙니다"
            } else {
                "no keyword: it says nothing by itself"
            };
            let _ = writeln!(out, "  {text}");
        }
        Some(Reason::PartOf(whole)) => {
            let _ = if korean {
                writeln!(out, "  주로 ‘{whole}’ 안에 나와서 따로 키워드가 아닙니다")
            } else {
                writeln!(out, "  no keyword of its own: it mostly stands in {whole}")
            };
        }
        None => {}
    }
    for place in own.places.iter().take(PLACES) {
        let text = place.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mark = if place.heading { "# " } else { "" };
        let _ = writeln!(out, "  {:>5}  {mark}{text}", place.line);
    }
    if own.places.len() > PLACES {
        let rest = own.places.len() - PLACES;
        let _ = if korean {
            writeln!(out, "         … {rest}곳 더")
        } else {
            writeln!(out, "         … {rest} more")
        };
    }
}

/// What the factors of the recipe are called in Korean.
fn factor_name(name: &'static str) -> &'static str {
    match name {
        "frequency" => "빈도",
        "information" => "정보량",
        "position" => "자리",
        "once" => "한 번",
        "phrase" => "구",
        "latin" => "로마자",
        "person" => "사람",
        "title" => "제목",
        "half" => "일부",
        "term" => "용어",
        other => other,
    }
}
