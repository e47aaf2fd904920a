//! A mark for how well a number is known, read off what it says of its evidence.

use super::html::Html;

/// A word, and the class that colours it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade {
    pub word: &'static str,
    pub class: &'static str,
}

const fn mark(word: &'static str, class: &'static str) -> Grade {
    Grade { word, class }
}

/// The mark and the sentence that explains it, best known first.
const GRADES: [(Grade, &str); 6] = [
    (mark("measured", "grade known"), "rests on a measurement"),
    (mark("partly measured", "grade partly"), "a measurement carried further by an assumption"),
    (mark("geometry", "grade partly"), "follows from the device as it was described; nobody has checked it on skin"),
    (mark("published model", "grade partly"), "a published formula; assumptions named beside it decide"),
    (mark("calibrated", "grade unsure"), "made to agree with known data; the amount is no prediction"),
    (mark("assumed", "grade unsure"), "recalled or assumed; order of magnitude at best"),
];

pub fn grade(evidence: &str) -> Grade {
    let says = |word: &str| evidence.contains(word);
    let place = if says("calibrated") {
        4
    } else if says("never measured") || says("kinematics") {
        2
    } else if says("published") {
        3
    } else if says("measured") && (says("assumed") || says("fitted") || says("rat)") || says("hairless rat")) {
        1
    } else if says("measured") {
        0
    } else {
        5
    };
    GRADES[place].0
}

/// The sentence that explains a mark.
pub fn meaning(grade: Grade) -> &'static str {
    GRADES.iter().find(|(known, _)| *known == grade).map_or("", |(_, meaning)| meaning)
}

/// What the marks mean.
pub fn write_legend(page: &mut Html) {
    page.element("ul", &[("class", "legend")], |list| {
        for (grade, meaning) in GRADES {
            list.element("li", &[], |item| {
                item.leaf("span", &[("class", grade.class)], grade.word);
                item.text(&format!(" {meaning}"));
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assumption_is_never_told_as_measured() {
        for (evidence, word) in [
            ("half-life measured (man, open air)", "measured"),
            ("half-life measured (rat); length dependence fitted", "partly measured"),
            ("kinematics of the device, exact for the geometry given; never measured on skin", "geometry"),
            (
                "contact with skin on fat and a published law of penetration; the force of the hand is assumed",
                "published model",
            ),
            ("calibrated, not predicted: kinetics assumed", "calibrated"),
            ("turnover recalled; stimulation recalled", "assumed"),
            ("", "assumed"),
        ] {
            assert_eq!(grade(evidence).word, word, "{evidence}");
        }
    }
}
