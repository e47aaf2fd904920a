//! Healing: what the tissue does after the needle has left.
//!
//! **In:** the injury of each session (killed, cut and bled fractions), the ascorbate factor that absorption found, the
//! healing constants of the registry. **Out:** 26 variables a cell over months (two of them an audit of collagen), at four
//! resolutions that share one right-hand side: well mixed (one cell), in depth (a column of dermis), unit cells around channels, and
//! a patch in three dimensions.
//!
//! Nobody has published a model for a wound 0.1–0.25 mm wide. This one combines, on purpose, the per-cell rates of
//! Waugh & Sherratt 2006 and Jin et al. 2011, the structure of Olsen 1995, Murphy 2012 and Koppenol 2016, the exact
//! homeostasis of the Buganza Tepole wound models, the two TGF-β isoforms and two collagens of Dale, Sherratt & Maini
//! 1996/97, and a young and a mature pool of collagen.
//!
//! | read | for |
//! |---|---|
//! | [state] | the variables, their symbols and units |
//! | [kinetics] | the equations, one term a line |
//! | [healthy] | the healthy values and what derives from them |
//! | [jacobian] | their exact derivatives, and the elimination that the implicit steps need |
//! | [wound] | what a needle does to a cell |
//! | [tissue] | the cells together: transport, layers, the system that the integrator sees |
//! | [mesh] | the cells around a channel and of a patch, their wounds, and what is handed from session to session |
//! | [front] | the epidermis that closes over the holes, as a front in space |
//! | [course] | the course of healing: sessions, closure, wanted times, conservation |
//!
//! **Holds** for channels, where every point lies within about 0.1 mm of intact capillaries: no oxygen, no new vessels,
//! no contraction. **Does not hold** for open wounds or burns.
//!
//! **Weak points**, to be read with every result: the diffusion of TGF-β alone decides whether the tissue between the
//! channels responds; the amount of collagen is calibrated, not predicted; TGF-β3 as the anti-scarring isoform is a
//! hypothesis (`differentiation_antagonism = 0` switches it off); nothing here punishes over-treatment.

pub mod course;
pub mod front;
pub mod healthy;
pub mod jacobian;
pub mod kinetics;
pub mod losses;
pub mod mesh;
pub mod side_by_side;
pub mod space;
pub mod state;
pub mod tissue;
pub mod wound;

pub use course::Course;
pub use healthy::Healthy;
pub use kinetics::Kinetics;
pub use side_by_side::SideBySide;
pub use state::State;
pub use tissue::Tissue;
pub use wound::{Opening, Wound};
