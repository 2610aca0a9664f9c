//! What a long run shows while it works: on standard error, only on a terminal, and not before a second has passed.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::locale;
use crate::report::Lang;

/// Counts posts and shows their number now and then.
pub(super) struct Progress {
    /// `None` if nobody would see it.
    state: Option<Mutex<State>>,
    lang: Lang,
}

struct State {
    posts: u64,
    /// When the number is shown next.
    next: Instant,
    is_shown: bool,
}

impl Progress {
    /// For a run whose results go to standard output while it works, or not: where they are seen on a terminal, they are progress
    /// enough, and would be torn by it.
    pub(super) fn new(prints: bool) -> Self {
        let is_seen = io::stderr().is_terminal() && !(prints && io::stdout().is_terminal());
        let state = State { posts: 0, next: Instant::now() + Duration::from_secs(1), is_shown: false };
        Self { state: is_seen.then(|| Mutex::new(state)), lang: locale::lang() }
    }

    /// Counts a post. Called by all threads.
    pub(super) fn step(&self) {
        let Some(Ok(mut state)) = self.state.as_ref().map(Mutex::lock) else { return };
        state.posts += 1;
        let now = Instant::now();
        if now >= state.next {
            state.next = now + Duration::from_millis(200);
            state.is_shown = true;
            let line = match self.lang {
                Lang::Ko => format!("글 {}편을 읽었어요", state.posts),
                Lang::En => format!("{} posts read", state.posts),
            };
            // Nothing depends on its being seen.
            let _ = write!(io::stderr(), "\r\x1b[K{line} …");
        }
    }

    /// Takes the number off the screen, before something else is written or at the end.
    pub(super) fn clear(&self) {
        if let Some(Ok(mut state)) = self.state.as_ref().map(Mutex::lock)
            && std::mem::take(&mut state.is_shown)
        {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
