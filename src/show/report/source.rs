//! What a run left in its directory, as far as its report needs it.

use std::path::Path;

use super::ReportError;
use super::gallery::{Figure, read_figures};
use crate::physics::absorption;
use crate::run::record::{Manifest, SCENARIO_FILE, Sheet, Summary, SummaryEntry, Table};
use crate::show::settings::Settings;

/// Manifest and summary must be there; a table that is not there was not written because there was nothing to tell.
#[derive(Debug)]
pub struct Source {
    pub manifest: Manifest,
    pub summary: Summary,
    pub settings: Settings,
    pub injury: Option<Table>,
    /// How the tissue differs from place to place.
    pub spread: Option<Table>,
    /// The same run with other diffusions of TGF-β.
    pub tgf_diffusion: Option<Table>,
    /// Of a device run: other lengths; other forces, tensions and sites.
    pub set_depth: Option<Sheet>,
    pub sensitivity: Option<Sheet>,
    /// Serum by depth, and over the time from needling to the application; nothing without a serum.
    pub absorption_profile: Option<Sheet>,
    pub absorption_window: Option<Sheet>,
    pub figures: Vec<Figure>,
}

impl Source {
    /// # Errors
    /// No manifest or summary, or a file that this program did not write.
    pub fn read(directory: &Path) -> Result<Self, ReportError> {
        let table = |file: &str| {
            let path = directory.join(file);
            path.exists().then(|| Table::read_csv(&path)).transpose()
        };
        let sheet = |file: &str| {
            let path = directory.join(file);
            path.exists().then(|| Sheet::read_csv(&path)).transpose()
        };
        Ok(Self {
            manifest: Manifest::read(directory)?,
            summary: Summary::read(&directory.join("summary.json"))?,
            settings: Settings::read(&directory.join(SCENARIO_FILE))?,
            injury: table("injury.csv")?,
            spread: table("spread.csv")?,
            tgf_diffusion: table("tgf_diffusion.csv")?,
            set_depth: sheet("set_depth.csv")?,
            sensitivity: sheet("device_sensitivity.csv")?,
            absorption_profile: sheet("absorption_profile.csv")?,
            absorption_window: sheet("absorption_window.csv")?,
            figures: read_figures(directory)?,
        })
    }

    pub fn entry(&self, name: &str) -> Option<&SummaryEntry> {
        self.summary.get(name)
    }

    /// The value of an outcome that has one.
    pub fn value(&self, name: &str) -> Option<f64> {
        self.entry(name)?.value
    }

    /// Whether any outcome has an interval.
    pub fn has_intervals(&self) -> bool {
        self.summary.entries.iter().any(|(_, entry)| entry.low.is_some() && entry.high.is_some())
    }

    pub fn has_device(&self) -> bool {
        self.manifest.facts.device.is_some()
    }

    /// Whether time was simulated, and not only the moment of needling.
    pub fn has_course(&self) -> bool {
        self.entry("collagen.total.end").is_some()
    }

    /// Whether a serum was followed.
    pub fn has_absorption(&self) -> bool {
        self.entry("absorption.dose_fraction").is_some()
    }

    /// Whether the report is one about a device.
    pub fn is_device_run(&self) -> bool {
        self.has_device() && !self.has_course() && !self.has_absorption()
    }

    /// The solute of the serum, as the scenario calls it; `None` without a serum.
    pub fn solute(&self) -> Option<String> {
        let solute = self.settings.variant("serum")?;
        Some(if solute == "custom" { "the active substance".to_owned() } else { spoken(solute) })
    }

    /// What absorption knows of the solute; `None` without a serum.
    pub fn molecule(&self) -> Option<Molecule> {
        let name = self.settings.variant("serum")?;
        if let Some(known) = absorption::solute(name) {
            return Some(Molecule { log_kow: known.log_kow, ascorbate: known.ascorbate });
        }
        let custom = |key: &str| self.settings.text(&format!("serum.{name}.{key}"));
        Some(Molecule {
            log_kow: custom("log_kow")?.parse().ok()?,
            ascorbate: custom("ascorbate").is_some_and(|ascorbate| ascorbate == "true"),
        })
    }

    /// Whether next to nothing passes intact skin, so that no ratio exists.
    pub fn intact_skin_is_closed(&self) -> bool {
        self.value("absorption.dose_fraction_intact").is_some_and(|share| share <= absorption::PASSES)
    }

    /// The shortest time between two sessions, d.
    pub fn shortest_interval(&self) -> Option<f64> {
        let days = &self.manifest.facts.session_days;
        days.windows(2).map(|pair| pair[1] - pair[0]).min_by(f64::total_cmp)
    }
}

/// A solute, as far as its story needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Molecule {
    /// log10 of the partition between octanol and water.
    pub log_kow: f64,
    pub ascorbate: bool,
}

/// The name of a solute as it is written in a sentence.
fn spoken(solute: &str) -> String {
    match solute {
        "vitamin-c" => "vitamin C".to_owned(),
        "ghk-cu" => "GHK-Cu".to_owned(),
        "hyaluronate-small" => "hyaluronate of 5 kDa".to_owned(),
        "hyaluronate-50k" => "hyaluronate of 50 kDa".to_owned(),
        "hyaluronate-300k" => "hyaluronate of 300 kDa".to_owned(),
        "hyaluronate-large" => "hyaluronate of 1 MDa".to_owned(),
        "hyaluronate-2m" => "hyaluronate of 2 MDa".to_owned(),
        other => other.replace('-', " "),
    }
}
