//! Needles meet skin: from a device in a hand to where the holes are, how deep they go, and what they destroy.
//!
//! **In**: a [Skin](crate::physics::skin::Skin), a [Device], a [Treatment], the registry, a seed. **Out**, for every session
//! ([SessionPuncture]): the holes on a square patch ([Puncture]), their statistics ([PatternStatistics]), the injured share
//! of the tissue by depth, box or unit cell ([Injury], for healing), the channels that stay open ([ChannelPopulation], for
//! absorption), pain, bleeding, and the share of the surface that is open (for redness and downtime, [erythema_duration] and
//! [downtime]).
//!
//! **The way**, with the file that holds each equation:
//!
//! 1. `compliance`: how fast contact stiffens skin and fat, and the dimple of one needle.
//! 2. `bed`: how far skin on its fat yields at one place to a force at another: a tensioned plate on a layer over bone or muscle.
//!    `contact`: all needles and the body of their device pressed into that bed, as a complementarity problem with punctures as
//!    events: a roller turns until its rolling is steady, a stamp is pressed, a pen strikes out of its rim. For each place of
//!    a needle on its device that gives the way left to it and the compliance that it meets, at the forces of the hand,
//!    whose passes differ (log-normal). `roller`, `stroke`: how far a needle is dragged meanwhile.
//! 3. `pattern`: each pass is a lattice at random phase, its direction spread evenly and unsteady.
//! 4. `holes`: a needle that comes down within the capture radius of a hole slides into it.
//! 5. `needle::Insertion`: each place of the skin has its own compliance and its own force of insertion (log-normal); below it
//!    the skin dents, above it C F_p(p) + p = δ gives the depth p, at most the length of the needle.
//! 6. `injury`, `channel`, `sensation`, `statistics`, `uniformity`: what follows.
//! 7. [spatial]: how the holes lie among each other, against complete spatial randomness.
//!
//! **What nobody has measured**: the force of the hand on a roller, the density of holes on skin, and the statistics of
//! their pattern. The density that is often quoted, 250 per cm² after 15 passes, equals arithmetic with the needles of the
//! drum. The model predicts these numbers; it has not been tested against them.
//!
//! **What is assumed**: the force of the hand and its spread, the local compliance and its spread, the friction of the drum, the
//! steadiness of passes, the capture radius, the killed sheath, the depth that stays open; each is a row of the registry with
//! its range. Bone and muscle under the fat do not yield. Re-entering an old hole makes it as deep as the deeper of the two
//! strikes. The hand's force and the tension of the skin decide the depth; `dermasim validate` tells where that meets
//! measurements and where it misses.

mod bed;
mod channel;
mod compliance;
mod contact;
mod device;
mod error;
mod holes;
mod injury;
mod pattern;
mod result;
mod roller;
mod sensation;
mod session;
pub mod spatial;
mod statistics;
mod stroke;
mod uniformity;

pub use bed::{Bed, BedError, BedProperties};
pub use channel::{Channel, ChannelPopulation};
pub use compliance::{LocalCompliance, contact_time, relaxation};
pub use contact::{Bearing, Bearings, FINENESS, Fineness, Hand, Setting, Slot};
pub use device::{Device, Motion, Treatment};
pub use error::{PunctureError, PunctureWarning};
pub use holes::Holes;
pub use injury::{Fractions, Injury, UnitCell};
pub use pattern::{Lattice, Strike};
pub use result::{Puncture, SessionPuncture};
pub use roller::Roller;
pub use sensation::{
    bleeding_probability, downtime, erythema_duration, erythema_excess, pain, recovery_time, relative_pain,
    time_within, water_loss_excess,
};
pub use session::{depths, simulate};
pub use statistics::PatternStatistics;
pub use stroke::{contact_share, drag, puncture_rate};
pub use uniformity::Uniformity;
