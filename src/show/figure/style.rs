//! Colours, line styles and sizes, in one place. Colours: Okabe and Ito, distinguishable with the common forms of colour
//! blindness; every line differs in its dashes as well, for print in grey.

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

pub const BLACK: Rgb = (0, 0, 0);
pub const INK: Rgb = (38, 38, 38);
pub const GREY: Rgb = (130, 130, 130);
pub const PALE: Rgb = (222, 222, 222);
pub const BLUE: Rgb = (0, 114, 178);
pub const VERMILLION: Rgb = (213, 94, 0);
pub const GREEN: Rgb = (0, 158, 115);
pub const PURPLE: Rgb = (204, 121, 167);
pub const ORANGE: Rgb = (230, 159, 0);
pub const SKY: Rgb = (86, 180, 233);

/// Sizes of type, in points.
pub const TITLE_SIZE: f64 = 8.5;
pub const LABEL_SIZE: f64 = 7.5;
pub const TICK_SIZE: f64 = 7.0;
pub const SMALL_PRINT: f64 = 6.0;

/// Widths of lines, in points.
pub const AXIS_WIDTH: f64 = 0.5;
pub const LINE_WIDTH: f64 = 1.1;

/// Widths of a figure in a journal, in millimetres: one column, two columns.
pub const ONE_COLUMN: f64 = 88.0;
pub const TWO_COLUMNS: f64 = 180.0;

/// How a line is broken: lengths of ink and of gap in points; `None` is a full line.
pub type Dash = Option<(f64, f64)>;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub color: Rgb,
    /// Points.
    pub width: f64,
    pub dash: Dash,
}

impl Stroke {
    pub const fn solid(color: Rgb, width: f64) -> Stroke {
        Stroke { color, width, dash: None }
    }

    /// The look of the `index`-th series of a panel; eight of them differ in colour, and neighbours in dashes.
    pub const fn series(index: usize) -> Stroke {
        const COLORS: [Rgb; 7] = [BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, BLACK];
        const DASHES: [Dash; 5] = [None, Some((4.0, 1.6)), Some((1.2, 1.2)), Some((8.0, 2.0)), Some((2.4, 1.4))];
        Stroke { color: COLORS[index % COLORS.len()], width: LINE_WIDTH, dash: DASHES[index % DASHES.len()] }
    }
}
