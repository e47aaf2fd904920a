//! Integrals over an interval by the rule of Gauss and Legendre: n points are exact for polynomials of degree 2n − 1.

/// Nodes and weights on [−1, 1].
#[derive(Debug, Clone, PartialEq)]
pub struct GaussLegendre {
    nodes: Vec<(f64, f64)>,
}

impl GaussLegendre {
    /// The rule with `points` points (at least one), its nodes by Newton's method on the Legendre polynomial.
    pub fn new(points: usize) -> GaussLegendre {
        let points = points.max(1);
        let count = points as f64;
        let nodes = (0..points)
            .map(|index| {
                let mut node = libm::cos(std::f64::consts::PI * (index as f64 + 0.75) / (count + 0.5));
                for _ in 0..8 {
                    let (value, slope) = legendre(points, node);
                    node -= value / slope;
                }
                let (_, slope) = legendre(points, node);
                (node, 2.0 / ((1.0 - node * node) * slope * slope))
            })
            .collect();
        GaussLegendre { nodes }
    }

    /// Nodes and weights of the rule between `lower` and `upper`.
    pub fn nodes_between(&self, lower: f64, upper: f64) -> impl Iterator<Item = (f64, f64)> {
        let middle = 0.5 * (upper + lower);
        let half = 0.5 * (upper - lower);
        self.nodes.iter().map(move |(node, weight)| (middle + half * node, half * weight))
    }

    /// ∫ `function` from `lower` to `upper`.
    pub fn integrate(&self, lower: f64, upper: f64, mut function: impl FnMut(f64) -> f64) -> f64 {
        let middle = 0.5 * (upper + lower);
        let half = 0.5 * (upper - lower);
        let sum: f64 = self.nodes.iter().map(|(node, weight)| weight * function(middle + half * node)).sum();
        half * sum
    }
}

/// The Legendre polynomial of degree `degree` at `x`, and its slope.
fn legendre(degree: usize, x: f64) -> (f64, f64) {
    let (mut previous, mut current) = (1.0, x);
    for order in 2..=degree {
        let n = order as f64;
        (previous, current) = (current, ((2.0 * n - 1.0) * x * current - (n - 1.0) * previous) / n);
    }
    (current, degree as f64 * (x * current - previous) / (x * x - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polynomials_are_exact_to_degree_2n_minus_1() {
        for points in 1..12_usize {
            let rule = GaussLegendre::new(points);
            let degree = 2 * points as i32 - 1;
            let computed = rule.integrate(0.0, 2.0, |x| libm::pow(x, f64::from(degree)));
            let exact = libm::pow(2.0, f64::from(degree + 1)) / f64::from(degree + 1);
            assert!((computed / exact - 1.0).abs() < 1e-13, "{points} points: {computed} for {exact}");
        }
    }

    #[test]
    fn smooth_functions_converge_to_rounding() {
        let computed = GaussLegendre::new(16).integrate(0.0, std::f64::consts::PI, libm::sin);
        assert!((computed - 2.0).abs() < 1e-14);
    }
}
