//! The surface of a scar as a map, and the texture parameters of ISO 25178-2.
//!
//! ```text
//! Sa = mean |z − z̄|,     Sq = √mean (z − z̄)²,     Sz = max z − min z          over a square of twice the width
//! volume = ∫ depth dA
//! ```

/// Points along a side of the square.
const POINTS: usize = 96;

/// Texture of the surface; lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relief {
    pub deepest: f64,
    /// Mean depth within the width.
    pub mean_depth: f64,
    /// mm³.
    pub volume: f64,
    pub arithmetic_mean_height: f64,
    pub root_mean_square_height: f64,
    pub maximum_height: f64,
}

/// Of a scar of this width whose depth is known at these radii (mm, increasing from 0; 0 beyond the last).
pub fn relief(width: f64, radii: &[f64], depths: &[f64]) -> Relief {
    let (side, radius) = (2.0 * width, 0.5 * width);
    let step = side / POINTS as f64;
    let place = |index: usize| (index as f64 + 0.5) * step - 0.5 * side;
    let mut map = Vec::with_capacity(POINTS * POINTS);
    let (mut within, mut inside) = (0.0, 0_usize);
    for row in 0..POINTS {
        for column in 0..POINTS {
            let distance = libm::hypot(place(row), place(column));
            let depth = interpolated(distance, radii, depths);
            if distance < radius {
                within += depth;
                inside += 1;
            }
            map.push(-depth);
        }
    }
    let count = map.len() as f64;
    let mean = map.iter().sum::<f64>() / count;
    let (lowest, highest) =
        map.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), z| (low.min(*z), high.max(*z)));
    Relief {
        deepest: depths.iter().copied().fold(0.0, f64::max),
        mean_depth: within / inside.max(1) as f64,
        volume: -mean * side * side,
        arithmetic_mean_height: map.iter().map(|z| (z - mean).abs()).sum::<f64>() / count,
        root_mean_square_height: (map.iter().map(|z| (z - mean) * (z - mean)).sum::<f64>() / count).sqrt(),
        maximum_height: highest - lowest,
    }
}

fn interpolated(radius: f64, radii: &[f64], depths: &[f64]) -> f64 {
    let above = radii.partition_point(|known| *known <= radius);
    if above == 0 || above == radii.len() {
        return 0.0;
    }
    let share = (radius - radii[above - 1]) / (radii[above] - radii[above - 1]);
    depths[above - 1] + share * (depths[above] - depths[above - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cone of radius 2 and depth 0.3: volume π R² d/3.
    #[test]
    fn a_cone_has_the_volume_of_a_cone() {
        let radii: Vec<f64> = (0..=20).map(|step| 0.1 * f64::from(step)).collect();
        let depths: Vec<f64> = radii.iter().map(|radius| 0.3 * (1.0 - radius / 2.0)).collect();
        let relief = relief(4.0, &radii, &depths);
        let volume = std::f64::consts::PI * 4.0 * 0.3 / 3.0;
        assert!((relief.volume / volume - 1.0).abs() < 3e-3, "{relief:?}");
        assert!((relief.mean_depth - 0.1).abs() < 2e-3);
        assert_eq!(relief.deepest, 0.3);
        assert!((relief.maximum_height - 0.3).abs() < 0.01);
        assert!(relief.arithmetic_mean_height < relief.root_mean_square_height);
    }
}
