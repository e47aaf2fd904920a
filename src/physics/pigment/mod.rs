//! Pigment: melanin made at the base of the epidermis, carried up and shed; melanin dropped into the dermis; a lesion that makes more.
//!
//! The epidermis is followed by the age a of what it holds, from the basal layer (a = 0) to shedding (a = τ):
//!
//! ```text
//! ∂m/∂t + ∂m/∂a = −k m,     m(0, t) = q(t),     M(t) = ∫₀^τ m da = ∫₀^τ q(t − a) e^(−k a) da
//! q    = (1 + a_UV U + a_I I) (1 + d)/(1 + Σ c/IC50)          d = 0 beside a lesion
//! d    = d₀ e^(−g n)                                           after n sessions
//! dD/dt = k_drop B q + a_fall I q − k_mac D
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | M, D | melanin of epidermis and dermis over that of the epidermis of this person at rest | 1 | [Pigment] |
//! | τ, k | transit of the epidermis; loss of melanin on the way | d, 1/d | `epidermal_transit`, `melanin_loss` |
//! | U, I | ultraviolet above everyday; inflammatory macrophages over healthy ones | 1 | [Stimuli] |
//! | B | open share of the surface, through which basement membrane is breached | 1 | [Stimuli::breach] |
//! | c/IC50 | inhibitor in the epidermis over what halves melanogenesis | 1 | [Stimuli::inhibition] |
//! | d₀, g | a lesion's drive, its loss per session | 1 | `lesion_drive_loss` |
//! | k_drop, a_fall, k_mac | melanin dropped through breaches, dropped by inflammation, carried off | 1/d | `melanin_drop`, `melanin_fall`, `melanophage_clearance` |
//!
//! Inhibitors act on the source only: melanin that exists is carried up and shed, not bleached. So a contrast fades no faster than
//! the epidermis turns over, and inflammation can leave pigment behind. The solution along the age is exact; between the
//! times given, q is linear. Range: whole epidermis renewed evenly; a lesion that comes back after treatment is not in it.

mod course;
mod risk;

pub use course::{Lesion, Pigment, Stimuli, course};
pub use risk::{Risk, hyperpigmentation_risk};
