//! Words that no dictionary has: nouns to guess at, and the entries of patterns.
//!
//! MeCab tries unknown Hangul only where the dictionary has no word at all, so it tears 우테코에서 into 우테 + 코. The
//! default mode also tries the first two to seven syllables of an eojeol as one noun, where a particle, a suffix or the
//! end of the eojeol follows. Its cost grows with its length, so that a word of the dictionary wins where it
//! explains the text at all well.

use crate::dictionary::{Dictionary, Entry, EntryBytes};
use crate::tag::Tag;

use super::pattern::Pattern;

/// The shortest and the longest guess, in syllables.
const SHORTEST: usize = 2;
const LONGEST: usize = 7;

/// What may follow a noun in its eojeol: particles, the copula, suffixes, the light verbs 하다, 되다, 시키다.
const FOLLOWERS: &str = "가 같 과 께 까지 나 는 님 대로 도 든 들 라 랑 로 를 마다 만 밖에 뿐 부터 보다 시켰 시키 씨 에 예요 와 으로 은 을 \
    의 이 인 입니다 였 조차 처럼 치고 커녕 하 한 할 함 합 했 해 한테 되 된 될 됨 됩 됐 돼";

/// Entries that the lattice may use besides those of the dictionary.
pub(crate) struct Extras {
    /// By length: a noun that ends in a vowel, and one that ends in a consonant.
    nouns: [[EntryBytes; 4]; LONGEST + 1],
    patterns: [EntryBytes; Pattern::COUNT],
    followers: Vec<&'static str>,
    common: i16,
}

impl Extras {
    /// The entries for a dictionary; `None` if it is not ko-dic.
    pub(crate) fn new(dictionary: &Dictionary) -> Option<Self> {
        let unknown = |tag: Tag| dictionary.unknown.with_tag(tag);
        let env = |name: &str, default: i32| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
        let (base, each) = (env("HG_BASE", 3000), env("HG_EACH", 1000));
        // A guess connects like common nouns that everybody knows.
        let example = |surface: &str| {
            let is_noun = |entry: &Entry| dictionary.system.kind(entry.word).tags() == [Tag::Nng];
            dictionary.system.exact(surface).find(is_noun)
        };
        let (open, closed) = (example("회사")?, example("사람")?);
        let bare = env("HG_BARE", 2000);
        let mut nouns = [[[0; 10]; 4]; LONGEST + 1];
        for (length, entries) in (0i32..).zip(&mut nouns) {
            *entries = [(open, false, 0), (closed, true, 0), (open, false, bare), (closed, true, bare)].map(
                |(like, coda, more)| {
                    Entry {
                        word: dictionary.unknown.noun(coda),
                        cost: i16::try_from(base + each * length + more).unwrap_or(i16::MAX),
                        ..like
                    }
                    .encode()
                },
            );
        }
        let mut patterns = [[0; 10]; Pattern::COUNT];
        for (pattern, entry) in Pattern::ALL.into_iter().zip(&mut patterns) {
            *entry = match pattern.tag() {
                Tag::Nng => Entry { word: dictionary.unknown.noun(false), cost: 0, ..open },
                // What laughs and cries stands like an interjection.
                Tag::Sy => {
                    let interjection = dictionary.system.exact("ㅋㅋ").next()?;
                    Entry { word: unknown(Tag::Sy)?.word, ..interjection }
                }
                tag => unknown(tag)?,
            }
            .encode();
        }
        let mut followers: Vec<&str> = FOLLOWERS.split_whitespace().collect();
        followers.sort_unstable();
        Some(Self { common: env("HG_COMMON", 2600) as i16, nouns, patterns, followers })
    }

    /// The entry of a pattern.
    pub(super) fn pattern(&self, pattern: Pattern) -> &[EntryBytes] {
        std::slice::from_ref(&self.patterns[pattern as usize])
    }

    /// The nouns that the beginning of an eojeol may be: how many of `text`'s characters, and the entry.
    pub(super) fn nouns<'d>(
        &'d self,
        dictionary: &Dictionary,
        text: &[char],
        mut add: impl FnMut(usize, &'d [EntryBytes]),
    ) {
        let eojeol = text.iter().take(LONGEST + 4).take_while(|&&c| is_syllable(c)).count();
        let text = &text[..eojeol];
        // By length: whether the dictionary has the word.
        let mut known = [false; LONGEST + 1];
        let mut common = LONGEST;
        for (length, entries) in dictionary.system.prefixes(text) {
            if length <= LONGEST {
                known[length] = true;
            }
            if length >= SHORTEST
                && entries
                    .iter()
                    .map(Entry::decode)
                    .any(|entry| entry.cost < self.common && dictionary.system.kind(entry.word).tags() == [Tag::Nng])
            {
                common = common.min(length);
            }
        }
        if let Some(terms) = &dictionary.terms {
            for (length, _) in terms.prefixes(text).filter(|&(length, _)| length <= LONGEST) {
                known[length] = true;
            }
        }
        for length in SHORTEST..=eojeol.min(LONGEST) {
            let (word, rest) = text.split_at(length);
            if known[length] || looks_inflected(word, rest.is_empty()) {
                continue;
            }
            let follows = rest.is_empty()
                || self.followers.iter().any(|follower| begins_with(rest, follower))
                || dictionary
                    .system
                    .prefixes(rest)
                    .any(|(tail, entries)| tail >= 2 && is_noun(dictionary, entries) && self.closes(&rest[tail..]));
            let explained = follows
                && (SHORTEST..=length - 2).any(|at| {
                    let tail = &word[at..];
                    let mut prefixes = dictionary.system.prefixes(tail);
                    prefixes.any(|(n, entries)| n == tail.len() && is_noun(dictionary, entries))
                });
            if follows && !explained {
                let coda =
                    usize::from(has_coda(text[length - 1])) + 2 * usize::from(rest.is_empty() || length > common);
                add(length, std::slice::from_ref(&self.nouns[length][coda]));
            }
        }
    }

    /// Whether a noun may end before `rest` of its eojeol.
    fn closes(&self, rest: &[char]) -> bool {
        rest.is_empty() || self.followers.iter().any(|follower| begins_with(rest, follower))
    }
}

/// Whether one of the entries is a plain noun.
fn is_noun(dictionary: &Dictionary, entries: &[EntryBytes]) -> bool {
    entries
        .iter()
        .any(|entry| matches!(dictionary.system.kind(Entry::decode(entry).word).tags(), [Tag::Nng | Tag::Nnp]))
}

/// Whether a string ends as verbs do, or as what follows them.
fn looks_inflected(word: &[char], bare: bool) -> bool {
    let (Some(&last), Some(&before)) = (word.last(), word.get(word.len() - 2)) else { return true };
    let coda = (u32::from(before) - 0xac00) % 28;
    bare && "다요죠네냐까고서면게데지며자라여래걸껄듯함임음됨슴니용당구군야해써쪄줘려러봐와져돼여겨씨님".contains(last)
        || matches!(coda, 4 | 8) && "때수것거뿐줄듯데만지떄".contains(last)
        || (u32::from(last) - 0xac00) % 28 == 20
}

fn begins_with(text: &[char], with: &str) -> bool {
    let mut text = text.iter();
    with.chars().all(|c| text.next() == Some(&c))
}

/// Whether a character is a Hangul syllable.
pub(super) fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

fn has_coda(syllable: char) -> bool {
    !(u32::from(syllable) - u32::from('가')).is_multiple_of(28)
}
