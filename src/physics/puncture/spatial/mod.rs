//! How holes lie among each other, judged against complete spatial randomness.
//!
//! n places are seen through a square window W of edge a and area A = a². The pattern goes on beyond the window, where its
//! places are not seen, so that every quantity has its correction for the edge:
//!
//! ```text
//! λ² ≈ n (n − 1)/A²                                                                               density
//! e_ij = 1/((a − |Δx|)(a − |Δy|))                                                                 translation weight
//! K(r) = Σ_{i≠j} 1(d_ij ≤ r) e_ij / λ²                                                            Ripley
//! L(r) = √(K/π)                                                                                   L − r = 0 at random
//! k_h(t) = 3/(4h) (1 − t²/h²) for |t| < h = 0.15/√λ                                               Epanechnikov
//! g(r) = Σ_{i≠j} k_h(r − d_ij) e_ij / (2π λ² ∫₀^∞ k_h(r − s) s ds)                                pair correlation
//! w_i = 1(d_i ≤ b_i)/(a − 2 d_i)²                                                                 Hanisch weight
//! G(r) = Σ_i 1(d_i ≤ r) w_i / Σ_i w_i      at random 1 − (1 − π r²/A)^(n−1)                       nearest neighbour
//! R = 2 √λ Σ_i d_i w_i / Σ_i w_i                                                                  Clark and Evans
//! overlap = share of holes i with d_ij < (D_i + D_j)/2 for some j, of those with b_i ≥ (D_i + max D)/2
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | a | edge of the window | mm | `edge` |
//! | d_ij, d_i | distance of two places, of a place to its nearest neighbour | mm | `distance` |
//! | b_i | distance of a place to the edge of the window | mm | `border` |
//! | h | half-width of the kernel | mm | `Distances::bandwidth` |
//! | r | distance of the tables: steps of h/3 up to min(a/4, 4/√λ) | mm | `Distances` |
//! | K, L − r | expected further places within r, over λ; its centred root | mm², mm | `ripley` |
//! | g | density of further places at r over λ | 1 | `pair_correlation` |
//! | G | share of places whose nearest neighbour is within r | 1 | `NearestNeighbours::distribution` |
//! | R | mean distance to the nearest neighbour over that at random | 1 | `NearestNeighbours::regularity` |
//! | D | diameter of a hole at the surface; of a slit its length, whatever its direction | mm | `diameter` |
//!
//! For r ≥ h the integral under g is r: the estimator of Stoyan and Stoyan. Below h it counts only what part of the kernel
//! lies at positive distances, so that K and g have their exact means π r² and 1 at every r for n random places. 0.15/√λ
//! is Stoyan's rule for h. A slit counts as round, so that the overlap of slits is an upper bound.
//!
//! **The test.** The same n places are thrown at random into the same window, 199 times (99 times above 1000 places).
//! Bands of g and G are pointwise: 95 % of the random patterns lie within at any one r. The band of L − r is global: the 95 %
//! that are least extreme lie within at all r. Of the m values y_1 ≤ … ≤ y_m of all curves at one r, the observed one among
//! them, each has a continuous rank, and a curve is as extreme as its least rank over all r:
//!
//! ```text
//! c_i = i − 1 + (y_i − y_{i−1})/(y_{i+1} − y_{i−1})
//! c_1 = e^(−(y_2 − y_1)/(y_m − y_2)),    c_m = m − e^(−(y_m − y_{m−1})/(y_{m−1} − y_1))
//! rank of the value min(c, m − c), of ties the middle one of theirs
//! ```
//!
//! p is the share of all curves that are at least as extreme as the observed one, so that p ≤ 0.05 has a probability of at
//! most 0.05 for a random pattern, and exactly then the observed curve leaves the global band. Continuous ranks break the
//! ties of the extreme ranks, of which 199 simulations leave many, and see how far outside a curve is: with extreme rank
//! lengths the needles' mutual distance at small r went unnoticed among ties.
//!
//! **Several sessions together** are the superposition of their holes, which lie on the same patch at random phases; a hole
//! of an earlier session captures no needle of a later one, weeks after.
//!
//! **Range.** At least 10 places; of more than 2000 the central square that holds about 2000. The pattern must be stationary
//! (it is: phases are random); that it be isotropic is not needed by K, which then means over directions.
//!
//! **Sources.** Ripley 1977 (doi:10.1111/j.2517-6161.1977.tb01615.x): K. Illian, Penttinen, Stoyan & Stoyan 2008
//! (doi:10.1002/9780470725160): g, its kernel and bandwidth, translation weights. Hanisch 1984
//! (doi:10.1080/02331888408801794) and Baddeley, Rubak & Turner 2015, Spatial Point Patterns (doi:10.1201/b19708): G. Clark
//! & Evans 1954 (doi:10.2307/1931034): R. Myllymäki, Mrkvička, Grabarnik, Seijo & Hahn 2017 (doi:10.1111/rssb.12172):
//! global rank envelopes; Hahn 2015 (technical report, Aarhus) and Mrkvička, Myllymäki, Jílek & Hahn 2020
//! (doi:10.14736/kyb-2020-3-0432): continuous ranks.

mod analysis;
mod cells;
mod curves;
mod distances;
mod envelope;
mod neighbours;
mod overlap;
mod pair_correlation;
mod ripley;
mod shells;

pub use analysis::{Analysis, Banded, analyse, compare, random_places};
pub use curves::Curves;
pub use distances::Distances;
pub use neighbours::NearestNeighbours;
pub use overlap::overlap_fraction;

/// Place in the window, mm.
pub type Place = (f64, f64);

/// Distance to the edge of the window, mm.
fn border(place: Place, edge: f64) -> f64 {
    place.0.min(place.1).min(edge - place.0).min(edge - place.1)
}
