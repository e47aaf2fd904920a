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

/// The band that holds the share 1 − `level` of all curves at all distances, and the share of the curves that are at least as
/// extreme as the first.
pub(super) fn global(curves: &[&[f64]], level: f64) -> (Band, f64) {
    let ranks = least_ranks(curves);
    let mut sorted = ranks.clone();
    sorted.sort_by(f64::total_cmp);
    let share = |rank: f64| sorted.partition_point(|other| *other <= rank) as f64 / curves.len() as f64;
    let kept: Vec<&[f64]> =
        curves.iter().zip(&ranks).filter(|(_, rank)| share(**rank) > level).map(|(curve, _)| *curve).collect();
    let distances = curves.first().map_or(0, |curve| curve.len());
    let extreme = |start: f64, choose: fn(f64, f64) -> f64| {
        let of = |distance: usize| kept.iter().fold(start, |so_far, curve| choose(so_far, curve[distance]));
        (0..distances).map(of).collect()
    };
    let band = Band { low: extreme(f64::INFINITY, f64::min), high: extreme(f64::NEG_INFINITY, f64::max) };
    (band, ranks.first().map_or(1.0, |rank| share(*rank)))
}

/// For each curve the least of its continuous ranks over all distances, counted from below or above, whichever is less.
fn least_ranks(curves: &[&[f64]]) -> Vec<f64> {
    let count = curves.len() as f64;
    let distances = curves.first().map_or(0, |curve| curve.len());
    let mut least = vec![f64::INFINITY; curves.len()];
    for distance in 0..distances {
        let values: Vec<f64> = curves.iter().map(|curve| curve[distance]).collect();
        for (least, rank) in least.iter_mut().zip(continuous_ranks(&values)) {
            *least = least.min(rank).min(count - rank);
        }
    }
    least
}

/// Ranks between 0 and the number of values m; ties share the middle of theirs.
fn continuous_ranks(values: &[f64]) -> Vec<f64> {
    let count = values.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let at = |place: usize| values[order[place]];
    let mut ranks = vec![0.0; count];
    let mut first = 0;
    for tied in order.chunk_by(|one, other| values[*one] == values[*other]) {
        let rank = if tied.len() > 1 || count < 3 {
            first as f64 + 0.5 * tied.len() as f64
        } else if first == 0 {
            libm::exp(-(at(1) - at(0)) / (at(count - 1) - at(1)))
        } else if first == count - 1 {
            count as f64 - libm::exp(-(at(first) - at(first - 1)) / (at(first - 1) - at(0)))
        } else {
            first as f64 + (at(first) - at(first - 1)) / (at(first + 1) - at(first - 1))
        };
        tied.iter().for_each(|curve| ranks[*curve] = rank);
        first += tied.len();
    }
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
    fn ranks_grow_with_the_distance_to_the_neighbours() {
        let ranks = continuous_ranks(&[2.0, 0.0, 5.0, 1.0]);
        let expected = [2.25, libm::exp(-0.25), 4.0 - libm::exp(-1.5), 1.5];
        for (rank, expected) in ranks.iter().zip(expected) {
            assert!((rank - expected).abs() < 1e-15, "{ranks:?}");
        }
        assert_eq!(continuous_ranks(&[1.0, 1.0, 4.0, 1.0]), [1.5, 1.5, 4.0, 1.5], "nothing is as extreme as this");
        assert_eq!(continuous_ranks(&[1.0; 3]), [1.5; 3]);
        assert_eq!(global(&slices(&[vec![1.0], vec![1.0], vec![1.0], vec![5.0]]), 0.05).1, 1.0);
    }

    #[test]
    fn far_outside_at_one_distance_is_more_extreme_than_just_outside_at_many() {
        let mut curves = walks(99, 5);
        let just_outside: Vec<f64> =
            (0..12).map(|index| curves.iter().map(|curve| curve[index]).fold(0.0, f64::max) + 1e-3).collect();
        let mut far_outside = vec![0.0; 12];
        far_outside[3] = 20.0;
        curves.insert(0, far_outside);
        curves.push(just_outside);
        assert_eq!(global(&slices(&curves), 0.05).1, 1.0 / 101.0);
    }
}
