//! What differs from cell to cell of the dermis besides its wound.

use crate::numerics::grid::Grid;
use crate::physics::healing::kinetics::Place;
use crate::physics::parameter::HealingParameters;

/// Of every cell of a grid whose third axis is the depth below the junction: the vessels of the `papillary` layer (its thickness,
/// mm) and the flux of TGF-β3 through the junction, spread over the height of the first layer.
pub fn places(parameters: &HealingParameters, grid: &Grid, papillary: f64) -> Vec<Place> {
    let depth = &grid.axes[2];
    let place = |cell: usize| {
        let layer = grid.position(cell)[2];
        let is_papillary = depth.centre(layer) < papillary;
        Place {
            vessel_density: if is_papillary { parameters.vessel_density_papillary } else { 1.0 },
            keratinocytes: if layer == 0 { parameters.keratinocyte_layer / depth.volume(0) } else { 0.0 },
            under_epidermis: layer == 0,
            invasion: 0.0,
            ascorbate: 1.0,
            opening: 0.0,
            front_moves: false,
        }
    };
    (0..grid.cells()).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::grid::Axis;
    use crate::physics::healing::Tissue;
    use crate::physics::healing::tissue::Column;

    #[test]
    fn every_line_in_depth_is_the_column() {
        let parameters = HealingParameters::default();
        let column = Tissue::column(parameters.clone(), &Column::resolved(0.9, 0.15)).unwrap();
        let radius = Axis::radial(vec![0.0, 0.1, 0.3]).unwrap();
        let grid = Grid { axes: [radius, Axis::degenerate(), column.grid.axes[2].clone()] };
        let places = places(&parameters, &grid, 0.15);
        assert_eq!(places.len(), 64);
        for (cell, place) in places.iter().enumerate() {
            assert_eq!(*place, column.places[grid.position(cell)[2]]);
        }
    }
}
