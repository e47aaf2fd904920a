//! `dermasim compare`: finished runs side by side, or the scenarios of a comparison file run and put side by side.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::common::{OutputArguments, WorkArguments, shown};
use super::engine::{self, Unfinished};
use super::failure::Failure;
use super::interrupt;
use super::progress::Progress;
use super::terminal::{Terminal, align};
use crate::run::record::checkpoint::Checkpoint;
use crate::run::record::{
    Existing, InDirectory, Manifest, Opened, SCENARIO_FILE, Status, default_directory, open_directory, sha256,
    write_atomic,
};
use crate::run::scenario::{ComparisonFile, Scenario, load_comparison};
use crate::show::report::number::{significant, with_unit};
use crate::study::{Comparison, ComparisonError, Difference, Line, Pairing, Side};

const EXAMPLE: &str = "Examples:
  dermasim compare runs/with_serum runs/without
  dermasim compare runs/left runs/right --only collagen. --only pain.vas --out runs/split_face
  dermasim compare scenarios/compare_home_and_clinic.toml

Runs with the same seed and an ensemble are compared member by member, as the two halves of a face are: the interval of the
difference is then its own, and narrower.";

/// What is told on the terminal unless --only says otherwise; a name that ends in a dot stands for its last day.
const KEY_OUTCOMES: [&str; 20] = [
    "puncture.density",
    "puncture.depth_mean",
    "pain.vas",
    "downtime.total",
    "collagen.papillary.end",
    "collagen.total.end",
    "collagen.mature.end",
    "scar.filled.end",
    "face.filled.end",
    "face.score_change.end",
    "wrinkle.amplitude.end",
    "colour.lightness_change.end",
    "pigment.lesion_contrast.end",
    "pigment.hyperpigmentation_risk",
    "absorption.needled_amount",
    "absorption.enhancement_ratio",
    "risk.tram_tracks",
    "cost.per_year",
    "cost.per_collagen_percent",
    "cost.per_filled_percent",
];

/// Compare runs, in pairs where they share people and constants
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct CompareArguments {
    /// Directories of finished runs, the first as the reference; or one comparison file
    #[arg(required = true, value_name = "DIR|FILE")]
    sides: Vec<PathBuf>,
    /// Compare only outcomes whose names begin so; may be given again
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Override a value of all sides of a comparison file; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    work: WorkArguments,
}

pub fn execute(arguments: &CompareArguments) -> Result<(), Failure> {
    let terminal = arguments.work.terminal();
    let file = match arguments.sides.as_slice() {
        [file] if file.is_file() || file.as_os_str() == "-" => file,
        _ => return of_directories(arguments, terminal),
    };
    let loaded = load_comparison(&file.to_string_lossy(), &arguments.set)
        .map_err(|error| Failure::report(error.render(terminal.colour)))?;
    let texts: Vec<String> =
        loaded.sides.iter().map(|(name, scenario)| format!("# {name}\n{}", scenario.to_toml())).collect();
    let text = texts.join("\n");
    let (directory, opened) = arguments.output.open(default_directory(file), &sha256(text.as_bytes()))?;
    if opened == Opened::Finished {
        terminal.message(&format!("{} is finished; nothing to resume", shown(&directory)));
    } else {
        run_sides(arguments, &loaded, &text, &directory, terminal)?;
    }
    let only = if arguments.only.is_empty() { &loaded.outcomes } else { &arguments.only };
    let sides = loaded.sides.iter().map(|(name, _)| Side::read(&directory.join(name), name));
    let comparison = compared(sides.collect(), only)?;
    finish(&comparison, &loaded.name, &text, &directory, arguments)
}

fn compared(sides: Result<Vec<Side>, ComparisonError>, only: &[String]) -> Result<Comparison, Failure> {
    sides.and_then(|sides| Comparison::of(sides, only)).map_err(Failure::usage)
}

fn of_directories(arguments: &CompareArguments, terminal: Terminal) -> Result<(), Failure> {
    if !arguments.set.is_empty() {
        return Err(Failure::usage("--set changes the scenarios of a comparison file; these runs are finished"));
    }
    let sides = arguments.sides.iter().map(|path| Side::read(path, &label(path, &arguments.sides)));
    let comparison = compared(sides.collect(), &arguments.only)?;
    if arguments.output.out.is_none() {
        return tell(&comparison, None, arguments, terminal);
    }
    let hashes: Vec<&str> = comparison.sides.iter().map(|side| side.manifest.scenario_sha256.as_str()).collect();
    let text = hashes.join("\n");
    let (directory, _) = arguments.output.open(PathBuf::new(), &sha256(text.as_bytes()))?;
    let names: Vec<&str> = comparison.sides.iter().map(|side| side.label.as_str()).collect();
    finish(&comparison, &names.join(" against "), &text, &directory, arguments)
}

/// The name of a directory; all of its path where two are called the same.
fn label(path: &Path, all: &[PathBuf]) -> String {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    match name(path) {
        Some(own) if all.iter().filter(|other| name(other).as_deref() == Some(&own)).count() == 1 => own,
        _ => shown(path),
    }
}

/// Every side that is not finished yet, each in its own folder.
fn run_sides(
    arguments: &CompareArguments,
    file: &ComparisonFile,
    text: &str,
    directory: &Path,
    terminal: Terminal,
) -> Result<(), Failure> {
    let pool = arguments.work.pool()?;
    let mut manifest = Manifest::start(&file.name, text, None, pool.current_num_threads());
    manifest.write(directory).map_err(Failure::failed)?;
    let stop = interrupt::watch();
    for (name, scenario) in &file.sides {
        let done =
            pool.install(|| run_side(name, scenario, &directory.join(name), arguments.output.force, stop, terminal));
        if let Err(unfinished) = done {
            let (status, failure) = match unfinished {
                Unfinished::Interrupted => {
                    (Status::Interrupted, Failure::interrupted(&format!("--resume goes on in {}", shown(directory))))
                }
                Unfinished::Failed(message) => (Status::Failed, Failure::failed(format!("{name}: {message}"))),
            };
            manifest.status = status;
            manifest.write(directory).map_err(Failure::failed)?;
            return Err(failure);
        }
    }
    Ok(())
}

fn run_side(
    name: &str,
    scenario: &Scenario,
    directory: &Path,
    force: bool,
    stop: &AtomicBool,
    terminal: Terminal,
) -> Result<(), Unfinished> {
    let text = scenario.to_toml();
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let hash = sha256(text.as_bytes());
    let existing = match (directory.exists(), force) {
        (true, true) => Existing::Replace,
        (true, false) => Existing::Resume,
        (false, _) => Existing::Refuse,
    };
    if open_directory(directory, existing, &hash).map_err(|error| told(&error))? == Opened::Finished {
        return Ok(());
    }
    let inputs = scenario.inputs();
    let mut manifest = Manifest::start(&inputs.name, &text, Some(inputs.seed), rayon::current_num_threads());
    manifest.facts.warnings.extend(inputs.warnings.iter().cloned());
    manifest.write(directory).map_err(|error| told(&error))?;
    write_atomic(&directory.join(SCENARIO_FILE), text.as_bytes()).map_err(|error| told(&error))?;
    let progress = Progress::new(terminal, 1000);
    let show = |share: f64, stage: &str| {
        progress.show((1000.0 * share) as u64, &format!("{name}: {stage}"));
        !stop.load(Ordering::Relaxed)
    };
    let keeper = InDirectory::start(directory, &hash, std::time::Duration::from_secs(30));
    let record = engine::simulate(inputs, &show, &keeper);
    progress.finish();
    let record = record?;
    record.write(directory).map_err(|error| told(&error))?;
    manifest.facts.extend(&record.facts);
    manifest.finish(directory, Status::Running).map_err(|error| told(&error))?;
    engine::show_run(directory)?;
    Checkpoint::remove(directory).map_err(|error| told(&error))?;
    manifest.finish(directory, Status::Done).map_err(|error| told(&error))?;
    Ok(())
}

fn finish(
    comparison: &Comparison,
    name: &str,
    text: &str,
    directory: &Path,
    arguments: &CompareArguments,
) -> Result<(), Failure> {
    let mut manifest = Manifest::start(name, text, None, rayon::current_num_threads());
    manifest.write(directory).map_err(Failure::failed)?;
    engine::show_comparison(comparison, name, directory).map_err(Failure::failed)?;
    manifest.finish(directory, Status::Done).map_err(Failure::failed)?;
    tell(comparison, Some(directory), arguments, arguments.work.terminal())
}

fn tell(
    comparison: &Comparison,
    directory: Option<&Path>,
    arguments: &CompareArguments,
    terminal: Terminal,
) -> Result<(), Failure> {
    if arguments.work.json {
        return terminal.json(&document(comparison, directory));
    }
    let mut rows = vec![heading(comparison)];
    let all = !arguments.only.is_empty();
    rows.extend(comparison.lines.iter().filter(|line| all || KEY_OUTCOMES.contains(&line.outcome.as_str())).map(row));
    terminal.result(&align(&rows))?;
    for (side, pairing) in comparison.sides.iter().skip(1).zip(&comparison.pairings) {
        terminal.result(&format!("\n{}: {}", side.label, in_words(pairing)))?;
    }
    match directory {
        Some(directory) => terminal.result(&format!("report:  {}", shown(&directory.join("report.html")))),
        None => Ok(()),
    }
}

/// What the pairing means for the intervals.
pub fn in_words(pairing: &Pairing) -> String {
    match pairing {
        Pairing::Paired { members } => {
            format!("paired with the first: the same {members} people and constants on both sides")
        }
        Pairing::Unpaired { why } => format!("not paired with the first: {why}"),
    }
}

fn heading(comparison: &Comparison) -> Vec<String> {
    let labels = comparison.sides.iter().map(|side| side.label.clone());
    let differences = comparison.sides.iter().skip(1).map(|side| format!("{} less the first", side.label));
    std::iter::once(String::new()).chain(labels).chain(differences).collect()
}

fn row(line: &Line) -> Vec<String> {
    let entries = line.entries.iter().map(|entry| {
        entry.value.map_or_else(|| "–".to_owned(), |value| spread(value, entry.low.zip(entry.high), &entry.unit))
    });
    let unit = line.entries.first().map_or("1", |entry| entry.unit.as_str());
    let differences = line.differences.iter().map(|difference| {
        difference.map_or_else(|| "–".to_owned(), |Difference { value, interval, .. }| spread(value, interval, unit))
    });
    std::iter::once(line.outcome.clone()).chain(entries).chain(differences).collect()
}

fn spread(value: f64, interval: Option<(f64, f64)>, unit: &str) -> String {
    match interval {
        Some((low, high)) => format!("{} [{} to {}]", with_unit(value, unit), significant(low), significant(high)),
        None => with_unit(value, unit),
    }
}

fn document(comparison: &Comparison, directory: Option<&Path>) -> Value {
    let sides: Vec<Value> = comparison
        .sides
        .iter()
        .map(|side| json!({ "label": side.label, "directory": shown(&side.directory), "name": side.manifest.name }))
        .collect();
    let pairing = |pairing: &Pairing| match pairing {
        Pairing::Paired { members } => json!({ "paired": true, "members": members }),
        Pairing::Unpaired { why } => json!({ "paired": false, "why": why }),
    };
    let bounds = |interval: Option<(f64, f64)>| interval.map(|(low, high)| json!([low, high]));
    let difference = |difference: &Option<Difference>| {
        difference.map(|difference| {
            json!({
                "value": difference.value,
                "interval": bounds(difference.interval),
                "independent_interval": bounds(difference.independent),
                "pairs": difference.pairs,
                "same_sign": difference.same_sign,
            })
        })
    };
    let lines: serde_json::Map<String, Value> = comparison
        .lines
        .iter()
        .map(|line| {
            let differences: Vec<_> = line.differences.iter().map(difference).collect();
            (line.outcome.clone(), json!({ "sides": line.entries, "differences": differences }))
        })
        .collect();
    json!({
        "directory": directory.map(shown),
        "sides": sides,
        "pairings": comparison.pairings.iter().map(pairing).collect::<Vec<_>>(),
        "outcomes": lines,
    })
}
