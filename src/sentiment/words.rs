//! Words that the rules know by name.

mod table;

use std::sync::LazyLock;

use super::symbol::{Group, Symbol, symbol};
use super::table::Table;
use table::WORDS;

/// What the rules know of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trait {
    /// Verbs that add little to the noun before them: 재미를 느끼다, 도움이 되다.
    Light,
    /// Verbs and nouns of one's own thought, after which a quotation is the writer's: -다고 생각했다.
    Thought,
    /// People other than the writer.
    Person,
    /// Pronouns of them.
    Other,
    /// Names of faults that are everyday things of technical work.
    Technical,
    /// What is done to such faults, and what they do.
    TechnicalVerb,
    /// Nouns that name a topic behind a clause.
    Topic,
    /// What denies: 안, 못, -지 않다, 없다, 아니다.
    Negator,
    /// Verbs of saying and judging, whose denial denies what is said: 좋았다고 하기 어렵다.
    Saying,
    /// What is left where there is nothing: 하나도 없다, 하루도 없다.
    Least,
    /// What now is measured by: 작년만큼, 예전 같지 않다.
    Past,
    /// Verbs of getting well again: 통증이 낫다, 버릇을 고치다.
    Recovery,
    /// Verbs of losing: 건강을 잃다, 희망이 꺾이다.
    Loss,
    /// What one wants more of.
    Wanted,
    /// What one wants less of.
    Unwanted,
    /// The writer.
    Writer,
    /// What programs are made of, and what is said of them.
    Machinery,
    /// Who is spoken to.
    Reader,
    /// Whoever it may be: 사람은, 초보자는.
    Everybody,
    /// What definitions call things: … 증후군이다.
    Definition,
    /// Endings and particles of what is always so: 커질수록, 번아웃이란.
    Always,
    /// Verbs after which a quotation is said to the writer or of the writer: 잘한다는 말을 들었다.
    Heard,
    /// Adverbs that irony likes.
    IronicAdverb,
    /// What one wishes one had done: 조금만 더 일찍.
    Sooner,
    /// What makes an idiom one of wishing or supposing.
    Mood,
    /// What feelings are a matter of: 불안을 다룬 책, 갈등 해결 절차.
    Matter,
    /// What is made up.
    Fiction,
    /// Endings of exclamations.
    Exclamation,
    /// What one is proud to have done much of: 23권이나 읽었다.
    Feat,
    /// What one is sorry to have done much of: 세 시간이나 기다렸다.
    Ordeal,
    /// In what people tell the writer how they liked something.
    Message,
    /// When one does not want to work.
    Rest,
    /// Where nobody wants to be then, and what nobody wants to do.
    Toil,
    /// What amounts are told to be much or little by.
    Measure,
    /// What comparisons turn on.
    Comparison,
    /// What people complain about every day.
    Grievance,
    /// What others are praised for, and what irony praises them for.
    Virtue,
    /// Those who judge what one does.
    Judge,
    /// What they say of it.
    Verdict,
    /// What one does who wants something much.
    Longing,
    /// How it comes true.
    Attainment,
    /// How it does not.
    Miss,
    /// Verbs that only quote what stands before them: 전화위복이라고 하다.
    Quoting,
    /// Verbs of passing on what somebody said, at the end of a sentence.
    Reporting,
    /// Verbs of what one dreads: 떨어질 줄 알았는데.
    Dreaded,
    /// Verbs of what one hopes for: 붙을 줄 알았는데.
    Hoped,
    /// What one would call a year's gain, and would rather have than its opposite.
    Gain,
    /// What lists of things to come are called: 목표: 하프 마라톤 완주.
    Agenda,
    /// Verbs of how one passes a time: 연휴를 사무실에서 보냈다.
    Spent,
    /// Titles of who is good at something, and names of being so: 지각의 달인, 탈락도 재능이다.
    Title,
    /// Crying and being about to.
    Tears,
    /// Kind words and deeds: 고맙다는 말에 눈물이 났다.
    Kindness,
    /// What one feels with.
    Heart,
    /// What is the matter with something that can be made good: 잃어버린, 밀린.
    Lost,
    /// Verbs of making it good.
    Mend,
    /// What becomes of good things: 다정하던 사람이 변했다.
    Spoilt,
    /// What is only begun or looks so: 이름만, 등록만.
    MereForm,
    /// Verbs of getting to an amount.
    Crossing,
    /// Verbs of getting no further.
    Staying,
    /// Who and what tells how one's health is.
    Diagnosis,
    /// What one expects of others: 한마디 상의도 없이.
    Courtesy,
    /// What it is no fault not to do: 쉬지도 않고.
    Pause,
    /// Verbs of getting something done: 사흘 만에 끝냈다.
    Finish,
    /// Verbs of giving it up: 사흘 만에 그만뒀다.
    Quit,
    /// What takes time that one would rather have: 응답 시간, 출퇴근 시간.
    Slow,
    /// After which the sentence turns.
    Turn,
    /// What leaves everything else out: 회의만, 앉아만.
    Only,
    /// 한 번도, 읽지도 않고, 한 주도.
    Even,
    /// 말뿐이다
    Mere,
    /// Words of turns of phrase that only irony has: A이라 쓰고 B라 읽는다, 누가 보면, 터져 주었다, 하라는 건지.
    Phrase,
    /// 단골마저 떠났다, 인사조차 없었다
    Utmost,
    /// -느니: what one would rather not do.
    Rather,
    /// 또 당직이다
    Again,
    /// Technical things.
    Work,
    /// Verbs of what is done to somebody who did not ask for it.
    Imposed,
    /// Signs with a quotation mark.
    Quotation,
    /// Commas.
    Comma,
    /// Slashes.
    Slash,
    /// Exclamation marks.
    Shout,
    /// Words in Latin letters.
    Latin,
}

const _: () = assert!((Trait::Latin as u32) < u128::BITS, "each trait has a bit");

/// The traits of a word, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Traits(u128);

impl Traits {
    /// Of a word with this symbol.
    pub(super) fn of(word: Symbol) -> Self {
        /// By word a place among the sets of traits.
        static KNOWN: LazyLock<(Table, Vec<u128>)> = LazyLock::new(|| {
            let (mut places, mut sets) = (Table::default(), Vec::new());
            for (own, words) in WORDS {
                for form in words.split_whitespace() {
                    for group in [Group::Nominal, Group::Predicate, Group::Modifier, Group::Ending, Group::Particle] {
                        let next = u32::try_from(sets.len()).unwrap_or(0);
                        let place = places.get_or_insert(symbol(group, form), next);
                        if place == next {
                            sets.push(0);
                        }
                        sets[place as usize] |= 1 << *own as u32;
                    }
                }
            }
            (places, sets)
        });
        let (places, sets) = &*KNOWN;
        Self(places.get(word).map_or(0, |place| sets[place as usize]))
    }

    /// Those of either of two.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With another one.
    pub(super) const fn with(self, own: Trait) -> Self {
        Self(self.0 | 1 << own as u32)
    }

    pub(super) const fn has(self, own: Trait) -> bool {
        self.0 >> own as u32 & 1 == 1
    }
}
