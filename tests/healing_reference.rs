//! The well-mixed healing kinetics against an independent program (SciPy's Radau at rtol 1e-10; the script that made the
//! tables is `tests/golden/healing_reference.py`) and against the table of events in the model's documentation.

use dermasim::numerics::rosenbrock::Tolerance;
use dermasim::physics::healing::{Course, Opening, State, Tissue, Wound};
use dermasim::physics::parameter::HealingParameters;

const TIGHT: Tolerance = Tolerance { relative: 1e-8, absolute: 1e-11 };

/// One of the three wounds of the documentation.
#[derive(Debug, Clone, Copy)]
struct Case {
    name: &'static str,
    killed: f64,
    cut: f64,
    radius: f64,
    invasion: f64,
    plug_removed: bool,
}

const PUNCH: Case = Case { name: "punch", killed: 1.0, cut: 0.0, radius: 2.0, invasion: 0.15, plug_removed: true };
const CORE: Case = Case { name: "core", killed: 1.0, cut: 0.4, radius: 0.1, invasion: 1.0, plug_removed: false };
const BETWEEN: Case =
    Case { name: "between", killed: 0.15, cut: 0.133 * 0.15, radius: 0.1, invasion: 1.0, plug_removed: false };

impl Case {
    fn course(&self) -> Course {
        let parameters = HealingParameters { fibroblast_invasion: self.invasion, ..HealingParameters::default() };
        Course::new(Tissue::well_mixed(parameters), TIGHT)
    }

    fn injure(&self, course: &mut Course) {
        let wound = Wound { killed: self.killed, cut: self.cut, bled: self.killed };
        course.injure(&[wound], Opening { share: 1.0, radius: self.radius });
        if self.plug_removed {
            course.change(|_, x| {
                let pools = [
                    &mut x.collagen1_young,
                    &mut x.collagen1_mature,
                    &mut x.collagen3_young,
                    &mut x.collagen3_mature,
                    &mut x.tropoelastin,
                    &mut x.elastin,
                    &mut x.hyaluronan,
                ];
                for pool in pools {
                    *pool = 0.0;
                }
            });
        }
    }

    /// The states at the times, and the open share of the surface.
    fn heal(&self, times: &[f64]) -> Vec<(State<f64>, f64)> {
        let mut course = self.course();
        self.injure(&mut course);
        let mut states = Vec::new();
        course.advance(*times.last().unwrap(), times, |_, cells, open| states.push((cells[0], open))).unwrap();
        states
    }
}

fn in_reference_order((x, open): &(State<f64>, f64)) -> [f64; 23] {
    let values = x.to_array();
    std::array::from_fn(|index| if index < 22 { values[index] } else { *open })
}

fn agrees_with_reference(case: Case) {
    let path = format!("{}/tests/golden/healing_{}.csv", env!("CARGO_MANIFEST_DIR"), case.name);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().skip(1).map(str::to_owned).collect();
    let rows: Vec<Vec<f64>> =
        reader.records().map(|row| row.unwrap().iter().map(|field| field.parse().unwrap()).collect()).collect();
    let days: Vec<f64> = rows.iter().map(|row| row[0]).collect();
    for (row, state) in rows.iter().zip(case.heal(&days)) {
        for ((name, expected), got) in names.iter().zip(&row[1..]).zip(in_reference_order(&state)) {
            // Below a millionth of its working scale a decaying state is the reference's own absolute error.
            let allowed = 1e-5 * expected.abs().max(1e-6);
            assert!((got - expected).abs() <= allowed, "{} day {}: {name} {got} against {expected}", case.name, row[0]);
        }
    }
}

#[test]
fn punch_agrees_with_scipy() {
    agrees_with_reference(PUNCH);
}

#[test]
fn core_of_a_channel_agrees_with_scipy() {
    agrees_with_reference(CORE);
}

#[test]
fn between_channels_agrees_with_scipy() {
    agrees_with_reference(BETWEEN);
}

/// Time of the largest value of a variable, from output every 0.01 d.
fn peak(case: Case, variable: impl Fn(&State<f64>) -> f64) -> f64 {
    let times: Vec<f64> = (1..4000).map(|step| f64::from(step) * 0.01).collect();
    let values = case.heal(&times);
    let best = (0..times.len()).max_by(|a, b| variable(&values[*a].0).total_cmp(&variable(&values[*b].0)));
    times[best.unwrap()]
}

/// Half a unit of the last printed digit, and 2 %.
fn matches_print(got: f64, printed: f64, last_digit: f64) -> bool {
    (got - printed).abs() <= 0.02 * printed + 0.5 * last_digit
}

#[test]
fn the_table_of_events_comes_out() {
    type Row = (&'static str, fn(&State<f64>) -> f64, [f64; 3], f64);
    let rows: [Row; 5] = [
        ("neutrophils", |x| x.neutrophils, [1.35, 1.35, 1.6], 0.05),
        ("macrophages", |x| x.macrophages_m1 + x.macrophages_m2, [2.8, 2.8, 3.4], 0.1),
        ("fibroblasts", |x| x.fibroblasts, [12.0, 10.6, 11.0], 0.1),
        ("myofibroblasts", |x| x.myofibroblasts, [17.0, 16.0, 16.0], 1.0),
        ("young collagen III", |x| x.collagen3_young, [14.4, 12.9, 15.8], 0.1),
    ];
    for (name, variable, printed, last_digit) in rows {
        for (case, printed) in [PUNCH, CORE, BETWEEN].into_iter().zip(printed) {
            let got = peak(case, variable);
            assert!(matches_print(got, printed, last_digit), "{name} in {}: {got} against {printed}", case.name);
        }
    }
    assert!(matches_print(peak(PUNCH, |x| x.macrophages_m1), 2.1, 0.1));
    assert!(matches_print(peak(PUNCH, |x| x.macrophages_m2), 5.1, 0.1));
}

#[test]
fn the_table_of_collagen_comes_out() {
    let healthy = Tissue::well_mixed(HealingParameters::default()).kinetics.healthy.collagen;
    let share = |x: &State<f64>| (x.collagen3_young + x.collagen3_mature) / x.collagen();
    let rows: [(Case, [f64; 4], [f64; 4]); 3] = [
        (PUNCH, [0.56, 0.40, 0.26, 0.13], [0.46, 0.55, 0.49, 0.53]),
        (CORE, [0.14, 0.15, 0.12, 0.10], [0.96, 1.01, 0.98, 0.98]),
        (BETWEEN, [0.105, 0.105, 0.105, 0.105], [1.05, 1.06, 1.05, 1.04]),
    ];
    for (case, shares, totals) in rows {
        for ((_, printed), x) in [7, 28, 90, 365].iter().zip(shares).zip(case.heal(&[7.0, 28.0, 90.0, 365.0])) {
            let got = share(&x.0);
            assert!(matches_print(got, printed, 0.01), "share of III, {}: {got} against {printed}", case.name);
        }
        for (printed, x) in totals.iter().zip(case.heal(&[14.0, 28.0, 90.0, 365.0])) {
            let got = x.0.collagen() / healthy;
            assert!(matches_print(got, *printed, 0.01), "collagen, {}: {got} against {printed}", case.name);
        }
    }
}

#[test]
fn repeated_sessions_add_up_as_tabulated() {
    let table = [(1, 28.0, 1.047), (2, 28.0, 1.11), (4, 28.0, 1.21), (6, 28.0, 1.29), (6, 14.0, 1.37)];
    for (sessions, interval, printed) in table {
        let mut course = BETWEEN.course();
        for session in 0..sessions {
            course.advance(f64::from(session) * interval, &[], |_, _, _| ()).unwrap();
            BETWEEN.injure(&mut course);
        }
        course.advance(180.0, &[], |_, _, _| ()).unwrap();
        let got = course.cells()[0].collagen() / course.tissue().kinetics.healthy.collagen;
        assert!((got - printed).abs() <= 0.02 * printed, "{sessions} × {interval} d: {got} against {printed}");
        assert!(course.collagen_residual() < 1e-9, "{}", course.collagen_residual());
    }
}
