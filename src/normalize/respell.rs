//! The right spelling of what the web commonly stretches or misspells: 했었당, 먹었엌ㅋㅋ, 조아요, 됬다, 너무우우.
//!
//! Only where no other word can be meant: each rule says what has to stand around it. Tokens keep the surface; their
//! lemma is the right word.

mod context;
mod syllable;

use std::sync::LazyLock;

use crate::letter::is_syllable;
use crate::span::{OffsetMap, Span};
use context::{Context, PAIRS};
use syllable::{KIEUK, SIOT, SYLLABLES, coda, stretches, with_past, without_laugh};

/// Syllables that are misspelt wherever they stand, mostly by a finger on the shift key.
const ALWAYS: [(char, char); 12] = [
    ('됬', '됐'),
    ('떄', '때'),
    ('쨰', '째'),
    ('꺠', '깨'),
    ('뺴', '빼'),
    ('햬', '해'),
    ('럐', '래'),
    ('댸', '대'),
    ('헀', '했'),
    ('욯', '요'),
    ('갠', '괜'),
    ('댱', '다'),
];

/// The text in its right spelling, with the way back; `None` where nothing is wrong. `in_word` says whether the syllable at
/// a byte is part of a longer word of the dictionary, which then stays: 빼앗다 is no 뺐다.
pub(super) fn respell(text: &str, in_word: impl Fn(&str, usize) -> bool) -> Option<(String, OffsetMap)> {
    let change = |text: &str, at: usize, c: char| change(text, at, c, &in_word);
    let start = first_wrong(text, change)?;
    let mut out = String::with_capacity(text.len() + 8);
    let mut map = OffsetMap::default();
    // What stands before `at` and is not yet written begins at `kept`.
    let (mut kept, mut at) = (0, start);
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        if let Some((right, length)) = may_be_wrong(c, &text[end..]).then(|| change(text, at, c)).flatten() {
            out.push_str(&text[kept..at]);
            let first = out.len();
            out.extend(right.into_iter().filter(|&c| c != '\0'));
            map.push(Span::new(first, out.len()), Span::new(at, at + length));
            at += length;
            kept = at;
        } else {
            at = end;
        }
    }
    out.push_str(&text[kept..]);
    Some((out, map))
}

/// The right spelling of a token that [`respell`] changed.
pub(crate) fn respelled(surface: &str) -> String {
    if let Some((right, _)) = respell(surface, |_, _| false) {
        return right;
    }
    let mut out = String::with_capacity(surface.len() + 3);
    let mut chars = surface.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or('\0');
        if stretches(c, next) {
            while chars.next_if_eq(&next).is_some() {}
            out.push(c);
            continue;
        }
        let right = match c {
            '당' => ['다', '\0'],
            '용' | '욤' | '염' | '여' => ['요', '\0'],
            '슴' if matches!(next, '다' | '당') => ['습', '니'],
            '슴' => ['음', '\0'],
            '읍' => ['습', '\0'],
            '되' => ['돼', '\0'],
            '조' => ['좋', '\0'],
            '시' => ['싫', '\0'],
            '러' => ['어', '\0'],
            '마' => ['많', '\0'],
            '니' if out.ends_with('많') => ['이', '\0'],
            '찬' => ['찮', '\0'],
            '않' => ['안', '\0'],
            '떻' => ['떡', '\0'],
            '안' if out.ends_with('희') => ['한', '\0'],
            '의' if out.ends_with('어') => ['이', '\0'],
            c => [always(c).or_else(|| without_laugh(c)).or_else(|| with_past(c)).unwrap_or(c), '\0'],
        };
        out.extend(right.into_iter().filter(|&c| c != '\0'));
    }
    out
}

/// Where the first syllable begins that is to be changed.
fn first_wrong<T>(text: &str, change: impl Fn(&str, usize, char) -> Option<T>) -> Option<usize> {
    let marks = &*MARKS;
    let mut last = (0, '\0');
    for (at, c) in text.char_indices() {
        let before = std::mem::replace(&mut last, (at, c));
        let marks = marks.of(c);
        if marks & VOWEL != 0 && stretches(before.1, c) && change(text, before.0, before.1).is_some() {
            return Some(before.0);
        }
        if marks & SUSPECT != 0 && change(text, at, c).is_some() {
            return Some(at);
        }
    }
    None
}

/// A mark of syllables that may be wrong by themselves.
const SUSPECT: u64 = 1;
/// A mark of vowels without consonants, which may stretch the syllable before.
const VOWEL: u64 = 2;

/// The marks of all syllables.
struct Marks(Vec<u64>);

impl Marks {
    /// How many bits each has, and how many numbers hold.
    const BITS: u32 = 2;
    const PER_NUMBER: u32 = u64::BITS / Self::BITS;

    fn add(&mut self, syllable: u32, mark: u64) {
        self.0[(syllable / Self::PER_NUMBER) as usize] |= mark << (syllable % Self::PER_NUMBER * Self::BITS);
    }

    /// Those of a character; none if it is no syllable.
    fn of(&self, c: char) -> u64 {
        let syllable = u32::from(c).wrapping_sub(0xac00);
        let marks = self.0.get((syllable / Self::PER_NUMBER) as usize);
        marks.map_or(0, |marks| marks >> (syllable % Self::PER_NUMBER * Self::BITS) & (SUSPECT | VOWEL))
    }
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let mut marks = Marks(vec![0; SYLLABLES.div_ceil(Marks::PER_NUMBER) as usize]);
    let listed = "당용욤염여슴읍되조시러마니찬않떻몇일".chars();
    let listed = listed.chain(PAIRS.iter().map(|&(_, wrong, ..)| wrong)).chain(ALWAYS.iter().map(|&(wrong, _)| wrong));
    let listed = listed.filter_map(|c| u32::from(c).checked_sub(0xac00));
    let by_coda = (0..SYLLABLES).step_by(28).flat_map(|open| [open + KIEUK, open + SIOT]);
    listed.chain(by_coda).for_each(|syllable| marks.add(syllable, SUSPECT));
    (u32::from('아')..=u32::from('이')).step_by(28).for_each(|vowel| marks.add(vowel - 0xac00, VOWEL));
    marks
});

/// A quick test that most syllables fail, by those that follow.
fn may_be_wrong(c: char, after: &str) -> bool {
    MARKS.of(c) & SUSPECT != 0 || after.chars().next().is_some_and(|next| stretches(c, next))
}

/// How a syllable at `at` should be written, and how many bytes of the text that replaces.
fn change(text: &str, at: usize, c: char, in_word: &impl Fn(&str, usize) -> bool) -> Option<([char; 2], usize)> {
    let length = c.len_utf8();
    let mut after = text[at + length..].chars();
    let next = after.next().unwrap_or('\0');
    if stretches(c, next) {
        // 너무우우: the vowel goes on at least twice.
        let count = 1 + after.take_while(|&c| c == next).count();
        return (count >= 2).then_some(([c, '\0'], length + count * next.len_utf8()));
    }
    if let Some(right) = always(c) {
        let certain = c != '갠' || next == '찮' || next == '찬';
        return certain.then_some(([right, '\0'], length));
    }
    let mut before = text[..at].chars().rev();
    let syllable = |c: Option<char>| c.filter(|&c| is_syllable(c)).unwrap_or('\0');
    let previous = syllable(before.next());
    let context = Context {
        before: [previous, if previous == '\0' { '\0' } else { syllable(before.next()) }],
        after: [next, after.next().unwrap_or('\0'), after.next().unwrap_or('\0')],
        in_word: matches!(coda(c), SIOT) && previous != '\0' && in_word(text, at),
    };
    Some((context.right(c)?, length))
}

fn always(c: char) -> Option<char> {
    ALWAYS.into_iter().find(|&(wrong, _)| wrong == c).map(|(_, right)| right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(text: &str) -> String {
        respell(text, |_, _| false).map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    #[test]
    fn common_spellings_of_the_web() {
        for (wrong, expected) in [
            ("했었당", "했었다"),
            ("먹었엌ㅋㅋ", "먹었어ㅋㅋ"),
            ("조아요", "좋아요"),
            ("조아", "좋아"),
            ("시러ㅠㅠ", "싫어ㅠㅠ"),
            ("너무우우 좋아아아요", "너무 좋아요"),
            ("됬다", "됐다"),
            ("갔읍니다", "갔습니다"),
            ("안되요", "안돼요"),
            ("갑니당", "갑니다"),
            ("했어용", "했어요"),
            ("하세염", "하세요"),
            ("있읍니다", "있습니다"),
            ("했슴다", "했습니다"),
            ("있슴", "있음"),
            ("마니 먹엇다", "많이 먹었다"),
            ("햇는데", "했는데"),
            ("괜찬아요", "괜찮아요"),
            ("때문에 떄문에", "때문에 때문에"),
            ("어떻해", "어떡해"),
            ("오랫만에 재밋었다", "오랜만에 재밌었다"),
            ("몇일 동안 희안하게 맛잇었다", "며칠 동안 희한하게 맛있었다"),
            ("고마웟어 웬지 왠만하면", "고마웠어 왠지 웬만하면"),
            ("설겆이를 햇지만", "설거지를 했지만"),
            ("몇일까지 기다렷나", "며칠까지 기다렸나"),
            ("조앗다 조앗던", "좋았다 좋았던"),
            ("학생이엿다 하엿으니", "학생이였다 하였으니"),
        ] {
            assert_eq!(right(wrong), expected, "{wrong}");
        }
    }

    #[test]
    fn right_words_stay() {
        for text in [
            "식당 성당 분당 해당 민주당",
            "내용 사용 이용 비용 허용",
            "햇살 햇빛 엇갈린 갓난아기 갓 구운",
            "부엌ㅋㅋ 해질녘",
            "조아라 마니아 마니산",
            "아아 한 잔",
            "어떻게 되었다 되면",
            "군대에서 동네여",
            "우유 오이 아이",
            "보슴보슴 사슴",
            "젓가락 벗다 잇다 무엇으로",
            "여기 여름 하여",
            "시러큐스",
            "몇 일 웬일 왠지 재미 이어 잇다",
            "답은 몇일까 몇일지 모른다",
            "타겟으로 타겟고객 너겟으로 씨앗으로",
            "갓지은 밥 햇고구마 햇고추 햇나물 쑥갓나물 햇고사리",
            "엿보다 엿듣다 물엿으로",
        ] {
            assert_eq!(right(text), text);
        }
    }

    #[test]
    fn what_lies_in_a_word_stays() {
        let is_taken = |text: &str, at: usize| text[..at].ends_with('빼');
        assert!(respell("빼앗다 빼앗는", is_taken).is_none());
        assert_eq!(respell("빼앗다 받앗다", is_taken).unwrap().0, "빼앗다 받았다");
    }

    #[test]
    fn a_token_alone_is_respelled_alike() {
        for (surface, expected) in [
            ("당", "다"),
            ("었엌", "었어"),
            ("조", "좋"),
            ("슴다", "습니다"),
            ("무우우", "무"),
            ("햇", "했"),
            ("마니", "많이"),
            ("읍니다", "습니다"),
        ] {
            assert_eq!(respelled(surface), expected);
        }
    }
}
