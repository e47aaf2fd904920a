//! Coefficients of Rosenbrock methods, in the transformed variables of Hairer & Wanner, "Solving Ordinary Differential
//! Equations II", section IV.7:
//!
//! ```text
//! (I/(γh) − J) U_i = f(y + Σ_j a_ij U_j) + Σ_j (c_ij/h) U_j        i = 1..s, j < i
//! y₁ = y + Σ m_i U_i,   error ≈ Σ e_i U_i
//! ```

/// One Rosenbrock method.
#[derive(Debug, Clone, PartialEq)]
pub struct Tableau {
    pub name: &'static str,
    /// Order of the solution that is propagated.
    pub order: u32,
    /// Order of the embedded solution that estimates the error.
    pub embedded_order: u32,
    pub gamma: f64,
    /// Strictly lower triangular, one row a stage.
    pub a: Vec<Vec<f64>>,
    /// Strictly lower triangular, one row a stage.
    pub c: Vec<Vec<f64>>,
    pub m: Vec<f64>,
    pub e: Vec<f64>,
    /// Rows of the continuous extension.
    pub dense: Vec<Vec<f64>>,
}

impl Tableau {
    pub fn stages(&self) -> usize {
        self.m.len()
    }

    /// Rodas5P, order 5(4), stiffly accurate, with an exact Jacobian.
    ///
    /// Steinebach, G. (2023), "Construction of Rosenbrock–Wanner method Rodas5P and numerical benchmarks within the Julia
    /// Differential Equations package", BIT Numerical Mathematics 63:27, doi:10.1007/s10543-023-00967-x.
    pub fn rodas5p() -> Tableau {
        let last =
            [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946];
        let extended = |ones: usize| last.iter().copied().chain(std::iter::repeat_n(1.0, ones)).collect::<Vec<_>>();
        Tableau {
            name: "Rodas5P",
            order: 5,
            embedded_order: 4,
            gamma: 0.21193756319429014,
            a: vec![
                vec![],
                vec![3.0],
                vec![2.849394379747939, 0.45842242204463923],
                vec![-6.954028509809101, 2.489845061869568, -10.358996098473584],
                vec![2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
                extended(0),
                extended(1),
                extended(2),
            ],
            c: vec![
                vec![],
                vec![-14.155112264123755],
                vec![-17.97296035885952, -2.859693295451294],
                vec![147.12150275711716, -1.41221402718213, 71.68940251302358],
                vec![165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306],
                vec![
                    24.854864614690072,
                    -3.0009227002832186,
                    47.4931110020768,
                    5.5814197821558125,
                    -0.6610691825249471,
                ],
                vec![
                    30.91273214028599,
                    -3.1208243349937974,
                    77.79954646070892,
                    34.28646028294783,
                    -19.097331116725623,
                    -28.087943162872662,
                ],
                vec![
                    37.80277123390563,
                    -3.2571969029072276,
                    112.26918849496327,
                    66.9347231244047,
                    -40.06618937091002,
                    -54.66780262877968,
                    -9.48861652309627,
                ],
            ],
            m: extended(3),
            e: vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
            dense: vec![
                vec![
                    25.948786856663858,
                    -2.5579724845846235,
                    10.433815404888879,
                    -2.3679251022685204,
                    0.524948541321073,
                    1.1241088310450404,
                    0.4272876194431874,
                    -0.17202221070155493,
                ],
                vec![
                    -9.91568850695171,
                    -0.9689944594115154,
                    3.0438037242978453,
                    -24.495224566215796,
                    20.176138334709044,
                    15.98066361424651,
                    -6.789040303419874,
                    -6.710236069923372,
                ],
                vec![
                    11.419903575922262,
                    2.8879645146136994,
                    72.92137995996029,
                    80.12511834622643,
                    -52.072871366152654,
                    -59.78993625266729,
                    -0.15582684282751913,
                    4.883087185713722,
                ],
            ],
        }
    }
}
