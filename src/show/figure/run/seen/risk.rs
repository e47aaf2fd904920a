//! The risk of dark spots after inflammation over phototype and density of holes, and where the run stands.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::{Align, Lettering};
use super::super::super::color_bar::{self, Colors, OVERLAP};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{INK, ONE_COLUMN, Rgb, Stroke, TICK_SIZE, VERMILLION};
use crate::physics::parameter::{OutcomeParameters, Parameters};
use crate::physics::pigment::{Risk, hyperpigmentation_risk};
use crate::show::settings::{Settings, shown};
use crate::units::Quantity;

const PHOTOTYPES: [u8; 5] = [2, 3, 4, 5, 6];
/// 1/cm² to 1/mm².
const PER_SQUARE_MILLIMETRE: f64 = 0.01;
/// Densities of the map, 1/cm²: twice from one to the next.
const LEAST: f64 = 25.0;
const LEVELS: usize = 7;
const PERCENT: f64 = 100.0;
const LEFT: f64 = 30.0;
const BAR: f64 = 40.0;
const HEIGHT: f64 = 120.0;
const ABOVE: f64 = 15.0;
/// From this place on the scale of colours is bright enough for black numbers.
const BRIGHT: f64 = 0.6;
/// How far numbers stand below the middle of the cell, where the mark of the run may stand.
const LOWER: f64 = 6.5;
const WHITE: Rgb = (255, 255, 255);

/// What the map needs of a run.
struct Run {
    /// 1/cm².
    density: f64,
    phototype: Option<u8>,
    inflammation: f64,
    sunscreen: bool,
    primed: bool,
    constants: OutcomeParameters,
}

impl Run {
    fn read(directory: &Directory) -> Result<Run, FigureError> {
        let number = |name: &str| {
            directory.outcome(name).ok_or_else(|| FigureError::NothingToDraw(format!("the run has no {name}")))
        };
        let settings = &directory.settings;
        let says = |key: &str, otherwise: bool| settings.text(key).map_or(otherwise, |text| text == "true");
        Ok(Run {
            density: number("puncture.density")?,
            inflammation: number("pigment.inflammation")?,
            phototype: settings.text("skin.phototype").and_then(|text| text.parse().ok()),
            sunscreen: says("treatment.sunscreen", true),
            primed: says("treatment.primed", false),
            constants: constants(settings)?,
        })
    }

    /// Percent.
    fn risk(&self, phototype: u8, density: f64) -> f64 {
        let Run { inflammation, sunscreen, primed, .. } = *self;
        let risk = Risk { phototype, density: density * PER_SQUARE_MILLIMETRE, inflammation, sunscreen, primed };
        PERCENT * hyperpigmentation_risk(&risk, &self.constants)
    }
}

/// Those of the scenario: the registry's where it sets none.
fn constants(settings: &Settings) -> Result<OutcomeParameters, FigureError> {
    let mut parameters = Parameters::default();
    for (name, value) in settings.table("model.parameters").into_iter().flatten() {
        let told = |reason: String| FigureError::NothingToDraw(format!("parameter {name}: {reason}"));
        let quantity = Quantity::parse(&shown(value)).map_err(|reason| told(reason.to_string()))?;
        parameters.set(name, quantity.internal).map_err(|reason| told(reason.to_string()))?;
    }
    Ok(parameters.outcome)
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let run = Run::read(directory)?;
    let densities = densities(run.density);
    let own = run.phototype.and_then(|phototype| {
        let row = PHOTOTYPES.iter().position(|one| *one == phototype)?;
        let place = libm::log2(run.density / densities[0]);
        (run.density > 0.0).then_some((place, row as f64))
    });
    let sheet = Sheet {
        title: "Risk of dark spots after inflammation (%)".to_owned(),
        caption: "Share of people whom the course of sessions would leave with dark spots, by phototype and density of holes; good to a factor \
                  of two."
            .to_owned(),
        note: format!(
            "{}Sunscreen {}, skin {}, and the inflammation of a session ({} d) as in this run, for every density alike: denser needling inflames \
             more, which would add to the difference.",
            told(directory, &run),
            if run.sunscreen { "worn" } else { "not worn" },
            if run.primed { "primed" } else { "not primed" },
            compact(run.inflammation)
        ),
        evidence: directory.evidence(&["pigment.hyperpigmentation_risk"]),
        width: ONE_COLUMN,
        height: ABOVE + HEIGHT + 28.0,
    };
    let risks: Vec<f64> = PHOTOTYPES
        .iter()
        .flat_map(|phototype| densities.iter().map(|density| run.risk(*phototype, *density)).collect::<Vec<f64>>())
        .collect();
    let (low, high) = extent(risks.iter().copied());
    let colors = Colors::sequential(Axis::logarithmic_fine("risk (%)", low, high.max(2.5 * low)));
    sheet.draw(|canvas, frame| {
        let top = frame.top + ABOVE;
        let place = Frame { left: frame.left + LEFT, top, right: frame.right - BAR, bottom: top + HEIGHT };
        if own.is_some() {
            let legend = Legend::new(TICK_SIZE).entry(Sample::Disc(VERMILLION), "this run");
            legend.draw(canvas, place.left, frame.top, place.width())?;
        }
        let names = |levels: &[f64]| levels.iter().map(|level| compact(*level)).collect::<Vec<String>>();
        let phototypes: Vec<String> = PHOTOTYPES.iter().map(u8::to_string).collect();
        let x = Axis::categories("holes per cm²", &names(&densities), densities.len());
        let y = Axis::categories("phototype", &phototypes, phototypes.len());
        let panel = Panel::new(canvas, place, x, y);
        for (index, risk) in risks.iter().enumerate() {
            let centre = ((index % densities.len()) as f64, (index / densities.len()) as f64);
            draw_cell(&panel, centre, *risk, &colors)?;
        }
        if let Some(center) = own.and_then(|own| panel.point(own)) {
            canvas.disc(center, 2.4, VERMILLION, 1.0)?;
            canvas.disc(center, 0.9, WHITE, 1.0)?;
            canvas.ring(center, 2.4, Stroke::solid(INK, 0.7))?;
        }
        panel.axes()?;
        color_bar::draw(canvas, Frame { left: place.right + 4.0, ..place }, &colors)
    })
}

/// Where the run stands, in words.
fn told(directory: &Directory, run: &Run) -> String {
    let Some(phototype) = run.phototype else { return String::new() };
    let interval = directory.interval("pigment.hyperpigmentation_risk").map_or_else(
        || "no interval, as the run had no ensemble".to_owned(),
        |(low, high)| format!("{} to {} % in the ensemble", short(PERCENT * low), short(PERCENT * high)),
    );
    let (density, risk) = (compact(run.density), short(run.risk(phototype, run.density)));
    format!("This run, phototype {phototype} and {density} holes per cm²: {risk} % ({interval}). ")
}

/// Doubling, and so far out that the run lies between them.
fn densities(own: f64) -> Vec<f64> {
    let mut first = LEAST;
    while own > 0.0 && own < first {
        first *= 0.5;
    }
    let mut densities: Vec<f64> = (0..LEVELS).map(|level| first * f64::from(1_u32 << level)).collect();
    while densities.last().is_some_and(|last| own > *last) {
        densities.remove(0);
        densities.extend(densities.last().map(|last| 2.0 * last));
    }
    densities
}

fn draw_cell(panel: &Panel, (across, along): (f64, f64), risk: f64, colors: &Colors) -> Result<(), FigureError> {
    let corner = |dx: f64, dy: f64| panel.point((across + dx, along + dy));
    let (Some(from), Some(to), Some(center)) = (corner(-0.5, 0.5), corner(0.5, -0.5), corner(0.0, 0.0)) else {
        return Ok(());
    };
    let to = ((to.0 + OVERLAP).min(panel.frame.right), (to.1 + OVERLAP).min(panel.frame.bottom));
    panel.canvas.rectangle(from, to, colors.of(risk), 1.0)?;
    let color = if colors.axis.place(risk) > BRIGHT { INK } else { WHITE };
    let look = Lettering { color, ..Lettering::new(TICK_SIZE, Align::Middle) };
    panel.canvas.text(&short(risk), (center.0, center.1 + LOWER), look)
}

/// Two digits: it is good to a factor of two.
fn short(percent: f64) -> String {
    if percent >= 10.0 { format!("{percent:.0}") } else { format!("{percent:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_holds_the_run_and_doubles() {
        assert_eq!(densities(210.0), [25.0, 50.0, 100.0, 200.0, 400.0, 800.0, 1600.0]);
        let far = densities(5000.0);
        assert!(far.len() == LEVELS && far[LEVELS - 1] == 6400.0 && far[0] == 100.0, "{far:?}");
        assert_eq!(densities(10.0)[0], 6.25);
    }

    #[test]
    fn the_reference_has_the_published_risks() {
        let constants = OutcomeParameters::default();
        let inflammation = constants.pih_reference_inflammation;
        let run = Run { density: 200.0, phototype: Some(4), inflammation, sunscreen: true, primed: false, constants };
        assert_eq!([3, 4, 6].map(|phototype| short(run.risk(phototype, 200.0))), ["2.2", "5.7", "31"]);
        assert!(run.risk(4, 400.0) > 1.6 * run.risk(4, 200.0));
    }
}
