//! The tags and their names. Shared with the build script, so it knows nothing of the rest of the crate.

use std::fmt;
use std::str::FromStr;

macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $korean:literal;)*) => {
        /// A part-of-speech tag of mecab-ko-dic (the Sejong tag set, with its own symbol tags).
        ///
        /// Written and serialised by its usual name:
        ///
        /// ```
        /// use hoego::Tag;
        ///
        /// let tag: Tag = "NNG".parse().unwrap();
        /// assert_eq!(tag, Tag::Nng);
        /// assert_eq!(tag.korean(), "일반 명사");
        /// assert!(tag.is_noun());
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Tag {
            $($(#[$doc])* $variant,)*
        }

        impl Tag {
            /// All tags, in the order of the Sejong tables.
            pub const ALL: &[Tag] = &[$(Tag::$variant,)*];

            /// The name of the tag as dictionaries and corpora write it: `NNG`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Tag::$variant => $name,)* }
            }

            /// The Korean name of the tag: `일반 명사`.
            pub const fn korean(self) -> &'static str {
                match self { $(Tag::$variant => $korean,)* }
            }
        }

        impl FromStr for Tag {
            type Err = UnknownTag;

            fn from_str(name: &str) -> Result<Self, UnknownTag> {
                match name {
                    $($name => Ok(Tag::$variant),)*
                    _ => Err(UnknownTag(name.to_owned())),
                }
            }
        }
    };
}

tags! {
    /// Common noun.
    Nng = "NNG", "일반 명사";
    /// Proper noun.
    Nnp = "NNP", "고유 명사";
    /// Dependent noun.
    Nnb = "NNB", "의존 명사";
    /// Dependent noun that counts units.
    Nnbc = "NNBC", "단위를 나타내는 명사";
    /// Numeral.
    Nr = "NR", "수사";
    /// Pronoun.
    Np = "NP", "대명사";
    /// Verb.
    Vv = "VV", "동사";
    /// Adjective.
    Va = "VA", "형용사";
    /// Auxiliary predicate.
    Vx = "VX", "보조 용언";
    /// Positive copula (이다).
    Vcp = "VCP", "긍정 지정사";
    /// Negative copula (아니다).
    Vcn = "VCN", "부정 지정사";
    /// Determiner.
    Mm = "MM", "관형사";
    /// General adverb.
    Mag = "MAG", "일반 부사";
    /// Conjunctive adverb.
    Maj = "MAJ", "접속 부사";
    /// Interjection.
    Ic = "IC", "감탄사";
    /// Subject particle.
    Jks = "JKS", "주격 조사";
    /// Complement particle.
    Jkc = "JKC", "보격 조사";
    /// Adnominal particle.
    Jkg = "JKG", "관형격 조사";
    /// Object particle.
    Jko = "JKO", "목적격 조사";
    /// Adverbial particle.
    Jkb = "JKB", "부사격 조사";
    /// Vocative particle.
    Jkv = "JKV", "호격 조사";
    /// Quotative particle.
    Jkq = "JKQ", "인용격 조사";
    /// Auxiliary particle.
    Jx = "JX", "보조사";
    /// Conjunctive particle.
    Jc = "JC", "접속 조사";
    /// Prefinal ending.
    Ep = "EP", "선어말 어미";
    /// Final ending.
    Ef = "EF", "종결 어미";
    /// Connective ending.
    Ec = "EC", "연결 어미";
    /// Nominalising ending.
    Etn = "ETN", "명사형 전성 어미";
    /// Adnominal ending.
    Etm = "ETM", "관형형 전성 어미";
    /// Prefix of nouns.
    Xpn = "XPN", "체언 접두사";
    /// Suffix that makes nouns.
    Xsn = "XSN", "명사 파생 접미사";
    /// Suffix that makes verbs.
    Xsv = "XSV", "동사 파생 접미사";
    /// Suffix that makes adjectives.
    Xsa = "XSA", "형용사 파생 접미사";
    /// Root.
    Xr = "XR", "어근";
    /// Full stop, question mark, exclamation mark.
    Sf = "SF", "마침표, 물음표, 느낌표";
    /// Ellipsis.
    Se = "SE", "줄임표";
    /// Opening bracket.
    Sso = "SSO", "여는 괄호";
    /// Closing bracket.
    Ssc = "SSC", "닫는 괄호";
    /// Separator: comma, middle dot, colon, slash.
    Sc = "SC", "구분자";
    /// Other symbol.
    Sy = "SY", "기타 기호";
    /// Latin and other foreign letters.
    Sl = "SL", "외국어";
    /// Hanja.
    Sh = "SH", "한자";
    /// Number.
    Sn = "SN", "숫자";
    /// White space, which no token is made of.
    Sp = "SP", "공백";
    /// Not analysable.
    Na = "NA", "분석 불능 범주";
    /// Not analysable.
    Una = "UNA", "분석 불능 범주";
    /// A word that the dictionary does not know and no category explains.
    Unknown = "UNKNOWN", "미등록어";
}

impl Tag {
    /// Nouns, pronouns and numerals (체언).
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Nng | Tag::Nnp | Tag::Nnb | Tag::Nnbc | Tag::Nr | Tag::Np)
    }

    /// Verbs, adjectives, auxiliaries and the copulas (용언), without the suffixes that make them.
    pub const fn is_predicate(self) -> bool {
        matches!(self, Tag::Vv | Tag::Va | Tag::Vx | Tag::Vcp | Tag::Vcn)
    }

    /// Determiners and adverbs (수식언).
    pub const fn is_modifier(self) -> bool {
        matches!(self, Tag::Mm | Tag::Mag | Tag::Maj)
    }

    /// Particles (조사).
    pub const fn is_particle(self) -> bool {
        matches!(self, Tag::Jks | Tag::Jkc | Tag::Jkg | Tag::Jko | Tag::Jkb | Tag::Jkv | Tag::Jkq | Tag::Jx | Tag::Jc)
    }

    /// Endings (어미).
    pub const fn is_ending(self) -> bool {
        matches!(self, Tag::Ep | Tag::Ef | Tag::Ec | Tag::Etn | Tag::Etm)
    }

    /// Prefixes and suffixes (접사).
    pub const fn is_affix(self) -> bool {
        matches!(self, Tag::Xpn | Tag::Xsn | Tag::Xsv | Tag::Xsa)
    }

    /// Punctuation and other symbols; letters, Hanja and numbers are none.
    pub const fn is_symbol(self) -> bool {
        matches!(self, Tag::Sf | Tag::Se | Tag::Sso | Tag::Ssc | Tag::Sc | Tag::Sy)
    }

    /// Whether the dictionary form of a morpheme with this tag ends in 다.
    pub(crate) const fn takes_da(self) -> bool {
        self.is_predicate() || matches!(self, Tag::Xsv | Tag::Xsa)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that is no [`Tag`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownTag(String);

impl fmt::Display for UnknownTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no such tag: {:?}", self.0)
    }
}

impl std::error::Error for UnknownTag {}
