"""Values for MeanPowerTests, ProportionPowerTests and IntraclassCorrelationTests.

Run: python3 plan.py   (SciPy 1.17.1, statsmodels 0.15.0)
"""
import numpy as np
from scipy import stats
from scipy.optimize import brentq
from statsmodels.stats.power import TTestIndPower

power = TTestIndPower()
for d, n1, ratio, alt in ((0.3, 50, 2, "two-sided"), (0.5, 20, 1, "two-sided"), (1, 20, 1, "larger"), (0.2, 300, 0.5, "two-sided")):
    print("t test", d, n1, ratio, alt, repr(power.power(d, n1, 0.05, ratio=ratio, alternative=alt)))


def exact(effect, se, df, alpha=0.05):
    c = stats.t.isf(alpha / 2, df)
    return stats.nct.sf(c, df, effect / se) + stats.nct.cdf(-c, df, effect / se)


# Units: 400 assigned, 30 % treated, R² 0.4 with 3 covariates, 5 blocks, 10 % lost, 70 % comply.
n = 400 * 0.9
se = np.sqrt(0.6 / (0.3 * 0.7 * n))
df = n - 2 - 3 - 4
print("units", repr(exact(0.35 * 0.7, se, df)), "mde", repr(brentq(lambda e: exact(e * 0.7, se, df) - 0.8, 0.01, 0.9, xtol=1e-14)))
# Clusters: 40 of 25 with cv 0.5, rho 0.08, R² 0.5 between and 0.2 within, 1 covariate of clusters, 8 blocks, 20 % lost.
m = 25 * 0.8
se = np.sqrt((0.08 * 1.25 * 0.5 + 0.92 * 0.8 / m) / (0.25 * 40))
df = 40 - 2 - 1 - 7
print("clusters", repr(exact(0.3, se, df)), "mde", repr(brentq(lambda e: exact(e, se, df) - 0.8, 0.01, 0.9, xtol=1e-14)))


def prop(p1, p0, n, share, alpha=0.05):
    pb = share * p1 + (1 - share) * p0
    z = stats.norm.isf(alpha / 2)
    return stats.norm.sf((z * np.sqrt(pb * (1 - pb) / (n * share * (1 - share))) - abs(p1 - p0)) / np.sqrt(p1 * (1 - p1) / (n * share) + p0 * (1 - p0) / (n * (1 - share))))


print("proportions", repr(prop(0.42, 0.3, 500, 0.4)))

y = np.array([3, 5, 4, 9, 8, 11, 2, 1, 3, 4, 6, 7, 7, 5.])
g = np.array([1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4])
k, N = 4, len(y)
sizes = np.bincount(g)[1:]
grand = y.mean()
msb = sum(s * (y[g == i].mean() - grand) ** 2 for i, s in zip(range(1, 5), sizes)) / (k - 1)
msw = sum(((y[g == i] - y[g == i].mean()) ** 2).sum() for i in range(1, 5)) / (N - k)
m0 = (N - (sizes ** 2).sum() / N) / (k - 1)
F = msb / msw
lo, hi = (F / stats.f.isf(q, k - 1, N - k) for q in (0.025, 0.975))
print("icc", repr((msb - msw) / (msb + (m0 - 1) * msw)), repr(m0), repr((lo - 1) / (lo + m0 - 1)), repr((hi - 1) / (hi + m0 - 1)), repr(sizes.std() / sizes.mean()))
for d in (0.2, 0.5, 0.8):
    print("n", d, repr(brentq(lambda n: exact(d, np.sqrt(2 / n), 2 * n - 2) - 0.8, 3, 18 / d ** 2, xtol=1e-12, rtol=1e-14)))
h = lambda n: stats.norm.sf(stats.norm.isf(.025) - 0.5 * np.sqrt(n / 2)) + stats.norm.sf(stats.norm.isf(.025) + 0.5 * np.sqrt(n / 2)) - 0.8
print("n, h = 0.5", repr(brentq(h, 3, 1000, xtol=1e-12, rtol=1e-14)))
