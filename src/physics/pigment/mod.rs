//! Pigment: melanin made at the base of the epidermis, carried up and shed; melanin dropped into the dermis; a lesion that makes more.
//!
//! The epidermis is followed by the age a of what it holds, from the basal layer (a = 0) to shedding (a = τ):
//!
//! ```text
//! ∂m/∂t + ∂m/∂a = −k m,     m(0, t) = q(t),     M(t) = ∫₀^τ m da = ∫₀^τ q(t − a) e^(−k a) da
//! q    = {1 + [a_UV U + a_I I + d]/(1 + Σ_d c/IC50)}/(1 + Σ_q c/IC50)      d = 0 beside a lesion
//! d    → d e^(−g w) at each session,   dd/dt = r (d₀ − d) between
//! dD/dt = k_drop B q + a_fall I q − k_mac D
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | M, D | melanin of epidermis and dermis over that of the epidermis of this person at rest | 1 | [Pigment] |
//! | τ, k | transit of the epidermis; loss of melanin on the way | d, 1/d | `epidermal_transit`, `melanin_loss` |
//! | U, I | ultraviolet above everyday; inflammatory macrophages over healthy ones | 1 | [Stimuli] |
//! | B | open share of the surface, through which basement membrane is breached | 1 | [Stimuli::breach] |
//! | Σ_q, Σ_d | inhibitors in the epidermis over what halves melanogenesis (ascorbate, hydroquinone), and what halves its drives (tranexamic acid) | 1 | [Stimuli::inhibition], [Stimuli::calming] |
//! | d₀, g, r | a lesion's drive, its loss per session, its return | 1, 1, 1/d | `lesion_drive_loss`, `lesion_drive_return` |
//! | w | share of the holes that went through the epidermis: needles that do not reach melanocytes do not count | 1 | [Lesion] |
//! | k_drop, a_fall, k_mac | melanin dropped through breaches, dropped by inflammation, carried off | 1/d | `melanin_drop`, `melanin_fall`, `melanophage_clearance` |
//!
//! Tranexamic acid does nothing to melanocytes alone; it blocks what keratinocytes tell them (plasmin), so that it divides the drives, and
//! normal skin does not lighten by it. Inhibitors act on the source only: melanin that exists is carried up and shed, not bleached. So a contrast fades no faster than
//! the epidermis turns over, and inflammation can leave pigment behind. The solution along the age is exact; between the
//! times given, q is linear. Range: whole epidermis renewed evenly; between sessions a lesion's drive comes back slowly, as trials plateau at twelve weeks.

mod course;
mod risk;

pub use course::{Lesion, Pigment, Stimuli, course};
pub use risk::{Risk, hyperpigmentation_risk};
