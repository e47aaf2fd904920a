//! The fitted flux between neighbouring cells, many faces at once.

/// Drift up the gradient of a signal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drift {
    /// χ, mm²/d per unit of signal.
    pub coefficient: f64,
    /// 1/K, per unit of signal; 0 for taxis that does not saturate.
    pub inverse_half_saturation: f64,
}

impl Drift {
    /// `[D b, D x]` of a face, mm²/d.
    #[inline(always)]
    pub(super) fn coefficients(&self, diffusivity: f64, signals: [f64; 2]) -> [f64; 2] {
        let occupancy = 1.0 + 0.5 * (signals[0] + signals[1]) * self.inverse_half_saturation;
        let half = 0.5 * self.coefficient * (signals[1] - signals[0]) / (occupancy * occupancy);
        let upwind = diffusivity + half.abs();
        let x = half / diffusivity;
        let square = x * x;
        let fitted = diffusivity * (1.0 + square * (35.0 + square) / (105.0 + 10.0 * square));
        // Without diffusion, or with next to none, `fitted` is no number and the flux that of the cell upstream.
        [if fitted < upwind { fitted } else { upwind }, half]
    }
}

/// The fluxes from the first cells of `pair` into the second, per conductance.
#[inline(always)]
pub(super) fn fluxes(
    diffusivity: f64,
    drift: Option<(&Drift, [&[f64]; 2])>,
    [first, second]: [&[f64]; 2],
    fluxes: &mut [f64],
) {
    let pairs = fluxes.iter_mut().zip(first).zip(second);
    let Some((drift, signals)) = drift else {
        pairs.for_each(|((flux, first), second)| *flux = diffusivity * (first - second));
        return;
    };
    for (((flux, first), second), (here, there)) in pairs.zip(signals[0].iter().zip(signals[1])) {
        let [spread, half] = drift.coefficients(diffusivity, [*here, *there]);
        *flux = spread * (first - second) + half * (first + second);
    }
}
