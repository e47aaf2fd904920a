//! `[serum.…]`: presets differ in what permeates and in the defaults of concentration and pH.

use super::LONGEST_DAYS;
use crate::run::scenario::key::{Choice, Key, Kind, Limits};

pub const SERA: &[Key] = &[
    Key::of("vitamin-c", Kind::Table(&application("15 %", "3.2")), "L-ascorbic acid in water."),
    Key::of("ascorbyl-glucoside", Kind::Table(&application("2 %", "6")), "Ascorbyl glucoside."),
    Key::of(
        "ethyl-ascorbic-acid",
        Kind::Table(&application("2 %", "5")),
        "3-O-ethyl ascorbic acid, a neutral derivative of ascorbic acid.",
    ),
    Key::of("tranexamic-acid", Kind::Table(&application("3 %", "7")), "Tranexamic acid."),
    Key::of("niacinamide", Kind::Table(&application("5 %", "6")), "Niacinamide."),
    Key::of("hyaluronate-small", Kind::Table(&application("1 %", "6.5")), "Hyaluronate of low molar mass."),
    Key::of("hyaluronate-large", Kind::Table(&application("1 %", "6.5")), "Hyaluronate of high molar mass."),
    Key::of("ghk-cu", Kind::Table(&application("1 %", "6.5")), "Copper tripeptide GHK-Cu."),
    Key::of("caffeine", Kind::Table(&application("1.5 %", "6")), "Caffeine."),
    Key::of("lidocaine", Kind::Table(&application("4 %", "7.4")), "Lidocaine."),
    Key::of("custom", Kind::Table(&CUSTOM), "A solute of your own."),
];

/// Whether the serum of that name brings its own solute.
pub fn is_custom(name: &str) -> bool {
    name == "custom"
}

const IONISATIONS: &[Choice] =
    &[Choice::new("neutral", "carries no charge"), Choice::new("acid", "HA ⇌ A⁻"), Choice::new("base", "BH⁺ ⇌ B")];

const fn application(concentration: &'static str, ph: &'static str) -> [Key; 6] {
    [
        Key::quantity(
            "concentration",
            Limits::new("%", 1e-6, 100.0, "15 %"),
            "Mass fraction of the solute in the vehicle.",
        )
        .default(concentration),
        Key::number("ph", 1.0, 13.0, "pH of the vehicle.").default(ph),
        Key::quantity(
            "dose",
            Limits::new("mg/cm2", 0.01, 100.0, "2 mg/cm2"),
            "Mass of the serum (solute and vehicle) per area of skin.",
        )
        .default("2 mg/cm2"),
        Key::quantity(
            "apply_after",
            Limits::new("h", 0.0, 24.0 * LONGEST_DAYS, "0 h"),
            "From the end of each session to the application.",
        )
        .default("0 h"),
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

const APPLICATION: [Key; 6] = application("1 %", "6");

const CUSTOM: [Key; 16] = [
    Key::text("solute", "What it is called.").default("custom solute"),
    Key::quantity("molar_mass", Limits::new("g/mol", 10.0, 5e6, "176.1 g/mol"), "Molar mass."),
    Key::number("log_kow", -10.0, 10.0, "log10 of the octanol–water partition coefficient of the neutral form."),
    Key::number("pka", -5.0, 20.0, "Acid constant; needed for an acid or a base.").optional(),
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
        "Solubility in water. If absent: just as much as is in the vehicle.",
    )
    .optional(),
    Key::number("unbound_fraction", 1e-6, 1.0, "Share in tissue that is not bound to protein.").default("1"),
    Key::quantity(
        "vapour_pressure",
        Limits::new("Pa", 0.0, 1e6, "0 Pa"),
        "Vapour pressure of the solute at skin temperature; 0 for what does not evaporate.",
    )
    .default("0 Pa"),
    Key::boolean("ascorbate", "Whether the tissue takes it up into its saturable pool of ascorbate.").default("false"),
    APPLICATION[0],
    APPLICATION[1],
    APPLICATION[2],
    APPLICATION[3],
    APPLICATION[4],
    APPLICATION[5],
];
