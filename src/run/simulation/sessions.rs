//! What each session means to the person who has it, and what that adds up to: `sessions.csv`.
//!
//! Redness and downtime are those of each session by itself; a later session begins anew. Over a treatment they count the days
//! within any of them: sessions closer than the downtime overlap. Injured volumes simply add up.

use super::calendar::Calendar;
use super::member::Member;
use crate::physics::absorption::Closing;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{SessionPuncture, downtime, erythema_duration, time_within};
use crate::run::record::Table;
use crate::run::scenario::Inputs;

/// 1/mm² to 1/cm², and mm³/mm² to mm³/cm².
const PER_SQUARE_CENTIMETRE: f64 = 100.0;

/// How long one session shows, d; infinite in dead skin.
#[derive(Debug, Clone, Copy)]
pub struct Recovery {
    pub start: f64,
    pub erythema: f64,
    pub downtime: f64,
}

impl Recovery {
    /// Of every session.
    pub fn of_sessions(
        inputs: &Inputs,
        parameters: &Parameters,
        calendar: &Calendar,
        sessions: &[SessionPuncture],
    ) -> Vec<Recovery> {
        let film = Closing::film(&inputs.skin, inputs.serum.as_ref(), &calendar.applications, &parameters.absorption);
        let recovery = |session: &SessionPuncture| {
            // With a half-life of 1 a duration is a number of half-lives.
            let after = |half_lives: f64| film.time_for(half_lives, session.time);
            Recovery {
                start: session.time,
                erythema: after(erythema_duration(session.surface_breach, 1.0, parameters)),
                downtime: after(downtime(session.surface_breach, 1.0, parameters)),
            }
        };
        sessions.iter().map(recovery).collect()
    }

    /// Days of redness of a treatment.
    pub fn total_erythema(recoveries: &[Recovery]) -> f64 {
        let intervals: Vec<(f64, f64)> = recoveries.iter().map(|one| (one.start, one.erythema)).collect();
        time_within(&intervals)
    }

    /// Days of downtime of a treatment.
    pub fn total_downtime(recoveries: &[Recovery]) -> f64 {
        let intervals: Vec<(f64, f64)> = recoveries.iter().map(|one| (one.start, one.downtime)).collect();
        time_within(&intervals)
    }
}

/// Holes that bled, 1/mm².
pub fn bleeding_density(session: &SessionPuncture) -> f64 {
    session.bleeding * session.statistics.density
}

/// One row a session.
pub fn table(inputs: &Inputs, parameters: &Parameters, member: &Member) -> Table {
    let sessions = &member.punctures;
    let mut table = Table::new();
    if sessions.is_empty() {
        return table;
    }
    let recoveries = Recovery::of_sessions(inputs, parameters, &member.calendar, sessions);
    let mut column = |name: &str, unit: &str, value: &dyn Fn(usize) -> f64| {
        // Dead skin never recovers, and without a hole there is no depth: no value.
        let cell = |session: usize| Some(value(session)).filter(|value| value.is_finite()).unwrap_or(f64::NAN);
        table.push(name, unit, (0..sessions.len()).map(cell).collect());
    };
    let of_holes =
        |session: &SessionPuncture, value: f64| if session.statistics.density > 0.0 { value } else { f64::NAN };
    column("session", "1", &|session| session as f64 + 1.0);
    column("day", "d", &|session| sessions[session].time);
    column("density", "1/cm2", &|session| sessions[session].statistics.density * PER_SQUARE_CENTIMETRE);
    column("depth_mean", "mm", &|session| of_holes(&sessions[session], sessions[session].statistics.depth_mean));
    column("depth_sd", "mm", &|session| of_holes(&sessions[session], sessions[session].statistics.depth_sd));
    column("pierced", "1", &|session| sessions[session].statistics.pierced_fraction);
    column("pain.vas", "1", &|session| sessions[session].pain);
    column("bleeding", "1", &|session| of_holes(&sessions[session], sessions[session].bleeding));
    column("bleeding.punctures", "1/cm2", &|session| bleeding_density(&sessions[session]) * PER_SQUARE_CENTIMETRE);
    column("surface_breach", "1", &|session| sessions[session].surface_breach);
    column("erythema.duration", "d", &|session| recoveries[session].erythema);
    column("downtime.duration", "d", &|session| recoveries[session].downtime);
    column("killed_volume.total", "mm3/cm2", &|session| {
        let killed: f64 = sessions[..=session].iter().map(|one| one.injury.killed_volume()).sum();
        killed * PER_SQUARE_CENTIMETRE
    });
    column("erythema.total", "d", &|session| Recovery::total_erythema(&recoveries[..=session]));
    column("downtime.total", "d", &|session| Recovery::total_downtime(&recoveries[..=session]));
    table
}
