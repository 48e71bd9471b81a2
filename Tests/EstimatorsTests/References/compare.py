"""Values for ProportionsTests, MannWhitneyTests, KolmogorovSmirnovTests, StandardizedEffectIntervalTests and QuantileEffectTests.

Run: python3 compare.py    (SciPy 1.17.1, statsmodels 0.14, mpmath 1.3)
Data: weights of chicks, Biometrika 35 (1948), 214; PlantGrowth, Dobson (1983), control and treatment 2.
"""
import itertools
import numpy as np
import mpmath as m
from scipy import stats
from scipy.optimize import brentq
from scipy.stats.contingency import odds_ratio
from statsmodels.stats.proportion import confint_proportions_2indep

casein = [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332]
horsebean = [179, 160, 136, 227, 217, 168, 108, 124, 143, 140]
linseed = [309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271]
control = [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]
second = [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]
tied = ([3, 1, 4, 4, 5, 2], [1, 1, 2, 0, 3])

print("Agresti-Caffo", confint_proportions_2indep(56, 70, 48, 80, method="agresti-caffo"),
      confint_proportions_2indep(0, 20, 4, 20, method="agresti-caffo"))
for table in ([[56, 14], [48, 32]], [[3, 1], [1, 3]], [[0, 10], [5, 15]], [[9, 1], [3, 7]], [[104, 10933], [189, 10845]]):
    r = odds_ratio(table, kind="conditional")
    c = r.confidence_interval(0.95)
    print("odds ratio", table, repr(r.statistic), repr(c.low), repr(c.high),
          [repr(stats.fisher_exact(table, a)[1]) for a in ("two-sided", "greater", "less")])
for name, a, b in (("casein, linseed", casein, linseed), ("plants", second, control), ("tied", *tied)):
    u = stats.mannwhitneyu(a, b, method="asymptotic")
    w = stats.mannwhitneyu(a, b, method="asymptotic", use_continuity=False)
    d = np.sort(np.subtract.outer(a, b).ravel())
    print("Mann-Whitney", name, u.statistic, repr(u.pvalue), repr(w.pvalue), "shift", np.median(d))
    ranks = stats.rankdata(np.concatenate([a, b]))
    if len(set(a + b)) == len(a + b):
        print("  exact", repr(stats.mannwhitneyu(a, b, method="exact").pvalue))
    sums = np.array([ranks[list(s)].sum() for s in itertools.combinations(range(len(ranks)), len(a))]) if len(ranks) < 21 else None
    if sums is not None:
        observed = ranks[:len(a)].sum()
        low, high = (sums <= observed + 1e-9).mean(), (sums >= observed - 1e-9).mean()
        print("  exact by enumeration", repr(min(2 * min(low, high), 1)))
        cumulative = [(np.floor(s - len(a) * (len(a) + 1) / 2), (sums <= s + 1e-9).mean()) for s in sorted(set(sums))]
        k = int(max(next(u for u, p in cumulative if p >= 0.025), 1))
        print("  exact interval", d[k - 1], d[len(d) - k])
for name, a, b in (("casein, linseed", casein, linseed), ("plants", second, control)):
    e = stats.ks_2samp(a, b, method="exact")
    n = len(a) * len(b) / (len(a) + len(b))
    print("Kolmogorov-Smirnov", name, repr(e.statistic), repr(e.pvalue), "limit", repr(stats.kstwobign.sf(np.sqrt(n) * e.statistic)))
a, b = tied


def distance(x, y):
    return max(abs(sum(v <= t for v in x) / len(x) - sum(v <= t for v in y) / len(y)) for t in x + y)


both = a + b
d = distance(a, b)
count = [distance([both[i] for i in s], [both[i] for i in range(11) if i not in s]) >= d - 1e-12
         for s in itertools.combinations(range(11), 6)]
print("Kolmogorov-Smirnov tied", d, repr(np.mean(count)), sum(count), len(count))
print("kolmogorov", [repr(stats.kstwobign.sf(x)) for x in (0.3, 0.9, 1.0, 1.36, 2.5)])


def noncentrality(t, df):
    return (brentq(lambda d: stats.nct.sf(t, df, d) - 0.025, t - 8, t, xtol=1e-13),
            brentq(lambda d: stats.nct.cdf(t, df, d) - 0.025, t, t + 8, xtol=1e-13))


def d_interval(a, b):
    a, b = np.array(a, float), np.array(b, float)
    n1, n0 = len(a), len(b)
    h = np.sqrt(1 / n1 + 1 / n0)
    sp = np.sqrt(((n1 - 1) * a.var(ddof=1) + (n0 - 1) * b.var(ddof=1)) / (n1 + n0 - 2))
    d = (a.mean() - b.mean()) / sp
    delta = (a.mean() - b.mean()) / b.std(ddof=1)
    print("d", repr(d), [repr(h * x) for x in noncentrality(d / h, n1 + n0 - 2)],
          "delta", repr(delta), [repr(h * x) for x in noncentrality(delta / h, n0 - 1)])


d_interval(second, control)
d_interval(casein, horsebean)
for name, values, p in (("casein", casein, 0.5), ("linseed", linseed, 0.5)):
    n = len(values)
    l = max(i for i in range(1, n + 1) if stats.binom.cdf(i - 1, n, p) <= 0.025)
    u = min(i for i in range(1, n + 1) if stats.binom.sf(i - 1, n, p) <= 0.025)
    print("order statistics", name, l, u, sorted(values)[l - 1], sorted(values)[u - 1], np.quantile(values, p))
