//! What the model does in place of the laboratory.

use serde::Serialize;

use super::clinical::{Between, Course, Found};
use super::prediction::{Answer, NoValue, Prediction};
use super::trial::Trial;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;

/// How much an agreement is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No value of the registry was taken from this measurement.
    Prediction,
    /// A value of the registry was taken from this very measurement: agreement shows that nothing was spoilt on the way, no
    /// more.
    ByConstruction,
    /// A range of the registry ends at this measurement, and its value stands elsewhere, between studies that disagree: as
    /// little a prediction, and the 5–95 % interval need not reach the end.
    EndOfRange,
    /// Geometry and counting: nothing about skin.
    Arithmetic,
}

impl Kind {
    /// The word that tables print.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Prediction => "prediction",
            Kind::ByConstruction => "by construction",
            Kind::EndOfRange => "end of range",
            Kind::Arithmetic => "arithmetic",
        }
    }
}

/// What was simulated with one draw of the registry, as far as an experiment reads it.
pub struct Simulated<'a> {
    pub sessions: Vec<&'a SessionPuncture>,
    pub courses: Vec<&'a Found>,
    pub between: Between,
}

/// The model's value for one draw of the registry and what was simulated with it, in internal units, or why that draw has none.
type Predict = Box<dyn Fn(&Simulated<'_>, &Parameters) -> Prediction + Send + Sync>;

/// One virtual experiment.
pub struct Experiment {
    /// Id of the measurement.
    pub measurement: String,
    pub kind: Kind,
    /// What is compared, where it is not simply the measured quantity.
    pub aspect: &'static str,
    /// How the virtual experiment stands in for the real one.
    pub represents: String,
    /// What it is about, as a heading.
    pub subject: &'static str,
    /// The sessions that it reads; often none.
    pub(super) trials: Vec<&'static Trial>,
    /// The whole courses that it reads; often none.
    pub(super) courses: Vec<&'static Course>,
    /// Whether the prediction is wider by what differs between studies.
    pub(super) of_a_score: bool,
    /// Whether the measurement is a direction or an order: most draws must agree.
    pub(super) only_direction: bool,
    pub(super) predict: Predict,
}

impl Experiment {
    /// One that asks single equations of the model.
    pub(super) fn new<A: Answer>(
        measurement: &str,
        kind: Kind,
        represents: &str,
        predict: impl Fn(&Parameters) -> A + Send + Sync + 'static,
    ) -> Experiment {
        let predict = Box::new(move |_: &Simulated<'_>, parameters: &Parameters| predict(parameters).prediction());
        Experiment::with(measurement, kind, represents.to_owned(), predict)
    }

    fn with(measurement: &str, kind: Kind, represents: String, predict: Predict) -> Experiment {
        Experiment {
            measurement: measurement.to_owned(),
            kind,
            aspect: "",
            represents,
            subject: "",
            trials: Vec::new(),
            courses: Vec::new(),
            of_a_score: false,
            only_direction: false,
            predict,
        }
    }

    /// One that reads a simulated session; `remark` follows the words of the trial.
    pub(super) fn of<A: Answer>(
        trial: &'static Trial,
        measurement: &str,
        kind: Kind,
        remark: &str,
        read: impl Fn(&SessionPuncture, &Parameters) -> A + Send + Sync + 'static,
    ) -> Experiment {
        let represents = format!("{} {remark}", trial.words).trim_end().to_owned();
        let predict =
            Box::new(move |simulated: &Simulated<'_>, parameters: &Parameters| match simulated.sessions[..] {
                [session] => read(session, parameters).prediction(),
                _ => Err(NoValue::NoSession),
            });
        Experiment { trials: vec![trial], ..Experiment::with(measurement, kind, represents, predict) }
    }

    /// One that compares two sessions, which share their words.
    pub(super) fn of_two(
        trials: [&'static Trial; 2],
        measurement: &str,
        kind: Kind,
        remark: &str,
        read: impl Fn(&SessionPuncture, &SessionPuncture) -> Option<f64> + Send + Sync + 'static,
    ) -> Experiment {
        let represents = format!("{} {remark}", trials[0].words);
        let predict = Box::new(move |simulated: &Simulated<'_>, _: &Parameters| match simulated.sessions[..] {
            [one, other] => read(one, other).prediction(),
            _ => Err(NoValue::NoSession),
        });
        Experiment { trials: trials.to_vec(), ..Experiment::with(measurement, kind, represents, predict) }
    }

    /// One that reads whole courses, which share the words of the first; `remark` follows them.
    pub(super) fn of_courses<A: Answer, const N: usize>(
        courses: [&'static Course; N],
        measurement: &str,
        kind: Kind,
        remark: &str,
        read: impl Fn([&Found; N]) -> A + Send + Sync + 'static,
    ) -> Experiment {
        let read = move |found: [&Found; N], _: Between| read(found);
        Experiment { of_a_score: false, ..Experiment::of_scores(courses, measurement, kind, remark, read) }
    }

    /// The same of clinical scores, whose reduction differs between studies by more than by what the registry holds.
    pub(super) fn of_scores<A: Answer, const N: usize>(
        courses: [&'static Course; N],
        measurement: &str,
        kind: Kind,
        remark: &str,
        read: impl Fn([&Found; N], Between) -> A + Send + Sync + 'static,
    ) -> Experiment {
        let words = courses.first().map_or("", |course| course.words);
        let represents = format!("{words} {remark}").trim().to_owned();
        let predict = Box::new(move |simulated: &Simulated<'_>, _: &Parameters| {
            let found: [&Found; N] = simulated.courses.clone().try_into().map_err(|_| NoValue::NoSession)?;
            read(found, simulated.between).prediction()
        });
        let experiment = Experiment::with(measurement, kind, represents, predict);
        Experiment { courses: courses.to_vec(), of_a_score: true, ..experiment }
    }

    /// Compares the direction alone.
    pub(super) fn direction(self) -> Experiment {
        let represents = format!("{} Only the direction counts.", self.represents);
        Experiment { represents, only_direction: true, ..self }
    }

    /// Names what is compared.
    pub(super) fn aspect(self, aspect: &'static str) -> Experiment {
        Experiment { aspect, ..self }
    }
}
