//! How far a question is, on a terminal where someone watches and where it takes long enough to wonder.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use fenhong::words::{Voice, advise};

/// What takes less is over before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// See the module.
pub struct Progress {
    bar: ProgressBar,
    began: Instant,
    voice: Voice,
    /// Where it is shown, once it is; nowhere where standard error is no terminal.
    target: Option<ProgressDrawTarget>,
}

impl Progress {
    /// At the beginning.
    pub fn new(voice: Voice) -> Progress {
        Progress::on(ProgressDrawTarget::stderr(), voice)
    }

    #[expect(clippy::disallowed_methods, reason = "the edge knows the clock; nothing is calculated from it")]
    fn on(target: ProgressDrawTarget, voice: Voice) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(100), ProgressDrawTarget::hidden());
        bar.set_style(ProgressStyle::with_template("{bar:30} {msg}").expect("a template of this build"));
        Progress { bar, began: Instant::now(), voice, target: Some(target) }
    }

    /// So much of it is done.
    pub fn at(&mut self, done: u64, of: u64) {
        self.show(done, of, self.began.elapsed());
    }

    fn show(&mut self, done: u64, of: u64, since: Duration) {
        if since < PATIENCE {
            return;
        }
        if let Some(target) = self.target.take() {
            self.bar.set_draw_target(target);
        }
        let percent = done * 100 / of.max(1);
        self.bar.set_message(self.voice.fill(advise::PROGRESS, &[("percent", &percent.to_string())]));
        self.bar.set_position(percent);
    }
}

impl Drop for Progress {
    /// Leaves the terminal as it was.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fenhong::words::Lang;
    use indicatif::InMemoryTerm;

    #[test]
    fn it_is_shown_after_a_second_and_gone_at_the_end() {
        let terminal = InMemoryTerm::new(4, 80);
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(terminal.clone()), 255);
        let mut progress = Progress::on(target, Voice::new(Lang::En, None));
        progress.show(1, 4, Duration::from_millis(999));
        assert_eq!(terminal.contents(), "");
        progress.show(2, 4, Duration::from_millis(1000));
        assert!(terminal.contents().ends_with("50%"), "{}", terminal.contents());
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }
}
