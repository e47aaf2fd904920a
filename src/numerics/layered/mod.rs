//! Diffusion through layers in one dimension, fed by a stirred reservoir.
//!
//! ```text
//! reservoir      dM/dt = −χ l₀ (C − u₀) − χ p (C − u_m) − φ Σ w_j (C − u_j) − φ g C − e C,     C = min(M/V, S)
//! cell j         dm_j/dt = l_j (u_{j−1} − u_j) − l_{j+1} (u_j − u_{j+1}) + φ w_j (C − u_j) − k_j m_j − q_j m_j/(1 + u_j/u_h) − db_j/dt;   χ p (C − u_m) into cell m
//! bound          db_j/dt = a_j u_j (B_j − b_j) − d b_j
//! ```
//!
//! | symbol | meaning | name in code |
//! |---|---|---|
//! | M, V, S | amount in the reservoir, its volume, the solubility, all per area | [State::reservoir], [Reservoir::volume], [Reservoir::saturation] |
//! | m, b | amount free and bound in a cell, per area | [State::free], [State::bound] |
//! | u = m/(h K) | potential: the concentration in the reference phase, continuous where layers meet | – |
//! | h K | capacity of a cell | [Chain::capacity] |
//! | l | conductance between cells: `1/(h₁/(2 D₁ K₁) + h₂/(2 D₂ K₂))` | [Chain::link] |
//! | p, m | conductance past the first layers into the marked cell | [Chain::bypass], [Chain::marked] |
//! | w | conductance from the reservoir straight into a cell | [Chain::feed] |
//! | g | conductance from the reservoir straight into the sink at the base, where u = 0 | [Chain::through], [Totals::passed] |
//! | χ, φ | time-dependent factors of the first link and the bypass, and of the feed and what leads straight through | [Reservoir::cover], [Reservoir::open] |
//! | k | first-order loss, of the cells above the marked one counted apart | [Chain::loss], [Totals::shed] |
//! | q, u_h | conversion into something else, and the potential that halves it | [Conversion] |
//! | e | loss of the reservoir to elsewhere, per concentration | [Reservoir::escape] |
//! | a, B, d | binding: association, capacity, dissociation | [Binding] |
//!
//! Finite volumes: what leaves one place enters another, so the sum of all amounts and [Totals] is constant to round-off.
//! `mesh` makes graded cells, `chain` holds the system, `stage` solves one implicit stage, `integrator` steps in time.

mod chain;
mod integrator;
mod mesh;
mod stage;

pub use chain::{Binding, Chain, Conversion, Layer, Reservoir, State, Totals};
pub use integrator::{Control, Integrator, StepError};
pub use mesh::{Grading, graded_edges};
