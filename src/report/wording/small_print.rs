//! The small print.

use super::super::Report;
use super::super::lang::{Lang, number};

impl Lang {
    /// How many sentences an estimate rests on.
    pub(in super::super) fn small(self, sentences: u64) -> String {
        let sentences = self.sentences(sentences);
        self.pick(
            format!("문장 {sentences}로 셈한 어림이에요. 글이 조금만 달라도 바뀔 수 있어요."),
            format!("A rough guess from {sentences}: a little more text could change it."),
        )
    }

    /// What is not shown of a list.
    pub(in super::super) fn more(self, count: u64) -> String {
        self.pick(format!("이 밖에 {}개가 더 있어요.", number(count)), format!("And {} more.", number(count)))
    }

    /// What was read, as names and values.
    pub(in super::super) fn corpus(self, report: &Report) -> Vec<(&'static str, String)> {
        let (corpus, labels) = (&report.corpus, self.labels());
        let mut facts = vec![(labels.posts, self.posts(corpus.posts))];
        if let (Some(first), Some(last)) = (corpus.first, corpus.last) {
            facts.push((self.pick("글을 쓴 때", "Written"), self.period(first, last)));
        }
        if corpus.undated > 0 {
            facts.push((self.pick("날짜를 알 수 없는 글", "Posts without a date"), self.posts(corpus.undated)));
        }
        if corpus.unreadable > 0 {
            facts.push((self.pick("읽지 못한 파일과 글", "Not readable"), self.count(corpus.unreadable, "개", "item")));
        }
        facts.push((labels.sentences, self.sentences(corpus.sentences)));
        if corpus.words > 0 {
            facts.push((labels.word_count, number(corpus.words)));
        }
        let small: Vec<String> = report
            .chapters
            .iter()
            .filter(|chapter| chapter.few_words || chapter.mood.is_some_and(|mood| mood.is_small()))
            .map(|chapter| self.chapter(chapter))
            .collect();
        if !small.is_empty() {
            facts.push((self.pick("글이 적어 어림인 해", "Rough guesses, little text"), small.join(", ")));
        }
        facts
    }
}
