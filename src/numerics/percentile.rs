//! Percentiles of samples.

/// Linear interpolation between order statistics; nothing from nothing. Sorts the values.
pub fn percentile(values: &mut [f64], share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let position = share * (values.len().checked_sub(1)? as f64);
    let (below, above) = (position.floor() as usize, position.ceil() as usize);
    Some(values[below] + (position - position.floor()) * (values[above] - values[below]))
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
