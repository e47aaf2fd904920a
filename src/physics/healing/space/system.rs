//! The right-hand side on a grid, and what the integrator asks for besides.

use super::Cover;
use super::implicit::Implicit;
use crate::numerics::additive::pieces::{by_tile, by_variable};
use crate::numerics::additive::{Kind, System};
use crate::numerics::grid::Grid;
use crate::numerics::lanes::{Lanes, Processor};
use crate::numerics::lines::{Drift, Lines};
use crate::physics::healing::kinetics::{Kinetics, Place};
use crate::physics::healing::state::{Index, SIZE, State, VARIABLES};
use crate::physics::healing::tissue::{mobile_species, to_junction, vessel_density};
use crate::physics::parameter::HealingParameters;

/// Cells that the equations run over at a time.
pub(super) const WIDTH: usize = 8;

/// A variable that moves.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mobile {
    pub variable: usize,
    pub diffusivity: f64,
    /// Its drift, and the variable whose gradient it follows.
    pub drift: Option<(Drift, usize)>,
}

/// Tissue on a grid.
#[derive(Debug, Clone)]
pub struct SpatialTissue {
    pub kinetics: Kinetics,
    pub grid: Grid,
    /// Coefficients of all cells.
    pub places: Place<Vec<f64>>,
    pub(super) cover: Cover,
    pub(super) lines: Vec<Lines>,
    pub(super) mobile: Vec<Mobile>,
    pub(super) implicit: Implicit,
    volumes: Vec<f64>,
    processor: Processor,
}

/// Layers and surface of the dermis on any grid.
fn places(parameters: &HealingParameters, grid: &Grid, papillary: f64) -> Place<Vec<f64>> {
    let depth = &grid.axes[2];
    let resolved = depth.cells() > 1;
    let by_layer = |value: &dyn Fn(usize) -> f64| (0..grid.cells()).map(|cell| value(grid.position(cell)[2])).collect();
    let uniform = |value: f64| vec![value; grid.cells()];
    let vessels = |layer: usize| if resolved { vessel_density(parameters, depth, layer, papillary) } else { 1.0 };
    let thickness = |layer: usize| depth.edges()[layer + 1] - depth.edges()[layer];
    let keratinocytes = |layer: usize| match layer {
        0 if resolved => parameters.keratinocyte_layer / thickness(0),
        0 => 1.0,
        _ => 0.0,
    };
    let junction = |layer: usize| if layer == 0 && resolved { 1.0 / thickness(0) } else { 0.0 };
    let to_junction = |layer: usize| if layer == 0 && resolved { to_junction(parameters, thickness(0)) } else { 0.0 };
    Place {
        vessel_density: by_layer(&vessels),
        keratinocytes: by_layer(&keratinocytes),
        junction: by_layer(&junction),
        to_junction: by_layer(&to_junction),
        under_epidermis: by_layer(&|layer| if layer == 0 { 1.0 } else { 0.0 }),
        invasion: uniform(if grid.cells() == 1 { parameters.fibroblast_invasion } else { 0.0 }),
        ascorbate: uniform(1.0),
        opening: uniform(0.0),
        covered: uniform(1.0),
        front_speed: uniform(0.0),
    }
}

impl Place<Vec<f64>> {
    #[inline(always)]
    fn lanes<const N: usize>(&self, cell: usize) -> Place<Lanes<N>> {
        let load = |field: &[f64]| Lanes::load(&field[cell..]);
        Place {
            vessel_density: load(&self.vessel_density),
            keratinocytes: load(&self.keratinocytes),
            junction: load(&self.junction),
            to_junction: load(&self.to_junction),
            under_epidermis: load(&self.under_epidermis),
            invasion: load(&self.invasion),
            ascorbate: load(&self.ascorbate),
            opening: load(&self.opening),
            covered: load(&self.covered),
            front_speed: load(&self.front_speed),
        }
    }
}

impl SpatialTissue {
    /// Healthy dermis on a grid; `papillary` is the thickness of its papillary layer, mm. On a grid without depth the
    /// cell stands for the well-mixed tissue.
    pub fn new(parameters: HealingParameters, grid: Grid, papillary: f64) -> SpatialTissue {
        let mobile: Vec<Mobile> = mobile_species(&parameters)
            .into_iter()
            .map(|species| Mobile {
                variable: species.state,
                diffusivity: species.diffusivity,
                drift: species.taxis.filter(|taxis| taxis.coefficient != 0.0).map(|taxis| {
                    let inverse_half_saturation = 1.0 / taxis.half_saturation;
                    (Drift { coefficient: taxis.coefficient, inverse_half_saturation }, taxis.signal)
                }),
            })
            .collect();
        SpatialTissue {
            cover: Cover::closed(),
            lines: Lines::of(&grid),
            implicit: Implicit::new(&grid, &mobile),
            places: places(&parameters, &grid, papillary),
            volumes: (0..grid.cells()).map(|cell| grid.volume(cell)).collect(),
            kinetics: Kinetics::new(parameters),
            processor: Processor::detect(),
            mobile,
            grid,
        }
    }

    /// The same with the instructions of this processor.
    pub(super) fn on(mut self, processor: Processor) -> SpatialTissue {
        self.processor = processor;
        self.implicit.processor = processor;
        self
    }

    /// The field of healthy tissue.
    pub fn healthy(&self) -> Vec<f64> {
        let state = self.kinetics.healthy.state.to_array();
        state.into_iter().flat_map(|value| std::iter::repeat_n(value, self.grid.cells())).collect()
    }

    /// Cells under the junction; they come first.
    pub fn surface_cells(&self) -> usize {
        self.grid.stride(2)
    }

    /// One cell of a field.
    pub fn cell(values: &[f64], cell: usize) -> State<f64> {
        let cells = values.len() / SIZE;
        State::from_array(std::array::from_fn(|variable| values[variable * cells + cell]))
    }

    /// Writes one cell of a field.
    pub fn set_cell(values: &mut [f64], cell: usize, x: State<f64>) {
        let cells = values.len() / SIZE;
        for (variable, value) in x.to_array().into_iter().enumerate() {
            values[variable * cells + cell] = value;
        }
    }

    fn local_rates(&self, values: &[f64], rates: &mut [f64]) {
        by_tile(rates, self.grid.cells(), |first, tile| self.processor.run(|| self.tile_rates(values, first, tile)));
    }

    #[inline(always)]
    fn tile_rates(&self, values: &[f64], first: usize, tile: &mut [&mut [f64]]) {
        let size = tile.first().map_or(0, |field| field.len());
        for offset in (0..size).step_by(WIDTH) {
            let place = self.places.lanes::<WIDTH>(first + offset);
            let result = self.kinetics.rates(&place, &load(values, self.grid.cells(), first + offset)).to_array();
            for (value, field) in result.into_iter().zip(tile.iter_mut()) {
                value.store(&mut field[offset..size.min(offset + WIDTH)]);
            }
        }
    }

    /// Adds the transport of one variable along all axes.
    #[inline(always)]
    fn add_transport(&self, mobile: &Mobile, values: &[f64], rate: &mut [f64]) {
        let cells = self.grid.cells();
        let field = |variable: usize| &values[variable * cells..(variable + 1) * cells];
        let drift = mobile.drift.as_ref().map(|(drift, signal)| (drift, field(*signal)));
        for lines in &self.lines {
            lines.add_rates(mobile.diffusivity, drift, field(mobile.variable), rate);
        }
    }
}

/// Neighbouring cells side by side.
#[inline(always)]
pub(super) fn load(values: &[f64], cells: usize, cell: usize) -> State<Lanes<WIDTH>> {
    State::from_array(std::array::from_fn(|variable| {
        let start = variable * cells;
        Lanes::load(&values[start + cell..start + cells.min(cell + WIDTH)])
    }))
}

/// Collagen moves between these, and the audit counts what enters and leaves them.
const COLLAGEN: [Index; 7] = [
    Index::collagen1_young,
    Index::collagen1_mature,
    Index::collagen3_young,
    Index::collagen3_mature,
    Index::collagen_cut,
    Index::collagen_made,
    Index::collagen_lost,
];

impl System for SpatialTissue {
    fn variables(&self) -> usize {
        SIZE
    }

    fn cells(&self) -> usize {
        self.grid.cells()
    }

    fn scale(&self, variable: usize) -> f64 {
        VARIABLES[variable].scale
    }

    fn kind(&self, variable: usize) -> Kind {
        if self.mobile.iter().any(|mobile| mobile.variable == variable) {
            return Kind::Mobile;
        }
        let is = |index: Index| index as usize == variable;
        let group = if COLLAGEN.into_iter().any(is) { COLLAGEN[0] as usize } else { variable };
        // The front stops at zero by an event; the audit counts deviations from healthy turnover.
        let may_be_negative = is(Index::wound_radius) || is(Index::collagen_made) || is(Index::collagen_lost);
        Kind::Local { group, may_be_negative }
    }

    fn rates(&mut self, time: f64, values: &[f64], rates: &mut [f64]) {
        let (cells, surface) = (self.grid.cells(), self.surface_cells());
        self.cover.covered(time, &mut self.places.covered[..surface]);
        self.local_rates(values, rates);
        by_variable(rates, cells, &mut (), |variable, rate, ()| {
            if let Some(mobile) = self.mobile.iter().find(|mobile| mobile.variable == variable) {
                self.processor.run(|| self.add_transport(mobile, values, rate));
            }
        });
    }

    fn linearise(&mut self, values: &[f64]) {
        self.implicit.linearise(&self.kinetics, &self.mobile, values);
    }

    fn factorise(&mut self, weight: f64) {
        self.implicit.factorise(&self.grid, &self.mobile, weight);
    }

    fn solve(&mut self, values: &mut [f64]) {
        self.implicit.solve(&self.lines, &self.mobile, values);
    }

    fn loss(&self, variable: usize, cell: usize) -> f64 {
        self.implicit.loss(variable, cell)
    }

    fn step_positively(&mut self, chosen: &[bool], step: f64, [start, rates]: [&[f64]; 2], target: &mut [f64]) {
        let cells = self.grid.cells();
        let mut scratch = self.implicit.take_scratch();
        by_variable(target, cells, &mut scratch, |variable, target, scratch| {
            let number = self.mobile.iter().position(|mobile| mobile.variable == variable);
            let Some(number) = number.filter(|_| chosen[variable]) else { return };
            let mobile = &self.mobile[number];
            target.fill(0.0);
            self.processor.run(|| self.add_transport(mobile, start, target));
            let loss = self.implicit.largest_loss(number);
            let field = variable * cells..(variable + 1) * cells;
            for ((target, start), rate) in target.iter_mut().zip(&start[field.clone()]).zip(&rates[field]) {
                *target = start + step * ((rate - *target) + loss * start);
            }
            self.implicit.relax_step((&self.grid, &self.lines), (number, mobile), step, target, scratch);
        });
        self.implicit.give_back(scratch);
    }

    fn volume(&self, cell: usize) -> f64 {
        self.volumes[cell]
    }
}
