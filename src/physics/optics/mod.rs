//! Optics: what colour skin has, and whether anyone would see a change of it.
//!
//! Light passes the epidermis (melanin), is scattered back by it, by the dermis (blood) and by what lies under that; at the surface a
//! part of it is thrown back inside.
//!
//! ```text
//! R_k  = KM(½ p µa,epi, ¾ s_e µ', L, R_d)           epidermis of thickness L; p: path of the light over twice the thickness
//! R_d  = KM(2 µa,der, ¾ s_d ρ µ', h, R_g)            dermis of thickness h, collagen ρ over healthy
//! KM(K, S, h, R) = (1 − R (a − b coth bSh))/(a − R + b coth bSh),    a = (S + K)/S,   b = √(a² − 1)
//! R_g  = 1 + K_g/S_g − √((K_g/S_g)² + 2 K_g/S_g)                                   what lies under the dermis, without end
//! R    = (1 − r_i) R_k/(1 − r_i R_k)                                               Saunderson, without the gloss
//!
//! µa,epi = f_mel [0.74 · 6.6e11 w^−3.33 + 0.26 · 2.9e15 w^−4.75] + (1 − f_mel) µ_base
//! µ_base = 0.244 + 85.3 e^(−(w − 154)/66.2)
//! µa,der = f_b 2.303 c_Hb/M_Hb (S ε_HbO2 + (1 − S) ε_Hb) + (1 − f_b) µ_base
//! µ'     = 147.4 w^−0.22 + 2e12 w^−4                 reduced scattering; all µ in 1/cm, w in nm
//!
//! X, Y, Z = Σ R x̄, ȳ, z̄ D65;    L* = 116 f(Y/Yn) − 16,   a* = 500 [f(X/Xn) − f(Y/Yn)],   b* = 200 [f(Y/Yn) − f(Z/Zn)]
//! ITA  = atan2(L* − 50, b*) 180/π,    ΔE = √(ΔL*² + Δa*² + Δb*²)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | f_mel | melanosomes per volume of epidermis | 1 | [Layers::melanin] |
//! | f_b, S | blood per volume of dermis, its saturation with oxygen | 1 | [Layers::blood], [Layers::saturation] |
//! | s_d, s_e | scattering of dermis and epidermis over the reference law | 1 | `dermis_scattering`, `epidermis_scattering` |
//! | p | path of diffuse light through the epidermis, there and back, over its thickness | 1 | `epidermis_path` |
//! | r_i | internal reflection of diffuse light | 1 | `internal_reflection` |
//!
//! Sources: absorption after S. Jacques (Oregon Medical Laser Center, 1998); mirror conditions of Saunderson 1942, J Opt Soc Am
//! 32:727. `epidermis_path` was set so that ITA runs over the classes from very light to dark for the melanin measured in them.
//! Skin is taken as flat layers; gloss, relief and shadow (a tear trough is one) are not in it. An epidermis that scatters nothing
//! back would render dark skin too dark and far too saturated (b* of 35).

mod colour;
mod dark_circle;
mod layers;
mod phototype;
mod spectrum;

pub use colour::{Colour, typology, white};
pub use dark_circle::{DarkCircle, visible_thickening};
pub use layers::{Layers, Substrate};
pub use phototype::melanin;
pub use spectrum::{BANDS, Band, SPECTRUM, Spectrum};
