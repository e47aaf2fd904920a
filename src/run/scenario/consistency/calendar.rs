//! Rules about sessions and the serum that follows them.

use crate::run::scenario::inputs::session_times;
use crate::run::scenario::problem::Problem;
use crate::run::scenario::serum::application_times;
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

/// `days` of the serum, or the keys that count from the sessions.
pub fn one_calendar_of_applications(values: &Values) -> Option<Problem> {
    let kind = values.variant("serum")?;
    let path = |key: &str| format!("serum.{kind}.{key}");
    let stated = |key: &&str| values.place(&path(key)).is_some();
    let other = ["apply_after", "applications", "every"].into_iter().find(stated)?;
    if !values.has(&path("days")) {
        return None;
    }
    let message = format!("both `days` and `{other}` say when the serum is put on");
    Some(Problem::new(message).at(values.place(&path(other))).label("keep one of the two"))
}

pub fn serum_comes_after_the_beginning(values: &Values) -> Option<Problem> {
    let kind = values.variant("serum")?;
    let first = application_times(values).ok()?.first().copied()?;
    if first >= 0.0 {
        return None;
    }
    let hours = without_noise(-first * 24.0);
    let message = format!("the first application would be {hours} h before the beginning");
    let problem = Problem::new(message).at(values.place(&format!("serum.{kind}.apply_after")));
    let help = "let the sessions begin later, such as `days = [\"1 d\"]` in [treatment]";
    Some(problem.label("too early").help(help))
}

pub fn applications_can_be_followed(values: &Values) -> Option<Problem> {
    const MOST: usize = 10_000;
    let kind = values.variant("serum")?;
    let count = application_times(values).ok()?.len();
    if count <= MOST {
        return None;
    }
    let message = format!("{count} applications, at most {MOST} are followed");
    let place = values.first_place(&[&format!("serum.{kind}.applications"), "treatment.sessions"]);
    Some(Problem::new(message).at(place).label("too many"))
}
