//! The system: cells in a row, their couplings, and the rates of change.

use super::mesh::{Grading, graded_edges};

/// One homogeneous layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    pub thickness: f64,
    pub diffusivity: f64,
    /// Concentration in the layer over that in the reference phase at equilibrium.
    pub partition: f64,
    /// First-order loss, per time.
    pub loss: f64,
    pub cells: usize,
    pub grading: Grading,
}

/// Cells in a row and their couplings. See the [module](super) for the equations.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    pub capacity: Vec<f64>,
    /// `link[0]` couples the reservoir and the first cell, `link[i]` cells i − 1 and i, the last one the base and a sink.
    pub link: Vec<f64>,
    pub feed: Vec<f64>,
    pub loss: Vec<f64>,
    /// The link whose cumulative flow goes to [Totals::crossed], by the number of the cell below it.
    pub marked: usize,
    /// Conductance from the reservoir past the first layers into the marked cell; its flow counts as crossing.
    pub bypass: f64,
    /// Conductance from the reservoir straight into the sink at the base, while openings are open: holes through all layers.
    pub through: f64,
    pub binding: Option<Binding>,
    pub conversion: Option<Conversion>,
}

/// Conversion into something else in every cell, saturable: `q m/(1 + u/u_h)`.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// q at small potentials, per time; 0 where there is none.
    pub rate: Vec<f64>,
    /// u_h, the potential at half of the largest rate; infinite for conversion of first order.
    pub half: f64,
}

impl Conversion {
    /// Amount per time in a cell that holds so much, and its slope against the potential.
    pub(super) fn flow(&self, cell: usize, amount: f64, capacity: f64) -> (f64, f64) {
        let crowding = 1.0 + amount / capacity / self.half;
        let rate = self.rate[cell] / crowding;
        (rate * amount, rate / crowding * capacity)
    }
}

/// Saturable binding in every cell, local and without diffusion. A capacity of 0 switches it off in a cell.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Per potential and time.
    pub association: f64,
    /// Per time.
    pub dissociation: f64,
    /// Amount that a cell can bind, per area.
    pub capacity: Vec<f64>,
}

/// The reservoir at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reservoir {
    /// Per area: the height of the liquid.
    pub volume: f64,
    pub saturation: f64,
    pub escape: f64,
    pub cover: f64,
    pub open: f64,
}

impl Reservoir {
    /// No liquid: nothing enters or leaves through the top.
    pub const ABSENT: Reservoir = Reservoir { volume: 1.0, saturation: f64::MAX, escape: 0.0, cover: 0.0, open: 0.0 };

    /// Concentration of the dissolved part.
    pub fn concentration(&self, amount: f64) -> f64 {
        (amount / self.volume).min(self.saturation)
    }
}

/// Amounts per area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    pub reservoir: f64,
    pub free: Vec<f64>,
    pub bound: Vec<f64>,
    pub totals: Totals,
}

/// Cumulative flows per area; as rates, the same flows per time.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// Through the marked link and the bypass, downwards.
    pub crossed: f64,
    /// From the reservoir straight into the cells.
    pub fed: f64,
    /// From the reservoir straight into the sink, see [Chain::through].
    pub passed: f64,
    /// First-order loss of the cells below the marked link, and of those above it.
    pub lost: f64,
    pub shed: f64,
    /// Into the sink at the base.
    pub drained: f64,
    pub escaped: f64,
    /// Into something else, see [Conversion].
    pub converted: f64,
}

impl Totals {
    /// `self + factor · other`.
    pub fn plus(self, factor: f64, other: Totals) -> Totals {
        Totals {
            crossed: self.crossed + factor * other.crossed,
            fed: self.fed + factor * other.fed,
            passed: self.passed + factor * other.passed,
            lost: self.lost + factor * other.lost,
            shed: self.shed + factor * other.shed,
            drained: self.drained + factor * other.drained,
            escaped: self.escaped + factor * other.escaped,
            converted: self.converted + factor * other.converted,
        }
    }
}

impl State {
    /// Nothing anywhere.
    pub fn empty(cells: usize) -> State {
        State { free: vec![0.0; cells], bound: vec![0.0; cells], ..State::default() }
    }

    /// Everything that is or was in the system; constant but for what is added or taken from outside.
    pub fn balance(&self) -> f64 {
        let held: f64 = self.free.iter().chain(&self.bound).sum();
        let Totals { passed, lost, shed, drained, escaped, converted, .. } = self.totals;
        self.reservoir + held + passed + lost + shed + drained + escaped + converted
    }
}

impl Chain {
    /// Cells from layers: half-cell conductances where they meet; a sink below if `drained`, else a closed base.
    pub fn from_layers(layers: &[Layer], drained: bool) -> Chain {
        let mut chain = Chain::default();
        let mut resistance_above = 0.0;
        for layer in layers {
            for pair in graded_edges(layer.thickness, layer.cells, layer.grading).windows(2) {
                let size = pair[1] - pair[0];
                let half = 0.5 * size / (layer.diffusivity * layer.partition);
                chain.link.push(1.0 / (resistance_above + half));
                chain.capacity.push(size * layer.partition);
                chain.loss.push(layer.loss);
                resistance_above = half;
            }
        }
        chain.link.push(if drained { 1.0 / resistance_above } else { 0.0 });
        chain.feed = vec![0.0; chain.capacity.len()];
        chain
    }

    /// Rates of all amounts, written into `rate` (its totals are the flows at this moment).
    pub fn rates(&self, reservoir: &Reservoir, state: &State, rate: &mut State) {
        let cells = self.capacity.len();
        let concentration = reservoir.concentration(state.reservoir);
        let mut flows = Totals {
            escaped: reservoir.escape * concentration,
            passed: reservoir.open * self.through * concentration,
            ..Totals::default()
        };
        for ((potential, free), capacity) in rate.free.iter_mut().zip(&state.free).zip(&self.capacity) {
            *potential = free / capacity;
        }
        let mut potential = rate.free[0];
        let mut inflow = reservoir.cover * self.link[0] * (concentration - potential);
        let mut drawn = inflow;
        for cell in 0..cells {
            if cell == self.marked {
                let past = reservoir.cover * self.bypass * (concentration - potential);
                drawn += past;
                inflow += past;
                flows.crossed = inflow;
            }
            let below = if cell + 1 < cells { rate.free[cell + 1] } else { 0.0 };
            let outflow = self.link[cell + 1] * (potential - below);
            let fed = reservoir.open * self.feed[cell] * (concentration - potential);
            let lost = self.loss[cell] * state.free[cell];
            let binding = self.binding.as_ref().map_or(0.0, |binding| {
                binding.association * potential * (binding.capacity[cell] - state.bound[cell])
                    - binding.dissociation * state.bound[cell]
            });
            let (converted, _) = self
                .conversion
                .as_ref()
                .map_or((0.0, 0.0), |conversion| conversion.flow(cell, state.free[cell], self.capacity[cell]));
            rate.free[cell] = inflow - outflow + fed - lost - binding - converted;
            rate.bound[cell] = binding;
            flows.fed += fed;
            flows.converted += converted;
            if cell < self.marked {
                flows.shed += lost;
            } else {
                flows.lost += lost;
            }
            inflow = outflow;
            potential = below;
        }
        flows.drained = inflow;
        rate.reservoir = -drawn - flows.fed - flows.passed - flows.escaped;
        rate.totals = flows;
    }
}
