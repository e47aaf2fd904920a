//! `dermasim sweep`: many runs of one scenario.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use serde_json::json;

use super::common::{OutputArguments, WorkArguments, shown};
use super::engine;
use super::failure::Failure;
use super::interrupt;
use super::progress::{Progress, readable_duration};
use super::source;
use super::terminal::Terminal;
use crate::physics::outcome::Outcome;
use crate::run::record::{Manifest, Opened, Status, default_directory, write_atomic};
use crate::run::scenario::{StudyFile, load_study};
use crate::run::simulation::Sampler;
use crate::study::{
    JOURNAL_FILE, Output, Outputs, PlannedStudy, Sample, Shard, SweepError, SweepProgress, SweepResult, read_journal,
    study_text, sweep,
};

const EXAMPLE: &str = "Examples:
  dermasim sweep scenarios/sweep_needle_length.toml
  dermasim sweep study.toml --resume                      after a kill or Ctrl-C
  dermasim sweep study.toml --shard 1/4 --out shard_1     then `dermasim merge`";

/// Vary values of a scenario and simulate every combination
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct SweepArguments {
    /// The study file, or - for standard input
    study: String,
    /// Override a value of the scenario; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Seed of every random number
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Compute only a share of the samples, such as 1/4
    #[arg(long, value_name = "I/N", default_value = "1/1", hide_default_value = true)]
    shard: Shard,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    work: WorkArguments,
}

pub fn execute(arguments: &SweepArguments) -> Result<(), Failure> {
    let terminal = arguments.work.terminal();
    let overrides = source::overrides(&arguments.set, arguments.seed);
    let file =
        load_study(&arguments.study, &overrides).map_err(|error| Failure::report(error.render(terminal.colour)))?;
    let planned = PlannedStudy::new(&file).map_err(Failure::usage)?;
    let default = arguments.shard.directory(default_directory(Path::new(&arguments.study)));
    let (directory, opened) = arguments.output.open(default, &planned.plan.study_sha256)?;
    if opened == Opened::Finished {
        terminal.message(&format!("{} is finished; nothing to resume", shown(&directory)));
        return tell(&directory, counted(&directory)?, arguments.work.json, terminal);
    }
    let pool = arguments.work.pool()?;
    let mut manifest = Manifest::start(&file.name, &study_text(&file), None, pool.current_num_threads());
    manifest.facts.warnings.extend(without_members(&planned));
    manifest.facts.warnings.iter().for_each(|warning| terminal.warning(warning));
    let sampler = Sampler::new(&planned.plan.wanted);
    let work = Work { planned: &planned, sampler, shard: arguments.shard, directory: &directory, terminal };
    let stop = interrupt::watch();
    let failure = match pool.install(|| work.carry_out(&file, &mut manifest, stop)) {
        Ok(result) if !result.interrupted => {
            return tell(&directory, result.progress, arguments.work.json, terminal);
        }
        Ok(_) => {
            manifest.status = Status::Interrupted;
            Failure::interrupted(&format!("--resume goes on in {}", shown(&directory)))
        }
        Err(failure) => {
            manifest.status = Status::Failed;
            manifest.error = Some(failure.message.clone());
            failure
        }
    };
    manifest.write(&directory).map_err(Failure::failed)?;
    Err(failure)
}

/// What stays the same during a sweep.
struct Work<'a> {
    planned: &'a PlannedStudy<'a>,
    sampler: Sampler,
    shard: Shard,
    directory: &'a Path,
    terminal: Terminal,
}

impl Work<'_> {
    fn carry_out(&self, file: &StudyFile, manifest: &mut Manifest, stop: &AtomicBool) -> Result<SweepResult, Failure> {
        manifest.write(self.directory).map_err(Failure::failed)?;
        for (name, (_, text)) in ["study.toml", "scenario.toml"].into_iter().zip(file.sources()) {
            write_atomic(&self.directory.join(name), text.as_bytes()).map_err(Failure::failed)?;
        }
        let started = Instant::now();
        let result = self.compute(stop)?;
        let seconds = started.elapsed().as_secs_f64();
        manifest.facts.seconds.insert("samples".to_owned(), seconds);
        if result.interrupted {
            return Ok(result);
        }
        let SweepProgress { total, failed, .. } = result.progress;
        self.terminal.message(&format!("{total} samples in {}", readable_duration(seconds)));
        if failed > 0 {
            manifest.facts.warnings.push(format!("{failed} of {total} samples failed; samples.csv says why"));
        }
        manifest.finish(self.directory, Status::Running).map_err(Failure::failed)?;
        let started = Instant::now();
        engine::show_study(self.directory).map_err(Failure::failed)?;
        manifest.facts.seconds.insert("figures and report".to_owned(), started.elapsed().as_secs_f64());
        manifest.finish(self.directory, Status::Done).map_err(Failure::failed)?;
        Ok(result)
    }

    fn compute(&self, stop: &AtomicBool) -> Result<SweepResult, Failure> {
        let bar = Progress::new(self.terminal, self.planned.plan.samples.len() as u64);
        let show = |progress: SweepProgress| {
            bar.set_steps(progress.total as u64);
            let failed = if progress.failed == 0 { String::new() } else { format!(", {} failed", progress.failed) };
            bar.show(progress.finished as u64, &format!("{} of {} samples{failed}", progress.finished, progress.total));
        };
        let run = |sample: &Sample| self.outputs(sample, stop);
        let result = sweep(&self.planned.plan, self.shard, self.directory, stop, &show, &run);
        bar.finish();
        result.map_err(|error| match error {
            SweepError::Journal(_) => Failure::usage(error),
            SweepError::Record(_) => Failure::failed(error),
        })
    }

    fn outputs(&self, sample: &Sample, stop: &AtomicBool) -> Result<Outputs, String> {
        let scenario = self.planned.scenario(sample)?;
        if stop.load(Ordering::Relaxed) {
            return Err("interrupted".to_owned());
        }
        select(engine::outcomes(&self.sampler, scenario.inputs())?, &self.planned.plan.wanted)
    }
}

/// Samples are single runs: an ensemble that the scenario asks for is left out, and that is said.
fn without_members(planned: &PlannedStudy) -> Option<String> {
    let first = planned.plan.samples.first()?;
    let members = planned.scenario(first).ok()?.inputs().members;
    (members > 0).then(|| {
        format!("the {members} members of [uncertainty] are not run in a sweep: samples are single runs and have no intervals")
    })
}

/// The wanted outcomes, or all of them.
fn select(outcomes: Vec<Outcome>, wanted: &[String]) -> Result<Outputs, String> {
    let absent = |name: &&String| outcomes.iter().all(|outcome| outcome.name != **name);
    if let Some(name) = wanted.iter().find(absent) {
        return Err(format!("the run has no outcome `{name}`"));
    }
    let chosen = |outcome: &Outcome| wanted.is_empty() || wanted.contains(&outcome.name);
    let output =
        |outcome: Outcome| (outcome.name, Output { value: outcome.value, unit: outcome.entry.unit.to_owned() });
    Ok(outcomes.into_iter().filter(chosen).map(output).collect())
}

fn counted(directory: &Path) -> Result<SweepProgress, Failure> {
    let (_, finished) = read_journal(&directory.join(JOURNAL_FILE)).map_err(Failure::failed)?;
    let failed = finished.values().filter(|sample| sample.error.is_some()).count();
    Ok(SweepProgress { finished: finished.len(), failed, total: finished.len() })
}

fn tell(directory: &Path, progress: SweepProgress, json: bool, terminal: Terminal) -> Result<(), Failure> {
    let [samples, report]: [PathBuf; 2] = ["samples.csv", "report.html"].map(|file| directory.join(file));
    if json {
        terminal.json(&json!({
            "directory": shown(directory),
            "samples": progress.total,
            "failed": progress.failed,
            "table": shown(&samples),
            "report": shown(&report),
        }))?;
    } else {
        terminal.result(&format!("samples: {}\nreport:  {}", shown(&samples), shown(&report)))?;
    }
    match progress.failed {
        0 => Ok(()),
        failed => Err(Failure::some_samples(failed, progress.total)),
    }
}
