//! Constants of the healing kinetics, in the order of the equations in `physics::healing`.

use super::definition::parameters;

const ASSUMED: &str = "assumed: chosen so that the known sequence of healing comes out";
const WAUGH: &str = "Waugh & Sherratt 2006, Bull Math Biol 68:197 (BioModels BIOMD0000000680)";
const JIN: &str = "Jin et al. 2011, BMC Syst Biol 5:60, table 4";

parameters! {
    /// Constants of the healing kinetics.
    HealingParameters in "healing" {
        fibroblasts_healthy: 1000.0, "1/mm3", 500.0 => 5000.0, LogTriangular, Positive, Published,
            "F*", "fibroblasts in healthy dermis", "Buganza Tepole & Kuhl wound models";
        macrophages_healthy: 100.0, "1/mm3", 20.0 => 500.0, LogTriangular, Positive, Assumed,
            "M2*", "resident macrophages in healthy dermis", ASSUMED;
        tgf_beta1_healthy: 0.05, "pg/mm3", 0.005 => 0.2, LogTriangular, Positive, Assumed,
            "T1*", "active TGF-β1 in healthy dermis", ASSUMED;
        tgf_beta3_healthy: 0.01, "pg/mm3", 0.005 => 0.2, LogTriangular, Positive, Assumed,
            "T3*", "active TGF-β3 in healthy dermis", ASSUMED;
        mitogen_healthy: 0.05, "pg/mm3", 0.01 => 0.2, LogTriangular, Positive, Assumed,
            "G*", "mitogen (lumped PDGF and bFGF) in healthy dermis", ASSUMED;
        collagen1_mature_healthy: 179.5, "ug/mm3", 100.0 => 220.0, Triangular, Positive, Recalled,
            "C1m*", "mature collagen I in healthy dermis", "total recalled; share of III 8–11 % measured, Reilly & Lozano 2021";
        collagen3_mature_healthy: 20.0, "ug/mm3", 10.0 => 40.0, Triangular, Positive, Recalled,
            "C3m*", "mature collagen III in healthy dermis", "share of III 8–11 %: Reilly & Lozano 2021; total recalled";
        elastin_healthy: 8.0, "ug/mm3", 4.0 => 12.0, Triangular, Positive, Recalled,
            "E*", "elastin in healthy dermis", "recalled: 2–4 % of dry dermis";
        hyaluronan_healthy: 0.4, "ug/mm3", 0.2 => 0.6, Triangular, Positive, Recalled,
            "H*", "hyaluronan in healthy dermis", "recalled";

        debris_clearance: 0.15, "1/d", 0.075 => 0.3, LogTriangular, NonNegative, Assumed,
            "kD0", "clearance of dead tissue without leukocytes", ASSUMED;
        debris_clearance_by_neutrophils: 0.25, "1/d", 0.125 => 0.5, LogTriangular, NonNegative, Assumed,
            "kDN", "clearance of dead tissue by neutrophils", ASSUMED;
        debris_clearance_by_macrophages: 0.60, "1/d", 0.3 => 1.2, LogTriangular, NonNegative, Assumed,
            "kDM", "clearance of dead tissue by macrophages", ASSUMED;
        platelet_release: 1.0, "1/d", 0.3 => 10.0, LogTriangular, NonNegative, Assumed,
            "krel", "release of the platelet store", ASSUMED;
        fibrinolysis: 0.15, "1/d", 0.05 => 1.0, LogTriangular, NonNegative, Assumed,
            "kf0", "fibrinolysis without leukocytes", ASSUMED;
        fibrinolysis_by_macrophages: 0.35, "1/d", 0.05 => 1.0, LogTriangular, NonNegative, Assumed,
            "kfM", "fibrinolysis by macrophages", ASSUMED;
        fibrin_of_clot: 3.0, "ug/mm3", 2.0 => 4.0, Triangular, NonNegative, Recalled,
            "Fb0", "fibrin of a fresh clot", "recalled: plasma fibrinogen 2–4 g/L";

        alarmin_from_debris: 15.0, "1/d", 7.5 => 30.0, LogTriangular, NonNegative, Assumed,
            "aD", "alarmin from dead tissue", ASSUMED;
        alarmin_from_neutrophils: 1.0, "1/d", 0.5 => 2.0, LogTriangular, NonNegative, Assumed,
            "aN", "alarmin from neutrophils", ASSUMED;
        alarmin_from_macrophages: 1.0, "1/d", 0.5 => 2.0, LogTriangular, NonNegative, Assumed,
            "aM", "alarmin from inflammatory macrophages", ASSUMED;
        alarmin_decay: 5.0, "1/d", 2.0 => 15.0, LogTriangular, Positive, Assumed,
            "dA", "decay of alarmin", ASSUMED;
        alarmin_resolution: 0.5, "1", 0.0 => 2.0, Triangular, NonNegative, Assumed,
            "bM2", "resolution of alarmin by M2 macrophages", ASSUMED;

        tgf_active_fraction: 0.15, "1", 0.02 => 0.5, LogTriangular, Fraction, Assumed,
            "aT", "share of secreted TGF-β that becomes active", ASSUMED;
        tgf_beta1_in_blood: 32.0, "pg/mm3", 15.0 => 50.0, Triangular, NonNegative, Measured,
            "yT", "TGF-β1 in the platelets of whole blood", "Weibrich et al. 2002, J Craniomaxillofac Surg 30:97";
        tgf_beta1_per_macrophage: 0.07, "pg/d", 0.0233 => 0.21, LogTriangular, NonNegative, Published,
            "pTM", "TGF-β1 secreted per macrophage", WAUGH;
        tgf_beta1_per_fibroblast: 0.004, "pg/d", 0.00133 => 0.012, LogTriangular, NonNegative, Published,
            "pTF", "TGF-β1 secreted per extra fibroblast", JIN;
        tgf_beta1_per_myofibroblast: 0.008, "pg/d", 0.00267 => 0.024, LogTriangular, NonNegative, Assumed,
            "pTY", "TGF-β1 secreted per myofibroblast", ASSUMED;
        tgf_decay: 9.1, "1/d", 0.24 => 15.0, LogTriangular, Positive, Published,
            "dT", "decay of active TGF-β", WAUGH;
        tgf_beta3_per_macrophage: 0.03, "pg/d", 0.0 => 0.1, Triangular, NonNegative, Assumed,
            "p3M", "TGF-β3 secreted per M2 macrophage above healthy", "assumed; Aust et al. 2010 saw TGF-β3 for two weeks";
        tgf_beta3_from_keratinocytes: 50.0, "pg/mm3/d", 0.0 => 150.0, Triangular, NonNegative, Assumed,
            "p3K", "TGF-β3 secreted by activated keratinocytes", "assumed; Aust et al. 2010 saw TGF-β3 for two weeks";
        keratinocyte_layer: 0.1, "mm", 0.05 => 0.15, Triangular, Positive, Assumed,
            "L_e", "thickness of the layer whose TGF-β3 crosses the dermo-epidermal junction", ASSUMED;
        mitogen_in_blood: 22.0, "pg/mm3", 10.0 => 35.0, Triangular, NonNegative, Measured,
            "yG", "PDGF in the platelets of whole blood", "Weibrich et al. 2002, J Craniomaxillofac Surg 30:97";
        mitogen_per_macrophage: 0.015, "pg/d", 0.005 => 0.075, LogTriangular, NonNegative, Assumed,
            "pGM", "mitogen secreted per macrophage", ASSUMED;
        mitogen_from_keratinocytes: 66.0, "pg/mm2/d", 10.0 => 250.0, LogTriangular, NonNegative, Assumed,
            "JK", "flux of mitogen from the epidermis through the junction at saturating alarmin",
            "calibrated on one study: +53.2 % collagen (stained area, taken for mass) in the papillary dermis 206 days after the first of five monthly sessions with a \
             1.5 mm roller, Lotfi et al. 2013, doi:10.1097/01.EWX.0000432504.85255.ec";
        mitogen_decay: 4.0, "1/d", 1.33 => 20.0, LogTriangular, Positive, Assumed,
            "dG", "decay of mitogen", ASSUMED;
        mitogen_half_saturation: 2.0, "pg/mm3", 0.667 => 10.0, LogTriangular, Positive, Assumed,
            "KG", "mitogen that half-saturates its receptors", ASSUMED;

        neutrophil_recruitment: 6e4, "1/mm3/d", 1e4 => 2e5, LogTriangular, NonNegative, Assumed,
            "rN", "recruitment of neutrophils at saturating alarmin", "assumed from Kim et al. 2008, J Invest Dermatol 128:1812";
        neutrophil_loss: 2.0, "1/d", 0.7 => 6.4, LogTriangular, Positive, Assumed,
            "dN", "loss of neutrophils", "assumed; upper bound measured by Kim et al. 2008, J Invest Dermatol 128:1812";
        neutrophil_scale: 1e4, "1/mm3", 1e4 => 1e4, Fixed, Positive, Assumed,
            "Ns", "neutrophil density at which their effects are of order one", ASSUMED;
        macrophage_scale: 500.0, "1/mm3", 500.0 => 500.0, Fixed, Positive, Published,
            "Ms", "macrophage density at which their effects are of order one", "1/k3 of Waugh & Sherratt 2006";
        monocyte_recruitment: 800.0, "1/mm3/d", 300.0 => 1500.0, LogTriangular, NonNegative, Assumed,
            "rM", "recruitment of monocytes at saturating alarmin", "assumed, near Waugh & Sherratt 2006";
        monocyte_tgf_share: 0.5, "1", 0.0 => 1.0, Triangular, NonNegative, Assumed,
            "wT", "weight of TGF-β1 in monocyte recruitment", ASSUMED;
        monocyte_tgf_half_saturation: 0.5, "pg/mm3", 0.1 => 2.0, LogTriangular, Positive, Assumed,
            "KTM", "TGF-β1 that half-saturates monocyte recruitment", ASSUMED;
        macrophage_removal: 0.2, "1/d", 0.2 => 0.6, LogTriangular, Positive, Published,
            "dM", "removal of macrophages", WAUGH;
        macrophage_switch: 0.6, "1/d", 0.2 => 1.5, LogTriangular, NonNegative, Assumed,
            "ksw", "switch of M1 to M2 macrophages without alarmin", ASSUMED;
        vessel_density_papillary: 1.0, "1", 0.5 => 3.0, LogTriangular, NonNegative, Assumed,
            "v", "vessel density of the papillary dermis relative to the reticular dermis", "assumed: no contrast by default";

        fibroblast_growth: 0.924, "1/d", 0.4 => 0.95, LogTriangular, NonNegative, Published,
            "rF", "growth of fibroblasts at saturating mitogen", JIN;
        fibroblast_capacity: 2e4, "1/mm3", 5e3 => 5e4, LogTriangular, Positive, Assumed,
            "Fmax", "largest density of fibroblasts and myofibroblasts", "assumed: twice the 1e4 of the Buganza Tepole wound code; 1250 in Jin et al. 2011";
        fibroblast_return: 0.05, "1/d", 0.02 => 0.12, LogTriangular, Positive, Recalled,
            "dF", "return of fibroblasts to their healthy density", "recalled";
        fibroblast_invasion: 1.0, "1/d", 0.15 => 1.0, LogTriangular, NonNegative, Assumed,
            "kmig", "invasion of fibroblasts into a wound, well-mixed form only (1 for a channel of 0.1 mm, 0.15 for a 4 mm punch)", ASSUMED;
        differentiation: 0.2, "1/d", 0.05 => 0.5, LogTriangular, NonNegative, Assumed,
            "kFY", "differentiation of fibroblasts into myofibroblasts", ASSUMED;
        differentiation_half_saturation: 0.6, "pg/mm3", 0.2 => 10.0, LogTriangular, Positive, Assumed,
            "KT", "TGF-β1 that half-saturates differentiation", ASSUMED;
        differentiation_antagonism: 0.6, "1", 0.0 => 1.0, Triangular, Fraction, Assumed,
            "b", "antagonism of differentiation by TGF-β3 (0 switches the anti-scarring hypothesis off)",
            "size assumed; sign measured, Shah, Foreman & Ferguson 1995, J Cell Sci 108:985";
        myofibroblast_loss: 0.18, "1/d", 0.06 => 0.25, LogTriangular, Positive, Assumed,
            "dY", "loss of myofibroblasts", ASSUMED;

        mmp_turnover: 0.875, "1/d", 0.4 => 4.0, LogTriangular, Positive, Published,
            "dX", "turnover of matrix metalloproteinases", JIN;
        mmp_from_neutrophils: 5.0, "1", 1.0 => 50.0, LogTriangular, NonNegative, Assumed,
            "xN", "metalloproteinase from neutrophils", ASSUMED;
        mmp_from_macrophages: 4.0, "1", 1.0 => 50.0, LogTriangular, NonNegative, Assumed,
            "xM", "metalloproteinase from inflammatory macrophages", ASSUMED;
        mmp_from_fibroblasts: 0.5, "1", 0.1 => 5.0, LogTriangular, NonNegative, Assumed,
            "xF", "metalloproteinase from extra fibroblasts", "assumed; the published range 1–50 is that of the leukocytes";
        timp_turnover: 0.5, "1/d", 0.2 => 20.0, LogTriangular, Positive, Assumed,
            "dQ", "turnover of tissue inhibitors of metalloproteinases", ASSUMED;
        timp_from_tgf: 3.0, "1", 0.0 => 6.0, Triangular, NonNegative, Assumed,
            "qT", "inhibitor induced by TGF-β1", ASSUMED;
        timp_from_macrophages: 2.0, "1", 0.0 => 6.0, Triangular, NonNegative, Assumed,
            "qM", "inhibitor from M2 macrophages", ASSUMED;

        collagen1_half_life: 14.8, "a", 10.0 => 20.0, Triangular, Positive, Recalled,
            "t½,I", "half-life of mature collagen I", "recalled: Verzijl et al. 2000, J Biol Chem 275:39027";
        collagen3_half_life: 8.0, "a", 3.0 => 15.0, LogTriangular, Positive, Assumed,
            "t½,III", "half-life of mature collagen III", ASSUMED;
        collagen1_maturation: 0.05, "1/d", 0.01 => 0.1, LogTriangular, Positive, Assumed,
            "km1", "maturation (cross-linking) of collagen I", ASSUMED;
        collagen3_maturation: 0.02, "1/d", 0.01 => 0.1, LogTriangular, Positive, Assumed,
            "km3", "maturation (cross-linking) of collagen III", ASSUMED;
        collagen1_young_loss: 0.20, "1/d", 0.02 => 3.0, LogTriangular, NonNegative, Assumed,
            "ky1", "loss of young collagen I", "assumed, bracketed by Babraj et al. 2005 and Miyahara et al. 1982";
        collagen3_young_loss: 0.10, "1/d", 0.02 => 3.0, LogTriangular, NonNegative, Assumed,
            "ky3", "loss of young collagen III", "assumed, bracketed by Babraj et al. 2005 and Miyahara et al. 1982";
        cross_linking_gain: 4.0, "1", 1.0 => 6.0, LogTriangular, AtLeastOne, Assumed,
            "Lox", "gain of maturation at saturating TGF-β1", ASSUMED;
        collagen_remodelling: 0.008, "1/d", 0.003 => 0.02, LogTriangular, NonNegative, Assumed,
            "krem", "remodelling of excess collagen III into I", ASSUMED;
        cut_matrix_removal: 0.05, "1/d", 0.02 => 0.3, LogTriangular, NonNegative, Assumed,
            "kd", "removal of matrix that the needle cut", ASSUMED;
        synthesis_stimulation: 10.0, "1", 5.0 => 12.0, LogTriangular, AtLeastOne, Recalled,
            "St", "stimulated over healthy collagen synthesis", "recalled: Koppenol et al.; +860 % measured, Zhou et al. 2013";
        myofibroblast_synthesis: 2.0, "1", 1.0 => 4.0, LogTriangular, NonNegative, Recalled,
            "η", "collagen synthesis of a myofibroblast over that of a fibroblast", "recalled: Koppenol et al.";
        collagen3_share_in_wound: 0.55, "1", 0.25 => 0.6, Triangular, Fraction, Assumed,
            "f3w", "share of III in new collagen of an empty wound", ASSUMED;
        collagen_ceiling: 1.75, "1", 1.2 => 2.0, Triangular, AboveOne, Assumed,
            "Cmax", "ceiling of collagen relative to healthy", ASSUMED;

        elastin_lifetime: 74.0, "a", 40.0 => 174.0, LogTriangular, Positive, Measured,
            "τE", "mean lifetime of elastin", "Shapiro et al. 1991, J Clin Invest 87:1828 (lung)";
        tropoelastin_turnover: 0.02, "1/d", 0.005 => 0.1, LogTriangular, Positive, Assumed,
            "kE", "turnover of tropoelastin into elastin", ASSUMED;
        tropoelastin_stimulation: 4.0, "1", 1.0 => 8.0, LogTriangular, AtLeastOne, Assumed,
            "SE", "stimulated over healthy tropoelastin synthesis", ASSUMED;
        elastin_loss_by_neutrophils: 10.0, "1", 1.0 => 50.0, LogTriangular, NonNegative, Assumed,
            "xEN", "elastolysis by neutrophils", ASSUMED;
        hyaluronan_turnover: 0.7, "1/d", 0.3 => 1.5, LogTriangular, Positive, Recalled,
            "dH", "turnover of hyaluronan", "recalled";
        hyaluronan_stimulation: 4.0, "1", 1.0 => 10.0, LogTriangular, AtLeastOne, Recalled,
            "SH", "stimulated over healthy hyaluronan", "recalled";

        epithelial_front_speed: 0.25, "mm/d", 0.12 => 0.5, LogTriangular, Positive, Assumed,
            "cK", "speed of the closing epithelial front", ASSUMED;
        epithelial_front_width: 0.01, "mm", 0.005 => 0.125, LogTriangular, Positive, Assumed,
            "wK", "length √(D_K/r_K) over which coverage falls off at the epithelial front, where space is resolved",
            "assumed: a sheet whose edge is about one basal cell wide; Fisher's equation with one division a day (Sherratt & Murray 1990, Proc R Soc B 241:29; recalled) would give 0.125 mm, wider than a channel";
        epidermal_growth: 1.0, "1", 0.0 => 3.0, Triangular, NonNegative, Assumed,
            "gK", "set point of the epidermis at saturating mitogen, as excess over the healthy thickness", "assumed";
        epidermal_support: 0.785, "1", 0.0 => 2.0, Triangular, NonNegative, Assumed,
            "gC", "excess thickness that the epidermis keeps over excess collagen under it",
            "calibrated on the same biopsies: epidermis +50 % with +53.2 % collagen under it, Lotfi et al. 2013";
        epidermal_turnover: 0.03, "1/d", 0.02 => 0.05, LogTriangular, Positive, Assumed,
            "kK", "return of the epidermis to its set point (one over the turnover time)", "assumed from a turnover of 28–47 d (recalled)";

        killed_loss: 0.95, "1", 0.8 => 1.0, Triangular, Fraction, Assumed,
            "–", "share of fibroblasts, M2 macrophages and myofibroblasts lost in the killed region", ASSUMED;
        cut_share_of_killed: 0.133, "1", 0.0 => 0.4, Triangular, Fraction, Assumed,
            "–", "share of the collagen in the killed region that the needle cuts rather than displaces", ASSUMED;

        tgf_diffusion: 0.05, "mm2/d", 0.0018 => 0.29, LogUniform, NonNegative, Published,
            "D_T", "diffusion of active TGF-β", "0.0018: Cumming et al. 2010 (second-hand); 0.29: Buganza Tepole wound code and Koppenol et al. 2017; the default lies between";
        mitogen_diffusion: 0.1, "mm2/d", 0.01 => 0.5, LogTriangular, NonNegative, Assumed,
            "D_G", "diffusion of mitogen", ASSUMED;
        alarmin_diffusion: 0.5, "mm2/d", 0.05 => 2.0, LogTriangular, NonNegative, Assumed,
            "D_A", "diffusion of alarmin", ASSUMED;
        fibroblast_motility: 0.02, "mm2/d", 0.005 => 0.1, LogTriangular, NonNegative, Assumed,
            "D_F", "random motility of fibroblasts", ASSUMED;
        fibroblast_taxis: 0.01, "mm5/(pg d)", 0.0 => 0.05, Triangular, NonNegative, Assumed,
            "χ_F", "taxis of fibroblasts up the mitogen", ASSUMED;
        neutrophil_motility: 0.5, "mm2/d", 0.1 => 2.5, LogTriangular, NonNegative, Assumed,
            "D_N", "random motility of neutrophils", ASSUMED;
        macrophage_motility: 0.1, "mm2/d", 0.02 => 0.5, LogTriangular, NonNegative, Assumed,
            "D_M", "random motility of macrophages", ASSUMED;
        neutrophil_taxis: 0.5, "mm2/d", 0.1 => 2.5, LogTriangular, NonNegative, Assumed,
            "χ_N", "taxis of neutrophils up the alarmin", ASSUMED;
        macrophage_taxis: 0.1, "mm2/d", 0.02 => 0.5, LogTriangular, NonNegative, Assumed,
            "χ_M", "taxis of inflammatory macrophages up the alarmin", ASSUMED;
        protease_diffusion: 0.02, "mm2/d", 0.002 => 0.1, LogTriangular, NonNegative, Assumed,
            "D_X", "diffusion of metalloproteinases and their inhibitors", ASSUMED;
    }
}
