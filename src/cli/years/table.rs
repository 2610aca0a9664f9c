//! Periods for reading in a terminal.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::super::output::pad;
use super::super::period::{fit, period_name, signed};
use crate::Timeline;
use crate::keyword::keyness::Interval;
use crate::report::Lang;
use crate::timeline::{PeriodAspect, PeriodWord, TimelineEntry, WordShift};

/// Columns of the chart, odd so that 0 has one.
const CHART: usize = 25;

/// How far from 0 the mood of a word must be to be told.
const CLEAR: f64 = 0.15;

/// What the table says, in a language.
struct Labels {
    period: &'static str,
    posts: &'static str,
    sentences: &'static str,
    mood: &'static str,
    keywords: &'static str,
    distinctive: &'static str,
    rising: &'static str,
    falling: &'static str,
    new: &'static str,
    returning: &'static str,
    vanished: &'static str,
    aspects: &'static str,
    emotions: &'static str,
    word: &'static str,
    small: &'static str,
    mentioned: &'static str,
    note: &'static str,
    none: &'static str,
}

const KOREAN: Labels = Labels {
    period: "기간",
    posts: "글",
    sentences: "문장",
    mood: "기분 (95 % 구간)",
    keywords: "자주",
    distinctive: "특히",
    rising: "늘어난",
    falling: "줄어든",
    new: "새로",
    returning: "다시",
    vanished: "사라진",
    aspects: "말의 기분",
    emotions: "감정",
    word: "올해의 말",
    small: "*",
    mentioned: "잠깐 언급한 때, 문장",
    note: "* 글이 적어서 짐작에 가깝습니다. 기분은 −1(부정)부터 1(긍정)까지, 문장이 다루는 때를 기준으로 셉니다.",
    none: "글이 없습니다.",
};

const ENGLISH: Labels = Labels {
    period: "period",
    posts: "posts",
    sentences: "sentences",
    mood: "mood (95 % interval)",
    keywords: "frequent",
    distinctive: "typical",
    rising: "rising",
    falling: "falling",
    new: "new",
    returning: "again",
    vanished: "gone",
    aspects: "mood of words",
    emotions: "emotions",
    word: "word",
    small: "*",
    mentioned: "times that are hardly mentioned, sentences",
    note: "* little text: a guess at best. Mood is from -1 (negative) to 1 (positive); sentences count for the time they are about.",
    none: "No posts.",
};

pub(super) fn table(timeline: &Timeline, lang: Lang) -> String {
    let labels = if lang == Lang::Ko { KOREAN } else { ENGLISH };
    let mut out = String::new();
    if timeline.entries.is_empty() {
        return format!("{}\n", labels.none);
    }
    let scale = scale(timeline);
    let (mentions, entries): (Vec<&TimelineEntry>, Vec<&TimelineEntry>) =
        timeline.entries.iter().partition(|entry| entry.mention);
    let widths = [
        entries.iter().map(|entry| period_name(entry.period, lang).width() + 1).max().unwrap_or(0),
        entries.iter().map(|entry| entry.posts.to_string().len()).max().unwrap_or(0),
        entries.iter().map(|entry| entry.sentences.to_string().len()).max().unwrap_or(0),
    ];
    let heads = [labels.period, labels.posts, labels.sentences];
    let widths = [0, 1, 2].map(|at| widths[at].max(heads[at].width()));
    let _ = writeln!(
        out,
        "{}  {}  {}  {}  {}",
        pad(labels.period, widths[0]),
        lead(labels.posts, widths[1]),
        lead(labels.sentences, widths[2]),
        pad(labels.mood, 22),
        axis(scale),
    );
    for entry in &entries {
        let mark = if entry.small_sample { labels.small } else { "" };
        let name = format!("{}{mark}", period_name(entry.period, lang));
        let mood = entry.mood();
        let text = mood.map_or_else(String::new, |mood| {
            format!("{} ({}…{})", signed(mood.value), signed(mood.low), signed(mood.high))
        });
        let chart = mood.map_or_else(String::new, |mood| bar(mood, scale));
        let row = format!(
            "{}  {}  {}  {}  {chart}",
            pad(&name, widths[0]),
            lead(&entry.posts.to_string(), widths[1]),
            lead(&entry.sentences.to_string(), widths[2]),
            pad(&text, 22),
        );
        let _ = writeln!(out, "{}", row.trim_end());
    }
    let width = [
        labels.keywords,
        labels.distinctive,
        labels.rising,
        labels.falling,
        labels.new,
        labels.aspects,
        labels.emotions,
        labels.word,
    ];
    let width = width.iter().map(|label| label.width()).max().unwrap_or(0);
    for entry in entries.iter().filter(|entry| entry.posts > 0 || !entry.small_sample) {
        details(&mut out, entry, &labels, lang, width);
    }
    out.push('\n');
    if !mentions.is_empty() {
        let names = fit(mentions.iter().map(|entry| period_name(entry.period, lang)));
        let shown = names.split(" · ").count();
        let more = if shown < mentions.len() { " …" } else { "" };
        let sentences: u64 = mentions.iter().map(|entry| entry.sentences).sum();
        let _ = writeln!(out, "{} {sentences}: {names}{more}", labels.mentioned);
    }
    let _ = writeln!(out, "{}", labels.note);
    out
}

fn details(out: &mut String, entry: &TimelineEntry, labels: &Labels, lang: Lang, width: usize) {
    let mark = if entry.small_sample { labels.small } else { "" };
    let _ = write!(out, "\n{}{mark}\n", period_name(entry.period, lang));
    let mut line = |label: &str, text: String| {
        if !text.is_empty() {
            let _ = writeln!(out, "  {}  {text}", pad(label, width));
        }
    };
    line(labels.distinctive, words(&entry.distinctive));
    line(labels.keywords, words(&entry.keywords));
    line(labels.rising, shifts(&entry.shifts.rising));
    line(labels.falling, shifts(&entry.shifts.falling));
    line(labels.new, shifts(&entry.shifts.new));
    line(labels.returning, shifts(&entry.shifts.returning));
    line(labels.vanished, shifts(&entry.shifts.vanished));
    line(labels.aspects, aspects(&entry.aspects));
    let mut emotions: Vec<_> = entry.emotions.iter().collect();
    emotions.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let emotions = emotions.into_iter().take(5).map(|(emotion, count)| {
        let name = if lang == Lang::Ko { emotion.korean() } else { emotion.as_str() };
        format!("{name} {count}")
    });
    line(labels.emotions, emotions.collect::<Vec<_>>().join(" · "));
    if let Some(word) = &entry.word {
        let excerpt = &word.excerpt;
        let text = excerpt.text().split_whitespace().collect::<Vec<_>>().join(" ");
        line(labels.word, format!("{}: {text} ({}:{})", word.text, excerpt.path(), excerpt.line()));
    }
}

fn words(words: &[PeriodWord]) -> String {
    fit(words.iter().map(|word| format!("{} {}", word.text, word.count)))
}

/// Words with a mood, the best first; what may be chance has a question mark.
fn aspects(aspects: &[PeriodAspect]) -> String {
    let mut clear: Vec<&PeriodAspect> = aspects.iter().filter(|aspect| aspect.mood.value.abs() >= CLEAR).collect();
    clear.sort_by(|a, b| b.mood.value.total_cmp(&a.mood.value).then_with(|| a.text.cmp(&b.text)));
    let each = clear.into_iter().map(|aspect| {
        let perhaps = if aspect.mood.low * aspect.mood.high > 0.0 { "" } else { "?" };
        format!("{} {}{perhaps}", aspect.text, signed(aspect.mood.value))
    });
    fit(each)
}

fn shifts(words: &[WordShift]) -> String {
    // What may be chance is shown where little else is.
    let certain = words.iter().filter(|word| word.certain).count();
    let each = words.iter().filter(|word| word.certain || certain < 3).map(|word| {
        let perhaps = if word.certain { "" } else { "?" };
        match (word.before, word.count) {
            (0, count) => format!("{} {count}{perhaps}", word.text),
            (before, 0) => format!("{} {before}{perhaps}", word.text),
            (before, count) => format!("{} {before}→{count}{perhaps}", word.text),
        }
    });
    fit(each)
}

/// Pads at the left.
fn lead(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// How far the axis of the chart goes to both sides.
fn scale(timeline: &Timeline) -> f64 {
    let reliable = timeline.entries.iter().filter(|entry| !entry.small_sample).filter_map(TimelineEntry::mood);
    let most = reliable.map(|mood| mood.low.abs().max(mood.high.abs())).fold(0.0, f64::max);
    ((most * 10.0).ceil() / 10.0).clamp(0.2, 1.0)
}

/// The column of a value.
fn column(value: f64, scale: f64) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a column")]
    let column = ((value / scale).clamp(-1.0, 1.0).mul_add(0.5, 0.5) * (CHART - 1) as f64).round() as usize;
    column
}

fn axis(scale: f64) -> String {
    let (left, right) = (signed(-scale), signed(scale));
    let gap = CHART.saturating_sub(left.chars().count() + right.chars().count() + 1);
    let before = CHART / 2 - left.chars().count();
    format!("{left}{}0{}{right}", " ".repeat(before), " ".repeat(gap - before))
}

/// The interval as a line, the mean as a point in it.
fn bar(mood: Interval, scale: f64) -> String {
    let mut columns = [' '; CHART];
    columns[CHART / 2] = '│';
    let (low, high) = (column(mood.low, scale), column(mood.high, scale));
    for (at, place) in columns.iter_mut().enumerate() {
        if (low..=high).contains(&at) {
            *place = if at == CHART / 2 { '┼' } else { '─' };
        }
    }
    columns[column(mood.value, scale)] = '●';
    columns.iter().collect::<String>().trim_end().to_owned()
}
