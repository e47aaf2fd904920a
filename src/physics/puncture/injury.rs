//! What the needles destroyed, by depth: the input of healing.
//!
//! ```text
//! k(z) = 1 − exp(−Σ_i π r_kill,i(z)²/A),    r_kill,i(z) = (1 + s) r(p_i − z)   for z < p_i
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | z, p_i | depth below the surface; depth of tip i | mm | |
//! | r | shape of the needle | mm | `Needle::radius_at` |
//! | s | width of the killed sheath in needle radii | 1 | `killed_sheath` |
//! | A | area of the patch | mm² | `area` |
//! | k | killed share of the horizontal area at depth z | 1 | [Fractions] |
//!
//! Overlap is that of circles thrown at random (Boolean model), which passes at random phase tend to. The sheath scales with
//! the needle's radius because the strain around a widened hole does. A needle displaces most matrix and cuts some: the cut
//! share is a constant of healing times k. Blood fills the wound of a puncture that bled over its whole depth, so the bled
//! share of the killed area at depth z is the share of the killed cross-sections that belong to punctures that bled.
//!
//! Shares are integrated once over bins of at most 2 µm (two-point Gauss rule) and given back as differences of that
//! integral: the sum over cells is the same on every mesh, to rounding. The integral itself errs where tips end within a bin, by
//! less than the section of the tip times the bin for each (10⁻³ of a hole of 0.1 mm, 10⁻⁶ of one of 1 mm).

use std::f64::consts::PI;

use super::Puncture;
use super::tips::Tips;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;

/// Largest width of a bin, mm.
const BIN: f64 = 0.002;

/// The two points of the Gauss rule on a bin of width one; both weigh a half.
const GAUSS_POINTS: [f64; 2] = [0.211_324_865_405_187_1, 0.788_675_134_594_812_9];

/// Shares of the horizontal area, averaged over an interval of depth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Fractions {
    /// Where cells died.
    pub killed: f64,
    /// Where the needle cut the matrix; part of the killed.
    pub cut: f64,
    /// Killed and filled with blood; part of the killed.
    pub bled: f64,
    /// Where the needles themselves were; part of the killed.
    pub channel_area: f64,
}

/// The injury of one session, below the surface of the skin.
#[derive(Debug, Clone, PartialEq)]
pub struct Injury {
    /// mm.
    bin: f64,
    /// ∫₀^z of killed, bled and channel area, mm, at multiples of the bin.
    cumulative: Vec<[f64; 3]>,
    cut_share: f64,
}

impl Injury {
    /// Of the pierced among `punctures`, on a patch of `area` (mm²).
    pub fn new(punctures: &[Puncture], needle: &Needle, area: f64, parameters: &Parameters) -> Injury {
        let all = Tips::new(needle, punctures.iter().filter(|puncture| puncture.pierced));
        let bled = Tips::new(needle, punctures.iter().filter(|puncture| puncture.bled));
        let sheath = 1.0 + parameters.puncture.killed_sheath;
        let shares = |depth: f64| {
            let section = PI * all.sum_of_squares(depth) / area;
            let killed = -libm::expm1(-section * sheath * sheath);
            let bled_share = if section > 0.0 { PI * bled.sum_of_squares(depth) / area / section } else { 0.0 };
            [killed, killed * bled_share, -libm::expm1(-section)]
        };
        let bins = (all.deepest() / BIN).ceil().max(1.0);
        let bin = if all.deepest() > 0.0 { all.deepest() / bins } else { BIN };
        let mut cumulative = vec![[0.0; 3]];
        let mut sum = [0.0; 3];
        for index in 0..bins as usize {
            for point in GAUSS_POINTS {
                let here = shares(bin * (index as f64 + point));
                sum = std::array::from_fn(|part| sum[part] + 0.5 * bin * here[part]);
            }
            cumulative.push(sum);
        }
        Injury { bin, cumulative, cut_share: parameters.healing.cut_share_of_killed }
    }

    /// Depth of the deepest puncture, mm.
    pub fn deepest(&self) -> f64 {
        if self.killed_volume() > 0.0 { self.bin * (self.cumulative.len() - 1) as f64 } else { 0.0 }
    }

    /// Killed volume per area of skin, mm.
    pub fn killed_volume(&self) -> f64 {
        self.cumulative.last().map_or(0.0, |sums| sums[0])
    }

    /// Means over the depths from `top` to `bottom` (mm below the surface, `top` < `bottom`). Times the thickness, they
    /// add up over cells to the same whole on every mesh.
    pub fn fractions(&self, top: f64, bottom: f64) -> Fractions {
        let (above, below) = (self.integral(top), self.integral(bottom));
        let mean = |part: usize| (below[part] - above[part]) / (bottom - top);
        let killed = mean(0);
        Fractions { killed, cut: self.cut_share * killed, bled: mean(1), channel_area: mean(2) }
    }

    /// ∫₀^depth of the shares, mm: linear within a bin, zero above the skin, constant below the deepest tip.
    fn integral(&self, depth: f64) -> [f64; 3] {
        let position = depth / self.bin;
        if position <= 0.0 {
            return [0.0; 3];
        }
        let index = position as usize;
        match (self.cumulative.get(index), self.cumulative.get(index + 1)) {
            (Some(from), Some(to)) => {
                let part = position - index as f64;
                std::array::from_fn(|share| from[share] + part * (to[share] - from[share]))
            }
            _ => self.cumulative.last().copied().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn puncture(depth: f64, bled: bool) -> Puncture {
        Puncture { pass: 0, x: 0.0, y: 0.0, depth, surface_diameter: 0.25, pierced: true, bled }
    }

    fn needle() -> Needle {
        Needle::of_size(1.5, 0.25, &Parameters::default())
    }

    #[test]
    fn one_needle_kills_its_sheathed_volume() {
        // On a large area nothing overlaps: killed volume = (1 + s)² × volume of the needle.
        let area = 1e6;
        let parameters = Parameters::default();
        for depth in [0.3, 1.3] {
            let injury = Injury::new(&[puncture(depth, true)], &needle(), area, &parameters);
            let volume = 4.0 * needle().volume(depth);
            assert!((area * injury.killed_volume() / volume - 1.0).abs() < 1e-6);
            assert!((injury.deepest() - depth).abs() < 1e-12);
        }
    }

    #[test]
    fn the_integral_does_not_depend_on_the_mesh() {
        let punctures: Vec<Puncture> =
            (0..300).map(|index| puncture(0.2 + 0.003 * f64::from(index), index % 3 == 0)).collect();
        let injury = Injury::new(&punctures, &needle(), 100.0, &Parameters::default());
        for cells in [7_u32, 40, 333] {
            let edge = |index: u32| 2.0 * f64::from(index) / f64::from(cells);
            let (mut killed, mut bled) = (0.0, 0.0);
            for index in 0..cells {
                let (top, bottom) = (edge(index), edge(index + 1));
                let shares = injury.fractions(top, bottom);
                killed += shares.killed * (bottom - top);
                bled += shares.bled * (bottom - top);
                assert!(shares.bled <= shares.killed && shares.channel_area <= shares.killed);
            }
            assert!((killed / injury.killed_volume() - 1.0).abs() < 1e-12);
            assert!(bled > 0.2 * killed && bled < 0.5 * killed);
        }
    }

    #[test]
    fn coverage_is_that_of_the_boolean_model() {
        let punctures = vec![puncture(1.5, true); 200];
        let parameters = Parameters::default();
        let injury = Injury::new(&punctures, &needle(), 100.0, &parameters);
        // Within the shaft: 2 per mm² of circles of radius 0.25 mm.
        let expected = 1.0 - libm::exp(-2.0 * PI * 0.25 * 0.25);
        let shares = injury.fractions(0.1, 0.2);
        assert!((shares.killed - expected).abs() < 1e-9, "{} for {expected}", shares.killed);
        assert!((shares.bled - shares.killed).abs() < 1e-12);
        assert!((shares.cut - parameters.healing.cut_share_of_killed * shares.killed).abs() < 1e-15);
    }

    #[test]
    fn nothing_pierced_is_nothing_injured() {
        let injury = Injury::new(&[], &needle(), 100.0, &Parameters::default());
        assert_eq!(injury.fractions(0.0, 1.0), Fractions::default());
        assert_eq!(injury.deepest(), 0.0);
    }
}
