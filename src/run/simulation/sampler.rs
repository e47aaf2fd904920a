//! Samples of a study: only what is asked of them is computed, and what several of them share is computed once.
//!
//! The same needles on the same skin leave the same holes, whatever serum follows. A study that varies both would spend most of its
//! time on holes that it already knows; the sessions of the last combinations are kept, for all threads together.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::SimulationError;
use super::healing_stage::Accuracy;
use super::member::{self, Attendance, Member};
use super::{outcomes, protocol};
use crate::physics::outcome::Outcome;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, Device, PunctureError, SessionPuncture, Treatment};
use crate::physics::skin::Skin;
use crate::run::record::Nothing;
use crate::run::scenario::Inputs;

/// Combinations of skin and device that are kept, and punctures in all of them, so that memory stays bounded.
const COMBINATIONS: usize = 256;
const PUNCTURES: usize = 2_000_000;

/// Outcomes with these beginnings are known before anything heals.
const BEFORE_HEALING: [&str; 9] =
    ["puncture.", "injury.", "pain.", "bleeding.", "erythema.", "downtime.", "barrier.", "channel.", "absorption."];

/// Computes samples.
#[derive(Debug, Default)]
pub struct Sampler {
    sessions: Sessions,
    without_healing: bool,
}

impl Sampler {
    /// For a study that records these outcomes; of none of them, all.
    pub fn new(wanted: &[String]) -> Sampler {
        let early = |name: &String| BEFORE_HEALING.iter().any(|beginning| name.starts_with(beginning));
        Sampler { sessions: Sessions::default(), without_healing: !wanted.is_empty() && wanted.iter().all(early) }
    }

    /// The outcomes of one sample: no tables, no ensemble. Those of healing only if the study records one of them.
    ///
    /// # Errors
    /// A stage that fails.
    pub fn outcomes(&self, inputs: &Inputs) -> Result<Vec<Outcome>, SimulationError> {
        let inputs = &protocol::adapted(inputs, &|| true)?;
        let inputs = &member::personal(inputs, &inputs.parameters);
        let attendance = Attendance { progress: &|_| true, keeper: &Nothing };
        let punctures = self.sessions.of(inputs, &inputs.parameters)?;
        let heals = inputs.heals() && !self.without_healing;
        let member = Member::after(&punctures, heals, inputs, &inputs.parameters, Accuracy::Run, attendance)?;
        Ok(outcomes::collect(inputs, &inputs.parameters, &member))
    }
}

/// What decides the holes.
#[derive(Debug, Clone, PartialEq)]
struct Combination {
    skin: Skin,
    device: Device,
    treatment: Treatment,
    parameters: Parameters,
    seed: u64,
}

type Found = Arc<OnceLock<Result<Arc<Vec<SessionPuncture>>, PunctureError>>>;

/// Sessions of the last combinations, the latest in front.
#[derive(Debug, Default)]
struct Sessions {
    kept: Mutex<VecDeque<(Combination, Found)>>,
}

impl Sessions {
    /// Sessions of these inputs; a second thread that asks for the same ones waits for the first.
    fn of(&self, inputs: &Inputs, parameters: &Parameters) -> Result<Arc<Vec<SessionPuncture>>, PunctureError> {
        let mut courses = Vec::new();
        for (device, treatment, seed) in member::courses(inputs) {
            courses.push(self.of_course(inputs, device, treatment, parameters, seed)?);
        }
        match courses.as_slice() {
            [only] => Ok(Arc::clone(only)),
            _ => Ok(Arc::new(member::in_order(courses.iter().map(|sessions| sessions.to_vec()).collect()))),
        }
    }

    fn of_course(
        &self,
        inputs: &Inputs,
        device: &Device,
        treatment: &Treatment,
        parameters: &Parameters,
        seed: u64,
    ) -> Result<Arc<Vec<SessionPuncture>>, PunctureError> {
        let combination = Combination {
            skin: inputs.skin.clone(),
            device: device.clone(),
            treatment: treatment.clone(),
            parameters: parameters.clone(),
            seed,
        };
        let found = self.place_of(combination);
        let sessions =
            found.get_or_init(|| puncture::simulate(&inputs.skin, device, treatment, parameters, seed).map(Arc::new));
        sessions.clone()
    }

    fn place_of(&self, combination: Combination) -> Found {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = kept.iter().position(|(other, _)| *other == combination)
            && let Some(entry) = kept.remove(place)
        {
            let found = Arc::clone(&entry.1);
            kept.push_front(entry);
            return found;
        }
        let found = Found::default();
        kept.push_front((combination, Arc::clone(&found)));
        let mut punctures = 0;
        kept.retain(|(_, found)| {
            punctures += size(found);
            punctures <= PUNCTURES
        });
        kept.truncate(COMBINATIONS);
        found
    }
}

/// Punctures of sessions that are known already.
fn size(found: &Found) -> usize {
    let sessions = found.get().and_then(|found| found.as_ref().ok());
    sessions.map_or(0, |sessions| sessions.iter().map(|session| session.punctures.len()).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::scenario::load;

    const TEXT: &str = "duration = \"2 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"0.5 mm\"\n\
                        [treatment]\npasses = 4\npatch = \"4 mm\"\n[serum.caffeine]\n";

    fn inputs(overrides: &[&str]) -> Inputs {
        let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
        load("sample", TEXT.as_bytes(), &overrides).unwrap().inputs().clone()
    }

    #[test]
    fn samples_that_share_their_holes_are_those_of_single_runs() {
        let sampler = Sampler::new(&[]);
        for dose in ["1 mg/cm2", "3 mg/cm2"] {
            let inputs = inputs(&[&format!("serum.caffeine.dose=\"{dose}\"")]);
            assert_eq!(sampler.outcomes(&inputs).unwrap(), outcomes(&inputs).unwrap());
        }
        assert_eq!(sampler.sessions.kept.lock().unwrap().len(), 1);
        sampler.outcomes(&inputs(&["treatment.force=\"4 N\""])).unwrap();
        assert_eq!(sampler.sessions.kept.lock().unwrap().len(), 2);
    }

    #[test]
    fn what_nobody_asks_for_is_not_healed() {
        let wanted = ["absorption.enhancement_ratio".to_owned(), "pain.vas".to_owned()];
        let early = Sampler::new(&wanted).outcomes(&inputs(&[])).unwrap();
        let all = outcomes(&inputs(&[])).unwrap();
        let value =
            |list: &[Outcome], name: &str| list.iter().find(|outcome| outcome.name == name).map(|found| found.value);
        for name in &wanted {
            assert_eq!(value(&early, name), value(&all, name), "{name}");
            assert!(value(&all, name).is_some());
        }
        assert!(value(&early, "collagen.total.end").is_none() && value(&all, "collagen.total.end").is_some());
        assert!(!Sampler::new(&["collagen.total.end".to_owned()]).without_healing);
    }
}
