//! Constants of the outcomes that a person would see: scars, lines, colour, pigment, risk, cost.
//!
//! Read by `physics::scar`, `physics::wrinkle`, `physics::optics`, `physics::oedema` and `physics::pigment`, and by the costs among the outcomes.

use super::definition::parameters;

const FABBROCINI: &str = "Fabbrocini et al. 2010, Dermatol Res Pract 893080, doi:10.1155/2010/893080";
const OPTICS: &str = "recalled: Jacques, Oregon Medical Laser Center 1998";
const PIH: &str = "assumed: logistic form set to the scatter of published rates, good to a factor of two";
const ASSUMED: &str = "assumed";
const PRICE: &str = "assumed: advertised prices, weak sources";

parameters! {
    /// Constants of the outcomes that a person would see.
    OutcomeParameters in "outcome" {
        ice_pick_width: 0.8, "mm", 0.2 => 2.0, LogTriangular, Positive, Assumed,
            "–", "median surface width of ice-pick scars (log-normal, geometric SD 1.5)", "assumed median; below 2 mm: Fabbrocini et al. 2010, doi:10.1155/2010/893080";
        ice_pick_depth: 0.35, "mm", 0.2 => 2.0, LogTriangular, Positive, Assumed,
            "d", "depth of ice-pick scars", "assumed within the range of clinical descriptions";
        ice_pick_profile: 1.25, "1", 1.0 => 1.5, Triangular, Positive, Assumed,
            "p", "exponent of the profile d (1 − r/R)^p of ice-pick scars", "assumed";
        boxcar_width: 2.5, "mm", 1.5 => 4.0, Triangular, Positive, Measured,
            "–", "surface width of boxcar scars", FABBROCINI;
        boxcar_depth: 0.3, "mm", 0.1 => 0.5, Triangular, Positive, Measured,
            "d", "depth of shallow boxcar scars (deep ones: 0.5 mm and more)", FABBROCINI;
        boxcar_profile: 8.0, "1", 8.0 => 8.0, Fixed, Positive, Assumed,
            "–", "exponent of the profile d exp(−(r/R)^8) of boxcar scars", "assumed";
        rolling_width: 5.0, "mm", 4.0 => 10.0, LogTriangular, Positive, Measured,
            "–", "surface width of rolling scars", FABBROCINI;
        rolling_depth: 0.3, "mm", 0.1 => 0.5, Triangular, Positive, Assumed,
            "d", "depth of rolling scars (Gaussian profile, tethered)", "assumed within the range of clinical descriptions";
        rolling_tether: 0.4, "1", 0.1 => 0.7, Triangular, Fraction, Assumed,
            "θ", "share of the depth of a rolling scar that a fibrous band holds down", "assumed; that bands do is clinical knowledge (subcision lifts the scar)";
        scar_deficit: 0.5, "1", 0.3 => 0.7, Triangular, Fraction, Assumed,
            "–", "share of the collagen that is missing under a scar, where the dermis is thick enough", ASSUMED;
        scar_largest_deficit: 0.9, "1", 0.8 => 0.95, Triangular, Fraction, Assumed,
            "–", "share of the collagen that may be missing at most; what that does not explain is a hole", ASSUMED;
        scar_fill_exponent: 0.75, "1", 0.5 => 1.0, Triangular, Positive, Assumed,
            "β", "exponent of the collagen deficit in the height of a scar", "assumed";
        score_noise: 1.7, "1", 1.7 => 1.7, Fixed, NonNegative, Measured,
            "–", "standard deviation of a rater of the Goodman–Baron quantitative score, points",
            "raters within 4 points in 19 of 21 patients: Goodman & Baron 2006, J Cosmet Dermatol 5:48 (abstract), over √2";
        ecca_noise: 0.1, "1", 0.1 => 0.1, Fixed, NonNegative, Assumed,
            "–", "standard deviation of a rater of ECCA over the score", ASSUMED;
        rater_before: 0.0, "1", -2.45 => 2.45, Triangular, Any, Assumed,
            "–", "error of the rater before treatment, in standard deviations", "assumed: of standard deviation 1";
        rater_after: 0.0, "1", -2.45 => 2.45, Triangular, Any, Assumed,
            "–", "error of the rater after treatment, in standard deviations", "assumed: of standard deviation 1";

        wrinkle_strain_ratio: 1.5, "1", 1.1 => 3.0, LogTriangular, AboveOne, Assumed,
            "ε/ε_c", "compressive strain over the critical strain of the bilayer", "assumed";
        stiffness_exponent: 1.5, "1", 1.0 => 2.0, Triangular, NonNegative, Assumed,
            "n", "exponent of the stiffness of dermis on its collagen", "assumed between a parallel and a cellular solid";
        visible_lightness: 0.8, "1", 0.7 => 0.9, Triangular, Positive, Measured,
            "|ΔL*|", "difference in lightness that is just visible", "0.8 ± 0.1, just-noticeable difference on skin";
        epidermis_absorption_base: 0.244, "1/cm", 0.244 => 0.244, Fixed, NonNegative, Recalled,
            "µ_base", "constant part of the absorption of bloodless tissue", OPTICS;
        epidermis_absorption_exponential: 85.3, "1/cm", 85.3 => 85.3, Fixed, NonNegative, Recalled,
            "µ_base", "exponential part of the absorption of bloodless tissue", OPTICS;
        eumelanin_share: 0.74, "1", 0.6 => 0.85, Triangular, Fraction, Recalled,
            "–", "share of the eumelanin term in melanin absorption", OPTICS;
        haemoglobin_concentration: 150.0, "g/L", 120.0 => 180.0, Triangular, Positive, Recalled,
            "–", "haemoglobin in whole blood", "recalled: clinical reference range";
        haemoglobin_molar_mass: 64.5, "kg/mol", 64.5 => 64.5, Fixed, Positive, Recalled,
            "–", "molar mass of haemoglobin", "recalled";
        dermal_blood: 0.004, "1", 0.002 => 0.01, LogTriangular, Fraction, Recalled,
            "f_b", "blood per volume of dermis", "recalled: 0.2 to 0.7 %, more in flushed skin; Jacques 1998";
        blood_saturation: 0.65, "1", 0.5 => 0.8, Triangular, Fraction, Recalled,
            "S", "oxygen saturation of the blood of the dermis", "recalled: mostly venules";
        blood_per_inflammation: 0.1, "1", 0.02 => 0.5, LogTriangular, NonNegative, Assumed,
            "–", "gain of the blood of the dermis per inflammatory macrophage over healthy macrophages", ASSUMED;
        fat_blood: 0.005, "1", 0.002 => 0.02, LogTriangular, Fraction, Assumed,
            "–", "blood per volume of the fat under the dermis", ASSUMED;
        eyelid_blood: 0.03, "1", 0.01 => 0.08, LogTriangular, Fraction, Assumed,
            "–", "blood per volume of the muscle and veins right under the skin below the eye", ASSUMED;
        under_eye_melanin: 1.2, "1", 1.0 => 1.6, Triangular, Positive, Assumed,
            "–", "melanin per area of the skin under the eye over that of the cheek", "assumed: a higher melanin index is measured (Mac-Mary et al. 2019, no numbers in the abstract)";
        under_eye_blood: 1.5, "1", 1.0 => 3.0, LogTriangular, Positive, Assumed,
            "–", "blood of the dermis under the eye over that of the cheek", "assumed: a higher haemoglobin index is measured (Mac-Mary et al. 2019, no numbers in the abstract)";
        under_eye_desaturation: 0.1, "1", 0.0 => 0.2, Triangular, Fraction, Assumed,
            "–", "saturation with oxygen that the blood of the dermis under the eye lacks against the cheek", "assumed: deoxygenation is measured as the second correlate of dark circles, doi:10.1590/abd1806-4841.20153520";
        oedema_leak: 0.5, "1/d", 0.1 => 2.0, LogTriangular, NonNegative, Assumed,
            "l", "thickness of the dermis gained a day by fluid at saturating alarmin, over its thickness", "assumed: never measured after needling";
        oedema_drainage: 0.5, "1/d", 0.2 => 1.0, LogTriangular, Positive, Assumed,
            "d", "drainage of that fluid", "assumed: accounts speak of days to two weeks";
        venous_saturation: 0.6, "1", 0.4 => 0.75, Triangular, Fraction, Assumed,
            "–", "oxygen saturation of that blood", ASSUMED;
        dermis_scattering: 0.5, "1", 0.3 => 0.7, Triangular, NonNegative, Assumed,
            "s_d", "reduced scattering of the dermis over the reference law, at healthy density", "assumed";
        epidermis_path: 3.0, "1", 2.0 => 4.0, Triangular, AtLeastOne, Assumed,
            "p", "path of diffuse light through the epidermis, there and back, over its thickness",
            "set so that ITA runs from very light (above 55°) to dark (below −30°) for melanin of 1.3 to 43 % (Jacques); 2 if light went straight, 4 if fully diffuse";
        epidermis_scattering: 0.5, "1", 0.3 => 1.0, LogTriangular, Positive, Assumed,
            "s_e", "scattering of the epidermis over the reference law", "assumed as in the dermis";
        internal_reflection: 0.49, "1", 0.4 => 0.6, Triangular, Fraction, Published,
            "r_i", "Saunderson coefficient of internal reflection", "Saunderson 1942, as used for skin";

        epidermal_transit: 36.0, "d", 28.0 => 47.0, Triangular, Positive, Measured,
            "τ_turn", "transit of the epidermis, from its base to shedding", "36.2 ± 6.2 d, fading of pigment in the forearm, n = 6 (abstract); 28–47 d recalled";
        melanin_loss: 0.02, "1/d", 0.005 => 0.06, LogTriangular, Positive, Assumed,
            "k", "loss of melanin on its way up the epidermis", "assumed: about half of it in light skin, whose melanosomes are digested";
        melanin_per_ultraviolet: 1.0, "1", 0.5 => 2.0, LogTriangular, NonNegative, Assumed,
            "a_UV", "gain of melanogenesis by a unit of ultraviolet", "assumed: a summer without sunscreen doubles it";
        melanin_per_inflammation: 0.05, "1", 0.01 => 0.25, LogTriangular, NonNegative, Assumed,
            "a_I", "gain of melanogenesis per inflammatory macrophage over healthy macrophages", ASSUMED;
        melanin_drop: 0.5, "1/d", 0.05 => 2.0, LogTriangular, NonNegative, Assumed,
            "k_drop", "epidermal melanin that drops through a breached basement membrane", ASSUMED;
        melanin_fall: 2e-4, "1/d", 2e-5 => 2e-3, LogTriangular, NonNegative, Assumed,
            "a_fall", "epidermal melanin that inflammation drops into the dermis", ASSUMED;
        melanophage_clearance: 0.01, "1/d", 0.004 => 0.03, LogTriangular, Positive, Assumed,
            "k_mac", "clearance of dermal melanin by macrophages", "assumed: marks last for months";
        ascorbate_melanin_half: 1.0, "mM", 0.1 => 10.0, LogTriangular, Positive, Assumed,
            "IC50", "ascorbate in the epidermis, above what is there, that halves melanogenesis", "assumed: its phosphate needs 0.1 % (3 mM) in human cells; enzyme assays 0.1–1 mM";
        tranexamic_melanin_half: 1.0, "mM", 0.1 => 10.0, LogTriangular, Positive, Assumed,
            "IC50", "tranexamic acid in the epidermis that halves the drives of melanogenesis", "assumed within 0.5–5 mM tested: nothing to melanocytes alone, only against keratinocytes' signals";
        hydroquinone_melanin_half: 0.0163, "mM", 0.005 => 0.07, LogTriangular, Positive, Measured,
            "IC50", "hydroquinone in the epidermis that halves melanogenesis", "16.3 µM in cells (abstract); irreversible, 73.7 µM elsewhere";
        lesion_drive_loss: 0.11, "1", 0.05 => 0.2, Triangular, NonNegative, Assumed,
            "g", "loss of a lesion's melanogenic drive per session (factor e^(−g))", "assumed from the spread of clinical reductions";
        lesion_drive_return: 1.67e-3, "1/d", 5e-4 => 5e-3, LogTriangular, NonNegative, Assumed,
            "r", "return of a lesion's drive", "assumed: 0.05 a month, as trials plateau at twelve weeks and then lose a little";
        pih_intercept: -3.8, "1", -4.5 => -3.1, Triangular, Any, Assumed,
            "–", "log-odds of post-inflammatory hyperpigmentation at phototype 3 and reference density", PIH;
        pih_per_phototype: 1.0, "1", 0.7 => 1.3, Triangular, NonNegative, Assumed,
            "–", "log-odds per step of phototype", PIH;
        pih_per_density: 0.89, "1", 0.4 => 1.3, Triangular, NonNegative, Assumed,
            "–", "log-odds per natural logarithm of density", PIH;
        pih_reference_density: 2.0, "1/mm2", 2.0 => 2.0, Fixed, Positive, Assumed,
            "ρ_ref", "holes per area and session that the risk refers to", "assumed: a roller in ten passes";
        pih_per_inflammation: 0.3, "1", 0.0 => 0.6, Triangular, NonNegative, Assumed,
            "b_I", "log-odds per reference of inflammation", PIH;
        pih_reference_inflammation: 1.84, "d", 1.84 => 1.84, Fixed, Positive, Assumed,
            "A_ref", "inflammation of a session that the risk refers to: inflammatory macrophages over healthy macrophages, over time",
            "that of a 1.5 mm roller, computed";
        pih_without_sunscreen: 0.7, "1", 0.2 => 1.2, Triangular, NonNegative, Assumed,
            "b_UV", "log-odds added where no sunscreen is worn", PIH;
        pih_priming: 0.7, "1", 0.0 => 1.2, Triangular, NonNegative, Assumed,
            "–", "log-odds taken off by priming the skin", PIH;

        tram_intercept: -2.64, "1", -4.4 => -1.3, Triangular, Any, Measured,
            "logit p₀", "log-odds of tracks after a course with a roller of 1.5 mm", "2 of 30 people, Dogra et al. 2014, J Cosmet Dermatol, PMID 25196684; range: Jeffreys' interval of that count";
        tram_per_sweep: 1.0, "1", 0.0 => 2.0, Triangular, NonNegative, Assumed,
            "b", "log-odds of tracks per natural logarithm of the sweep", ASSUMED;
        tram_reference_sweep: 0.153, "mm", 0.153 => 0.153, Fixed, Positive, Assumed,
            "s₀", "sweep of the needles of that roller", "as this program computes it for 1.5 mm, 15 passes at 5 N";
        recovered_inflammation: 0.02, "1", 0.005 => 0.1, LogTriangular, Positive, Assumed,
            "ι", "inflammatory macrophages over healthy macrophages at which inflammation counts as back", ASSUMED;
        home_needle_length: 0.5, "mm", 0.3 => 0.5, Triangular, Positive, Recalled,
            "–", "needle length beyond what a home device is meant for", "recalled: regulators' guidance";
        clinic_session_price: 300.0, "1", 100.0 => 700.0, LogTriangular, NonNegative, Assumed,
            "–", "price of a clinic session (any currency)", PRICE;
        home_roller_price: 30.0, "1", 10.0 => 80.0, LogTriangular, NonNegative, Assumed,
            "–", "price of a home roller (the same currency)", PRICE;
        home_roller_uses: 15.0, "1", 5.0 => 30.0, LogTriangular, AtLeastOne, Assumed,
            "–", "uses after which a home roller is replaced", PRICE;
    }
}
