//! The state variables of a cell of tissue.

/// Declares [State], its size and the description of every variable, once.
macro_rules! states {
    ($($name:ident $symbol:literal $unit:literal $scale:literal $meaning:literal;)*) => {
        /// One cell of tissue; generic in the number type so that the equations also yield their derivatives.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct State<R> { $(#[doc = concat!("`", $symbol, "` (", $unit, "): ", $meaning)] pub $name: R,)* }

        /// Symbol of the equations, name, unit and meaning of every variable, in order.
        pub const VARIABLES: &[Variable] = &[$(Variable {
            name: stringify!($name), symbol: $symbol, unit: $unit, scale: $scale, meaning: $meaning,
        },)*];

        /// Number of variables of a cell.
        pub const SIZE: usize = VARIABLES.len();

        /// Position of every variable in a state vector.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(non_camel_case_types, reason = "named like the fields that they stand for")]
        pub enum Index { $($name,)* }

        impl<R: Copy> State<R> {
            #[inline(always)]
            pub fn from_array(values: [R; SIZE]) -> Self {
                let [$($name,)*] = values;
                State { $($name,)* }
            }

            #[inline(always)]
            pub fn to_array(self) -> [R; SIZE] {
                [$(self.$name,)*]
            }
        }
    };
}

/// What is known of a variable. `scale` is the magnitude that its absolute tolerance refers to, in `unit`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variable {
    pub name: &'static str,
    pub symbol: &'static str,
    pub unit: &'static str,
    pub scale: f64,
    pub meaning: &'static str,
}

states! {
    dead_tissue "D" "1" 1.0 "dead-tissue fraction";
    platelets "P" "1" 1.0 "unreleased platelet store, as share of the tissue filled with whole blood";
    fibrin "Fb" "ug/mm3" 1.0 "fibrin";
    alarmin "A" "1" 1.0 "alarmin and chemokine; 1 half-recruits leukocytes";
    tgf_beta1 "T1" "pg/mm3" 0.1 "active TGF-β1";
    tgf_beta3 "T3" "pg/mm3" 0.1 "active TGF-β3";
    mitogen "G" "pg/mm3" 0.1 "lumped PDGF and bFGF";
    neutrophils "N" "1/mm3" 1e3 "neutrophils";
    macrophages_m1 "M1" "1/mm3" 1e2 "inflammatory macrophages";
    macrophages_m2 "M2" "1/mm3" 1e2 "resolving and resident macrophages";
    fibroblasts "F" "1/mm3" 1e3 "fibroblasts";
    myofibroblasts "Y" "1/mm3" 1e2 "myofibroblasts";
    mmp "X" "1" 1.0 "matrix metalloproteinases relative to healthy";
    timp "Q" "1" 1.0 "tissue inhibitors of metalloproteinases relative to healthy";
    collagen1_young "C1y" "ug/mm3" 1.0 "young collagen I";
    collagen1_mature "C1m" "ug/mm3" 100.0 "mature collagen I";
    collagen3_young "C3y" "ug/mm3" 1.0 "young collagen III";
    collagen3_mature "C3m" "ug/mm3" 10.0 "mature collagen III";
    collagen_cut "Cd" "ug/mm3" 1.0 "collagen cut by the needle: mass, but not strength";
    tropoelastin "Te" "ug/mm3" 0.01 "tropoelastin";
    elastin "E" "ug/mm3" 1.0 "elastin";
    hyaluronan "H" "ug/mm3" 0.1 "hyaluronan";
    epidermis "κ" "1" 1.0 "thickness of the epidermis above, relative to healthy (moves in cells under the junction only)";
    wound_radius "r" "mm" 0.1 "radius of the epidermal opening that is still bare (moves in cells under the junction only)";
    collagen_made "–" "ug/mm3" 1.0 "collagen synthesised since the beginning, for the audit of mass";
    collagen_lost "–" "ug/mm3" 1.0 "collagen degraded since the beginning, for the audit of mass";
}

impl<R: Copy + std::ops::Add<Output = R>> State<R> {
    /// `C = C1y + C1m + C3y + C3m`: collagen that bears load.
    #[inline(always)]
    pub fn collagen(&self) -> R {
        self.collagen1_young + self.collagen1_mature + self.collagen3_young + self.collagen3_mature
    }

    /// `C1m + C3m`: collagen that is cross-linked.
    #[inline(always)]
    pub fn mature_collagen(&self) -> R {
        self.collagen1_mature + self.collagen3_mature
    }
}
