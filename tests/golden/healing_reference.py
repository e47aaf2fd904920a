"""Reference solutions of the healing kinetics by an independent program (SciPy's Radau, rtol 1e-10).

The equations are typed here from their definition (symbols as in the documentation of `physics::healing::kinetics`), in
absolute form, sharing no code with the simulator. Run it in a folder of its own; it writes `healing_<wound>.csv` (every
state at days 1, 7, 28, 90, 365) and prints the table of events that the documentation quotes.

    pip install numpy scipy
    python healing_reference.py
"""

import csv
import math
import sys

import numpy as np
from scipy.integrate import solve_ivp

NAMES = "D P Fb A T1 T3 G N M1 M2 F Y X Q C1y C1m C3y C3m Cd Te E H o".split()
DAYS = [1.0, 7.0, 28.0, 90.0, 365.0]
YEAR = 365.25

Fs, M2s, T1s, T3s, Gs = 1000.0, 100.0, 0.05, 0.01, 0.05
C1ms, C3ms, Es, Hs = 179.5, 20.0, 8.0, 0.4
kD0, kDN, kDM = 0.15, 0.25, 0.60
aD, aN, aM, dA, bM2 = 15.0, 1.0, 1.0, 5.0, 0.5
kf0, kfM, krel, Fb0 = 0.15, 0.35, 1.0, 3.0
rN, dN, Ns, Ms, rM, wT, KTM, dM, ksw = 6e4, 2.0, 1e4, 500.0, 800.0, 0.5, 0.5, 0.2, 0.6
aT, yT, yG, pTM, pTF, pTY, dT = 0.15, 32.0, 22.0, 0.07, 0.004, 0.008, 9.1
p3M, p3K, pGM, dG, KG = 0.03, 50.0, 0.015, 4.0, 2.0
rF, Fmax, dF, kFY, KT, dY, b = 0.924, 2e4, 0.05, 0.2, 0.6, 0.18, 0.6
dX, xN, xM, xF, dQ, qT, qM = 0.875, 5.0, 4.0, 0.5, 0.5, 3.0, 2.0
tI, tIII, km1, km3, ky1, ky3 = 14.8 * YEAR, 8.0 * YEAR, 0.05, 0.02, 0.20, 0.10
Lox, krem, kd, St, eta, f3w, Cmax = 4.0, 0.008, 0.05, 10.0, 2.0, 0.55, 1.75
tauE, kE, SE, xEN, dH, SH, cK = 74.0 * YEAR, 0.02, 4.0, 10.0, 0.7, 4.0, 0.25

k1, k3, ke = math.log(2) / tI, math.log(2) / tIII, 1 / tauE
C1ys, C3ys = k1 * C1ms / km1, k3 * C3ms / km3
s0 = ((km1 + ky1) * C1ys + (km3 + ky3) * C3ys) / Fs
f3s = (km3 + ky3) * C3ys / (s0 * Fs)
Tes = ke * Es / kE
Cs = C1ys + C1ms + C3ys + C3ms
phi3s = C3ms / (C1ms + C3ms)
psis = T3s / (T1s + T3s)


def pos(x):
    return max(x, 0.0)


def h(x, k):
    return x / (k + x)


def nrm(x, xs, k):
    return (h(x, k) - h(xs, k)) / (1 - h(xs, k))


def rhs(kmig, R, is_open):
    def f(_, y):
        D, P, Fb, A, T1, T3, G, N, M1, M2, F, Y, X, Q, C1y, C1m, C3y, C3m, Cd, Te, E, H, w = y
        n, m = N / Ns, pos(M2 - M2s)
        Mt, a, psi = (M1 + m) / Ms, X / Q, T3 / (T1 + T3)
        hG, hT = nrm(G, Gs, KG), pos(nrm(T1, T1s, KT))
        e = 1 - w * w
        C = C1y + C1m + C3y + C3m
        wC, g = pos(1 - C / Cs), pos(Cmax - C / Cs) / (Cmax - 1)
        S = 1 + (St - 1) * nrm(T1 + T3, T1s + T3s, 2 * KT)
        s = s0 * (F + eta * Y) * S * g
        f3, lox = f3s + (f3w - f3s) * wC, 1 + (Lox - 1) * hT
        R3 = krem * pos(C3m - phi3s * (C1m + C3m) * (1 + 1e-12))
        sw = ksw / (1 + A)
        diff = kFY * hT * (1 - b * pos(psi - psis) / (1 - psis))
        return np.array([
            -(kD0 + kDN * n + kDM * Mt) * D,
            -krel * P,
            -(kf0 + kfM * Mt) * Fb,
            aD * D + aN * n + aM * M1 / Ms - dA * (1 + bM2 * m / Ms) * A,
            aT * (yT * krel * P + pTM * (M1 + m) + pTF * pos(F - Fs) + pTY * Y) - dT * (T1 - T1s),
            aT * (p3M * m + p3K * e * pos(hG)) - dT * (T3 - T3s),
            yG * krel * P + pGM * (M1 + m) - dG * (G - Gs),
            rN * A**2 / (1 + A**2) - dN * N,
            rM * (A**2 / (1 + A**2) + wT * nrm(T1, T1s, KTM) * A / (1 + A)) - (sw + dM) * M1,
            sw * M1 - dM * (M2 - M2s),
            rF * hG * F * (1 - (F + Y) / Fmax) - dF * (F - Fs) - diff * F + kmig * pos(Fs - F) / (1 + 2 * D),
            diff * F - dY * Y,
            dX * (1 + xN * n + xM * M1 / Ms + xF * pos(F + Y - Fs) / Fs - X),
            dQ * (1 + qT * hT + qM * m / Ms - Q),
            (1 - f3) * s - (km1 * lox + ky1 * a) * C1y,
            km1 * lox * C1y - k1 * a * C1m + R3,
            f3 * s - (km3 * lox + ky3 * a) * C3y,
            km3 * lox * C3y - k3 * a * C3m - R3,
            -kd * a * Cd,
            kE * Tes * (F + Y) / Fs * (1 + (SE - 1) * nrm(T1 + 2 * T3, T1s + 2 * T3s, 3 * KT)) - kE * Te,
            kE * Te - ke * (a + xEN * n) * E,
            dH * (Hs * (1 + (SH - 1) * hG) - H),
            # w = sqrt(o): do/dt = -2 (cK/R) sqrt(o)
            -cK / R if is_open else 0.0,
        ])

    return f


def healthy():
    return np.array([0, 0, 0, 0, T1s, T3s, Gs, 0, 0, M2s, Fs, 0, 1, 1, C1ys, C1ms, C3ys, C3ms, 0, Tes, Es, Hs, 0.0])


def wound(y, killed, cut):
    y = y.copy()
    y[NAMES.index("D")] += killed
    y[NAMES.index("P")] += killed
    y[NAMES.index("Fb")] += Fb0 * killed
    for name in ("F", "M2", "Y"):
        y[NAMES.index(name)] *= 1 - 0.95 * killed
    for name in ("C1y", "C1m", "C3y", "C3m"):
        moved = cut * y[NAMES.index(name)]
        y[NAMES.index(name)] -= moved
        y[NAMES.index("Cd")] += moved
    y[NAMES.index("o")] = 1.0
    return y


def punch(y):
    y = wound(y, 1.0, 0.0)
    for name in ("C1y", "C1m", "C3y", "C3m", "Te", "E", "H"):
        y[NAMES.index(name)] = 0.0
    return y


def heal(y, start, end, kmig, R, times):
    """From the injured state at `start`; the epidermis closes after R/cK days; returns the states at `times`."""
    out, closure = {}, start + R / cK
    for lo, hi, open_ in ((start, min(closure, end), True), (closure, end, False)):
        if hi <= lo:
            continue
        if not open_:
            y[NAMES.index("o")] = 0.0
        f = rhs(kmig, R, open_)
        due = [t for t in times if lo < t <= hi]
        solution = solve_ivp(f, (lo, hi), y, method="Radau", rtol=1e-10, atol=1e-14, t_eval=sorted({*due, hi}))
        assert solution.success, solution.message
        for t, state in zip(solution.t, solution.y.T):
            out[t] = state.copy()
        y = solution.y[:, -1].copy()
    return y, out


WOUNDS = {
    "punch": (punch, 0.15, 2.0),
    "core": (lambda y: wound(y, 1.0, 0.40), 1.0, 0.1),
    "between": (lambda y: wound(y, 0.15, 0.133 * 0.15), 1.0, 0.1),
}


def reference_table(name):
    injure, kmig, R = WOUNDS[name]
    _, out = heal(injure(healthy()), 0.0, 365.0, kmig, R, DAYS)
    with open(f"healing_{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["day", *NAMES])
        for day in DAYS:
            values = out[day].copy()
            values[-1] = values[-1] ** 2
            writer.writerow([day, *(repr(float(value)) for value in values)])


def events_table(name):
    injure, kmig, R = WOUNDS[name]
    times = np.arange(0.01, 40.0, 0.01).round(2)
    _, out = heal(injure(healthy()), 0.0, 40.0, kmig, R, list(times))
    series = np.array([out[t] for t in times])
    peak = lambda column: times[np.argmax(column)]
    column = lambda key: series[:, NAMES.index(key)]
    print(name, "peaks: N", peak(column("N")), "M1+M2", peak(column("M1") + column("M2")), "M1", peak(column("M1")),
          "M2", peak(column("M2")), "F", peak(column("F")), "Y", peak(column("Y")), "C3y", peak(column("C3y")))
    _, out = heal(injure(healthy()), 0.0, 365.0, kmig, R, [7.0, 14.0, 28.0, 90.0, 365.0])
    total = {t: s[14:18].sum() for t, s in out.items()}
    share = {t: (s[16] + s[17]) / s[14:18].sum() for t, s in out.items()}
    print("  share of III:", {t: round(share[t], 4) for t in (7.0, 28.0, 90.0, 365.0)})
    print("  C/C*:", {t: round(total[t] / Cs, 4) for t in (14.0, 28.0, 90.0, 365.0)})


def repeated(sessions, interval):
    injure, kmig, R = WOUNDS["between"]
    y = healthy()
    for session in range(sessions):
        start = session * interval
        end = (session + 1) * interval if session + 1 < sessions else 180.0
        y, _ = heal(injure(y), start, end, kmig, R, [end])
    print(f"{sessions} x {interval} d: C/C* at day 180 = {y[14:18].sum() / Cs:.4f}")


if __name__ == "__main__":
    for wound_name in WOUNDS:
        reference_table(wound_name)
        events_table(wound_name)
    for sessions, interval in ((1, 28), (2, 28), (4, 28), (6, 28), (6, 14)):
        repeated(sessions, float(interval))
    sys.stdout.flush()
