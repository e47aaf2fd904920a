//! The skin as cells: stratum corneum, viable epidermis, dermis, with the serum's properties in each.

use super::acidity::channel_ph;
use super::aqueous;
use super::ascorbate;
use super::barrier::{Barrier, LipidPathModel, barrier};
use super::channels::{ChannelClass, Channels, Fluid, gathering, hole, initial_patency, passage};
use super::feed::Feed;
use super::serum::Serum;
use super::tissue::{self, Tissue};
use crate::numerics::layered::{Chain, Conversion, Grading, Layer, graded_edges};
use crate::physics::parameter::AbsorptionParameters;
use crate::physics::skin::{Preparation, Skin};

const STRATUM_CORNEUM_CELLS: usize = 26;
const EPIDERMIS_CELLS: usize = 14;
const DERMIS_CELLS: usize = 60;
const STRATUM_CORNEUM_GRADING: Grading = Grading::BothEnds(1.2);
const EPIDERMIS_GRADING: Grading = Grading::BothEnds(0.8);
const DERMIS_GRADING: Grading = Grading::Top(1.5);
const SQUARE_CENTIMETRES_PER_SECOND: f64 = 100.0 * 86_400.0;

/// States of hydration that are told apart, evenly from dry to hydrated.
pub(super) const HYDRATION_LEVELS: usize = 5;

/// Cells and couplings of one piece of skin under one serum, with or without channels.
pub(super) struct Layout {
    /// By state of hydration, from dry to hydrated.
    pub(super) chains: [Chain; HYDRATION_LEVELS],
    /// Hydrated.
    pub(super) barrier: Barrier,
    /// First cell of the viable epidermis and of the dermis.
    pub(super) epidermis: usize,
    pub(super) dermis: usize,
    /// Cell edges in mm from the skin surface (stratum corneum as thick as in open air).
    pub(super) edges: Vec<f64>,
    /// Amount per tissue volume over free concentration in tissue water.
    pub(super) tissue_partition: f64,
    /// Share of the area that fresh channels take from the stratum corneum.
    pub(super) open_area: f64,
    /// K_MN of fresh channels, mm/d.
    pub(super) channel_permeability: f64,
    /// Conductance along a film of unit height and diffusivity to all mouths, per area, 1/mm².
    pub(super) gathering: f64,
}

impl Layout {
    pub(super) fn new(
        model: &dyn LipidPathModel,
        skin: &Skin,
        serum: &Serum,
        channels: Option<&Channels>,
        parameters: &AbsorptionParameters,
    ) -> Layout {
        let tissue = tissue::dermis(&serum.solute, parameters);
        let relative = skin.stratum_corneum / parameters.barrier_thickness_dry;
        let hydrations: [f64; HYDRATION_LEVELS] =
            std::array::from_fn(|level| level as f64 / (HYDRATION_LEVELS - 1) as f64);
        let barriers = hydrations.map(|hydration| barrier(model, serum, hydration, relative, parameters));
        let edges = edges(skin);
        let mut layout = Layout {
            chains: barriers.map(|barrier| chain(skin, &barrier, &tissue, parameters)),
            barrier: barriers[HYDRATION_LEVELS - 1],
            epidermis: STRATUM_CORNEUM_CELLS,
            dermis: STRATUM_CORNEUM_CELLS + EPIDERMIS_CELLS,
            edges,
            tissue_partition: tissue.partition,
            open_area: 0.0,
            channel_permeability: 0.0,
            gathering: 0.0,
        };
        if skin.preparation == Preparation::InVivo {
            layout.add_metabolism(serum, parameters);
            if serum.solute.ascorbate {
                layout.add_pool(serum, parameters);
            }
        }
        if let Some(channels) = channels {
            layout.add_channels(skin, serum, channels, &tissue, parameters);
        }
        layout
    }

    fn add_pool(&mut self, serum: &Serum, parameters: &AbsorptionParameters) {
        let sizes = self.edges.windows(2).enumerate();
        let viable = sizes.map(|(cell, pair)| if cell < self.epidermis { 0.0 } else { pair[1] - pair[0] });
        let pool = ascorbate::pool(&serum.solute, viable, parameters);
        for chain in &mut self.chains {
            chain.binding = Some(pool.clone());
        }
    }

    /// In epidermis and dermis; the potential there is the free concentration.
    fn add_metabolism(&mut self, serum: &Serum, parameters: &AbsorptionParameters) {
        let oxidation = if serum.solute.ascorbate { parameters.ascorbate_oxidation } else { 0.0 };
        let metabolism = serum.solute.metabolism;
        if metabolism.rate + oxidation <= 0.0 {
            return;
        }
        let cells = self.edges.len() - 1;
        let viable = (0..cells).map(|cell| if cell < self.epidermis { 0.0 } else { metabolism.rate + oxidation });
        // Oxidation alone does not saturate.
        let half_saturation = if metabolism.rate > 0.0 { metabolism.half_saturation } else { f64::INFINITY };
        let conversion = Conversion { rate: viable.collect(), half: half_saturation * serum.solute.molar_mass };
        for chain in &mut self.chains {
            chain.conversion = Some(conversion.clone());
        }
    }

    /// Spreads the conductance of fresh channels over the depth that each reaches below the stratum corneum; holes through a whole
    /// sheet lead into the receptor.
    fn add_channels(
        &mut self,
        skin: &Skin,
        serum: &Serum,
        channels: &Channels,
        tissue: &Tissue,
        parameters: &AbsorptionParameters,
    ) {
        let fluid = Fluid { conductivity: channel_conductivity(serum, parameters), mixing: parameters.lumen_mixing };
        let top = skin.stratum_corneum;
        let through: Vec<ChannelClass> = channels.classes.iter().copied().filter(|class| class.depth >= top).collect();
        self.gathering = gathering(&through);
        for class in &through {
            let bottom = self.edges[self.edges.len() - 1];
            let open = class.density * initial_patency(class, skin.preparation, parameters);
            self.open_area += open * std::f64::consts::PI * class.radius * class.radius;
            if skin.preparation == Preparation::EpidermalSheet && class.depth >= bottom {
                let whole = open * hole(class.radius, bottom, fluid.conductivity, parameters.channel_outflow);
                self.channel_permeability += whole;
                self.chains.iter_mut().for_each(|chain| chain.through += whole);
                continue;
            }
            let within = ChannelClass { depth: class.depth.min(bottom), ..*class };
            let around = surrounding(skin, tissue, within.depth, parameters);
            let passage = passage(&within, top, fluid, around, parameters.channel_outflow);
            let whole = open * passage.conductance;
            self.channel_permeability += whole;
            self.spread(whole, within.depth, Feed::with_mean(passage.mean_depth));
        }
    }

    /// From the stratum corneum to `end`; what ends right below it feeds the first cell there.
    fn spread(&mut self, whole: f64, end: f64, feed: Feed) {
        let top = self.edges[self.epidermis];
        for cell in self.epidermis..self.edges.len() - 1 {
            let above =
                |edge: usize| if end > top { feed.above((self.edges[edge].min(end) - top) / (end - top)) } else { 1.0 };
            let share = above(cell + 1) - if cell == self.epidermis { 0.0 } else { above(cell) };
            for chain in &mut self.chains {
                chain.feed[cell] += whole * share;
            }
        }
    }
}

/// D_t K_t around a channel that ends at `end`: that of epidermis and dermis, each by the length of channel in it, mm²/d.
fn surrounding(skin: &Skin, tissue: &Tissue, end: f64, parameters: &AbsorptionParameters) -> f64 {
    let length = end - skin.stratum_corneum;
    let in_epidermis = if end > skin.epidermis { (skin.epidermis - skin.stratum_corneum) / length } else { 1.0 };
    let relative = in_epidermis / parameters.epidermis_tortuosity + (1.0 - in_epidermis);
    relative * tissue.diffusivity * tissue.partition
}

/// Diffusivity in the fluid of a channel, mm²/d: that in water at its pH.
fn channel_conductivity(serum: &Serum, parameters: &AbsorptionParameters) -> f64 {
    let in_water = aqueous::diffusivity_in_water(&serum.solute) * SQUARE_CENTIMETRES_PER_SECOND;
    in_water * tissue::charge_factor(&serum.solute, channel_ph(serum, parameters), parameters)
}

fn edges(skin: &Skin) -> Vec<f64> {
    let mut edges = graded_edges(skin.stratum_corneum, STRATUM_CORNEUM_CELLS, STRATUM_CORNEUM_GRADING);
    let viable = skin.epidermis - skin.stratum_corneum;
    let below = graded_edges(viable, EPIDERMIS_CELLS, EPIDERMIS_GRADING);
    edges.extend(below.iter().skip(1).map(|edge| skin.stratum_corneum + edge));
    if skin.preparation != Preparation::EpidermalSheet {
        let below = graded_edges(skin.dermis, DERMIS_CELLS, DERMIS_GRADING);
        edges.extend(below.iter().skip(1).map(|edge| skin.epidermis + edge));
    }
    edges
}

fn chain(skin: &Skin, barrier: &Barrier, tissue: &Tissue, parameters: &AbsorptionParameters) -> Chain {
    let in_vivo = skin.preparation == Preparation::InVivo;
    let stratum_corneum = Layer {
        thickness: barrier.thickness,
        diffusivity: barrier.diffusivity(),
        partition: barrier.partition,
        loss: if in_vivo { 1.0 / parameters.corneum_renewal } else { 0.0 },
        cells: STRATUM_CORNEUM_CELLS,
        grading: STRATUM_CORNEUM_GRADING,
    };
    let epidermis = Layer {
        thickness: skin.epidermis - skin.stratum_corneum,
        diffusivity: tissue.diffusivity / parameters.epidermis_tortuosity,
        partition: tissue.partition,
        loss: 0.0,
        cells: EPIDERMIS_CELLS,
        grading: EPIDERMIS_GRADING,
    };
    let dermis = Layer {
        thickness: skin.dermis,
        diffusivity: tissue.diffusivity,
        partition: tissue.partition,
        loss: if in_vivo { tissue.clearance } else { 0.0 },
        cells: DERMIS_CELLS,
        grading: DERMIS_GRADING,
    };
    let mut chain = if skin.preparation == Preparation::EpidermalSheet {
        Chain::from_layers(&[stratum_corneum, epidermis], true)
    } else {
        Chain::from_layers(&[stratum_corneum, epidermis, dermis], !in_vivo)
    };
    chain.marked = STRATUM_CORNEUM_CELLS;
    chain.bypass = barrier.polar;
    chain
}
