//! Where a sentence ends.

mod clause;

use std::ops::Range;

use super::ending::{Ending, Part, ending};
use super::item::{Gap, Item, Kind};
use super::{line, list, pair, table};
use crate::tag::Tag;
use crate::tokenizer::Token;

/// How many tokens of a word tell its ending.
const LAST: usize = 3;

/// What the rules know of a text.
#[expect(clippy::struct_field_names, reason = "the text itself")]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) items: &'a [Item],
    tokens: &'a [Token<'a>],
    /// The places of the tokens in `text`, which may be spelled differently from the tokens' own.
    places: &'a [(usize, usize)],
    style: Style,
}

/// The signs behind the last word of what may be a sentence.
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Tail {
    stop: bool,
    mark: bool,
    ellipsis: bool,
    wave: bool,
    face: bool,
    laugh: bool,
    /// The last closing bracket or quote.
    close: Option<usize>,
    /// Whether a stop, mark or ellipsis stands behind that bracket, or a face.
    outside: bool,
}

impl Tail {
    pub(super) fn is_empty(self) -> bool {
        !(self.stop || self.mark || self.ellipsis || self.wave || self.face || self.close.is_some())
    }

    /// Whether it ends any sentence at the end of a line.
    pub(super) fn ends_line(self) -> bool {
        self.stop || self.mark || self.ellipsis || self.wave || self.face
    }
}

/// How a text is written, from the endings that leave no doubt.
#[derive(Clone, Copy, Default)]
struct Style {
    familiar: usize,
    /// Two for a form that leaves no doubt, one for another.
    noted: usize,
    other: usize,
}

impl Style {
    fn is_familiar(self) -> bool {
        self.familiar > 1 && self.familiar * 2 > self.other
    }

    fn is_noted(self) -> bool {
        self.noted > 1 && self.noted > self.other
    }
}

impl<'a> Text<'a> {
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token<'a>],
        places: &'a [(usize, usize)],
        items: &'a mut [Item],
    ) -> Self {
        pair::pair(items);
        pair::hold(items);
        list::find_numbers(text, items);
        let mut style = Style::default();
        for at in 0..items.len() {
            let ending = find_ending(text, tokens, places, items, at);
            items[at].ending = ending;
            match ending {
                Ending::Familiar => style.familiar += 1,
                Ending::Noted => style.noted += 2,
                Ending::Nominal => style.noted += 1,
                Ending::Plain | Ending::Polite => style.other += 1,
                _ => {}
            }
        }
        Self { text, items, tokens, places, style }
    }

    /// Finds the items that begin a sentence, without the first. Linear in the length of the text.
    pub(super) fn find_starts(&self, starts: &mut Vec<usize>) {
        let (mut first, mut at) = (0, 0);
        while at < self.items.len() {
            let (next, tail) = self.tail(at);
            if next < self.items.len() && self.is_end(first, at, tail, next) {
                starts.push(next);
                first = next;
            }
            at = next;
        }
    }

    /// The text of an item.
    pub(super) fn str(&self, at: usize) -> &'a str {
        &self.text[self.items[at].start..self.items[at].end]
    }

    /// What the word at an item ends in; [`Ending::Other`] for what is no word.
    pub(super) fn ending(&self, at: usize) -> Ending {
        self.items[at].ending
    }

    fn part(&self, token: usize) -> Part<'a> {
        part(self.text, self.tokens, self.places, token)
    }

    /// The signs behind an item, and the first item that is none of them.
    fn tail(&self, at: usize) -> (usize, Tail) {
        let mut tail = Tail::default();
        let mut next = at + 1;
        if self.items[at].kind != Kind::Word && !matches!(self.items[at].kind, Kind::Close(_)) {
            self.add(at, &mut tail);
        }
        if matches!(self.items[at].kind, Kind::Open(_) | Kind::Bullet | Kind::Sign) {
            return (next, tail);
        }
        while let Some(item) = self.items.get(next).filter(|item| item.kind != Kind::Word) {
            if let Some(behind) = self.note(next).filter(|_| tail.stop || tail.mark || tail.close.is_some()) {
                next = behind;
                continue;
            }
            let apart = item.gap != Gap::None;
            let alone = self.items.get(next + 1).is_none_or(|after| after.gap != Gap::None || is_tail(after.kind));
            let belongs = match item.kind {
                Kind::Close(_) => item.partner.is_some() || !apart,
                Kind::Stop | Kind::Mark | Kind::Ellipsis | Kind::Wave | Kind::Face => !apart || alone,
                _ => false,
            };
            if !belongs || item.gap >= Gap::Line {
                break;
            }
            self.add(next, &mut tail);
            next += 1;
        }
        (next, tail)
    }

    /// The item behind a reference to a note that begins here: [1], [참고 2].
    fn note(&self, at: usize) -> Option<usize> {
        let (item, close) = (&self.items[at], self.items[at].partner?);
        let short = close > at && close - at <= 3 && self.items[close].end - item.start <= 16;
        (item.kind == Kind::Open(']') && item.gap == Gap::None && short).then_some(close + 1)
    }

    fn add(&self, at: usize, tail: &mut Tail) {
        match self.items[at].kind {
            Kind::Stop => tail.stop = true,
            Kind::Mark => tail.mark = true,
            Kind::Ellipsis => tail.ellipsis = true,
            Kind::Wave => tail.wave = true,
            Kind::Face => {
                tail.face = true;
                tail.laugh |= self.str(at).starts_with(|c| matches!(c, 'ㄱ'..='ㆎ'));
            }
            Kind::Close(_) if self.items[at].partner.is_some() => {
                tail.close = Some(at);
                tail.outside = false;
                return;
            }
            _ => return,
        }
        tail.outside = true;
    }

    /// Whether the sentence that began with the item `first` ends behind the item `at` and its tail.
    fn is_end(&self, first: usize, at: usize, tail: Tail, next: usize) -> bool {
        let gap = self.items[next].gap;
        if gap == Gap::Blank {
            return true;
        }
        if self.items[next].held > 0 {
            return false;
        }
        if self.items[next].is_number && next > first {
            return !self.opens_list_only(first, next);
        }
        let ending = self.ending(at);
        if gap == Gap::Line {
            return line::is_end(self, at, ending, tail, next);
        }
        // Most words are followed by another one, and end nothing whatever that is.
        if tail.is_empty() && !ending.may_end() {
            return false;
        }
        if self.is_label(next) && (ending.is_final() || ending == Ending::Likely || !tail.is_empty()) {
            return true;
        }
        if self.is_part_of_word(first, at, tail, next) || self.goes_on(at, ending, tail, next) {
            return false;
        }
        if let Some(close) = tail.close
            && !tail.outside
        {
            return self.ends_with_bracket(first, close, ending, tail, next);
        }
        self.ends_in(at, ending, tail, next)
    }

    /// Whether everything so far is the sign or number of an item.
    fn opens_list_only(&self, first: usize, next: usize) -> bool {
        self.items[first..next].iter().all(|item| matches!(item.kind, Kind::Bullet))
    }

    /// Full stops of numbers, abbreviations and initials.
    fn is_part_of_word(&self, first: usize, at: usize, tail: Tail, next: usize) -> bool {
        if !tail.stop || tail.mark || self.items[at].kind != Kind::Word || tail.close.is_some() {
            return false;
        }
        let (word, after) = (self.str(at), self.str(next));
        let end = word.chars().next_back().unwrap_or(' ');
        if end.is_ascii_digit() {
            let date = |at: usize| self.str(at).chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '\'' | '’'));
            let chain = at >= 2 && self.items[at - 1].kind == Kind::Stop && date(at - 2);
            let glued = self.items[next].gap == Gap::None;
            return glued || at == first || self.items[at].is_number || chain || date(next) || word.contains('.');
        }
        if !end.is_ascii_alphabetic() {
            return false;
        }
        let roman = at == first && word.bytes().all(|byte| b"IVX".contains(&byte));
        let initial = roman || word.len() == 1 && (word.chars().all(char::is_uppercase) || at == first);
        let lower = after.starts_with(|c: char| c.is_lowercase());
        initial || lower || table::is_abbreviation(word)
    }

    /// Whether a sentence ends with a closing bracket or quote and nothing behind it.
    fn ends_with_bracket(&self, first: usize, close: usize, ending: Ending, tail: Tail, next: usize) -> bool {
        let Some(open) = self.items[close].partner else { return false };
        let quote = matches!(self.items[close].kind, Kind::Close('"' | '\'' | '”' | '’' | '`' | '」' | '』'));
        let round = matches!(self.items[close].kind, Kind::Close(')' | '）'));
        let ends_inside = tail.stop || tail.mark || tail.ellipsis || tail.face || ending.is_final();
        let label = open > first && self.items[open - 1].kind == Kind::Sign && self.str(open - 1) == ":";
        let quotes_on = matches!(self.items[next].kind, Kind::Open('"' | '”')) && quote;
        if open == first || label || quotes_on {
            return (quote || round) && ends_inside;
        }
        // 갔어요 (정말 좋았어요) 그리고: what stands before the bracket had ended.
        let before =
            (0..open).rev().find(|&at| !is_tail(self.items[at].kind)).filter(|&at| self.items[at].kind == Kind::Word);
        round && before.is_some_and(|at| self.ending(at).is_final()) && self.items[open].gap != Gap::None
    }

    /// Whether a word with this ending and tail ends a sentence before the item `next`.
    fn ends_in(&self, at: usize, ending: Ending, tail: Tail, next: usize) -> bool {
        let glued = self.items[next].gap == Gap::None;

        if let (Kind::Open(_), Some(close)) = (self.items[next].kind, self.items[next].partner) {
            // A remark in brackets is a sentence of its own if it is one.
            let round = self.items[close].kind == Kind::Close(')');
            let stops = tail.stop || tail.mark || tail.ellipsis;
            if round && (stops || ending.is_final()) && !self.is_sentence(next, close, stops) {
                return false;
            }
        }
        if tail.stop || tail.mark {
            return !glued || ending.may_end();
        }
        if glued && tail.wave {
            return false;
        }
        if tail.ellipsis {
            let quote = matches!(self.items[next].kind, Kind::Open('"' | '”'));
            let ends = ending.may_end() || (!glued && matches!(ending, Ending::Noun | Ending::Adnominal));
            return ends || (!glued && ending == Ending::Connective && (quote || self.opens(next, false)));
        }
        if tail.face {
            return ending.may_end() || (!glued && tail.laugh && ending == Ending::Noun) || self.is_label(next);
        }
        if tail.wave {
            return ending.may_end();
        }
        if glued {
            return false;
        }
        match ending {
            Ending::Polite | Ending::Plain | Ending::Familiar => true,
            Ending::Noted => !self.str(next).starts_with("좋"),
            Ending::Nominal if self.is_chosen_from(at, next) => false,
            Ending::Nominal => {
                let noted = self.style.is_noted();
                (self.opens(next, noted) && (noted || self.is_conjunction(next))) || (noted && !self.is_predicate(next))
            }
            Ending::Likely => {
                (self.opens(next, false) && (self.is_stative(at) || self.is_conjunction(next)))
                    || (self.style.is_familiar() && self.is_stative(at) && self.opens(next, true))
            }
            _ => false,
        }
    }

    /// Whether the brackets hold a sentence; behind a full stop, a predicate is enough.
    fn is_sentence(&self, open: usize, close: usize, stops: bool) -> bool {
        let words = (open..close).filter(|&at| self.items[at].kind == Kind::Word);
        let last = words.clone().next_back().map(|at| self.ending(at));
        let ended = self.items[close - 1].kind;
        let predicate = |at: usize| {
            let mut tags = self.items[at].tokens.clone().flat_map(|token| self.tokens[token].tags());
            tags.any(|tag| tag.takes_da() || *tag == Tag::Ep)
        };
        if stops && words.clone().any(predicate) {
            return true;
        }
        words.count() > 1 && (last.is_some_and(Ending::may_end) || is_tail(ended))
    }
}

/// What the word at an item ends in; [`Ending::Other`] for what is no word.
fn find_ending(text: &str, tokens: &[Token<'_>], places: &[(usize, usize)], items: &[Item], at: usize) -> Ending {
    let item = &items[at];
    if item.kind != Kind::Word {
        return Ending::Other;
    }
    let str = |item: &Item| &text[item.start..item.end];
    // 이기도 하다, 해야 하다: the auxiliary, and no 하다가.
    let emphatic = |before: &str| ["기도", "기는", "긴", "기만", "야"].iter().any(|end| before.ends_with(end));
    let word = str(item);
    if word == "하다" && at > 0 && emphatic(str(&items[at - 1])) {
        return Ending::Plain;
    }
    let Range { start, end } = item.tokens;
    let last = end.saturating_sub(LAST).max(start)..end;
    let mut parts = [Part::default(); LAST];
    for (own, token) in parts.iter_mut().zip(last.clone()) {
        *own = part(text, tokens, places, token);
    }
    ending(word, &parts[..last.len()])
}

fn part<'a>(text: &'a str, tokens: &'a [Token<'_>], places: &[(usize, usize)], token: usize) -> Part<'a> {
    let (start, end) = places[token];
    Part { form: &text[start..end], tags: tokens[token].tags() }
}

fn is_tail(kind: Kind) -> bool {
    matches!(kind, Kind::Stop | Kind::Mark | Kind::Ellipsis | Kind::Wave | Kind::Face | Kind::Close(_))
}
