//! `dermasim solutes`: what a serum may bring in, with where its numbers come from.

use serde_json::{Value, json};

use super::failure::Failure;
use super::terminal::{Terminal, align};
use crate::physics::absorption::{
    CLOSED, Ionisation, Provenance, Serum, Solute, WangKastingNitsche, barrier, channel_ph, dermis, solute, solutes,
};
use crate::physics::parameter::Parameters;
use crate::run::record::format_number;

const EXAMPLE: &str = "Examples:
  dermasim solutes                         all of them
  dermasim solutes tranexamic-acid         one of them, with its sources and what the model makes of it
  dermasim solutes --json | jq '.[] | select(.log_kow < -2) | .name'";

/// List the solutes that scenarios can name, with their sources
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct SolutesArguments {
    /// A solute
    name: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub fn execute(arguments: &SolutesArguments, terminal: Terminal) -> Result<(), Failure> {
    let rows: Vec<Row> = solutes().filter_map(Row::new).collect();
    let Some(name) = &arguments.name else {
        return match arguments.json {
            true => terminal.json(&rows.iter().map(Row::document).collect::<Vec<_>>()),
            false => terminal.result(&table(&rows)),
        };
    };
    let Some(row) = rows.iter().find(|row| row.provenance.name == name) else {
        return Err(Failure::usage(format!("unknown solute `{name}`: `dermasim solutes` lists them all")));
    };
    if arguments.json { terminal.json(&row.document()) } else { terminal.result(&row.in_full()) }
}

/// Acidity at which the listed permeability holds: that of healthy skin's surface.
const PH: f64 = 5.5;
/// µg/nmol to g/mol, mm³/nmol to cm³/mol.
const PER_MOLE: f64 = 1e3;
const CUBIC_CENTIMETRES_PER_MOLE: f64 = 1e6;
const CENTIMETRE_PER_SECOND: f64 = 10.0 * 86_400.0;
const MINUTES: f64 = 24.0 * 60.0;

struct Row {
    solute: Solute,
    provenance: Provenance,
}

impl Row {
    fn new(provenance: Provenance) -> Option<Row> {
        Some(Row { solute: solute(provenance.name)?, provenance })
    }

    fn charge(&self) -> String {
        match self.solute.ionisation {
            Ionisation::Neutral => "neutral".to_owned(),
            Ionisation::Acid { pka } => format!("acid, pKa {pka}"),
            Ionisation::Base { pka } => format!("base, pKa {pka}"),
            Ionisation::Ampholyte { lower, upper } => format!("ampholyte, pKa {lower} and {upper}"),
        }
    }

    /// At a low concentration in water.
    fn serum(&self) -> Serum {
        Serum {
            solute: self.solute.clone(),
            concentration: 1e-3,
            ph: PH,
            vehicle_solubility: None,
            dose: 20.0,
            contact_time: 1.0,
            occluded: true,
        }
    }

    /// log10 of Kp in cm/s, of hydrated stratum corneum of the reference thickness.
    fn log10_kp(&self) -> f64 {
        let parameters = Parameters::default().absorption;
        libm::log10(
            barrier(&WangKastingNitsche, &self.serum(), 1.0, 1.0, &parameters).permeability() / CENTIMETRE_PER_SECOND,
        )
    }

    /// For people.
    fn told_kp(&self) -> String {
        let kp = self.log10_kp();
        if kp > CLOSED { format!("{kp:.1}") } else { "closed".to_owned() }
    }

    /// In the dermis in vivo, d.
    fn half_life(&self) -> f64 {
        std::f64::consts::LN_2 / dermis(&self.solute, &Parameters::default().absorption).clearance
    }

    fn in_full(&self) -> String {
        let solute = &self.solute;
        let channel = channel_ph(&self.serum(), &Parameters::default().absorption);
        let lines = [
            ("name", self.provenance.name.to_owned()),
            ("molar mass", format!("{} g/mol", format_number(rounded(solute.molar_mass * PER_MOLE)))),
            ("log Kow", format_number(solute.log_kow)),
            ("charge", self.charge()),
            ("Schroeder volume", format!("{} cm3/mol", format_number(rounded(self.volume())))),
            ("solubility in water", format!("{} mg/mL", format_number(solute.solubility))),
            ("unbound fraction", format_number(solute.unbound_fraction)),
            ("evidence", self.provenance.evidence.word().to_owned()),
            ("source", self.provenance.source.to_owned()),
            ("log10 Kp (cm/s)", format!("{} predicted, hydrated skin at pH {PH}", self.told_kp())),
            ("half-life in dermis", format!("{:.0} min predicted", self.half_life() * MINUTES)),
            ("pH in a channel", format!("{channel:.1} predicted, 0.1 % at pH {PH}")),
            ("to use", format!("[serum.{}] in a scenario", self.provenance.name)),
        ];
        align(&lines.map(|(label, text)| vec![label.to_owned(), text]))
    }

    fn volume(&self) -> f64 {
        self.solute.schroeder_volume * CUBIC_CENTIMETRES_PER_MOLE
    }

    fn document(&self) -> Value {
        let solute = &self.solute;
        let (kind, pka, upper_pka) = match solute.ionisation {
            Ionisation::Neutral => ("neutral", None, None),
            Ionisation::Acid { pka } => ("acid", Some(pka), None),
            Ionisation::Base { pka } => ("base", Some(pka), None),
            Ionisation::Ampholyte { lower, upper } => ("ampholyte", Some(lower), Some(upper)),
        };
        json!({
            "name": self.provenance.name,
            "molar_mass_g_per_mol": rounded(solute.molar_mass * PER_MOLE),
            "log_kow": solute.log_kow,
            "ionisation": kind,
            "pka": pka,
            "upper_pka": upper_pka,
            "schroeder_volume_cm3_per_mol": rounded(self.volume()),
            "solubility_mg_per_mL": solute.solubility,
            "unbound_fraction": solute.unbound_fraction,
            "predicted_log10_kp_cm_per_s": Some(self.log10_kp()).filter(|value| *value > CLOSED),
            "evidence": self.provenance.evidence.word(),
            "source": self.provenance.source,
        })
    }
}

/// Without the noise of units in the last digits.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

fn table(rows: &[Row]) -> String {
    let heading = ["name", "g/mol", "log Kow", "charge", "log10 Kp", "evidence", "source"].map(str::to_owned).to_vec();
    let cells = |row: &Row| {
        vec![
            row.provenance.name.to_owned(),
            format_number(rounded(row.solute.molar_mass * PER_MOLE)),
            format_number(row.solute.log_kow),
            row.charge(),
            row.told_kp(),
            row.provenance.evidence.word().to_owned(),
            row.provenance.source.to_owned(),
        ]
    };
    align(&std::iter::once(heading).chain(rows.iter().map(cells)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_solute_is_told_whole() {
        let rows: Vec<Row> = solutes().filter_map(Row::new).collect();
        assert_eq!(rows.len(), solutes().count());
        for row in &rows {
            assert!(!row.in_full().contains("NaN"), "{}", row.in_full());
            assert!(row.document()["molar_mass_g_per_mol"].as_f64().is_some_and(|mass| mass > 18.0));
        }
        let caffeine = rows.iter().find(|row| row.provenance.name == "caffeine").unwrap();
        // The median of the measured ones is −7.2.
        assert!((caffeine.log10_kp() + 7.2).abs() < 0.75, "{}", caffeine.log10_kp());
    }
}
