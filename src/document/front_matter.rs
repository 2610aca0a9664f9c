//! What a post says about itself before it begins.

/// The head of a post.
#[derive(Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    /// As written.
    pub(super) date: Option<String>,
    pub(super) tags: Vec<String>,
    /// The byte of the source where the body begins.
    pub(super) body: usize,
    /// What could not be understood: the byte where, and why.
    pub(super) problems: Vec<(usize, String)>,
}

/// Reads the head of a post, if it has one.
pub(super) fn read(source: &str) -> FrontMatter {
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    let mut head = FrontMatter { body: start, ..FrontMatter::default() };
    for fence in ["---", "+++"] {
        let Some(rest) = source[start..].strip_prefix(fence) else { continue };
        let Some(end) = rest.find(&format!("\n{fence}")) else { continue };
        head.body = start + fence.len() + end + 1 + fence.len();
        head.title = rest[..end].lines().find_map(|line| {
            let (key, value) = line.split_once([':', '='])?;
            let value = value.trim().trim_matches(['"', '\'']).trim();
            (key.trim() == "title" && !value.is_empty()).then(|| value.to_owned())
        });
    }
    head
}
