//! How far it is and how long it still takes: a bar on a terminal, plain lines elsewhere, nothing when quiet.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Terminal;

/// Plain lines are for log files: one in this time is enough.
const BETWEEN_LINES: Duration = Duration::from_secs(5);

/// A progress display that threads may share.
pub struct Progress {
    bar: ProgressBar,
    plain: Option<Mutex<Plain>>,
    terminal: Terminal,
}

struct Plain {
    started: Instant,
    last: Instant,
}

impl Progress {
    /// `steps` is what 100 % means.
    pub fn new(terminal: Terminal, steps: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
        if terminal.watched && !terminal.quiet {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            // The template is fixed; were it wrong, the default style would do.
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {eta} left  {msg}") {
                bar.set_style(style);
            }
        }
        let now = Instant::now();
        let plain = (!terminal.watched && !terminal.quiet).then(|| Mutex::new(Plain { started: now, last: now }));
        Self { bar, plain, terminal }
    }

    /// `step` of the steps are done; `message` says at what.
    pub fn show(&self, step: u64, message: &str) {
        self.bar.set_message(message.to_owned());
        self.bar.set_position(step);
        let Some(plain) = &self.plain else { return };
        let mut plain = plain.lock().unwrap_or_else(PoisonError::into_inner);
        if plain.last.elapsed() < BETWEEN_LINES {
            return;
        }
        plain.last = Instant::now();
        let steps = self.bar.length().unwrap_or(0);
        let left = time_left(plain.started.elapsed(), step, steps);
        let percent = (100 * step).checked_div(steps).unwrap_or(100);
        self.terminal.message(&format!("{percent} %{left}  {message}"));
    }

    /// What 100 % means, when it turns out to be something else.
    pub fn set_steps(&self, steps: u64) {
        self.bar.set_length(steps);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn time_left(elapsed: Duration, step: u64, steps: u64) -> String {
    if step == 0 || steps < step {
        return String::new();
    }
    let seconds = elapsed.as_secs_f64() * (steps - step) as f64 / step as f64;
    format!(", {} left", readable_duration(seconds))
}

/// `0.8 s`, `12 s`, `3 min 20 s`, `2 h 5 min`.
pub fn readable_duration(seconds: f64) -> String {
    let whole = seconds.round() as u64;
    match whole {
        0..=9 => format!("{seconds:.1} s"),
        10..=59 => format!("{whole} s"),
        60..=3599 => format!("{} min {} s", whole / 60, whole % 60),
        _ => format!("{} h {} min", whole / 3600, whole % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_in_proportion() {
        assert_eq!(time_left(Duration::from_secs(30), 1, 4), ", 1 min 30 s left");
        assert_eq!(time_left(Duration::from_secs(30), 0, 4), "");
    }

    #[test]
    fn durations_read_well() {
        let read = [0.04, 9.4, 12.3, 200.0, 7500.0].map(readable_duration);
        assert_eq!(read, ["0.0 s", "9.4 s", "12 s", "3 min 20 s", "2 h 5 min"]);
    }
}
