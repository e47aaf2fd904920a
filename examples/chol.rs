use nalgebra::{Cholesky, DMatrix, DVector};
use std::time::Instant;
fn main() {
    for n in [50usize, 100, 150, 200, 300, 400] {
        let m = DMatrix::from_fn(n, n, |i, j| {
            let d = (i as f64 - j as f64);
            3.0 / (1.0 + 0.1 * d * d).sqrt() + if i == j { 1.0 } else { 0.0 }
        });
        let t = Instant::now();
        let mut s = 0.0;
        let reps = (20_000_000 / (n * n * n)).max(1);
        for _ in 0..reps {
            let c = Cholesky::new(m.clone()).unwrap();
            s += c.l_dirty()[(n - 1, n - 1)];
        }
        let e = t.elapsed().as_secs_f64() / reps as f64;
        let c = Cholesky::new(m.clone()).unwrap();
        let t = Instant::now();
        let b = DVector::from_element(n, 1.0);
        for _ in 0..100 {
            s += c.solve(&b)[0];
        }
        let e2 = t.elapsed().as_secs_f64() / 100.0;
        // row-oriented with four accumulators
        let mut best = 0.0;
        let t = Instant::now();
        for _ in 0..reps {
            let mut l: Vec<f64> = (0..n * n).map(|k| m[(k / n, k % n)]).collect();
            for i in 0..n {
                for j in 0..=i {
                    let (ri, rj) = (&l[i * n..i * n + j], &l[j * n..j * n + j]);
                    let mut acc = [0.0f64; 8];
                    let (ci, cj) = (ri.chunks_exact(8), rj.chunks_exact(8));
                    let mut tail = 0.0;
                    for (a, b) in ci.remainder().iter().zip(cj.remainder()) {
                        tail += a * b;
                    }
                    for (a, b) in ci.zip(cj) {
                        for k in 0..8 {
                            acc[k] += a[k] * b[k];
                        }
                    }
                    let dot: f64 = acc.iter().sum::<f64>() + tail;
                    let v = l[i * n + j] - dot;
                    l[i * n + j] = if i == j { v.sqrt() } else { v / l[j * n + j] };
                }
            }
            best += l[n * n - 1];
        }
        let e3 = t.elapsed().as_secs_f64() / reps as f64;
        println!(
            "{n} chol {:.3} ms ({:.2} GF) solve {:.3} ms own {:.3} ms ({:.2} GF) {s} {best}",
            1e3 * e,
            (n * n * n) as f64 / 3.0 / e / 1e9,
            1e3 * e2,
            1e3 * e3,
            (n * n * n) as f64 / 3.0 / e3 / 1e9
        );
    }
}
