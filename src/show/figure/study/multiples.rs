//! Panels of equal size in rows, one per output, with what surrounds every one of them.

use super::super::canvas::points_of;
use super::super::panel::Frame;
use super::super::sheet::MARGIN;
use super::super::style::{ONE_COLUMN, TWO_COLUMNS};

/// Space around a panel, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    pub left: f64,
    pub above: f64,
    pub right: f64,
    pub below: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Multiples {
    columns: usize,
    rows: usize,
}

impl Multiples {
    /// At most `most` side by side, and no panel alone in its row where that can be helped.
    pub fn new(count: usize, most: usize) -> Multiples {
        let columns = if count == most + 1 { count.div_ceil(2) } else { count.clamp(1, most) };
        Multiples { columns, rows: count.div_ceil(columns) }
    }

    /// Width of the figure, mm.
    pub fn width(&self) -> f64 {
        if self.columns == 1 { ONE_COLUMN } else { TWO_COLUMNS }
    }

    /// Width between the margins of the figure, points.
    pub fn body_width(&self) -> f64 {
        points_of(self.width()) - 2.0 * MARGIN
    }

    /// Width of a panel, points.
    pub fn panel_width(&self, room: Room) -> f64 {
        self.body_width() / self.columns as f64 - room.left - room.right
    }

    /// Height of all rows, points.
    pub fn height(&self, room: Room, panel_height: f64) -> f64 {
        self.rows as f64 * (room.above + panel_height + room.below)
    }

    /// The frame of the `index`-th panel.
    pub fn panel(&self, all: Frame, index: usize, room: Room) -> Frame {
        all.cell(index % self.columns, self.columns, index / self.columns, self.rows)
            .inside(room.left, room.above, room.right, room.below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_full_where_that_can_be() {
        let layout = |count, most| {
            let multiples = Multiples::new(count, most);
            (multiples.columns, multiples.rows)
        };
        assert_eq!(layout(1, 3), (1, 1));
        assert_eq!(layout(3, 3), (3, 1));
        assert_eq!(layout(4, 3), (2, 2));
        assert_eq!(layout(7, 3), (3, 3));
        assert_eq!(layout(3, 2), (2, 2));
    }
}
