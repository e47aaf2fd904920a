//! A finite dose on three layers for 24 h: the time that the error of 1e-4 takes, and the share of the parts.
//!
//! The same semi-discrete system is solved by SUNDIALS and SciPy in `reference/absorption_reference.py`; run both in the same
//! minute and take the ratios.

use dermasim::numerics::layered::{Chain, Control, Grading, Integrator, Layer, Reservoir, State, Totals};
use std::time::Instant;

const HOUR: f64 = 1.0 / 24.0;
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
    let mut hourly = Vec::with_capacity(24);
    for hour in 0..24 {
        let (from, to) = (f64::from(hour) * HOUR, f64::from(hour + 1) * HOUR);
        integrator.advance(chain, &|_| FILM, &mut state, from, to, &mut |_, _| ()).expect("a step");
        hourly.push(amounts(&state));
    }
    (hourly, integrator.steps)
}

/// Largest error of any amount at any hour, over the dose.
fn error(one: &[Amounts], exact: &[Amounts]) -> f64 {
    let pairs = one.iter().zip(exact).flat_map(|(one, exact)| one.iter().zip(exact));
    pairs.map(|(one, exact)| (one - exact).abs() / DOSE).fold(0.0, f64::max)
}

fn main() {
    let chain = Chain::from_layers(&LAYERS, false);
    let (exact, _) = solve(&chain, 1e-9, 1e-12);
    println!("amounts after 24 h: {:?}", exact[23]);
    println!("{:>9} {:>9} {:>6} {:>9} {:>12}", "relative", "absolute", "steps", "error", "shortest ms");
    for relative in [1e-2, 3e-3, 1e-3, 3e-4, 1e-4] {
        let absolute = relative * 1e-3 * DOSE / FILM.volume;
        let (hourly, steps) = solve(&chain, relative, absolute);
        let mut shortest = f64::INFINITY;
        for _ in 0..300 {
            let start = Instant::now();
            std::hint::black_box(solve(&chain, relative, absolute));
            shortest = shortest.min(start.elapsed().as_secs_f64());
        }
        println!(
            "{relative:>9.0e} {absolute:>9.0e} {steps:>6} {:>9.1e} {:>12.3}",
            error(&hourly, &exact),
            shortest * 1e3
        );
    }
}
