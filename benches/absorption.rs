//! A finite dose on three layers for 24 h: the time that the error of 1e-4 takes, and the share of the parts.
//!
//! The same semi-discrete system is solved by SUNDIALS and SciPy in `reference/absorption_reference.py`; run both in the same
//! minute and take the ratios.

use dermasim::numerics::layered::{Chain, Control, Grading, Integrator, Layer, Reservoir, State, Totals};
use std::time::Instant;

const HOUR: f64 = 1.0 / 24.0;
/// When amounts are compared.
const HOURS: [f64; 5] = [1.0, 2.0, 4.0, 8.0, 24.0];
const DOSE: f64 = 1.0;
/// 15 µm of stratum corneum, 60 µm of viable epidermis, 1.2 mm of dermis with clearance; mm, d.
const LAYERS: [Layer; 3] = [
    Layer {
        thickness: 0.015,
        diffusivity: 2e-4,
        partition: 3.0,
        loss: 0.0,
        cells: 30,
        grading: Grading::BothEnds(1.2),
    },
    Layer { thickness: 0.06, diffusivity: 10.0, partition: 0.6, loss: 0.0, cells: 25, grading: Grading::BothEnds(0.8) },
    Layer { thickness: 1.2, diffusivity: 15.0, partition: 0.6, loss: 20.0, cells: 50, grading: Grading::Top(1.5) },
];
const FILM: Reservoir = Reservoir { volume: 0.02, saturation: f64::MAX, escape: 0.0, cover: 1.0, open: 0.0 };

/// Absolute over relative tolerance, in concentrations of the fresh film.
const ABSOLUTE: f64 = 0.1;

/// Film, stratum corneum, epidermis, dermis, cleared.
type Amounts = [f64; 5];

fn amounts(state: &State) -> Amounts {
    let sum = |from: usize, to: usize| state.free[from..to].iter().sum::<f64>();
    let Totals { lost, shed, .. } = state.totals;
    [state.reservoir, sum(0, 30), sum(30, 55), sum(55, 105), lost + shed]
}

fn solve(chain: &Chain, relative: f64, absolute: f64) -> (Vec<Amounts>, usize) {
    let mut state = State { reservoir: DOSE, ..State::empty(105) };
    let mut integrator = Integrator::new(Control::Adaptive { relative, absolute }, 1e-7);
    let mut reported = Vec::with_capacity(HOURS.len());
    let mut from = 0.0;
    for hours in HOURS {
        let to = hours * HOUR;
        integrator.advance(chain, &|_| FILM, &mut state, from, to, &mut |_, _| ()).expect("a step");
        reported.push(amounts(&state));
        from = to;
    }
    (reported, integrator.steps)
}

/// Largest error of any amount at any of the hours, over the dose.
fn error(one: &[Amounts], exact: &[Amounts]) -> f64 {
    let pairs = one.iter().zip(exact).flat_map(|(one, exact)| one.iter().zip(exact));
    pairs.map(|(one, exact)| (one - exact).abs() / DOSE).fold(0.0, f64::max)
}

fn main() {
    let chain = Chain::from_layers(&LAYERS, false);
    let (exact, _) = solve(&chain, 1e-9, 1e-12);
    println!("amounts after 24 h: {:?}", exact[HOURS.len() - 1]);
    println!("{:>9} {:>9} {:>6} {:>9} {:>12}", "relative", "absolute", "steps", "error", "shortest ms");
    for relative in [1e-3, 3e-4, 1e-4, 8e-5, 3e-5] {
        let absolute = ABSOLUTE * relative * DOSE / FILM.volume;
        let (reported, steps) = solve(&chain, relative, absolute);
        let mut shortest = f64::INFINITY;
        for _ in 0..300 {
            let start = Instant::now();
            std::hint::black_box(solve(&chain, relative, absolute));
            shortest = shortest.min(start.elapsed().as_secs_f64());
        }
        println!(
            "{relative:>9.0e} {absolute:>9.0e} {steps:>6} {:>9.1e} {:>12.3}",
            error(&reported, &exact),
            shortest * 1e3
        );
    }
}
