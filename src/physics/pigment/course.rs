//! The equations of pigment along a course of sessions.

use crate::physics::parameter::OutcomeParameters;

/// What drives pigment, at times from 0 on. Before, nothing but everyday light did.
#[derive(Debug, Clone, Copy)]
pub struct Stimuli<'a> {
    /// d, increasing, from 0.
    pub times: &'a [f64],
    /// I at these times.
    pub inflammation: &'a [f64],
    /// B.
    pub breach: &'a [f64],
    /// Σ c/IC50 of what inhibits melanogenesis.
    pub inhibition: &'a [f64],
    /// Σ c/IC50 of what inhibits its drives.
    pub calming: &'a [f64],
    /// U, throughout.
    pub ultraviolet: f64,
}

/// A lesion that makes more melanin than its surroundings, and loses some of its drive with every session.
#[derive(Debug, Clone, Copy)]
pub struct Lesion<'a> {
    /// d₀; 0 beside a lesion.
    pub drive: f64,
    /// When (d), and what share of the holes went through the epidermis.
    pub sessions: &'a [(f64, f64)],
}

/// Melanin at one time, over the epidermal melanin of this person at rest, beside any lesion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pigment {
    pub epidermis: f64,
    pub dermis: f64,
}

/// One entry a time of the stimuli.
pub fn course(stimuli: &Stimuli<'_>, lesion: &Lesion<'_>, parameters: &OutcomeParameters) -> Vec<Pigment> {
    let sources: Vec<f64> = (0..stimuli.times.len()).map(|index| source(stimuli, lesion, index, parameters)).collect();
    let before = 1.0 + lesion.drive;
    let mut dermis = 0.0;
    (0..stimuli.times.len())
        .map(|index| {
            if index > 0 {
                dermis = next_dermis(dermis, stimuli, &sources, index, parameters);
            }
            Pigment { epidermis: epidermis(stimuli.times, &sources, before, index, parameters), dermis }
        })
        .collect()
}

/// q. A session takes effect right after its time.
fn source(stimuli: &Stimuli<'_>, lesion: &Lesion<'_>, index: usize, parameters: &OutcomeParameters) -> f64 {
    let light = parameters.melanin_per_ultraviolet * stimuli.ultraviolet;
    let inflamed = parameters.melanin_per_inflammation * stimuli.inflammation[index];
    let drives = light + inflamed + drive(lesion, stimuli.times[index], parameters);
    (1.0 + drives / (1.0 + stimuli.calming[index])) / (1.0 + stimuli.inhibition[index])
}

/// d.
fn drive(lesion: &Lesion<'_>, time: f64, parameters: &OutcomeParameters) -> f64 {
    let (mut lost, mut since) = (0.0, 0.0);
    for (session, through) in lesion.sessions.iter().filter(|(session, _)| *session < time) {
        lost *= libm::exp(-parameters.lesion_drive_return * (session - since));
        lost += (1.0 - lost) * -libm::expm1(-parameters.lesion_drive_loss * through);
        since = *session;
    }
    lesion.drive * (1.0 - lost * libm::exp(-parameters.lesion_drive_return * (time - since)))
}

/// M over its value at rest.
fn epidermis(times: &[f64], sources: &[f64], before: f64, index: usize, parameters: &OutcomeParameters) -> f64 {
    let (loss, transit, now) = (parameters.melanin_loss, parameters.epidermal_transit, times[index]);
    let oldest = now - transit;
    // ∫ q e^(−k (now − u)) du from `from` to `until`, q going evenly from `first` to `last`.
    let carried = |from: f64, until: f64, first: f64, last: f64| {
        let [even, falling] = fading(loss, until - from);
        libm::exp(-loss * (now - until)) * (last * even - (last - first) * falling)
    };
    let mut sum = if oldest < times[0] { carried(oldest, times[0], before, before) } else { 0.0 };
    for step in 0..index {
        let (from, until) = (times[step].max(oldest), times[step + 1]);
        if until > from {
            let slope = (sources[step + 1] - sources[step]) / (times[step + 1] - times[step]);
            sum += carried(from, until, sources[step] + slope * (from - times[step]), sources[step + 1]);
        }
    }
    let rest = -libm::expm1(-loss * transit) / loss;
    sum / rest
}

/// `∫₀^h e^(−k s) ds` and `∫₀^h s/h e^(−k s) ds`.
fn fading(loss: f64, length: f64) -> [f64; 2] {
    const SMALL: f64 = 1e-3;
    let x = loss * length;
    let even = -libm::expm1(-x) / loss;
    let falling = if x < SMALL { length * (0.5 - x / 3.0 + x * x / 8.0) } else { (even - length * libm::exp(-x)) / x };
    [even, falling]
}

/// D at the time `index`, with the means of the interval before it.
fn next_dermis(
    dermis: f64,
    stimuli: &Stimuli<'_>,
    sources: &[f64],
    index: usize,
    parameters: &OutcomeParameters,
) -> f64 {
    let mean = |values: &[f64]| 0.5 * (values[index - 1] + values[index]);
    let dropped = parameters.melanin_drop * mean(stimuli.breach) + parameters.melanin_fall * mean(stimuli.inflammation);
    let gain = dropped * mean(sources);
    let loss = parameters.melanophage_clearance;
    let left = libm::exp(-loss * (stimuli.times[index] - stimuli.times[index - 1]));
    dermis * left + gain * (1.0 - left) / loss
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_LESION: Lesion<'_> = Lesion { drive: 0.0, sessions: &[] };

    fn days(count: usize) -> Vec<f64> {
        (0..=count).map(|day| day as f64).collect()
    }

    fn quiet(times: &[f64]) -> Vec<f64> {
        vec![0.0; times.len()]
    }

    #[test]
    fn skin_at_rest_stays_as_it_is() {
        let times = days(200);
        let zero = quiet(&times);
        let stimuli = Stimuli {
            times: &times,
            inflammation: &zero,
            breach: &zero,
            inhibition: &zero,
            calming: &zero,
            ultraviolet: 0.0,
        };
        for pigment in course(&stimuli, &NO_LESION, &OutcomeParameters::default()) {
            assert!((pigment.epidermis - 1.0).abs() < 1e-12 && pigment.dermis == 0.0, "{pigment:?}");
        }
    }

    /// What exists is shed, not bleached: with the source shut, melanin of age above the transit is gone, and not a day before.
    #[test]
    fn inhibitors_do_not_bleach() {
        let parameters = OutcomeParameters::default();
        let (transit, loss) = (parameters.epidermal_transit, parameters.melanin_loss);
        let times: Vec<f64> = [0.0, 1e-9].into_iter().chain((1..=60).map(f64::from)).collect();
        let zero = quiet(&times);
        let mut shut = vec![1e12; times.len()];
        shut[0] = 0.0;
        let stimuli = Stimuli {
            times: &times,
            inflammation: &zero,
            breach: &zero,
            inhibition: &shut,
            calming: &zero,
            ultraviolet: 0.0,
        };
        let melanin = course(&stimuli, &NO_LESION, &parameters);
        for (time, pigment) in times.iter().zip(&melanin).skip(1) {
            let left = (libm::exp(-loss * time) - libm::exp(-loss * transit)) / -libm::expm1(-loss * transit);
            assert!((pigment.epidermis - left.max(0.0)).abs() < 1e-8, "{time} {pigment:?}");
        }
    }

    #[test]
    fn a_ramp_is_integrated_exactly() {
        // q = 1 + 0.1 t while inflammation grows evenly: against a fine sum.
        let parameters = OutcomeParameters { melanin_per_inflammation: 0.1, ..OutcomeParameters::default() };
        let times = days(30);
        let zero = quiet(&times);
        let stimuli = Stimuli {
            times: &times,
            inflammation: &times,
            breach: &zero,
            inhibition: &zero,
            calming: &zero,
            ultraviolet: 0.0,
        };
        let found = course(&stimuli, &NO_LESION, &parameters)[30].epidermis;
        let (loss, transit) = (parameters.melanin_loss, parameters.epidermal_transit);
        let steps = 200_000;
        let width = transit / f64::from(steps);
        let sum = |source: &dyn Fn(f64) -> f64| {
            (0..steps)
                .map(|step| (f64::from(step) + 0.5) * width)
                .map(|age| source(30.0 - age) * libm::exp(-loss * age))
                .sum::<f64>()
        };
        let expected = sum(&|time| 1.0 + 0.1 * time.max(0.0)) / sum(&|_| 1.0);
        assert!((found - expected).abs() < 1e-8, "{found} {expected}");
    }

    #[test]
    fn a_lesion_fades_with_sessions_and_not_by_itself() {
        let times = days(150);
        let zero = quiet(&times);
        let stimuli = Stimuli {
            times: &times,
            inflammation: &zero,
            breach: &zero,
            inhibition: &zero,
            calming: &zero,
            ultraviolet: 0.0,
        };
        let parameters = OutcomeParameters { lesion_drive_return: 0.0, ..OutcomeParameters::default() };
        let contrast = |sessions: &[(f64, f64)]| {
            let lesion = course(&stimuli, &Lesion { drive: 0.5, sessions }, &parameters);
            lesion.iter().map(|pigment| pigment.epidermis - 1.0).collect::<Vec<_>>()
        };
        assert!(contrast(&[]).iter().all(|value| (value - 0.5).abs() < 1e-12));
        let treated = contrast(&[(0.0, 1.0), (30.0, 1.0), (60.0, 1.0), (90.0, 1.0)]);
        assert!(treated.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12));
        // A transit after the last session: four times e^(−g).
        let settled = 0.5 * libm::exp(-4.0 * parameters.lesion_drive_loss);
        assert!((treated[150] - settled).abs() < 1e-12, "{}", treated[150]);
    }

    /// Tranexamic acid against a lesion, and against normal skin.
    #[test]
    fn what_calms_the_drives_leaves_normal_skin_as_it_is() {
        let times = days(150);
        let (zero, much) = (quiet(&times), vec![9.0; times.len()]);
        let stimuli = Stimuli {
            times: &times,
            inflammation: &zero,
            breach: &zero,
            inhibition: &zero,
            calming: &much,
            ultraviolet: 0.0,
        };
        let parameters = OutcomeParameters::default();
        let at_the_end = |drive: f64| course(&stimuli, &Lesion { drive, sessions: &[] }, &parameters)[150].epidermis;
        assert!((at_the_end(0.0) - 1.0).abs() < 1e-12);
        assert!((at_the_end(0.5) - 1.05).abs() < 1e-12);
    }

    #[test]
    fn a_lesion_comes_back_slowly() {
        let parameters = OutcomeParameters::default();
        let lesion = Lesion { drive: 0.5, sessions: &[(0.0, 1.0), (30.0, 1.0)] };
        let after = drive(&lesion, 31.0, &parameters);
        assert!(after < 0.5 * libm::exp(-1.8 * parameters.lesion_drive_loss));
        assert!(drive(&lesion, 200.0, &parameters) > after && drive(&lesion, 1e5, &parameters) > 0.499);
    }
}
