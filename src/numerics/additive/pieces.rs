//! Large fields in pieces, over the threads of the pool that the caller is in; small ones in one piece on its own thread, so that
//! many small grids run side by side. No result depends on the pieces: they are independent, or come back in order.

use rayon::prelude::*;

/// Numbers of a piece of a field.
const PIECE: usize = 16_384;

/// Cells of a tile over all variables, a multiple of every number of lanes.
const TILE: usize = 4096;

/// Works on every number by itself; `work` gets the position of the piece in `target`.
pub fn in_pieces(target: &mut [f64], work: impl Fn(usize, &mut [f64]) + Sync) {
    if target.len() <= TILE * 64 {
        work(0, target);
    } else {
        target.par_chunks_mut(PIECE).enumerate().for_each(|(number, piece)| work(number * PIECE, piece));
    }
}

/// Works on two fields of one size together.
pub fn in_pieces_of_two(one: &mut [f64], other: &mut [f64], work: impl Fn(usize, &mut [f64], &mut [f64]) + Sync) {
    if one.len() <= TILE * 64 {
        work(0, one, other);
    } else {
        let pieces = one.par_chunks_mut(PIECE).zip(other.par_chunks_mut(PIECE)).enumerate();
        pieces.for_each(|(number, (one, other))| work(number * PIECE, one, other));
    }
}

/// Works on the field of every variable by itself, with work space.
pub fn by_variable<W: Default + Send>(
    values: &mut [f64],
    cells: usize,
    space: &mut W,
    work: impl Fn(usize, &mut [f64], &mut W) + Sync,
) {
    if cells <= TILE {
        values.chunks_mut(cells).enumerate().for_each(|(variable, field)| work(variable, field, space));
    } else {
        let fields = values.par_chunks_mut(cells).enumerate();
        fields.for_each_init(W::default, |space, (variable, field)| work(variable, field, space));
    }
}

/// What `work` finds out about every variable.
pub fn of_variables<R: Send>(variables: usize, cells: usize, work: impl Fn(usize) -> R + Sync + Send) -> Vec<R> {
    if cells <= TILE { (0..variables).map(work).collect() } else { (0..variables).into_par_iter().map(work).collect() }
}

/// What `work` finds out about every variable while it changes its fields in `one` and `other`.
pub fn by_variable_of_two<R: Send>(
    one: &mut [f64],
    other: &mut [f64],
    cells: usize,
    work: impl Fn(usize, &mut [f64], &mut [f64]) -> R + Sync + Send,
) -> Vec<R> {
    let numbered = |(variable, (one, other)): (usize, (&mut [f64], &mut [f64]))| work(variable, one, other);
    if cells <= TILE {
        one.chunks_mut(cells).zip(other.chunks_mut(cells)).enumerate().map(numbered).collect()
    } else {
        one.par_chunks_mut(cells).zip(other.par_chunks_mut(cells)).enumerate().map(numbered).collect()
    }
}

/// A piece of every field.
type Tile<'fields> = Vec<&'fields mut [f64]>;

/// Works on tiles of cells over all variables; `work` gets the first cell of the tile and its piece of every field.
pub fn by_tile<R: Send>(
    values: &mut [f64],
    cells: usize,
    work: impl Fn(usize, &mut [&mut [f64]]) -> R + Sync + Send,
) -> Vec<R> {
    over_tiles(&mut tiles(values, cells), cells, |first, tile| work(first, tile))
}

/// Works on tiles of cells over all variables of two sets of fields together.
pub fn by_tile_of_two<R: Send>(
    one: &mut [f64],
    other: &mut [f64],
    cells: usize,
    work: impl Fn(usize, [&mut [&mut [f64]]; 2]) -> R + Sync + Send,
) -> Vec<R> {
    let mut pairs: Vec<_> = tiles(one, cells).into_iter().zip(tiles(other, cells)).collect();
    over_tiles(&mut pairs, cells, |first, (one, other)| work(first, [one, other]))
}

fn tiles(values: &mut [f64], cells: usize) -> Vec<Tile<'_>> {
    let mut tiles: Vec<Tile<'_>> = (0..cells.div_ceil(TILE)).map(|_| Vec::new()).collect();
    for field in values.chunks_mut(cells) {
        tiles.iter_mut().zip(field.chunks_mut(TILE)).for_each(|(tile, piece)| tile.push(piece));
    }
    tiles
}

fn over_tiles<T: Send, R: Send>(
    tiles: &mut [T],
    cells: usize,
    work: impl Fn(usize, &mut T) -> R + Sync + Send,
) -> Vec<R> {
    let numbered = |(number, tile): (usize, &mut T)| work(number * TILE, tile);
    if cells <= TILE {
        tiles.iter_mut().enumerate().map(numbered).collect()
    } else {
        tiles.par_iter_mut().enumerate().map(numbered).collect()
    }
}
