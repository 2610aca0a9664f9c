//! What a syllable should be between its neighbours.

use super::syllable::{KIEUK, NIEUN, PIEUP, PIEUP_SIOT, RIEUL, SSANG_SIOT, coda, with_past, without_laugh};
use crate::letter::is_syllable;

/// What stands for any neighbour, also none.
const ANY: char = '*';

/// Syllables that are misspelt between these neighbours, and in no other word: 오랫만 is 오랜만, 맛잇다 is 맛있다.
pub(super) const PAIRS: [(char, char, char, char); 18] = [
    ('오', '랫', '만', '랜'),
    ('희', '안', '하', '한'),
    ('희', '안', '한', '한'),
    ('희', '안', '해', '한'),
    ('희', '안', '했', '한'),
    (ANY, '왠', '만', '웬'),
    (ANY, '웬', '지', '왠'),
    ('역', '활', ANY, '할'),
    ('끗', '히', ANY, '이'),
    ('도', '데', '체', '대'),
    ('어', '의', '없', '이'),
    ('설', '겆', '이', '거'),
    ('겆', '이', ANY, '지'),
    ('같', '애', ANY, '아'),
    ('맛', '잇', ANY, '있'),
    ('미', '잇', ANY, '있'),
    ('재', '밋', ANY, '밌'),
    ('폭', '팔', ANY, '발'),
];

/// Where a syllable stands: those around it, `\0` outside of Hangul, and what follows it.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) before: [char; 2],
    pub(super) after: [char; 3],
    /// Whether a word of the dictionary lies over it.
    pub(super) in_word: bool,
}

impl Context {
    /// The syllables that should stand there; `None` if it is right.
    pub(super) fn right(self, c: char) -> Option<[char; 2]> {
        let Self { before: [b1, b2], after: [a1, a2, a3], in_word } = self;
        let last = !is_syllable(a1);
        let first = b1 == '\0';
        let past = |c: char| c != '\0' && matches!(coda(c), SSANG_SIOT | PIEUP_SIOT);
        let one = |c: char| Some([c, '\0']);
        if let Some((.., right)) = PAIRS.into_iter().find(|&(before, wrong, after, _)| {
            wrong == c && (before == ANY || before == b1) && (after == ANY || after == a1)
        }) {
            return one(right);
        }
        // 몇일 동안, 몇일까지; 몇일까 and 몇일지 are 몇 and 이다.
        let days = |next: char, after: char| !(next == '지' || next == '까' && after != '지');
        match c {
            '몇' if a1 == '일' && days(a2, a3) => one('며'),
            '일' if b1 == '몇' && days(a1, a2) => one('칠'),
            // 했당, 좋당, 합니당; not 식당, 분당.
            '당' if last && (past(b1) || b1 == '슴' && past(b2)) => one('다'),
            '당' if last
                && (b1 == '니' && b2 != '\0' && coda(b2) == PIEUP || "좋많않싫".contains(b1) && b1 != '\0') =>
            {
                one('다')
            }
            // 했어용, 하세용, 좋네염; not 내용, 사용, 어용.
            '용' | '욤' | '염' | '여' if last && ends_politely(b1, b2) => one('요'),
            '슴' if past(b1) && matches!(a1, '다' | '당') => Some(['습', '니']),
            '슴' if past(b1) && last => one('음'),
            '읍' if past(b1) && a1 == '니' && matches!(a2, '다' | '당' | '까') => one('습'),
            '되' if last_is(a1, a2, "요서") || a1 == '야' => one('돼'),
            '조' if first && a1 == '아' && begins_ending(a2) => one('좋'),
            '조' if first && matches!(a1, '앗' | '았') && "다던는지네고습음어".contains(a2) && a2 != '\0' => {
                one('좋')
            }
            '시' if first && a1 == '러' && begins_ending(a2) => one('싫'),
            '러' if b1 == '시' && b2 == '\0' && begins_ending(a1) => one('어'),
            '마' if first && a1 == '니' && !is_syllable(a2) => one('많'),
            '니' if b1 == '마' && b2 == '\0' && last => one('이'),
            '찬' if matches!(b1, '괜' | '갠') && !last => one('찮'),
            '않' if first && matches!(a1, '되' | '된' | '될' | '됨' | '돼' | '됐' | '해' | '했') => one('안'),
            '떻' if b1 == '어' && matches!(a1, '해' | '하') => one('떡'),
            c if coda(c) == KIEUK && a1 == 'ㅋ' && b1 != '부' && c != '녘' => one(without_laugh(c)?),
            // 먹엇다, 햇는데, 가겟다; 햇살, 햇고구마, 갓지은, 타겟으로, 빼앗다 and 엇갈리다 stay.
            c if begins_ending_of_past(a1, a2) && b1 != '무' && !in_word => {
                let right = with_past(c)?;
                let inside = !matches!(c, '엇' | '앗' | '겟' | '렷' | '졋' | '셧' | '엿') || !first;
                inside.then_some([right, '\0'])
            }
            _ => None,
        }
    }
}

/// Whether 요 follows: 어 after a past or 있/없, 세, 네, 까, 예/에, 데 after ㄴ.
fn ends_politely(b1: char, b2: char) -> bool {
    let coda2 = if b2 == '\0' { 0 } else { coda(b2) };
    match b1 {
        '어' => matches!(coda2, SSANG_SIOT | PIEUP_SIOT),
        '네' => b2 != '\0' && b2 != '동',
        '세' => "하주으오가보시이계드".contains(b2) && b2 != '\0',
        '예' => "거이".contains(b2) && b2 != '\0',
        '에' => b2 == '이',
        '데' => coda2 == NIEUN,
        '까' => coda2 == RIEUL,
        '워' => "마와려러가거까매".contains(b2) && b2 != '\0',
        _ => false,
    }
}

/// Whether an ending begins that may follow 았 and 겠.
fn begins_ending_of_past(a1: char, a2: char) -> bool {
    let last = !is_syllable(a2);
    match a1 {
        '다' | '어' | '는' | '음' | '던' | '네' | '냐' | '죠' => true,
        '습' => matches!(a2, '니' | '다' | '당'),
        '으' => "면니나며므려시".contains(a2) && !last,
        '지' => last || "만요는도않".contains(a2),
        '고' => last || "요도는서싶".contains(a2),
        '나' => last || "요봐보싶".contains(a2),
        _ => false,
    }
}

/// What may follow 조아 and 시러.
fn begins_ending(c: char) -> bool {
    !is_syllable(c) && !c.is_ascii_alphanumeric() || "요용염여서하해했합함할".contains(c)
}

/// Whether `a1` is one of `wanted` and ends the eojeol.
fn last_is(a1: char, a2: char, wanted: &str) -> bool {
    a1 != '\0' && wanted.contains(a1) && !is_syllable(a2)
}
