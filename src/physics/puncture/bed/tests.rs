use super::*;

const CHEEK: BedProperties = BedProperties {
    bending_stiffness: 0.066 * 1.2 * 1.2 * 1.2 / 9.0,
    line_tension: 8e-3,
    fat_modulus: 5e-3,
    subcutis: None,
    poisson_ratio: 0.5,
};

/// By `tests/golden/bed_compliance.py` (SciPy): constants, distance, compliance.
const SOLVED: &str = include_str!("../../../../tests/golden/bed_compliance.csv");

fn golden() -> Vec<(BedProperties, f64, f64)> {
    let row = |line: &str| {
        let cells: Vec<f64> = line.split(',').skip(1).map(|cell| cell.parse().unwrap_or(f64::NAN)).collect();
        let properties = BedProperties {
            bending_stiffness: cells[0],
            line_tension: cells[1],
            fat_modulus: cells[2],
            poisson_ratio: cells[3],
            subcutis: Some(cells[4]).filter(|depth| !depth.is_nan()),
        };
        (properties, cells[5], cells[6])
    };
    SOLVED.lines().skip(1).map(row).collect()
}

#[test]
fn an_independent_program_agrees() {
    for (properties, distance, expected) in golden() {
        let start = properties.compliance(0.0).value;
        let direct = properties.compliance(distance);
        println!(
            "{properties:?} {distance} {expected:e} {:.1e} stated {:.1e}",
            (direct.value - expected) / start,
            direct.error / start
        );
    }
}

#[test]
fn table() {
    for (properties, distance, _) in golden() {
        if distance > 0.0 {
            continue;
        }
        let start = std::time::Instant::now();
        let bed = Bed::new(&properties).unwrap();
        let took = start.elapsed();
        let transform = HankelTransform::new();
        let zero = properties.transformed(&transform, 0.0).value;
        let worst = (1..400)
            .map(|i| {
                let r = libm::pow(10.0, f64::from(i) / 80.0 - 3.0);
                (bed.compliance(r) - properties.transformed(&transform, r).value).abs() / zero
            })
            .fold(0.0, f64::max);
        let z = bed.compliance(0.0) / zero - 1.0;
        println!("{properties:?} {took:?} C0 {z:.1e} stated {:.1e} worst {worst:.1e}", bed.error());
        let start = std::time::Instant::now();
        let mut sum = 0.0;
        for i in 0..160_000 {
            sum += bed.compliance(1e-4 * f64::from(i));
        }
        println!("lookup {:?} {sum}", start.elapsed() / 160_000);
    }
}
