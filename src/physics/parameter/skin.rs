//! Constants of the skin as a material. Values with different methods and length scales differ by decades: never mix them.

use super::definition::parameters;

const HARA: &str = "Hara et al. 2013, Skin Res Technol, doi:10.1111/srt.12054 (78 women, cheek, in vivo)";
const RELAXATION: &str = "fit to Crichton et al. 2013, Biomaterials 34(8) (40 % in 1 s, 10 % more by 10 s) and Wang et al. 2015, doi:10.1371/journal.pone.0120897";

parameters! {
    /// Constants of the skin as a material.
    SkinParameters in "skin" {
        surface_modulus: 1.5, "MPa", 1.0 => 2.0, Triangular, Positive, Measured,
            "E_⊥", "Young's modulus of stratum corneum and epidermis across the surface: how far a needle's dimple reaches",
            "Geerligs et al. 2011, J Biomech 44:1176, doi:10.1016/j.jbiomech.2011.01.015";
        tip_scale_modulus: 20.0, "MPa", 10.0 => 30.0, LogTriangular, Positive, Assumed,
            "E_tip", "apparent modulus of the surface under a tip of 4 µm radius",
            "assumed between the probes of Crichton et al. 2013, Biomaterials 34(8): 30 MPa at 0.5 µm, below 1 MPa at 20 µm";
        dermis_modulus: 0.066, "MPa", 0.035 => 0.2, LogTriangular, Positive, Measured,
            "E_d", "Young's modulus of the dermis: of epidermis and dermis as a plate on fat", HARA;
        fat_modulus: 0.005, "MPa", 0.002 => 0.005, LogTriangular, Positive, Recalled,
            "E_h", "Young's modulus of the fat under the dermis", "recalled: 2–5 kPa";
        poisson_ratio: 0.5, "1", 0.48 => 0.5, Triangular, Fraction, Assumed,
            "ν", "Poisson's ratio of skin and fat; fat between skin and bone yields the less the nearer it is to 0.5",
            "assumed incompressible: soft tissue is taken as 0.48 to 0.5 throughout";
        fat_stiffening: 1.18, "1", 0.6 => 1.8, Triangular, NonNegative, Measured,
            "n", "growth of the fat's modulus with its compression, E_h C^(−n); 0: linear",
            "G = 748.5 Pa C^(−1.18) by magnetic resonance elastography, gluteal fat in vivo, n = 10: J Mech Behav Biomed Mater 2023, Strain-dependent shear properties of human adipose tissue in vivo (abstract; C read as the square of the stretch)";
        line_tension: 8.0, "N/m", 5.0 => 80.0, LogTriangular, NonNegative, Measured,
            "T", "line tension of skin in vivo; stretching adds to it",
            "Flynn et al. 2011, Biomech Model Mechanobiol: 5.6–11.4 N/m on arms; Flynn et al. 2018, doi:10.1007/978-3-319-59764-5_6: stress of 7 kPa (lip) to 53 kPa (cheek), that is 8 to 64 N/m at 1.2 mm";
        ogden_modulus: 0.11, "MPa", 0.05 => 0.4, LogTriangular, Positive, Recalled,
            "µ", "shear modulus of the one-term Ogden solid",
            "recalled: Shergold & Fleck 2004, doi:10.1098/rspa.2004.1315 (pig 0.4 MPa at 0.004/s)";
        ogden_exponent: 9.0, "1", 9.0 => 9.0, Fixed, Positive, Recalled,
            "α", "exponent of the one-term Ogden solid; the fitted law of penetration holds at this value only (a test minimises the energy balance with it)",
            "recalled: Shergold & Fleck 2004, doi:10.1098/rspa.2004.1315";
        needle_toughness: 1.14, "kJ/m2", 0.8 => 2.5, LogTriangular, Positive, Published,
            "J", "toughness that a needle meets (tear tests read 17–20 kJ/m² and do not apply)",
            "review: Chin J Mech Eng 2022, doi:10.1186/s10033-022-00767-4, table 2 (pig, needle); 2.5 recalled from Shergold & Fleck 2004";
        modulus_loading_time: 1.0, "s", 0.3 => 5.0, LogTriangular, Positive, Assumed,
            "t_E", "time of loading that the moduli of dermis and fat refer to; a hand that rests, too",
            "assumed: that of the suction and torque of Hara et al. 2013";
        relaxed_share: 0.50, "1", 0.28 => 0.60, Triangular, Fraction, Published,
            "g∞", "share of the instantaneous stiffness that never relaxes", RELAXATION;
        fast_relaxation_share: 0.40, "1", 0.30 => 0.40, Triangular, Fraction, Published,
            "g₁", "share that relaxes fast; the rest of 1 − g∞ − g₁ relaxes slowly", RELAXATION;
        fast_relaxation_time: 0.3, "s", 0.19 => 1.9, LogTriangular, Positive, Published,
            "τ₁", "time of the fast relaxation", RELAXATION;
        slow_relaxation_time: 4.0, "s", 2.0 => 10.0, LogTriangular, Positive, Published,
            "τ₂", "time of the slow relaxation", RELAXATION;
        rate_stiffening: 0.2, "1", 0.05 => 0.25, Triangular, NonNegative, Recalled,
            "–", "exponent with which µ grows with the strain rate",
            "recalled: Shergold, Fleck & Radford 2006, Int J Impact Eng 32:1384 (0.4 to 7.5 MPa over six decades)";
        stratum_corneum_factor: 1.0, "1", 0.6 => 1.5, LogTriangular, Positive, Assumed,
            "–", "thickness of this person's stratum corneum over the scenario's", "assumed from the spread between people (Sandby-Møller 2003: 18.3 ± 4.9 µm)";
        epidermis_factor: 1.0, "1", 0.5 => 1.5, Triangular, Positive, Assumed,
            "–", "thickness of this person's living epidermis, without stratum corneum, over the scenario's", "±50 % is the uncertainty of epidermal thickness";
        dermis_factor: 1.0, "1", 0.6 => 1.4, Triangular, Positive, Assumed,
            "–", "thickness of this person's dermis over the scenario's", "spread of Meng et al. 2022 (cheek, women: 0.87 ± 0.35 mm)";
        subcutis_factor: 1.0, "1", 0.4 => 2.0, LogTriangular, Positive, Assumed,
            "–", "thickness of this person's subcutaneous fat over the scenario's", "assumed from the spread between people (Kim et al. 2019: perioral 5.1 ± 3.3 mm)";
        papillary_thickness: 0.15, "mm", 0.1 => 0.3, Triangular, NonNegative, Recalled,
            "h_p", "thickness of the papillary dermis", "recalled: about a tenth to a fifth of the dermis";
        age_stiffening: 0.0, "1/a", -0.01 => 0.01, Triangular, Any, Assumed,
            "–", "relative stiffening of the skin per year of age from 30 years on",
            "assumed 0: torsion (Agache 1980) says stiffer, shear waves (Ambroziak 2019) say softer";
    }
}
