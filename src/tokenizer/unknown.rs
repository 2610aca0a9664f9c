//! Words that no dictionary has: nouns to guess at, and the entries of patterns.
//!
//! MeCab tries unknown Hangul only where the dictionary has no word at all, so it tears 우테코에서 into 우테 + 코. The
//! default mode also tries the first two to seven syllables of an eojeol as one noun, where a particle, a suffix, a
//! noun of the dictionary or the end of the eojeol follows. Its cost grows with its length, so that words of the dictionary win
//! where they explain the text at all well.

use super::candidate::Run;
use super::pattern::Pattern;
use crate::dictionary::{Dictionary, Entry, EntryBytes, Origin, Surface};
use crate::letter::{Syllables, is_syllable};
use crate::tag::Tag;

/// The shortest and the longest guess, in syllables.
const SHORTEST: usize = 2;
const LONGEST: usize = 7;

// Costs were chosen on web text and written text with hand-made analyses.
/// The cost of any guess, and what each syllable adds.
const COST: i16 = 3000;
const COST_PER_SYLLABLE: i16 = 1000;
/// What a guess costs more when nothing shows where it ends, or when it begins with a common noun.
const DOUBT: i16 = 2000;
/// Nouns of the dictionary that cost less were seen in its corpus; it gives 2,639 to those that were not.
const COMMON: i16 = 2600;

/// What a word of the document costs: what the dictionary gives words that its corpus did not have.
const COST_OF_KNOWN: i16 = 2639;

/// What may follow a noun in its eojeol and begins with one of these: particles, the copula, suffixes, the light verbs 하다, 되다.
static FOLLOWERS: Syllables = Syllables::of([
    '가', '같', '과', '께', '나', '는', '님', '도', '든', '들', '라', '랑', '로', '를', '만', '뿐', '씨', '에', '와',
    '은', '을', '의', '이', '인', '였', '하', '한', '할', '함', '합', '했', '해', '되', '된', '될', '됨', '됩', '됐',
    '돼',
]);
/// What verbs and their endings end in. A guess at the end of an eojeol does not.
static VERBAL: Syllables = Syllables::of([
    '다', '요', '죠', '네', '냐', '까', '고', '서', '면', '게', '데', '지', '며', '자', '라', '여', '래', '걸', '껄',
    '듯', '함', '임', '음', '됨', '슴', '니', '용', '당', '구', '군', '야', '해', '써', '쪄', '줘', '려', '러', '봐',
    '와', '져', '돼', '겨', '씨', '님',
]);
/// What makes a predicate of a noun before it, or ends a noun: 추천할, 상속받, 목표로. A guess does not swallow it.
static AFTER_NOUN: Syllables = Syllables::of([
    '할', '한', '하', '해', '했', '될', '된', '되', '돼', '됐', '받', '없', '있', '많', '먹', '돋', '임', '로',
]);
/// What may follow a stem that ends in a consonant: 잊지, 많지, 좋으심.
static AFTER_STEM: Syllables = Syllables::of(['지', '음', '을', '은', '던', '고', '게', '네', '는', '기']);

/// Those that also follow a noun of one syllable: 밥먹, 욕먹.
const AFTER_SHORT_NOUN: char = '먹';
/// Particles of nouns: before them 탈출로 is one.
const OF_NOUNS: [char; 6] = ['를', '가', '와', '랑', '의', '에'];
/// Bound nouns, written together with the adnominal ending before them: 할수, 간것.
const BOUND: [char; 10] = ['때', '수', '것', '거', '뿐', '줄', '듯', '데', '만', '지'];

/// Entries that the lattice may use besides those of the dictionary.
pub(crate) struct Extras {
    /// By length: ending in a vowel or a consonant, sure or in doubt.
    nouns: [[[EntryBytes; 2]; 2]; LONGEST + 1],
    /// A word of the document at hand, ending in a vowel or a consonant.
    words: [EntryBytes; 2],
    patterns: [EntryBytes; Pattern::COUNT],
}

impl Extras {
    /// The entries for a dictionary; `None` if it is not ko-dic.
    pub(crate) fn new(dictionary: &Dictionary) -> Option<Self> {
        // A guess connects like common nouns that everybody knows.
        let like = |surface: &str, tag: Tag| dictionary.system.with_tag(surface, tag);
        let examples = [like("회사", Tag::Nng)?, like("사람", Tag::Nng)?];
        let mut nouns = [[[EntryBytes::default(); 2]; 2]; LONGEST + 1];
        for (length, entries) in (0..).zip(&mut nouns) {
            for (doubt, entries) in [0, DOUBT].into_iter().zip(entries) {
                for (coda, entry) in [false, true].into_iter().zip(entries) {
                    let cost = COST + COST_PER_SYLLABLE * length + doubt;
                    let word = dictionary.unknown.noun(coda);
                    *entry = Entry { word, cost, ..examples[usize::from(coda)] }.encode();
                }
            }
        }
        let words = [false, true].map(|coda| {
            let word = dictionary.unknown.noun(coda);
            Entry { word, cost: COST_OF_KNOWN, ..examples[usize::from(coda)] }.encode()
        });
        let mut patterns = [EntryBytes::default(); Pattern::COUNT];
        for (pattern, entry) in Pattern::ALL.into_iter().zip(&mut patterns) {
            let like = match pattern.tag() {
                Tag::Nng => examples[0],
                // What laughs and cries stands like an interjection.
                Tag::Sy => like("ㅋㅋ", Tag::Ic)?,
                tag => dictionary.unknown.with_tag(tag)?,
            };
            *entry = Entry { word: dictionary.unknown.pattern_word(pattern), ..like }.encode();
        }
        Some(Self { nouns, words, patterns })
    }

    /// The entry of a pattern.
    pub(super) fn pattern(&self, pattern: Pattern) -> Surface<'_> {
        Surface::of(&self.patterns[pattern as usize])
    }

    /// The entry of a noun of the document at hand that ends in a syllable.
    pub(super) fn noun(&self, last: char) -> Surface<'_> {
        Surface::of(&self.words[usize::from(has_coda(last))])
    }

    /// Adds the nouns that the beginning of an eojeol may be: how many of `text`'s characters, and the entry. `known` are the
    /// words of the dictionary there.
    pub(super) fn nouns<'d>(
        &'d self,
        dictionary: &Dictionary,
        text: &[char],
        known: &Known<'_>,
        mut add: impl FnMut(usize, Surface<'d>),
    ) {
        // One syllable more than the longest guess with a follower tells whether the eojeol ends.
        let eojeol = text.iter().take(LONGEST + 4).take_while(|&&c| is_syllable(c)).count();
        let text = &text[..eojeol];
        let mut nouns = Nouns { dictionary, text, known: [None; LONGEST + 4] };
        for length in SHORTEST..=eojeol.min(LONGEST) {
            let (word, rest) = text.split_at(length);
            let bare = rest.is_empty();
            if known.has(length)
                || looks_inflected(word, bare)
                || is_phrase(known, word, rest)
                || !nouns.may_end(length)
            {
                continue;
            }
            let ends_in_noun = (SHORTEST..=length - 2).any(|at| nouns.at(at) >> (length - at) & 1 != 0);
            if !ends_in_noun {
                // 크루들 is 크루 and a suffix.
                let plural = length > SHORTEST && word[length - 1] == '들';
                let doubt = usize::from(bare || plural || length > known.common());
                let coda = usize::from(has_coda(word[length - 1]));
                add(length, Surface::of(&self.nouns[length][doubt][coda]));
            }
        }
    }
}

/// Whether what follows a noun in its eojeol may end it.
fn closes(rest: &[char]) -> bool {
    rest.first().is_none_or(|&first| FOLLOWERS.has(first))
        || matches!(
            *rest,
            ['까', '지', ..]
                | ['대' | '으', '로', ..]
                | ['마' | '보', '다', ..]
                | ['밖', '에', ..]
                | ['부', '터', ..]
                | ['시', '켰' | '키', ..]
                | ['예', '요', ..]
                | ['입', '니', '다', ..]
                | ['조', '차', ..]
                | ['처', '럼', ..]
                | ['치', '고', ..]
                | ['커', '녕', ..]
        )
}

fn is_after_noun(tail: &[char]) -> bool {
    match *tail {
        [last] => AFTER_NOUN.has(last),
        [first, last] => matches!((first, last), ('으', '로') | ('에', '서') | ('처', '럼') | ('까', '지')),
        _ => false,
    }
}

fn is_after_stem(tail: &[char]) -> bool {
    match *tail {
        [last] => AFTER_STEM.has(last),
        _ => matches!(tail, ['으', '심' | '면']),
    }
}

/// Whether a guess is a word of the dictionary and something that cannot be part of a noun: 추천 + 할, 목표 + 로, 잊 + 지.
fn is_phrase(known: &Known<'_>, word: &[char], rest: &[char]) -> bool {
    let of_noun = || rest.first().is_some_and(|particle| OF_NOUNS.contains(particle));
    (1..word.len()).any(|at| {
        let tail = &word[at..];
        let after_noun = if at < SHORTEST { tail == [AFTER_SHORT_NOUN] } else { is_after_noun(tail) };
        after_noun && known.is_noun(at) && !of_noun() || is_after_stem(tail) && known.is_closed_stem(at, word[at - 1])
    })
}

/// The words of the dictionary that an eojeol begins with. What kinds of words they are is asked of few.
pub(super) struct Known<'a> {
    dictionary: &'a Dictionary,
    /// What may begin there, the first character of the eojeol being that of a number.
    runs: &'a [Run<'a>],
    begin: usize,
    /// A bit for the length of each.
    lengths: u32,
}

impl<'a> Known<'a> {
    /// From the words that begin with the first syllable, which is that of the number `begin`.
    pub(super) fn new(dictionary: &'a Dictionary, runs: &'a [Run<'a>], begin: usize) -> Self {
        let listed = runs.iter().filter(|run| matches!(run.origin, Origin::System | Origin::Term | Origin::Predicate));
        let lengths = listed.map(|run| run.end - begin).filter(|&length| length <= LONGEST);
        let lengths = lengths.fold(0, |lengths, length| lengths | 1 << length);
        Self { dictionary, runs, begin, lengths }
    }

    /// Whether there is one of a length at all.
    fn has(&self, length: usize) -> bool {
        self.lengths >> length & 1 != 0
    }

    /// Those of ko-dic of a length, and their tags.
    fn of_length(&self, length: usize) -> impl Iterator<Item = (Entry, &'a [Tag])> {
        let runs = if self.has(length) { self.runs } else { &[] };
        let end = self.begin + length;
        let entries = runs.iter().filter(move |run| run.origin == Origin::System && run.end == end);
        let entries = entries.flat_map(|run| run.surface.entries.iter().map(Entry::decode));
        entries.map(|entry| (entry, self.dictionary.system.kind(entry.word).tags()))
    }

    /// Whether a common noun is.
    fn is_noun(&self, length: usize) -> bool {
        self.of_length(length).any(|(_, tags)| tags == [Tag::Nng])
    }

    /// Whether a stem is that ends in a consonant, given the `last` syllable.
    fn is_closed_stem(&self, length: usize, last: char) -> bool {
        has_coda(last) && self.of_length(length).any(|(_, tags)| matches!(tags, [Tag::Vv | Tag::Va]))
    }

    /// The length of the shortest common noun that is not rare.
    fn common(&self) -> usize {
        let is_common =
            |&length: &usize| self.of_length(length).any(|(entry, tags)| tags == [Tag::Nng] && entry.cost < COMMON);
        (SHORTEST..LONGEST).find(is_common).unwrap_or(LONGEST)
    }
}

/// The nouns of the dictionary inside of an eojeol, looked up where they are asked for.
struct Nouns<'a> {
    dictionary: &'a Dictionary,
    text: &'a [char],
    /// By place: a bit for the length of each.
    known: [Option<u32>; LONGEST + 4],
}

impl Nouns<'_> {
    /// Whether a noun may end before what follows `length` syllables of the eojeol.
    fn may_end(&mut self, length: usize) -> bool {
        let rest = &self.text[length..];
        closes(rest) || {
            let lengths = self.at(length);
            (SHORTEST..=rest.len()).any(|length| lengths >> length & 1 != 0 && closes(&rest[length..]))
        }
    }

    /// The lengths of the nouns that begin at a syllable, a bit each.
    fn at(&mut self, at: usize) -> u32 {
        let Some(known) = self.known.get_mut(at) else { return 0 };
        *known.get_or_insert_with(|| {
            let words = self.dictionary.system.prefixes(&self.text[at..]);
            let nouns = words.filter(|(_, surface)| surface.has_noun);
            nouns.fold(0, |lengths, (length, _)| lengths | 1 << length)
        })
    }
}

/// Whether a string ends as verbs do, or as what follows them.
fn looks_inflected(word: &[char], bare: bool) -> bool {
    let &[.., before, last] = word else { return true };
    bare && VERBAL.has(last)
        // ㄴ or ㄹ before a bound noun; ㅆ is of the past and the future.
        || matches!(coda(before), 4 | 8) && BOUND.contains(&last)
        || coda(last) == 20
}

fn coda(syllable: char) -> u32 {
    (u32::from(syllable) - u32::from('가')) % 28
}

fn has_coda(syllable: char) -> bool {
    coda(syllable) != 0
}
