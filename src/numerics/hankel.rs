//! ∫₀^∞ J₀(kr) g(k) dk: the transform that turns the answer of a layered body to waves into its answer to a point.
//!
//! ```text
//! r > 0:  I(r) = (1/r) Σ_n w_n ∫_{j_n}^{j_(n+1)} J₀(x) g(x/r) dx,   w_n = 1 for n < n₀, then P(binomial(M, 1/2) > n − n₀)
//! r = 0:  I(0) = ∫₀^K g dk + ∫₀¹ g(K/v) K/v² dv
//! ```
//!
//! | symbol | meaning | name |
//! |---|---|---|
//! | r, k | distance, wave number | `distance`, `wave` |
//! | g | positive and analytic for k > 0, varying over any number of decades, of the order k^−n at the end (n ≥ 0 for r > 0, n > 1 for r = 0) | `spectrum` |
//! | j_n | 0 and the zeros of J₀ | `zeros` |
//! | n₀, M | half-waves that count fully, half-waves that fade out | `Effort` |
//!
//! Integration between zeros with Euler's transformation of the alternating series is Longman's method (Longman 1956, Proc.
//! Camb. Phil. Soc. 52:764, doi:10.1017/S030500410003187X). Euler's transformation is linear, so that here it is part of the
//! weights: nodes x and weights do not depend on r or g, no Bessel function is evaluated twice, and one integral costs one
//! evaluation of g per node. Below the first zero the panels halve towards 0, because g may vary on any scale there.
//!
//! Of two rules that share no node the finer gives the value, and their difference the error. The difference is
//! the error of the coarser rule, and therefore overstates that of the value as long as g is as smooth as asked for; the
//! rounding of all terms comes on top.

use super::quadrature::GaussLegendre;
use std::f64::consts::PI;

/// An integral and how far it may be off, in the unit of the integral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub error: f64,
}

/// How much work a [HankelRule] spends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Effort {
    /// Points of Gauss and Legendre on a panel.
    points: usize,
    /// Halvings below the first zero; for r = 0 the panels also double as often above the scale of g.
    halvings: usize,
    full_waves: usize,
    fading_waves: usize,
}

const FINE: Effort = Effort { points: 16, halvings: 60, full_waves: 20, fading_waves: 26 };
const COARSE: Effort = Effort { points: 14, halvings: 57, full_waves: 16, fading_waves: 23 };
const FAST: Effort = Effort { points: 8, halvings: 26, full_waves: 10, fading_waves: 14 };

/// Relative error of weights, terms and sums of some thousand terms, with room.
const ROUNDING: f64 = 64.0 * f64::EPSILON;

/// Nodes and weights for every r > 0 and every g, and panels for r = 0.
#[derive(Debug, Clone, PartialEq)]
pub struct HankelRule {
    /// (x, weight): J₀(x) and the fading are in the weight.
    nodes: Vec<(f64, f64)>,
    gauss: GaussLegendre,
    halvings: usize,
}

impl HankelRule {
    /// About 400 evaluations of g an integral, with an error below a millionth of the largest I (tested).
    pub fn fast() -> HankelRule {
        HankelRule::new(FAST)
    }

    fn new(effort: Effort) -> HankelRule {
        let gauss = GaussLegendre::new(effort.points);
        let zeros: Vec<f64> = (0..=effort.full_waves + effort.fading_waves).map(zero).collect();
        let mut nodes = Vec::new();
        let mut panel = |lower: f64, upper: f64, factor: f64| {
            nodes.extend(gauss.nodes_between(lower, upper).map(|(x, weight)| (x, factor * weight * libm::j0(x))));
        };
        let mut upper = zeros[0];
        for _ in 0..effort.halvings {
            panel(0.5 * upper, upper, 1.0);
            upper *= 0.5;
        }
        panel(0.0, upper, 1.0);
        let fading = fading(effort.fading_waves);
        for (wave, bounds) in zeros.windows(2).enumerate() {
            let factor = wave.checked_sub(effort.full_waves).map_or(1.0, |place| fading[place]);
            panel(bounds[0], bounds[1], factor);
        }
        HankelRule { nodes, gauss, halvings: effort.halvings }
    }

    /// I(r) for r > 0.
    pub fn integrate(&self, distance: f64, spectrum: impl Fn(f64) -> f64) -> f64 {
        let inverse = 1.0 / distance;
        inverse * self.nodes.iter().map(|(x, weight)| weight * spectrum(x * inverse)).sum::<f64>()
    }

    /// Rounding of I(r): that of every term, as if none cancelled.
    fn rounding(&self, distance: f64, spectrum: impl Fn(f64) -> f64) -> f64 {
        let inverse = 1.0 / distance;
        let magnitude: f64 = self.nodes.iter().map(|(x, weight)| weight.abs() * spectrum(x * inverse)).sum();
        ROUNDING * inverse * magnitude
    }

    /// I(0); `scale` is a wave number within five decades of those where g bends (fifteen for [HankelTransform]).
    pub fn integrate_all(&self, scale: f64, spectrum: impl Fn(f64) -> f64) -> f64 {
        let mut lower = scale;
        let mut sum = 0.0;
        for _ in 0..self.halvings {
            sum += self.gauss.integrate(0.5 * lower, lower, &spectrum);
            lower *= 0.5;
        }
        sum += self.gauss.integrate(0.0, lower, &spectrum);
        let mut upper = scale;
        for _ in 0..self.halvings {
            sum += self.gauss.integrate(upper, 2.0 * upper, &spectrum);
            upper *= 2.0;
        }
        sum + self.gauss.integrate(0.0, 1.0, |v| spectrum(upper / v) * upper / (v * v))
    }
}

/// Two rules, so that every value comes with its error.
#[derive(Debug, Clone, PartialEq)]
pub struct HankelTransform {
    fine: HankelRule,
    coarse: HankelRule,
}

impl Default for HankelTransform {
    fn default() -> HankelTransform {
        HankelTransform::new()
    }
}

impl HankelTransform {
    /// Finds zeros and weights once.
    pub fn new() -> HankelTransform {
        HankelTransform { fine: HankelRule::new(FINE), coarse: HankelRule::new(COARSE) }
    }

    /// I(r) for r > 0.
    pub fn integrate(&self, distance: f64, spectrum: impl Fn(f64) -> f64) -> Estimate {
        let value = self.fine.integrate(distance, &spectrum);
        let difference = value - self.coarse.integrate(distance, &spectrum);
        Estimate { value, error: difference.abs() + self.fine.rounding(distance, &spectrum) }
    }

    /// I(0); where the integral diverges the error is of the order of the value. `scale`: see
    /// [HankelRule::integrate_all].
    pub fn integrate_all(&self, scale: f64, spectrum: impl Fn(f64) -> f64) -> Estimate {
        let value = self.fine.integrate_all(scale, &spectrum);
        let difference = value - self.coarse.integrate_all(scale, &spectrum);
        Estimate { value, error: difference.abs() + ROUNDING * value.abs() }
    }
}

/// The zero of J₀ number `index` (from 0), by McMahon's expansion and Newton's method.
fn zero(index: usize) -> f64 {
    let asymptotic = PI * (index as f64 + 0.75);
    let mut zero = asymptotic + 1.0 / (8.0 * asymptotic);
    for _ in 0..4 {
        zero += libm::j0(zero) / libm::j1(zero);
    }
    zero
}

/// Shares of Euler's transformation: the chance that more than j of `count` coins show heads, for j = 0 to count − 1.
fn fading(count: usize) -> Vec<f64> {
    let mut chance = libm::pow(0.5, count as f64);
    let mut more = 1.0;
    (0..count)
        .map(|heads| {
            more -= chance;
            chance *= (count - heads) as f64 / (heads + 1) as f64;
            more
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_exact(estimate: Estimate, exact: f64, name: &str) {
        let off = (estimate.value - exact).abs();
        assert!(off <= estimate.error, "{name}: off {off:e}, stated {:e}", estimate.error);
        assert!(estimate.error < 1e-9 * exact.abs(), "{name}: {:e}", estimate.error);
    }

    #[test]
    fn a_constant_is_the_point_load_of_boussinesq() {
        let transform = HankelTransform::new();
        for distance in [1e-3, 0.1, 1.0, 7.0, 300.0] {
            assert_exact(transform.integrate(distance, |_| 1.0), 1.0 / distance, "constant");
        }
    }

    #[test]
    fn an_exponential_is_a_load_at_a_depth() {
        let transform = HankelTransform::new();
        for distance in [1e-3, 0.1, 1.0, 7.0, 100.0] {
            for depth in [0.01, 0.3, 1.0, 20.0] {
                let exact = 1.0 / libm::hypot(distance, depth);
                let estimate = transform.integrate(distance, |wave| libm::exp(-wave * depth));
                assert_exact(estimate, exact, &format!("exponential {distance} {depth}"));
            }
        }
    }

    /// (π/2)[H₀(br) − Y₀(br)] with b, r by mpmath (struveh, bessely).
    const STRUVE: [(f64, f64, f64); 9] = [
        (0.01, 0.1, 7.02468478860787),
        (0.01, 1.0, 4.73095856396534),
        (0.01, 20.0, 1.89730880143344),
        (1.0, 0.1, 2.50986537129218),
        (1.0, 1.0, 0.754610025770972),
        (1.0, 20.0, 0.0498776548423091),
        (30.0, 0.1, 0.310163377532669),
        (30.0, 1.0, 0.0332966568940663),
        (30.0, 20.0, 0.00166666203715277),
    ];

    #[test]
    fn a_hyperbola_is_struve_less_neumann() {
        let transform = HankelTransform::new();
        for (bend, distance, exact) in STRUVE {
            let estimate = transform.integrate(distance, |wave| 1.0 / (wave + bend));
            assert_exact(estimate, exact, &format!("hyperbola {bend} {distance}"));
        }
    }

    #[test]
    fn a_plate_on_a_half_space_under_the_load() {
        let exact = 2.0 * PI / (3.0 * 3.0_f64.sqrt());
        for scale in [1e-3, 1.0, 1e3] {
            let estimate = HankelTransform::new().integrate_all(scale, |wave| 1.0 / (wave * wave * wave + 1.0));
            assert_exact(estimate, exact, &format!("plate {scale}"));
        }
    }

    #[test]
    fn a_divergent_integral_says_so() {
        let estimate = HankelTransform::new().integrate_all(1.0, |wave| 1.0 / (wave + 1.0));
        assert!(estimate.error > 1e-3 * estimate.value);
    }

    /// Spectra of a plate on a half-space and of one on a thin incompressible film, from far below to far above its length.
    #[test]
    fn the_fast_rule_is_good_to_a_millionth() {
        let (transform, fast) = (HankelTransform::new(), HankelRule::fast());
        let spectra: [fn(f64) -> f64; 3] = [
            |wave| 1.0 / (1.0 + wave * wave * wave),
            |wave| 1.0 / (1.0 + wave + 1e-6 * wave * wave * wave),
            |wave| wave * wave * wave / (1.0 + wave * wave * wave * wave * wave * wave),
        ];
        for spectrum in spectra {
            let largest = transform.integrate_all(1.0, spectrum).value;
            assert!((fast.integrate_all(1.0, spectrum) / largest - 1.0).abs() < 1e-6);
            for step in 0..=120 {
                let distance = libm::pow(10.0, f64::from(step) / 20.0 - 3.0);
                let exact = transform.integrate(distance, spectrum);
                assert!(exact.error < 1e-9 * largest, "{distance}: {:e}", exact.error / largest);
                let off = (fast.integrate(distance, spectrum) - exact.value).abs();
                assert!(off < 1e-6 * largest, "{distance}: {:e}", off / largest);
            }
        }
    }

    #[test]
    fn the_zeros_are_zeros() {
        for index in 0..60 {
            assert!(libm::j0(zero(index)).abs() < 1e-15, "{index}");
        }
        assert!((zero(0) - 2.404825557695773).abs() < 1e-15);
    }
}
