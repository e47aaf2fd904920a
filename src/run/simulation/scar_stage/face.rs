//! A face of many scars: few depths of each kind are healed, and every scar lies between two of them.

use super::super::SimulationError;
use super::super::healing_stage::Request;
use super::Floors;
use crate::physics::scar::{Kind, Scar, face};

/// Depths of each kind that are healed.
const DEPTHS: usize = 4;

/// The scars, and what is left of their depth.
#[derive(Debug, Clone)]
pub struct FaceStage {
    pub scars: Vec<Scar>,
    kinds: Vec<Healed>,
}

/// Of one kind.
#[derive(Debug, Clone)]
struct Healed {
    kind: Kind,
    /// Before, mm, increasing.
    dents: Vec<f64>,
    /// Share of the depth that is left, one entry a dent, each with one a time of the series.
    left: Vec<Vec<f64>>,
}

/// Heals the face of the scenario; `None` without one.
///
/// # Errors
/// As healing.
pub fn simulate_face(request: &Request<'_>) -> Result<Option<FaceStage>, SimulationError> {
    let Some(counts) = &request.inputs.face else { return Ok(None) };
    let scars = face(counts, &request.parameters.outcome, request.inputs.seed);
    let floors = Floors::new(request)?;
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        let own: Vec<&Scar> = scars.iter().filter(|scar| scar.kind == kind).collect();
        if own.is_empty() {
            continue;
        }
        let depths = || own.iter().map(|scar| scar.depth);
        let (low, high) = (depths().fold(f64::INFINITY, f64::min), depths().fold(0.0, f64::max));
        let width = own.iter().map(|scar| scar.width).sum::<f64>() / own.len() as f64;
        let count = if own.len() > 1 { DEPTHS } else { 1 };
        let dents: Vec<f64> =
            (0..count).map(|node| low + (high - low) * node as f64 / (count - 1).max(1) as f64).collect();
        let left = dents.iter().map(|dent| {
            let depths = floors.depths(&Scar { kind, width, depth: *dent }, *dent)?;
            Ok(depths.iter().map(|depth| depth / dent).collect())
        });
        kinds.push(Healed { kind, left: left.collect::<Result<_, SimulationError>>()?, dents });
    }
    Ok(Some(FaceStage { scars, kinds }))
}

impl FaceStage {
    /// The scars as deep as they are at a time of the series.
    pub fn at(&self, time: usize) -> Vec<Scar> {
        self.scars.iter().map(|scar| Scar { depth: scar.depth * self.left(scar, time), ..*scar }).collect()
    }

    /// Mean share of the depth that has filled, of one kind or of all; nothing where there is none.
    pub fn filled(&self, kind: Option<Kind>, time: usize) -> Option<f64> {
        let own: Vec<&Scar> = self.scars.iter().filter(|scar| kind.is_none_or(|kind| scar.kind == kind)).collect();
        let sum: f64 = own.iter().map(|scar| 1.0 - self.left(scar, time)).sum();
        (!own.is_empty()).then(|| sum / own.len() as f64)
    }

    fn left(&self, scar: &Scar, time: usize) -> f64 {
        let Some(healed) = self.kinds.iter().find(|healed| healed.kind == scar.kind) else { return 1.0 };
        let above = healed.dents.partition_point(|dent| *dent <= scar.depth).clamp(1, healed.dents.len().max(2) - 1);
        let Some(upper) = healed.dents.get(above) else { return healed.left[0][time] };
        let share = (scar.depth - healed.dents[above - 1]) / (upper - healed.dents[above - 1]);
        (1.0 - share) * healed.left[above - 1][time] + share * healed.left[above][time]
    }
}
