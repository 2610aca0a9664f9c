//! In which language the command speaks.

use crate::report::Lang;

/// The language that was asked for, else that of the locale.
pub(super) fn language(asked: Option<Lang>) -> Lang {
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    asked.unwrap_or_else(|| if locale().is_some_and(|locale| locale.starts_with("ko")) { Lang::Ko } else { Lang::En })
}
