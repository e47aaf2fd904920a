//! The table of outcomes: name, unit, meaning, evidence.

/// One outcome. A name that ends in `.T` exists for every day asked for and for the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub name: &'static str,
    pub unit: &'static str,
    pub meaning: &'static str,
    /// What the number rests on; never empty.
    pub evidence: &'static str,
}

const GEOMETRY: &str = "kinematics of the device; re-entry into holes assumed; never measured on skin";
const PATTERN: &str = "lattices of passes at random phase and angle; steadiness of the hand and capture radius assumed; never \
     measured on skin";
const DEPTH: &str = "contact of all needles with skin on fat and a published law of penetration; the force of the hand and the \
     dimple of a needle are assumed and, with the tension of the skin, decide";
const DRAG: &str = "kinematics of the device; a drum turns without torque, its friction measured on other skin; never measured on \
     rolled skin";
const CHANNEL: &str = "measured ratio to the needle (Kalluri 2011, hairless rat); open depth assumed";
const KILLED: &str = "exact union of the holes; the rim killed around a needle is assumed, the depths as above";
const PAIN: &str = "measured for up to 50 needles (Gill 2008); saturation and scale assumed; without anaesthetic unless the \
     scenario gives the share of pain that it leaves";
const BLOOD: &str =
    "vessel densities of a published model (Blicharz 2018); depth of the plexus, from which every hole bleeds, assumed";
const REDNESS: &str = "film closure from an upper bound in man; gain assumed; inflammation is not included: 1–2 d are measured \
     after a roller, under 48 h after 0.3 mm arrays";
const DOWNTIME: &str = "film closure from an upper bound in man; gains assumed; inflammation is not included: redness of 1–2 d is \
     measured, and water loss recovers within 24 to 72 h, above baseline at 48 h on the face";
const SEQUENCE: &str = "kinetics assumed so that the known sequence of healing comes out; the sequence is robust";
const SPREAD: &str = "holes placed as computed; reach of the signals published 160-fold apart; kinetics assumed";
const PAPILLARY: &str =
    "calibrated on stained biopsies after one roller study (Lotfi 2013), not predicted: kinetics assumed";
const AMOUNT: &str = "calibrated, not predicted: on stained biopsies of one roller study (Lotfi 2013); kinetics assumed, 25 % noise on them moves the gain several-fold";
/// Of skin with channels under a film that dries while it is on.
pub const PERMEATION: &str = "published permeability models; the supply of channels from a dried film, the patency of channels \
     and the polar path are assumed; the first decides after the film has dried";
/// Of skin with channels under a film that stays wet.
pub const PERMEATION_WET: &str =
    "published permeability models; the patency of channels and the polar path are assumed; under a wet film";
/// Of skin without channels.
pub const PERMEATION_INTACT: &str = "published permeability models; the polar path is assumed";
/// Of a barrier that is closed to the solute.
pub const DOES_NOT_PASS: &str =
    "does not pass: by the model less than 1e-20 cm/s, ten decades below what was ever measured";

const PERMEABILITY: &str = "published formulas, right within a factor of about 6 for 85 % of 86 measured solutes; the polar path was set by \
     six of them; that of ascorbic acid has never been measured: an estimate";

const SEEN: &str = "layered optics with published absorption; blood, scattering and what inflammation does to them are assumed; melanin of a \
     phototype set to the midst of its class of colour";
const MELANIN: &str = "transit of the epidermis recalled; every rate of pigment assumed";
const INFLAMED: &str = "kinetics assumed; the risk takes it against that of a 1.5 mm roller";
const SPOTS: &str = "calibrated: logistic form set to the scatter of published rates (lasers for the most part), good to a factor of two at best; phototypes 5 \
     and 6 extrapolated";
const SCARRED: &str = "shape of the scar from clinical ranges; how collagen fills it is calibrated on one study of biopsies, not predicted; deficit, exponent and tether assumed; \
     between studies scores fall by 0.9 to 24 % a session";
const GRADED: &str = "slopes of the grades assumed; raters differ by a grade";
const STANDOFF: &str = "geometry of drum, plate and scar; that skin does not bulge into the dent is assumed";

const SCORED: &str = "sizes drawn from clinical descriptions; weights of the scores recalled, grades by assumed slopes, noise of raters from one study; how \
     collagen fills a scar is calibrated on one study of biopsies";
const CIRCLE: &str = "layered optics with published absorption; that skin under the eye has more melanin and blood is measured, how much is assumed; \
     shadow is not in it";
const SWELLING: &str = "nobody has measured it after needling: rates assumed so that it passes within days";
const CALENDAR: &str = "the calendar of the scenario; where sessions wait, the kinetics decide, which are assumed";
const TRACKS: &str = "one count, 2 of 30 after a roller (Dogra 2014); that the sweep of needles decides is assumed";

const FOLDS: &str = "bilayer instability (recalled) on a ground as stiff as its collagen; exponent and strain assumed; furrows are not in it";
const LESION: &str =
    "calibrated: loss of drive per session on the needling arm of one split-face trial, without an untreated arm";
const COST: &str = "prices assumed from advertisements, weak sources; no currency";

const fn row(name: &'static str, unit: &'static str, meaning: &'static str, evidence: &'static str) -> Entry {
    Entry { name, unit, meaning, evidence }
}

/// Every outcome, in the order of the story.
pub const CATALOGUE: &[Entry] = &[
    row("puncture.density", "1/cm2", "holes per area after the first session", GEOMETRY),
    row("puncture.depth_mean", "mm", "mean depth of the tips, actual, not nominal", DEPTH),
    row("puncture.depth_sd", "mm", "standard deviation of that depth", DEPTH),
    row("puncture.depth_low", "mm", "depth that 5 % of the holes do not reach", DEPTH),
    row("puncture.depth_high", "mm", "depth that 5 % of the holes exceed", DEPTH),
    row("puncture.depth_to_length", "1", "mean depth over nominal needle length", DEPTH),
    row("puncture.pierced_fraction", "1", "share of strikes that pierced rather than dented", DEPTH),
    row("puncture.force_per_needle", "N", "mean force on a needle at its deepest", DEPTH),
    row(
        "puncture.insertion_force",
        "N",
        "median force at which the skin breaks",
        "measured line in tip diameter (Römgens 2014)",
    ),
    row("puncture.threshold_force", "N", "force of the hand at which the first needles pierce", DEPTH),
    row("puncture.engaged_needles", "1", "needles in the skin, or denting it, at once", DEPTH),
    row(
        "puncture.carried_share",
        "1",
        "share of the hand's force that the needles carry; drum, plate or rim the rest",
        DEPTH,
    ),
    row("puncture.approach", "mm", "way of the deepest tips below the plane of the skin, dent included", DEPTH),
    row("puncture.sweep", "mm", "how far a tip is dragged along the surface", DRAG),
    row("puncture.density_cv", "1", "coefficient of variation of the holes in squares of about ten", GEOMETRY),
    row(
        "puncture.density_dispersion",
        "1",
        "variance over mean of the same; 1 for chance alone, less is more even",
        GEOMETRY,
    ),
    row("puncture.coverage", "1", "share of the surface within a needle's cross-section", GEOMETRY),
    row(
        "puncture.neighbour_distance",
        "mm",
        "mean distance of a hole to its nearest neighbour, corrected for the edge of the patch",
        PATTERN,
    ),
    row(
        "puncture.regularity",
        "1",
        "that distance over the one at random (Clark and Evans): below 1 clustered, above 1 regular",
        PATTERN,
    ),
    row(
        "puncture.overlap_fraction",
        "1",
        "share of the holes that overlap another of the first session",
        "as the pattern; the length of slits assumed, and each taken as round: an upper bound",
    ),
    row(
        "puncture.re_entry_fraction",
        "1",
        "share of the strikes that slid into a hole of the session",
        "the capture radius is assumed and decides; never measured on skin",
    ),
    row(
        "puncture.csr_p_value",
        "1",
        "global test of the holes of the first session against complete spatial randomness; in a run only, not in samples",
        "exact test by simulation (rank envelope of L − r); it judges the simulated pattern, which was never measured on skin",
    ),
    row("puncture.channel_depth", "mm", "mean depth of the channel that stays open", CHANNEL),
    row("puncture.channel_diameter", "um", "mean diameter of the mouth that stays open", CHANNEL),
    row(
        "injury.killed_volume",
        "mm3/cm2",
        "tissue that the needles of the first session kill, per area; overlaps counted once",
        KILLED,
    ),
    row("injury.killed_dermis", "mm3/cm2", "the part of it that lies in the dermis", KILLED),
    row("pain.vas", "1", "pain on a scale of 0 to 10, first session", PAIN),
    row("pain.vas_highest", "1", "the same, of the session that hurts most", PAIN),
    row("bleeding.fraction", "1", "share of the holes that bleed", BLOOD),
    row("bleeding.punctures", "1/cm2", "holes per area that bleed, first session", BLOOD),
    row(
        "erythema.duration",
        "d",
        "time until the redness of the open film (not of inflammation) is within 10 %",
        REDNESS,
    ),
    row("erythema.total", "d", "days of that redness over all sessions, overlaps counted once", REDNESS),
    row("downtime.duration", "d", "time until redness and water loss of the open film are within 10 %", DOWNTIME),
    row("downtime.total", "d", "days of downtime over all sessions, overlaps counted once", DOWNTIME),
    row("neutrophils.peak_time", "d", "peak of neutrophils after the first session", SEQUENCE),
    row("macrophages.peak_time", "d", "peak of all macrophages after the first session", SEQUENCE),
    row("fibroblasts.peak_time", "d", "peak of fibroblasts after the first session", SEQUENCE),
    row("myofibroblasts.peak_time", "d", "peak of myofibroblasts after the first session", SEQUENCE),
    row("collagen.synthesis_peak_time", "d", "peak of collagen synthesis after the first session", SEQUENCE),
    row(
        "reepithelialisation.time",
        "h",
        "until the epidermis has closed over a channel; where space is resolved: to 1 % of what was open",
        "front speed assumed (0.12–0.5 mm/d); where space is resolved the width of the front, assumed 25-fold, decides more",
    ),
    row(
        "barrier.recovery_time",
        "h",
        "until the film over the channels has closed (water, ions)",
        "half-life from an upper bound on closure (man)",
    ),
    row(
        "channel.closure_time",
        "h",
        "until the lumen of the channels has closed (solutes)",
        "half-life from closure times in rat; length dependence fitted",
    ),
    row("collagen.total.T", "1", "load-bearing collagen relative to healthy, mean over the dermis", AMOUNT),
    row("collagen.papillary.T", "1", "load-bearing collagen of the papillary dermis relative to healthy", PAPILLARY),
    row("collagen.young.T", "1", "young collagen relative to healthy", AMOUNT),
    row("collagen.mature.T", "1", "mature collagen relative to healthy", AMOUNT),
    row("collagen.type3_share.T", "1", "share of type III in load-bearing collagen", AMOUNT),
    row("elastin.T", "1", "elastin relative to healthy", "lifetime measured (lung); kinetics assumed"),
    row("tropoelastin.T", "1", "tropoelastin relative to healthy", "kinetics assumed"),
    row("hyaluronan.T", "1", "hyaluronan relative to healthy", "turnover recalled; stimulation recalled"),
    row(
        "collagen.total.spatial_sd.T",
        "1",
        "standard deviation of total collagen over the volume of the dermis",
        SPREAD,
    ),
    row(
        "collagen.young.spatial_sd.T",
        "1",
        "standard deviation of young collagen over the volume of the dermis",
        SPREAD,
    ),
    row(
        "collagen.mature.spatial_sd.T",
        "1",
        "standard deviation of mature collagen over the volume of the dermis",
        SPREAD,
    ),
    row(
        "collagen.type3_share.spatial_sd.T",
        "1",
        "standard deviation of the share of type III over the volume of the dermis",
        SPREAD,
    ),
    row("elastin.spatial_sd.T", "1", "standard deviation of elastin over the volume of the dermis", SPREAD),
    row("tropoelastin.spatial_sd.T", "1", "standard deviation of tropoelastin over the volume of the dermis", SPREAD),
    row("hyaluronan.spatial_sd.T", "1", "standard deviation of hyaluronan over the volume of the dermis", SPREAD),
    row(
        "epidermis.thickness.T",
        "um",
        "thickness of the epidermis",
        "growth law assumed, its size calibrated on one study (+50 %, Lotfi 2013); +40 % is measured after another (Aust 2008)",
    ),
    row("dermis.thickness.T", "mm", "thickness of the dermis by its collagen, without swelling", AMOUNT),
    row("scar.depth.T", "mm", "depth of the scar at its deepest place", SCARRED),
    row("scar.mean_depth.T", "mm", "mean depth of the scar within its width", SCARRED),
    row("scar.volume.T", "mm3", "volume of the dent", SCARRED),
    row("scar.filled.T", "1", "share of the greatest depth of the dent that has filled", SCARRED),
    row(
        "scar.volume_filled.T",
        "1",
        "share of the volume of the dent that has filled: of a pointed scar for the most part its rim",
        SCARRED,
    ),
    row("scar.sa.T", "um", "arithmetic mean height Sa over a square of twice the width", SCARRED),
    row("scar.sq.T", "um", "root mean square height Sq over that square", SCARRED),
    row("scar.sz.T", "um", "maximum height Sz over that square", SCARRED),
    row("scar.goodman_baron.T", "1", "qualitative grade of Goodman and Baron, 1 to 4; 0: not seen", GRADED),
    row("scar.standoff", "mm", "how far the body of the device stays off the floor of the scar", STANDOFF),
    row("wrinkle.amplitude.T", "1", "amplitude of fine lines over that before", FOLDS),
    row("wrinkle.wavelength.T", "1", "wavelength of fine lines over that before", FOLDS),
    row("colour.lightness.T", "1", "L* of the skin", SEEN),
    row("colour.redness.T", "1", "a* of the skin", SEEN),
    row("colour.yellowness.T", "1", "b* of the skin", SEEN),
    row("colour.ita.T", "deg", "individual typology angle", SEEN),
    row("colour.lightness_change.T", "1", "L* against day 0; 0.8 is just visible", SEEN),
    row("colour.difference.T", "1", "difference of colour against day 0, CIE 1976", SEEN),
    row("pigment.epidermis.T", "1", "melanin of the epidermis over that at rest", MELANIN),
    row("pigment.dermis.T", "1", "melanin of the dermis over that of the epidermis at rest", MELANIN),
    row(
        "pigment.lesion_contrast.T",
        "1",
        "melanin of the lesion beyond the skin around it, over that at the beginning",
        LESION,
    ),
    row("pigment.lesion_difference.T", "1", "L* of the lesion less that of the skin around it", LESION),
    row(
        "pigment.inflammation",
        "d",
        "inflammation near the junction over time, a session: inflammatory macrophages over healthy macrophages",
        INFLAMED,
    ),
    row(
        "pigment.hyperpigmentation_risk",
        "1",
        "risk of hyperpigmentation after inflammation, over the whole course",
        SPOTS,
    ),
    row("face.filled.T", "1", "share of the depth of a face's scars that has filled, mean over the scars", SCARRED),
    row("face.ice_pick_filled.T", "1", "the same of its ice-pick scars", SCARRED),
    row("face.boxcar_filled.T", "1", "the same of its boxcar scars", SCARRED),
    row("face.rolling_filled.T", "1", "the same of its rolling scars", SCARRED),
    row("face.goodman_baron.T", "1", "qualitative grade of the face, that of its worst scar", GRADED),
    row(
        "face.goodman_baron_quantitative.T",
        "1",
        "quantitative score of Goodman and Baron, 0 to 84, by one rater",
        SCORED,
    ),
    row("face.score_change.T", "1", "change of that score since before, by another rater each time", SCORED),
    row("face.ecca.T", "1", "ECCA without elastolysis, 0 to 180, by one rater", SCORED),
    row("under_eye.lightness_difference.T", "1", "L* under the eye less L* of the untreated cheek", CIRCLE),
    row("under_eye.difference.T", "1", "ΔE*ab between the skin under the eye and the untreated cheek", CIRCLE),
    row("under_eye.melanin_share", "1", "share of melanin in that difference of lightness before treatment", CIRCLE),
    row("under_eye.blood_share", "1", "share of blood in it, of the dermis and of what lies under it", CIRCLE),
    row("under_eye.thinness_share", "1", "share of thinness in it, of epidermis and dermis", CIRCLE),
    row(
        "under_eye.visible_thickening",
        "1",
        "how many times as thick the dermis under the eye must be for a difference that is just visible",
        CIRCLE,
    ),
    row(
        "oedema.peak",
        "1",
        "thickness of the dermis gained by fluid after the first session, over its thickness",
        SWELLING,
    ),
    row("oedema.duration", "d", "time until that is below a hundredth", SWELLING),
    row("treatment.sessions", "1", "sessions that were held, of both devices", CALENDAR),
    row("treatment.last_session", "d", "day of the last session", CALENDAR),
    row("risk.tram_tracks", "1", "share of people with tracks where needles tore, after the course", TRACKS),
    row("cost.per_year", "1", "price of the sessions, or of rollers used at home, a year, in any currency", COST),
    row("cost.per_filled_percent", "1", "price of the whole course per per cent of the scar filled at the end", COST),
    row("cost.per_collagen_percent", "1", "price of the whole course per per cent of collagen gained at the end", COST),
    row(
        "absorption.passive_log10_kp",
        "1",
        "log10 of the permeability of this skin's hydrated stratum corneum (reference times reference over its thickness), Kp in cm/s; \
         without the tissue under it",
        PERMEABILITY,
    ),
    row(
        "absorption.enhancement_ratio",
        "1",
        "delivered into needled over delivered into intact skin, within 24 h of each application",
        PERMEATION,
    ),
    row(
        "absorption.fresh_enhancement_ratio",
        "1",
        "the same right after needling under a wet film, of steady fluxes",
        PERMEATION_WET,
    ),
    row(
        "absorption.receptor_ratio",
        "1",
        "on the bench: amount in the receptor at the end, needled over intact",
        PERMEATION,
    ),
    row(
        "absorption.receptor_flux_ratio",
        "1",
        "on the bench: flux into the receptor between the last two rows of absorption.csv, needled over intact",
        PERMEATION,
    ),
    row(
        "absorption.dose_fraction",
        "1",
        "share of the dose that entered viable tissue of needled skin within 24 h of each application",
        PERMEATION,
    ),
    row(
        "absorption.dose_fraction_intact",
        "1",
        "share of the dose that entered viable tissue of intact skin within 24 h of each application",
        PERMEATION_INTACT,
    ),
    row(
        "absorption.needled_amount",
        "ug/cm2",
        "amount that entered viable tissue of needled skin within 24 h of each application, summed",
        PERMEATION,
    ),
    row(
        "absorption.intact_amount",
        "ug/cm2",
        "amount that entered viable tissue of intact skin within 24 h of each application, summed",
        PERMEATION_INTACT,
    ),
    row(
        "absorption.peak_dermis_concentration",
        "mM",
        "highest concentration in the thinnest layer under the epidermis, above baseline, averaged sideways",
        PERMEATION,
    ),
    row("absorption.peak_mean_dermis_concentration", "mM", "highest mean over the dermis, above baseline", PERMEATION),
    row("absorption.lag_time", "h", "lag of intact stratum corneum", PERMEATION_INTACT),
];

/// Outcomes that only a run has: they cost too much for every sample of a study and every member of an ensemble.
pub const OF_RUNS_ONLY: [&str; 1] = ["puncture.csr_p_value"];

/// The row that documents an outcome's full name, such as `collagen.total.day_180` or `pain.vas`.
pub fn documented(name: &str) -> Option<&'static Entry> {
    let (stem, moment) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_moment = moment == "end" || moment.strip_prefix("day_").is_some_and(|day| day.parse::<f64>().is_ok());
    if is_moment { entry(&format!("{stem}.T")) } else { entry(name).filter(|entry| !entry.name.ends_with(".T")) }
}

/// The row of that name.
pub fn entry(name: &str) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Unit;

    #[test]
    fn full_names_are_documented_and_others_are_not() {
        assert_eq!(documented("collagen.total.day_180").map(|entry| entry.name), Some("collagen.total.T"));
        assert_eq!(documented("collagen.total.end").map(|entry| entry.name), Some("collagen.total.T"));
        assert_eq!(documented("pain.vas").map(|entry| entry.name), Some("pain.vas"));
        assert_eq!(documented("collagen.total"), None);
        assert_eq!(documented("collagen.total.T"), None);
        assert_eq!(documented("pain.vas.end"), None);
    }

    #[test]
    fn every_row_has_evidence_and_a_unit_that_parses() {
        for (index, entry) in CATALOGUE.iter().enumerate() {
            assert!(!entry.evidence.is_empty() && !entry.meaning.is_empty(), "{}", entry.name);
            assert!(Unit::parse(entry.unit).is_ok(), "{}: {}", entry.name, entry.unit);
            assert!(CATALOGUE[..index].iter().all(|other| other.name != entry.name), "{} stands twice", entry.name);
        }
        assert!(OF_RUNS_ONLY.iter().all(|name| entry(name).is_some()));
    }
}
