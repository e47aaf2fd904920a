//! At which depth flow leaves a channel: the mean is the integral of the share that is still within,
//!
//! ```text
//! z̄/L = 1/L ∫ Q(z)/Q(0) dz,      Q(z): flow through the faces at z, as far as they lie in the channel
//! ```

use super::body::Body;
use super::network::Network;
use super::space::Space;

/// z̄/L on a mesh of radius and depth.
pub(super) fn mean(space: &Space, body: &Body) -> Option<f64> {
    let network = space.network(body);
    let drop = network.drop()?;
    let entering: f64 = network.source.iter().zip(&drop).map(|(source, drop)| source * drop).sum();
    let edges = space.grid.axes[2].edges();
    let (mut sum, mut before) = (0.0, (0.0, entering));
    for layer in 0..space.grid.axes[2].cells() {
        let depth = edges[layer + 1].clamp(0.0, body.length);
        if depth > 0.0 {
            let here = if depth < body.length { within(space, body, &network, &drop, layer) } else { 0.0 };
            sum += 0.5 * (before.1 + here) * (depth - before.0);
            before = (depth, here);
        }
    }
    Some(sum / (entering * body.length))
}

/// Q below a layer of cells.
fn within(space: &Space, body: &Body, network: &Network, drop: &[f64], layer: usize) -> f64 {
    let radius = &space.grid.axes[0];
    let wall = body.wall(0, [0.0, 0.0, space.grid.axes[2].edges()[layer + 1]]);
    let column = |ring: usize| {
        let [inner, outer] = [0, 1].map(|side| radius.edges()[ring + side].min(wall));
        let share = (outer * outer - inner * inner) / (2.0 * radius.volume(ring));
        let cell = layer * radius.cells() + ring;
        share * network.links[2][cell] * (drop[cell + radius.cells()] - drop[cell])
    };
    (0..radius.cells()).map(column).sum()
}
