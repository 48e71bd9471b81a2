"""Probabilities for NoncentralDistributionTests.swift and DiscreteDistributionTests.swift, by mpmath 1.3 with 50 digits.

Run: python3 noncentral.py    (prints the rows of the Swift tables, rounded to 17 digits)
"""
import mpmath as m

m.mp.dps = 50


def number(x):
    return m.nstr(x, 17, min_fixed=-3, max_fixed=8)


def row(*cells):
    print("    (" + ", ".join(str(c) for c in cells) + "),")


def upper_normal(x):
    return m.erfc(x / m.sqrt(2)) / 2


def over_chi(function, df):
    a = m.mpf(df) / 2
    constant = 2 * m.exp(a * m.log(a) - m.loggamma(a))
    width = 1 / m.sqrt(df)
    step = width / 20
    total = m.mpf(0)
    # The trapezoidal rule on ln s, with a step twenty times shorter than the density is wide.
    for direction, start in ((1, 0), (-1, 1)):
        k = start
        while True:
            u = direction * k * step
            weight = m.exp(2 * a * u - a * m.exp(2 * u))
            if weight * constant < m.mpf(10) ** -45 * (total + m.mpf(10) ** -60) and k > 40:
                break
            total += weight * function(m.exp(u))
            k += 1
            if k > 60000:
                break
    return constant * total * step


def nct(t, df, delta):
    t, delta = m.mpf(t), m.mpf(delta)
    return (over_chi(lambda s: upper_normal(delta - t * s), df), over_chi(lambda s: upper_normal(t * s - delta), df))


def mixture(rate, part):
    rate = m.mpf(rate)
    total, j = m.mpf(0), 0
    term = m.exp(-rate)
    while j < 40 + 4 * rate + 40 * m.sqrt(rate + 1):
        total += term * part(j)
        j += 1
        term = term * rate / j
    return total


def ncx2(x, df, lam):
    x, df, lam = m.mpf(x), m.mpf(df), m.mpf(lam)
    return (mixture(lam / 2, lambda j: m.gammainc(df / 2 + j, 0, x / 2, regularized=True)),
            mixture(lam / 2, lambda j: m.gammainc(df / 2 + j, x / 2, m.inf, regularized=True)))


def ncf(x, d1, d2, lam):
    x, d1, d2, lam = m.mpf(x), m.mpf(d1), m.mpf(d2), m.mpf(lam)
    y = d1 * x / (d1 * x + d2)
    return (mixture(lam / 2, lambda j: m.betainc(d1 / 2 + j, d2 / 2, 0, y, regularized=True)),
            mixture(lam / 2, lambda j: m.betainc(d2 / 2, d1 / 2 + j, 0, 1 - y, regularized=True)))


def range_upper(w, k):
    w = m.mpf(w)
    total, h = m.mpf(0), m.mpf(1) / 10
    z = -w / 2 - 14
    while z < -w / 2 + 15:
        q, r = upper_normal(z), upper_normal(z + w)
        total += m.npdf(z) * (q ** (k - 1) - (q - r) ** (k - 1))
        z += h
    return k * h * total


print("noncentral t: t, df, delta, lower, upper")
m.mp.dps = 40
for t, df, d in [(2, 10, 1), (1.96, 398, 2.8), (-2, 5, 1.5), (0, 7, 3), (6, 3, 0.5), (1, 30, -2), (40, 12, 10), (2.5, 443, -1), (-1.97, 443, 2.8), (0.3, 1, 0.2), (3, 2.5, -4), (12, 60, 30)]:
    lower, upper = nct(t, df, d)
    row(t, df, d, number(lower), number(upper))
print("noncentral chi-squared: x, df, lambda, lower, upper")
for x, df, lam in [(3.84, 1, 7.85), (10, 4, 2), (0.5, 3, 20), (300, 10, 50), (900, 5, 1000), (20, 0.5, 0.01), (1200, 100, 1000)]:
    lower, upper = ncx2(x, df, lam)
    row(x, df, lam, number(lower), number(upper))
print("noncentral F: x, d1, d2, lambda, lower, upper")
for x, d1, d2, lam in [(3.1, 3, 20, 10), (4, 1, 58, 8), (0.2, 5, 12, 30), (30, 2, 100, 4), (2, 10, 10, 0.5), (60, 4, 200, 200)]:
    lower, upper = ncf(x, d1, d2, lam)
    row(x, d1, d2, lam, number(lower), number(upper))
m.mp.dps = 30
print("studentised range: q, k, df, lower, upper")
for q, k, df in [(3.5, 3, 20), (3.95, 4, 20), (10, 5, 10), (1, 3, 5), (4.5, 10, 60), (20, 3, 8), (0.2, 4, 12), (6, 50, 30), (2.77, 2, 1000)]:
    upper = over_chi(lambda s: range_upper(q * s, k), df)
    lower = 1 - upper
    row(q, k, df, number(lower), number(upper))
m.mp.dps = 60
print("binomial: k, n, p, mass, lower, upper")
for k, n, p in [(3, 10, 0.3), (0, 5, 0.2), (50, 1000, 0.02), (480, 1000, 0.5), (2, 100000, 0.00001), (99990, 100000, 0.999), (7, 7, 0.6), (1, 400, 0.25)]:
    q = m.mpf(p)
    mass = lambda i: m.binomial(n, i) * q ** i * (1 - q) ** (n - i)
    if n <= 1000:
        lower = m.fsum(mass(i) for i in range(0, k + 1))
        upper = m.fsum(mass(i) for i in range(k + 1, n + 1))
    else:
        lower = m.betainc(n - k, k + 1, 0, 1 - q, regularized=True)
        upper = m.betainc(k + 1, n - k, 0, q, regularized=True)
    row(k, n, p, number(mass(k)), number(lower), number(upper))
print("hypergeometric: k, population, marked, draws, mass, lower, upper")
for k, N, K, n in [(3, 8, 4, 4), (56, 150, 104, 70), (0, 85, 5, 29), (104, 22071, 293, 11037), (10, 1000, 400, 100), (5, 10, 5, 5), (900, 2000, 1000, 1500)]:
    mass = lambda i: m.binomial(K, i) * m.binomial(N - K, n - i) / m.binomial(N, n) if max(0, n + K - N) <= i <= min(n, K) else m.mpf(0)
    row(k, N, K, n, number(mass(k)), number(m.fsum(mass(i) for i in range(0, k + 1))),
        number(m.fsum(mass(i) for i in range(k + 1, min(n, K) + 1))))
