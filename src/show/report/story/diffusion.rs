//! What the diffusion of TGF-β decides, where a run has tried it.

use super::super::number::{digits, significant};
use super::super::source::Source;
use super::{Chapter, last_day};
use crate::physics::parameter::Parameters;
use crate::run::record::Table;

/// Share of the largest change of collagen by which the ends must differ to be called decisive.
const DECISIVE: f64 = 0.2;

/// The end of one course.
#[derive(Debug, Clone, Copy, PartialEq)]
struct End {
    reach: f64,
    collagen: f64,
    myofibroblasts: f64,
}

pub fn tell(source: &Source) -> Option<Chapter> {
    let ends = ends(source.tgf_diffusion.as_ref()?)?;
    let (first, last) = (ends.first()?, ends.last()?);
    let mut chapter = Chapter::new("How far the signal reaches");
    let day = last_day(source);
    chapter.say(format!(
        "Tissue between the channels responds only if TGF-β gets there before it decays. Its diffusion, which was published \
         {}-fold apart, was tried for reaches of {} to {} mm. With nothing else changed, total collagen on {day} is {} times healthy at \
         the low end and {} at the high end, and myofibroblasts at their peak {} and {} per mm³ (unit cells around channels).",
        digits(apart(), 2),
        digits(first.reach, 2),
        digits(last.reach, 2),
        digits(first.collagen, 4),
        digits(last.collagen, 4),
        significant(first.myofibroblasts),
        significant(last.myofibroblasts),
    ));
    chapter.say(verdict(&ends));
    Some(chapter)
}

/// The highest published diffusion over the lowest.
fn apart() -> f64 {
    Parameters::definition("tgf_diffusion").map_or(1.0, |definition| definition.high / definition.low)
}

/// The last row of every diffusion, in the order of the table.
fn ends(table: &Table) -> Option<Vec<End>> {
    let [diffusion, reach, collagen, myofibroblasts] =
        ["tgf_diffusion", "reach", "collagen.total", "myofibroblasts.peak"].map(|name| table.values(name));
    let (diffusion, reach, collagen, myofibroblasts) = (diffusion?, reach?, collagen?, myofibroblasts?);
    let is_last = |row: &usize| diffusion.get(row + 1).is_none_or(|next| *next != diffusion[*row]);
    let end = |row: usize| End { reach: reach[row], collagen: collagen[row], myofibroblasts: myofibroblasts[row] };
    Some((0..diffusion.len()).filter(is_last).map(end).collect())
}

fn verdict(ends: &[End]) -> &'static str {
    let change = ends.iter().map(|end| (end.collagen - 1.0).abs()).fold(0.0, f64::max);
    let highest = ends.iter().map(|end| end.collagen).fold(f64::MIN, f64::max);
    let lowest = ends.iter().map(|end| end.collagen).fold(f64::MAX, f64::min);
    if highest - lowest > DECISIVE * change {
        "So the diffusion of TGF-β alone decides how much the tissue between the channels responds, and nobody has \
         measured it in skin."
    } else {
        "So here the diffusion of TGF-β alone does not decide what becomes of the collagen on average. Only means were \
         compared: where in the tissue it is made may move."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(collagen: f64) -> End {
        End { reach: 0.1, collagen, myofibroblasts: 100.0 }
    }

    #[test]
    fn the_ends_decide_only_when_they_differ() {
        assert!(verdict(&[end(1.0067), end(1.0068), end(1.0066)]).contains("does not decide"));
        assert!(verdict(&[end(1.01), end(1.05)]).contains("alone decides"));
    }

    #[test]
    fn the_last_row_of_every_diffusion_is_told() {
        let mut table = Table::new();
        table.push("tgf_diffusion", "mm2/d", vec![0.0018, 0.0018, 0.29]);
        table.push("reach", "mm", vec![0.1; 3]);
        table.push("collagen.total", "1", vec![1.0, 1.1, 1.2]);
        table.push("myofibroblasts.peak", "1/mm3", vec![100.0; 3]);
        assert_eq!(ends(&table), Some(vec![end(1.1), end(1.2)]));
    }
}
