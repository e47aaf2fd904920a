//! One piece of skin, intact or needled, carried through the calendar.

use super::closing::Closing;
use super::hydration::Moisture;
use super::layout::Layout;
use super::result::Path;
use super::serum::Serum;
use super::validate::AbsorptionError;
use super::vehicle::{Film, solute_loss};
use crate::numerics::layered::{Chain, Control, Integrator, Reservoir, State};
use crate::physics::parameter::AbsorptionParameters;

const RELATIVE_TOLERANCE: f64 = 1e-4;
/// Of the concentration in water that is as active as the fresh film.
const ABSOLUTE_TOLERANCE: f64 = 1e-8;
/// First step after a jump, d.
const FIRST_STEP: f64 = 1e-5;

/// What happens, in the order in which things happen at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    WashOff,
    Needle,
    CloseWindow,
    Apply,
    OpenWindow,
    Report,
    End,
}

/// What both sides share.
pub(super) struct Surroundings<'a> {
    pub(super) serum: &'a Serum,
    pub(super) parameters: &'a AbsorptionParameters,
    /// How film and lumen of the channels close.
    pub(super) film: Closing,
    pub(super) lumen: Closing,
}

/// One piece of skin on its way.
pub(super) struct Side<'a> {
    layout: &'a Layout,
    around: &'a Surroundings<'a>,
    integrator: Integrator,
    state: State,
    time: f64,
    film: Option<Film>,
    moisture: Moisture,
    lumen: f64,
    film_open: f64,
    washed: f64,
    pub(super) applied: f64,
    pub(super) residual: f64,
    pub(super) path: Path,
    pub(super) film_patency: Vec<f64>,
    pub(super) lumen_patency: Vec<f64>,
}

impl<'a> Side<'a> {
    pub(super) fn new(layout: &'a Layout, around: &'a Surroundings<'a>) -> Side<'a> {
        let serum = around.serum;
        let fresh = serum.active_concentration(around.parameters.vehicle_density);
        let control = Control::Adaptive { relative: RELATIVE_TOLERANCE, absolute: ABSOLUTE_TOLERANCE * fresh };
        Side {
            layout,
            around,
            integrator: Integrator::new(control, FIRST_STEP),
            state: State::empty(layout.edges.len() - 1),
            time: 0.0,
            film: None,
            moisture: Moisture::default(),
            lumen: 0.0,
            film_open: 0.0,
            washed: 0.0,
            applied: 0.0,
            residual: 0.0,
            path: Path::default(),
            film_patency: Vec::new(),
            lumen_patency: Vec::new(),
        }
    }

    pub(super) fn steps(&self) -> usize {
        self.integrator.steps
    }

    /// Takes over what another side gave, without channels.
    pub(super) fn repeat(&mut self, other: &Side<'_>) {
        self.path = other.path.clone();
        self.film_patency.clone_from(&other.film_patency);
        self.lumen_patency.clone_from(&other.lumen_patency);
    }

    pub(super) fn follow(&mut self, events: &[(f64, Event)]) -> Result<(), AbsorptionError> {
        for (time, event) in events {
            self.advance(*time)?;
            match event {
                Event::WashOff => self.wash_off(),
                Event::Needle => self.needle(),
                Event::CloseWindow => self.path.delivered_amount += self.delivered(),
                Event::Apply => self.apply(),
                Event::OpenWindow => self.path.delivered_amount -= self.delivered(),
                Event::Report => self.report(),
                Event::End => (),
            }
        }
        Ok(())
    }

    fn wash_off(&mut self) {
        self.washed += self.state.reservoir;
        self.state.reservoir = 0.0;
        self.film = None;
        self.integrator.restart(FIRST_STEP);
    }

    fn needle(&mut self) {
        self.lumen = 1.0;
        self.film_open = 1.0;
        self.integrator.restart(FIRST_STEP);
    }

    fn apply(&mut self) {
        let amount = self.around.serum.dose * self.around.serum.concentration;
        self.film = Some(Film::apply(self.film, self.around.serum, self.time, self.around.parameters));
        self.state.reservoir += amount;
        self.applied += amount;
        self.integrator.restart(FIRST_STEP);
    }

    /// To `until`, stopping where the film falls dry and where the hydration of the stratum corneum changes.
    fn advance(&mut self, until: f64) -> Result<(), AbsorptionError> {
        let soak = self.around.parameters.hydration_time;
        loop {
            let wet = self.is_wet();
            let change = self.moisture.next_change(wet, soak);
            let dry = self.film.filter(|_| wet).map_or(f64::INFINITY, |film| film.dry_at());
            let next = change.min(dry).min(until);
            self.advance_smoothly(next)?;
            self.moisture.advance(next, wet, soak);
            if next == change {
                self.moisture.change(wet);
            } else if next == dry {
                self.integrator.restart(FIRST_STEP);
            }
            if next >= until {
                return Ok(());
            }
        }
    }

    fn advance_smoothly(&mut self, until: f64) -> Result<(), AbsorptionError> {
        if until <= self.time {
            return Ok(());
        }
        let from = self.time;
        let chain = self.chain();
        let surface = self.surface();
        let layout = self.layout;
        let molar_mass = self.around.serum.solute.molar_mass;
        let path = &mut self.path;
        let mut watch = |_: f64, state: &State| note_peak(layout, molar_mass, state, path);
        self.integrator.advance(chain, &surface, &mut self.state, from, until, &mut watch)?;
        self.lumen *= self.around.lumen.patency(from, until);
        self.film_open *= self.around.film.patency(from, until);
        self.time = until;
        if self.applied > 0.0 {
            let error = (self.state.balance() + self.washed - self.applied).abs() / self.applied;
            self.residual = self.residual.max(error);
        }
        Ok(())
    }

    fn chain(&self) -> &'a Chain {
        &self.layout.chains[self.moisture.level]
    }

    fn is_wet(&self) -> bool {
        self.film.is_some_and(|film| self.time < film.dry_at())
    }

    /// The film, as the water that would hold as much, and the channels from now on. A dried film supplies the channels in series
    /// with its own resistance.
    fn surface(&self) -> impl Fn(f64) -> Reservoir + use<'a> {
        let closing = &self.around.lumen;
        let (film, wet) = (self.film, self.is_wet());
        let (from, lumen, area) = (self.time, self.lumen, self.layout.open_area);
        let saturation = self.around.serum.solute.solubility;
        let holding = self.around.serum.holding();
        let escape = solute_loss(self.around.serum, self.around.parameters);
        let demand = self.layout.channel_permeability;
        let gathering = self.layout.gathering * self.around.parameters.dry_film_diffusion;
        move |time| {
            film.map_or(Reservoir::ABSENT, |film| {
                let volume = film.height(time) * holding;
                let patency = lumen * closing.patency(from, time);
                let supply = gathering * volume;
                let limited = !wet && demand > 0.0;
                let open = if limited { patency * supply / (supply + patency * demand) } else { patency };
                Reservoir { volume, saturation, escape, cover: 1.0 - area * patency, open }
            })
        }
    }

    fn delivered(&self) -> f64 {
        let totals = &self.state.totals;
        totals.crossed + totals.fed + totals.passed
    }

    fn report(&mut self) {
        let (epidermis, dermis) = (self.layout.epidermis, self.layout.dermis);
        let free = &self.state.free;
        let mut rate = self.state.clone();
        let surface = self.surface()(self.time);
        self.chain().rates(&surface, &self.state, &mut rate);
        let sizes: Vec<f64> = self.layout.edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let scale = self.layout.tissue_partition * self.around.serum.solute.molar_mass;
        let cells = dermis..free.len();
        let delivered = self.delivered();

        let path = &mut self.path;
        path.flux.push(rate.totals.crossed + rate.totals.fed + rate.totals.passed);
        path.film.push(self.state.reservoir);
        path.stratum_corneum.push(free[..epidermis].iter().sum());
        path.epidermis.push(free[epidermis..dermis].iter().sum());
        path.dermis.push(free[dermis..].iter().sum());
        path.bound.push(self.state.bound.iter().sum());
        path.cleared.push(self.state.totals.lost + self.state.totals.drained + self.state.totals.passed);
        path.metabolised.push(self.state.totals.converted);
        path.evaporated.push(self.state.totals.escaped);
        path.washed_off.push(self.washed);
        path.shed.push(self.state.totals.shed);
        path.delivered.push(delivered);
        path.concentration
            .push((0..free.len()).map(|cell| (free[cell] + self.state.bound[cell]) / sizes[cell]).collect());
        path.dermis_free.push(cells.map(|cell| free[cell] / (sizes[cell] * scale)).collect());
        self.film_patency.push(self.film_open);
        self.lumen_patency.push(self.lumen);
    }
}

/// Keeps the highest concentrations in the dermis, mM.
fn note_peak(layout: &Layout, molar_mass: f64, state: &State, path: &mut Path) {
    let mut whole = 0.0;
    let mut highest = 0.0_f64;
    for cell in layout.dermis..state.free.len() {
        let amount = state.free[cell] + state.bound[cell];
        whole += amount;
        highest = highest.max(amount / (layout.edges[cell + 1] - layout.edges[cell]));
    }
    let thickness = layout.edges[layout.edges.len() - 1] - layout.edges[layout.dermis];
    if thickness > 0.0 {
        path.peak_dermis_concentration = path.peak_dermis_concentration.max(highest / molar_mass);
        path.peak_mean_dermis_concentration = path.peak_mean_dermis_concentration.max(whole / thickness / molar_mass);
    }
}
