//! `dermasim run`: from a scenario to tables, figures and a report.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::common::{OutputArguments, WorkArguments, shown};
use super::engine::{self, Unfinished};
use super::failure::Failure;
use super::interrupt;
use super::outcome_table::outcome_table;
use super::progress::{Progress, readable_duration};
use super::source;
use super::terminal::Terminal;
use crate::physics::puncture::Motion;
use crate::run::record::checkpoint::{CHECKPOINT_FILE, Checkpoint, CheckpointError};
use crate::run::record::{
    InDirectory, Manifest, Opened, RecordError, RunFacts, SCENARIO_FILE, Status, Summary, default_directory, sha256,
    write_atomic,
};
use crate::run::scenario::{Expectation, Inputs, Scenario};
use crate::run::simulation::HEALING;

const EXAMPLE: &str = "Examples:
  dermasim run scenarios/acne_scar_roller.toml
  dermasim run my.toml --set device.roller.needle_length=\"2.0 mm\" --out runs/longer
  dermasim run my_patch.toml --resume
  dermasim run my.toml --force --json | jq '.summary.\"pain.vas\".value'";

/// Simulate a scenario; write tables, figures and a report
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct RunArguments {
    /// The scenario file, or - for standard input
    scenario: String,
    /// Override a value of the scenario; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Seed of every random number
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Seconds between two checkpoints of a run in space (`channel`, `patch`), from which --resume goes on
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    checkpoint_every: u64,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    work: WorkArguments,
}

pub fn execute(arguments: &RunArguments) -> Result<(), Failure> {
    let terminal = arguments.work.terminal();
    let overrides = source::overrides(&arguments.set, arguments.seed);
    let scenario = source::load(&arguments.scenario, &overrides, terminal)?;
    let text = scenario.to_toml();
    let default = default_directory(Path::new(&arguments.scenario));
    let hash = sha256(text.as_bytes());
    let (directory, opened) = arguments.output.open(default, &hash)?;
    if opened == Opened::Finished {
        terminal.message(&format!("{} is finished; nothing to resume", shown(&directory)));
        return tell(&directory, arguments.work.json, terminal);
    }
    let interval = Duration::from_secs(arguments.checkpoint_every);
    let keeper = match opened {
        Opened::Unfinished => resumed(&directory, &hash, interval, terminal)?,
        Opened::Fresh | Opened::Finished => InDirectory::start(&directory, &hash, interval),
    };
    let pool = arguments.work.pool()?;
    let inputs = scenario.inputs();
    let mut manifest = Manifest::start(&inputs.name, &text, Some(inputs.seed), pool.current_num_threads());
    manifest.facts = planned(inputs);
    let stop = interrupt::watch_or(give_up(&manifest, &directory, terminal));
    let done = pool.install(|| carry_out(&scenario, &text, &directory, &mut manifest, &keeper, stop, terminal));
    if done.is_err() && stop.load(Ordering::Relaxed) {
        interrupt::claim_the_end();
    }
    let failure = match done {
        Ok(()) => return tell(&directory, arguments.work.json, terminal),
        Err(Unfinished::Interrupted) => {
            manifest.status = Status::Interrupted;
            interrupted(&directory)
        }
        Err(Unfinished::Failed(message)) => {
            manifest.status = Status::Failed;
            manifest.error = Some(message.clone());
            Failure::failed(message)
        }
    };
    if let Err(error) = manifest.write(&directory) {
        terminal.warning(&error.to_string());
    }
    Err(failure)
}

/// What an interrupted run left to go on with.
fn resumed(directory: &Path, hash: &str, interval: Duration, terminal: Terminal) -> Result<InDirectory, Failure> {
    let keeper = InDirectory::resume(directory, hash, interval).map_err(|error| match error {
        CheckpointError::Record(_) => Failure::failed(error),
        _ => Failure::usage(error),
    })?;
    terminal.message(&if keeper.is_resumed() {
        format!("going on from the checkpoint in {}", shown(directory))
    } else {
        format!("no checkpoint in {}: starting at the beginning", shown(directory))
    });
    Ok(keeper)
}

fn interrupted(directory: &Path) -> Failure {
    let kept = directory.join(CHECKPOINT_FILE).exists();
    let verb = if kept { "goes on" } else { "starts it again" };
    Failure::interrupted(&format!("--resume {verb} in {}", shown(directory)))
}

/// The last words of a run that is interrupted amid a contact of thousands of points.
fn give_up(manifest: &Manifest, directory: &Path, terminal: Terminal) -> impl Fn() + Send + Clone + 'static {
    let manifest = Manifest { status: Status::Interrupted, ..manifest.clone() };
    let directory = directory.to_owned();
    move || {
        let written = manifest.write(&directory);
        terminal.failure(&interrupted(&directory));
        if let Err(error) = written {
            terminal.warning(&error.to_string());
        }
    }
}

/// Manifest with status `running` first, with status `done` last.
fn carry_out(
    scenario: &Scenario,
    text: &str,
    directory: &Path,
    manifest: &mut Manifest,
    keeper: &InDirectory,
    stop: &AtomicBool,
    terminal: Terminal,
) -> Result<(), Unfinished> {
    let told = |error: RecordError| error.to_string();
    let inputs = scenario.inputs();
    manifest.write(directory).map_err(told)?;
    write_atomic(&directory.join(SCENARIO_FILE), text.as_bytes()).map_err(told)?;

    let started = Instant::now();
    let progress = Progress::new(terminal, 1000);
    let told_progress = |share: f64, stage: &str| {
        interrupt::keeping(stage == HEALING);
        progress.show((1000.0 * share) as u64, stage);
        !stop.load(Ordering::Relaxed)
    };
    let result = engine::simulate(inputs, &told_progress, keeper);
    progress.finish();
    let record = result?;
    terminal.message(&format!("simulated in {}", readable_duration(started.elapsed().as_secs_f64())));
    record.write(directory).map_err(told)?;
    manifest.facts.extend(&record.facts);
    let missed = inputs.expect.iter().filter_map(|expectation| missed(expectation, &record.summary));
    manifest.facts.warnings.extend(missed);
    manifest.finish(directory, Status::Running).map_err(told)?;
    if stop.load(Ordering::Relaxed) {
        return Err(Unfinished::Interrupted);
    }

    let started = Instant::now();
    engine::show_run(directory)?;
    manifest.facts.seconds.insert("figures and report".to_owned(), started.elapsed().as_secs_f64());
    Checkpoint::remove(directory).map_err(told)?;
    manifest.finish(directory, Status::Done).map_err(told)?;
    Ok(())
}

/// What is known of a run before it starts.
fn planned(inputs: &Inputs) -> RunFacts {
    let device = inputs.device.as_ref();
    RunFacts {
        warnings: inputs.warnings.clone(),
        session_days: inputs.treatment.as_ref().map_or(Vec::new(), |treatment| treatment.session_times.clone()),
        needle_length_mm: device.map(|device| device.needle.length),
        device: device.map(|device| device_name(&device.motion).to_owned()),
        resolution: inputs.resolution.name().to_owned(),
        ..RunFacts::default()
    }
}

fn device_name(motion: &Motion) -> &'static str {
    match motion {
        Motion::Roller { .. } => "roller",
        Motion::Stamp => "stamp",
        Motion::Pen { .. } => "pen",
    }
}

fn missed(expectation: &Expectation, summary: &Summary) -> Option<String> {
    let Expectation { outcome, value, within, absolute } = expectation;
    let kind = if *absolute { "" } else { " of it" };
    match summary.get(outcome).map(|entry| entry.value) {
        None => Some(format!("expected `{outcome}`, which this run does not have")),
        Some(None) => Some(format!("expected `{outcome}` to be {value}, but it has no value")),
        Some(Some(found)) if expectation.admits(found) => None,
        Some(Some(found)) => Some(format!("expected `{outcome}` to be {value} within {within}{kind}; it is {found}")),
    }
}

/// What a finished directory holds, to the person or the program that asked.
fn tell(directory: &Path, json: bool, terminal: Terminal) -> Result<(), Failure> {
    let manifest = Manifest::read(directory).map_err(Failure::failed)?;
    let summary = Summary::read(&directory.join("summary.json")).map_err(Failure::failed)?;
    for warning in &manifest.facts.warnings {
        terminal.warning(warning);
    }
    if json {
        let summary = summary.to_json().map_err(Failure::failed)?;
        return terminal.json(&json!({
            "directory": shown(directory),
            "name": manifest.name,
            "status": manifest.status,
            "warnings": manifest.facts.warnings,
            "summary": summary,
        }));
    }
    terminal.result(&format!(
        "{}\n\n{}\nreport: {}",
        manifest.name,
        outcome_table(&summary),
        shown(&directory.join("report.html"))
    ))
}
