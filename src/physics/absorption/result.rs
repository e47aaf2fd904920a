//! What a simulation of absorption gives back.

/// How long after an application what enters counts as delivered by it, d; the next application ends it sooner. What stays
/// longer in the stratum corneum would make the numbers depend on how long one looks.
pub const WINDOW: f64 = 1.0;

/// One piece of skin over time. Amounts are per area, µg/mm²; one entry per output time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    /// Into viable tissue, through the stratum corneum and the channels, and through holes in a sheet past it, µg/(mm² d).
    pub flux: Vec<f64>,
    pub film: Vec<f64>,
    pub stratum_corneum: Vec<f64>,
    /// Free or reversibly bound in the viable epidermis, and in the dermis.
    pub epidermis: Vec<f64>,
    pub dermis: Vec<f64>,
    /// In the saturable pool of epidermis and dermis.
    pub bound: Vec<f64>,
    /// Taken away by blood and lymph, or into the receptor below skin in vitro.
    pub cleared: Vec<f64>,
    /// Turned into something else in viable tissue, by enzymes or oxygen.
    pub metabolised: Vec<f64>,
    pub evaporated: Vec<f64>,
    pub washed_off: Vec<f64>,
    /// Left with the corneocytes that the stratum corneum shed.
    pub shed: Vec<f64>,
    /// Everything that has entered viable tissue: what is in it and what was cleared from it; of a sheet also what went through its
    /// holes past the tissue.
    pub delivered: Vec<f64>,
    /// Per output time and cell (edges: [AbsorptionResult::edges]): amount per tissue volume, free and bound, µg/mm³. In the
    /// stratum corneum per volume in open air, also while it is swollen.
    pub concentration: Vec<Vec<f64>>,
    /// Cells of the dermis alone: free concentration in tissue water, mM, above what is there without serum.
    pub dermis_free: Vec<Vec<f64>>,
    /// Highest concentration (free and bound) in any cell of the dermis at any time, mM; 0 where there is no dermis.
    pub peak_dermis_concentration: f64,
    /// Highest mean over the dermis at any time, mM.
    pub peak_mean_dermis_concentration: f64,
    /// Delivered within [WINDOW] of each application that counts.
    pub delivered_amount: f64,
}

/// Intact and needled skin side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct AbsorptionResult {
    /// Output times, d.
    pub times: Vec<f64>,
    pub intact: Path,
    pub needled: Path,
    /// Cell edges, mm from the skin surface.
    pub edges: Vec<f64>,
    /// First cell of the viable epidermis, and of the dermis; the latter is past the end where there is none.
    pub epidermis: usize,
    pub dermis: usize,
    /// Share of its fresh state to which film and lumen of the channels are open; 0 before they are made.
    pub film_patency: Vec<f64>,
    pub lumen_patency: Vec<f64>,
    /// Amount applied in the applications that count, µg/mm²: those whose [WINDOW] lies within the time followed, or else the
    /// first alone, until the end.
    pub applied: f64,
    /// Largest relative error of the mass balance.
    pub residual: f64,
    /// Time steps of both sides together.
    pub steps: usize,
    /// Kp0 of the hydrated stratum corneum of this skin, mm/d: that of the reference thickness times the reference over this skin's
    /// thickness; without the tissue under it.
    pub passive_permeability: f64,
    /// K_MN of the fresh channels, mm/d.
    pub channel_permeability: f64,
    /// Lag of a constant donor above the hydrated stratum corneum, `h K/(6 Kp0)`, d.
    pub lag_time: f64,
    /// Whether a receptor lies under the skin, so that [Path::cleared] is what is in it.
    pub on_bench: bool,
    /// Name of the model of the lipid path.
    pub barrier_model: &'static str,
}

const CENTIMETRE_PER_SECOND: f64 = 10.0 * 86_400.0;
/// log10 of Kp in cm/s at which nothing passes any more, ten decades below what was ever measured: from a molar solution six molecules
/// per cm² and second.
pub const CLOSED: f64 = -20.0;
/// Share of what was applied; if less enters intact skin it is closed to the solute.
pub const PASSES: f64 = 1e-6;

impl AbsorptionResult {
    /// Cell edges of the dermis, mm from the skin surface; a single one where there is no dermis.
    pub fn dermis_edges(&self) -> &[f64] {
        &self.edges[self.dermis..]
    }

    /// Delivered into needled over delivered into intact skin, within [WINDOW] of each application; `None` if intact skin is closed to the solute.
    pub fn enhancement_ratio(&self) -> Option<f64> {
        let ratio = self.needled.delivered_amount / self.intact.delivered_amount;
        (!self.intact_skin_is_closed()).then_some(ratio)
    }

    /// The ratio of steady fluxes just after needling, `1 + K_MN/Kp0`; `None` if intact skin is closed to the solute.
    pub fn fresh_enhancement_ratio(&self) -> Option<f64> {
        let ratio = 1.0 + self.channel_permeability / self.passive_permeability;
        (!self.intact_skin_is_closed()).then_some(ratio)
    }

    /// Amount in the receptor under needled over that under intact skin at the last output time, as experiments on the bench tell it.
    /// What enters viable tissue is more: some of it stays there. `None` in vivo, or if intact skin lets less than a millionth through.
    pub fn receptor_ratio(&self) -> Option<f64> {
        let amount = |path: &Path| path.cleared.last().copied();
        self.received_ratio(amount(&self.needled)?, amount(&self.intact)?)
    }

    /// The same of the mean fluxes into the receptor between the last two output times.
    pub fn receptor_flux_ratio(&self) -> Option<f64> {
        let flux = |path: &Path| match path.cleared[..] {
            [.., before, last] => Some(last - before),
            _ => None,
        };
        self.received_ratio(flux(&self.needled)?, flux(&self.intact)?)
    }

    fn received_ratio(&self, needled: f64, intact: f64) -> Option<f64> {
        let received = self.intact.cleared.last()?;
        let passes = self.on_bench && *received > PASSES * self.applied && intact > 0.0;
        passes.then_some(needled / intact)
    }

    /// Share of what was applied that entered viable tissue within [WINDOW] of the application.
    pub fn dose_fraction(&self, path: &Path) -> f64 {
        path.delivered_amount / self.applied
    }

    /// log10 of Kp0 in cm/s; `None` for a barrier that is closed to the solute, see [CLOSED].
    pub fn passive_log10_kp(&self) -> Option<f64> {
        Some(libm::log10(self.passive_permeability / CENTIMETRE_PER_SECOND)).filter(|value| *value > CLOSED)
    }

    /// Whether less than a millionth of what was applied enters intact skin: "does not pass". Also if nothing was applied.
    pub fn intact_skin_is_closed(&self) -> bool {
        self.intact.delivered_amount <= PASSES * self.applied
    }
}
