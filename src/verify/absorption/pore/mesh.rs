//! Edges of cells that are small where the field bends and grow away from there.
//!
//! ```text
//! s(x) = min(s₀ + γ (x − x₀), s₁ + γ (x₁ − x)),    n = ⌈∫ dx/s⌉ cells between x₀ and x₁, each taking an equal share of the integral
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | x₀, s₀ | a place, and the size of cells beside it | mm | [Anchor] |
//! | γ | by how much cells grow over their own size | 1 | `growth` |

/// An edge of the mesh, and the size of the cells beside it, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Anchor {
    pub place: f64,
    pub size: f64,
}

/// Edges from the first anchor to the last; the places increase.
pub(super) fn edges(anchors: &[Anchor], growth: f64) -> Vec<f64> {
    let mut edges: Vec<f64> = anchors.first().map(|anchor| anchor.place).into_iter().collect();
    for pair in anchors.windows(2) {
        add_between(pair[0], pair[1], growth, &mut edges);
    }
    edges
}

fn add_between(start: Anchor, end: Anchor, growth: f64, edges: &mut Vec<f64>) {
    let length = end.place - start.place;
    let rising = (0.5 * (length + (end.size - start.size) / growth)).clamp(0.0, length);
    let share = |size: f64, extent: f64| libm::log1p(growth * extent / size) / growth;
    let (before, behind) = (share(start.size, rising), share(end.size, length - rising));
    let cells = libm::ceil(before + behind).max(1.0) as usize;
    for edge in 1..cells {
        let passed = (before + behind) * edge as f64 / cells as f64;
        let place = if passed < before {
            start.place + start.size * libm::expm1(growth * passed) / growth
        } else {
            end.place - end.size * libm::expm1(growth * (before + behind - passed)) / growth
        };
        edges.push(place);
    }
    edges.push(end.place);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_sizes_that_were_asked_for() {
        let anchors = [(0.0, 0.01), (1.0, 0.02), (30.0, 1e9)].map(|(place, size)| Anchor { place, size });
        let edges = edges(&anchors, 0.2);
        let sizes: Vec<f64> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!((sizes[0] / 0.01 - 1.0).abs() < 0.15, "{}", sizes[0]);
        let at_one = edges.iter().position(|edge| *edge == 1.0).unwrap();
        assert!((sizes[at_one] / 0.02 - 1.0).abs() < 0.15 && (sizes[at_one - 1] / 0.02 - 1.0).abs() < 0.15);
        assert!(sizes.windows(2).all(|pair| pair[0] > 0.0 && pair[1] / pair[0] < 1.25 && pair[1] / pair[0] > 0.75));
        assert_eq!(edges.last(), Some(&30.0));
    }
}
