//! The needle: its shape and the force it needs.
//!
//! In: a [Needle] (length, diameter, tip, taper) and the registry's constants of skin and puncture. Out: the radius at any
//! distance from the tip, flank and volume ([Needle]); the force of insertion and of steady penetration ([NeedleForce]);
//! how a tip dents before it pierces
//! ([indentation_force]); and how deep one needle goes into a skin that yields under it ([Insertion]).
//!
//! The force of insertion is a barrier of nucleation measured on skin ex vivo; the force of going on is an energy balance
//! of cracking and wedging a rubber-like solid, plus friction. The two are separate laws. Toughness is that which a needle
//! meets, not that of a tear test.

mod force;
mod geometry;
mod indentation;
mod insertion;

pub use force::NeedleForce;
pub use geometry::Needle;
pub use indentation::indentation_force;
pub use insertion::Insertion;
