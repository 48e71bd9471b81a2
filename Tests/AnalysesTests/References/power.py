"""The numbers of PowerTests.swift.  Run: python3 power.py   (SciPy 1.17.1, statsmodels 0.15.0)"""

from math import sqrt

from scipy import stats
from scipy.optimize import brentq
from statsmodels.stats.power import TTestIndPower


def proportions(p1, p0, n, share=0.5, alpha=0.05):
    """Normal, with the pooled variance under the hypothesis, as R's power.prop.test."""
    pooled = share * p1 + (1 - share) * p0
    null = sqrt(pooled * (1 - pooled) / (n * share * (1 - share)))
    alternative = sqrt(p1 * (1 - p1) / (n * share) + p0 * (1 - p0) / (n * (1 - share)))
    return stats.norm.sf((stats.norm.isf(alpha / 2) * null - abs(p1 - p0)) / alternative)


def student(effect, error, df, alpha=0.05):
    """Noncentral t, both tails."""
    critical = stats.t.isf(alpha / 2, df)
    return stats.nct.sf(critical, df, effect / error) + stats.nct.cdf(-critical, df, effect / error)


def solve(function, low, high):
    return brentq(function, low, high, xtol=1e-12, rtol=1e-14)


print("t test, d 0.5, people", 2 * TTestIndPower().solve_power(0.5, power=0.8, alpha=0.05))
print("t test, d 0.4, 60 + 120, power", TTestIndPower().power(0.4, 60, 0.05, ratio=2))
# 36 % without treatment, 8 points more; covariates explain 0.2, 6 % are lost.
reach = lambda n: n * 0.94 / (1 - 0.2)
print("proportions, people", solve(lambda n: proportions(0.44, 0.36, reach(n)) - 0.8, 100, 1e5))
print("proportions, power of 1200", proportions(0.44, 0.36, reach(1200)))
print("proportions, effect of 1200", solve(lambda d: proportions(0.36 + d, 0.36, reach(1200)) - 0.8, 1e-6, 0.5))
# 80 % take up: the effect on those assigned is 0.8 of 8 points.
print("proportions, 80 % take up, power of 1200", proportions(0.36 + 0.8 * 0.08, 0.36, reach(1200)))
# Clusters of 23, rho 0.08, a spread of 15 and an effect of 6: 2 arms, 40 clusters.
error = sqrt((0.08 + 0.92 / 23) / (0.25 * 40))
print("clusters, power of 920", student(6 / 15, error, 38))
print("clusters, effect of 920", 15 * solve(lambda d: student(d, error, 38) - 0.8, 0.01, 2))
print(
    "clusters, clusters needed",
    solve(lambda j: student(6 / 15, sqrt((0.08 + 0.92 / 23) / (0.25 * j)), j - 2) - 0.8, 5, 100))
# The same with covariates that explain 0.3 of all the variance.
print("clusters, R2 0.3, power of 920", student(4 / 15, error * sqrt(0.7), 38))
