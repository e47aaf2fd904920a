//! All sessions of a treatment: from a device in a hand to holes, injury and what is felt.

use super::compliance::{self, LocalCompliance};
use super::contact::{Bearing, Bearings, Slot};
use super::error::{self, PunctureError, PunctureWarning};
use super::pattern::{self, Lattice, Strike};
use super::result::{self, Puncture, SessionPuncture};
use super::{ChannelPopulation, Device, Holes, Injury, Motion, PatternStatistics, Treatment, sensation};
use crate::numerics::random::Stream;
use crate::physics::needle::{Insertion, NeedleForce};
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;

/// Simulates every session on the periodic patch of the treatment.
///
/// Random numbers are named by (seed, purpose, pass of the treatment): the same seed gives the same pattern and the same
/// places of thick or soft skin whatever the parameters, so that members of an ensemble differ by their parameters only.
///
/// # Errors
/// Inputs that make no sense, or a number of strikes beyond memory. That nothing pierces is a result with a warning.
pub fn simulate(
    skin: &Skin,
    device: &Device,
    treatment: &Treatment,
    parameters: &Parameters,
    seed: u64,
) -> Result<Vec<SessionPuncture>, PunctureError> {
    error::check(device, treatment)?;
    let setup = Setup::new(skin, device, treatment, parameters)?;
    error::check_number(setup.expected_strikes())?;
    let sessions = treatment.session_times.iter().enumerate();
    sessions.map(|(session, time)| setup.session(session as u64, *time, seed)).collect()
}

/// What is the same for all passes.
struct Setup<'a> {
    skin: &'a Skin,
    device: &'a Device,
    treatment: &'a Treatment,
    parameters: &'a Parameters,
    compliance: LocalCompliance,
    law: NeedleForce,
    bearings: Bearings,
    /// As the device rolls on its surface.
    lattice: Lattice,
    /// mm.
    capture_radius: f64,
}

/// What a session counts while it runs.
#[derive(Default)]
struct Tally {
    punctures: Vec<Puncture>,
    /// Index of the puncture of each hole.
    holes: Vec<usize>,
    strikes: u64,
    re_entries: u64,
    force: f64,
    approach: f64,
    carried: f64,
    engaged: f64,
    sweep: f64,
}

impl<'a> Setup<'a> {
    fn new(
        skin: &'a Skin,
        device: &'a Device,
        treatment: &'a Treatment,
        parameters: &'a Parameters,
    ) -> Result<Setup<'a>, PunctureError> {
        let contact_time = compliance::contact_time(device, parameters);
        let compliance = LocalCompliance::new(skin, contact_time, parameters);
        let vibration = device.vibration_factor(parameters);
        let law = NeedleForce::new(device.free_needle(parameters), parameters, compliance.stiffening, vibration);
        if law.insertion() <= 0.0 {
            return Err(PunctureError::TipTooSharp { diameter: device.needle.tip_diameter });
        }
        let bearings = Bearings::new(skin, device, treatment, &law, &compliance, parameters)?;
        let lattice = Lattice::nominal(device);
        let capture_radius = parameters.puncture.capture_radius * device.needle.radius();
        Ok(Setup { skin, device, treatment, parameters, compliance, law, bearings, lattice, capture_radius })
    }

    fn area(&self) -> f64 {
        self.treatment.patch * self.treatment.patch
    }

    /// On the patch in one session.
    fn expected_strikes(&self) -> f64 {
        self.lattice.density() * self.area() * f64::from(self.treatment.passes)
    }

    fn session(&self, session: u64, time: f64, seed: u64) -> Result<SessionPuncture, PunctureError> {
        let mut tally = Tally::default();
        let mut holes = Holes::new(self.treatment.patch, self.capture_radius, self.expected_strikes());
        for pass in 0..self.treatment.passes {
            let item = session * u64::from(self.treatment.passes) + u64::from(pass);
            self.pass(pass, item, seed, &mut holes, &mut tally)?;
        }
        Ok(self.conclude(time, tally))
    }

    fn pass(&self, pass: u32, item: u64, seed: u64, holes: &mut Holes, tally: &mut Tally) -> Result<(), PunctureError> {
        let constants = &self.parameters.puncture;
        let force = Stream::new(seed, "hand", item).log_normal(self.treatment.force, constants.hand_force_spread);
        let bearing = self.bearings.at(force);
        tally.approach += bearing.approach;
        tally.carried += bearing.carried_share;
        tally.engaged += bearing.engaged;
        let mut pattern = Stream::new(seed, "pattern", item);
        let directions = self.treatment.directions;
        let angle = pattern::direction(pass, directions, constants.pass_angle_jitter, &mut pattern);
        let lattice = Lattice::new(self.device, bearing.rolling_radius);
        let mut places = Stream::new(seed, "place", item);
        for strike in lattice.strikes(self.treatment.patch, angle, &mut pattern) {
            tally.strikes += 1;
            let slot = self.slot(&strike, &bearing);
            let place = Insertion {
                force: &self.law,
                compliance: slot.with_dimple(&self.compliance, places.log_normal(1.0, self.compliance.variation)),
                resistance: places.log_normal(1.0, constants.insertion_force_spread),
            };
            let chance = places.uniform();
            let depth = place.depth(slot.way)?;
            let hole = |depth: f64| self.puncture(pass, &strike, depth, self.device.sweep(depth, &bearing), chance);
            match (depth, holes.nearest_within((strike.x, strike.y), self.capture_radius)) {
                (Some(depth), Some(existing)) => {
                    tally.re_entries += 1;
                    let puncture = &mut tally.punctures[tally.holes[existing]];
                    puncture.deepen(&hole(depth));
                }
                (None, Some(_)) => tally.re_entries += 1,
                (Some(depth), None) => {
                    tally.force += self.law.penetration(depth);
                    tally.sweep += self.device.sweep(depth, &bearing);
                    tally.holes.push(tally.punctures.len());
                    tally.punctures.push(hole(depth));
                    holes.add((strike.x, strike.y));
                }
                (None, None) => tally.punctures.push(Puncture::dent(pass, (strike.x, strike.y))),
            }
        }
        Ok(())
    }

    /// Where on its device the needle of a strike stands. The last column of a plate may be short: then its first serves.
    fn slot(&self, strike: &Strike, bearing: &Bearing) -> Slot {
        let index = match self.device.motion {
            Motion::Stamp => (strike.column * self.lattice.rows + strike.row) as usize,
            Motion::Roller { .. } | Motion::Pen { .. } => strike.row as usize,
        };
        bearing.slots[index % bearing.slots.len()]
    }

    fn puncture(&self, pass: u32, strike: &Strike, depth: f64, sweep: f64, chance: f64) -> Puncture {
        let diameter = 2.0 * self.device.needle.radius_at(depth);
        let slit = diameter + self.parameters.puncture.slit_factor * sweep;
        let probability = sensation::bleeding_probability(depth, &self.device.needle, self.skin, self.parameters);
        let Strike { x, y, .. } = *strike;
        Puncture { pass, x, y, depth, surface_diameter: slit, pierced: true, bled: chance < probability }
    }

    fn conclude(&self, time: f64, tally: Tally) -> SessionPuncture {
        let Setup { device, treatment, parameters, .. } = *self;
        let (needle, area) = (&device.needle, self.area());
        let (passes, pierced) = (f64::from(treatment.passes), tally.holes.len() as f64);
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let approach = tally.approach / passes;
        let pierced_fraction = share(pierced, tally.punctures.len() as f64);
        let engaged_needles = tally.engaged / passes;
        let injury = Injury::new(&tally.punctures, needle, area, parameters);
        let surface_breach = injury.surface_breach(parameters.puncture.residual_diameter_ratio);
        let mut statistics = PatternStatistics {
            coverage: injury.coverage(),
            pierced_fraction,
            re_entry_fraction: share(tally.re_entries as f64, tally.strikes as f64),
            force_per_needle: share(tally.force, pierced),
            insertion_force: self.law.insertion(),
            threshold_force: self.bearings.threshold(),
            carried_share: tally.carried / passes,
            approach,
            engaged_needles,
            sweep: share(tally.sweep, pierced),
            ..PatternStatistics::default()
        };
        let thickness = self.skin.epidermis + self.skin.dermis;
        statistics.describe(&tally.punctures, treatment.patch, needle.length, thickness);
        let at_once = engaged_needles * pierced_fraction;
        let relative_pain = sensation::relative_pain(statistics.depth_mean, at_once, parameters);
        let bled = tally.punctures.iter().filter(|puncture| puncture.bled).count();
        SessionPuncture {
            time,
            injury,
            channels: ChannelPopulation::new(&tally.punctures, needle, area, pierced_fraction, parameters),
            relative_pain,
            pain: sensation::pain(relative_pain, treatment.anaesthetic, parameters),
            bleeding: share(bled as f64, pierced),
            surface_breach,
            wound_radius: result::mean_square_radius(&tally.punctures, needle).sqrt(),
            warnings: self.warnings(&statistics, at_once),
            statistics,
            punctures: tally.punctures,
        }
    }

    fn warnings(&self, statistics: &PatternStatistics, at_once: f64) -> Vec<PunctureWarning> {
        let mut warnings = Vec::new();
        let diameter = self.device.needle.tip_diameter;
        if !(0.005..=0.037).contains(&diameter) {
            warnings.push(PunctureWarning::TipNotMeasured { diameter });
        }
        let measured = self.parameters.puncture.pain_largest_number;
        if at_once > measured {
            warnings.push(PunctureWarning::PainSaturated { needles: at_once, measured });
        }
        let share = statistics.below_dermis_fraction;
        if share > 0.0 {
            let thickness = self.skin.epidermis + self.skin.dermis;
            warnings.push(PunctureWarning::BelowDermis { share, thickness });
        }
        let share = statistics.pierced_fraction;
        if share > 0.0 && share < 0.95 {
            warnings.push(PunctureWarning::PartlyPierced { share });
        }
        if share == 0.0 {
            let dimple = self.compliance.median * self.law.insertion();
            warnings.push(match self.bearings.threshold() {
                Some(threshold) => PunctureWarning::ForceTooSmall { force: self.treatment.force, threshold },
                None => PunctureWarning::NeedleTooShort { dimple, length: self.device.needle.length },
            });
        }
        warnings
    }
}
