//! The resistance of a channel full of fluid at rest, whose potential falls on the way down.
//!
//! Below the stratum corneum the channel is a half spheroid of conductivity D_w in a tissue of D_t; flux of density σ enters
//! through the disc of its mouth. With its mirror image it is a whole spheroid around a disc of sources, and the field a series
//! of spheroidal harmonics, `B_n P_n(ξ) P_n(η)` within and `C_n Q_n(ξ) P_n(η)` without, whose coefficients follow from
//! continuity of u and D ∂u/∂ξ at the wall ξ₀ = L/c (Morse & Feshbach 1953, Methods of theoretical physics, section 10.3). With
//! lengths in r, conductivities in D_t and κ = D_w/D_t
//!
//! ```text
//! κ/g = Λ h/π + (κ − 1)/G_t + min over σ of [M + Λ E + (κ − 1) S]
//!
//! S   = Σ_{n = 2, 4, …} (2n + 1)/(2π) P_n(0)² e_n² β_n/[(α_n + β_n)(κ α_n + β_n)]
//! e_n = mean over σ of P_n(ξ)/P_n(ξ₀);      α_n = P_n'(ξ₀)/[c P_n(ξ₀)] = n (L − x_n),   β_n = −Q_n'(ξ₀)/[c Q_n(ξ₀)] = n (y_n − L)
//! x_n = c P_{n−1}/P_n (ξ₀) = n c²/[(2n − 1) L − (n − 1) x_{n−1}],    y_n = c Q_{n−1}/Q_n (ξ₀) = [(2n + 1) L − (n + 1) c²/y_{n+1}]/n
//! ```
//!
//! What leaves the channel does so at a mean depth z̄ below the stratum corneum
//!
//! ```text
//! z̄/L = 1/2 − Σ_{n = 2, 4, …} (2n + 1) P_n(0)² e_n β_n/(κ α_n + β_n)/[(n − 1)(n + 2)]
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | L, h | length of the channel, thickness of the stratum corneum, over r | 1 | `length`, `stratum_corneum` |
//! | κ | Λ D_w H/(D_t K_t), in the lumen; the stratum corneum has the fluid at rest | 1 | `mixed`; `contrast` without Λ |
//! | Λ | mixing of the fluid in the lumen: by the pulse, by skin that moves, by serum that is rubbed in; 1 at rest | 1 | `mixing` |
//! | c² = L² − 1 | half distance of the foci squared; negative for an oblate spheroid | 1 | `focus` |
//! | M, E | what the mouth resists: its disc in half a space of fluid, and the fluid in the stratum corneum when σ is uneven there | 1 | [mouth] |
//! | S | what the lumen resists | 1 | [lumen] |
//!
//! No mode branches with the sign of c²: x, y and P_n along the disc, where `c² ξ² = c² + ρ²`, depend on c² alone. The mode
//! n = 0 is the closed G_t of a stirred lumen, the limit κ → ∞.
//!
//! σ mixes an even flux, that of a thick stratum corneum, and Weber's `1/√(1 − ρ²)`, that into a disc of one potential; the
//! flux that really flows makes the resistance smallest (Thomson), so that an error of σ counts only by its square:
//!
//! ```text
//! σ = (1 − t) σ_even + t σ_Weber:     M = 1/4 + (1 − t)² (8/(3π²) − 1/4),     E = t² Σ_k sin²k tanh(k h)/(π k³ J₀(k)²),  J₁(k) = 0
//! ```
//!
//! Against the explicit fields of `dermasim verify` it is within 0.5 % for L/r 0 to 100, κ 1 to 20 and h/r 0.2 to 1. A stirred
//! lumen, `κ/g = h/π + κ/G_t`, would conduct too well, by (%, h/r = 0.2 and 1)
//!
//! | κ | L/r = 0 | 0.5 | 1 | 2 | 5 | 10 | 30 | 100 |
//! |---|---|---|---|---|---|---|---|---|
//! | 1 | 3, 2 | 26, 14 | 45, 21 | 75, 32 | 134, 48 | 190, 58 | 279, 71 | 349, 78 |
//! | 5 | 1, 1 | 7, 6 | 14, 11 | 30, 22 | 81, 51 | 154, 84 | 343, 139 | 621, 182 |
//! | 20 | 0, 0 | 2, 2 | 4, 3 | 9, 8 | 33, 28 | 78, 63 | 246, 163 | 636, 304 |
//!
//! so that it holds to 2 % for a disc at κ ≥ 5 and for L/r ≤ 0.5 at κ ≥ 20, to 5 % for any disc and for L/r ≤ 1 at κ ≥ 20, and to
//! 10 % for L/r ≤ 0.5 at κ ≥ 5 and L/r ≤ 2 at κ ≥ 20.

use super::channels::Passage;
use crate::numerics::quadrature::GaussLegendre;
use std::f64::consts::PI;

/// Points on the disc, even in √(1 − ρ²): exact for as many modes as the flattest channel needs.
const POINTS: usize = 16;
/// Modes at least, and so many more per L/r.
const MODES: usize = 30;
const MODES_PER_LENGTH: f64 = 4.0;
/// Of L/r; one that is shorter is a disc.
const SHORTEST: f64 = 1e-6;

/// A form quadratic in σ: both of one kind, one of each, both of the other.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Form {
    even: f64,
    mixed: f64,
    weber: f64,
}

impl Form {
    fn plus(self, factor: f64, other: Form) -> Form {
        Form {
            even: self.even + factor * other.even,
            mixed: self.mixed + factor * other.mixed,
            weber: self.weber + factor * other.weber,
        }
    }

    /// Over all mixtures.
    fn minimum(self) -> f64 {
        (self.even * self.weber - self.mixed * self.mixed) / self.bend()
    }

    /// The share t of Weber's flux at the minimum.
    fn share_of_weber(self) -> f64 {
        (self.even - self.mixed) / self.bend()
    }

    fn bend(self) -> f64 {
        self.even + self.weber - 2.0 * self.mixed
    }
}

/// A channel, lengths in mouth radii.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub length: f64,
    pub stratum_corneum: f64,
    /// D_w H/(D_t K_t), at rest.
    pub contrast: f64,
    /// Λ
    pub mixing: f64,
}

/// Conductance over D_t r, mean depth over L; `around` is G_t/(D_t r).
pub(super) fn passage(shape: Shape, around: f64) -> Passage {
    let modes = MODES + 2 * (0.5 * MODES_PER_LENGTH * shape.length) as usize;
    let mixed = shape.contrast * shape.mixing;
    let lumen = lumen(shape.length, mixed, modes, POINTS);
    let spread = mouth(shape.stratum_corneum, shape.mixing).plus(mixed - 1.0, lumen.resistance);
    let share = spread.share_of_weber();
    let neck = shape.stratum_corneum / (PI * shape.contrast);
    Passage {
        conductance: 1.0 / (neck + ((mixed - 1.0) / around + spread.minimum()) / mixed),
        mean_depth: 0.5 - (1.0 - share) * lumen.lift[0] - share * lumen.lift[1],
    }
}

/// M + E. The sum over k is that of a thick stratum corneum times 1 − e^(−7.7 h), to 2 % from h = 0.15 on.
fn mouth(stratum_corneum: f64, mixing: f64) -> Form {
    const UNEVEN: f64 = 0.027_480;
    const REACH: f64 = 7.7;
    let disc = 0.25;
    let uneven = -UNEVEN * libm::expm1(-REACH * stratum_corneum);
    Form { even: 8.0 / (3.0 * PI * PI), mixed: disc, weber: disc + mixing * uneven }
}

/// What the lumen does.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Lumen {
    /// S
    resistance: Form,
    /// By how much less than L/2 deep the mean of what leaves the channel does so, over L: of the even flux and of Weber's.
    lift: [f64; 2],
}

fn lumen(length: f64, contrast: f64, modes: usize, points: usize) -> Lumen {
    let length = length.max(SHORTEST);
    let focus = (length - 1.0) * (length + 1.0);
    let (inner, outer) = ratios(length, focus, modes);
    let mut disc = Disc::new(focus, points);
    let mut sum = Form::default();
    let mut last = Form::default();
    let mut lift = [0.0; 2];
    let mut at_zero = 1.0;
    for mode in (2..=modes).step_by(2) {
        let n = mode as f64;
        disc.raise(n - 2.0, inner[mode - 1] * inner[mode]);
        at_zero *= (n - 1.0) / n * (n - 1.0) / n;
        let within = n * (length - focus * inner[mode]);
        let without = n * (outer[mode] - length);
        let leaving = (2.0 * n + 1.0) * at_zero * without / (contrast * within + without);
        let resistance = leaving / (2.0 * PI * (within + without));
        let [even, weber] = disc.means();
        lift[0] += leaving * even / ((n - 1.0) * (n + 2.0));
        lift[1] += leaving * weber / ((n - 1.0) * (n + 2.0));
        last = Form { even: even * even, mixed: even * weber, weber: weber * weber };
        last = Form::default().plus(resistance, last);
        sum = sum.plus(1.0, last);
    }
    // What is left falls as n^-3, n^-5/2 and n^-2: e_n as 1/n where the flux is even, as 1/√n at Weber's edge.
    let left = 0.5 * modes as f64;
    let rest = Form { even: last.even / 2.0, mixed: last.mixed / 1.5, weber: last.weber };
    Lumen { resistance: sum.plus(left, rest), lift }
}

/// x_n/c² upwards and y_n downwards; both directions are stable.
fn ratios(length: f64, focus: f64, modes: usize) -> (Vec<f64>, Vec<f64>) {
    let mut inner = vec![0.0; modes + 1];
    for mode in 1..=modes {
        let n = mode as f64;
        inner[mode] = n / ((2.0 * n - 1.0) * length - (n - 1.0) * focus * inner[mode - 1]);
    }
    let mut outer = vec![length + 1.0; modes + 2];
    for mode in (1..=modes).rev() {
        let n = mode as f64;
        outer[mode] = ((2.0 * n + 1.0) * length - (n + 1.0) * focus / outer[mode + 1]) / n;
    }
    (inner, outer)
}

/// P_n(ξ)/P_n(ξ₀) at points of the disc, from one even degree to the next.
struct Disc {
    focus: f64,
    points: Vec<Point>,
    /// P_{n−2}/(c² P_n) at ξ₀.
    ratio: f64,
}

#[derive(Debug, Clone, Copy)]
struct Point {
    /// √(1 − ρ²)
    height: f64,
    weight: f64,
    value: f64,
    before: f64,
}

impl Disc {
    fn new(focus: f64, points: usize) -> Disc {
        let rule = GaussLegendre::new(points);
        let points = rule.nodes_between(0.0, 1.0);
        let points = points.map(|(height, weight)| Point { height, weight, value: 1.0, before: 0.0 }).collect();
        Disc { focus, points, ratio: 0.0 }
    }

    /// From degree n to n + 2; `ratio` is P_n/(c² P_{n+2}) at ξ₀.
    fn raise(&mut self, n: f64, ratio: f64) {
        let upper = (n + 1.0) * (n + 2.0) / ((2.0 * n + 1.0) * (2.0 * n + 3.0));
        let same = (2.0 * n * n + 2.0 * n - 1.0) / ((2.0 * n - 1.0) * (2.0 * n + 3.0));
        let lower = n * (n - 1.0) / ((2.0 * n - 1.0) * (2.0 * n + 1.0));
        let carried = lower * self.focus * self.focus * self.ratio;
        for point in &mut self.points {
            let square = self.focus + (1.0 - point.height * point.height);
            let next = ratio / upper * ((square - same * self.focus) * point.value - carried * point.before);
            point.before = std::mem::replace(&mut point.value, next);
        }
        self.ratio = ratio;
    }

    /// e_n of the even flux and of Weber's.
    fn means(&self) -> [f64; 2] {
        let even = self.points.iter().map(|point| point.weight * 2.0 * point.height * point.value).sum();
        let weber = self.points.iter().map(|point| point.weight * point.value).sum();
        [even, weber]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::absorption::spheroid_conductance;

    fn at(length: f64, stratum_corneum: f64, contrast: f64) -> f64 {
        mixed(length, stratum_corneum, contrast, 1.0)
    }

    fn mixed(length: f64, stratum_corneum: f64, contrast: f64, mixing: f64) -> f64 {
        let shape = Shape { length, stratum_corneum, contrast, mixing };
        passage(shape, spheroid_conductance(1.0, length, 1.0)).conductance
    }

    #[test]
    fn fluid_like_tissue_leaves_a_hole_in_the_stratum_corneum() {
        // A flanged pipe: 0.8217 r longer than it is (Rayleigh's end correction; Norris & Sheng 1989).
        let exact = PI / (4.0 + 0.8217);
        for length in [0.0, 0.3, 1.0, 7.0, 80.0] {
            assert!((at(length, 4.0, 1.0) / exact - 1.0).abs() < 2e-4, "{}", at(length, 4.0, 1.0));
        }
    }

    #[test]
    fn fluid_that_conducts_far_better_is_as_good_as_stirred() {
        for length in [0.0, 1e-9, 1e-3, 0.5, 1.0, 1.0 + 1e-9, 3.0, 25.0] {
            let around = spheroid_conductance(1.0, length, 1.0);
            assert!((at(length, 0.5, 1e12) / around - 1.0).abs() < 1e-9, "{length} {} {around}", at(length, 0.5, 1e12));
        }
    }

    /// Section by section: the fluid in the stratum corneum stays at rest.
    #[test]
    fn a_stirred_lumen_under_a_neck_at_rest_is_their_series() {
        for length in [0.5, 2.0, 20.0, 60.0] {
            let series = 1.0 / (0.5 / (PI * 6.7) + 1.0 / spheroid_conductance(1.0, length, 1.0));
            let stirred = mixed(length, 0.5, 6.7, 1e9);
            assert!((stirred / series - 1.0).abs() < 0.02, "{length} {}", stirred / series);
            let rest = mixed(length, 0.5, 6.7, 1.0);
            let between = mixed(length, 0.5, 6.7, 1000.0);
            assert!(rest < between && between < stirred * 1.02, "{length} {rest} {between} {stirred}");
        }
        assert!(mixed(20.0, 0.5, 6.7, 1000.0) > 0.95 * mixed(20.0, 0.5, 6.7, 1e9));
    }

    #[test]
    fn a_ball_has_powers_of_the_radius_for_modes() {
        let (inner, outer) = ratios(1.0, 0.0, 20);
        let mut disc = Disc::new(0.0, POINTS);
        for mode in (2..=20).step_by(2) {
            let n = f64::from(mode);
            disc.raise(n - 2.0, inner[mode as usize - 1] * inner[mode as usize]);
            assert!((n * (outer[mode as usize] - 1.0) - (n + 1.0)).abs() < 1e-12);
            assert!((disc.means()[0] - 2.0 / (n + 2.0)).abs() < 1e-12, "mean of ρⁿ over the disc");
        }
    }

    #[test]
    fn more_modes_would_change_nothing() {
        for length in [0.3_f64, 1.0, 5.0, 40.0, 150.0] {
            for contrast in [2.0, 20.0, 500.0] {
                let few = at(length, 0.3, contrast);
                let around = spheroid_conductance(1.0, length, 1.0);
                let spread = mouth(0.3, 1.0).plus(contrast - 1.0, lumen(length, contrast, 4000, 100).resistance);
                let many = contrast / (0.3 / PI + (contrast - 1.0) / around + spread.minimum());
                assert!((few / many - 1.0).abs() < 5e-4, "{length} {contrast} {few} {many}");
            }
        }
    }

    #[test]
    fn the_uneven_flux_in_the_stratum_corneum() {
        let zeros: Vec<f64> = (1..2000).map(zero_of_j1).collect();
        let exact = |thickness: f64| -> f64 {
            let term = |k: &f64| {
                let (sine, j0) = (libm::sin(*k), libm::j0(*k));
                sine * sine * libm::tanh(k * thickness) / (PI * k * k * k * j0 * j0)
            };
            zeros.iter().map(term).sum()
        };
        for thickness in [0.15, 0.2, 0.3, 0.5, 1.0, 4.0] {
            let uneven = mouth(thickness, 1.0).weber - 0.25;
            assert!((uneven / exact(thickness) - 1.0).abs() < 0.04, "{uneven} {}", exact(thickness));
        }
    }

    fn zero_of_j1(number: u32) -> f64 {
        let mut zero = (f64::from(number) + 0.25) * PI;
        for _ in 0..4 {
            zero -= libm::j1(zero) / (libm::j0(zero) - libm::j1(zero) / zero);
        }
        zero
    }
}
