//! The cells of a tissue together, as the system that the integrator sees.
//!
//! * well mixed: one cell without transport, exact Jacobian;
//! * in depth: a column of dermis under the epidermis, layers from the junction down; signals, leukocytes, fibroblasts and
//!   proteases move between the cells, keratinocytes secrete TGF-β3 and mitogen through the junction. The horizontal average stands for
//!   the tissue, the limit of dense needles.
//!
//! Transport, in addition to the local rates of [super::kinetics]:
//!
//! ```text
//! dA/dt  += ∇·(D_A ∇A)                      dG/dt  += ∇·(D_G ∇G),   J = e JK A/(1 + A) through the junction
//! dT1/dt += ∇·(D_T ∇T1)                     dT3/dt += ∇·(D_T ∇T3),   J = aT p3K e hG L_e through the junction
//! dN/dt  += ∇·(D_N ∇N − χ_N N ∇A)           dM1/dt += ∇·(D_M ∇M1 − χ_M M1 ∇A)
//! dM2/dt += ∇·(D_M ∇M2)                     dF/dt  += ∇·(D_F ∇F − χ_F F ∇G/(1 + G/KG)²)
//! dX/dt  += ∇·(D_X ∇X)                      dQ/dt  += ∇·(D_X ∇Q)                     no flux through the other sides
//! ```
//!
//! The matrix of the implicit solves is exact at both resolutions.

use super::jacobian::ImplicitMatrix;
use super::kinetics::{Kinetics, Place};
use super::state::{Index, SIZE, State, VARIABLES};
use crate::numerics::grid::{Axis, AxisError, Grid};
use crate::numerics::rosenbrock::System;
use crate::numerics::transport::{Species, Taxis, Transport};
use crate::physics::parameter::HealingParameters;

/// How the depth of the dermis is resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Thickness of the dermis, mm.
    pub dermis: f64,
    /// Thickness of its papillary layer, mm.
    pub papillary: f64,
    pub cells: usize,
    /// Height of a cell over that of the cell above it.
    pub grading: f64,
}

impl Column {
    /// The column that runs resolve: 32 cells, the first 10 µm high in a dermis of 0.9 mm.
    pub fn resolved(dermis: f64, papillary: f64) -> Column {
        Column { dermis, papillary, cells: 32, grading: 1.06 }
    }

    /// Half as many cells, each as high as two: for what is averaged over depth again, such as the depth of a scar.
    pub fn coarse(self) -> Column {
        Column { cells: self.cells.div_ceil(2), grading: self.grading * self.grading, ..self }
    }

    /// Every cell divided into `times`, in the same geometric progression.
    pub fn refined(self, times: usize) -> Column {
        let grading = libm::exp(libm::log(self.grading) / times as f64);
        Column { cells: self.cells * times, grading, ..self }
    }
}

/// Tissue on a grid.
#[derive(Debug, Clone)]
pub struct Tissue {
    pub kinetics: Kinetics,
    pub grid: Grid,
    pub places: Vec<Place>,
    transport: Transport,
    matrix: ImplicitMatrix,
}

impl Tissue {
    /// One cell. Its fibroblasts invade from outside at the rate `kmig` of the registry.
    pub fn well_mixed(parameters: HealingParameters) -> Tissue {
        let place = Place {
            vessel_density: 1.0,
            keratinocytes: 1.0,
            junction: 0.0,
            to_junction: 0.0,
            under_epidermis: 1.0,
            invasion: parameters.fibroblast_invasion,
            ascorbate: 1.0,
            opening: 0.0,
            covered: 1.0,
            front_speed: 0.0,
        };
        Tissue::new(parameters, Grid::point(), vec![place], Vec::new())
    }

    /// A column of dermis, the first cell under the junction.
    pub fn column(parameters: HealingParameters, column: &Column) -> Result<Tissue, AxisError> {
        let edges = Axis::graded_edges(column.dermis, column.cells, column.grading);
        let grid = Grid::column(Axis::cartesian(edges)?);
        let depth = &grid.axes[2];
        let places = (0..depth.cells())
            .map(|cell| Place {
                vessel_density: vessel_density(&parameters, depth, cell, column.papillary),
                keratinocytes: if cell == 0 { parameters.keratinocyte_layer / depth.volume(0) } else { 0.0 },
                junction: if cell == 0 { 1.0 / depth.volume(0) } else { 0.0 },
                to_junction: if cell == 0 { to_junction(&parameters, depth.volume(0)) } else { 0.0 },
                under_epidermis: if cell == 0 { 1.0 } else { 0.0 },
                invasion: 0.0,
                ascorbate: 1.0,
                opening: 0.0,
                covered: 1.0,
                front_speed: 0.0,
            })
            .collect();
        let species = mobile_species(&parameters);
        Ok(Tissue::new(parameters, grid, places, species))
    }

    fn new(parameters: HealingParameters, grid: Grid, places: Vec<Place>, species: Vec<Species>) -> Tissue {
        let kinetics = Kinetics::new(parameters);
        let transport = Transport::new(&grid, SIZE, species);
        let state = healthy(&kinetics, places.len());
        let matrix = ImplicitMatrix::new(&kinetics, &places, &transport, &state);
        Tissue { kinetics, grid, places, transport, matrix }
    }

    /// The state vector of healthy tissue.
    pub fn healthy(&self) -> Vec<f64> {
        healthy(&self.kinetics, self.places.len())
    }

    /// One cell of a state vector.
    pub fn cell(state: &[f64], cell: usize) -> State<f64> {
        let mut values = [0.0; SIZE];
        values.copy_from_slice(&state[cell * SIZE..(cell + 1) * SIZE]);
        State::from_array(values)
    }

    /// Writes one cell of a state vector.
    pub fn set_cell(state: &mut [f64], cell: usize, x: State<f64>) {
        state[cell * SIZE..(cell + 1) * SIZE].copy_from_slice(&x.to_array());
    }
}

/// From the middle of a cell of this height (mm) to the junction above it; nothing where mitogen does not move.
pub(super) fn to_junction(parameters: &HealingParameters, height: f64) -> f64 {
    if parameters.mitogen_diffusion > 0.0 { 0.5 * height / parameters.mitogen_diffusion } else { 0.0 }
}

/// Density of vessels in a layer, of which the part above `papillary` (mm) is papillary dermis.
pub(super) fn vessel_density(parameters: &HealingParameters, depth: &Axis, layer: usize, papillary: f64) -> f64 {
    let (top, bottom) = (depth.edges()[layer], depth.edges()[layer + 1]);
    let share = ((papillary - top) / (bottom - top)).clamp(0.0, 1.0);
    share * parameters.vessel_density_papillary + (1.0 - share)
}

fn healthy(kinetics: &Kinetics, cells: usize) -> Vec<f64> {
    kinetics.healthy.state.to_array().repeat(cells)
}

/// What moves, and how fast.
pub(super) fn mobile_species(p: &HealingParameters) -> Vec<Species> {
    let diffusing = |state: Index, diffusivity: f64| Species { state: state as usize, diffusivity, taxis: None };
    let attracted = |state: Index, diffusivity: f64, signal: Index, coefficient: f64, half_saturation: f64| Species {
        state: state as usize,
        diffusivity,
        taxis: Some(Taxis { signal: signal as usize, coefficient, half_saturation }),
    };
    vec![
        diffusing(Index::alarmin, p.alarmin_diffusion),
        diffusing(Index::tgf_beta1, p.tgf_diffusion),
        diffusing(Index::tgf_beta3, p.tgf_diffusion),
        diffusing(Index::mitogen, p.mitogen_diffusion),
        attracted(Index::neutrophils, p.neutrophil_motility, Index::alarmin, p.neutrophil_taxis, f64::INFINITY),
        attracted(Index::macrophages_m1, p.macrophage_motility, Index::alarmin, p.macrophage_taxis, f64::INFINITY),
        diffusing(Index::macrophages_m2, p.macrophage_motility),
        attracted(
            Index::fibroblasts,
            p.fibroblast_motility,
            Index::mitogen,
            p.fibroblast_taxis,
            p.mitogen_half_saturation,
        ),
        diffusing(Index::mmp, p.protease_diffusion),
        diffusing(Index::timp, p.protease_diffusion),
    ]
}

impl System for Tissue {
    fn dimension(&self) -> usize {
        self.places.len() * SIZE
    }

    fn block(&self) -> usize {
        SIZE
    }

    fn scale(&self, index: usize) -> f64 {
        VARIABLES[index % SIZE].scale
    }

    fn is_nonnegative(&self, index: usize) -> bool {
        let variable = index % SIZE;
        // The front stops at zero by an event; the audit counts deviations from healthy turnover.
        variable != Index::wound_radius as usize
            && variable != Index::collagen_made as usize
            && variable != Index::collagen_lost as usize
    }

    fn group(&self, index: usize) -> usize {
        // Collagen moves between these, and the audit counts what enters and leaves them.
        const COLLAGEN: [Index; 7] = [
            Index::collagen1_young,
            Index::collagen1_mature,
            Index::collagen3_young,
            Index::collagen3_mature,
            Index::collagen_cut,
            Index::collagen_made,
            Index::collagen_lost,
        ];
        let variable = index % SIZE;
        if COLLAGEN.iter().any(|member| *member as usize == variable) { COLLAGEN[0] as usize } else { variable }
    }

    fn derivative(&mut self, state: &[f64], rate: &mut [f64]) {
        for (cell, place) in self.places.iter().enumerate() {
            let rates = self.kinetics.rates(place, &Tissue::cell(state, cell));
            Tissue::set_cell(rate, cell, rates);
        }
        self.transport.add_rates(state, rate);
    }

    fn factorise(&mut self, state: &[f64], inverse_gamma_step: f64) -> bool {
        self.matrix.factorise(&self.kinetics, &self.places, &self.transport, state, inverse_gamma_step)
    }

    fn solve(&mut self, right_hand_side: &mut [f64]) {
        self.matrix.solve(right_hand_side);
    }
}
