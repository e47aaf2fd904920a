"""The system of benches/absorption.rs with the band solver of CVODE and with SciPy: time and error.

    pip install numpy scipy scikit-sundae
    python absorption_reference.py

Same layers, same mesh, same film; the error is that of benches/absorption.rs: film, stratum corneum, epidermis, dermis and what was
cleared, at five times, over the dose. Every solver runs at the loosest tolerance of a list that keeps the error below 1e-4. The rates
are one call of NumPy, so that Python's part of the time is small; the shortest of many runs counts.
"""

import time

import numpy as np
from scipy.integrate import solve_ivp

try:
    from sksundae.cvode import CVODE
except ImportError:
    CVODE = None

HOURS = np.array([1.0, 2.0, 4.0, 8.0, 24.0])
VOLUME = 0.02
# thickness (mm), diffusivity (mm2/d), partition, loss (1/d), cells, grading
LAYERS = [
    (0.015, 2e-4, 3.0, 0.0, 30, ("both", 1.2)),
    (0.06, 10.0, 0.6, 0.0, 25, ("both", 0.8)),
    (1.2, 15.0, 0.6, 20.0, 50, ("top", 1.5)),
]


def edges(thickness, cells, grading):
    kind, strength = grading
    along = np.arange(cells + 1) / cells
    if kind == "top":
        return thickness * np.sinh(strength * along) / np.sinh(strength)
    return thickness * 0.5 * (1.0 + np.tanh(strength * (2.0 * along - 1.0)) / np.tanh(strength))


def system():
    capacity, link, loss, above = [], [], [], 0.0
    for thickness, diffusivity, partition, rate, cells, grading in LAYERS:
        for size in np.diff(edges(thickness, cells, grading)):
            half = 0.5 * size / (diffusivity * partition)
            link.append(1.0 / (above + half))
            capacity.append(size * partition)
            loss.append(rate)
            above = half
    # The film is the first state, what was cleared the last; neither closes the band.
    capacity = np.array([VOLUME, *capacity])
    return capacity, np.array(link), np.array([0.0, *loss])


CAPACITY, LINK, LOSS = system()
CELLS = len(CAPACITY)


def rates(_time, amounts, out=None):
    potential = amounts[:CELLS] / CAPACITY
    flow = LINK * (potential[:-1] - potential[1:])
    lost = LOSS * amounts[:CELLS]
    out = np.empty(CELLS + 1) if out is None else out
    out[:CELLS] = -lost
    out[: CELLS - 1] -= flow
    out[1:CELLS] += flow
    out[CELLS] = lost.sum()
    return out


def jacobian(_time, _amounts, *_rest):
    matrix = np.diag(-LOSS)
    index = np.arange(CELLS - 1)
    matrix[index, index] -= LINK / CAPACITY[:-1]
    matrix[index + 1, index + 1] -= LINK / CAPACITY[1:]
    matrix[index, index + 1] += LINK / CAPACITY[1:]
    matrix[index + 1, index] += LINK / CAPACITY[:-1]
    return matrix


def amounts(states):
    states = np.asarray(states)
    cleared = 1.0 - states[:, :CELLS].sum(axis=1)
    parts = [states[:, 0], states[:, 1:31].sum(axis=1), states[:, 31:56].sum(axis=1), states[:, 56:CELLS].sum(axis=1)]
    return np.stack([*parts, cleared], axis=1)


def start():
    state = np.zeros(CELLS)
    state[0] = 1.0
    return state


def core(_time, state, out):
    """Without the sum of what was cleared, so that the band is narrow."""
    potential = state / CAPACITY
    flow = LINK * (potential[:-1] - potential[1:])
    out[:] = -LOSS * state
    out[:-1] -= flow
    out[1:] += flow


def with_cvode(relative):
    solver = CVODE(core, rtol=relative, atol=1e-3 * relative, linsolver="band", lband=1, uband=1)
    return amounts(solver.solve(np.array([0.0, *(HOURS / 24.0)]), start()).y[1:])


def with_scipy(method):
    def run(relative):
        def rate(time_, state):
            out = np.empty(CELLS)
            core(time_, state, out)
            return out

        options = {"lband": 1, "uband": 1} if method == "LSODA" else {"jac": jacobian(0.0, None)}
        found = solve_ivp(rate, (0.0, 1.0), start(), method, HOURS / 24.0, rtol=relative, atol=1e-3 * relative, **options)
        return amounts(found.y.T)

    return run


def exact():
    """By the eigenvectors of the matrix, symmetric in the square roots of the capacities."""
    root = np.sqrt(CAPACITY)
    values, vectors = np.linalg.eigh(jacobian(0.0, None) * root[None, :] / root[:, None])
    coefficients = vectors.T @ (start() / root)
    states = [root * (vectors @ (coefficients * np.exp(values * hours / 24.0))) for hours in HOURS]
    return amounts(states)


def main():
    reference = exact()
    print("amounts after 24 h:", reference[-1])
    solvers = {"SciPy LSODA": with_scipy("LSODA"), "SciPy BDF": with_scipy("BDF")}
    if CVODE is not None:
        solvers = {"CVODE, band": with_cvode, **solvers}
    for name, solver in solvers.items():
        for relative in [1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5]:
            error = np.abs(solver(relative) - reference).max()
            if error < 1e-4:
                shortest = np.inf
                for _ in range(50):
                    begun = time.perf_counter()
                    solver(relative)
                    shortest = min(shortest, time.perf_counter() - begun)
                print(f"{name:<14} rtol {relative:7.0e}  error {error:8.1e}  {1e3 * shortest:8.3f} ms")
                break


if __name__ == "__main__":
    main()
