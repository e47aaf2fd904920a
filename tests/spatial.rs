//! Spatial statistics: against an independent program, against known processes, and of the patterns that devices make.

use std::f64::consts::PI;

use dermasim::numerics::random::Stream;
use dermasim::physics::needle::Needle;
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::spatial::{
    Analysis, Banded, Curves, Distances, NearestNeighbours, Place, analyse, compare, random_places,
};
use dermasim::physics::puncture::{Device, Lattice, Motion};
use dermasim::run::record::Table;

const EDGE: f64 = 10.0;

fn golden(file: &str) -> Table {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    Table::read_csv(&folder.join(file)).unwrap()
}

#[test]
fn an_independent_program_finds_the_same_curves() {
    let table = golden("spatial_places.csv");
    let column = |name: &str| table.values(name).unwrap().iter().copied();
    let places: Vec<Place> = column("x").zip(column("y")).collect();
    let distances = Distances::new(places.len(), EDGE);
    let curves = Curves::of(&places, &distances);
    let expected = golden("spatial_curves.csv");
    let pairs = [
        ("distance", &distances.values()),
        ("k", &curves.k),
        ("pair_correlation", &curves.pair_correlation),
        ("nearest_neighbour_distribution", &curves.neighbour_distribution),
    ];
    for (name, values) in pairs {
        let expected = expected.values(name).unwrap();
        assert_eq!(values.len(), expected.len());
        for (value, expected) in values.iter().zip(expected) {
            assert!((value - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{name}: {value} for {expected}");
        }
    }
    let mean = NearestNeighbours::of(&places, EDGE).mean_distance().unwrap();
    assert!((mean - 0.455_421_559_912_539_63).abs() < 1e-14);
}

/// Means of curves over many patterns.
struct Means {
    k: Vec<f64>,
    pair_correlation: Vec<f64>,
    neighbour_distribution: Vec<f64>,
}

/// `density`² is taken for known: a mean of quotients would be biased where the number of places varies.
fn means(distances: &Distances, density: f64, patterns: u64, pattern: impl Fn(&mut Stream) -> Vec<Place>) -> Means {
    let zero = || vec![0.0; distances.count()];
    let mut means = Means { k: zero(), pair_correlation: zero(), neighbour_distribution: zero() };
    let expected = density * distances.edge * distances.edge;
    for item in 0..patterns {
        let places = pattern(&mut Stream::new(11, "test", item));
        let count = places.len() as f64;
        let weight = count * (count - 1.0) / (expected * expected * patterns as f64);
        let curves = Curves::of(&places, distances);
        for index in 0..distances.count() {
            means.k[index] += weight * curves.k[index];
            means.pair_correlation[index] += weight * curves.pair_correlation[index];
            means.neighbour_distribution[index] += curves.neighbour_distribution[index] / patterns as f64;
        }
    }
    means
}

/// Index of the distance next to `distance`, mm.
fn next_to(distances: &Distances, distance: f64) -> usize {
    (distance / distances.step).round() as usize
}

#[test]
fn random_patterns_have_their_exact_means_up_to_the_edge_and_down_to_zero() {
    let (count, patterns) = (40, 4000);
    let distances = Distances::new(count, EDGE);
    // n random places, not Poisson: n (n − 1) pairs.
    let density = (40.0_f64 * 39.0).sqrt() / (EDGE * EDGE);
    let means = means(&distances, density, patterns, |stream| random_places(count, EDGE, stream));
    let last = distances.count() - 1;
    for index in 5..=last {
        let r = distances.at(index);
        assert!((means.k[index] / (PI * r * r) - 1.0).abs() < 0.1, "K at {r}");
        let random = 1.0 - libm::exp(-0.4 * PI * r * r);
        assert!((means.neighbour_distribution[index] - random).abs() < 0.02, "G at {r}");
    }
    let far = distances.at(last);
    assert!(
        far > 2.4 && (means.k[last] / (PI * far * far) - 1.0).abs() < 0.005,
        "without correction a quarter would be missing"
    );
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (near, far) = (mean(&means.pair_correlation[..3]), mean(&means.pair_correlation[3..]));
    assert!((near - 1.0).abs() < 0.06, "within the bandwidth of zero: {near}");
    assert!((far - 1.0).abs() < 0.004, "{far}");
}

#[test]
fn the_test_rejects_random_patterns_at_its_nominal_rate() {
    let analyses: Vec<Analysis> = (0..200)
        .map(|seed| {
            let places = random_places(30, EDGE, &mut Stream::new(seed, "test", 0));
            compare(&places, EDGE, 39, seed, 0)
        })
        .collect();
    let p_values: Vec<f64> = analyses.iter().map(|analysis| analysis.p_value).collect();
    // 10 ± 3 rejections, 100 ± 7 below a half.
    let below = |level: f64| p_values.iter().filter(|p_value| **p_value <= level).count();
    assert!((2..=20).contains(&below(0.05)), "{}", below(0.05));
    assert!((78..=122).contains(&below(0.5)), "{}", below(0.5));
    for analysis in &analyses {
        let curve = &analysis.l_minus_r;
        assert_eq!(outside(curve, 0) > 0, analysis.p_value <= 0.05);
    }
    // 5 % outside the pointwise band at any one distance, over far distances on average.
    let outside: usize = analyses.iter().map(|analysis| outside(&analysis.pair_correlation, 6)).sum();
    let share = outside as f64 / (200.0 * (analyses[0].distances.len() - 6) as f64);
    assert!((share - 0.05).abs() < 0.02, "{share}");
}

/// How many values, from the index `first` on, are outside the band.
fn outside(curve: &Banded, first: usize) -> usize {
    let within = |index: &usize| (curve.low[*index]..=curve.high[*index]).contains(&curve.observed[*index]);
    (first..curve.observed.len()).filter(|index| !within(index)).count()
}

fn poisson(mean: f64, stream: &mut Stream) -> u32 {
    let (mut count, mut sum) = (0, 0.0);
    loop {
        sum -= libm::log(1.0 - stream.uniform());
        if sum > mean {
            return count;
        }
        count += 1;
    }
}

/// Thomas' cluster process: normal clusters of `size` (mm) with `number` places each around parents of a density (1/mm²).
#[derive(Clone, Copy)]
struct Thomas {
    parents: f64,
    number: f64,
    size: f64,
}

impl Thomas {
    fn places(self, stream: &mut Stream) -> Vec<Place> {
        let margin = 5.0 * self.size;
        let wide = EDGE + 2.0 * margin;
        let mut places = Vec::new();
        for _ in 0..poisson(self.parents * wide * wide, stream) {
            let parent = (wide * stream.uniform() - margin, wide * stream.uniform() - margin);
            for _ in 0..poisson(self.number, stream) {
                let place = (parent.0 + self.size * stream.normal(), parent.1 + self.size * stream.normal());
                if (0.0..EDGE).contains(&place.0) && (0.0..EDGE).contains(&place.1) {
                    places.push(place);
                }
            }
        }
        places
    }

    fn pair_correlation(self, r: f64) -> f64 {
        let square = 4.0 * self.size * self.size;
        1.0 + libm::exp(-r * r / square) / (PI * square * self.parents)
    }

    fn k(self, r: f64) -> f64 {
        PI * r * r - libm::expm1(-r * r / (4.0 * self.size * self.size)) / self.parents
    }
}

#[test]
fn the_clusters_of_a_thomas_process_are_measured() {
    let thomas = Thomas { parents: 0.4, number: 3.0, size: 0.35 };
    let distances = Distances::new(120, EDGE);
    let means = means(&distances, 1.2, 1500, |stream| thomas.places(stream));
    for r in [0.25, 0.5, 0.8, 1.2, 2.0] {
        let index = next_to(&distances, r);
        let r = distances.at(index);
        let (g, k) = (means.pair_correlation[index], means.k[index]);
        assert!((g / thomas.pair_correlation(r) - 1.0).abs() < 0.03, "{g} for {} at {r}", thomas.pair_correlation(r));
        assert!((k / thomas.k(r) - 1.0).abs() < 0.03, "{k} for {} at {r}", thomas.k(r));
    }
    let analysis = analyse(&thomas.places(&mut Stream::new(3, "test", 0)), EDGE, 1, 0).unwrap();
    assert_eq!(analysis.p_value, 1.0 / 200.0);
    let index = next_to(&distances, 0.5);
    assert!(analysis.l_minus_r.observed[index] > analysis.l_minus_r.high[index]);
    assert!(analysis.pair_correlation.observed[index] > analysis.pair_correlation.high[index]);
}

/// Needles in 8 rows on a drum of 20 mm; 192 of them make 15.3 strikes per cm² and pass.
fn roller(needles: u32) -> Lattice {
    let parameters = Parameters::default();
    let needle = Needle::of_size(1.5, 0.25, &parameters);
    let motion = Motion::Roller { rows: 8, drum_diameter: 20.0 };
    Lattice::nominal(&Device { needle, needles, width: 20.0, motion })
}

/// In four directions, each unsteady by 0.1 rad.
fn passes(number: u32, lattice: Lattice, edge: f64, stream: &mut Stream) -> Vec<Place> {
    let pass = |pass: u32| {
        let angle = PI * f64::from(pass % 4) / 4.0 + 0.1 * stream.normal();
        lattice.strikes(edge, angle, stream)
    };
    (0..number).flat_map(pass).map(|strike| (strike.x, strike.y)).collect()
}

#[test]
fn one_pass_of_a_roller_is_regular() {
    let edge = 24.0;
    let analysis = analyse(&passes(1, roller(192), edge, &mut Stream::new(1, "test", 0)), edge, 1, 1).unwrap();
    assert_eq!(analysis.p_value, 1.0 / 200.0);
    assert_eq!((analysis.simulations, analysis.edge), (199, edge));
    assert_eq!((analysis.pair_correlation.observed[0], analysis.pair_correlation.low[0]), (0.0, 0.0));
    let index = analysis.distances.iter().position(|r| *r > 2.0).unwrap();
    assert_eq!(analysis.pair_correlation.observed[index], 0.0);
    assert_eq!(analysis.neighbour_distribution.observed[index], 0.0);
    assert!((analysis.l_minus_r.observed[index] + analysis.distances[index]).abs() < 1e-15);
    assert!(analysis.l_minus_r.observed[index] < analysis.l_minus_r.low[index]);
    assert!(analysis.neighbour_distribution.observed[index] < analysis.neighbour_distribution.low[index]);
}

#[test]
fn fifteen_passes_are_short_of_neighbours_by_those_of_their_own_pass() {
    // Below the spacing of the lattice only the 14 other passes have places: g = 14/15.
    let density = 15.0 * roller(192).density();
    let distances = Distances::new((density * EDGE * EDGE) as usize, EDGE);
    let means = means(&distances, density, 300, |stream| passes(15, roller(192), EDGE, stream));
    let (first, last) = (next_to(&distances, 0.1), next_to(&distances, 2.0));
    let g = means.pair_correlation[first..last].iter().sum::<f64>() / (last - first) as f64;
    assert!((g - 14.0 / 15.0).abs() < 0.01, "{g}");
}

#[test]
fn many_thin_passes_tend_to_randomness() {
    // The same density in 15 and in 120 passes. That 15 passes lack a fifteenth of the near pairs is found out on a square
    // centimetre in about a third of the cases, although they look random; 120 passes are hardly told from chance.
    let rejected = |number: u32, needles: u32| {
        let rejects = |seed: &u64| {
            let places = passes(number, roller(needles), EDGE, &mut Stream::new(*seed, "test", 99));
            compare(&places, EDGE, 99, *seed, 1).p_value <= 0.05
        };
        (0..60).filter(rejects).count()
    };
    let (few, many) = (rejected(15, 192), rejected(120, 24));
    assert!((10..=40).contains(&few), "{few} of 60");
    assert!(many <= 9, "{many} of 60");
}

#[test]
fn bounds_of_the_analysis() {
    let random = |count: usize| random_places(count, EDGE, &mut Stream::new(8, "test", 0));
    assert_eq!(analyse(&random(9), EDGE, 1, 0), None);
    assert!(analyse(&random(10), EDGE, 1, 0).unwrap().p_value > 0.0);
    let analysis = analyse(&random(5000), EDGE, 1, 0).unwrap();
    assert_eq!(analysis.simulations, 99);
    assert!((analysis.places as f64 / 2000.0 - 1.0).abs() < 0.1, "{}", analysis.places);
    assert!((analysis.edge - EDGE * 0.4_f64.sqrt()).abs() < 1e-12);
    assert!(analysis.p_value > 0.05, "the central square of a random pattern is one");
    // All on one spot, as no device would.
    let spot = compare(&[(5.0, 5.0); 12], EDGE, 19, 1, 0);
    assert!(spot.pair_correlation.observed.iter().chain(&spot.l_minus_r.observed).all(|value| value.is_finite()));
    assert!(spot.neighbour_distribution.observed.iter().all(|share| *share == 1.0));
    assert_eq!(spot.p_value, 1.0 / 20.0);
}

#[test]
fn random_numbers_are_named_by_seed_and_session() {
    let places = random_places(25, EDGE, &mut Stream::new(8, "test", 0));
    let band = |seed, session| compare(&places, EDGE, 39, seed, session).pair_correlation.high;
    assert_eq!(band(1, 2), band(1, 2));
    assert_ne!(band(1, 2), band(1, 3));
    assert_ne!(band(1, 2), band(2, 2));
}
