//! Bands of simulated curves, at each distance and over all of them.

/// Low and high at every distance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Band {
    pub low: Vec<f64>,
    pub high: Vec<f64>,
}

/// The band that leaves out the share `level` of the curves at any one distance, half of it on either side: the k-th
/// smallest and largest of m curves with k = (m + 1) level/2. Values that are NaN do not count.
pub(super) fn pointwise(curves: &[&[f64]], level: f64) -> Band {
    let distances = curves.first().map_or(0, |curve| curve.len());
    let (mut low, mut high) = (Vec::with_capacity(distances), Vec::with_capacity(distances));
    for distance in 0..distances {
        let values = curves.iter().map(|curve| curve[distance]);
        let mut values: Vec<f64> = values.filter(|value| !value.is_nan()).collect();
        values.sort_by(f64::total_cmp);
        let position = (0.5 * level * (values.len() + 1) as f64 + 1e-9).floor().max(1.0) as usize - 1;
        low.push(values.get(position).copied().unwrap_or(f64::NAN));
        high.push(values.iter().nth_back(position).copied().unwrap_or(f64::NAN));
    }
    Band { low, high }
}

/// The band that holds the share 1 − `level` of all curves at all distances, and how extreme the first curve is.
pub(super) fn global(curves: &[&[f64]], level: f64) -> (Band, f64) {
    let ranks = extreme_ranks(curves);
    let mut order: Vec<usize> = (0..curves.len()).collect();
    order.sort_by(|one, other| ranks[*one].cmp(&ranks[*other]));
    // Share of the curves at least as extreme as each.
    let share = |curve: &usize| {
        let extreme = order.partition_point(|other| ranks[*other] <= ranks[*curve]);
        extreme as f64 / curves.len() as f64
    };
    let kept: Vec<&[f64]> = order.iter().filter(|curve| share(curve) > level).map(|curve| curves[*curve]).collect();
    let distances = curves.first().map_or(0, |curve| curve.len());
    let extreme = |start: f64, choose: fn(f64, f64) -> f64| {
        let of = |distance: usize| kept.iter().fold(start, |so_far, curve| choose(so_far, curve[distance]));
        (0..distances).map(of).collect()
    };
    let band = Band { low: extreme(f64::INFINITY, f64::min), high: extreme(f64::NEG_INFINITY, f64::max) };
    (band, share(&0))
}

/// For each curve its ranks at all distances, twice each so that mean ranks of ties are whole, the most extreme first.
fn extreme_ranks(curves: &[&[f64]]) -> Vec<Vec<usize>> {
    let count = curves.len();
    let distances = curves.first().map_or(0, |curve| curve.len());
    let mut ranks = vec![Vec::with_capacity(distances); count];
    let mut order: Vec<usize> = (0..count).collect();
    for distance in 0..distances {
        order.sort_by(|one, other| curves[*one][distance].total_cmp(&curves[*other][distance]));
        let mut first = 0;
        for tied in order.chunk_by(|one, other| curves[*one][distance] == curves[*other][distance]) {
            let from_below = 2 * first + tied.len() + 1;
            let rank = from_below.min(2 * (count + 1) - from_below);
            tied.iter().for_each(|curve| ranks[*curve].push(rank));
            first += tied.len();
        }
    }
    ranks.iter_mut().for_each(|ranks| ranks.sort_unstable());
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::random::Stream;

    fn walks(count: usize, seed: u64) -> Vec<Vec<f64>> {
        let mut stream = Stream::new(seed, "test", 0);
        let mut walk = || {
            let mut place = 0.0;
            let steps = (0..12).map(|_| {
                place += stream.normal();
                place
            });
            steps.collect::<Vec<f64>>()
        };
        (0..count).map(|_| walk()).collect()
    }

    fn slices(curves: &[Vec<f64>]) -> Vec<&[f64]> {
        curves.iter().map(Vec::as_slice).collect()
    }

    #[test]
    fn pointwise_leaves_out_the_share_at_each_distance() {
        let curves: Vec<Vec<f64>> =
            (1..=199).map(|value| vec![f64::from(value), -f64::from(value), f64::NAN]).collect();
        let band = pointwise(&slices(&curves), 0.05);
        assert_eq!((&band.low[..2], &band.high[..2]), (&[5.0, -195.0][..], &[195.0, -5.0][..]));
        assert!(band.low[2].is_nan() && band.high[2].is_nan());
    }

    #[test]
    fn a_curve_leaves_the_global_band_exactly_when_its_p_value_says_so() {
        for seed in 0..100 {
            let curves = walks(100, seed);
            let (band, p_value) = global(&slices(&curves), 0.05);
            let within = |curve: &Vec<f64>| {
                curve.iter().enumerate().all(|(index, value)| (band.low[index]..=band.high[index]).contains(value))
            };
            assert_eq!(within(&curves[0]), p_value > 0.05, "{seed}: {p_value}");
            assert_eq!(curves.iter().filter(|curve| within(curve)).count(), 95);
        }
    }

    #[test]
    fn extreme_rank_length_breaks_ties_of_the_extreme_rank() {
        // All four are the lowest or highest somewhere, the first and the last at two distances.
        let curves = [vec![0.0, 0.0, 2.0], vec![1.0, 1.0, 0.0], vec![2.0, 3.0, 1.0], vec![3.0, 2.0, 3.0]];
        assert_eq!(extreme_ranks(&slices(&curves)), [[2, 2, 4], [2, 4, 4], [2, 4, 4], [2, 2, 4]]);
        let (_, p_value) = global(&slices(&curves), 0.05);
        assert_eq!(p_value, 0.5);
        let tied = [vec![1.0], vec![1.0], vec![1.0], vec![5.0]];
        assert_eq!(extreme_ranks(&slices(&tied)), [[4], [4], [4], [2]]);
        assert_eq!(global(&slices(&tied), 0.05).1, 1.0);
    }
}
