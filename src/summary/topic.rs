//! The parts of life that sentences speak of.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::dictionary::Aliases;
use crate::letter::Beginnings;

const TABLE: &str = include_str!("../../dict/topics.tsv");

/// A line of the table.
pub(crate) struct Topic {
    /// 일, 사람, 건강 …
    pub(crate) name: &'static str,
    pub(crate) english: &'static str,
    nouns: &'static str,
}

/// All topics in the order of the table.
pub(crate) fn topics() -> impl Iterator<Item = Topic> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (name, english, nouns) = (next()?, next()?, next()?);
        Some(Topic { name, english, nouns })
    })
}

/// The topic that a noun tells of, by its [key](crate::keyword::Candidate::key).
pub(super) fn topic(key: &str) -> Option<&'static str> {
    static TOPICS: LazyLock<(Beginnings, HashMap<String, &'static str>)> = LazyLock::new(|| {
        let nouns = topics().flat_map(|topic| topic.nouns.split(',').map(move |noun| (noun, topic.name)));
        let aliases = Aliases::get();
        let key = |noun: &str| {
            let key = Aliases::key(noun);
            aliases.name(&key).map_or(key, Aliases::key).into_owned()
        };
        let topics: HashMap<String, &str> = nouns.map(|(noun, topic)| (key(noun), topic)).collect();
        (topics.keys().map(String::as_str).collect(), topics)
    });
    let (first, topics) = &*TOPICS;
    if first.may_have(key) { topics.get(key).copied() } else { None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_noun_tells_of_one_topic() {
        let mut seen = BTreeMap::new();
        for topic in topics() {
            for noun in topic.nouns.split(',') {
                assert_eq!(seen.insert(noun, topic.name), None, "{noun}");
                assert_eq!(noun.trim(), noun);
            }
        }
        assert_eq!(topic("코딩테스트"), Some("구직"));
        assert_eq!(topic("없는말"), None);
        assert!(topics().all(|topic| topic.english.is_ascii()));
    }
}
