//! The title and what sums up the whole.

use super::super::chapter::Chapter;
use super::super::josa::Josa;
use super::super::lang::Lang;
use super::super::text::short;
use super::super::{Mood, Report};

impl Lang {
    /// The report's title.
    pub(in super::super) fn title(self, report: &Report) -> String {
        let own = report.title.as_deref().map(|title| short(title, 120)).filter(|title| !title.is_empty());
        own.unwrap_or_else(|| match (self, report.years()) {
            (Self::Ko, None) => "회고".to_owned(),
            (Self::En, None) => "A look back".to_owned(),
            (Self::Ko, Some((first, last))) if first == last => format!("{first}년 회고"),
            (Self::En, Some((first, last))) if first == last => format!("{first} in review"),
            (Self::Ko, Some((first, last))) => format!("{}년의 회고", last - first + 1),
            (Self::En, Some((first, last))) => format!("{} years in review", last - first + 1),
        })
    }

    /// A chapter's name: 2021년.
    pub(in super::super) fn chapter(self, chapter: &Chapter) -> String {
        chapter.year.map_or_else(|| self.labels().undated.to_owned(), |year| self.year(year))
    }

    /// What sums up the whole, in a sentence or two.
    pub(in super::super) fn lead(self, report: &Report) -> Vec<String> {
        if report.chapters.is_empty() {
            return vec![self.labels().nothing.to_owned()];
        }
        let mut lead = vec![self.moods(report)];
        lead.extend(self.constant(report));
        lead
    }

    fn moods(self, report: &Report) -> String {
        let judged: Vec<(i32, Mood)> =
            report.chapters.iter().filter_map(|chapter| Some((chapter.year?, chapter.mood?))).collect();
        let sure = judged.iter().filter(|(_, mood)| !mood.is_small());
        let brightest = sure.clone().max_by(|a, b| a.1.mean.total_cmp(&b.1.mean));
        let heaviest = sure.min_by(|a, b| a.1.mean.total_cmp(&b.1.mean));
        match (brightest, heaviest) {
            (Some((bright, high)), Some((heavy, low))) if bright != heavy && high.is_apart(low) => match self {
                Self::Ko => format!("가장 밝게 읽히는 해는 {bright}년, 가장 무겁게 읽히는 해는 {heavy}년이에요."),
                Self::En => format!("The year that reads brightest is {bright}; the heaviest is {heavy}."),
            },
            (Some((bright, _)), Some((heavy, _))) if bright != heavy => self
                .pick(
                    "어느 해도 다른 해와 뚜렷이 다른 분위기로 읽히지는 않아요.",
                    "No year reads clearly different from the others.",
                )
                .to_owned(),
            _ => match report.chapters.iter().find_map(|chapter| self.chapter_mood(chapter)) {
                Some(sentence) if judged.len() <= 1 => sentence,
                _ => self.counted(report),
            },
        }
    }

    /// The word that goes through most years.
    fn constant(self, report: &Report) -> Option<String> {
        let years = report.chapters.iter().filter(|chapter| chapter.year.is_some()).count();
        let present = |points: &[super::super::Point]| points.iter().filter(|point| point.count > 0).count();
        // Of several the first, which is the most telling.
        let best = report.courses.iter().rev().max_by_key(|course| present(&course.points))?;
        let count = present(&best.points);
        if years < 3 || count < 3 {
            return None;
        }
        let word = short(&best.text, 24);
        let topic = Josa::Topic.after(&word);
        Some(match self {
            Self::Ko if count >= years => format!("‘{word}’{topic} 한 해도 빠짐없이 나와요."),
            Self::Ko => format!("‘{word}’{topic} {years}년 가운데 {count}년에 나와요."),
            Self::En if count >= years => format!("“{word}” comes up in every single one."),
            Self::En => format!("“{word}” comes up in {count} of {years} years."),
        })
    }

    /// What was read, in a sentence.
    pub(in super::super) fn counted(self, report: &Report) -> String {
        let (posts, sentences) = (self.posts(report.corpus.posts), self.sentences(report.corpus.sentences));
        match self {
            Self::Ko => format!("글 {posts}, 문장 {sentences}를 읽었어요."),
            Self::En => format!("{posts} and {sentences} were read."),
        }
    }
}
