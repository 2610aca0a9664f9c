//! Faces, laughter and tears.

use super::emotion::Emotion;
use crate::tokenizer::Pattern;

/// What a sign says, −2…2.
pub(super) fn valence(pattern: Pattern, sign: &str) -> Option<(f32, Emotion)> {
    match pattern {
        Pattern::Jamo => jamo(sign),
        Pattern::Emoticon => emoticon(sign),
        Pattern::Emoji => sign.chars().find_map(emoji),
        _ => None,
    }
}

fn jamo(sign: &str) -> Option<(f32, Emotion)> {
    let count = |wanted: &[char]| sign.chars().filter(|c| wanted.contains(c)).count();
    let (tears, laughs) = (count(&['ㅠ', 'ㅜ']), count(&['ㅋ', 'ㅎ']));
    if tears > 0 && tears >= laughs {
        // In retrospectives they are seldom of grief.
        Some((-1.0, Emotion::Regret))
    } else if laughs > 0 {
        // ㅎㅎ smiles; ㅋㅋ laughs at anything.
        Some((if count(&['ㅎ']) > 0 { 0.8 } else { 0.4 }, Emotion::Joy))
    } else if count(&['ㄷ']) > 1 {
        Some((-0.4, Emotion::Surprise))
    } else {
        None
    }
}

fn emoticon(sign: &str) -> Option<(f32, Emotion)> {
    if sign.contains(['ㅠ', 'ㅜ']) || sign.contains("T_T") || sign.contains("T.T") || sign.contains(":(") {
        return Some((-1.0, Emotion::Regret));
    }
    if sign.contains(';') && sign.contains(['-', '^']) {
        return Some((-0.6, Emotion::Anxiety));
    }
    let smiles = ["^^", "^_^", "^-^", "^.^", ":)", ":-)", ":D", "=)", "XD", ":3", "ㅎ", "ㅋ", "하하", "웃음"];
    if smiles.iter().any(|smile| sign.contains(smile)) {
        return Some((0.8, Emotion::Joy));
    }
    (sign.contains("눈물") || sign.contains("-_-") || sign.contains("한숨")).then_some((-0.8, Emotion::Sadness))
}

fn emoji(c: char) -> Option<(f32, Emotion)> {
    Some(match c {
        '😀'..='😄' | '😆' | '😇' | '😉'..='😎' | '🙂' | '🥰' | '🤩' | '😸' | '😻' | '☺' | '🤗' | '🤣' => {
            (1.2, Emotion::Joy)
        }
        '🎉' | '🎊' | '🥳' | '👏' | '💪' | '🏆' | '🥇' | '✌' | '💯' => (1.0, Emotion::Pride),
        '❤' | '💕' | '💖' | '💗' | '💙' | '💚' | '💛' | '💜' | '🧡' | '🖤' | '🤍' | '♥' | '💓' | '💞' | '😘' => {
            (1.0, Emotion::Joy)
        }
        '🙏' | '🙇' => (0.7, Emotion::Gratitude),
        '👍' | '👌' | '🙌' => (0.8, Emotion::Joy),
        '😭' | '😢' | '🥲' | '😥' | '😿' | '💔' | '😞' | '😔' | '☹' | '🙁' | '😟' => {
            (-1.0, Emotion::Sadness)
        }
        '😠'..='😡' | '🤬' | '😤' | '💢' => (-1.2, Emotion::Anger),
        '😨' | '😰' | '😱' | '😓' | '😅' | '😬' | '😵' => (-0.7, Emotion::Anxiety),
        '😩' | '😫' | '😪' | '🤕' | '🤒' | '🤢' | '🤮' | '😴' => (-1.0, Emotion::Fatigue),
        '🤦' | '👎' | '😒' | '😑' | '🙄' => (-0.8, Emotion::Regret),
        '😮' | '😯' | '😲' | '😳' | '🤯' => (0.0, Emotion::Surprise),
        _ => return None,
    })
}
