//! From the channels that puncture left to the serum in the tissue, and to the ascorbate factor of healing.

use super::SimulationError;
use super::calendar::Calendar;
use crate::physics::absorption::{self, AbsorptionResult, ChannelClass, Channels, Observation, ascorbate_factor};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;
use crate::run::scenario::Inputs;

/// What absorption found.
#[derive(Debug, Clone)]
pub struct AbsorptionStage {
    pub result: AbsorptionResult,
    /// Whether the solute is ascorbic acid, so that it feeds collagen synthesis.
    pub feeds_collagen: bool,
}

/// Follows the serum of the scenario; `None` without one.
pub fn simulate(
    inputs: &Inputs,
    parameters: &Parameters,
    calendar: &Calendar,
    punctures: &[SessionPuncture],
) -> Result<Option<AbsorptionStage>, SimulationError> {
    let Some(serum) = &inputs.serum else { return Ok(None) };
    if inputs.duration <= 0.0 {
        return Ok(None);
    }
    let channels = channels(inputs, punctures);
    let observation = Observation {
        applications: &calendar.applications,
        output_times: &calendar.absorption,
        duration: inputs.duration,
    };
    let model = inputs.lipid_path.model();
    let result = absorption::simulate_with(model, &inputs.skin, serum, channels.as_ref(), parameters, &observation)?;
    Ok(Some(AbsorptionStage { result, feeds_collagen: serum.solute.ascorbate }))
}

/// The channels of the first session, opened anew by each of the same device.
pub fn channels(inputs: &Inputs, punctures: &[SessionPuncture]) -> Option<Channels> {
    let (device, treatment) = (inputs.device.as_ref()?, inputs.treatment.as_ref()?);
    let population = &punctures.first()?.channels;
    Some(Channels {
        needle_length: device.needle.length,
        opened: treatment.session_times.iter().copied().filter(|session| *session <= inputs.duration).collect(),
        classes: ChannelClass::of_population(population),
    })
}

impl AbsorptionStage {
    /// Mean of the ascorbate factor between two report times over a layer of dermis (mm from the surface); 1 for a serum
    /// that does not feed collagen.
    pub fn ascorbate_factor(&self, report: usize, top: f64, bottom: f64, parameters: &Parameters) -> f64 {
        if !self.feeds_collagen {
            return 1.0;
        }
        let at = |index: usize| {
            let delivered = self.mean_over(&self.result.needled.dermis_free[index], top, bottom);
            let baseline = parameters.absorption.ascorbate_baseline;
            ascorbate_factor(baseline + delivered, &parameters.absorption)
        };
        let next = (report + 1).min(self.result.times.len() - 1);
        0.5 * (at(report) + at(next))
    }

    /// Solute per tissue volume in a layer of needled dermis, free and bound, µg/mm³.
    pub fn concentration(&self, report: usize, top: f64, bottom: f64) -> f64 {
        self.mean_over(&self.result.needled.concentration[report][self.result.dermis..], top, bottom)
    }

    /// The report at or before a time.
    pub fn report_before(&self, time: f64) -> usize {
        self.result.times.partition_point(|report| *report <= time).saturating_sub(1)
    }

    /// Mean of a quantity given by cell of the dermis over an interval of depth.
    fn mean_over(&self, values: &[f64], top: f64, bottom: f64) -> f64 {
        let mut sum = 0.0;
        for (edges, value) in self.result.dermis_edges().windows(2).zip(values) {
            sum += value * (edges[1].min(bottom) - edges[0].max(top)).max(0.0);
        }
        sum / (bottom - top)
    }
}
