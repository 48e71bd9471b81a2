"""Tail probabilities and quantiles for DistributionTests.swift, by mpmath 1.x with 400 working digits.

Run: python3 distributions.py    (prints the rows of the Swift tables, rounded to 20 digits)
"""
import mpmath as m

m.mp.dps = 400


def beta_lower(a, b, x):
    return m.betainc(m.mpf(a), m.mpf(b), 0, x, regularized=True)


def t_upper(t, df):
    t, df = m.mpf(t), m.mpf(df)
    if t < 0:
        return 1 - t_upper(-t, df)
    if t * t < df:
        return (1 - beta_lower(m.mpf(1) / 2, df / 2, t * t / (df + t * t))) / 2
    return beta_lower(df / 2, m.mpf(1) / 2, df / (df + t * t)) / 2


def f_upper(x, d1, d2):
    x, d1, d2 = m.mpf(x), m.mpf(d1), m.mpf(d2)
    return beta_lower(d2 / 2, d1 / 2, d2 / (d2 + d1 * x))


def f_lower(x, d1, d2):
    x, d1, d2 = m.mpf(x), m.mpf(d1), m.mpf(d2)
    return beta_lower(d1 / 2, d2 / 2, d1 * x / (d2 + d1 * x))


def chi_upper(x, df):
    return m.gammainc(m.mpf(df) / 2, m.mpf(x) / 2, m.inf, regularized=True)


def chi_lower(x, df):
    return m.gammainc(m.mpf(df) / 2, 0, m.mpf(x) / 2, regularized=True)


def normal_upper(x):
    return m.erfc(m.mpf(x) / m.sqrt(2)) / 2


def solve(function, p, start):
    p = m.mpf(p)
    low, high = m.mpf(start[0]), m.mpf(start[1])
    for _ in range(220):
        middle = (low + high) / 2
        if (function(middle) > p) == (function(low) > p):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def row(*cells):
    print("      (" + ", ".join(cells) + "),")


def number(x):
    return m.nstr(x, 20, min_fixed=-3, max_fixed=8)


print("normal: x, upper tail")
for x in ["0.001", "0.5", "1.5", "1.96", "3", "6", "8.5", "20", "37.5", "-2"]:
    row(x, number(normal_upper(float(x))))
print("t: t, df, upper tail")
for t, df in [("2", "5"), ("0.001", "3"), ("1.5", "1"), ("1000", "1.5"), ("2.5", "0.7"), ("12", "30"), ("40", "30"),
              ("3.2", "307.132494496707"), ("1.96", "1e5"), ("20", "1e5"), ("5", "1e7"), ("0.3", "1e7"), ("1e8", "10")]:
    row(t, df, number(t_upper(float(t), float(df))))
print("F: x, d1, d2, lower, upper")
for x, d1, d2 in [("2.14", "8", "436"), ("0.01", "1", "10"), ("5", "1", "1"), ("0.2", "30", "4"), ("15", "30", "40"),
                  ("1.001", "1000", "2000"), ("100", "3", "500"), ("0.05", "7", "9.5"), ("1.2", "2.5", "1e5")]:
    row(x, d1, d2, number(f_lower(float(x), float(d1), float(d2))), number(f_upper(float(x), float(d1), float(d2))))
print("chi-squared: x, df, lower, upper")
for x, df in [("3.84", "1"), ("152.233008082373", "12"), ("0.001", "1"), ("10", "10"), ("600", "10"), ("900", "1000"),
              ("1100", "1000"), ("0.5", "30"), ("100500", "1e5"), ("2", "0.3")]:
    row(x, df, number(chi_lower(float(x), float(df))), number(chi_upper(float(x), float(df))))
m.mp.dps = 60
print("quantiles, normal: upper tail, x")
for p in ["0.025", "0.4999", "0.3", "0.25", "1e-10", "1e-100", "1e-300", "0.75"]:
    row(p, number(solve(normal_upper, float(p), (-50, 50))))
print("quantiles, t: upper tail, df, t")
for p, df, high in [("0.025", "5", 10), ("0.025", "307.132494496707", 10), ("0.4", "0.7", 10), ("0.49999", "3", 1),
                    ("1e-10", "2", 1e6), ("1e-20", "1.2", 1e18), ("0.25", "1", 10), ("0.005", "1e5", 10),
                    ("0.9", "4", 10), ("0.2", "30", 10)]:
    row(p, df, number(solve(lambda t: t_upper(t, float(df)), float(p), (-high, high))))
print("quantiles, F: upper tail, d1, d2, x")
for p, d1, d2 in [("0.05", "3", "20"), ("0.95", "3", "20"), ("1e-12", "8", "436"), ("0.5", "2", "2"), ("0.01", "1", "1.5")]:
    row(p, d1, d2, number(solve(lambda x: f_upper(x, float(d1), float(d2)), float(p), (m.mpf(10) ** -20, 1e9))))
print("quantiles, chi-squared: upper tail, df, x")
for p, df in [("0.05", "1"), ("0.975", "12"), ("0.025", "12"), ("1e-30", "4"), ("0.999999", "1"), ("0.5", "1000")]:
    row(p, df, number(solve(lambda x: chi_upper(x, float(df)), float(p), (m.mpf(10) ** -30, 1e5))))
print("Hedges' J: degrees of freedom, J (EffectSizesTests.swift)")
for df in ["2", "5", "443", "100000"]:
    half = m.mpf(df) / 2
    row(df, number(m.exp(m.loggamma(half) - m.loggamma(half - m.mpf(1) / 2)) / m.sqrt(half)))
