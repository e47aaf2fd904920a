//! Constants of the absorption model, in the order of the equations in `physics::absorption`.

use super::definition::parameters;

const SKIN_MODEL: &str =
    "Open Systems Pharmacology skin permeation model, after Dancik et al. 2013, Adv Drug Deliv Rev 65:221";
const KALLURI: &str = "Kalluri, Kolli & Banga 2011, AAPS J 13:473 (hairless rat)";
const KELCHEN: &str = "Kelchen et al. 2016, J Control Release 225:294";
const PINNELL: &str = "Pinnell et al. 2001, Dermatol Surg 27:137";
const ASSUMED: &str = "assumed";

parameters! {
    /// Constants of the absorption model.
    AbsorptionParameters in "absorption" {
        barrier_thickness_hydrated: 43.0, "um", 30.0 => 60.0, Triangular, Positive, Published,
            "h_SC", "thickness of the hydrated stratum corneum to which the permeability refers", SKIN_MODEL;
        barrier_thickness_dry: 13.0, "um", 10.0 => 20.0, Triangular, Positive, Published,
            "h_SC", "thickness of the partly hydrated stratum corneum to which the permeability refers", SKIN_MODEL;
        hydration_time: 0.5, "h", 0.1 => 1.5, LogTriangular, Positive, Assumed,
            "τ_w", "time in which the stratum corneum takes up or gives off water",
            "assumed: swelling goes on for 90 min under water (Egawa et al. 2007, Acta Derm Venereol 87:4)";
        lipid_path_factor: 1.0, "1", 0.05 => 20.0, LogTriangular, Positive, Assumed,
            "–", "error of the formulas for the lipid path, as a factor",
            "as wide as the formulas err: 69 of 81 published medians within 5.6 times (validate); one molecule against itself, not one person";
        corneum_lag: 0.105, "h", 0.03 => 0.3, LogTriangular, Positive, Published,
            "τ₀", "lag time of the stratum corneum at no molar mass",
            "US EPA 2004, EPA/540/R/99/005 (RAGS E), equation 3.8; range assumed: three lags found are 0.13 (caffeine), 0.36 (diethyl phthalate) and 8 (4,4'-methylenedianiline, half in ethanol) times what it gives";
        corneum_lag_slope: 0.0056, "mol/g", 0.0056 => 0.0056, Fixed, NonNegative, Published,
            "b", "decades of lag time per molar mass", "US EPA 2004, EPA/540/R/99/005 (RAGS E), equation 3.8";
        polar_path: 3.6e-3, "1/cm", 1.2e-3 => 1.1e-2, LogTriangular, NonNegative, Assumed,
            "Θ", "area over length of the polar path through the stratum corneum",
            "calibrated on urea, glycerol, mannitol, sucrose, raffinose and salicylate (medians of Cheruvu et al. 2022)";
        polar_path_dry_share: 0.156, "1", 0.03 => 1.0, LogTriangular, Fraction, Assumed,
            "–", "polar path of the partly hydrated over that of the hydrated stratum corneum",
            "assumed: ratio of the water per keratin of the two states, 0.43 over 2.75";
        polar_pore_radius: 2.5, "nm", 1.5 => 3.5, Triangular, Positive, Recalled,
            "r_p", "radius of the pores of the polar path", "recalled: Tang et al. 2001, J Pharm Sci 90:545 (15-25 Å)";
        pore_permselectivity: 0.6, "1", 0.3 => 1.0, LogTriangular, Fraction, Recalled,
            "e", "what the fixed charge of the polar path leaves anions; cations gain as much",
            "recalled: transport numbers of sodium and chloride in human skin, Burnette & Ongpipattanakul 1987, J Pharm Sci 76:765";
        corneum_isoelectric_ph: 4.5, "1", 3.5 => 5.0, Triangular, Positive, Recalled,
            "pI", "acidity at which half of the fixed charge of the polar path is there", "recalled: skin selects cations above pH 4 to 5";
        corneum_renewal: 14.0, "d", 7.0 => 21.0, Triangular, Positive, Measured,
            "τ_SC", "renewal of the stratum corneum (forehead 7 d, back 14 d, hand 21 d)", "dansyl chloride studies";

        tissue_water: 0.6, "1", 0.5 => 0.7, Triangular, Positive, Published,
            "φaq", "aqueous share of viable epidermis and dermis", SKIN_MODEL;
        albumin_space: 0.32, "1", 0.2 => 0.4, Triangular, Fraction, Published,
            "φa", "share of the aqueous space that albumin reaches", SKIN_MODEL;
        tissue_lipid: 0.001, "1", 5e-4 => 0.002, LogTriangular, NonNegative, Published,
            "φlip", "lipid share of viable tissue", SKIN_MODEL;
        albumin_diffusion: 1e-7, "cm2/s", 5e-8 => 2e-7, LogTriangular, NonNegative, Published,
            "D_bound", "diffusion of what is bound to albumin", SKIN_MODEL;
        epidermis_tortuosity: 3.0, "1", 1.0 => 30.0, LogTriangular, AtLeastOne, Recalled,
            "τ_VE", "slowing of diffusion in viable epidermis",
            "range recalled: from none to glucose at 7.5e-8 cm2/s, Khalil et al. 2006, Pharm Res 23:1227; default assumed in its midst";
        capillary_surface: 100.0, "1/cm", 50.0 => 200.0, LogTriangular, Positive, Published,
            "S", "capillary surface per volume of dermis", SKIN_MODEL;
        capillary_flow: 0.0022, "1/s", 5e-4 => 5e-3, LogTriangular, Positive, Published,
            "Q", "clearance limited by blood flow, per volume of dermis", SKIN_MODEL;
        capillary_pores: 1.35, "1/cm", 0.4 => 4.0, LogTriangular, NonNegative, Assumed,
            "ψ", "pore area per capillary surface over the length of the pores",
            "from 5e-4 1/s per tissue volume for 99mTc-DTPA (490 g/mol), over S, its diffusivity and restriction; resting human forearm, which is mostly muscle: skin may have less (assumed)";
        capillary_pore_radius: 4.5, "nm", 4.0 => 8.0, Triangular, Positive, Published,
            "r_c", "radius of the small pores of continuous capillaries", "44-45 Å, forearm; Rippe & Haraldsson 1994, Physiol Rev 74:163 (recalled)";
        lymph_clearance: 0.5, "1/d", 0.1 => 2.0, LogTriangular, NonNegative, Assumed,
            "k_L", "clearance by lymph, per volume of dermis", ASSUMED;

        patency_exponent: 6.4, "1", 3.85 => 9.4, Triangular, NonNegative, Assumed,
            "m", "exponent of patency on the reference ratio of residual to needle radius in elastic skin",
            "calibrated on two rollers in vitro, least squares of the logarithm: ascorbic acid 10.5-fold (You et al. 2010, J Drug Target 18:15, rat), which alone wants 4.7, and pramipexole 0.99-fold (Hoang et al. 2015, Pharmaceutics 7:379, pig), which alone wants closed channels and is met to a factor of 1.5 from 8.5; needles of both assumed; no other measurement took part; 5 to 95 % of the draws reach from 4.7 to 8.5, as laboratories differ by that much";
        patency_reference_ratio: 0.505, "1", 0.505 => 0.505, Fixed, Positive, Measured,
            "ρ₀", "ratio of residual to needle radius at which the patency exponent was calibrated", KALLURI;
        patency_ratio_exponent: 1.0, "1", 0.0 => 2.0, Triangular, NonNegative, Assumed,
            "m'", "exponent of patency on the ratio of residual to needle radius over its reference", "assumed: from none to that of area";
        patency_exponent_sheet: 0.0, "1", 0.0 => 1.0, Triangular, NonNegative, Assumed,
            "m_s", "the same for an isolated epidermal sheet, whose holes do not recoil", "patency about 1, from open-pore theory";
        lumen_mixing: 30.0, "1", 1.0 => 1000.0, LogTriangular, AtLeastOne, Assumed,
            "Λ", "how many times as well as at rest the fluid in a channel conducts",
            "assumed in the midst, which is nearly stirred; at rest, needles longer than some mouth radii would deliver no more, but 1.5 mm deliver more than 0.6 mm (amlodipine, FITC-dextran)";
        channel_outflow: 0.0, "uL/d", 0.0 => 0.1, Triangular, NonNegative, Assumed,
            "q", "exudate or blood that flows out of each channel", "assumed: none once bleeding has stopped";
        ion_mobility_loss: 0.23, "1", 0.1 => 0.3, Triangular, Fraction, Measured,
            "–", "loss of aqueous diffusivity by charge", "Shamim & Baki 1980, Aust J Chem 33:1857 (ascorbate against ascorbic acid)";
        tissue_ph: 7.4, "1", 7.2 => 7.5, Triangular, Positive, Recalled,
            "pH_t", "acidity of tissue fluid", "recalled";
        tissue_buffer: 30.0, "mM", 10.0 => 55.0, LogTriangular, Positive, Recalled,
            "β", "buffer of tissue fluid, per unit of pH", "recalled: interstitial fluid and plasma, 10-55";
        film_half_life: 0.8, "h", 0.4 => 1.6, LogTriangular, Positive, Assumed,
            "t½,film", "half-life of the film (water and ions) of a channel in open air",
            "assumed: the upper bound of 2 h on closure over 2.6: Gupta et al. 2011, J Control Release 154:148 (man)";
        lumen_half_life: 4.6, "h", 2.3 => 9.2, LogTriangular, Positive, Assumed,
            "t½,lumen", "half-life of the lumen (solute) of a channel in open air at the reference length",
            "assumed: closure after 12 h over 2.6: Kalluri et al. 2011, doi:10.1208/s12248-011-9288-3 (hairless rat)";
        lumen_reference_length: 0.37, "mm", 0.37 => 0.37, Fixed, Positive, Measured,
            "L_ref", "needle length of the reference half-life", KALLURI;
        lumen_length_exponent: 0.55, "1", 0.0 => 1.0, Triangular, NonNegative, Measured,
            "–", "exponent of the lumen half-life on needle length", KALLURI;
        occluded_half_life: 23.0, "h", 12.0 => 32.0, Triangular, Positive, Assumed,
            "t½,occ", "half-life of film and lumen under occlusion",
            "assumed from 20-26 h by impedance at three sites, Ogunjimi et al. 2021 (PMC8259462); occlusion not stated in the abstract, and impedance sees the film";
        closure_age_multiplier: 1.5, "1", 1.0 => 2.0, Triangular, AtLeastOne, Assumed,
            "–", "half-life in old over that in young skin", "direction measured, size not: Kelchen et al. 2016";
        closure_age_young: 25.6, "a", 25.6 => 25.6, Fixed, Positive, Measured,
            "–", "age up to which closure is that of young skin", KELCHEN;
        closure_age_old: 77.3, "a", 77.3 => 77.3, Fixed, Positive, Measured,
            "–", "age from which closure is that of old skin", KELCHEN;
        closure_multiple: 2.6, "1", 2.3 => 3.0, Triangular, Positive, Measured,
            "–", "time to full closure in half-lives", "Ogunjimi et al. 2021 (PMC8259462): 58-63 h over 20-26 h, and Kalluri et al. 2011";

        vehicle_density: 1.0, "g/mL", 0.9 => 1.2, Triangular, Positive, Assumed,
            "ρ_v", "density of the serum", ASSUMED;
        vehicle_residue: 0.05, "1", 0.01 => 0.3, LogTriangular, Fraction, Assumed,
            "–", "share of the vehicle (without solute) that does not evaporate", ASSUMED;
        dry_film_diffusion: 1e-8, "cm2/s", 1e-10 => 1e-6, LogUniform, Positive, Assumed,
            "D_f", "diffusion along a dried film towards the mouths of channels", "assumed: a syrup of humectants and solute";
        gas_transfer: 6320.0, "cm/h", 4000.0 => 9000.0, Triangular, NonNegative, Published,
            "k_g", "mass transfer into air at 1 m/s and 1 g/mol", SKIN_MODEL;
        air_speed: 0.17, "m/s", 0.05 => 0.5, LogTriangular, NonNegative, Assumed,
            "u", "speed of the air over the skin", "indoor air, as in the skin model";
        relative_humidity: 0.5, "1", 0.2 => 0.8, Triangular, Fraction, Assumed,
            "RH", "relative humidity of the air", ASSUMED;
        water_vapour_saturated: 30.4, "g/m3", 28.0 => 35.0, Triangular, Positive, Recalled,
            "ρ_sat", "saturated water vapour at skin temperature", "recalled: steam tables at 30 °C";
        skin_temperature: 303.0, "1", 301.0 => 307.0, Triangular, Positive, Recalled,
            "T", "temperature of the skin surface in kelvin", "recalled";

        ascorbate_dissociation: 0.1733, "1/d", 0.12 => 0.25, Triangular, Positive, Measured,
            "k_off", "release from the tissue pool (ln 2 over 4 d)", PINNELL;
        ascorbate_capacity: 1.1, "mM", 0.5 => 2.0, LogTriangular, NonNegative, Recalled,
            "B_max", "capacity of the tissue pool above its everyday content", "secondary source quoting Pinnell et al. 2001";
        ascorbate_association: 6.0, "1/(mM d)", 0.6 => 60.0, LogUniform, NonNegative, Assumed,
            "k_on", "uptake into the tissue pool",
            "calibrated: three daily doses under occlusion fill nine tenths of what five fill (three saturate: Pinnell et al. 2001)";
        ascorbate_oxidation: 2e-6, "1/s", 5e-7 => 5e-5, LogTriangular, NonNegative, Assumed,
            "k_ox", "oxidation of ascorbate in tissue",
            "from k = 2.8e6 1/(M2 s) with copper and oxygen: 10 nM of free copper, a third of the oxygen of air";
        ascorbate_baseline: 50.0, "uM", 10.0 => 80.0, Triangular, Positive, Recalled,
            "c_0", "ascorbate in plasma and tissue fluid without serum", "recalled: replete adult; 10 µM depleted";
        ascorbate_amplitude: 7.0, "1", 3.0 => 8.0, Triangular, NonNegative, Recalled,
            "–", "gain of collagen synthesis at saturating ascorbate", "recalled: fibroblast cultures, up to eight-fold";
        ascorbate_half_effect: 10.0, "uM", 5.0 => 15.0, Triangular, Positive, Recalled,
            "EC50", "ascorbate that half-saturates collagen synthesis", "recalled: maximal at 20-100 µM in fibroblast cultures";
    }
}
