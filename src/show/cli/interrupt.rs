//! Ctrl-C: the first asks the work to stop at the next safe place, the second ends the program at once.

use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C sets the flag that is given back, which the work looks at. Called once, by a command that leaves
/// something to resume; where the system offers no handler, Ctrl-C just ends the program, which is safe as well.
pub fn watch() -> &'static AtomicBool {
    let handler = || {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    };
    drop(ctrlc::set_handler(handler));
    &INTERRUPTED
}
