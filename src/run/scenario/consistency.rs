//! Combinations that each key allows but that cannot be together.

use super::inputs::session_times;
use super::problem::Problem;
use super::values::{Values, day_of};

/// Needles longer than this multiple of the skin's thickness are refused.
///
/// Skin gives way under needles, so that the actual depth is well below the nominal length (a third to a half on soft
/// skin, where 1.5 mm rollers are in common use although epidermis and dermis measure 0.9 mm). A needle three times as
/// long as the skin is thick would leave it altogether, and the model ends at the dermis.
const LONGEST_NEEDLE_IN_SKINS: f64 = 3.0;

/// Every impossible combination. Values that the grammar has already refused are absent and are passed over.
pub fn contradictions(values: &Values) -> Vec<Problem> {
    [
        needle(values),
        array(values),
        calendar(values),
        serum(values),
        skin_and_outputs(values),
    ]
    .concat()
}

fn needle(values: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(kind) = values.variant("device") else {
        return problems;
    };
    let path = |key: &str| format!("device.{kind}.{key}");
    let number = |key: &str| values.optional_number(&path(key));
    let place = values.place(&path("needle_length"));
    if let (Some(length), Some(drum)) = (number("needle_length"), number("drum_diameter"))
        && length > drum / 2.0
    {
        let message = format!(
            "the needles ({length} mm) are longer than the radius of the drum ({} mm)",
            drum / 2.0
        );
        problems.push(
            Problem::new(message)
                .at(place)
                .label("shorten the needles or enlarge `drum_diameter`"),
        );
    }
    if let (Some(length), Some(skin)) = (number("needle_length"), skin_thickness(values))
        && length > LONGEST_NEEDLE_IN_SKINS * skin
    {
        let limit = LONGEST_NEEDLE_IN_SKINS * skin;
        let message = format!(
            "the needles ({length} mm) are longer than the skin allows: it is {skin:.3} mm thick here"
        );
        let help = format!(
            "the limit is {LONGEST_NEEDLE_IN_SKINS} times epidermis and dermis together, here {limit:.2} mm"
        );
        problems.push(
            Problem::new(message)
                .at(place)
                .label("too long for this site")
                .help(help),
        );
    }
    if let (Some(tip), Some(shaft)) = (number("tip_diameter"), number("needle_diameter"))
        && tip >= shaft
    {
        let message = format!(
            "the tip ({} um) is not thinner than the needle ({} um)",
            tip * 1e3,
            shaft * 1e3
        );
        let place = values
            .place(&path("tip_diameter"))
            .or(values.place(&path("needle_diameter")));
        problems.push(
            Problem::new(message)
                .at(place)
                .label("must be smaller than `needle_diameter`"),
        );
    }
    problems
}

/// Epidermis and dermis together, mm.
pub fn skin_thickness(values: &Values) -> Option<f64> {
    Some(values.optional_number("skin.epidermis")? + values.optional_number("skin.dermis")?)
}

fn array(values: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let (Ok(needles), Ok(rows)) = (
        values.integer::<i64>("device.roller.needles"),
        values.integer::<i64>("device.roller.rows"),
    ) && needles % rows != 0
    {
        let place = values
            .place("device.roller.rows")
            .or(values.place("device.roller.needles"));
        let divisors: Vec<String> = (1..=100)
            .filter(|divisor| needles % divisor == 0)
            .map(|divisor| divisor.to_string())
            .collect();
        let message = format!("{needles} needles cannot stand in {rows} equal rows");
        let help = format!("rows that divide {needles}: {}", divisors.join(", "));
        problems.push(
            Problem::new(message)
                .at(place)
                .label("must divide `needles`")
                .help(help),
        );
    }
    for kind in ["stamp", "pen"] {
        let path = |key: &str| format!("device.{kind}.{key}");
        let number = |key: &str| values.optional_number(&path(key));
        if let (Ok(needles), Some(width), Some(diameter)) = (
            values.integer::<i32>(&path("needles")),
            number("width"),
            number("needle_diameter"),
        ) && width / f64::from(needles).sqrt() < diameter
        {
            let place = values
                .place(&path("needles"))
                .or(values.place(&path("width")));
            let message =
                format!("{needles} needles of {diameter} mm do not fit on a square of {width} mm");
            problems.push(
                Problem::new(message)
                    .at(place)
                    .label("fewer or thinner needles, or more width"),
            );
        }
    }
    problems
}

fn calendar(values: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    if values.has("treatment") && !values.has("device") {
        let problem = Problem::new("a treatment without a device").at(values.place("treatment"));
        let help = "add [device.roller], [device.stamp] or [device.pen], or leave [treatment] out for intact skin";
        problems.push(problem.label("with which needles?").help(help));
    }
    for key in ["treatment.sessions", "treatment.interval"] {
        if values.has("treatment.days") && values.has(key) {
            let message = format!("both `treatment.days` and `{key}` say when the sessions are");
            problems.push(
                Problem::new(message)
                    .at(values.place(key))
                    .label("keep one of the two"),
            );
        }
    }
    let last = session_times(values)
        .ok()
        .and_then(|times| times.last().copied());
    if let (Some(last), Some(duration)) = (last, values.optional_number("duration"))
        && last > duration
    {
        let place = [
            "treatment.days",
            "treatment.sessions",
            "treatment.interval",
            "duration",
        ]
        .iter()
        .find_map(|path| values.place(path));
        let message =
            format!("the last session, on day {last}, comes after the end, day {duration}");
        let problem = Problem::new(message).at(place).label("too late");
        problems.push(problem.help(format!(
            "set `duration` to \"{last} d\" or more, or hold fewer sessions"
        )));
    }
    problems
}

fn serum(values: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(kind) = values.variant("serum") else {
        return problems;
    };
    let path = |key: &str| format!("serum.{kind}.{key}");
    let number = |key: &str| values.optional_number(&path(key));
    let shortest = session_times(values)
        .unwrap_or_default()
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .min_by(f64::total_cmp);
    if let (Some(after), Some(contact), Some(interval)) =
        (number("apply_after"), number("contact_time"), shortest)
        && after + contact > interval
    {
        let hours = (after + contact) * 24.0;
        let message = format!(
            "the serum is washed off {hours} h after a session, but the next comes after {} h",
            interval * 24.0
        );
        let place = values
            .place(&path("contact_time"))
            .or(values.place(&path("apply_after")));
        problems.push(
            Problem::new(message)
                .at(place)
                .label("still on the skin when the next session begins"),
        );
    }
    let has_pka = values.has("serum.custom.pka");
    match values.text("serum.custom.ionisation") {
        Ok(word @ ("acid" | "base")) if !has_pka => {
            let problem = Problem::new(
                format!("an {word} needs `serum.custom.pka`").replace("an base", "a base"),
            );
            problems.push(
                problem
                    .at(values.place("serum.custom.ionisation"))
                    .label("which constant?"),
            );
        }
        Ok("neutral") if has_pka => {
            let problem =
                Problem::new("`serum.custom.pka` is given, but `ionisation` is \"neutral\"");
            let label = "say `ionisation = \"acid\"` or \"base\"";
            problems.push(problem.at(values.place("serum.custom.pka")).label(label));
        }
        _ => {}
    }
    problems
}

fn skin_and_outputs(values: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let (Some(corneum), Some(epidermis)) = (
        values.optional_number("skin.stratum_corneum"),
        values.optional_number("skin.epidermis"),
    ) && corneum >= epidermis
    {
        let message = format!(
            "the stratum corneum ({} um) is not thinner than the epidermis ({} um), which includes it",
            corneum * 1e3,
            epidermis * 1e3
        );
        let place = values
            .place("skin.stratum_corneum")
            .or(values.place("skin.epidermis"));
        problems.push(
            Problem::new(message)
                .at(place)
                .label("must be smaller than `epidermis`"),
        );
    }
    let last = values
        .numbers("outputs.days")
        .ok()
        .and_then(|days| days.last().copied());
    if let (Some(last), Some(duration)) = (last, values.optional_number("duration"))
        && last > duration
    {
        let message = format!("an outcome on day {last} lies after the end, day {duration}");
        problems.push(
            Problem::new(message)
                .at(values.place("outputs.days"))
                .label("must lie within the duration"),
        );
    }
    let days = values.numbers("outputs.days").unwrap_or_default();
    for (expectation, place) in &values.expectations {
        if day_of(&expectation.outcome).is_some_and(|day| !days.contains(&day)) {
            let message = format!(
                "`{}` is expected, but its day is not reported",
                expectation.outcome
            );
            let problem = Problem::new(message)
                .at(*place)
                .label("not among `outputs.days`");
            problems.push(problem.help(format!("reported days: {}", list(days))));
        }
    }
    if values
        .integer::<i64>("uncertainty.members")
        .is_ok_and(|members| members == 1)
    {
        let problem =
            Problem::new("an ensemble of 1 has no spread").at(values.place("uncertainty.members"));
        problems.push(problem.label("0 for none, or at least 2"));
    }
    problems
}

/// "1, 28, 90", for messages.
pub fn list(days: &[f64]) -> String {
    if days.is_empty() {
        return "none".to_owned();
    }
    days.iter()
        .map(f64::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}
