//! The numbers of the catalogue, read off a member.

mod seen;

use super::absorption_stage::AbsorptionStage;
use super::calendar::Calendar;
use super::healing_stage::HealingStage;
use super::member::Member;
use super::patterns::Patterns;
use super::sessions::{self, Recovery};
use crate::physics::absorption::{Closing, falls_dry};
use crate::physics::healing::State;
use crate::physics::outcome::{
    DOES_NOT_PASS, Outcome, PERMEATION, PERMEATION_INTACT, PERMEATION_WET, Ratios, peak_time,
};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{SessionPuncture, Uniformity};
use crate::physics::scar::tram_track_risk;
use crate::physics::skin::Preparation;
use crate::run::scenario::{Inputs, Resolution};

const HOURS: f64 = 24.0;
const MICROMETRES: f64 = 1e3;
/// µg/mm² to µg/cm², 1/mm² to 1/cm².
const PER_SQUARE_CENTIMETRE: f64 = 100.0;

/// Name of a day, and its place in the calendar's series.
type Moment = (String, usize);

/// Outcomes under construction.
struct List {
    outcomes: Vec<Outcome>,
}

impl List {
    fn add(&mut self, pattern: &str, value: Option<f64>) {
        self.add_at(pattern, "", value);
    }

    fn add_at(&mut self, pattern: &str, moment: &str, value: Option<f64>) {
        self.outcomes.extend(Outcome::new(pattern, moment, value));
    }
}

/// Every outcome that the scenario has, in the order of the catalogue.
pub fn collect(inputs: &Inputs, parameters: &Parameters, member: &Member) -> Vec<Outcome> {
    let mut list = List { outcomes: Vec::new() };
    if let (Some(first), Some(treatment)) = (member.punctures.first(), &inputs.treatment) {
        let living = inputs.skin.preparation == Preparation::InVivo;
        puncture(&mut list, first, treatment.patch, member.patterns.as_ref());
        let (top, bottom) = (inputs.skin.epidermis, inputs.skin.epidermis + inputs.skin.dermis);
        let killed = first.injury.fractions(top, bottom).killed * inputs.skin.dermis;
        list.add("injury.killed_dermis", Some(killed * PER_SQUARE_CENTIMETRE));
        if living {
            sensation(&mut list, inputs, parameters, member);
            recovery(&mut list, inputs, parameters, first, member);
        }
        if let Some(healing) = &member.healing {
            peaks(&mut list, &member.calendar, healing);
        }
    }
    if let Some(healing) = &member.healing {
        let moments = moments(inputs, &member.calendar);
        tissue(&mut list, inputs, parameters, &member.calendar, &moments, healing);
        if let Some(scar) = &member.scar {
            seen::scar(&mut list, &moments, scar, &parameters.outcome);
        }
        if let Some(face) = &member.face {
            seen::face(&mut list, &moments, face, &parameters.outcome);
        }
        if let Some(appearance) = &member.appearance {
            seen::skin(&mut list, &moments, appearance, &parameters.outcome);
            seen::swelling(&mut list, inputs, &member.calendar, appearance);
        }
        if inputs.treatment.is_some() {
            let end = member.calendar.series.len() - 1;
            let one = member.scar.as_ref().map(|scar| scar.filled(end));
            let filled = one.or_else(|| member.face.as_ref()?.filled(None, end));
            let gains = [filled, Some(ratios(healing, end).total - 1.0)];
            seen::cost(&mut list, inputs, gains, &parameters.outcome);
        }
    }
    if let Some(absorption) = &member.absorption {
        serum(&mut list, inputs, absorption);
        evidence_of_serum(&mut list, inputs, parameters);
    }
    list.outcomes
}

fn puncture(list: &mut List, session: &SessionPuncture, patch: f64, patterns: Option<&Patterns>) {
    let statistics = &session.statistics;
    // Depths and forces are those of holes: without a hole there is none.
    let of_holes = |value: f64| (statistics.density > 0.0).then_some(value);
    list.add("puncture.density", Some(statistics.density * PER_SQUARE_CENTIMETRE));
    list.add("puncture.depth_mean", of_holes(statistics.depth_mean));
    list.add("puncture.depth_sd", of_holes(statistics.depth_sd));
    list.add("puncture.depth_low", of_holes(statistics.depth_low));
    list.add("puncture.depth_high", of_holes(statistics.depth_high));
    list.add("puncture.depth_to_length", of_holes(statistics.depth_to_length));
    list.add("puncture.pierced_fraction", Some(statistics.pierced_fraction));
    list.add("puncture.force_per_needle", of_holes(statistics.force_per_needle));
    list.add("puncture.insertion_force", Some(statistics.insertion_force));
    list.add("puncture.threshold_force", statistics.threshold_force);
    list.add("puncture.engaged_needles", Some(statistics.engaged_needles));
    list.add("puncture.carried_share", Some(statistics.carried_share));
    list.add("puncture.approach", Some(statistics.approach));
    list.add("puncture.sweep", Some(statistics.sweep));
    let uniformity = Uniformity::of(&session.punctures, patch);
    list.add("puncture.density_cv", uniformity.map(|uniformity| uniformity.variation));
    list.add("puncture.density_dispersion", uniformity.map(|uniformity| uniformity.dispersion));
    list.add("puncture.coverage", Some(statistics.coverage));
    list.add("puncture.neighbour_distance", statistics.neighbour_distance);
    list.add("puncture.regularity", statistics.regularity);
    list.add("puncture.overlap_fraction", statistics.overlap_fraction);
    list.add("puncture.re_entry_fraction", Some(statistics.re_entry_fraction));
    if let Some(patterns) = patterns {
        list.add("puncture.csr_p_value", patterns.p_value(1));
    }
    list.add("puncture.channel_depth", session.channels.mean_open_depth());
    list.add("puncture.channel_diameter", session.channels.mean_diameter().map(|diameter| diameter * MICROMETRES));
    list.add("injury.killed_volume", Some(session.injury.killed_volume() * PER_SQUARE_CENTIMETRE));
}

/// What the first session and all of them together mean to the person; excised skin feels nothing.
fn sensation(list: &mut List, inputs: &Inputs, parameters: &Parameters, member: &Member) {
    if let Some(first) = member.punctures.first() {
        list.add("pain.vas", Some(first.pain));
        list.add("bleeding.fraction", (first.statistics.density > 0.0).then_some(first.bleeding));
        list.add("bleeding.punctures", Some(sessions::bleeding_density(first) * PER_SQUARE_CENTIMETRE));
    }
    list.add("treatment.sessions", Some(member.punctures.len() as f64));
    list.add("treatment.last_session", member.calendar.sessions.last().copied());
    let sweep = member.punctures.iter().map(|session| session.statistics.sweep).reduce(f64::max);
    list.add("risk.tram_tracks", sweep.map(|sweep| tram_track_risk(sweep, &parameters.outcome)));
    list.add("pain.vas_highest", member.punctures.iter().map(|session| session.pain).reduce(f64::max));
    let recoveries = Recovery::of_sessions(inputs, parameters, &member.calendar, &member.punctures);
    list.add("erythema.duration", recoveries.first().map(|first| first.erythema));
    list.add("erythema.total", Some(Recovery::total_erythema(&recoveries)));
    list.add("downtime.duration", recoveries.first().map(|first| first.downtime));
    list.add("downtime.total", Some(Recovery::total_downtime(&recoveries)));
}

fn recovery(list: &mut List, inputs: &Inputs, parameters: &Parameters, session: &SessionPuncture, member: &Member) {
    let calendar = &member.calendar;
    let Some(&opened) = calendar.sessions.first() else { return };
    let constants = &parameters.absorption;
    let serum = inputs.serum.as_ref();
    let film = Closing::film(&inputs.skin, serum, &calendar.applications, constants);
    // Dead skin never recovers.
    let finite = |days: f64| days.is_finite().then_some(days);
    let pierced = session.statistics.density > 0.0;
    let of_channels = |days: f64| finite(days).filter(|_| pierced).map(|days| days * HOURS);
    let by_speed = session.wound_radius / parameters.healing.epithelial_front_speed;
    // Where the front is resolved and has not closed within the run, nobody knows when it would.
    let closed = match (inputs.resolution, &member.healing) {
        (Resolution::Channel | Resolution::Patch { .. }, Some(healing)) => healing.closure,
        _ => Some(by_speed),
    };
    list.add("reepithelialisation.time", closed.and_then(of_channels));
    list.add("barrier.recovery_time", of_channels(film.closure_time(opened, constants)));
    if let Some(device) = &inputs.device {
        let length = device.needle.length;
        let lumen = Closing::lumen(&inputs.skin, serum, &calendar.applications, length, constants);
        list.add("channel.closure_time", of_channels(lumen.closure_time(opened, constants)));
    }
}

/// Peaks between the first session and the second, or the end.
fn peaks(list: &mut List, calendar: &Calendar, healing: &HealingStage) {
    let Calendar { series: times, sessions, .. } = calendar;
    let first = times.partition_point(|time| *time < sessions[0]);
    let last = sessions.get(1).map_or(times.len(), |second| times.partition_point(|time| time < second));
    let peak = |quantity: &dyn Fn(usize) -> f64| {
        let values: Vec<f64> = (first..last).map(quantity).collect();
        peak_time(&times[first..last], &values).map(|time| time - sessions[0])
    };
    let of_state = |quantity: fn(&State<f64>) -> f64| peak(&|time| healing.mean(time, quantity));
    list.add("neutrophils.peak_time", of_state(|x| x.neutrophils));
    list.add("macrophages.peak_time", of_state(|x| x.macrophages_m1 + x.macrophages_m2));
    list.add("fibroblasts.peak_time", of_state(|x| x.fibroblasts));
    list.add("myofibroblasts.peak_time", of_state(|x| x.myofibroblasts));
    list.add("collagen.synthesis_peak_time", peak(&|time| healing.synthesis[time]));
}

/// The days asked for and the end, by name, as indices into the calendar's series.
fn moments(inputs: &Inputs, calendar: &Calendar) -> Vec<Moment> {
    let times = &calendar.series;
    let mut moments: Vec<Moment> = inputs
        .output_days
        .iter()
        .map(|day| (format!("day_{day}"), times.partition_point(|time| time < day)))
        .filter(|(_, index)| *index < times.len())
        .collect();
    moments.push(("end".to_owned(), times.len() - 1));
    moments
}

/// The matrix at these moments.
fn tissue(
    list: &mut List,
    inputs: &Inputs,
    parameters: &Parameters,
    calendar: &Calendar,
    moments: &[Moment],
    healing: &HealingStage,
) {
    let times = &calendar.series;
    for (pattern, value) in TISSUE {
        for (moment, time) in moments {
            list.add_at(pattern, moment, value(inputs, healing, *time));
        }
    }
    let papillary = parameters.skin.papillary_thickness;
    for (moment, time) in moments {
        let ratio = healing.mean_above(papillary, *time, State::collagen) / healing.kinetics.healthy.collagen;
        list.add_at("collagen.papillary.T", moment, Some(ratio));
    }
    for (pattern, column) in SPREAD {
        for (moment, time) in moments {
            if let Some(deviation) = spread(healing, column, times[*time]) {
                list.add_at(pattern, moment, Some(deviation));
            }
        }
    }
}

/// Standard deviation over the tissue, where places are resolved.
fn spread(healing: &HealingStage, column: &str, time: f64) -> Option<f64> {
    let row = healing.spread.values("time")?.iter().position(|told| *told == time)?;
    healing.spread.values(column)?.get(row).copied()
}

/// Outcome, and its column in the table of the spread.
const SPREAD: [(&str, &str); 7] = [
    ("collagen.total.spatial_sd.T", "collagen.total.sd"),
    ("collagen.young.spatial_sd.T", "collagen.young.sd"),
    ("collagen.mature.spatial_sd.T", "collagen.mature.sd"),
    ("collagen.type3_share.spatial_sd.T", "collagen.type3_share.sd"),
    ("elastin.spatial_sd.T", "elastin.ratio.sd"),
    ("tropoelastin.spatial_sd.T", "tropoelastin.ratio.sd"),
    ("hyaluronan.spatial_sd.T", "hyaluronan.ratio.sd"),
];

type AtTime = fn(&Inputs, &HealingStage, usize) -> Option<f64>;

const TISSUE: &[(&str, AtTime)] = &[
    ("collagen.total.T", |_, healing, time| Some(ratios(healing, time).total)),
    ("collagen.young.T", |_, healing, time| Some(ratios(healing, time).young)),
    ("collagen.mature.T", |_, healing, time| Some(ratios(healing, time).mature)),
    ("collagen.type3_share.T", |_, healing, time| ratios(healing, time).type3_share),
    ("elastin.T", |_, healing, time| Some(ratios(healing, time).elastin)),
    ("tropoelastin.T", |_, healing, time| Some(ratios(healing, time).tropoelastin)),
    ("hyaluronan.T", |_, healing, time| Some(ratios(healing, time).hyaluronan)),
    ("epidermis.thickness.T", |inputs, healing, time| {
        Some(inputs.skin.epidermis * healing.cells[time][0].epidermis * MICROMETRES)
    }),
    ("dermis.thickness.T", |inputs, healing, time| Some(inputs.skin.dermis * ratios(healing, time).total)),
];

fn ratios(healing: &HealingStage, time: usize) -> Ratios {
    Ratios::new(&healing.mean_state(time), &healing.kinetics.healthy)
}

fn serum(list: &mut List, inputs: &Inputs, absorption: &AbsorptionStage) {
    let result = &absorption.result;
    let needled = inputs.device.is_some();
    let amount = |amount: f64| Some(amount * PER_SQUARE_CENTIMETRE);
    list.add("absorption.passive_log10_kp", result.passive_log10_kp());
    list.add("absorption.enhancement_ratio", result.enhancement_ratio().filter(|_| needled));
    list.add("absorption.fresh_enhancement_ratio", result.fresh_enhancement_ratio().filter(|_| needled));
    if result.on_bench {
        list.add("absorption.receptor_ratio", result.receptor_ratio().filter(|_| needled));
        list.add("absorption.receptor_flux_ratio", result.receptor_flux_ratio().filter(|_| needled));
    }
    list.add("absorption.dose_fraction", Some(result.dose_fraction(&result.needled)));
    list.add("absorption.dose_fraction_intact", Some(result.dose_fraction(&result.intact)));
    list.add("absorption.needled_amount", amount(result.needled.delivered_amount));
    list.add("absorption.intact_amount", amount(result.intact.delivered_amount));
    let in_dermis = |concentration: f64| (result.dermis_edges().len() > 1).then_some(concentration);
    list.add("absorption.peak_dermis_concentration", in_dermis(result.needled.peak_dermis_concentration));
    list.add("absorption.peak_mean_dermis_concentration", in_dermis(result.needled.peak_mean_dermis_concentration));
    // Nobody waits for what never comes.
    let lag = (!result.intact_skin_is_closed()).then_some(result.lag_time * HOURS);
    list.add("absorption.lag_time", lag);
}

/// What does not apply to this serum is not said of it.
fn evidence_of_serum(list: &mut List, inputs: &Inputs, parameters: &Parameters) {
    let dries = inputs.serum.as_ref().is_some_and(|serum| falls_dry(serum, &parameters.absorption));
    let permeation = match (inputs.device.is_some(), dries) {
        (false, _) => PERMEATION_INTACT,
        (true, false) => PERMEATION_WET,
        (true, true) => PERMEATION,
    };
    for outcome in list.outcomes.iter_mut().filter(|outcome| outcome.evidence == PERMEATION) {
        outcome.evidence = permeation;
    }
    let permeability = list.outcomes.iter_mut().find(|outcome| outcome.name == "absorption.passive_log10_kp");
    if let Some(closed) = permeability.filter(|outcome| outcome.value.is_none()) {
        closed.evidence = DOES_NOT_PASS;
    }
}
