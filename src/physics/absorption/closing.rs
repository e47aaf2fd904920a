//! How channels close: fast in open air, slowly under an occluded film, in turn as the film comes and goes.
//!
//! ```text
//! φ/φ0 = 2^(−n),   n = ∫ dt/t½(t)
//! t½(film)  = t_film | t_occ                                               open air | occluded
//! t½(lumen) = t_ref (needle length/L_ref)^0.55 | max(that, t_occ)          all times the age multiplier
//! closed when n = 2.6
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | n | half-lives that passed | 1 | [Closing::half_lives] |
//! | t_film, t_ref, t_occ | half-lives in young skin | d | `film_half_life`, `lumen_half_life`, `occluded_half_life` |
//! | L_ref | needle length of t_ref | mm | `lumen_reference_length` |
//! | – | half-lives to full closure | 1 | `closure_multiple` |
//!
//! Two closures are kept apart: the film (water and ions; TEWL, impedance) and the lumen (solute). They were measured against
//! needle length, not channel depth. Only living skin closes its channels.

use super::serum::Serum;
use crate::physics::parameter::AbsorptionParameters;
use crate::physics::skin::{Preparation, Skin};

/// One kind of closure over the whole calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Closing {
    /// When an occluded film is on, from and to, d, increasing.
    occluded: Vec<(f64, f64)>,
    under_film: f64,
    in_air: f64,
}

impl Closing {
    /// Of the film of channels, under a serum put on at `applications` (d).
    pub fn film(
        skin: &Skin,
        serum: Option<&Serum>,
        applications: &[f64],
        parameters: &AbsorptionParameters,
    ) -> Closing {
        let half_life = |occluded| film_half_life(occluded, skin.age, parameters);
        Closing::new(skin, serum, applications, half_life)
    }

    /// Of the lumen of channels that needles of `needle_length` (mm) made.
    pub fn lumen(
        skin: &Skin,
        serum: Option<&Serum>,
        applications: &[f64],
        needle_length: f64,
        parameters: &AbsorptionParameters,
    ) -> Closing {
        let half_life = |occluded| lumen_half_life(needle_length, occluded, skin.age, parameters);
        Closing::new(skin, serum, applications, half_life)
    }

    fn new(skin: &Skin, serum: Option<&Serum>, applications: &[f64], half_life: impl Fn(bool) -> f64) -> Closing {
        if skin.preparation != Preparation::InVivo {
            return Closing { occluded: Vec::new(), under_film: f64::INFINITY, in_air: f64::INFINITY };
        }
        let occluded = match serum {
            Some(serum) if serum.occluded => contacts(applications, serum.contact_time),
            _ => Vec::new(),
        };
        Closing { occluded, under_film: half_life(true), in_air: half_life(false) }
    }

    /// Half-lives that pass between two times, d.
    pub fn half_lives(&self, from: f64, to: f64) -> f64 {
        let covered = |(on, off): &(f64, f64)| (off.min(to) - on.max(from)).max(0.0);
        let under_film: f64 = self.occluded.iter().map(covered).sum();
        under_film / self.under_film + (to - from - under_film) / self.in_air
    }

    /// Share of the state at `from` to which channels are still open at `to`.
    pub fn patency(&self, from: f64, to: f64) -> f64 {
        libm::exp2(-self.half_lives(from, to))
    }

    /// Time from `from` until so many half-lives have passed, d; infinite in dead skin.
    pub fn time_for(&self, half_lives: f64, from: f64) -> f64 {
        if half_lives <= 0.0 {
            return 0.0;
        }
        let (mut time, mut left) = (from, half_lives);
        for (on, off) in self.occluded.iter().filter(|(_, off)| *off > from) {
            let start = on.max(time);
            for (end, half_life) in [(start, self.in_air), (*off, self.under_film)] {
                let passed = (end - time) / half_life;
                if passed >= left {
                    return time + left * half_life - from;
                }
                left -= passed;
                time = end;
            }
        }
        time + left * self.in_air - from
    }

    /// Time from `opened` to full closure, d.
    pub fn closure_time(&self, opened: f64, parameters: &AbsorptionParameters) -> f64 {
        self.time_for(parameters.closure_multiple, opened)
    }
}

/// When serum is on the skin, from and to, d. What is renewed before its contact time ends is washed off a contact time after
/// the last application.
pub fn contacts(applications: &[f64], contact_time: f64) -> Vec<(f64, f64)> {
    let mut contacts: Vec<(f64, f64)> = Vec::new();
    for &time in applications {
        match contacts.last_mut() {
            Some((_, off)) if time < *off => *off = time + contact_time,
            _ => contacts.push((time, time + contact_time)),
        }
    }
    contacts
}

/// Half-life of the film of a channel, d. `age` in d.
pub fn film_half_life(occluded: bool, age: f64, parameters: &AbsorptionParameters) -> f64 {
    let young = if occluded { parameters.occluded_half_life } else { parameters.film_half_life };
    young * age_multiplier(age, parameters)
}

/// Half-life of the lumen of a channel that a needle of `needle_length` made, d. `age` in d.
pub fn lumen_half_life(needle_length: f64, occluded: bool, age: f64, parameters: &AbsorptionParameters) -> f64 {
    let relative_length = needle_length / parameters.lumen_reference_length;
    let open = parameters.lumen_half_life * libm::pow(relative_length, parameters.lumen_length_exponent);
    let young = if occluded { open.max(parameters.occluded_half_life) } else { open };
    young * age_multiplier(age, parameters)
}

/// Rises evenly from 1 between the two ages that were compared.
fn age_multiplier(age: f64, parameters: &AbsorptionParameters) -> f64 {
    let young = parameters.closure_age_young;
    let old = parameters.closure_age_old;
    let share = if age <= young {
        0.0
    } else if age >= old {
        1.0
    } else {
        (age - young) / (old - young)
    };
    1.0 + share * (parameters.closure_age_multiplier - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSING: Closing = Closing { occluded: Vec::new(), under_film: 1.0, in_air: 0.1 };

    fn covered() -> Closing {
        Closing { occluded: vec![(0.2, 0.7), (3.0, 4.0)], ..CLOSING }
    }

    #[test]
    fn air_and_film_take_turns() {
        let closing = covered();
        assert!((closing.half_lives(0.0, 0.2) - 2.0).abs() < 1e-12);
        assert!((closing.half_lives(0.0, 0.7) - 2.5).abs() < 1e-12);
        assert!((closing.half_lives(0.0, 0.8) - 3.5).abs() < 1e-12);
        assert!((closing.half_lives(0.4, 0.6) - 0.2).abs() < 1e-12);
        assert!((closing.patency(0.0, 0.1) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_time_for_half_lives_is_the_inverse() {
        let closing = covered();
        for from in [0.0, 0.1, 0.3, 0.7, 2.0, 3.5] {
            for span in [0.05, 0.15, 0.4, 0.6, 1.5, 4.0] {
                let passed = closing.half_lives(from, from + span);
                assert!((closing.time_for(passed, from) - span).abs() < 1e-9, "{from} {span}");
            }
        }
        assert_eq!(closing.time_for(0.0, 1.0), 0.0);
        let dead = Closing { under_film: f64::INFINITY, in_air: f64::INFINITY, ..CLOSING };
        assert_eq!(dead.time_for(2.6, 0.0), f64::INFINITY);
        assert_eq!(dead.patency(0.0, 5.0), 1.0);
    }

    #[test]
    fn renewed_serum_is_one_contact() {
        assert_eq!(contacts(&[0.0, 0.5, 3.0], 1.0), [(0.0, 1.5), (3.0, 4.0)]);
        assert_eq!(contacts(&[0.0, 1.0], 1.0), [(0.0, 1.0), (1.0, 2.0)]);
    }
}
