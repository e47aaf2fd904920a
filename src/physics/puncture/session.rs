//! All sessions of a treatment: from a device in a hand to holes, injury and what is felt.

use super::compliance::{self, LocalCompliance};
use super::contact::{Bearing, Bearings, Slot};
use super::error::{self, PunctureError, PunctureWarning};
use super::pattern::{self, Lattice, Strike};
use super::result::{self, Puncture, SessionPuncture};
use super::{ChannelPopulation, Device, Holes, Injury, Motion, PatternStatistics, Treatment, sensation};
use crate::numerics::contact::Method;
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
    let setup = Setup::new(skin, device, treatment, parameters)?;
    let sessions = treatment.session_times.iter().enumerate();
    sessions.map(|(session, time)| setup.session(session as u64, *time, seed)).collect()
}

/// The statistics of the first session alone, as [simulate] gives them, but without what looks at all holes together (coverage,
/// distances, overlap): for trials that ask how deep needles go.
///
/// # Errors
/// Those of [simulate].
pub fn depths(
    skin: &Skin,
    device: &Device,
    treatment: &Treatment,
    parameters: &Parameters,
    seed: u64,
) -> Result<PatternStatistics, PunctureError> {
    let setup = Setup::new(skin, device, treatment, parameters)?;
    Ok(setup.statistics(&setup.needle(0, seed)?))
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

/// Stretch of the fat below which its stiffening is an extrapolation.
const LEAST_STRETCH: f64 = 0.2;

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
    /// Largest of all passes.
    residual: f64,
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
        error::check(device, treatment)?;
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
        let setup = Setup { skin, device, treatment, parameters, compliance, law, bearings, lattice, capture_radius };
        error::check_number(setup.expected_strikes())?;
        Ok(setup)
    }

    fn area(&self) -> f64 {
        self.treatment.patch * self.treatment.patch
    }

    /// On the patch in one session.
    fn expected_strikes(&self) -> f64 {
        self.lattice.density() * self.area() * f64::from(self.treatment.passes)
    }

    fn session(&self, session: u64, time: f64, seed: u64) -> Result<SessionPuncture, PunctureError> {
        Ok(self.conclude(time, self.needle(session, seed)?))
    }

    /// All passes of a session.
    fn needle(&self, session: u64, seed: u64) -> Result<Tally, PunctureError> {
        let mut tally = Tally::default();
        let mut holes = Holes::new(self.treatment.patch, self.capture_radius, self.expected_strikes());
        for pass in 0..self.treatment.passes {
            let item = session * u64::from(self.treatment.passes) + u64::from(pass);
            self.pass(pass, item, seed, &mut holes, &mut tally)?;
        }
        Ok(tally)
    }

    fn pass(&self, pass: u32, item: u64, seed: u64, holes: &mut Holes, tally: &mut Tally) -> Result<(), PunctureError> {
        let constants = &self.parameters.puncture;
        let force = Stream::new(seed, "hand", item).log_normal(self.treatment.force, constants.hand_force_spread);
        let bearing = self.bearings.at(force);
        tally.approach += bearing.approach;
        tally.residual = tally.residual.max(bearing.residual);
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

    /// All but coverage and distances.
    fn statistics(&self, tally: &Tally) -> PatternStatistics {
        let passes = f64::from(self.treatment.passes);
        let pierced = tally.holes.len() as f64;
        let mut statistics = PatternStatistics {
            pierced_fraction: share(pierced, tally.punctures.len() as f64),
            re_entry_fraction: share(tally.re_entries as f64, tally.strikes as f64),
            force_per_needle: share(tally.force, pierced),
            insertion_force: self.law.insertion(),
            threshold_force: self.bearings.threshold(),
            carried_share: tally.carried / passes,
            approach: tally.approach / passes,
            engaged_needles: tally.engaged / passes,
            sweep: share(tally.sweep, pierced),
            fat_stretch: self.bearings.fat_stretch(),
            contact_residual: tally.residual,
            contact_systems: self.bearings.systems(),
            second_method: self.bearings.method() == Method::Projected,
            ..PatternStatistics::default()
        };
        let thickness = self.skin.epidermis + self.skin.dermis;
        statistics.describe_depths(&tally.punctures, self.treatment.patch, self.device.needle.length, thickness);
        statistics
    }

    fn conclude(&self, time: f64, tally: Tally) -> SessionPuncture {
        let Setup { device, treatment, parameters, .. } = *self;
        let (needle, area) = (&device.needle, self.area());
        let injury = Injury::new(&tally.punctures, needle, area, parameters);
        let mut statistics = self.statistics(&tally);
        statistics.coverage = injury.coverage();
        statistics.describe_distances(&tally.punctures, treatment.patch);
        let surface_breach = injury.surface_breach(parameters.puncture.residual_diameter_ratio);
        let pierced_fraction = statistics.pierced_fraction;
        let at_once = statistics.engaged_needles * pierced_fraction;
        let relative_pain = sensation::relative_pain(statistics.depth_mean, at_once, parameters);
        let bled = tally.punctures.iter().filter(|puncture| puncture.bled).count();
        SessionPuncture {
            time,
            injury,
            channels: ChannelPopulation::new(&tally.punctures, needle, area, pierced_fraction, parameters),
            relative_pain,
            pain: sensation::pain(relative_pain, treatment.anaesthetic, parameters),
            bleeding: share(bled as f64, tally.holes.len() as f64),
            surface_breach,
            wound_radius: result::mean_square_radius(&tally.punctures, needle).sqrt(),
            warnings: self.warnings(&statistics, at_once, tally.strikes),
            statistics,
            punctures: tally.punctures,
        }
    }

    fn warnings(&self, statistics: &PatternStatistics, at_once: f64, strikes: u64) -> Vec<PunctureWarning> {
        let mut warnings = Vec::new();
        let diameter = self.device.needle.tip_diameter;
        if !(0.005..=0.037).contains(&diameter) {
            warnings.push(PunctureWarning::TipNotMeasured { diameter });
        }
        let measured = self.parameters.puncture.pain_largest_number;
        if at_once > measured {
            warnings.push(PunctureWarning::PainSaturated { needles: at_once, measured });
        }
        self.warn_of_the_bed(statistics, &mut warnings);
        let share = statistics.below_dermis_fraction;
        if share > 0.0 {
            let thickness = self.skin.epidermis + self.skin.dermis;
            warnings.push(PunctureWarning::BelowDermis { share, thickness });
        }
        let share = statistics.pierced_fraction;
        if share > 0.0 && share < 0.95 {
            warnings.push(PunctureWarning::PartlyPierced { share });
        }
        if strikes == 0 {
            warnings.push(PunctureWarning::NoStrike);
        } else if share == 0.0 {
            let dimple = self.compliance.median * self.law.insertion();
            warnings.push(match self.bearings.threshold() {
                Some(threshold) => PunctureWarning::ForceTooSmall { force: self.treatment.force, threshold },
                None => PunctureWarning::NeedleTooShort { dimple, length: self.device.needle.length },
            });
        }
        warnings
    }

    /// Where the device presses harder than the linear bed describes.
    fn warn_of_the_bed(&self, statistics: &PatternStatistics, warnings: &mut Vec<PunctureWarning>) {
        let sunk = statistics.approach;
        if let Motion::Roller { drum_diameter, .. } = self.device.motion {
            let radius = 0.5 * drum_diameter;
            if sunk > radius {
                warnings.push(PunctureWarning::DrumSunk { sunk, radius });
            }
        }
        let stretch = statistics.fat_stretch;
        if stretch < LEAST_STRETCH {
            warnings.push(PunctureWarning::FatCompressed { stretch });
        }
    }
}

/// Of nothing, nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
