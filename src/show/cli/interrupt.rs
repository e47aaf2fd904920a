//! Ctrl-C: the first asks the work to stop at the next safe place, the second ends the program at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
/// The work comes to a safe place by itself and keeps there how far it is.
static KEEPING: AtomicBool = AtomicBool::new(false);
/// Somebody says the last words.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Exit code of an interrupted command.
const CODE: i32 = 130;
/// How long work that has a give-up may look for a safe place.
const PATIENCE: Duration = Duration::from_millis(800);
/// The same for work that keeps how far it is: a step of a large patch, an epidermis to be closed, a file on a slow disk.
const PATIENCE_WHILE_KEEPING: Duration = Duration::from_secs(60);

/// From now on Ctrl-C sets the flag that is given back, which the work looks at. Called once, by a command that leaves
/// something to resume; where the system offers no handler, Ctrl-C just ends the program, which is safe as well.
pub fn watch() -> &'static AtomicBool {
    watch_for(|| {})
}

/// As [watch]; but work that comes to no safe place within a second is left where it is, unless it is [keeping]: `give_up` says
/// the last words, and the program ends. Every file is whole or not there, so nothing is spoilt.
pub fn watch_or(give_up: impl Fn() + Send + Clone + 'static) -> &'static AtomicBool {
    watch_for(move || {
        let give_up = give_up.clone();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            let asked = Instant::now();
            while KEEPING.load(Ordering::SeqCst) && asked.elapsed() < PATIENCE_WHILE_KEEPING {
                std::thread::sleep(PATIENCE / 8);
            }
            if !ENDING.swap(true, Ordering::SeqCst) {
                give_up();
                std::process::exit(CODE);
            }
        });
    })
}

/// Whether the work, from now on, keeps how far it is when it is asked to stop, and is worth waiting for.
pub fn keeping(keeping: bool) {
    KEEPING.store(keeping, Ordering::SeqCst);
}

/// Work that stopped by itself claims the last words; those of the give-up are waited for if they came first.
pub fn claim_the_end() {
    if ENDING.swap(true, Ordering::SeqCst) {
        std::thread::sleep(10 * PATIENCE);
    }
}

fn watch_for(first: impl Fn() + Send + 'static) -> &'static AtomicBool {
    let handler = move || {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(CODE);
        }
        first();
    };
    drop(ctrlc::set_handler(handler));
    &INTERRUPTED
}
