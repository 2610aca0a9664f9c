//! What to do about an error, in the user's language.

use std::io::ErrorKind;

use crate::Error;
use crate::report::Lang;

/// A hint for an error, if there is something to say that the error does not.
pub(super) fn hint(error: &Error, lang: Lang) -> Option<&'static str> {
    let (ko, en) = match error {
        Error::Io { source, .. } if source.kind() == ErrorKind::NotFound => (
            "힌트: 그런 파일이나 폴더가 없습니다. 이름에 빈칸이 있으면 따옴표로 감싸세요: hoego keywords \"내 글\"",
            "hint: there is no such file or folder; put a name with spaces in quotation marks: hoego keywords \"my posts\"",
        ),
        Error::Io { source, .. } if source.kind() == ErrorKind::PermissionDenied => (
            "힌트: 읽을 권한이 없습니다. 파일의 권한을 확인하세요.",
            "hint: you may not read it; look at its permissions",
        ),
        Error::NotText { .. } => (
            "힌트: 그림이나 한글(.hwp), 워드 파일은 읽지 못합니다. 텍스트나 마크다운, HTML로 저장한 뒤 다시 해 보세요.",
            "hint: pictures and files of word processors are not read; save it as text, Markdown or HTML",
        ),
        Error::TooLarge { .. } => (
            "힌트: 파일을 글마다 나누거나 JSON Lines나 CSV로 바꾸어 주세요.",
            "hint: split it into posts, or make it JSON Lines or CSV",
        ),
        Error::UserDictionary { .. } => (
            "힌트: 한 줄에 낱말, 탭, 품사를 씁니다: 우테코<탭>NNP",
            "hint: a line is a word, a tab and a tag: 우테코<tab>NNP",
        ),
        Error::NotPosts { .. } => (
            "힌트: 표나 레코드라면 --text-field로 본문이 든 칸의 이름을 알려 주세요: --text-field 본문",
            "hint: for a table or records, name the field with the text: --text-field 본문",
        ),
        _ => return None,
    };
    Some(match lang {
        Lang::Ko => ko,
        Lang::En => en,
    })
}
