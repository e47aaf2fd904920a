//! Rules about sessions and the serum that follows them.

use crate::run::scenario::inputs::session_times;
use crate::run::scenario::problem::Problem;
use crate::run::scenario::serum::application_times;
use crate::run::scenario::values::Values;
use crate::units::without_noise;

pub fn treatment_has_a_device(values: &Values, course: &str) -> Option<Problem> {
    let (treatment, device) = (format!("{course}treatment"), format!("{course}device"));
    if !values.has(&treatment) || values.has(&device) {
        return None;
    }
    let help = format!(
        "add [{device}.roller], [{device}.stamp] or [{device}.pen], or leave [{treatment}] out{}",
        if course.is_empty() { " for intact skin" } else { "" }
    );
    let problem = Problem::new("a treatment without a device").at(values.place(&treatment));
    Some(problem.label("with which needles?").help(help))
}

pub fn one_way_to_say_when(values: &Values, course: &str) -> Option<Problem> {
    let path = |key: &str| format!("{course}treatment.{key}");
    let mut others = ["sessions", "interval", "start"].into_iter().map(path).filter(|path| values.has(path));
    let adapts = values.boolean(&path("adaptive")).is_ok_and(|adaptive| adaptive).then(|| path("adaptive"));
    let other = others.next().or(adapts)?;
    let days = path("days");
    if !values.has(&days) {
        return None;
    }
    let message = format!("both `{days}` and `{other}` say when the sessions are");
    Some(Problem::new(message).at(values.place(&other)).label("keep one of the two"))
}

pub fn last_session_comes_before_the_end(values: &Values, course: &str) -> Option<Problem> {
    let last = session_times(values, course).ok()?.last().copied()?;
    let duration = values.number("duration").ok()?;
    // What waits may come to fewer sessions.
    if last <= duration || values.boolean(&format!("{course}treatment.adaptive")).ok()? {
        return None;
    }
    let paths = ["days", "sessions", "interval", "start"].map(|key| format!("{course}treatment.{key}"));
    let place = paths.iter().find_map(|path| values.place(path)).or_else(|| values.place("duration"));
    let message = format!("the last session, on day {last}, comes after the end, day {duration}");
    let help = if duration > 0.0 {
        format!("set `duration` to \"{last} d\" or more, or hold fewer sessions")
    } else {
        "`duration = \"0 d\"` simulates the device alone, in one session: set `sessions = 1`".to_owned()
    };
    Some(Problem::new(message).at(place).label("too late").help(help))
}

pub fn a_second_device_comes_second(values: &Values) -> Option<Problem> {
    if !values.has("second") {
        return None;
    }
    let place = values.place("second");
    if !values.has("device") {
        let problem = Problem::new("a second device without a first").at(place);
        return Some(problem.label("second to what?").help("write the first as [device.…] and [treatment]"));
    }
    if !values.has("second.device") {
        let problem = Problem::new("`second` names no device").at(place);
        return Some(problem.help("add [second.device.roller], [second.device.stamp] or [second.device.pen]"));
    }
    let first = session_times(values, "").ok()?.first().copied()?;
    let second = session_times(values, "second.").ok()?.first().copied()?;
    if second >= first {
        return None;
    }
    let message = format!("the second device begins on day {second}, before the first, on day {first}");
    Some(Problem::new(message).at(values.place("second.treatment").or(place)).label("exchange the two"))
}

/// Which needles made a hole decides around it; where holes are followed one by one, all are of one device.
pub fn a_second_device_is_averaged(values: &Values) -> Option<Problem> {
    let resolution = values.text("model.resolution").ok()?;
    if !values.has("second") || matches!(resolution, "depth" | "well-mixed") {
        return None;
    }
    let message = format!("a second device can not be followed at the resolution `{resolution}`");
    let problem = Problem::new(message).at(values.first_place(&["model.resolution", "second"]));
    Some(problem.label("holes are followed one by one here").help("resolution = \"depth\" takes both devices"))
}

pub fn only_the_first_adapts(values: &Values) -> Option<Problem> {
    const ADAPTIVE: &str = "second.treatment.adaptive";
    values.boolean(ADAPTIVE).ok().filter(|adaptive| *adaptive)?;
    let problem = Problem::new("the second device keeps to its calendar").at(values.place(ADAPTIVE));
    Some(problem.label("only [treatment] can wait for the skin"))
}

/// Applications that count from the sessions wait with them; those with days of their own do not.
pub fn what_waits_has_no_days(values: &Values) -> Option<Problem> {
    values.boolean("treatment.adaptive").ok().filter(|adaptive| *adaptive)?;
    let days = format!("serum.{}.days", values.variant("serum")?);
    let place = values.place(&days)?;
    let problem = Problem::new(format!("`{days}` does not wait for the skin, as the sessions do")).at(Some(place));
    Some(problem.label("use `apply_after`, `applications` and `every`"))
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
