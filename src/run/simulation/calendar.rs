//! When anything happens or is reported. All times in days from the beginning.

use crate::run::scenario::Inputs;

/// Times after a session at which healing is fast: every 0.1 d for five days, every 0.5 d for three weeks.
fn after_session() -> impl Iterator<Item = f64> {
    (0..=50).map(|step| f64::from(step) * 0.1).chain((11..=42).map(|step| f64::from(step) * 0.5))
}

/// Hours after an application at which absorption is reported, until four weeks.
const AFTER_APPLICATION: [f64; 34] = [
    0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0, 18.0, 21.0, 24.0, 30.0, 36.0,
    42.0, 48.0, 60.0, 72.0, 96.0, 120.0, 144.0, 168.0, 216.0, 264.0, 336.0, 504.0, 672.0,
];

/// Times of a run, each list increasing and within the duration.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Of both devices.
    pub sessions: Vec<f64>,
    /// Of each session, whether it is one of the second device.
    pub by_second: Vec<bool>,
    /// Every day, and densely after every session; begins with 0.
    pub series: Vec<f64>,
    /// Weekly, sessions' mornings after, and the days asked for; part of `series`.
    pub profiles: Vec<f64>,
    /// When serum is put on.
    pub applications: Vec<f64>,
    /// When absorption is reported.
    pub absorption: Vec<f64>,
}

impl Calendar {
    pub fn new(inputs: &Inputs) -> Calendar {
        let end = inputs.duration;
        let (sessions, by_second): (Vec<f64>, Vec<bool>) = inputs.sessions().into_iter().unzip();
        let applications: Vec<f64> = inputs.applications.iter().copied().filter(|time| *time <= end).collect();
        let days: Vec<f64> = (0..).map(f64::from).take_while(|day| *day <= end).collect();
        let weeks = days.iter().copied().filter(|day| day % 7.0 == 0.0);
        let mornings = sessions.iter().map(|session| session + 1.0);
        let asked = inputs.output_days.iter().copied().chain(sessions.iter().copied()).chain([end]);
        let profiles = merged(weeks.chain(mornings).chain(asked), [].into_iter(), end);
        let soon = sessions.iter().flat_map(|session| after_session().map(move |delay| session + delay));
        let series = merged(days.iter().chain(&profiles).copied(), soon, end);
        let reported =
            applications.iter().flat_map(|start: &f64| AFTER_APPLICATION.iter().map(move |hours| start + hours / 24.0));
        let events = applications.iter().chain(&sessions).copied().chain([0.0, end]);
        let absorption = merged(events, reported, end);
        Calendar { sessions, by_second, series, profiles, applications, absorption }
    }
}

/// Up to `end`, in order and each once. Times that are asked for stay exactly as they are; the others yield to any time less
/// than a second away.
fn merged(asked: impl Iterator<Item = f64>, others: impl Iterator<Item = f64>, end: f64) -> Vec<f64> {
    const SECOND: f64 = 1.0 / 86_400.0;
    let mut asked: Vec<f64> = asked.filter(|time| *time <= end).collect();
    asked.sort_by(f64::total_cmp);
    asked.dedup();
    let near = |time: f64, times: &[f64]| {
        let next = times.partition_point(|other| *other < time);
        times[next.saturating_sub(1)..].iter().take(2).any(|other| (other - time).abs() < SECOND)
    };
    let mut others: Vec<f64> = others.filter(|time| *time <= end && !near(*time, &asked)).collect();
    others.sort_by(f64::total_cmp);
    others.dedup_by(|later, earlier| *later - *earlier < SECOND);
    asked.extend(others);
    asked.sort_by(f64::total_cmp);
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_asked_for_stay_exact() {
        // 7 × 0.7 + 0.1 is not 5 in floating point, but it is day 5.
        let sessions: Vec<f64> = (0..12).map(|session| f64::from(session) * 0.7).collect();
        let days = (0..=9).map(f64::from);
        let soon = sessions.iter().flat_map(|session| after_session().map(move |delay| session + delay));
        let times = merged(days.clone(), soon, 9.0);
        for day in days {
            assert!(times.contains(&day), "day {day}");
        }
        assert!(times.windows(2).all(|pair| pair[1] - pair[0] > 1e-6), "increasing, none twice");
    }
}
