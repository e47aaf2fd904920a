//! `[serum.…]`: presets differ in what permeates and in the defaults of concentration and pH.

use super::LONGEST_DAYS;
use crate::run::scenario::key::{Choice, Key, Kind, Limits};

/// The tables of solutes are in the physics; here is what one usually puts on.
pub const SERA: &[Key] = &[
    serum("vitamin-c", &application("15 %", "3.2"), "L-ascorbic acid in water."),
    serum("ascorbyl-glucoside", &application("2 %", "6"), "Ascorbyl glucoside."),
    serum(
        "ethyl-ascorbic-acid",
        &application("2 %", "5"),
        "3-O-ethyl ascorbic acid, a derivative of ascorbic acid that is neutral in the serum.",
    ),
    serum("ascorbyl-phosphate", &application("3 %", "7"), "Ascorbyl phosphate (sodium or magnesium salt)."),
    serum("tranexamic-acid", &application("3 %", "7"), "Tranexamic acid."),
    serum("hydroquinone", &application("4 %", "5"), "Hydroquinone."),
    serum("niacinamide", &application("5 %", "6"), "Niacinamide."),
    serum("alpha-arbutin", &application("2 %", "5"), "Alpha-arbutin."),
    serum("hyaluronate-small", &application("1 %", "6.5"), "Hyaluronate of 5 kDa."),
    serum("hyaluronate-50k", &application("1 %", "6.5"), "Hyaluronate of 50 kDa."),
    serum("hyaluronate-300k", &application("1 %", "6.5"), "Hyaluronate of 300 kDa."),
    serum("hyaluronate-large", &application("1 %", "6.5"), "Hyaluronate of 1 MDa."),
    serum("hyaluronate-2m", &application("1 %", "6.5"), "Hyaluronate of 2 MDa."),
    serum("ghk-cu", &application("1 %", "6.5"), "Copper tripeptide GHK-Cu."),
    serum("caffeine", &application("1.5 %", "6"), "Caffeine."),
    serum("lidocaine", &application("4 %", "7.4"), "Lidocaine."),
    serum(
        "retinol",
        &application("0.3 %", "6"),
        "Retinol; in an oil say `vehicle_solubility`, or it counts as saturated.",
    ),
    serum(
        "water",
        &application("100 %", "7"),
        "Water itself, followed as a tracer; in open air it evaporates with the vehicle.",
    ),
    serum("mannitol", &application("5 %", "7"), "Mannitol."),
    serum("sucrose", &application("5 %", "7"), "Sucrose."),
    serum("urea", &application("10 %", "7"), "Urea."),
    serum("glycerol", &application("5 %", "7"), "Glycerol."),
    serum("calcein", &application("0.1 %", "7.4"), "Calcein, a dye."),
    serum("tiagabine", &application("0.5 %", "6"), "Tiagabine."),
    serum("carbamazepine", &application("0.01 %", "7"), "Carbamazepine."),
    serum("pramipexole", &application("2 %", "5"), "Pramipexole."),
    serum("amantadine", &application("2 %", "6"), "Amantadine."),
    serum("amlodipine", &application("0.05 %", "6"), "Amlodipine."),
    serum("naltrexone", &application("2 %", "5"), "Naltrexone."),
    serum("aciclovir", &application("0.1 %", "7"), "Aciclovir."),
    serum("aminolevulinic-acid", &application("20 %", "5"), "5-Aminolevulinic acid."),
    serum("dpgme", &application("1 %", "7"), "Dipropylene glycol methyl ether."),
    serum("testosterone", &application("0.002 %", "7"), "Testosterone."),
    serum("fentanyl", &application("0.02 %", "7.4"), "Fentanyl."),
    serum("butoxyethanol", &application("1 %", "7"), "2-Butoxyethanol."),
    serum("custom", &CUSTOM, "A solute of your own."),
];

const fn serum(name: &'static str, keys: &'static [Key], doc: &'static str) -> Key {
    Key::of(name, Kind::Table(keys), doc)
}

/// Whether the serum of that name brings its own solute.
pub fn is_custom(name: &str) -> bool {
    name == "custom"
}

const IONISATIONS: &[Choice] = &[
    Choice::new("neutral", "carries no charge"),
    Choice::new("acid", "HA ⇌ A⁻"),
    Choice::new("base", "BH⁺ ⇌ B"),
    Choice::new("ampholyte", "a cation below `pka`, an anion above `upper_pka`, between them a zwitterion or neutral"),
];

const fn application(concentration: &'static str, ph: &'static str) -> [Key; APPLICATION_KEYS] {
    [
        Key::quantity(
            "concentration",
            Limits::new("%", 1e-6, 100.0, "15 %"),
            "Mass fraction of the solute in the vehicle.",
        )
        .default(concentration),
        Key::number("ph", 1.0, 13.0, "pH of the vehicle.").default(ph),
        VEHICLE_SOLUBILITY.optional(),
        Key::quantity(
            "dose",
            Limits::new("mg/cm2", 0.01, 5000.0, "2 mg/cm2"),
            "Mass of the serum (solute and vehicle) per area of skin. On the bench a filled donor cell holds 500 mg/cm2 and more.",
        )
        .default("2 mg/cm2"),
        Key::quantity(
            "apply_after",
            Limits::new("h", -24.0 * 7.0, 24.0 * LONGEST_DAYS, "0 h"),
            "From each session to the first application; negative for an application before the session. Without sessions: \
             from the beginning.",
        )
        .default("0 h"),
        Key::integer("applications", 1, 1000, "Applications per session.").default("1"),
        Key::quantity(
            "every",
            Limits::new("h", 0.05, 24.0 * LONGEST_DAYS, "12 h"),
            "From one application of a session to the next.",
        )
        .default("24 h"),
        Key::of(
            "days",
            Kind::Increasing(Limits::new("d", 0.0, LONGEST_DAYS, "[\"0 d\", \"0.5 d\", \"1 d\"]")),
            "Instead of `apply_after`, `applications` and `every`: the times of all applications from the beginning, in order.",
        ),
        Key::quantity(
            "contact_time",
            Limits::new("h", 0.01, 24.0 * 30.0, "8 h"),
            "From the application until the serum is washed off.",
        )
        .default("8 h"),
        Key::boolean("occluded", "Covered by a film, so that nothing evaporates and the stratum corneum swells.")
            .default("false"),
    ]
}

const APPLICATION_KEYS: usize = 10;

const VEHICLE_SOLUBILITY: Key = Key::quantity(
    "vehicle_solubility",
    Limits::new("mg/mL", 1e-6, 2000.0, "200 mg/mL"),
    "What the vehicle dissolves of the solute. What drives is the share of this that is dissolved, so a better solvent drives less from the \
     same concentration. If absent: as much as water does.",
);

const APPLICATION: [Key; APPLICATION_KEYS] = application("1 %", "6");

const CUSTOM: [Key; 13 + APPLICATION_KEYS] = [
    Key::text("solute", "What it is called.").default("custom solute"),
    Key::quantity("molar_mass", Limits::new("g/mol", 10.0, 5e6, "176.1 g/mol"), "Molar mass."),
    Key::number("log_kow", -10.0, 10.0, "log10 of the octanol–water partition coefficient of the form without net charge."),
    Key::number("pka", -5.0, 20.0, "Acid constant; needed unless neutral; of an ampholyte the lower one.").optional(),
    Key::number("upper_pka", -5.0, 20.0, "The upper acid constant of an ampholyte.").optional(),
    Key::choice("ionisation", IONISATIONS, "What `pka` belongs to.").default("neutral"),
    Key::quantity(
        "schroeder_volume",
        Limits::new("cm3/mol", 5.0, 1e7, "147 cm3/mol"),
        "Molar volume after Schroeder. If absent: 0.9 cm3 per gram, as for small organic molecules.",
    )
    .optional(),
    Key::quantity(
        "solubility",
        Limits::new("mg/mL", 1e-6, 2000.0, "330 mg/mL"),
        "Solubility in water. If absent: as much as is in the vehicle, of a neutral solute no more than 10^(0.5 - log Kow) mol/L. Needed with \
         `vapour_pressure` and with `vehicle_solubility`, which count against it.",
    )
    .optional(),
    Key::number("unbound_fraction", 1e-6, 1.0, "Share in tissue that is not bound to protein.").default("1"),
    Key::quantity(
        "vapour_pressure",
        Limits::new("Pa", 0.0, 101_325.0, "0 Pa"),
        "Vapour pressure of the pure solute at skin temperature, at most one atmosphere; 0 for what does not evaporate.",
    )
    .default("0 Pa"),
    Key::quantity(
        "half_life",
        Limits::new("h", 1e-3, 1e5, "2 h"),
        "In living epidermis and dermis, at low concentration, until metabolism or oxidation has taken half of it. If absent: none.",
    )
    .optional(),
    Key::quantity(
        "half_saturation",
        Limits::new("mM", 1e-9, 1e4, "0.1 mM"),
        "Free concentration at which metabolism runs at half of its largest rate (Michaelis' constant). If absent: it is of \
         first order.",
    )
    .optional(),
    Key::boolean("ascorbate", "Whether the tissue takes it up into its saturable pool of ascorbate.").default("false"),
    APPLICATION[0],
    APPLICATION[1],
    APPLICATION[2],
    APPLICATION[3],
    APPLICATION[4],
    APPLICATION[5],
    APPLICATION[6],
    APPLICATION[7],
    APPLICATION[8],
    APPLICATION[9],
];
