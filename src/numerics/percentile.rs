//! Percentiles of samples.

/// Linear interpolation between order statistics; nothing from nothing. Sorts the values.
pub fn percentile(values: &mut [f64], share: f64) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some(percentile_of_sorted(values, share))
}

/// The same of values (at least one) that increase.
pub fn percentile_of_sorted(values: &[f64], share: f64) -> f64 {
    let position = share * (values.len() - 1) as f64;
    let (below, above) = (position.floor() as usize, position.ceil() as usize);
    values[below] + (position - position.floor()) * (values[above] - values[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_interpolate() {
        assert_eq!(percentile(&mut [3.0, 1.0, 2.0], 0.25), Some(1.5));
        assert_eq!(percentile(&mut [], 0.5), None);
    }
}
