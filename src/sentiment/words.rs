//! Words that the rules know by name.

use std::sync::LazyLock;

use super::symbol::{Group, Symbol, symbol};
use super::table::Table;

/// What the rules know of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trait {
    /// Verbs that add little to the noun before them: 재미를 느끼다, 도움이 되다.
    Light,
    /// Verbs and nouns of one's own thought, after which a quotation is the writer's: -다고 생각했다.
    Thought,
    /// People other than the writer.
    Person,
    /// Pronouns of them.
    Other,
    /// Names of faults that are everyday things of technical work.
    Technical,
    /// What is done to such faults, and what they do.
    TechnicalVerb,
    /// Nouns that name a topic behind a clause.
    Topic,
    /// What denies: 안, 못, -지 않다, 없다, 아니다.
    Negator,
    /// Verbs of saying and judging, whose denial denies what is said: 좋았다고 하기 어렵다.
    Saying,
    /// What is left where there is nothing: 하나도 없다, 하루도 없다.
    Least,
    /// What now is measured by: 작년만큼, 예전 같지 않다.
    Past,
    /// Verbs of getting well again: 통증이 낫다, 버릇을 고치다.
    Recovery,
    /// Verbs of losing: 건강을 잃다, 희망이 꺾이다.
    Loss,
    /// What one wants more of.
    Wanted,
    /// What one wants less of.
    Unwanted,
    /// The writer.
    Writer,
    /// Who is spoken to.
    Reader,
    /// Whoever it may be: 사람은, 초보자는.
    Everybody,
    /// What definitions call things: … 증후군이다.
    Definition,
    /// Endings and particles of what is always so: 커질수록, 번아웃이란.
    Always,
    /// Verbs after which a quotation is said to the writer or of the writer: 잘한다는 말을 들었다.
    Heard,
    /// Adverbs that irony likes.
    IronicAdverb,
    /// What one wishes one had done: 조금만 더 일찍.
    Sooner,
    /// What makes an idiom one of wishing or supposing.
    Mood,
    /// What feelings are a matter of: 불안을 다룬 책, 갈등 해결 절차.
    Matter,
    /// What is made up.
    Fiction,
    /// Endings of exclamations.
    Exclamation,
    /// What one is proud to have done much of: 23권이나 읽었다.
    Feat,
    /// What one is sorry to have done much of: 세 시간이나 기다렸다.
    Ordeal,
    /// In what people tell the writer how they liked something.
    Message,
    /// When one does not want to work.
    Rest,
    /// Where nobody wants to be then, and what nobody wants to do.
    Toil,
    /// What amounts are told to be much or little by.
    Measure,
    /// What comparisons turn on.
    Comparison,
    /// What people complain about every day.
    Grievance,
    /// What others are praised for, and what irony praises them for.
    Virtue,
    /// Those who judge what one does.
    Judge,
    /// What they say of it.
    Verdict,
    /// What one does who wants something much.
    Longing,
    /// How it comes true.
    Attainment,
    /// How it does not.
    Miss,
    /// Verbs that only quote what stands before them: 전화위복이라고 하다.
    Quoting,
    /// Verbs of passing on what somebody said, at the end of a sentence.
    Reporting,
    /// Verbs of what one dreads: 떨어질 줄 알았는데.
    Dreaded,
    /// Verbs of what one hopes for: 붙을 줄 알았는데.
    Hoped,
    /// What one would call a year's gain, and would rather have than its opposite.
    Gain,
    /// What lists of things to come are called: 목표: 하프 마라톤 완주.
    Agenda,
    /// Verbs of how one passes a time: 연휴를 사무실에서 보냈다.
    Spent,
    /// Titles of who is good at something, and names of being so: 지각의 달인, 탈락도 재능이다.
    Title,
    /// Crying and being about to.
    Tears,
    /// Kind words and deeds: 고맙다는 말에 눈물이 났다.
    Kindness,
    /// What one feels with.
    Heart,
    /// What is the matter with something that can be made good: 잃어버린, 밀린.
    Lost,
    /// Verbs of making it good.
    Mend,
    /// What becomes of good things: 다정하던 사람이 변했다.
    Spoilt,
    /// What is only begun or looks so: 이름만, 등록만.
    MereForm,
    /// Verbs of getting to an amount.
    Crossing,
    /// Verbs of getting no further.
    Staying,
    /// Who and what tells how one's health is.
    Diagnosis,
    /// What one expects of others: 한마디 상의도 없이.
    Courtesy,
    /// What it is no fault not to do: 쉬지도 않고.
    Pause,
    /// Verbs of getting something done: 사흘 만에 끝냈다.
    Finish,
    /// Verbs of giving it up: 사흘 만에 그만뒀다.
    Quit,
    /// What takes time that one would rather have: 응답 시간, 출퇴근 시간.
    Slow,
    /// After which the sentence turns.
    Turn,
    /// What leaves everything else out: 회의만, 앉아만.
    Only,
    /// 한 번도, 읽지도 않고, 한 주도.
    Even,
    /// 말뿐이다
    Mere,
    /// Words of turns of phrase that only irony has: A이라 쓰고 B라 읽는다, 누가 보면, 터져 주었다, 하라는 건지.
    Phrase,
    /// 단골마저 떠났다, 인사조차 없었다
    Utmost,
    /// -느니: what one would rather not do.
    Rather,
    /// 또 당직이다
    Again,
    /// Technical things.
    Work,
    /// Verbs of what is done to somebody who did not ask for it.
    Imposed,
    /// Signs with a quotation mark.
    Quotation,
    /// Commas.
    Comma,
    /// Slashes.
    Slash,
    /// Exclamation marks.
    Shout,
    /// Words in Latin letters.
    Latin,
}

/// The words of each trait, in their dictionary forms without 다.
const WORDS: &[(Trait, &str)] = &[
    (
        Trait::Light,
        "하 되 느끼 있 가지 갖 받 들 나 생기 보 주 얻 남 오 크 많 걸리 당하 겪 앓 일으키 저지르 부리 흘리 끼치",
    ),
    (
        Trait::Thought,
        "생각 느끼 싶 보 믿 다짐 결심 여기 판단 기억 알 모르 착각 확신 자부 기대 고민 걱정 후회 반성 깨닫 \
        생각나 생각되 느껴지 느낌 생각하 인정 평가 치 마음 마음먹 자신 볼 할 \
        자책 되뇌 곱씹",
    ),
    (
        Trait::Person,
        "님 씨 친구 엄마 아빠 어머니 아버지 부모 부모님 동생 언니 누나 오빠 형 아내 남편 와이프 딸 아들 아이 \
        애 아기 할머니 할아버지 이모 삼촌 고모 장모 시어머니 팀장 부장 과장 대리 사장 대표 상사 선배 후배 동료 \
        동기 팀원 직원 사람 사람들 선생 교수 학생 환자 손님 고객 조원 그 그녀 누구 아저씨 아주머니 이웃 면접관 \
        멘토 멘티 감독 코치 의사 간호사 기사 남자 여자 애인 남친 여친 남자친구 여자친구 개발자 기획자 디자이너 \
        담임 사수 부사수 신입 막내 지인 주인공 룸메 룸메이트 반장 회장 이사 본부장 실장 주임 \
        노인 아줌마 이모님 작가 저자 강사 화자 집주인 점원 \
         후임 선임 시누이 올케 형수 형님 매형 처남 처제 조카 손주 손자 손녀 사촌 짝꿍 교관 소대장 중대장 대대장 원장 사모 점장 \
         매니저 알바 알바생 소장 조장 반장 부원 단원 트레이너 수간호사 셰프 주방장 공장장 이장 임대인 며느리 사위 \
         장인 시아버지 시부모 동갑 원생 훈련병 병장 상병 일병 이병",
    ),
    (Trait::Other, "그 그녀 누구 너 당신 여러분 걔 얘"),
    (
        Trait::Technical,
        "에러 오류 버그 예외 장애 문제 실패 충돌 경고 결함 이슈 취약점 지연 부하 누수 중복 제한 한계 손실 위험 \
        리스크 비용 단점 복잡 복잡도 삭제 제거 종료 거절 차단",
    ),
    (
        Trait::TechnicalVerb,
        "처리 추가 수정 반환 출력 던지 잡 고치 발생 뜨 나타나 확인 찾 로깅 기록 감지 방지 해결 구현 분석 정의 \
        표시 이 관련 대하 위하 경우 때 막 풀 다루 설명 정리 테스트 재현 파악 보이 전달 호출 있",
    ),
    (Trait::Topic, "점 것 거 일 순간 이유 부분 들 때 기억 회고 것들 점들 경험 방법 날 목록 목표 리스트"),
    (Trait::Negator, "안 못 않 못하 아니 아니하 말 없"),
    (Trait::Saying, "하 말 말하 보 생각 생각하 장담 부르 여기 느끼 자신 단언"),
    (Trait::Least, "하나 하루 한번 순간 조금 누구 아무 사람 번 명 개 일 때 날 적 군데 마디 구석"),
    (
        Trait::Past,
        "작년 예전 전 이전 옛날 그때 지난해 재작년 처음 그전 지난번 어제 평소 마음 생각 기대 당시 초 시절 과거",
    ),
    (
        Trait::Recovery,
        "낫 나아지 좋아지 호전 완치 치료 치유 고치 회복 괜찮아지 해방 자유롭 갚 끊 끝나 졸업 멎 그치 가시 \
        사라지 없어지 벗 털 풀리 해결 떼 이기 \
        잦아들 수그러들 누그러지 걷히 가라앉 진정",
    ),
    (
        Trait::Loss,
        "잃 잃어버리 꺾이 꺾 무너지 깨지 흐트러지 흐려지 빼앗기 뺏기 무산 취소 깎이 식 접 놓치 멀어지 끊기 \
        무뎌지 시들 바닥나 닳 짓밟히 망가지 모자라 부족 날아가 날리 포기 상실 \
        적 드물 모르 떠나 각박",
    ),
    (
        Trait::Wanted,
        "유입 방문자 이용자 가입자 회원 팔로워 스타 다운로드 트래픽 후원 후원자 수강생 재방문 평점 별점 예산 복지 전환 클릭 참여 만족도 처리량 \
        커버리지 성과급 상여금 보너스 방문객 관객 손님 단골손님 매출 수입 월급 연봉 급여 소득 성적 점수 실력 체력 주문 근육 근육량 저축 일감 독자 구독자 \
        조회수 여유 말수 수확 수확량 주가 잔고 정확도 팬 예약 대화 관심 휴가 여가 판매 판매량 이익 수익 사기 \
        근력 저녁 일상 말동무 일거리 온기 활기 생기 \
        단골 재구매 시청자 청취자 좋아요 리뷰어 관람객 등록생 원생 합격률 취업률 성공률 수익률 재구매율 \
        재방문율 만족 완독률 출석률 참석자 신청자 응모자 후원금 기부금 모금액 저금 용돈 수면 잠 식욕 웃음 \
        미소 칭찬 자유 자유시간 여윳돈 폐활량 인맥 회복력 집중력 면역력 지구력 기억력 체력장 승률 타율 학점 등수 \
        팬덤 판매고 예매율 발행부수 ",
    ),
    (
        Trait::Unwanted,
        "야근 업무 업무량 지출 비용 빚 대출 이자 실수 잔소리 한숨 월세 물가 전기세 생활비 병원비 두통 눈물 짐 \
        술 담배 흰머리 주름 뱃살 체중 몸무게 살 소음 민원 말다툼 다툼 싸움 지각 결석 코골이 잔업 숙제 과제 \
        회의 에러율 실패율 반품률 해지율 탈퇴율 환불률 결석률 이혼율 실업률 경쟁률 반품 클레임 알람 사용량 요금 서버비 재작업 오답 해지 탈퇴 이탈 흡연 갈등 감기 증상 증세 통증 기침 가려움 건망증 말더듬 떼 불량 불량률 사고율 이탈률 이직률 재발률 불만 병원 회식 술자리 \
        당직 숙직 특근 밤샘 철야 새벽근무 낙상 욕창 감염률 오류율 반려 재수술 합병증 콜레스테롤 간수치 \
        체지방 체지방률 빈혈 발작 결근 조퇴 벌점 과태료 미납 연체 연체율 미수금 적자 폐기율 파손 오배송 문의전화 \
        욕설 악플 항의 컴플레인 진상 고성 폭언 대기줄 잡무 서류 결재 보고서 카드값 관리비 난방비 집세 임대료 \
        대출금 등록금 학원비 통신비 식비 배달비 수수료 세금 다운타임 탈모 잔병치레 불면 악몽 \
        부기 붓기 미열 고열 혈압 혈당 잡음 이명 멍 흉터 각질 두드러기 습진 비염 어지럼증 치통 근육통 오타 노쇼 환불 결항 연착 정전 \
         단수 체납 독촉 악취 층간소음 곰팡이 잔병 헛걸음 \
         술값 담뱃값 몸살 편두통 생리통 요통 허리통증 설사 변비 알레르기 여드름 기미 뾰루지",
    ),
    (Trait::Writer, "나 내 저 제 난 우리 저희 본인"),
    (Trait::Reader, "당신 여러분 그대 너희 독자"),
    (Trait::Everybody, "사람 인간 누구나 대부분 초보자 사용자 인생 삶 행복 사랑 성공 실패 고객 리더 관리자 개발자"),
    (Trait::Definition, "말 뜻 증후군 개념 과정 현상 질환 질병 용어 단어 상태 능력 방법론 원칙 법칙 이론 기법"),
    (Trait::Always, "ㄹ수록 란 이란"),
    (
        Trait::Heard,
        "듣 받 칭찬 격려 위로 응원 인사 혼나 혼내 지적 다그치 소리 한마디 피드백 덕담 핀잔 꾸중 야단 \
        통보 연락 답변 답장 회신 판정 진단 선고 제안 평 전화",
    ),
    (Trait::IronicAdverb, "참 아주 퍽 퍽이나 어찌나 잘도 참으로"),
    (Trait::Sooner, "만 조금 좀 더 일찍 빨리 미리 진작 처음 제때 차라리 한번"),
    (Trait::Mood, "싶 겠 ㄹ 면 아야 줄"),
    (
        Trait::Matter,
        "방법 법 절차 논문 책 강의 강연 강좌 훈련 연구 조사 이론 단계 설문 문항 지수 척도 등급 접수 창구 대책 정책 제도 지침 \
        수칙 관하 대하 검사지 설문지 평가지 개념 정의 원인 종류 유형 함수 코드 로직 기능 필터 옵션 교육 캠페인 상담소 센터 프로그램 영화 소설 시집 노래 전시 \
        주제 기사 칼럼 메시지 증후군 통계",
    ),
    (Trait::Fiction, "소설 영화 드라마 책 만화 동화 연극 게임 이야기 웹툰"),
    (Trait::Exclamation, "네 네요 지 지요 죠 구나 군 군요 어라 아라 어 아 로다 구만"),
    (
        Trait::Feat,
        "읽 쓰 뛰 달리 걷 모으 모 빼 빠지 감량 완독 올리 그리 배우 풀 따 팔 팔리 벌 외우 오르 완주 완성 해내 키우 \
        심 기부 저축 빨라지 빠르 단축 다녀오 보 만나 적 찍 마스터 완등 돌파 번역 출간 연재 발행 헤엄치 정리",
    ),
    (Trait::Ordeal, "기다리 걸리 늦 밀리 헤매 버리 고치 갈아타 굶 새 매달리 갇히 서 시달리 날리 뒤척이"),
    (Trait::Message, "편지 쪽지 메일 이메일 댓글 후기 소감 반응 호평 엽서 카드 디엠 문자 인사"),
    (
        Trait::Rest,
        "연휴 주말 휴가 휴일 명절 추석 설날 설 크리스마스 생일 방학 신혼여행 연차 일요일 토요일 공휴일 결혼기념일",
    ),
    (
        Trait::Toil,
        "사무실 회사 병원 응급실 응급 호출 서버실 야근 출근 당직 업무 보고서 마감 장애 편집실 현장 근무 일 회의 특근 공장 병실 \
        과제 숙제 독서실 노트북",
    ),
    (Trait::Measure, "만 이나 나 밖에 겨우 고작 기껏해야 기껏 달랑"),
    (Trait::Comparison, "나 내 모습 만 처럼 만큼 같 보다 느니만"),
    (
        Trait::Grievance,
        "새벽 야근 야간 마감 민원 윗집 아랫집 옆집 층간 소음 통장 잔고 카드값 월세 전세 대출 이자 물가 관리비 전기세 대기 대기표 지연 연착 \
        고장 회식 조별 팀플 꼴찌 꼴등 늦잠 지각 벌금 과태료 딱지 헬스장 작심삼일 탕진 텅텅 품절 환불 반품 먼지 벌레 바퀴벌레 모기 \
        지옥철 만원 급식 식은 컵라면 삼각김밥 참치 스팸 치약 수건 볼펜 보너스 상여금 성과급 수당 인상 동결 공짜 무급 몫 차지 오류 버그 \
        장애 당직 숙직 특근 감원 인원 결재 부업 클레임 진상 탈락 불합격 재수강 갑질 원청 스팸메일 광고 정체 막히 미루 쌓이 떠넘기 혼자 \
        대신 겨우 고작 달랑 \
        한밤 밤새 호출 응급 만석 대기줄 번호표 미룬 잔업 야식 적자 폐업 반려 재시험 \
         낙제 학고 학사경고 과락 광탈 서탈 면탈 최탈 카톡 단톡방 잔소리 뱃살 흰머리 탈모 고지서 명세서 미납 영수증 병가 \
        사유서 시말서 경위서 반성문 백업 롤백 핫픽스 점호 얼차려 불침번 훈련 유격 혹한기 제설 제초 삽질 예초기 인수인계 잡무 \
        커피심부름 심부름 복사 뒷정리 설거지 빨래 층간소음 시댁 깡통 사기 누수 곰팡이 컵밥 라면",
    ),
    (
        Trait::Virtue,
        "배려 배려심 친절 자상 훌륭 대단 위대 완벽 탁월 센스 성실 성의 정성 인심 마음씨 공평 공정 자비 아량 세심 꼼꼼 다정 상냥 책임감 \
        추진력 판단력 안목 매너 양심 효율 신속 발빠르 투철 감동 감격 눈물겹 황송 과분 영광 호강 낭만 호사 축복 은혜 은총 천국 장하 \
        사랑 깨끗 대박 기적 환상 생산 합리 알차 보람차 존경 지혜 현명 똑똑 유능 능력 인재 천재 자랑 자랑스럽 넘치 복지 행운 후하 인자 \
        꿀 명품 최고 \
        효율성 놀랍 재주 풍성 뜻깊 훈훈 화목 화기애애 유익 생산성 청렴 정의 합심 협동 팀워크 협업 소통 신뢰 자율 수평 유연 \
        투명 클래스 스케일 기막히 눈부시 풍요 감개무량 아름답 아름다움 사려 배포 통크 넉넉 공헌 기여 애정 자애 온정 \
        자비롭 열정 근성 투지",
    ),
    (
        Trait::Judge,
        "의사 담당의 주치의 교수 면접관 코치 감독 심사위원 담임 사수 팀장 부장 과장 사장 대표 선생 멘토 강사 리뷰어 편집자 고객 손님 상사 선배 트레이너 원장 심사위원단 동료 점장 매니저 \
        수간호사 간호사 환자 보호자 학부모 어머님 중대장 소대장 대대장 조교 행보관 사감 심사평 관장 사부 셰프 점주 본사 클라이언트 \
        고객사 담당자 의뢰인 독자 시어머니 장인 할머니",
    ),
    (
        Trait::Verdict,
        "완치 최고 합격 훌륭 완벽 대단 잘하 나아지 좋아지 낫 늘 엉망 형편없 부족 멀 실망 정상 깨끗 탈락 미달 수준 재능 소질 믿 맡기 뻔 뛰어나 대견 기특 나무라 흠잡 손대 성장 발전 \
        맡길 안심 든든 믿음직 물오르 일취월장 어렵 힘들 안되 쓸 쓰 소용없 재능없 가망 희망 \
        괜찮 매끄럽 깔끔 인상적 인상 신선 참신 뻔하 지루 평범 밋밋 산만 어색 얕 허술 미흡 약하 서투르 성실 꼼꼼 침착 정확 탄탄 \
        안정 맞 어울리 나쁘 심각 아깝 장하",
    ),
    (Trait::Longing, "바라 꿈꾸 그리 기다리 원하 벼르 그리워하 바래 고대 희망 염원 소망 갈망 학수고대"),
    (
        Trait::Attainment,
        "되 가 오 찾아오 이루 이루어지 이뤄지 붙 만나 얻 받 사 들어가 다녀오 보 배우 열 나오 잡 맡 태어나 밟 떠나 가지 갖 합격 입사 입학 장만 성공 시작 취업 이직 졸업 개업 출간 도착 \
        이사",
    ),
    (Trait::Miss, "떨어지 놓치 미끄러지 잃 포기하 틀어지 깨지 탈락 취소 무산 실패 포기 불합격"),
    (Trait::Quoting, "하 말하 그러 부르 듣 쓰 적 외치 되 쓰이 적히"),
    (Trait::Reporting, "하 말하 그러 적 쓰 묻 전하 알려지 되 이야기하 외치 주 보내"),
    (Trait::Dreaded, "떨어지 망하 지 망치 죽 틀리 깨지 혼나 잘리 늦 어렵"),
    (Trait::Hoped, "붙 이기 쉽 끝나 오르 낫 되 풀리 팔리"),
    (
        Trait::Gain,
        "성장 발전 성과 성공 기쁨 행복 설렘 재미 보람 여유 휴식 칭찬 자신감 희망 도약 성취 만족 전진 즐거움 기대 배움",
    ),
    (Trait::Agenda, "목표 계획 다짐 소원 버킷리스트 위시리스트 소망 바람 todo 예정"),
    (Trait::Spent, "보내 지내 맞 맞이하 새 반납 날리 불려 매달리"),
    (
        Trait::Title,
        "달인 장인 아이콘 귀재 천재 대가 전문가 여왕 챔피언 국가대표 대명사 표본 끝판왕 재능 능력 실력 재주 특기 예술 기술 금메달 올림픽 종목 \
        훈장",
    ),
    (Trait::Tears, "눈물 울컥 울컥하 울 눈시울 코끝 눈가 펑펑 글썽이 글썽 먹먹 먹먹하 울먹이 울음 콧등"),
    (
        Trait::Kindness,
        "고맙 감사 고마움 수고 고생 사랑 자랑스럽 축하 응원 위로 격려 칭찬 박수 환호 선물 편지 쪽지 손편지 포옹 배려 진심 정성 애쓰 대견 기특         존경 덕분 잘하 힘내 괜찮 믿 보고싶 환영 환대 마중 앙코르 합격 \
        케이크 깜짝 꽃다발 파티 도시락 반찬 손수건 축가 카네이션 용돈 미역국 몰래 서프라이즈",
    ),
    (Trait::Heart, "마음 기분 가슴 몸 머리 기운 속 생각 하루 표정"),
    (
        Trait::Lost,
        "잃어버리 잃 도둑맞 떼이 끊기 끊어지 밀리 묵 쌓이 미루 막히 멈추 틀어지 사라지 없어지 빼앗기 뺏기 헤어지 날아가 고장 나가 꼬이 얽히",
    ),
    (
        Trait::Mend,
        "찾 되찾 찾아내 돌아오 되돌아오 닿 받 받아내 돌려받 닫 비우 지우 처리 해치우 정리 끝내 뚫리 뚫 고치 잡 잡히 풀리 풀 해결 갚 털 이어지 열리 복구 수습 마무리 회복         만나 살리 살아나 만들",
    ),
    (Trait::Spoilt, "변하 달라지 쓰러지 닫 문닫 시들해지 등돌리 망하 깨 죽 사라지 없어지 그만두 아프 다치 무너지"),
    (
        Trait::MereForm,
        "이름 무늬 말 껍데기 허울 제목 등록 결제 계획 걱정 고민 폴더 신청 핑계 겉모습 다짐 구경 생각 눈팅 시늉 욕심 나이 마음 입",
    ),
    (Trait::Crossing, "넘 넘기 넘어서 돌파 찍 달성 채우 도달 뚫"),
    (
        Trait::Courtesy,
        "상의 말 한마디 사과 인사 설명 연락 예고 통보 허락 동의 의논 언질 대답 답장 답 안내 공지 기척 미안",
    ),
    (Trait::Finish, "끝내 마치 해결 완성 붙 취업 합격 통과 고치 낫 갚 돌려받 완판 매진 달 되찾 마무리 성공 개통 복구"),
    (
        Trait::Quit,
        "그만두 퇴사 롤백 접 포기 끊기 헤어지 탈락 해체 폐업 관두 때려치우 꺼지 고장 취소 시들 이혼 파혼 부도",
    ),
    (Trait::Slow, "응답 로딩 빌드 배포 대기 컴파일 실행 처리 출퇴근 통근 출근 회의 야근"),
    (Trait::Pause, "쉬 멈추 지치 질리 잊 굴하 자 늦 아끼 지 밀리 꺾이 틀리 놓치 먹"),
    (Trait::Staying, "그치 머물 머무르 머무 불과 멈추 정체 멈"),
    (
        Trait::Diagnosis,
        "의사 담당의 주치의 병원 검사 검진 진단 결과 판정 내시경 초음파 조직검사 수치 엑스레이 \
        조직 피검사 CT MRI 소견 암 위암 폐암 대장암 유방암 갑상선암 백혈병 종양 용종 결절 골절 디스크 치매 당뇨 고혈압 \
        우울증 폐렴 결핵 맹장염 뇌졸중 뇌출혈 심근경색 협심증 임신 악성 양성 재발 전이 정상",
    ),
    (
        Trait::Turn,
        "하지만 그러나 그래도 다만 그렇지만 그런데 근데 그럼에도 하지만은 오히려 결국 그치만 허나 그런데도 그래두",
    ),
    (Trait::Only, "만 아만 어만"),
    (Trait::Even, "도 주도"),
    (Trait::Mere, "뿐"),
    (Trait::Phrase, "쓰 보 주 라는 란"),
    (Trait::Utmost, "마저 조차"),
    (Trait::Rather, "느니"),
    (Trait::Again, "또"),
    (
        Trait::Work,
        "테스트 빌드 머지 배포 서버 요청 응답 쿼리 함수 로그 버튼 페이지 캐시 스레드 프로세스 토큰 세션 커넥션 트랜잭션 알림 값 데이터 \
        메시지 큐 디스크 메모리 락",
    ),
    (
        Trait::Imposed,
        "부르 불르 늘리 줄이 시키 던지 맡기 떠넘기 넘기 미루 깨우 터지 터뜨리 올리 깎 자르 내리 뺏 빼앗 쏟 막 끊 잃 찌그러뜨리 망가뜨리 \
        까먹 잊 늦",
    ),
];

const _: () = assert!((Trait::Latin as u32) < u128::BITS, "each trait has a bit");

/// The traits of a word, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Traits(u128);

impl Traits {
    /// Of a word with this symbol.
    pub(super) fn of(word: Symbol) -> Self {
        /// By word a place among the sets of traits.
        static KNOWN: LazyLock<(Table, Vec<u128>)> = LazyLock::new(|| {
            let (mut places, mut sets) = (Table::default(), Vec::new());
            for (own, words) in WORDS {
                for form in words.split_whitespace() {
                    for group in [Group::Nominal, Group::Predicate, Group::Modifier, Group::Ending, Group::Particle] {
                        let next = u32::try_from(sets.len()).unwrap_or(0);
                        let place = places.get_or_insert(symbol(group, form), next);
                        if place == next {
                            sets.push(0);
                        }
                        sets[place as usize] |= 1 << *own as u32;
                    }
                }
            }
            (places, sets)
        });
        let (places, sets) = &*KNOWN;
        Self(places.get(word).map_or(0, |place| sets[place as usize]))
    }

    /// Those of either of two.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With another one.
    pub(super) const fn with(self, own: Trait) -> Self {
        Self(self.0 | 1 << own as u32)
    }

    pub(super) const fn has(self, own: Trait) -> bool {
        self.0 >> own as u32 & 1 == 1
    }
}
