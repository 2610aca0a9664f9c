//! Predicates with all that follows them: negation, tense, mood, and how they lead on.

mod ending;
mod scan;

use super::reading::Morph;
pub(super) use ending::Ending;
use scan::Scan;

/// How a predicate leads on to what follows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Link {
    /// It ends the sentence, or something quoted.
    Final,
    /// -지만, -는데: what follows outweighs it.
    Contrast,
    /// -아도, -더라도: it did not matter, or is only supposed.
    Concession,
    /// -아서, -니까
    Cause,
    /// -고, -며
    Sequence,
    /// -면
    Condition,
    /// -려고, -도록
    Purpose,
    /// -ㄹ래야: what cannot be, said for emphasis.
    Vain,
    /// -게: how something is done.
    Manner,
    /// -다고, -라는: somebody says or thinks it.
    Quote,
    /// -ㄴ, -는, -던, -ㄹ: a noun comes.
    Adnominal,
    /// -기, -음
    Nominal,
    /// No ending at all.
    Bare,
}

impl Link {
    /// Whether a clause ends with it.
    pub(super) const fn ends_clause(self) -> bool {
        !matches!(self, Self::Adnominal | Self::Nominal | Self::Manner | Self::Vain | Self::Bare)
    }

    /// Whether what follows is said of the same thing.
    pub(super) const fn goes_on(self) -> bool {
        matches!(self, Self::Adnominal | Self::Nominal | Self::Manner | Self::Vain)
    }
}

/// What any predicate of a sentence is: most rules ask for one that a sentence has not.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Any {
    links: u16,
    /// Whether one is a condition that was not met.
    pub(super) unmet: bool,
    pub(super) mistaken: bool,
}

impl Any {
    pub(super) fn of(predications: &[Predication]) -> Self {
        predications.iter().fold(Self::default(), |all, own| Self {
            links: all.links | 1 << own.link as u16,
            unmet: all.unmet | own.regret | own.past_condition,
            mistaken: all.mistaken | own.mistaken,
        })
    }

    /// Whether one leads on so.
    pub(super) const fn links(self, link: Link) -> bool {
        self.links >> link as u16 & 1 == 1
    }
}

/// A predicate and its endings and auxiliaries. Indices are those of the morphemes of the sentence.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Debug)]
pub(super) struct Predication {
    /// The first morpheme: the noun of noun + 하다 or noun + 이다, else the head.
    pub(super) start: usize,
    /// The verb, adjective, suffix or copula.
    pub(super) head: usize,
    /// Behind the last ending and its particles.
    pub(super) end: usize,
    /// How many negations it has: 안, -지 않다, -ㄹ 수 없다, 아니다.
    pub(super) negations: u8,
    /// Whether the predicate as a whole is denied, with those it is joined to: -ㄴ 것은 아니다.
    pub(super) whole: bool,
    /// 더 좋을 수 없다: as good as can be, not denied.
    pub(super) superlative: bool,
    /// Whether one of them says that something could not be done.
    pub(super) inability: bool,
    /// 덜 stands before it.
    pub(super) less: bool,
    pub(super) past: bool,
    /// -고 싶다, -면 좋겠다
    pub(super) wish: bool,
    /// -려고 하다, -겠-, -ㄹ 것이다, -아야 하다, -자
    pub(super) plan: bool,
    /// -ㄴ 것 같다, -나 보다, -ㄹ 듯하다
    pub(super) conjecture: bool,
    /// -았어야 했다, -ㄹ걸 그랬다, -았더라면: it was not so.
    pub(super) regret: bool,
    /// -았으면, -았다면: it was not so if the main clause says what would have been.
    pub(super) past_condition: bool,
    /// -았어도: even so little.
    pub(super) even_if: bool,
    /// -ㄴ 적이 없다
    pub(super) never: bool,
    /// -았을: what would have been, or may have been.
    pub(super) would: bool,
    /// -지 않을까, -지 않았나: denied in form only.
    pub(super) tag: bool,
    /// -ㄹ 수 있다: it may be.
    pub(super) potential: bool,
    /// -ㄴ 줄 알았다: it was believed, and wrong.
    pub(super) mistaken: bool,
    /// -는 줄 알았다 at the end: of what is bad it says what it was like, 죽는 줄 알았다.
    pub(super) as_if: bool,
    /// Hearsay: -대, -다더라.
    pub(super) hearsay: bool,
    /// -ㄹ 뻔하다
    pub(super) near_miss: bool,
    pub(super) honorific: bool,
    /// -어하다: a feeling that is seen in somebody.
    pub(super) displayed: bool,
    pub(super) question: bool,
    pub(super) link: Link,
}

/// The predicates of a sentence, in order, in the room of others.
pub(super) fn predications(morphs: &[Morph<'_>], mut all: Vec<Predication>) -> Vec<Predication> {
    all.clear();
    let mut at = 0;
    while let Some(next) = morphs.get(at..).and_then(|rest| rest.iter().position(Morph::is_predicate)) {
        let head = at + next;
        let found = Scan::new(morphs, head, all.last().map_or(0, |last| last.end)).run();
        at = found.end.max(head + 1);
        // 기쁘지도 슬프지도 않았다: both are denied.
        if let Some(before) = all.last_mut().filter(|before| before.end == found.start && found.negations % 2 == 1)
            && let [.., ending, particle] = &morphs[..before.end]
            && ending.form == "지"
            && particle.form == "도"
        {
            before.negations += 1;
        }
        all.push(found);
    }
    all
}
