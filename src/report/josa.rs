//! Particles that depend on the end of the word before them.

/// A Korean particle in its two forms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Josa {
    /// 은/는
    Topic,
    /// 이/가
    Subject,
    /// 과/와
    With,
}

/// How a word ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Vowel,
    Consonant,
    Unknown,
}

impl Josa {
    /// The form that follows a word: `은` after 이직, `는` after 회사, `은(는)` after what nobody can know how to read.
    pub(super) fn after(self, word: &str) -> &'static str {
        match (self, end(word)) {
            (Self::Topic, End::Consonant) => "은",
            (Self::Topic, End::Vowel) => "는",
            (Self::Topic, End::Unknown) => "은(는)",
            (Self::Subject, End::Consonant) => "이",
            (Self::Subject, End::Vowel) => "가",
            (Self::Subject, End::Unknown) => "이(가)",
            (Self::With, End::Consonant) => "과",
            (Self::With, End::Vowel) => "와",
            (Self::With, End::Unknown) => "과(와)",
        }
    }
}

/// What stands at the end counts, brackets and signs aside.
fn end(word: &str) -> End {
    let mut letters = word.chars().rev().filter(|letter| letter.is_alphanumeric());
    let Some(last) = letters.next() else { return End::Unknown };
    match last {
        '가'..='힣' => {
            if (u32::from(last) - u32::from('가')).is_multiple_of(28) {
                End::Vowel
            } else {
                End::Consonant
            }
        }
        // 영 일 삼 육 칠 팔; 이 사 오 구
        '0' | '1' | '3' | '6' | '7' | '8' => End::Consonant,
        '2' | '4' | '5' | '9' => End::Vowel,
        _ if last.is_ascii_alphabetic() => latin(last, letters.next()),
        _ => End::Unknown,
    }
}

/// The end of a word in Latin letters: by the names of its letters for an abbreviation (SQL is 에스큐엘), otherwise by what it sounds
/// like where only one reading is usual (Notion 노션, Vue 뷰).
fn latin(last: char, before: Option<char>) -> End {
    let is_spelled = last.is_ascii_uppercase() && before.is_none_or(|before| !before.is_ascii_lowercase());
    if is_spelled {
        return if matches!(last, 'L' | 'M' | 'N' | 'R') { End::Consonant } else { End::Vowel };
    }
    match (before.map(|before| before.to_ascii_lowercase()), last.to_ascii_lowercase()) {
        (_, 'l' | 'm' | 'n') | (Some('n'), 'g') | (Some('c'), 'k') => End::Consonant,
        (_, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'r' | 's' | 'd' | 'f' | 'v' | 'w' | 'x' | 'z' | 'h' | 'j' | 'q') => {
            End::Vowel
        }
        _ => End::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::Josa;

    #[test]
    fn particles_follow_the_last_sound() {
        let topic = |word: &str| format!("{word}{}", Josa::Topic.after(word));
        assert_eq!(topic("이직"), "이직은");
        assert_eq!(topic("회사"), "회사는");
        assert_eq!(topic("코딩 테스트"), "코딩 테스트는");
        assert_eq!(topic("2021년"), "2021년은");
        assert_eq!(topic("SQL"), "SQL은");
        assert_eq!(topic("API"), "API는");
        assert_eq!(topic("Notion"), "Notion은");
        assert_eq!(topic("Vue"), "Vue는");
        assert_eq!(topic("3"), "3은");
        assert_eq!(topic("GitHub"), "GitHub은(는)");
        assert_eq!(topic("🏃"), "🏃은(는)");
        assert_eq!(Josa::Subject.after("팀(team)"), "이");
        assert_eq!(Josa::Subject.after("사이드 프로젝트"), "가");
        assert_eq!([Josa::With.after("기쁨"), Josa::With.after("화")], ["과", "와"]);
    }
}
