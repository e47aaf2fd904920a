//! What the numbers are weak in, and what they must not be used for.

use super::html::Html;
use super::number::plain;

/// Below this interval the model claims nothing, d.
const SHORTEST_INTERVAL: f64 = 14.0;

/// By resolution.
const SIDEWAYS: &str = "The tissue is averaged sideways. Signals then flatten over depth. How much more the papillary dermis \
    gains than what lies under it is set by one study of biopsies (stained area, Lotfi et al. 2013). Do not read a best depth from it: resolve \
    the channels.";
const UNIT_CELLS: &str = "Nothing crosses from one unit cell to the next, and before each session the tissue is averaged \
    sideways. Against patches with the same holes, in which signals of near holes flow together, such cells gave 14 % (roller, 200 holes \
    per cm²) to 42 % (900 per cm²) more gain of young collagen after one or two sessions.";
const FLOOR: &str = "Nothing leaves through the floor of the dermis: what deep holes release near it stays, which favours depth. At the \
    low end of its published diffusion TGF-β reaches less far than a cell of the mesh is wide.";
const PATCH: &str = "A patch of a few millimetres holds few holes: their number scatters from patch to patch. What is finer than its \
    cells, the edge of a channel above all, is known by its volume only.";

/// Of every run in which the tissue heals.
const WEAK_POINTS: [&str; 9] = [
    "How far TGF-β diffuses in tissue (tgf_diffusion) may decide whether the tissue between the channels responds, and its \
     published values lie far apart. Runs at `channel` and `patch` try both ends.",
    "The amount of collagen is calibrated, not predicted: 25 % noise on the constants moved it 15-fold at day 28 of a large \
     wound. The sequence of healing is robust.",
    "Stained area and echo density are not mass. That is why young, mature and total collagen stand apart.",
    "TGF-β3 as the factor against scarring is a hypothesis. It can be switched off.",
    "Nothing in the model punishes over-treatment: more injury always gives more collagen. Claims stop at intervals of 14 \
     days and longer.",
    "How far skin gives way under a needle is assumed, and it decides how deep the needles go.",
    "Redness and downtime count the open film only. Measured redness lasts one to two days.",
    "How much collagen and epidermis gain is set by one study without a control (Lotfi et al. 2013); other studies see much less or more, and \
     between them scores of scars fall by 0.9 to 24 % a session.",
    "Age changes only how fast channels close; phototype only colour, pigment and the risk of dark spots.",
];

/// Of a run without time.
const WEAK_POINTS_OF_DEVICES: [&str; 4] = [
    "How far skin gives way under a needle decides how deep the needles go, and its local part is assumed.",
    "Nobody has measured with which force a hand presses such a device, or how evenly.",
    "The density and the evenness of the holes follow from the motion of the device as it was described. They were never \
     measured on skin.",
    "What differs between sites here is how thick skin and fat are, and where bone is. Stiffness by site is not known well \
     enough to be set.",
];

const WEAK_POINTS_OF_SERUM: [&str; 3] = [
    "How much of a channel stays open to a serum (patency) decides how much gets in. Theory of open pores overshoots \
     measured rollers ten- to hundredfold; the constant is fitted.",
    "How fast small blood vessels clear a water-loving solute is not settled: for ascorbic \
     acid in the dermis the flow of blood allows a half-life of 3 minutes, the pores of capillaries in muscle make it 10, and \
     through lipids alone it would be many hours.",
    "Three different things are called “closing” of a channel, and they differ five- to tenfold. The film (water) and the \
     lumen (serum) are kept apart here.",
];

const MISUSES: [&str; 4] = [
    "Nothing here is a reason to choose a dose, a needle, a device or an interval for a person.",
    "Nothing here shows that a treatment is safe. Infection, allergy and new scars are not simulated; the risk of dark spots is good to a factor of two.",
    "The percentage of new collagen is not a promise and not an effect that can be seen. Use it to compare runs.",
    "One run is one set of constants. Without an ensemble it says nothing about how sure it is.",
];

const MISUSES_OF_DEVICES: [&str; 3] = [
    "Nothing here is a reason to choose a needle, a device or a force for a person.",
    "Nothing here shows that a device is safe, or that it does what its label says: that takes measurements on skin.",
    "One run is one set of constants. Without an ensemble it says nothing about how sure it is.",
];

const AUTHORISED: &str = "For orientation, a fact and not advice: in the USA, needling devices are authorised for acne scars \
     of the face, wrinkles of face and neck, and scars of the abdomen, from the age of 22. They are not authorised for pigment, \
     lips, the skin under the eye, or use at home.";

/// Said before anything else when the sessions follow each other faster than the model can judge.
///
/// `interval`: the shortest time between two sessions, d.
pub fn write_alarm(page: &mut Html, interval: Option<f64>) {
    let Some(interval) = interval.filter(|interval| *interval < SHORTEST_INTERVAL) else {
        return;
    };
    page.element("div", &[("class", "alarm"), ("role", "note")], |alarm| {
        alarm.leaf("p", &[], &format!("Sessions {} days apart: outside what this model may claim.", plain(interval)));
        alarm.leaf(
            "p",
            &[],
            "The model knows no damage by over-treatment. It rewards every further injury with more collagen, whatever skin \
             would do. Its claims stop at intervals of 14 days and longer. Do not read more collagen at such intervals as a benefit.",
        );
    });
}

/// What was simulated, and so what may be wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages {
    pub device: bool,
    pub healing: bool,
    pub serum: bool,
    /// The scenario's word for how finely healing resolves space.
    pub resolution: String,
}

/// Weak points and misuses of the stages that ran.
pub fn write_limits(page: &mut Html, stages: &Stages) {
    // Skin on the bench has a serum, and may have holes, but nothing heals in it.
    let unhealed = !stages.healing && (stages.device || stages.serum);
    let points: &[&str] = match unhealed {
        true if stages.device => &WEAK_POINTS_OF_DEVICES,
        true => &[],
        false => &WEAK_POINTS,
    };
    let serum = if stages.serum { &WEAK_POINTS_OF_SERUM[..] } else { &[] };
    let in_space: &[&str] = match stages.resolution.as_str() {
        _ if unhealed => &[],
        "channel" => &[UNIT_CELLS, FLOOR],
        "patch" => &[PATCH, FLOOR],
        _ => &[SIDEWAYS],
    };
    write_points(page, points.iter().chain(in_space).chain(serum));
    write_misuses(page, if unhealed { &MISUSES_OF_DEVICES } else { &MISUSES });
}

fn write_points<'a>(page: &mut Html, points: impl Iterator<Item = &'a &'static str>) {
    page.leaf("h2", &[("id", "weak-points")], "Known weak points");
    page.element("ul", &[], |list| {
        for point in points {
            list.leaf("li", &[], point);
        }
    });
}

fn write_misuses(page: &mut Html, misuses: &[&str]) {
    page.leaf("h2", &[("id", "misuse")], "What the numbers must not be used for");
    page.element("p", &[], |sentence| {
        sentence.leaf("b", &[], "This is a simulation for research and learning. It is not medical advice.");
    });
    page.element("ul", &[], |list| {
        for misuse in misuses {
            list.leaf("li", &[], misuse);
        }
    });
    page.leaf("p", &[], AUTHORISED);
}
