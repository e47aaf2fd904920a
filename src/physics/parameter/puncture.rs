//! Constants of the puncture model, in the order of the story: needle, device, hand, hole, injury, sensation.

use super::definition::parameters;

const ASSUMED: &str = "assumed: no measurement found";
const KALLURI: &str = "Kalluri, Kolli & Banga 2011, AAPS J 13:473, doi:10.1208/s12248-011-9288-3";
const ROMGENS: &str = "Römgens et al. 2014, J Mech Behav Biomed Mater, doi:10.1016/j.jmbbm.2014.09.015: line through 20 mN at 5 µm and 167 mN at 37 µm";
const SHERGOLD: &str = "fit to the energy balance of Shergold & Fleck 2004 (doi:10.1098/rspa.2004.1315) at α = 9";
const GILL: &str = "Gill et al. 2008, Clin J Pain 24:585, doi:10.1097/AJP.0b013e31816778f9";
const BLICHARZ: &str = "Blicharz et al. 2018, Nat Biomed Eng 2:151, doi:10.1038/s41551-018-0194-1";
const RECOVERY_WATER: &str = "assumed: a wet surface against 10 g/(m² h); published recoveries (under 24 h, Donnelly et al. 2014, PMC4119956; under 72 h, Han et al. 2012, doi:10.1111/j.1524-4725.2012.02550.x; above baseline at 48 h, Sasaki 2019, doi:10.1093/asjof/ojz017) are times, which depend on the gain only by its logarithm, and do not set it";
const RECOVERY_REDNESS: &str = "assumed; published durations (under 2 h, Bal et al. 2008, doi:10.1016/j.ejps.2008.06.016; under 48 h, Donnelly et al. 2014, PMC4119956; 1–2 d after a roller) do not set it: the longer ones are those of inflammation";

parameters! {
    /// Constants of the puncture model.
    PunctureParameters in "puncture" {
        needle_tip_radius: 4.0, "um", 2.5 => 18.5, LogTriangular, Positive, Measured,
            "r_tip", "radius of the tip of a roller's needle", KALLURI;
        needle_taper_aspect: 4.0, "1", 2.0 => 8.0, LogTriangular, Positive, Assumed,
            "L_taper/d", "length of the taper in diameters of the needle", ASSUMED;
        insertion_force_slope: 4.59, "mN/um", 3.0 => 6.0, Triangular, Positive, Measured,
            "–", "growth of the force of insertion with the diameter of the tip", ROMGENS;
        insertion_force_offset: 2.97, "mN", 0.0 => 5.0, Triangular, NonNegative, Measured,
            "–", "force taken off that line", ROMGENS;
        indentation_coefficient: 0.3, "1", 0.15 => 0.6, LogTriangular, Positive, Assumed,
            "β", "coefficient of F = β E D² for dents much deeper than the tip's radius",
            "assumed start value for the law of Shojaeifard & Bacca 2025, Soft Matter, doi:10.1039/D5SM00502G";
        penetration_coefficient: 0.90, "1", 0.80 => 1.0, Triangular, Positive, Published,
            "–", "coefficient of p_s/µ = 0.90 (J/(µR))^0.86", SHERGOLD;
        penetration_exponent: 0.86, "1", 0.86 => 0.86, Fixed, Fraction, Published,
            "–", "exponent of p_s/µ = 0.90 (J/(µR))^0.86", SHERGOLD;
        wall_friction: 20.0, "kPa", 5.0 => 80.0, LogTriangular, NonNegative, Assumed,
            "τ_f", "shear stress of friction between needle and skin",
            "assumed; friction then is 3 to 7 % of the force, and the 21 % that Barnett, Lee & Moore 2015 (doi:10.1115/1.4030374) measured would need about 70 kPa";
        vibration_factor: 0.70, "1", 0.65 => 0.75, Triangular, Fraction, Measured,
            "–", "force with vibration at 100–150 Hz over force without",
            "MSEC2014 V002T02A025 (up to 35 % less); 40–70 % less for other actuators";
        local_compliance: 2.5, "mm/N", 1.0 => 6.0, LogTriangular, NonNegative, Assumed,
            "C", "dimple under one needle per force, beyond what its neighbours push down with it", ASSUMED;
        local_compliance_spread: 0.3, "1", 0.1 => 0.6, Triangular, NonNegative, Assumed,
            "–", "coefficient of variation of the local compliance between needles", ASSUMED;
        insertion_force_spread: 0.27, "1", 0.15 => 0.5, Triangular, NonNegative, Assumed,
            "–", "coefficient of variation of the force of insertion between places",
            "assumed equal to that of the stratum corneum, 4.9/18.3: Sandby-Møller et al. 2003, doi:10.1080/00015550310015419";
        compliance_contact_time: 0.1, "s", 0.05 => 0.5, LogTriangular, Positive, Assumed,
            "–", "time of contact that the local compliance refers to", "assumed: that of a roller led by hand";

        hand_force_factor: 1.0, "1", 0.5 => 2.0, LogTriangular, Positive, Assumed,
            "–", "force of this person's hand over the scenario's", "assumed: nobody has measured it";
        hand_force_spread: 0.2, "1", 0.05 => 0.5, Triangular, NonNegative, Assumed,
            "–", "coefficient of variation of the hand's force between passes", "assumed: nobody has measured the force on a roller";
        pass_angle_jitter: 5.0, "deg", 1.0 => 15.0, LogTriangular, NonNegative, Assumed,
            "–", "standard deviation of the direction of a pass", ASSUMED;
        roller_speed: 50.0, "mm/s", 20.0 => 100.0, LogTriangular, Positive, Assumed,
            "–", "speed of the hand that leads a roller", ASSUMED;
        stamp_dwell: 0.3, "s", 0.1 => 1.0, LogTriangular, Positive, Assumed,
            "–", "time that a stamp is held down", ASSUMED;
        drum_friction: 0.4, "1", 0.2 => 1.0, LogTriangular, NonNegative, Measured,
            "µ", "friction between drum and skin; more on moist skin, less on a gel",
            "Zhang & Mak 1999, Prosthet Orthot Int 23:135 (nylon on skin 0.37 ± 0.09, mean of materials 0.46 ± 0.15); Veijgen et al. 2013, doi:10.1007/s11249-012-0062-1 (median 0.36)";
        lateral_stiffness: 2.0, "1", 1.0 => 4.0, LogTriangular, Positive, Assumed,
            "λ", "lateral force of skin on a needle per depth and way, over the modulus of the dermis",
            "assumed: a rod across an elastic solid, 2 to 4 times the shear modulus per depth";
        pen_free_length: 1.0, "mm", 0.3 => 1.5, Triangular, NonNegative, Assumed,
            "–", "needle behind the depth that a pen is set to, which skin that bulges into the nosepiece can climb", ASSUMED;
        slit_factor: 0.075, "1", 0.05 => 0.1, Triangular, NonNegative, Assumed,
            "κ", "lengthening of the hole at the surface per sweep of the needle",
            "assumed from round to slightly oval holes in histology (Fernandes)";
        capture_radius: 1.0, "1", 0.0 => 2.0, Triangular, NonNegative, Assumed,
            "r_c/R", "distance, in needle radii, within which a needle slides into a hole that exists",
            "assumed; the re-entry itself is observed (Fernandes)";

        residual_diameter_ratio: 0.505, "1", 0.3 => 0.8, Triangular, Fraction, Measured,
            "d_res/d", "diameter that stays open at the surface over that of the needle", KALLURI;
        open_depth: 0.1, "mm", 0.07 => 0.152, Triangular, NonNegative, Assumed,
            "–", "depth down to which a channel stays open: epidermis keeps the hole, elastic dermis closes at once",
            "assumed between 70 µm after 1.5 mm needles with low-power radiofrequency (man, OCT, n = 5, Skin Res Technol 2019 25:482, doi:10.1111/srt.12676) and 152 µm after 0.77 mm (rat, Kalluri 2011)";
        killed_sheath: 1.0, "1", 0.0 => 3.0, Triangular, NonNegative, Assumed,
            "–", "width of the killed sheath around the needle, in needle radii at that depth", ASSUMED;

        capillary_density: 14.0, "1/mm2", 14.0 => 84.0, LogTriangular, NonNegative, Published,
            "n_c", "capillary loops per area",
            "Blicharz et al. 2018, doi:10.1038/s41551-018-0194-1; up to one a papilla, 84/mm², doi:10.1159/000543491";
        capillary_diameter: 15.0, "um", 10.0 => 20.0, Triangular, NonNegative, Published,
            "d_c", "diameter of a capillary loop", BLICHARZ;
        capillary_depth: 0.1, "mm", 0.05 => 0.15, Triangular, Positive, Assumed,
            "–", "depth of the first capillary loops", "assumed: loops rise to the base of the epidermis";
        plexus_depth: 0.4, "mm", 0.2 => 1.5, LogTriangular, Positive, Assumed,
            "–", "depth of the superficial plexus, from which every puncture bleeds",
            "assumed from: blood is collectable from 0.4 mm: Faraji Rad et al. 2017, doi:10.1038/micronano.2017.34; recalled 1–1.5 mm, Braverman";

        pain_coefficient: 0.05, "1", 0.03 => 0.08, LogTriangular, NonNegative, Measured,
            "–", "pain of one needle of the reference length over that of a 26-gauge needle", GILL;
        pain_reference_length: 0.48, "mm", 0.48 => 0.48, Fixed, Positive, Measured,
            "–", "reference length of the pain law", GILL;
        pain_length_exponent: 1.76, "1", 1.4 => 2.1, Triangular, NonNegative, Measured,
            "–", "growth of pain with depth", GILL;
        pain_number_exponent: 0.32, "1", 0.2 => 0.45, Triangular, NonNegative, Measured,
            "–", "growth of pain with the number of needles", GILL;
        pain_largest_number: 50.0, "1", 50.0 => 50.0, Fixed, AtLeastOne, Measured,
            "–", "largest number of needles that the pain law was measured with; more count as that many", GILL;
        pain_of_hypodermic: 2.5, "1", 1.0 => 4.0, Triangular, NonNegative, Assumed,
            "VAS_26G", "pain of a 26-gauge hypodermic needle on the scale of 0 to 10", ASSUMED;
        water_loss_gain: 20.0, "1", 5.0 => 40.0, LogTriangular, NonNegative, Assumed,
            "–", "water loss of open area over that of intact skin, less one", RECOVERY_WATER;
        erythema_gain: 20.0, "1", 5.0 => 80.0, LogTriangular, NonNegative, Assumed,
            "–", "relative excess of redness per share of open area", RECOVERY_REDNESS;
        recovery_tolerance: 0.1, "1", 0.1 => 0.1, Fixed, Positive, Assumed,
            "–", "relative excess of water loss and redness at which skin counts as recovered", "convention of the model";
    }
}
