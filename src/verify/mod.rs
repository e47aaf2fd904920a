//! Code verification: exact solutions, and the order at which the numbers converge to them. Library code, used by
//! `dermasim verify` and by the tests alike. Validation, the model against published measurements, is [published].

pub mod absorption;
pub mod integrator;
pub mod published;
pub mod puncture;
pub mod refinement;
pub mod space;

/// All checks, room by room.
pub fn run() -> Vec<Check> {
    let mut checks = integrator::run();
    checks.extend(absorption::run());
    checks.extend(puncture::run());
    checks.extend(space::run());
    checks
}

/// One comparison with an exact value.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Check {
    pub name: String,
    pub expected: f64,
    pub got: f64,
    /// Deviation over the scale of the problem (the expected value, or the largest of its series).
    pub relative_error: f64,
    pub tolerance: f64,
    /// Order of convergence seen under refinement, where it was looked for.
    pub observed_order: Option<f64>,
    /// The order that is asked for.
    pub required_order: f64,
    /// What the order was seen from, where it can be drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convergence: Option<Convergence>,
}

/// Errors on ever finer meshes, or with ever shorter steps.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Convergence {
    /// What is refined, with its unit.
    pub what: &'static str,
    /// Which terms.
    pub problem: &'static str,
    /// On which grid.
    pub place: &'static str,
    pub sizes: Vec<f64>,
    /// Of each size, relative to the scale of the problem.
    pub errors: Vec<f64>,
}

impl Convergence {
    /// The lowest order between neighbouring sizes.
    pub fn order(&self) -> f64 {
        let between =
            |(sizes, errors): (&[f64], &[f64])| libm::log(errors[0] / errors[1]) / libm::log(sizes[0] / sizes[1]);
        self.sizes.windows(2).zip(self.errors.windows(2)).map(between).fold(f64::INFINITY, f64::min)
    }
}

/// What is asked of methods of order 2.
const SECOND_ORDER: f64 = 1.9;

impl Check {
    /// A comparison relative to `scale`.
    pub fn against(name: impl Into<String>, expected: f64, got: f64, scale: f64, tolerance: f64) -> Check {
        let relative_error = (got - expected).abs() / scale.abs();
        Check {
            name: name.into(),
            expected,
            got,
            relative_error,
            tolerance,
            observed_order: None,
            required_order: SECOND_ORDER,
            convergence: None,
        }
    }

    /// Whether error and order are good enough. A NaN never is.
    pub fn passes(&self) -> bool {
        self.relative_error <= self.tolerance && self.observed_order.is_none_or(|order| order >= self.required_order)
    }
}
