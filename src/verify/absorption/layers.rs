//! Several layers at steady state: permeability `P = 1/Σ r_i`, `r_i = h_i/(D_i K_i)`, and lag
//! `(1/R) Σ K_i h_i [up·dn + r_i (up + dn)/2 + r_i²/6]` with the resistances above and below (Ash, Barrer & Petropoulos 1963).

use super::problem::{FINE, FINE_CELLS, FINE_TOLERANCE};
use super::slab::CONSTANT_DONOR;
use crate::numerics::layered::{Chain, Control, Grading, Integrator, Layer, State};
use crate::verify::Check;

const CELLS: usize = 60;
/// In units of the slowest relaxation, long enough that only the steady state is left.
const LONG: f64 = 200.0;
/// More than the layers let through in that time.
const PLENTY: f64 = 1e3;
/// As tight as round-off lets it be over so long a time.
const TIGHT: Control = Control::Adaptive { relative: 1e-9, absolute: 1e-12 };

/// Permeability and lag of layers given as (thickness, diffusivity, partition).
pub fn steady_exact(layers: &[(f64, f64, f64)]) -> (f64, f64) {
    let resistance = |(thickness, diffusivity, partition): (f64, f64, f64)| thickness / (diffusivity * partition);
    let whole: f64 = layers.iter().map(|layer| resistance(*layer)).sum();
    let mut above = 0.0;
    let mut lag = 0.0;
    for &layer in layers {
        let own = resistance(layer);
        let below = whole - above - own;
        lag += layer.2 * layer.0 * (above * below + own * (above + below) / 2.0 + own * own / 6.0);
        above += own;
    }
    (1.0 / whole, lag / whole)
}

/// The same from the solver, on so many cells a layer.
fn steady(layers: &[(f64, f64, f64)], cells: usize, control: Control) -> Option<(f64, f64)> {
    let stack: Vec<Layer> = layers
        .iter()
        .map(|&(thickness, diffusivity, partition)| Layer {
            thickness,
            diffusivity,
            partition,
            loss: 0.0,
            cells,
            grading: Grading::BothEnds(1.0),
        })
        .collect();
    let chain = Chain::from_layers(&stack, true);
    let mut state = State { reservoir: PLENTY, ..State::empty(chain.capacity.len()) };
    let mut integrator = Integrator::new(control, 1e-8);
    // The smallest step is a share of the time asked for, and the first ones are short.
    for (from, to) in [(0.0, 1e-4), (1e-4, 1e-2), (1e-2, LONG)] {
        integrator.advance(&chain, &|_| CONSTANT_DONOR, &mut state, from, to, &mut |_, _| ()).ok()?;
    }
    let mut rate = state.clone();
    chain.rates(&CONSTANT_DONOR, &state, &mut rate);
    Some((rate.totals.drained, LONG - state.totals.drained / rate.totals.drained))
}

pub(super) fn run() -> Vec<Check> {
    let three: [(f64, f64, f64); 3] = [(1.0, 1.0, 1.0), (2.0, 0.5, 3.0), (0.5, 4.0, 0.2)];
    let mut checks = Vec::new();
    for (name, layers) in [("two layers", &three[..2]), ("three layers", &three[..])] {
        let (permeability, lag) = steady_exact(layers);
        let got = |cells: usize, control: Control| steady(layers, cells, control).unwrap_or((f64::NAN, f64::NAN));
        for (cells, control, tolerance) in [(CELLS, FINE, 1e-4), (FINE_CELLS, TIGHT, FINE_TOLERANCE)] {
            let (got_permeability, got_lag) = got(cells, control);
            let name_of = |what: &str| format!("{name}: {what}, {cells} cells each");
            checks.push(Check::against(name_of("permeability"), permeability, got_permeability, permeability, 1e-6));
            checks.push(Check::against(name_of("lag"), lag, got_lag, lag, tolerance));
        }
        let [coarse, middle, fine] = [15, 30, 60].map(|cells| got(cells, TIGHT).1);
        let order = libm::log2((coarse - lag).abs() / (middle - lag).abs())
            .min(libm::log2((middle - lag).abs() / (fine - lag).abs()));
        let check = Check::against(format!("{name}: lag: order in space"), lag, fine, lag, 1e-4);
        checks.push(Check { observed_order: Some(order), ..check });
    }
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        let layers = [(1.0, 1.0, 1.0), (2.0, 0.5, 3.0), (0.5, 4.0, 0.2)];
        let (permeability, lag) = steady_exact(&layers[..2]);
        assert!((permeability - 3.0 / 7.0).abs() < 1e-14 && (lag - 17.0 / 6.0).abs() < 1e-14);
        let (permeability, lag) = steady_exact(&layers);
        assert!((permeability - 0.338_028_169_0).abs() < 1e-10 && (lag - 4.479_900_234_7).abs() < 1e-10, "{lag}");
    }
}
