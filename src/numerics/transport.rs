//! Diffusion and taxis between the cells of a grid.
//!
//! ```text
//! dc/dt = ∇·(D ∇c − χ c ∇s / (1 + s/K)²)          no flux through the sides
//! ```
//!
//! Exponential fitting (Scharfetter & Gummel 1969; Il'in 1969): the flux between two cells a distance δ apart is exact for
//! constant flux and drift, `F = (D/δ) [B(−p) c₁ − B(p) c₂]` with `p = χ (s₂ − s₁)/D`, `B(p) = p/(eᵖ − 1)`. It conserves,
//! it keeps positive densities positive for any drift, it is second-order accurate where `p` is small, and it vanishes in
//! every bit for a uniform field.
//!
//! The Jacobian is exact, taxis included.

use super::grid::Grid;

/// A mobile species: one state of every cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Species {
    /// Position of the species among the states of a cell.
    pub state: usize,
    /// D, mm²/d.
    pub diffusivity: f64,
    pub taxis: Option<Taxis>,
}

/// Drift up the gradient of a signal.
#[derive(Debug, Clone, PartialEq)]
pub struct Taxis {
    /// Position of the signal among the states of a cell.
    pub signal: usize,
    /// χ, mm²/d per unit of signal.
    pub coefficient: f64,
    /// K, in units of the signal; infinite for taxis that does not saturate.
    pub half_saturation: f64,
}

impl Taxis {
    fn occupancy(&self, [first, second]: [f64; 2]) -> f64 {
        1.0 + 0.5 * (first + second) / self.half_saturation
    }

    /// `χ (s₂ − s₁)/(1 + s/K)²` with the mean `s` of the two signals.
    fn drift(&self, signals: [f64; 2]) -> f64 {
        let occupancy = self.occupancy(signals);
        self.coefficient * (signals[1] - signals[0]) / (occupancy * occupancy)
    }

    /// Derivatives of the drift.
    fn drift_by_signals(&self, signals: [f64; 2]) -> [f64; 2] {
        let occupancy = self.occupancy(signals);
        let direct = self.coefficient / (occupancy * occupancy);
        let by_saturation = self.drift(signals) / (occupancy * self.half_saturation);
        [-direct - by_saturation, direct - by_saturation]
    }
}

/// Transport of several species whose cells hold `states` numbers each.
#[derive(Debug, Clone)]
pub struct Transport {
    states: usize,
    species: Vec<Species>,
    faces: Vec<Face>,
    volumes: Vec<f64>,
}

#[derive(Debug, Clone, Copy)]
struct Face {
    first: usize,
    second: usize,
    conductance: f64,
}

impl Transport {
    /// Transport of `species` on `grid`; the state vector is `states` numbers for each cell in turn.
    pub fn new(grid: &Grid, states: usize, species: Vec<Species>) -> Transport {
        let volumes = (0..grid.cells()).map(|cell| grid.volume(cell)).collect();
        let mut faces = Vec::new();
        for axis in (0..3).filter(|axis| grid.axes[*axis].cells() > 1) {
            let (stride, cells) = (grid.stride(axis), grid.axes[axis].cells());
            for start in grid.lines(axis) {
                let cross_section = grid.volume(start) / grid.axes[axis].volume(0);
                let count = if grid.axes[axis].is_periodic() { cells } else { cells - 1 };
                faces.extend((0..count).map(|cell| Face {
                    first: start + cell * stride,
                    second: start + (cell + 1) % cells * stride,
                    conductance: cross_section * grid.axes[axis].conductance(cell),
                }));
            }
        }
        Transport { states, species, faces, volumes }
    }

    /// Adds the rate of change by transport.
    pub fn add_rates(&self, state: &[f64], rate: &mut [f64]) {
        for species in &self.species {
            for face in &self.faces {
                let [outward, inward] = self.coefficients(species, face, state);
                let first = face.first * self.states + species.state;
                let second = face.second * self.states + species.state;
                let flux = outward * state[first] - inward * state[second];
                rate[first] -= flux / self.volumes[face.first];
                rate[second] += flux / self.volumes[face.second];
            }
        }
    }

    /// Hands row, column and value of every contribution to the exact Jacobian of [Transport::add_rates] to `receive`; always
    /// the same ones in the same order. An entry may come in several contributions.
    pub fn jacobian(&self, state: &[f64], mut receive: impl FnMut(usize, usize, f64)) {
        for species in &self.species {
            for face in &self.faces {
                let cells = [face.first * self.states, face.second * self.states];
                let [first, second] = cells.map(|cell| cell + species.state);
                let mut flux_by = |column: usize, slope: f64| {
                    receive(first, column, -slope / self.volumes[face.first]);
                    receive(second, column, slope / self.volumes[face.second]);
                };
                let [outward, inward] = self.coefficients(species, face, state);
                flux_by(first, outward);
                flux_by(second, -inward);
                if let Some(taxis) = &species.taxis {
                    let signals = cells.map(|cell| cell + taxis.signal);
                    let drift = taxis.drift(signals.map(|signal| state[signal]));
                    let by_drift =
                        face.conductance * flux_by_drift(species.diffusivity, drift, [state[first], state[second]]);
                    for (signal, slope) in
                        signals.into_iter().zip(taxis.drift_by_signals(signals.map(|signal| state[signal])))
                    {
                        flux_by(signal, by_drift * slope);
                    }
                }
            }
        }
    }

    fn coefficients(&self, species: &Species, face: &Face, state: &[f64]) -> [f64; 2] {
        let drift = species.taxis.as_ref().map_or(0.0, |taxis| {
            taxis.drift([face.first, face.second].map(|cell| state[cell * self.states + taxis.signal]))
        });
        let [outward, inward] = exponential_fitting(species.diffusivity, drift);
        [face.conductance * outward, face.conductance * inward]
    }
}

/// `[D B(−p), D B(p)]` with `p = drift/D`; without diffusion, the upwind flux.
fn exponential_fitting(diffusivity: f64, drift: f64) -> [f64; 2] {
    if drift == 0.0 {
        return [diffusivity, diffusivity];
    }
    if diffusivity == 0.0 {
        return [drift.max(0.0), (-drift).max(0.0)];
    }
    // B(−p) = B(p) + p; adding to the smaller of the two keeps both positive.
    let smaller = diffusivity * bernoulli(drift.abs() / diffusivity);
    let larger = smaller + drift.abs();
    if drift > 0.0 { [larger, smaller] } else { [smaller, larger] }
}

/// Derivative of the flux `D [B(−p) c₁ − B(p) c₂]` by the drift `D p`.
fn flux_by_drift(diffusivity: f64, drift: f64, [first, second]: [f64; 2]) -> f64 {
    if diffusivity == 0.0 {
        return if drift > 0.0 { first } else { second };
    }
    // With B'(p) = B (1 − B − p)/p, and B(−p) = B(p) + p.
    let p = drift / diffusivity;
    let slope = if p.abs() < 1e-3 { -0.5 + p / 6.0 } else { bernoulli(p) * (1.0 - bernoulli(p) - p) / p };
    (1.0 + slope) * first - slope * second
}

/// `p/(eᵖ − 1)`, by its series where the quotient would lose digits.
fn bernoulli(p: f64) -> f64 {
    if p.abs() < 1e-3 { 1.0 - p / 2.0 + p * p / 12.0 } else { p / libm::expm1(p) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::grid::Axis;

    fn column(cells: usize) -> Grid {
        Grid::column(Axis::cartesian(Axis::graded_edges(1.0, cells, 1.05)).unwrap())
    }

    #[test]
    fn taxis_balances_diffusion_in_the_boltzmann_profile() {
        // No net flux where c ∝ exp(χ s/D): the fitted flux reproduces that exactly.
        let grid = column(20);
        let taxis = Taxis { signal: 1, coefficient: 0.3, half_saturation: f64::INFINITY };
        let transport = Transport::new(&grid, 2, vec![Species { state: 0, diffusivity: 0.1, taxis: Some(taxis) }]);
        let mut state = Vec::new();
        for cell in 0..20 {
            let signal = 2.0 * grid.axes[2].centre(cell);
            state.extend([libm::exp(3.0 * signal), signal]);
        }
        let mut rate = vec![0.0; 40];
        transport.add_rates(&state, &mut rate);
        assert!(rate.iter().all(|rate| rate.abs() < 1e-9), "{rate:?}");
    }

    #[test]
    fn uniform_fields_stay_and_mass_is_kept() {
        let grid = column(9);
        let transport = Transport::new(&grid, 1, vec![Species { state: 0, diffusivity: 0.37, taxis: None }]);
        let mut rate = vec![0.0; 9];
        transport.add_rates(&[0.1; 9], &mut rate);
        assert!(rate.iter().all(|rate| *rate == 0.0));
        let state: Vec<f64> = (0..9).map(|cell| f64::from(cell % 4)).collect();
        transport.add_rates(&state, &mut rate);
        assert!(grid.mean(|cell| rate[cell]).abs() < 1e-14);
    }
}
