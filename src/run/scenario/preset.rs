//! Commented scenarios to start from: `dermasim init`.

/// A scenario to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    pub name: &'static str,
    pub description: &'static str,
    /// TOML with comments.
    pub text: &'static str,
}

const PRESETS: &[Preset] = &[
    Preset {
        name: "acne-scar-roller",
        description: "clinic, acne scars: roller 1.5 mm, 4 sessions, 28 d apart",
        text: include_str!("presets/acne_scar_roller.toml"),
    },
    Preset {
        name: "rejuvenation-pen",
        description: "clinic, rejuvenation: pen 1.0 mm, 4 sessions, 30 d apart",
        text: include_str!("presets/rejuvenation_pen.toml"),
    },
    Preset {
        name: "home-absorption-roller",
        description: "home, absorption: roller 0.25 mm, weekly, vitamin C",
        text: include_str!("presets/home_absorption_roller.toml"),
    },
    Preset {
        name: "home-roller",
        description: "home: roller 0.5 mm, 4 sessions, 21 d apart",
        text: include_str!("presets/home_roller.toml"),
    },
    Preset {
        name: "pigment-tranexamic",
        description: "clinic, pigment: pen 0.75 mm, tranexamic acid, 5 sessions, 21 d apart",
        text: include_str!("presets/pigment_tranexamic.toml"),
    },
    Preset {
        name: "under-eye-stamp",
        description: "under the eye: stamp 0.3 mm, 4 sessions, 14 d apart",
        text: include_str!("presets/under_eye_stamp.toml"),
    },
    Preset {
        name: "lip-lines-pen",
        description: "lip lines: pen 0.5 mm, 4 sessions, 30 d apart",
        text: include_str!("presets/lip_lines_pen.toml"),
    },
    Preset {
        name: "clinic-then-home",
        description: "clinic, then home: roller 1.5 mm, sessions that wait for the skin, then a home roller 0.3 mm weekly",
        text: include_str!("presets/clinic_then_home.toml"),
    },
    Preset {
        name: "device-depth-accuracy",
        description: "makers: pen set to 1.5 mm, the device alone, actual depth with intervals",
        text: include_str!("presets/device_depth_accuracy.toml"),
    },
];

/// All presets; the first is the default.
pub fn presets() -> &'static [Preset] {
    PRESETS
}

/// The preset of that name, or the nearest name if there is none.
pub fn preset(name: &str) -> Result<&'static Preset, Option<&'static str>> {
    let found = PRESETS.iter().find(|preset| preset.name == name);
    found.ok_or_else(|| super::nearest::nearest(name, PRESETS.iter().map(|preset| preset.name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::scenario::load;

    #[test]
    fn every_preset_loads() {
        for preset in presets() {
            load(preset.name, preset.text.as_bytes(), &[]).unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn a_slip_in_the_name_is_understood() {
        assert_eq!(preset("home-roler").unwrap_err(), Some("home-roller"));
        assert_eq!(preset("home-roller").unwrap().name, "home-roller");
    }
}
