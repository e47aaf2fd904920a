//! What a scenario means to the simulation: all numbers in internal units.

use super::grammar;
use super::problem::Problem;
use super::serum;
use super::values::{Expectation, Values};
use crate::physics::absorption::{LipidPathModel, PottsGuy, Serum, WangKastingNitsche};
use crate::physics::healing::mesh::Fineness;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Device, Motion, Treatment};
use crate::physics::scar::{self, FaceCounts, Scar};
use crate::physics::skin::{Preparation, Sex, Site, Skin, Species};

/// How finely space is resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resolution {
    WellMixed,
    Depth,
    /// Unit cells around channels.
    Channel,
    /// A square of skin of this edge, in cells about `voxel` wide, mm.
    Patch {
        edge: f64,
        voxel: f64,
    },
}

impl Resolution {
    /// The word that scenarios use.
    pub fn name(self) -> &'static str {
        match self {
            Resolution::WellMixed => "well-mixed",
            Resolution::Depth => "depth",
            Resolution::Channel => "channel",
            Resolution::Patch { .. } => "patch",
        }
    }
}

/// Which published model stands for the lipids of the stratum corneum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LipidPathChoice {
    WangKastingNitsche,
    PottsGuy,
}

impl LipidPathChoice {
    /// The model itself.
    pub fn model(self) -> &'static dyn LipidPathModel {
        match self {
            LipidPathChoice::WangKastingNitsche => &WangKastingNitsche,
            LipidPathChoice::PottsGuy => &PottsGuy,
        }
    }
}

/// The numerics of healing against those of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Refinement {
    /// How many times as fine the mesh is, along every axis.
    pub mesh: Fineness,
    /// What the tolerances of the integrator are multiplied with.
    pub tolerance: f64,
}

impl Default for Refinement {
    fn default() -> Refinement {
        Refinement { mesh: Fineness::DEFAULT, tolerance: 1.0 }
    }
}

/// What acts on pigment and cost beside needles and serum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exposure {
    /// Drive of a pigmented lesion, if there is one.
    pub lesion: Option<f64>,
    /// Beyond everyday light, behind the sunscreen.
    pub ultraviolet: f64,
    pub sunscreen: bool,
    pub primed: bool,
    /// Done by oneself.
    pub home: bool,
}

/// A device and how it is used.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    pub device: Device,
    pub treatment: Treatment,
    /// Done by oneself.
    pub home: bool,
}

/// Everything that a simulation needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    pub name: String,
    pub seed: u64,
    /// Simulated time, d.
    pub duration: f64,
    pub skin: Skin,
    pub scar: Option<Scar>,
    /// Of a face of many scars, instead of one.
    pub face: Option<FaceCounts>,
    pub exposure: Exposure,
    /// `None`: intact skin.
    pub device: Option<Device>,
    /// There if and only if there is a device.
    pub treatment: Option<Treatment>,
    /// Whether the sessions of the treatment wait for the skin; their times are then the earliest.
    pub adaptive: bool,
    pub second: Option<Course>,
    pub serum: Option<Serum>,
    /// When serum is put on, d, increasing; may lie beyond the end.
    pub applications: Vec<f64>,
    pub lipid_path: LipidPathChoice,
    pub resolution: Resolution,
    pub parameters: Parameters,
    /// Days of the outcomes `….day_N`: increasing whole numbers within the duration.
    pub output_days: Vec<f64>,
    /// How finely and exactly healing is computed; runs use the default, verification refines it.
    pub refinement: Refinement,
    /// Runs of the ensemble; 0 for none.
    pub members: usize,
    pub expect: Vec<Expectation>,
    /// For the report.
    pub warnings: Vec<String>,
}

impl Inputs {
    /// Whether time passes in living skin: skin on the bench does not heal.
    pub fn heals(&self) -> bool {
        self.duration > 0.0 && self.skin.preparation == Preparation::InVivo
    }

    /// Sessions of both devices in order (d), each with whether it is one of the second; on the same day the first goes first.
    pub fn sessions(&self) -> Vec<(f64, bool)> {
        let first = self.treatment.iter().flat_map(|treatment| &treatment.session_times).map(|time| (*time, false));
        let second = self.second.iter().flat_map(|course| &course.treatment.session_times).map(|time| (*time, true));
        let mut sessions: Vec<_> = first.chain(second).collect();
        sessions.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        sessions
    }

    /// Reads what the grammar has checked; warnings come from the caller.
    pub(super) fn read(values: &Values) -> Result<Inputs, Problem> {
        Ok(Inputs {
            name: values.text("name")?.to_owned(),
            seed: values.integer("seed")?,
            duration: values.number("duration")?,
            skin: skin(values)?,
            scar: scar(values)?,
            face: face(values)?,
            exposure: exposure(values)?,
            device: device(values, "")?,
            treatment: treatment(values, "")?,
            adaptive: values.has("treatment") && values.boolean("treatment.adaptive")?,
            second: second(values)?,
            serum: serum::read(values)?,
            applications: serum::application_times(values)?,
            lipid_path: lipid_path(values)?,
            resolution: resolution(values)?,
            parameters: parameters(values)?,
            output_days: if values.has("outputs.days") { values.numbers("outputs.days")?.to_vec() } else { Vec::new() },
            refinement: Refinement::default(),
            members: values.integer("uncertainty.members")?,
            expect: values.reported_expectations().cloned().collect(),
            warnings: Vec::new(),
        })
    }
}

/// The site that a checked scenario names.
pub(super) fn site(values: &Values) -> Result<Site, Problem> {
    let name = values.text("skin.site")?;
    Site::from_name(name).ok_or_else(|| Problem::new(format!("site `{name}` has no thicknesses")))
}

pub(super) fn sex(values: &Values) -> Result<Sex, Problem> {
    Ok(if values.text("skin.sex")? == "male" { Sex::Male } else { Sex::Female })
}

pub(super) fn preparation(values: &Values) -> Result<Preparation, Problem> {
    Ok(match values.text("skin.preparation")? {
        "full-thickness" => Preparation::FullThickness,
        "epidermal-sheet" => Preparation::EpidermalSheet,
        _ => Preparation::InVivo,
    })
}

/// Nothing for human skin.
pub(super) fn species(values: &Values) -> Option<Species> {
    match values.text("skin.species") {
        Ok("pig") => Some(Species::Pig),
        Ok("rat") => Some(Species::Rat),
        _ => None,
    }
}

fn lipid_path(values: &Values) -> Result<LipidPathChoice, Problem> {
    Ok(match values.text("model.lipid_path")? {
        "potts-guy" => LipidPathChoice::PottsGuy,
        _ => LipidPathChoice::WangKastingNitsche,
    })
}

fn skin(values: &Values) -> Result<Skin, Problem> {
    let phototype = values.integer("skin.phototype")?;
    Ok(Skin {
        stratum_corneum: values.number("skin.stratum_corneum")?,
        epidermis: values.number("skin.epidermis")?,
        dermis: values.number("skin.dermis")?,
        subcutis: values.optional_number("skin.subcutis"),
        preparation: preparation(values)?,
        ..Skin::typical(site(values)?, sex(values)?, values.number("skin.age")?, phototype)
    })
}

fn exposure(values: &Values) -> Result<Exposure, Problem> {
    let treated = values.has("treatment");
    let sunscreen = treated && values.boolean("treatment.sunscreen")?;
    let ultraviolet = values.number("skin.ultraviolet")?;
    Ok(Exposure {
        lesion: values.optional_number("skin.lesion"),
        ultraviolet: if sunscreen { 0.0 } else { ultraviolet },
        sunscreen,
        primed: treated && values.boolean("treatment.primed")?,
        home: treated && values.text("treatment.setting")? == "home",
    })
}

fn scar(values: &Values) -> Result<Option<Scar>, Problem> {
    let Some(word) = values.variant("skin.scar") else { return Ok(None) };
    let kind = match word {
        "ice-pick" => scar::Kind::IcePick,
        "boxcar" => scar::Kind::Boxcar,
        "rolling" => scar::Kind::Rolling,
        _ => return Ok(None),
    };
    let number = |key: &str| values.number(&format!("skin.scar.{word}.{key}"));
    Ok(Some(Scar { kind, width: number("width")?, depth: number("depth")? }))
}

fn face(values: &Values) -> Result<Option<FaceCounts>, Problem> {
    if values.variant("skin.scar") != Some("face") {
        return Ok(None);
    }
    let count = |key: &str| values.integer(&format!("skin.scar.face.{key}"));
    Ok(Some(FaceCounts { ice_picks: count("ice_picks")?, boxcars: count("boxcars")?, rolling: count("rolling")? }))
}

fn second(values: &Values) -> Result<Option<Course>, Problem> {
    let (Some(device), Some(treatment)) = (device(values, "second.")?, treatment(values, "second.")?) else {
        return Ok(None);
    };
    Ok(Some(Course { device, treatment, home: values.text("second.treatment.setting")? == "home" }))
}

/// `course` is the beginning of the paths: nothing, or `second.`.
fn device(values: &Values, course: &str) -> Result<Option<Device>, Problem> {
    let Some(kind) = values.variant(&format!("{course}device")) else {
        return Ok(None);
    };
    let path = |key: &str| format!("{course}device.{kind}.{key}");
    let number = |key: &str| values.number(&path(key));
    let motion = match kind {
        "roller" => Motion::Roller { rows: values.integer(&path("rows"))?, drum_diameter: number("drum_diameter")? },
        "pen" => Motion::Pen {
            frequency: number("frequency")?,
            glide_speed: number("glide_speed")?,
            rim_diameter: number("rim_diameter")?,
        },
        _ => Motion::Stamp,
    };
    let needle = Needle {
        length: number("needle_length")?,
        diameter: number("needle_diameter")?,
        tip_diameter: number("tip_diameter")?,
        taper_length: number("taper_length")?,
    };
    let needles = values.integer(&path("needles"))?;
    Ok(Some(Device { needle, needles, width: number("width")?, motion }))
}

fn treatment(values: &Values, course: &str) -> Result<Option<Treatment>, Problem> {
    if !values.has(&format!("{course}treatment")) {
        return Ok(None);
    }
    let path = |key: &str| format!("{course}treatment.{key}");
    Ok(Some(Treatment {
        session_times: session_times(values, course)?,
        passes: values.integer(&path("passes"))?,
        directions: values.integer(&path("directions"))?,
        force: values.number(&path("force"))?,
        stretch: values.number(&path("stretch"))?,
        patch: values.number(&path("patch"))?,
        anaesthetic: values.optional_number(&path("anaesthetic")),
    }))
}

/// From `days`, or from `start`, `sessions` and `interval`; d.
pub(super) fn session_times(values: &Values, course: &str) -> Result<Vec<f64>, Problem> {
    let path = |key: &str| format!("{course}treatment.{key}");
    if values.has(&path("days")) {
        return values.numbers(&path("days")).map(<[f64]>::to_vec);
    }
    let sessions: u32 = values.integer(&path("sessions"))?;
    let interval = values.optional_number(&path("interval")).unwrap_or(0.0);
    let start = values.optional_number(&path("start")).unwrap_or(0.0);
    Ok((0..sessions).map(|session| start + f64::from(session) * interval).collect())
}

fn resolution(values: &Values) -> Result<Resolution, Problem> {
    Ok(match values.text("model.resolution")? {
        "well-mixed" => Resolution::WellMixed,
        "channel" => Resolution::Channel,
        "patch" => Resolution::Patch { edge: values.number("model.patch")?, voxel: values.number("model.voxel")? },
        _ => Resolution::Depth,
    })
}

fn parameters(values: &Values) -> Result<Parameters, Problem> {
    let mut parameters = Parameters::default();
    for (name, value) in &values.parameters {
        parameters.set(name, *value).map_err(|error| Problem::new(error.to_string()))?;
    }
    Ok(parameters)
}

/// Days that are reported unless the scenario says otherwise.
pub(super) fn default_output_days(duration: f64) -> Vec<i64> {
    [1, 7, 28, 90, 180, 360].into_iter().filter(|day| *day as f64 <= duration.min(grammar::LONGEST_DAYS)).collect()
}
