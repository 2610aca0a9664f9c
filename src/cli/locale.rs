//! The language of the one who runs the command.

use std::env;

use crate::report::Lang;

/// Korean where the environment says so, and English otherwise. As POSIX has it, `LC_ALL` counts more than `LC_MESSAGES`, and that more than
/// `LANG`.
pub(super) fn lang() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty());
    if set.is_some_and(|value| is_korean(&value)) { Lang::Ko } else { Lang::En }
}

/// ko, ko_KR.UTF-8, ko-KR
fn is_korean(locale: &str) -> bool {
    locale.split(['_', '-', '.', '@']).next().is_some_and(|language| language.eq_ignore_ascii_case("ko"))
}

#[cfg(test)]
mod tests {
    use super::is_korean;

    #[test]
    fn korean_is_korean_in_any_encoding() {
        assert_eq!(
            ["ko", "ko_KR.UTF-8", "ko-KR", "kok_IN", "en_US", "C"].map(is_korean),
            [true, true, true, false, false, false]
        );
    }
}
