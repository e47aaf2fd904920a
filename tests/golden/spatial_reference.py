"""Spatial statistics of 80 places by an independent program: all pairs at once, no cells, formulas as in the literature.

K with translation weights (Ohser's form), g with Epanechnikov's kernel whose part below zero is left out and whose ring is
integrated by quadrature, G and the mean nearest distance with Hanisch's weights. Run it in a folder of its own; it writes
`spatial_places.csv` and `spatial_curves.csv` and prints the mean nearest distance.

    pip install numpy scipy
    python spatial_reference.py
"""

import numpy as np
from scipy.integrate import quad

EDGE = 10.0
COUNT = 80


def places():
    """A third clustered, a third on a disturbed lattice, a third at random; six decimals, as in the file."""
    generator = np.random.default_rng(20)
    random = generator.uniform(0.0, EDGE, (30, 2))
    parents = generator.uniform(1.5, EDGE - 1.5, (5, 2))
    clustered = parents[generator.integers(0, 5, 25)] + generator.normal(0.0, 0.35, (25, 2))
    lattice = np.array([(1.0 + 2.0 * i, 1.0 + 2.0 * j) for i in range(5) for j in range(5)], dtype=float)
    lattice += generator.normal(0.0, 0.1, lattice.shape)
    return np.round(np.concatenate([random, clustered, lattice]), 6)


def main():
    points = places()
    assert points.shape == (COUNT, 2) and points.min() >= 0.0 and points.max() < EDGE
    np.savetxt("spatial_places.csv", points, fmt="%.6f", delimiter=",", header="x [mm],y [mm]", comments="")

    area = EDGE**2
    density = COUNT / area
    squared_density = COUNT * (COUNT - 1) / area**2
    bandwidth = 0.15 / np.sqrt(density)
    distances = np.arange(0.0, min(EDGE / 4.0, 4.0 / np.sqrt(density)), bandwidth / 3.0)

    difference = points[:, None, :] - points[None, :, :]
    separation = np.hypot(difference[..., 0], difference[..., 1])
    shared = np.prod(EDGE - np.abs(difference), axis=2)
    pairs = ~np.eye(COUNT, dtype=bool)
    d, weight = separation[pairs], 1.0 / shared[pairs]

    def kernel(t):
        return np.where(np.abs(t) < bandwidth, 0.75 / bandwidth * (1.0 - (t / bandwidth) ** 2), 0.0)

    k = np.array([np.sum(weight[d <= r]) for r in distances]) / squared_density
    ring = [quad(lambda s: float(kernel(r - s)) * s, max(0.0, r - bandwidth), r + bandwidth)[0] for r in distances]
    smoothed = np.array([np.sum(kernel(r - d) * weight) for r in distances])
    g = smoothed / (2.0 * np.pi * squared_density * np.array(ring))

    np.fill_diagonal(separation, np.inf)
    nearest = separation.min(axis=1)
    border = np.minimum(points, EDGE - points).min(axis=1)
    certain = nearest <= border
    hanisch = 1.0 / (EDGE - 2.0 * nearest[certain]) ** 2
    distribution = np.array([np.sum(hanisch[nearest[certain] <= r]) for r in distances]) / hanisch.sum()

    columns = np.column_stack([distances, k, g, distribution])
    header = "distance [mm],k [mm2],pair_correlation [1],nearest_neighbour_distribution [1]"
    np.savetxt("spatial_curves.csv", columns, fmt="%.15g", delimiter=",", header=header, comments="")
    print("mean nearest distance", repr(float(np.sum(nearest[certain] * hanisch) / hanisch.sum())))


if __name__ == "__main__":
    main()
