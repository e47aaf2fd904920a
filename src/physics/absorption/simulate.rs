//! The calendar of one observation: needling, applications, drying, wash-off; intact and needled skin side by side.

use super::channels::Channels;
use super::closing::{Closing, contacts};
use super::layout::Layout;
use super::result::{AbsorptionResult, WINDOW};
use super::serum::Serum;
use super::side::{Event, Side, Surroundings};
use super::validate::{AbsorptionError, validate};
use super::{LipidPathModel, WangKastingNitsche};
use crate::physics::parameter::{AbsorptionParameters, Parameters};
use crate::physics::skin::{Preparation, Skin};

/// Follows a serum through the skin. `applications` are the times when it is put on and `output_times` those reported, d
/// from the first session, increasing and within 0..`duration`; Channels open at
/// the times that they name. Without channels both sides are intact.
///
/// # Errors
///
/// An input without physical sense (named, with its allowed range), or a time step that became too small.
pub fn simulate(
    skin: &Skin,
    serum: &Serum,
    channels: Option<&Channels>,
    parameters: &Parameters,
    applications: &[f64],
    output_times: &[f64],
    duration: f64,
) -> Result<AbsorptionResult, AbsorptionError> {
    let observation = Observation { applications, output_times, duration };
    simulate_with(&WangKastingNitsche, skin, serum, channels, parameters, &observation)
}

/// When serum is put on, what is reported, and until when; d.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation<'a> {
    pub applications: &'a [f64],
    pub output_times: &'a [f64],
    pub duration: f64,
}

/// [simulate] with another model of the lipid path through the stratum corneum.
///
/// # Errors
///
/// As [simulate].
pub fn simulate_with(
    model: &dyn LipidPathModel,
    skin: &Skin,
    serum: &Serum,
    channels: Option<&Channels>,
    parameters: &Parameters,
    observation: &Observation<'_>,
) -> Result<AbsorptionResult, AbsorptionError> {
    let parameters = &parameters.absorption;
    validate(skin, serum, channels, observation)?;
    let surroundings = surroundings(skin, serum, channels, parameters, observation.applications);
    let opened: &[f64] = channels.map_or(&[], |channels| &channels.opened);
    let windows = windows(observation);
    let events = calendar(opened, serum.contact_time, &windows, observation);

    let bare = Layout::new(model, skin, serum, None, parameters);
    let mut intact = Side::new(&bare, &surroundings);
    intact.follow(&events)?;
    let punctured = Layout::new(model, skin, serum, channels, parameters);
    let mut needled = Side::new(&punctured, &surroundings);
    if channels.is_some() {
        needled.follow(&events)?;
    } else {
        needled.repeat(&intact);
    }
    Ok(AbsorptionResult {
        times: observation.output_times.to_vec(),
        edges: bare.edges.clone(),
        epidermis: bare.epidermis,
        dermis: bare.dermis,
        film_patency: std::mem::take(&mut needled.film_patency),
        lumen_patency: std::mem::take(&mut needled.lumen_patency),
        applied: windows.len() as f64 * serum.dose * serum.concentration,
        residual: intact.residual.max(needled.residual),
        steps: intact.steps() + needled.steps(),
        passive_permeability: bare.barrier.permeability(),
        channel_permeability: punctured.channel_permeability,
        lag_time: bare.barrier.lag_time(),
        on_bench: skin.preparation != Preparation::InVivo,
        barrier_model: model.name(),
        intact: intact.path,
        needled: needled.path,
    })
}

fn surroundings<'a>(
    skin: &Skin,
    serum: &'a Serum,
    channels: Option<&Channels>,
    parameters: &'a AbsorptionParameters,
    applications: &[f64],
) -> Surroundings<'a> {
    let needle_length = channels.map_or(parameters.lumen_reference_length, |channels| channels.needle_length);
    Surroundings {
        serum,
        parameters,
        film: Closing::film(skin, Some(serum), applications, parameters),
        lumen: Closing::lumen(skin, Some(serum), applications, needle_length, parameters),
    }
}

/// What one application delivers within [WINDOW], µg/mm², if it comes at each of these `delays` (d) after the skin was needled once.
/// Without channels the delay does not matter.
///
/// # Errors
///
/// As [simulate].
pub fn delivered_after(
    model: &dyn LipidPathModel,
    skin: &Skin,
    serum: &Serum,
    channels: Option<&Channels>,
    parameters: &Parameters,
    delays: &[f64],
) -> Result<Vec<f64>, AbsorptionError> {
    let parameters = &parameters.absorption;
    let once = channels.map(|channels| Channels { opened: vec![0.0], ..channels.clone() });
    let layout = Layout::new(model, skin, serum, once.as_ref(), parameters);
    let opened: &[f64] = if once.is_some() { &[0.0] } else { &[] };
    let after = |delay: &f64| {
        let observation = Observation { applications: &[*delay], output_times: &[], duration: delay + WINDOW };
        validate(skin, serum, once.as_ref(), &observation)?;
        let surroundings = surroundings(skin, serum, once.as_ref(), parameters, observation.applications);
        let mut side = Side::new(&layout, &surroundings);
        side.follow(&calendar(opened, serum.contact_time, &windows(&observation), &observation))?;
        Ok(side.path.delivered_amount)
    };
    delays.iter().map(after).collect()
}

/// From each application that counts until [WINDOW] later or the next application: those that end in time, or else the first
/// alone, until the end.
fn windows(observation: &Observation<'_>) -> Vec<(f64, f64)> {
    let Observation { applications, duration, .. } = *observation;
    let end = |index: usize| {
        let whole = applications[index] + WINDOW;
        applications.get(index + 1).map_or(whole, |next| whole.min(*next))
    };
    let all = (0..applications.len()).map(|index| (applications[index], end(index)));
    let in_time: Vec<(f64, f64)> = all.filter(|(_, end)| *end <= duration).collect();
    if in_time.is_empty() {
        applications.first().map(|first| (*first, duration)).into_iter().collect()
    } else {
        in_time
    }
}

/// All events in order; at one time: wash off, needle, apply, report.
fn calendar(
    opened: &[f64],
    contact_time: f64,
    windows: &[(f64, f64)],
    observation: &Observation<'_>,
) -> Vec<(f64, Event)> {
    let Observation { applications, output_times, duration } = *observation;
    let mut events: Vec<(f64, Event)> = Vec::new();
    events.extend(contacts(applications, contact_time).iter().map(|(_, off)| (*off, Event::WashOff)));
    events.extend(applications.iter().map(|time| (*time, Event::Apply)));
    events.extend(windows.iter().flat_map(|(on, off)| [(*on, Event::OpenWindow), (*off, Event::CloseWindow)]));
    events.extend(opened.iter().map(|time| (*time, Event::Needle)));
    events.extend(output_times.iter().map(|time| (*time, Event::Report)));
    events.push((duration, Event::End));
    events.retain(|(time, _)| *time <= duration);
    events.sort_by(|(one, first), (other, second)| one.total_cmp(other).then(first.cmp(second)));
    events
}
