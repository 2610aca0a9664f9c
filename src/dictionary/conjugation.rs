//! The forms of verbs and adjectives in which stem and ending share a syllable: 빡치 + 었 is 빡쳤.
//!
//! mecab-ko-dic lists such forms one by one, so a stem that is new needs its own. What can stand apart in
//! the text (빡치고, 빡치는) is left to the lattice. How a stem changes follows from its last syllable, and where that leaves it
//! open (잡아 but 더워, 믿어 but 걸어, 웃어 but 지어) from lists of the commoner stems; National Institute of Korean Language,
//! 한글 맞춤법, §§ 18, 34–40.
//!
//! Shared with the build script, so it knows nothing of the rest of the crate.

use super::Tag;

/// A form of a stem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    pub surface: String,
    /// The ending inside it, as ko-dic writes it; none for a stem that changes before endings apart: 더우(면).
    pub ending: Option<Ending>,
}

/// An ending: its form, with a bare consonant where it begins in the stem's last syllable, and its tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    pub form: &'static str,
    pub tag: Tag,
}

impl Ending {
    /// How many there are.
    pub const COUNT: usize = CONSONANT.len() + VOWEL.len();

    /// Its number, the same for 아 and 어; none if it is not one that stems share a syllable with.
    pub fn number(self) -> Option<usize> {
        let vowel = || VOWEL.iter().position(|twins| twins.contains(&self)).map(|row| CONSONANT.len() + row);
        CONSONANT.iter().position(|&own| own == self).or_else(vowel)
    }

    /// How much less a form with it costs than its stem of a tag: the difference of what ko-dic gives forms and
    /// stems that its corpus did not have.
    pub fn discount(self, stem: Tag) -> i16 {
        let verb = !matches!(stem, Tag::Va | Tag::Xsa);
        match self.tag {
            Tag::Ep if verb => 4046,
            Tag::Ep => 2543,
            Tag::Etm if verb => 3376,
            Tag::Etm => 3120,
            Tag::Ec if verb => 3355,
            Tag::Ec => 2351,
            Tag::Etn if verb => 1749,
            Tag::Etn => 1528,
            _ if verb => 2608,
            _ => 1780,
        }
    }
}

/// The endings that begin with a consonant of the stem's last syllable, those of verbs alone last.
const CONSONANT: [Ending; 26] = [
    Ending { form: "ㄴ", tag: Tag::Etm },
    Ending { form: "ㄹ", tag: Tag::Etm },
    Ending { form: "ㅁ", tag: Tag::Etn },
    Ending { form: "ㅂ니다", tag: Tag::Ef },
    Ending { form: "ㅂ니까", tag: Tag::Ef },
    Ending { form: "ㄹ까", tag: Tag::Ec },
    Ending { form: "ㄹ까", tag: Tag::Ef },
    Ending { form: "ㄹ까요", tag: Tag::Ef },
    Ending { form: "ㄹ지", tag: Tag::Ec },
    Ending { form: "ㄹ수록", tag: Tag::Ec },
    Ending { form: "ㄹ걸", tag: Tag::Ef },
    Ending { form: "ㄴ데", tag: Tag::Ec },
    Ending { form: "ㄴ데", tag: Tag::Ef },
    Ending { form: "ㄴ지", tag: Tag::Ec },
    Ending { form: "ㄴ가", tag: Tag::Ec },
    Ending { form: "ㄴ가", tag: Tag::Ef },
    Ending { form: "ㄴ다", tag: Tag::Ec },
    Ending { form: "ㄴ다", tag: Tag::Ef },
    Ending { form: "ㄴ다는", tag: Tag::Etm },
    Ending { form: "ㄴ다고", tag: Tag::Ec },
    Ending { form: "ㄴ다면", tag: Tag::Ec },
    Ending { form: "ㄹ게", tag: Tag::Ef },
    Ending { form: "ㄹ게요", tag: Tag::Ef },
    Ending { form: "ㄹ래", tag: Tag::Ef },
    Ending { form: "ㄹ려고", tag: Tag::Ec },
    Ending { form: "ㅂ시다", tag: Tag::Ef },
];
/// How many of them adjectives have, and which of them verbs have not.
const OF_ADJECTIVES: usize = 16;
const NOT_OF_VERBS: [&str; 3] = ["ㄴ데", "ㄴ지", "ㄴ가"];

/// The endings that begin with 어, and with 아 behind ㅏ and ㅗ.
const VOWEL: [[Ending; 2]; 8] = [
    [Ending { form: "어", tag: Tag::Ec }, Ending { form: "아", tag: Tag::Ec }],
    [Ending { form: "어", tag: Tag::Ef }, Ending { form: "아", tag: Tag::Ef }],
    [Ending { form: "었", tag: Tag::Ep }, Ending { form: "았", tag: Tag::Ep }],
    [Ending { form: "었었", tag: Tag::Ep }, Ending { form: "았었", tag: Tag::Ep }],
    [Ending { form: "어서", tag: Tag::Ec }, Ending { form: "아서", tag: Tag::Ec }],
    [Ending { form: "어야", tag: Tag::Ec }, Ending { form: "아야", tag: Tag::Ec }],
    [Ending { form: "어도", tag: Tag::Ec }, Ending { form: "아도", tag: Tag::Ec }],
    [Ending { form: "어요", tag: Tag::Ef }, Ending { form: "아요", tag: Tag::Ef }],
];

/// Stems whose last consonant changes before vowels though most of its like keep it, and the reverse.
const CHANGING_P: [&str; 6] = ["돕", "굽", "눕", "줍", "깁", "여쭙"];
const KEEPING_P: [&str; 2] = ["좁", "수줍"];
const CHANGING_T: [&str; 12] = ["걷", "듣", "묻", "싣", "긷", "깨닫", "내닫", "치닫", "붇", "눋", "일컫", "캐묻"];
const KEEPING_T: [&str; 1] = ["파묻"];
const CHANGING_S: [&str; 8] = ["짓", "잇", "긋", "붓", "젓", "잣", "낫", "퍼붓"];
/// Stems in 르 that only lose their vowel: 따라.
const KEEPING_R: [&str; 5] = ["따르", "치르", "들르", "다다르", "우러르"];
/// The one that gets a second ㄹ behind it: 푸르러.
const ADDING_R: &str = "푸르";

/// How a stem changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// It ends in a vowel.
    Open,
    /// 하다
    Ha,
    /// 모르다, 몰라
    DoubleR,
    /// 푸르다, 푸르러
    AddedR,
    /// 쩔다, 쩌는
    L,
    /// 덥다, 더워
    P,
    /// 까맣다, 까매
    H,
    /// 걷다, 걸어
    T,
    /// 짓다, 지어
    S,
    /// It stays as it is.
    Closed,
}

impl Class {
    fn of(stem: &str, tag: Tag) -> Self {
        let listed = |list: &[&str]| list.iter().any(|known| stem.ends_with(known));
        let Some(last) = stem.chars().next_back().and_then(Syllable::of) else { return Self::Closed };
        let adjective = matches!(tag, Tag::Va | Tag::Xsa);
        match last.coda {
            0 if stem.ends_with('하') => Self::Ha,
            0 if stem.ends_with(ADDING_R) => Self::AddedR,
            0 if stem.ends_with('르') && !listed(&KEEPING_R) && is_open_before_last(stem) => Self::DoubleR,
            0 => Self::Open,
            RIEUL => Self::L,
            PIEUP if if adjective { !listed(&KEEPING_P) } else { listed(&CHANGING_P) } => Self::P,
            HIEUT if adjective && !stem.ends_with('좋') => Self::H,
            TIKEUT if listed(&CHANGING_T) && !listed(&KEEPING_T) => Self::T,
            SIOT if listed(&CHANGING_S) => Self::S,
            _ => Self::Closed,
        }
    }
}

/// The forms of a stem, without the stem as it is; none for a tag that takes no endings.
pub fn forms(stem: &str, tag: Tag) -> Vec<Form> {
    let Some(last) = stem.chars().next_back().and_then(Syllable::of).filter(|_| tag.takes_da()) else {
        return Vec::new();
    };
    let head = &stem[..stem.len() - last.compose().len_utf8()];
    let class = Class::of(stem, tag);
    let bare = |syllable: Syllable| format!("{head}{}", syllable.compose());
    let mut forms = Vec::new();
    let mut variant = |surface: String| forms.push(Form { surface, ending: None });
    // What consonants are put under, if they are.
    let open = match class {
        Class::Open | Class::Ha | Class::DoubleR | Class::AddedR => Some(stem.to_owned()),
        Class::L | Class::H => Some(bare(last.with_coda(0))),
        Class::P => Some(format!("{}우", bare(last.with_coda(0)))),
        Class::T => {
            variant(bare(last.with_coda(RIEUL)));
            None
        }
        Class::S => {
            variant(bare(last.with_coda(0)));
            None
        }
        Class::Closed => None,
    };
    if let Some(open) = &open {
        if open != stem {
            variant(open.clone());
        }
        let verb = !matches!(tag, Tag::Va | Tag::Xsa);
        let endings = if verb { &CONSONANT[..] } else { &CONSONANT[..OF_ADJECTIVES] };
        for &ending in endings.iter().filter(|ending| !(verb && NOT_OF_VERBS.contains(&ending.form))) {
            forms.extend(under(open, ending, class));
        }
    }
    let bright = harmony(stem, class);
    for endings in VOWEL {
        let ending = endings[usize::from(bright)];
        let rest: String = ending.form.chars().skip(1).collect();
        let doubled = ending.form.starts_with(['었', '았']);
        for contracted in contractions(head, last, class) {
            let surface = if doubled { add_coda(&contracted, SSANG_SIOT) } else { Some(contracted) };
            forms.extend(surface.map(|surface| Form { surface: surface + &rest, ending: Some(ending) }));
        }
    }
    forms
}

/// A consonant ending under the last syllable of a stem.
fn under(open: &str, ending: Ending, class: Class) -> Option<Form> {
    let mut letters = ending.form.chars();
    let coda = match (letters.next()?, class) {
        ('ㄴ', _) => NIEUN,
        ('ㄹ', _) => RIEUL,
        // 쩖
        ('ㅁ', Class::L) => RIEUL_MIEUM,
        ('ㅁ', _) => MIEUM,
        // 덥습니다, 까맣습니다
        (_, Class::P | Class::H) => return None,
        _ => PIEUP,
    };
    Some(Form { surface: add_coda(open, coda)? + letters.as_str(), ending: Some(ending) })
}

/// The stem together with a following 어 or 아, where they become one; several spellings for some.
fn contractions(head: &str, last: Syllable, class: Class) -> Vec<String> {
    let with = |vowel: u32| format!("{head}{}", Syllable { vowel, coda: 0, ..last }.compose());
    match class {
        Class::Ha => vec![with(AE), format!("{head}하여")],
        Class::DoubleR => {
            let Some(before) = head.chars().next_back().and_then(Syllable::of) else { return Vec::new() };
            let head = &head[..head.len() - before.compose().len_utf8()];
            let ending = if matches!(before.vowel, A | O) { '라' } else { '러' };
            vec![format!("{head}{}{ending}", before.with_coda(RIEUL).compose())]
        }
        Class::AddedR => vec![format!("{head}르러")],
        Class::P => {
            let vowel = if last.is("돕곱") { '와' } else { '워' };
            vec![format!("{head}{}{vowel}", last.with_coda(0).compose())]
        }
        Class::H => match last.vowel {
            A => vec![with(AE)],
            YA => vec![with(YAE)],
            EO => vec![with(E)],
            YEO => vec![with(YE)],
            _ => Vec::new(),
        },
        Class::Open => match last.vowel {
            A | AE | EO | E | YEO | WE => vec![with(last.vowel)],
            O => vec![with(WA)],
            OE => vec![with(WAE)],
            U if last.is("푸") && head.is_empty() => vec![with(EO)],
            U => vec![with(WO)],
            EU => {
                let before = head.chars().next_back().and_then(Syllable::of);
                vec![with(if before.is_some_and(|before| matches!(before.vowel, A | O)) { A } else { EO })]
            }
            I => vec![with(YEO)],
            _ => Vec::new(),
        },
        Class::L | Class::T | Class::S | Class::Closed => Vec::new(),
    }
}

/// A stem with one of the endings 어서, 었, ㄴ, ㄹ, and how many bytes of that the word has that holds the stem.
pub fn attach(stem: &str, tag: Tag, ending: &str) -> (String, usize) {
    let class = Class::of(stem, tag);
    let bright = harmony(stem, class);
    let vowel = VOWEL.iter().find(|twins| twins[0].form == ending);
    let ending = vowel.map_or(ending, |twins| twins[usize::from(bright)].form);
    let forms = forms(stem, tag);
    if let Some(Form { surface, .. }) = forms.iter().find(|form| form.ending.is_some_and(|own| own.form == ending)) {
        return (surface.clone(), surface.len());
    }
    let changed = forms.first().filter(|_| matches!(class, Class::T | Class::S));
    let stem = changed.map_or(stem, |form| &form.surface);
    let ending = match ending {
        "ㄴ" => "은",
        "ㄹ" => "을",
        ending => ending,
    };
    (format!("{stem}{ending}"), stem.len())
}

/// Whether 아 follows rather than 어.
fn harmony(stem: &str, class: Class) -> bool {
    let mut back = stem.chars().rev().map(Syllable::of);
    let (Some(Some(last)), before) = (back.next(), back.next().flatten()) else { return false };
    match class {
        Class::Ha => true,
        Class::P => last.is("돕곱"),
        Class::AddedR => false,
        _ if last.vowel == EU && last.coda == 0 => before.is_some_and(|before| matches!(before.vowel, A | O)),
        _ => matches!(last.vowel, A | YA | O),
    }
}

fn is_open_before_last(stem: &str) -> bool {
    stem.chars().rev().nth(1).and_then(Syllable::of).is_some_and(|before| before.coda == 0)
}

/// A text whose last, open syllable gets a final consonant.
fn add_coda(text: &str, coda: u32) -> Option<String> {
    let last = text.chars().next_back().and_then(Syllable::of).filter(|last| last.coda == 0)?;
    let head = &text[..text.len() - last.compose().len_utf8()];
    Some(format!("{head}{}", last.with_coda(coda).compose()))
}

const A: u32 = 0;
const AE: u32 = 1;
const YA: u32 = 2;
const YAE: u32 = 3;
const EO: u32 = 4;
const E: u32 = 5;
const YEO: u32 = 6;
const YE: u32 = 7;
const O: u32 = 8;
const WA: u32 = 9;
const WAE: u32 = 10;
const OE: u32 = 11;
const U: u32 = 13;
const WO: u32 = 14;
const WE: u32 = 15;
const EU: u32 = 18;
const I: u32 = 20;

const NIEUN: u32 = 4;
const TIKEUT: u32 = 7;
const RIEUL: u32 = 8;
const RIEUL_MIEUM: u32 = 10;
const MIEUM: u32 = 16;
const PIEUP: u32 = 17;
const SIOT: u32 = 19;
const SSANG_SIOT: u32 = 20;
const HIEUT: u32 = 27;

/// A syllable in its letters, by their places in Unicode's order.
#[derive(Clone, Copy)]
struct Syllable {
    initial: u32,
    vowel: u32,
    coda: u32,
}

impl Syllable {
    fn of(c: char) -> Option<Self> {
        let index = u32::from(c).checked_sub(0xac00).filter(|&index| index < 11_172)?;
        Some(Self { initial: index / 588, vowel: index / 28 % 21, coda: index % 28 })
    }

    fn compose(self) -> char {
        char::from_u32(0xac00 + self.initial * 588 + self.vowel * 28 + self.coda).unwrap_or('\u{fffd}')
    }

    fn with_coda(self, coda: u32) -> Self {
        Self { coda, ..self }
    }

    /// Whether it is one of some syllables.
    fn is(self, any: &str) -> bool {
        any.contains(self.compose())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_change_as_the_spelling_rules_say() {
        for (stem, tag, expected) in [
            ("빡치", Tag::Vv, "빡쳤 빡쳐 빡쳐서 빡친 빡칠 빡침 빡칩니다 빡친다"),
            ("빡세", Tag::Va, "빡셌 빡세 빡센 빡셀 빡셈 빡셉니다 빡센데"),
            ("쩔", Tag::Vv, "쩐 쩔 쩖 쩝니다 쩐다 쩌"),
            ("귀엽", Tag::Va, "귀여워 귀여웠 귀여운 귀여울 귀여움 귀여우"),
            ("돕", Tag::Vv, "도와 도왔 도운 도우"),
            ("잡", Tag::Vv, ""),
            ("까맣", Tag::Va, "까매 까맸 까만 까말 까마"),
            ("깨닫", Tag::Vv, "깨달"),
            ("짓", Tag::Vv, "지"),
            ("웃", Tag::Vv, ""),
            ("서투르", Tag::Va, "서툴러 서툴렀 서투른"),
            ("따르", Tag::Vv, "따라 따랐 따른"),
            ("푸르", Tag::Va, "푸르러 푸르렀 푸른"),
            ("바쁘", Tag::Va, "바빠 바빴 바쁜"),
            ("쿨하", Tag::Va, "쿨해 쿨했 쿨하여 쿨하였 쿨한"),
            ("꼬", Tag::Vv, "꽈 꽜 꼰"),
            ("쉬", Tag::Vv, "쉰 쉴"),
        ] {
            let forms = forms(stem, tag);
            for form in expected.split_whitespace() {
                assert!(forms.iter().any(|own| own.surface == form), "{stem}: {form} is not in {forms:?}");
            }
            assert_eq!(expected.is_empty(), forms.is_empty(), "{stem}: {forms:?}");
        }
    }

    #[test]
    fn only_verbs_have_endings_of_verbs() {
        let has = |stem: &str, tag: Tag, surface: &str| forms(stem, tag).iter().any(|form| form.surface == surface);
        assert!(has("빡치", Tag::Vv, "빡친다") && !has("빡세", Tag::Va, "빡센다"));
        assert!(has("빡세", Tag::Va, "빡센데") && !has("빡치", Tag::Vv, "빡친데"));
        assert!(forms("갓생", Tag::Nng).is_empty());
    }

    #[test]
    fn endings_are_attached() {
        for (stem, tag, expected) in [
            ("빡치", Tag::Vv, "빡쳤 빡쳐서 빡친 빡칠"),
            ("킹받", Tag::Va, "킹받았 킹받아서 킹받은 킹받을"),
            ("쩔", Tag::Vv, "쩔었 쩔어서 쩐 쩔"),
            ("걷", Tag::Vv, "걸었 걸어서 걸은 걸을"),
            ("귀엽", Tag::Va, "귀여웠 귀여워서 귀여운 귀여울"),
        ] {
            let all = ["었", "어서", "ㄴ", "ㄹ"].map(|ending| attach(stem, tag, ending).0);
            assert_eq!(all.join(" "), expected);
        }
        assert_eq!(attach("킹받", Tag::Va, "었").1, "킹받".len());
    }

    #[test]
    fn the_ending_follows_the_vowel() {
        for (stem, tag, bright) in [
            ("킹받", Tag::Vv, true),
            ("빡치", Tag::Vv, false),
            ("바쁘", Tag::Va, true),
            ("더럽", Tag::Va, false),
            ("돕", Tag::Vv, true),
            ("흐르", Tag::Vv, false),
            ("모르", Tag::Vv, true),
        ] {
            assert_eq!(harmony(stem, Class::of(stem, tag)), bright, "{stem}");
        }
    }
}
