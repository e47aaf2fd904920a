"""Reference values of the compliance of a bed of skin on fat by an independent program (SciPy, mpmath).

The layer's kernel comes from solving the boundary value problem of plane strain for one wave, not from its closed form;
the compliance from SciPy's adaptive quadrature between the zeros of J0, summed until the tail no longer matters. Run it in a
folder of its own; it writes `bed_compliance.csv` and `bed_layer.csv`.

    pip install numpy scipy mpmath
    python bed_compliance.py
"""

import csv

import mpmath
import numpy as np
from scipy.integrate import quad
from scipy.special import j0, jn_zeros

mpmath.mp.dps = 40


def layer_kernel(x, nu):
    """Surface displacement of a layer bonded to a rigid base over that of a half-space, for a pressure wave cos(k x).

    Airy's function f(z) cos(kx) with f = (a + b z) cosh kz + (c + d z) sinh kz, k = 1, thickness x.
    """
    nu, x = mpmath.mpf(nu), mpmath.mpf(x)

    def derivatives(z):
        s, c = mpmath.sinh(z), mpmath.cosh(z)
        # columns a, b, c, d; rows f, f', f'', f'''
        return [
            [c, z * c, s, z * s],
            [s, c + z * s, c, s + z * c],
            [c, 2 * s + z * c, s, 2 * c + z * s],
            [s, 3 * c + z * s, c, 3 * s + z * c],
        ]

    def along(f):
        return [(1 - nu) * f[2][i] + nu * f[0][i] for i in range(4)]

    def across(f):
        return [(1 - nu) * f[3][i] - (2 - nu) * f[1][i] for i in range(4)]

    bottom, top = derivatives(mpmath.mpf(0)), derivatives(x)
    matrix = mpmath.matrix([along(bottom), across(bottom), top[1], top[0]])
    solution = mpmath.lu_solve(matrix, mpmath.matrix([0, 0, 0, 1]))
    upwards = sum(across(top)[i] * solution[i] for i in range(4)) / 2  # times the shear modulus
    return -upwards / (1 - nu)


def compliance(distance, bending, tension, fat, nu, subcutis):
    half_space = fat / (2 * (1 - nu * nu))
    table = {}

    def spectrum(k):
        kernel = 1.0
        if subcutis is not None and k * subcutis < 25:
            if k not in table:
                table[k] = float(layer_kernel(k * subcutis, nu)) if k > 0 else 0.0
            kernel = table[k]
        return 0.0 if kernel == 0.0 else 1.0 / (bending * k**3 + tension * k + half_space / kernel)

    options = dict(epsabs=1e-13, epsrel=1e-11, limit=400)
    if distance == 0.0:
        bounds = [0.0, *np.geomspace(1e-4, 1e4, 17)]
        pieces = [quad(spectrum, low, high, **options)[0] for low, high in zip(bounds, bounds[1:])]
        return sum(pieces) / (2 * np.pi) + 1 / (bending * 2 * bounds[-1] ** 2) / (2 * np.pi)
    zeros = jn_zeros(0, 120) / distance
    start = [0.0, *np.geomspace(1e-3 * zeros[0], zeros[0], 7)]
    head = sum(quad(lambda k: j0(k * distance) * spectrum(k), a, b, **options)[0] for a, b in zip(start, start[1:]))
    waves = [quad(lambda k: j0(k * distance) * spectrum(k), a, b, **options)[0] for a, b in zip(zeros, zeros[1:])]
    sums = np.cumsum(waves)
    # The mean of neighbouring partial sums, again and again: what is left falls by half at least each time.
    while len(sums) > 90:
        sums = 0.5 * (sums[1:] + sums[:-1])
    return (head + sums[-1]) / (2 * np.pi)


BEDS = [
    ("cheek", 0.066 * 1.2**3 / 9, 8e-3, 5e-3, 0.5, None),
    ("soft", 0.035 * 0.9**3 / 9, 5.6e-3, 2e-3, 0.5, None),
    ("untensioned", 0.066 * 1.2**3 / 9, 0.0, 5e-3, 0.5, None),
    ("stretched", 0.066 * 1.2**3 / 9, 0.1, 2e-3, 0.48, None),
    ("forehead", 0.066 * 0.92**3 / 9, 8e-3, 5e-3, 0.5, 3.0),
    ("zygoma", 0.066 * 0.94**3 / 9, 8e-3, 2e-3, 0.48, 5.0),
    ("thin", 0.066 * 0.6**3 / 9, 8e-3, 5e-3, 0.5, 1.0),
]
DISTANCES = [0.0, 0.1, 0.5, 1.0, 2.6, 5.0, 12.0, 40.0]

if __name__ == "__main__":
    with open("bed_layer.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["poisson_ratio", "x", "kernel"])
        for nu in (0.0, 0.3, 0.48, 0.5):
            for x in (1e-4, 0.01, 0.2, 0.49, 0.51, 1.0, 3.0, 10.0, 19.0, 21.0):
                writer.writerow([nu, x, mpmath.nstr(layer_kernel(x, nu), 17)])
    with open("bed_compliance.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["bed", "bending_stiffness", "line_tension", "fat_modulus", "poisson_ratio", "subcutis", "distance", "compliance"])
        for name, bending, tension, fat, nu, subcutis in BEDS:
            for distance in DISTANCES:
                value = compliance(distance, bending, tension, fat, nu, subcutis)
                cells = [name, bending, tension, fat, nu, "" if subcutis is None else subcutis, distance, value]
                writer.writerow([cell if isinstance(cell, str) else repr(float(cell)) for cell in cells])
