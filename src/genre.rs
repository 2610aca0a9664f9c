//! What kind of post one is.

use crate::document::Document;

/// Words of titles of posts about the writer's own life.
const TITLES: [&str; 19] = [
    "회고",
    "일기",
    "다짐",
    "결산",
    "돌아보",
    "뒤돌아",
    "되돌아",
    "마무리하며",
    "마치며",
    "보내며",
    "새해",
    "신년",
    "일상",
    "근황",
    "수첩",
    "한 해",
    "로그",
    "retrospect",
    "diary",
];

/// Whether a post reviews or plans a stretch of the writer's life, or keeps a diary, as its title, tags or folder say.
pub(crate) fn is_personal(document: &Document) -> bool {
    let date = document.date().map(|(date, _)| date);
    let title = document.title().unwrap_or_default().to_lowercase();
    let dated = date.is_some_and(|date| {
        let years = [date.year - 1, date.year, date.year + 1];
        years.iter().any(|year| title.contains(&year.to_string()) || title.contains(&format!("{}년", year % 100)))
    });
    let named =
        TITLES.iter().any(|word| title.contains(word)) || dated && (title.contains("목표") || title.contains("계획"));
    let tagged = document
        .tags()
        .iter()
        .any(|tag| ["회고", "일기", "일상", "다짐", "근황"].iter().any(|word| tag.contains(word)));
    let filed = document.path().is_some_and(|path| {
        let mut parts = path.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
        parts.any(|part| {
            part == "review" || ["retrospect", "회고", "diary", "일기"].iter().any(|word| part.contains(word))
        })
    });
    named || tagged || filed
}
