"""Probabilities and quantiles over the range of inference, for DistributionGridTests.swift. mpmath 1.3 with 50 digits and more.

Run: python3 grid.py >distributions.tsv    (distribution, quantity, parameters from narrow to wide, argument, value)
Parameters and arguments come from the generator of generated.py; each argument is a double, written in full.
"""
import os
import types

import mpmath as m


def functions(name):
    """The functions of another script, without its tables, which take minutes."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".py"), encoding="utf-8") as file:
        source = file.read()
    module = types.ModuleType(name)
    exec(source[:source.index('\nprint("')], module.__dict__)
    return module


distributions = functions("distributions")
noncentral = functions("noncentral")

SEED = 31
state = SEED


def draw(bound):
    global state
    state = state * 48271 % 2147483647
    return state % bound


def pick(values):
    return values[draw(len(values))]


def emit(name, quantity, parameters, argument, value):
    if abs(value) > m.mpf(10) ** -290 and value != 1:
        numbers = "\t".join(repr(float(p)) for p in list(parameters) + [argument])
        print(f"{name}\t{quantity}\t{numbers}\t{m.nstr(value, 20, min_fixed=-3, max_fixed=8)}", flush=True)


def both(name, parameters, argument, lower, upper):
    emit(name, "lower", parameters, argument, lower)
    emit(name, "upper", parameters, argument, upper)


FREEDOM = [1, 1.7, 2, 3, 4.6, 5, 8, 11.3, 20, 38, 60.25, 120, 399, 1000, 12345.6]
TAILS = [1e-200, 1e-50, 1e-16, 1e-8, 1e-5, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.45, 0.7, 0.9, 0.975, 0.999]

m.mp.dps = 120
for _ in range(40):
    x = draw(20000) / 1024 - 5
    both("normal", [], x, distributions.normal_upper(-x), distributions.normal_upper(x))
    df, t = pick(FREEDOM), (draw(4000) / 256 - 3) * pick([1, 1, 1, 6])
    both("t", [df], t, 1 - distributions.t_upper(t, df), distributions.t_upper(t, df))
    a, b, x = pick(FREEDOM), pick(FREEDOM), (1 + draw(4000)) / 512
    both("F", [a, b], x, distributions.f_lower(x, a, b), distributions.f_upper(x, a, b))
    df = pick(FREEDOM)
    x = df * (1 + draw(3000)) / 1024
    both("chi-squared", [df], x, distributions.chi_lower(x, df), distributions.chi_upper(x, df))
m.mp.dps = 50
for p in TAILS:
    emit("normal", "quantile", [], p, distributions.solve(distributions.normal_upper, p, (-50, 50)))
    for df in (pick(FREEDOM[2:]), pick(FREEDOM[2:])):
        high = 100 * m.mpf(p) ** (-1 / m.mpf(df)) + 100
        emit("t", "quantile", [df], p, distributions.solve(lambda t: distributions.t_upper(t, df), p, (-high, high)))
        emit("chi-squared", "quantile", [df], p, distributions.solve(lambda x: distributions.chi_upper(x, df), p, (m.mpf(10) ** -30, 40 * df + 2000)))
    if p >= 1e-16:
        a, b = pick(FREEDOM), pick(FREEDOM[3:])
        high = 100 * m.mpf(p) ** (-2 / m.mpf(b)) + 100
        emit("F", "quantile", [a, b], p, distributions.solve(lambda x: distributions.f_upper(x, a, b), p, (m.mpf(10) ** -30, high)))
m.mp.dps = 60
for _ in range(30):
    n, p = pick([5, 12, 40, 150, 700, 1000]), (1 + draw(1023)) / 1024
    k = min(n - 1, max(0, int(n * p) + draw(2 * int(n ** 0.5) + 1) * 3 - 3 * int(n ** 0.5)))
    mass = lambda i: m.binomial(n, i) * m.mpf(p) ** i * (1 - m.mpf(p)) ** (n - i)
    both("binomial", [n, p], k, m.fsum(mass(i) for i in range(k + 1)), m.fsum(mass(i) for i in range(k + 1, n + 1)))
    population = pick([10, 60, 300, 2000, 22071])
    marked, drawn = 1 + draw(population - 1), 1 + draw(population - 1)
    low, high = max(0, drawn + marked - population), min(drawn, marked)
    k = low + draw(high - low) if high > low else low
    k = min(max(k, drawn * marked // population - 200), drawn * marked // population + 200)
    k = min(max(k, low), high)
    total = m.binomial(population, drawn)
    mass = lambda i: m.binomial(marked, i) * m.binomial(population - marked, drawn - i) / total
    both("hypergeometric", [population, marked, drawn], k,
         m.fsum(mass(i) for i in range(max(low, k - 3000), k + 1)), m.fsum(mass(i) for i in range(k + 1, min(high, k + 3000) + 1)))
m.mp.dps = 40
for _ in range(16):
    df, delta = pick(FREEDOM[:13]), draw(160) / 16 - 3
    t = delta + draw(400) / 50 - 4
    both("noncentral t", [df, delta], t, *noncentral.nct(t, df, delta))
    a, b, rate = pick(FREEDOM[:9]), pick(FREEDOM[3:13]), (1 + draw(400)) / 8
    x = (a + rate) / a * (1 + draw(60)) / 24
    both("noncentral F", [a, b, rate], x, *noncentral.ncf(x, a, b, rate))
    df, rate = pick(FREEDOM[:12]), (1 + draw(800)) / 8
    x = (df + rate) * (1 + draw(60)) / 24
    both("noncentral chi-squared", [df, rate], x, *noncentral.ncx2(x, df, rate))
m.mp.dps = 30
for _ in range(10):
    groups, df, q = 2 + draw(9), pick(FREEDOM[2:13]), 1 + draw(80) / 10
    upper = noncentral.over_chi(lambda s: noncentral.range_upper(q * s, groups), df)
    both("studentised range", [groups, df], q, 1 - upper, upper)
