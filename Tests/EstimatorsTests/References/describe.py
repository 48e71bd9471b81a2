"""Values for CrossTableTests, WeightedMomentsTests and AttritionTests.  Run: python3 describe.py   (SciPy 1.17.1)"""
from math import lgamma
import numpy as np
from scipy import stats

# Agresti (2002), Categorical Data Analysis, table 2.8: job satisfaction by income.
job = np.array([[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]])
small = np.array([[3, 0, 2], [1, 4, 0], [0, 2, 5]])


def fisher(table):
    """All tables with the same margins, one row after another."""
    rows, columns = table.sum(1), table.sum(0)

    def fill(i, left):
        if i == len(rows) - 1:
            yield [tuple(left)]
            return
        for row in compositions(rows[i], left):
            for rest in fill(i + 1, [l - r for l, r in zip(left, row)]):
                yield [row] + rest

    def compositions(total, caps):
        if len(caps) == 1:
            if total <= caps[0]:
                yield (total,)
            return
        for first in range(min(total, caps[0]) + 1):
            for rest in compositions(total - first, caps[1:]):
                yield (first,) + rest

    log = np.array([lgamma(k + 1) for k in range(table.sum() + 1)])
    constant = sum(log[r] for r in rows) + sum(log[c] for c in columns) - log[table.sum()]
    observed = -sum(log[c] for c in table.ravel())
    p = 0.0
    for t in fill(0, list(columns)):
        v = -sum(log[c] for r in t for c in r)
        if v <= observed + 1e-7:
            p += np.exp(v + constant)
    return p


print("chi-squared job", stats.chi2_contingency(job, correction=False)[:3], stats.contingency.association(job))
print("Fisher small", repr(fisher(small)), "chi-squared", stats.chi2_contingency(small, correction=False)[:3])
print("Fisher 2 x 4", repr(fisher(job[1:3])))
x, w = np.array([3.0, 1, 4, 1, 5]), np.array([2.0, 1, 3, 2, 4])
expanded = np.repeat(x, w.astype(int))
print("weighted", np.average(x, weights=w), repr(expanded.var(ddof=1)), repr(np.cov(x, aweights=w)), np.quantile(expanded, [.1, .25, .5, .75], method="averaged_inverted_cdf"))
print("kurtosis", repr(stats.kurtosis(x)))
for t, name in enumerate(["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased", "normal_unbiased"], 1):
    print(t, [float(v) for v in np.quantile([2.0, 3, 5, 7, 11, 13, 17, 19], [0, .05, .25, .3125, .5, .9, 1], method=name)])
