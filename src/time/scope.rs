//! Which of its expressions says when a sentence happens.

use super::scan::Found;
use super::word::Word;
use crate::document::Date;
use crate::tag::Tag;

/// What a sentence without an expression of its own inherits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Scope {
    /// One year, or those that a heading names: 22년 회고와 23년 목표.
    pub(super) years: Vec<i32>,
    /// The year, and the month if it is known.
    pub(super) period: Date,
}

impl Scope {
    pub(super) fn of(period: Date) -> Self {
        Self { years: vec![period.year], period: Date { day: None, ..period } }
    }
}

/// The years of expressions, in order.
pub(super) fn years(found: &[Found]) -> Vec<i32> {
    let months = found.iter().map(|found| found.time.months);
    let mut years: Vec<i32> = months.flat_map(|months| months.from.year()..=months.to.year()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The expression that says when the sentence happens; none if all of them are compared with or belong to a noun (작년에 산
/// 노트북이 고장 났다). Of several it is the one about `year`, the year that the text is in, or else the first.
pub(super) fn main<'a>(words: &[Word<'_>], found: &'a [Found], year: Option<i32>) -> Option<&'a Found> {
    let mut candidates = found.iter().filter(|found| !found.aside && !is_embedded(words, found.words.end));
    let first = candidates.clone().next();
    candidates.find(|found| year.is_some_and(|year| covers(found, year))).or(first)
}

fn covers(found: &Found, year: i32) -> bool {
    (found.time.months.from.year()..=found.time.months.to.year()).contains(&year)
}

/// The period that an expression means; of several years the one that the text is in, or else the last.
pub(super) fn period(found: &Found, year: Option<i32>) -> Date {
    let months = found.time.months;
    if months.from == months.to {
        return months.from.date();
    }
    let year = year.filter(|&year| covers(found, year)).unwrap_or(months.to.year());
    Date { year, month: None, day: None }
}

/// Whether the next verb behind an expression makes an attribute of what stands before it: 작년에 산 노트북.
fn is_embedded(words: &[Word<'_>], at: usize) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    let told = rest.iter().any(|word| matches!(word.last, Tag::Ef | Tag::Ec));
    // 작년 회고를 다시 읽었다.
    let written = ["회고", "목표", "계획", "다짐", "일기", "기록", "포스팅", "버킷리스트", "readme", "나", "모습"];
    let next = if rest.first().is_some_and(|word| word.is("의")) { &rest[1..] } else { rest };
    let titled = ["논문", "기사", "책", "영화", "소설", "노래", "곡", "앨범", "칼럼", "영상", "강연", "버전"];
    if next.first().is_some_and(|noun| noun.is_any(&titled) || noun.is("글")) {
        return true;
    }
    if told
        && next
            .first()
            .is_some_and(|noun| noun.is_any(&written) || noun.is("회") && next.get(1).is_some_and(|word| word.is("고")))
    {
        return true;
    }
    let Some(verb) = rest.iter().position(|word| matches!(word.last, Tag::Ec | Tag::Ef | Tag::Etm | Tag::Etn)) else {
        return false;
    };
    // 할 때, 한 뒤에, 할 것이다 and the like are clauses of their own; 2022년은 힘든 해였다 is about its topic.
    let topic = rest[..verb]
        .iter()
        .take(2)
        .any(|word| word.is_any(&["은", "는", "엔", "에는", "이", "도", "야말로"]) && word.is_particle());
    let clause = rest.get(verb + 1).is_none_or(|noun| {
        noun.is_any(&[
            "때", "후", "뒤", "이후", "지", "적", "것", "거", "게", "건", "걸", "데", "채", "수", "예정", "계획",
            "생각", "해", "동안", "듯", "셈", "편",
        ])
    });
    rest[verb].last == Tag::Etm && !topic && !clause
}

/// Whether what follows happens in the time that an expression means, too. It does not behind 작년부터, which goes on to now, nor
/// behind 작년에는 없었는데 and 작년에 썼던데, which are only the background of something else.
pub(super) fn goes_on(words: &[Word<'_>], at: usize) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    let open = rest.first().is_some_and(|word| word.is_any(&["부터", "까지", "이후", "이래"]));
    let verb = rest.iter().position(|word| matches!(word.last, Tag::Ec | Tag::Ef | Tag::Etm));
    let background = verb.is_some_and(|verb| {
        let (word, next) = (&rest[verb], rest.get(verb + 1));
        match word.last {
            // 2018년에 다녀온 걸 빼면.
            Tag::Etm => next.is_some_and(|next| next.is_any(&["걸", "것", "거", "게", "건"])),
            Tag::Ec => ["데", "지만", "나", "데도", "더니"].iter().any(|ending| word.text.ends_with(ending)),
            _ => word.text.starts_with("더라"),
        }
    });
    let returns = rest.iter().any(|word| word.is_any(&["이번", "지금", "이제", "요즘", "올해"]));
    !open && !background && !returns
}
