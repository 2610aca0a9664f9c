//! The title and what sums up the whole.

use super::super::Report;
use super::super::chapter::Chapter;
use super::super::josa::Josa;
use super::super::lang::Lang;
use super::super::text::short;

impl Lang {
    /// The report's title.
    pub(in super::super) fn title(self, report: &Report) -> String {
        let own = report.title.as_deref().map(|title| short(title, 120)).filter(|title| !title.is_empty());
        own.unwrap_or_else(|| match (self, report.written()) {
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
        let mut lead: Vec<String> = self.words(report).into_iter().chain(self.moods(report)).collect();
        if lead.is_empty() {
            lead.push(self.counted(report));
        }
        lead.extend(self.constant(report));
        lead
    }

    /// From the word of the first year to that of the last.
    fn words(self, report: &Report) -> Option<String> {
        let written = report.chapters.iter().filter(|chapter| chapter.posts > 0);
        let mut words = written.filter_map(|chapter| Some((chapter.year?, short(&chapter.words.first()?.text, 24))));
        let (first, from) = words.next()?;
        let (last, to) = words.next_back()?;
        Some(match self {
            Self::Ko => format!("{first}년의 ‘{from}’\u{2060}에서 {last}년의 ‘{to}’\u{2060}까지."),
            Self::En => format!("From “{from}” in {first} to “{to}” in {last}."),
        })
    }

    /// Which years differ, if any does; of a single one, how it sounds.
    fn moods(self, report: &Report) -> Option<String> {
        if let Some(extremes) = extremes(report) {
            return extremes.are_apart.then(|| self.extremes(&extremes));
        }
        let mut sentences = report.chapters.iter().filter_map(|chapter| self.chapter_mood(chapter));
        sentences.next().filter(|_| sentences.next().is_none())
    }

    /// What the curve of the moods shows, in a sentence.
    pub(in super::super) fn curve(self, report: &Report) -> Option<String> {
        let extremes = extremes(report)?;
        let even = "어느 해도 다른 해와 뚜렷이 다른 분위기로 읽히지는 않아요.";
        let even = self.pick(even, "No year reads clearly different from the others.");
        Some(if extremes.are_apart { self.extremes(&extremes) } else { even.to_owned() })
    }

    fn extremes(self, Extremes { bright, heavy, .. }: &Extremes) -> String {
        match self {
            Self::Ko => format!("가장 밝게 읽히는 해는 {bright}년, 가장 무겁게 읽히는 해는 {heavy}년이에요."),
            Self::En => format!("The year that reads brightest is {bright}; the heaviest is {heavy}."),
        }
    }

    /// The word that goes through most years.
    fn constant(self, report: &Report) -> Option<String> {
        let years = report.written_years();
        let present = |points: &[super::super::Point]| points.iter().filter(|point| point.count > 0).count();
        // Of several the first, which is the most telling.
        let best = report.courses.iter().rev().max_by_key(|course| present(&course.points))?;
        let count = present(&best.points);
        if years < 3 || count < 3 {
            return None;
        }
        let word = short(&best.text, 24);
        // The joiner keeps the particle on the line of its word.
        let topic = Josa::Topic.after(&word);
        Some(match self {
            Self::Ko if count >= years => format!("‘{word}’\u{2060}{topic} 한 해도 빠짐없이 나와요."),
            Self::Ko => format!("‘{word}’\u{2060}{topic} {years}년 가운데 {count}년에 나와요."),
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

/// The years with the highest and the lowest mood.
struct Extremes {
    bright: i32,
    heavy: i32,
    /// Whether it is hardly chance that they differ.
    are_apart: bool,
}

/// Of at least two years with more than a few sentences.
fn extremes(report: &Report) -> Option<Extremes> {
    let judged = report
        .chapters
        .iter()
        .filter_map(|chapter| Some((chapter.year?, chapter.mood.filter(|mood| !mood.is_small())?)));
    let (bright, high) = judged.clone().max_by(|a, b| a.1.mean.total_cmp(&b.1.mean))?;
    let (heavy, low) = judged.min_by(|a, b| a.1.mean.total_cmp(&b.1.mean))?;
    (bright != heavy).then(|| Extremes { bright, heavy, are_apart: high.is_apart(&low) })
}
