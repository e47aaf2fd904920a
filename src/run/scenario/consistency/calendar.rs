//! Rules about sessions and the serum that follows them.

use crate::run::scenario::inputs::session_times;
use crate::run::scenario::problem::Problem;
use crate::run::scenario::values::Values;
use crate::units::without_noise;

pub fn treatment_has_a_device(values: &Values) -> Option<Problem> {
    if !values.has("treatment") || values.has("device") {
        return None;
    }
    let help = "add [device.roller], [device.stamp] or [device.pen], or leave [treatment] out for intact skin";
    let problem = Problem::new("a treatment without a device").at(values.place("treatment"));
    Some(problem.label("with which needles?").help(help))
}

pub fn one_way_to_say_when(values: &Values) -> Option<Problem> {
    let other = ["treatment.sessions", "treatment.interval"].into_iter().find(|path| values.has(path))?;
    if !values.has("treatment.days") {
        return None;
    }
    let message = format!("both `treatment.days` and `{other}` say when the sessions are");
    Some(Problem::new(message).at(values.place(other)).label("keep one of the two"))
}

pub fn last_session_comes_before_the_end(values: &Values) -> Option<Problem> {
    let last = session_times(values).ok()?.last().copied()?;
    let duration = values.number("duration").ok()?;
    if last <= duration {
        return None;
    }
    let paths = ["treatment.days", "treatment.sessions", "treatment.interval", "duration"];
    let message = format!("the last session, on day {last}, comes after the end, day {duration}");
    let help = if duration > 0.0 {
        format!("set `duration` to \"{last} d\" or more, or hold fewer sessions")
    } else {
        "`duration = \"0 d\"` simulates the device alone, in one session: set `sessions = 1`".to_owned()
    };
    Some(Problem::new(message).at(values.first_place(&paths)).label("too late").help(help))
}

pub fn serum_is_off_before_the_next_session(values: &Values) -> Option<Problem> {
    let kind = values.variant("serum")?;
    let [after, contact] = ["apply_after", "contact_time"].map(|key| format!("serum.{kind}.{key}"));
    let end = values.optional_number(&after)? + values.optional_number(&contact)?;
    let times = session_times(values).ok()?;
    let interval = times.windows(2).map(|pair| pair[1] - pair[0]).min_by(f64::total_cmp)?;
    if end <= interval {
        return None;
    }
    let message = format!(
        "the serum is washed off {} h after a session, but the next comes after {} h",
        without_noise(end * 24.0),
        without_noise(interval * 24.0)
    );
    let place = values.first_place(&[&contact, &after]);
    Some(Problem::new(message).at(place).label("still on the skin when the next session begins"))
}

/// An acid or a base has a `pka`, and nothing else has one.
pub fn charge_has_its_constant(values: &Values) -> Option<Problem> {
    let has_pka = values.has("serum.custom.pka");
    match values.text("serum.custom.ionisation").ok()? {
        "neutral" if has_pka => {
            let problem = Problem::new("`serum.custom.pka` is given, but `ionisation` is \"neutral\"");
            let label = "say `ionisation = \"acid\"` or \"base\"";
            Some(problem.at(values.place("serum.custom.pka")).label(label))
        }
        word @ ("acid" | "base") if !has_pka => {
            let problem = Problem::new(format!("`ionisation` = \"{word}\" needs `serum.custom.pka`"));
            Some(problem.at(values.place("serum.custom.ionisation")).label("with which acid constant?"))
        }
        _ => None,
    }
}
