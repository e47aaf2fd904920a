//! Measurements that the model has no words for, and why.

use serde::Serialize;

use super::clinical;

/// A measurement that was looked at and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Omission {
    /// Of the open tables of clinical and healing measurements; empty for others.
    pub ids: &'static [&'static str],
    pub quantity: &'static str,
    pub source: &'static str,
    pub reason: &'static str,
}

/// All of them.
pub fn not_represented() -> Vec<Omission> {
    [OMISSIONS, clinical::OMISSIONS].concat()
}

const OMISSIONS: &[Omission] = &[
    Omission {
        ids: &[],
        quantity: "time of relaxation at 0.06/s and 22.9/s (1.9 s and 0.31 s)",
        source: "Wang et al. 2015, doi:10.1371/journal.pone.0120897",
        reason: "the series of the model does not depend on the rate of strain; both values bound the registry's range",
    },
    Omission {
        ids: &[],
        quantity: "impact velocity for reliable piercing, 1 or 3 m/s; energy that enters skin at 2 and 10 m/s",
        source: "Verbaan et al. 2008, doi:10.1016/j.jconrel.2008.02.009; Meliga et al. 2017, Acta Biomater",
        reason: "no inertia in the model: needles are pressed, not shot",
    },
    Omission {
        ids: &[],
        quantity: "force to retract a 100 um needle, 0.1 mN",
        source: "Lam et al. 2008, BIODEVICES",
        reason: "the abstract does not say whether 100 um is the needle's length or width, and the area decides",
    },
    Omission {
        ids: &[],
        quantity: "penetration force saved by rotation, up to 45.7 %",
        source: "Cai et al. 2022, doi:10.34133/2022/9869734",
        reason: "needles do not turn in the model",
    },
    Omission {
        ids: &[],
        quantity: "frequencies that lower fracture resistance of gels, 20 to 50 Hz",
        source: "Ghatak group, as told by researchmatters.in 2019",
        reason: "the factor of vibration does not depend on frequency",
    },
    Omission {
        ids: &[],
        quantity: "open depth and width after strong radiofrequency, 150 um and 63 to 85 um",
        source: "Bispebjerg group 2019, doi:10.1111/srt.12676",
        reason: "coagulation by current is not simulated",
    },
    Omission {
        ids: &[],
        quantity: "no effect of tip angle, thickness and width on pain",
        source: "Gill et al. 2008, doi:10.1097/AJP.0b013e31816778f9",
        reason: "the pain law does not read them, so agreement would be empty",
    },
    Omission {
        ids: &[],
        quantity: "density, diameter and distance of capillary loops in a Monte Carlo of bleeding",
        source: "Blicharz et al. 2018, doi:10.1038/s41551-018-0194-1",
        reason: "they are inputs of the registry; no share of needles that bleed is published with them",
    },
    Omission {
        ids: &[],
        quantity: "250 holes per cm2 after 15 passes",
        source: "Doddaballapur 2009, doi:10.4103/0974-2077.58529",
        reason: "quoted without a measurement; counting gives 229 strikes, of which some slide into holes",
    },
    Omission {
        ids: &[],
        quantity: "re-entry of needles into holes that exist",
        source: "Fernandes, 'Rollers, Pens & PRP'",
        reason: "seen, not counted",
    },
    Omission {
        ids: &[],
        quantity: "water loss highest and longest after 1.5 mm needles",
        source: "Sasaki 2019, doi:10.1093/asjof/ojz017",
        reason: "an order without numbers; the model agrees by its form",
    },
    Omission {
        ids: &[],
        quantity: "pain and skin reaction of a stamp on the face, at most 1",
        source: "Hoesly et al. 2012, doi:10.1001/archdermatol.2012.280",
        reason: "neither the device nor the scale is described in the abstract",
    },
    Omission {
        ids: &[],
        quantity: "downtime of 2 to 7 days by needle length",
        source: "a vendor's guide (drpen.net)",
        reason: "advice, not a measurement",
    },
    Omission {
        ids: &[],
        quantity: "penetration of 1.5 to 2 mm by rollers",
        source: "clinical text copied by a vendor",
        reason: "a claim without method, device or needle length",
    },
    Omission {
        ids: &[],
        quantity: "tensile strength, failure strain and tear toughness of skin",
        source: "Ni Annaidh et al. 2012, Ottenio et al. 2015, Chin J Mech Eng 2022 table 2",
        reason: "no tension or tear test in the model; the toughness that a needle meets is an input",
    },
    Omission {
        ids: &[],
        quantity: "softening and toughening of wet stratum corneum",
        source: "Yuan & Verma 2006, Wildnauer et al. 1971",
        reason: "the mechanics knows no hydration",
    },
    Omission {
        ids: &[],
        quantity: "depth of ink after needling, 0.06 mm per mm of needle",
        source: "Dermatol Surg 2020, as told by medestheticsmag.com",
        reason: "the depth of a dye is not that of the needle",
    },
    Omission {
        ids: &[],
        quantity: "smaller first water loss after 1 mm than after 0.6 mm needles, as tissue is compacted",
        source: "Gomaa et al. 2010, doi:10.1016/j.tiv.2010.08.012",
        reason: "an order without numbers, and compaction is not in the model: it would get the order wrong",
    },
    Omission {
        ids: &[],
        quantity: "three times the efficiency with a rim that stretches; success of impulses",
        source: "Hartmann et al. 2015 (PMC4695831); Mota e Silva et al. 2018",
        reason: "phantoms of plastic and rubber, whose properties are not published with them",
    },
    Omission {
        ids: &[],
        quantity: "puncture force of reverse cutting suture needles, 0.51 to 0.95 N",
        source: "Maloney et al., Dermatol Surg",
        reason: "needles of the model have no cutting edges",
    },
    Omission {
        ids: &[],
        quantity: "more force in tensed skin",
        source: "Frick et al. 2001, J Biomech 34:1335",
        reason: "a sign without a number; in the model tension acts on deflection, not on the force of penetration",
    },
    Omission {
        ids: &[],
        quantity: "puncture force of 0.25 to 1.75 mN and fracture energy of 10 J/m2 at micro-projections in mouse skin",
        source: "Crichton et al., Acta Biomater; Meliga et al. 2017",
        reason: "the tip is not in the abstract; toughness is an input here, and that of needles a hundred times larger",
    },
    Omission {
        ids: &[],
        quantity: "friction and radial stress of needles in agarose, 0.1 to 0.8 kPa",
        source: "28 to 32 gauge needles in agarose gels",
        reason: "a gel is not skin; no friction stress of needles in skin was found",
    },
    Omission {
        ids: &[],
        quantity: "force of the hand on a roller, pen or stamp",
        source: "none found",
        reason: "nobody has published it",
    },
    Omission {
        ids: &[],
        quantity: "pain of radiofrequency needles, and of rollers of unknown length",
        source: "Pharmaceutics 2020 12:1113, table 2",
        reason: "heat is not in the model, and pain grows with length",
    },
    Omission {
        ids: &["D10"],
        quantity: "uptake of ascorbic acid best at 20 %",
        source: "Pinnell et al. 2001, doi:10.1046/j.1524-4725.2001.00264.x",
        reason: "uptake rises with concentration in the model; what makes 30 % worse (viscosity, water activity, osmosis) is not known",
    },
    Omission {
        ids: &[],
        quantity: "permeability of niacinamide from four neat solvents, log10 Kp -9.2 to -6.3",
        source: "pooled human data (LGAI-Research, Skin-permeation-regression)",
        reason: "no water in the donor, and no partition into other solvents in the model",
    },
    Omission {
        ids: &[],
        quantity: "permeability of diclofenac, log10 Kp -6.6 to -5.3",
        source: "pooled human data (LGAI-Research, Skin-permeation-regression)",
        reason: "the table does not tell the acidity of the donor, which moves it by three decades",
    },
    Omission {
        ids: &[],
        quantity: "permeability of copper salts and of their chelate, 2.3e-6 to 5.7e-5 cm/h",
        source: "Pirot et al., quoted in Inflamm Res 2010, doi:10.1007/s00011-010-0238-9",
        reason: "neither the hydrated ion nor the complex has a volume by counting atoms, and copper binds to keratin",
    },
    Omission {
        ids: &[],
        quantity: "permeability of water, mannitol, raffinose, glycerol, naltrexone and salicylate over several databases",
        source: "pooled human data (LGAI-Research, Skin-permeation-regression)",
        reason: "the same records as those of the table used here, with others from unknown vehicles",
    },
    Omission {
        ids: &[],
        quantity: "tranexamic acid through skin after solid needles, 11.3 % of the dose",
        source: "Int J Pharm 2021 600:120406, doi:10.1016/j.ijpharm.2021.120406",
        reason: "the abstract tells neither needles, skin, dose nor time",
    },
    Omission {
        ids: &[],
        quantity: "amounts from dissolving needles (tranexamic acid 44 %, arbutin 2.6-fold)",
        source: "doi:10.1016/j.ijpharm.2021.120406; Aung et al. 2023, doi:10.1039/D3BM00132F",
        reason: "needles that carry the solute are not in the model",
    },
    Omission {
        ids: &[],
        quantity: "lidocaine cream after a roller, 48.6 ug/cm2, and onset of anaesthesia",
        source: "Sun et al. 2025, doi:10.3389/fbioe.2025.1612145",
        reason: "nothing measured without the roller, and the effect of ultrasound with it",
    },
    Omission {
        ids: &[],
        quantity: "optical clearing by glycerol, twice with a roller",
        source: "Yoon et al. 2008, doi:10.1117/1.2907483",
        reason: "contrast of light, not an amount",
    },
    Omission {
        ids: &[],
        quantity: "fluorescent peptides, 2 to 22 times the signal",
        source: "Mohammed et al. 2014, doi:10.1371/journal.pone.0101956",
        reason: "fluorescence in the skin, not an amount; which peptide gave which is not in the abstract",
    },
    Omission {
        ids: &[],
        quantity: "dextran of 4.4 kDa in proportion to the length of the needles",
        source: "Dermaroller of 1 and 1.5 mm, J Pharm Pharmacol",
        reason: "no number; open depth does not grow with length in the model",
    },
    Omission {
        ids: &[],
        quantity: "fluxes after lasers (15 to 277 times) and microdermabrasion",
        source: "doi:10.1007/s10103-010-0863-0; doi:10.1007/s10103-012-1151-y; Lee et al. 2003; Andrews et al. 2011",
        reason: "the stratum corneum is burnt or ground off, not punctured",
    },
    Omission {
        ids: &[],
        quantity: "3-ethyl ascorbic acid, 0.6 % to 70.9 % of the dose by vehicle",
        source: "Iliopoulos et al. 2020, doi:10.3390/scipharm88020019",
        reason: "no vehicle but water in the model",
    },
    Omission {
        ids: &[],
        quantity: "peptide GHK and copper through dermatomed skin after needles, 134 and 705 nmol in 9 h",
        source: "Li et al. 2015, Pharm Res, recalled",
        reason: "recalled, and the array is not known",
    },
    Omission {
        ids: &[],
        quantity: "calcein through sheets of epidermis, 1000 to 25,000 times; dextran of 72 kDa after 0.55 mm",
        source: "Henry et al. 1998; Verbaan et al. 2007, recalled",
        reason: "recalled, without the numbers that an experiment would need",
    },
    Omission {
        ids: &[],
        quantity: "naltrexone in plasma, 2.5 ng/mL; naltrexol 3.6 times",
        source: "Wermeling et al. 2008, recalled; Banks et al. 2010",
        reason: "no blood in the model beyond what enters it; two salts in needled guinea pigs",
    },
    Omission {
        ids: &[],
        quantity: "hyaluronate of 20 to 300 kDa passes the stratum corneum, of 1 to 1.4 MDa does not",
        source: "Essendoubi et al. 2016, doi:10.1111/srt.12228",
        reason: "seen, not quantified; in the model none of them passes, against the first half",
    },
    Omission {
        ids: &[],
        quantity: "salicylic acid in the dermis after irritation, 80 to 93 times",
        source: "Benfeldt & Serup 1999",
        reason: "what a detergent does to the barrier is not in the model",
    },
    Omission {
        ids: &[],
        quantity: "channels that close later in the elderly, under diclofenac, and close in part by recoil in dead skin",
        source: "Kelchen et al. 2016; Brogden et al. 2012; Gomaa et al. 2010",
        reason: "directions without numbers; the first is assumed, the second is not in the model, the third is part of the patency",
    },
    Omission {
        ids: &[],
        quantity: "delivery for 24 h after radiofrequency; resealing within 12 h in mice, within 48 h under a patch",
        source: "Kam et al. 2012; Aung et al. 2023; Tobin et al. 2021",
        reason: "heated channels; kind of closure not told; a statement without its measurement",
    },
];
