//! What is said about words.

use super::super::chapter::{Chapter, Word};
use super::super::course::{Change, Course, Shift, ShiftKind};
use super::super::lang::Lang;

impl Lang {
    /// The posts of a chapter, or that it has none of its own.
    pub(in super::super) fn posts_of(self, chapter: &Chapter) -> String {
        match (self, chapter.posts) {
            (Self::Ko, 0) => "다른 해에 쓴 글".to_owned(),
            (Self::En, 0) => "from other years’ posts".to_owned(),
            (Self::Ko, posts) => format!("글 {}", self.posts(posts)),
            (Self::En, posts) => self.posts(posts),
        }
    }

    /// How much a chapter has.
    pub(in super::super) fn facts(self, chapter: &Chapter) -> String {
        let sentences = self.sentences(chapter.sentences);
        match (self, chapter.posts) {
            (Self::Ko, 0) => format!("이 해에 쓴 글은 없지만, 다른 해의 글 속 문장 {sentences}가 이 해를 이야기해요."),
            (Self::En, 0) => format!("No post of its own, but {sentences} in other years’ posts."),
            (Self::Ko, posts) => format!("글 {} · 문장 {sentences}", self.posts(posts)),
            (Self::En, posts) => format!("{} · {sentences}", self.posts(posts)),
        }
    }

    /// How often a word comes up, and against other years if there are any.
    pub(in super::super) fn word_facts(self, word: &Word, is_compared: bool) -> String {
        let mut facts = vec![self.times(word.count)];
        match word.ratio {
            _ if !is_compared => {}
            None => facts.push(self.labels().only_this_year.to_owned()),
            // Of what was written once or twice no ratio is worth telling, and a huge one tells no more than that.
            Some(ratio) if ratio >= 30.0 && ratio.is_finite() => facts.push(self.labels().hardly_elsewhere.to_owned()),
            Some(ratio) if ratio >= 1.5 && word.count > 2 => {
                let ratio = if ratio < 10.0 { format!("{ratio:.1}") } else { format!("{ratio:.0}") };
                let ratio = ratio.strip_suffix(".0").unwrap_or(&ratio);
                facts.push(self.pick(format!("다른 해의 {ratio}배"), format!("{ratio} × other years")));
            }
            Some(_) => {}
        }
        if word.posts == 1 && word.count > 1 {
            facts.push(self.labels().one_post.to_owned());
        }
        facts.join(" · ")
    }

    /// Words that changed from one year to another.
    pub(in super::super) fn change(self, change: &Change) -> String {
        let (from, to) = (change.from, change.to);
        self.pick(format!("{from}년과 달라진 말"), format!("Words that changed, {from} to {to}"))
    }

    /// How often a word that appeared or disappeared was written.
    pub(in super::super) fn shift_facts(self, shift: &Shift) -> String {
        let count = if shift.kind == ShiftKind::Gone { shift.before } else { shift.after };
        let times = self.times(count);
        match (self, shift.last_seen) {
            (Self::Ko, Some(year)) if shift.kind == ShiftKind::Returning => format!("{times}, {year}년 뒤로 처음"),
            (Self::En, Some(year)) if shift.kind == ShiftKind::Returning => format!("{times}, last in {year}"),
            _ => times,
        }
    }

    /// In how many years a word comes up, and where it goes.
    pub(in super::super) fn course(self, course: &Course, years: usize) -> String {
        let present = course.points.iter().filter(|point| point.count > 0).count();
        let total = course.points.iter().map(|point| point.count).sum();
        let times = self.times(total);
        let way = match course.slope {
            Some(slope) if slope > 0.0 => self.pick(" · 해가 갈수록 늘어요", " · more and more"),
            Some(slope) if slope < 0.0 => self.pick(" · 해가 갈수록 줄어요", " · less and less"),
            _ => "",
        };
        match self {
            Self::Ko if present >= years => format!("한 해도 빠짐없이, {times}{way}"),
            Self::En if present >= years => format!("in every year, {times}{way}"),
            Self::Ko => format!("{years}년 가운데 {present}년, {times}{way}"),
            Self::En => format!("in {present} of {years} years, {times}{way}"),
        }
    }

    /// How often a word was written since it first was.
    pub(in super::super) fn since_then(self, count: u64) -> String {
        self.pick(format!("모두 {}", self.times(count)), format!("{} in all", self.times(count)))
    }
}
