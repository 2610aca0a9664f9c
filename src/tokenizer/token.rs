//! What the tokenizer finds in a text.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};
use smallvec::{SmallVec, smallvec};

use super::{Pattern, Tokenizer};
use crate::dictionary::{Kind, MAX_TAGS, Origin, WordRef, features};
use crate::normalize::{normalize, respelled};
use crate::span::Span;
use crate::tag::Tag;

/// A word of a text: a morpheme, or several that the dictionary has as one (했 = 하 + 았).
///
/// Tokens are small, `Copy`, and borrow nothing but the text. What the dictionary knows beyond the tags is
/// read through the [`Tokenizer`] that made them.
///
/// ```
/// use hoego::Tokenizer;
///
/// let tokenizer = Tokenizer::new();
/// let tokens = tokenizer.tokenize("취업이 힘들었던 한 해");
/// let hard = tokens[2];
/// assert_eq!(hard.surface(), "힘들");
/// assert_eq!(hard.span().start, "취업이 ".len());
/// assert_eq!(hard.lemma(&tokenizer).to_string(), "힘들다");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Token<'t> {
    surface: &'t str,
    start: usize,
    word: WordRef,
    eojeol: u32,
    tag_count: u8,
    spelling: Spelling,
    /// Whether it is one morpheme as it is written.
    whole: bool,
    pattern: Option<Pattern>,
    tags: [Tag; MAX_TAGS],
}

impl<'t> Token<'t> {
    pub(super) fn new(surface: &'t str, start: usize, word: WordRef, eojeol: u32, kind: &Kind) -> Self {
        let (tags, tag_count) = kind.all_tags();
        let whole = kind.whole;
        Self { surface, start, word, eojeol, tag_count, spelling: Spelling::Same, whole, pattern: None, tags }
    }

    /// Which word of the dictionary it is.
    pub(super) fn word(&self) -> WordRef {
        self.word
    }

    /// Makes it another word that is written alike.
    pub(super) fn set_word(&mut self, word: WordRef, kind: &Kind) {
        self.word = word;
        self.whole = kind.whole;
        (self.tags, self.tag_count) = kind.all_tags();
    }

    /// Gives a word with one tag another.
    pub(super) fn set_tag(&mut self, tag: Tag) {
        self.tags[0] = tag;
    }

    /// Makes it one of another eojeol.
    pub(super) fn set_eojeol(&mut self, eojeol: u32) {
        self.eojeol = eojeol;
    }

    /// Moves it to a text in which so many eojeols come before.
    pub(super) fn shift(&mut self, eojeols: u32) {
        self.eojeol = self.eojeol.wrapping_add(eojeols);
    }

    /// What the text says of it beyond its word.
    pub(super) fn with(mut self, spelling: Spelling, pattern: Option<Pattern>) -> Self {
        self.spelling = spelling;
        self.pattern = pattern;
        self
    }

    /// The word as it stands in the text.
    pub fn surface(&self) -> &'t str {
        self.surface
    }

    /// Where it stands: bytes of the text that was given to the tokenizer.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.surface.len())
    }

    /// Its tags in order; more than one for a fused word (`VV+EP`), at most eight.
    pub fn tags(&self) -> &[Tag] {
        &self.tags[..usize::from(self.tag_count)]
    }

    /// The first tag, which decides what a fused word is at its left edge.
    pub fn tag(&self) -> Tag {
        self.tags[0]
    }

    /// Whether no dictionary has the word, so that its tag comes from its characters.
    pub fn is_unknown(&self) -> bool {
        self.word.origin() == Origin::Unknown
    }

    /// What the token is by its form, if it is an address, a number with separators, an emoticon or the like.
    pub fn pattern(&self) -> Option<Pattern> {
        self.pattern
    }

    /// Whether its spelling is not the one of the dictionary: 했었당, 됬다. The lemma is the right word.
    pub fn is_misspelt(&self) -> bool {
        self.spelling == Spelling::Misspelt
    }

    /// Whether the word comes from the user dictionary.
    pub fn is_user_word(&self) -> bool {
        self.word.origin() == Origin::User
    }

    /// The number of its eojeol (the stretch between white space) in the text, from 0.
    pub fn eojeol(&self) -> usize {
        self.eojeol as usize
    }

    /// The same in half the space.
    pub(crate) fn eojeol_number(&self) -> u32 {
        self.eojeol
    }

    /// The morphemes: 했 is 하/VV and 았/EP, with contractions and irregular stems restored. Compounds stay
    /// whole; [`Token::parts`] cuts them. Empty only if `tokenizer` is not the one that made the token.
    pub fn morphemes<'a>(&self, tokenizer: &'a Tokenizer) -> Vec<Morpheme<'a>>
    where
        't: 'a,
    {
        self.consists(tokenizer).into_vec()
    }

    /// [`Token::morphemes`] in place.
    pub(crate) fn consists<'a>(&self, tokenizer: &'a Tokenizer) -> Morphemes<'a>
    where
        't: 'a,
    {
        let one = |form| smallvec![Morpheme { form, tag: self.tag() }];
        let form = self.form(tokenizer);
        if self.is_one_morpheme() {
            return one(form);
        }
        let Some(features) = tokenizer.dictionary().features(self.word) else { return Morphemes::new() };
        let parsed = expression(features.column(7), &form);
        if self.consists_of(&parsed, &form) { parsed } else { one(form) }
    }

    /// Which word of which dictionary it is, or which kind of unknown word, if it is written as it is there: the morphemes of equal surfaces
    /// of it are the same wherever they stand.
    pub(crate) fn listed_word(&self) -> Option<u64> {
        (self.spelling == Spelling::Same).then(|| u64::from(self.word.to_bits()))
    }

    /// Its morpheme, if it is known without looking the word up that there is only one.
    pub(crate) fn only_morpheme<'a>(&self, tokenizer: &Tokenizer) -> Option<Morpheme<'a>>
    where
        't: 'a,
    {
        self.is_one_morpheme().then(|| Morpheme { form: self.form(tokenizer), tag: self.tag() })
    }

    /// Whether it is a morpheme as it is written: only several tags, a changed stem and a user's lemma need to be looked up.
    fn is_one_morpheme(&self) -> bool {
        self.whole || self.tag_count == 1 && !self.tag().takes_da() && !self.is_user_word()
    }

    /// Hands out the morphemes one by one, as [`Token::morphemes`] lists them.
    pub(crate) fn each_morpheme<'a>(&self, tokenizer: &'a Tokenizer, mut take: impl FnMut(Morpheme<'a>))
    where
        't: 'a,
    {
        match self.only_morpheme(tokenizer) {
            Some(morpheme) => take(morpheme),
            None => self.consists(tokenizer).into_iter().for_each(take),
        }
    }

    /// Whether the parts of the word's expression are its morphemes: with several tags they are. With one tag, several
    /// parts are those of a compound, and one part is the stem that the word stands for (만드 is 만들) only if it is a
    /// changed last syllable; ko-dic's other such entries lead from a word to a misspelling of it (물론 to 몰론).
    fn consists_of(&self, parts: &[Morpheme<'_>], form: &str) -> bool {
        match parts {
            [] => false,
            [stem] if self.tag_count == 1 && !self.is_user_word() => {
                self.tag().takes_da() && stem.form.chars().count() == form.chars().count()
            }
            _ => self.tag_count > 1 || parts.len() == 1,
        }
    }

    /// The parts of a compound (대학원생 is 대학원 + 생); of any other word its morphemes.
    pub fn parts<'a>(&self, tokenizer: &'a Tokenizer) -> Vec<Morpheme<'a>>
    where
        't: 'a,
    {
        let features = tokenizer.dictionary().features(self.word);
        match features.map(|features| expression(features.column(7), &self.form(tokenizer))) {
            Some(parts) if self.tag_count == 1 && parts.len() > 1 => parts.into_vec(),
            _ => self.morphemes(tokenizer),
        }
    }

    /// The form under which a dictionary lists the word: 힘들(었던) is 힘들다, 더워(요) is 덥다, 했 is 하다.
    /// Nouns are themselves, without a particle fused to them; endings and particles too.
    pub fn lemma<'a>(&self, tokenizer: &'a Tokenizer) -> Lemma<'a>
    where
        't: 'a,
    {
        if self.is_one_morpheme() {
            return Lemma { stem: self.form(tokenizer), da: self.tag().takes_da() };
        }
        // With several tags the parts of the expression are the morphemes, and the first few tell the lemma.
        if self.tag_count > 1
            && let Cow::Borrowed(form) = self.form(tokenizer)
            && let Some(features) = tokenizer.dictionary().features(self.word)
        {
            let mut morphemes = borrowed(features.column(7), form);
            if let Some(first) = morphemes.next() {
                return Lemma::of(first, morphemes);
            }
        }
        let mut morphemes = self.consists(tokenizer).into_iter();
        match morphemes.next() {
            Some(first) => Lemma::of(first, morphemes),
            None => Lemma { stem: Cow::Borrowed(self.surface), da: false },
        }
    }

    /// The columns that MeCab prints for the word, joined by commas: tags, semantic class, final consonant,
    /// reading, type, first tag, last tag, expression.
    pub fn features(&self, tokenizer: &Tokenizer) -> String {
        let mut out = String::new();
        if let Some(features) = tokenizer.dictionary().features(self.word) {
            // Writing to a string cannot fail.
            let _ = features.write(&mut out, &self.form(tokenizer));
        }
        out
    }

    /// Whether the dictionary has it as somebody's name.
    pub(crate) fn is_person(&self, tokenizer: &Tokenizer) -> bool {
        self.tags() == [Tag::Nnp]
            && tokenizer.dictionary().features(self.word).is_some_and(|features| features.column(1) == "인명")
    }

    /// The surface in the spelling of the dictionary.
    pub(super) fn form(&self, tokenizer: &Tokenizer) -> Cow<'t, str> {
        if self.spelling == Spelling::Same || tokenizer.is_mecab_compatible() {
            return Cow::Borrowed(self.surface);
        }
        let form = normalize(self.surface).text;
        if self.is_misspelt() { Cow::Owned(respelled(&form)) } else { form }
    }
}

impl fmt::Display for Token<'_> {
    /// `surface/TAG+TAG`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.surface)?;
        for (index, tag) in self.tags().iter().enumerate() {
            write!(f, "{}{tag}", if index == 0 { '/' } else { '+' })?;
        }
        Ok(())
    }
}

/// Few words are more.
pub(crate) type Morphemes<'a> = SmallVec<[Morpheme<'a>; 4]>;

/// How the surface of a token differs from what the dictionary has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spelling {
    Same,
    /// Perhaps in the characters that Unicode has for the same.
    Unified,
    Misspelt,
}

fn expression<'a>(expression: &'a str, form: &Cow<'a, str>) -> Morphemes<'a> {
    match form {
        Cow::Borrowed(form) => borrowed(expression, form).collect(),
        Cow::Owned(form) => features::parts(expression, form)
            .filter_map(|part| morpheme(part, Cow::Owned(part.form.to_owned())))
            .collect(),
    }
}

/// The morphemes of an expression for a form that is in the text or the dictionary.
fn borrowed<'a>(expression: &'a str, form: &'a str) -> impl Iterator<Item = Morpheme<'a>> {
    features::parts(expression, form).filter_map(|part| morpheme(part, Cow::Borrowed(part.form)))
}

fn morpheme<'a>(part: features::Part<'_>, form: Cow<'a, str>) -> Option<Morpheme<'a>> {
    Some(Morpheme { form, tag: crate::dictionary::tag(part.tag)? })
}

/// A morpheme: what a word is made of.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Morpheme<'a> {
    /// Its form; endings that begin with a bare consonant are written with a compatibility jamo (ㄴ다).
    pub form: Cow<'a, str>,
    /// Its tag.
    pub tag: Tag,
}

impl fmt::Display for Morpheme<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.form, self.tag)
    }
}

/// A dictionary form, without allocating where stem and 다 lie in different places.
#[derive(Clone, Debug)]
pub struct Lemma<'a> {
    stem: Cow<'a, str>,
    da: bool,
}

impl<'a> Lemma<'a> {
    /// Of a word of several morphemes.
    fn of(first: Morpheme<'a>, others: impl Iterator<Item = Morpheme<'a>>) -> Self {
        let mut stem = first.form;
        let mut da = first.tag.takes_da();
        let joins = |tag: Tag| {
            let noun = tag.is_noun() && !matches!(tag, Tag::Np | Tag::Nnb | Tag::Nnbc);
            noun || matches!(tag, Tag::Xpn | Tag::Xsn | Tag::Xr | Tag::Sl | Tag::Sh | Tag::Sn)
        };
        // 정진하였 is 정진하다; 목적이 is 목적; 눈(을) stays 눈.
        let mut open = !da && (joins(first.tag) || first.tag == Tag::Mag);
        if !open {
            return Self { stem, da };
        }
        for next in others {
            let derives = matches!(next.tag, Tag::Xsv | Tag::Xsa);
            if !open || !(derives || joins(next.tag)) {
                break;
            }
            stem.to_mut().push_str(&next.form);
            da = derives;
            open = !derives;
        }
        Self { stem, da }
    }
}

impl Lemma<'_> {
    /// The form without the 다 of predicates.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// Whether the form ends in the 다 of predicates.
    pub fn is_predicate(&self) -> bool {
        self.da
    }
}

impl fmt::Display for Lemma<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stem)?;
        f.write_str(if self.da { "다" } else { "" })
    }
}

impl PartialEq<str> for Lemma<'_> {
    fn eq(&self, other: &str) -> bool {
        let suffix = if self.da { "다" } else { "" };
        other.strip_suffix(suffix).is_some_and(|stem| stem == self.stem)
    }
}

impl PartialEq<&str> for Lemma<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl Serialize for Lemma<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
