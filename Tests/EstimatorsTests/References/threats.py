"""Values for BootstrapTests, LeeBoundsTests and AttritionWeightingTests.

Run: python3 threats.py   (NumPy 2.4.6, SciPy 1.17.1, statsmodels 0.15.0)
"""
import numpy as np
import statsmodels.api as sm
from scipy import stats
from scipy.optimize import brentq

casein = np.array([368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332.])
linseed = np.array([309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271.])



r = stats.bootstrap((casein,), lambda x, axis=-1: np.var(x, axis=axis, ddof=1), n_resamples=200000, method="BCa",
                    rng=np.random.default_rng(1))
print("variance of casein", casein.var(ddof=1), "se", r.standard_error, "BCa", r.confidence_interval)
r = stats.bootstrap((casein,), lambda x, axis=-1: np.var(x, axis=axis, ddof=1), n_resamples=200000, method="percentile",
                    rng=np.random.default_rng(1))
print("  percentile", r.confidence_interval)
jack = np.array([np.delete(casein, i).var(ddof=1) for i in range(12)])
d = jack.mean() - jack
print("  acceleration", repr((d ** 3).sum() / (6 * (d ** 2).sum() ** 1.5)))
r = stats.bootstrap((casein, linseed), lambda x, y, axis=-1: np.mean(x, axis=axis) - np.mean(y, axis=axis),
                    n_resamples=200000, method="BCa", rng=np.random.default_rng(2))
print("difference: se", r.standard_error, "BCa", r.confidence_interval)
u = [((11) * (np.mean([np.delete(a, i).mean() for i in range(12)]) - np.array([np.delete(a, i).mean() for i in range(12)])) / 12) * s
     for a, s in ((casein, 1), (linseed, -1))]
u = np.concatenate(u)
print("  acceleration", repr((u ** 3).sum() / (6 * (u ** 2).sum() ** 1.5)))

# Lee bounds: 12 treated of whom 10 are observed, 10 controls of whom 6 are observed.
y1 = np.sort(np.array([3, 8, 5, 7, 7, 2, 9, 4, 6, 11.]))
y0 = np.array([2, 6, 4, 5, 3, 7.])
n1, n0 = 12, 10


def lee(y1, y0, n1, n0):
    p1, p0 = len(y1) / n1, len(y0) / n0
    q = (p1 - p0) / p1
    keep = len(y1) * (1 - q)
    vq = (1 - q) ** 2 * ((1 - p0) / (n0 * p0) + (1 - p1) / (n1 * p1))

    def side(values):
        w = np.clip(keep - np.arange(len(values)), 0, 1)
        m = np.average(values, weights=w)
        v = (w * (values - m) ** 2).sum() / (w.sum() - 1)
        edge = values[int(np.ceil(keep - 1e-9)) - 1]
        return m, (v + (edge - m) ** 2 * q) / keep + ((edge - m) / (1 - q)) ** 2 * vq + y0.var(ddof=1) / len(y0)
    low, vlow = side(np.sort(y1))
    high, vhigh = side(np.sort(y1)[::-1])
    return q, low - y0.mean(), np.sqrt(vlow), high - y0.mean(), np.sqrt(vhigh)


q, lo, slo, hi, shi = lee(y1, y0, n1, n0)
c = brentq(lambda c: stats.norm.cdf(c + (hi - lo) / max(slo, shi)) - stats.norm.cdf(-c) - 0.95, 0, 5)
print("Lee", repr(q), [repr(float(v)) for v in (lo, slo, hi, shi)], "Imbens-Manski", repr(lo - c * slo), repr(hi + c * shi))
# Two cells: the first six treated and five controls, and the others.
cells = [(np.array([3, 8, 5, 7, 7.]), np.array([2, 6, 4.]), 6, 5), (np.array([2, 9, 4, 6, 11.]), np.array([5, 3, 7.]), 6, 5)]
parts = [lee(np.sort(a), b, m, k) for a, b, m, k in cells]
w = np.array([(m + k) * min(len(a) / m, len(b) / k) for a, b, m, k in cells])
w /= w.sum()
for j in (1, 3):
    est = sum(wi * p[j] for wi, p in zip(w, parts))
    se = np.sqrt(sum(wi ** 2 * p[j + 1] ** 2 + wi * (p[j] - est) ** 2 / 6 for wi, p in zip(w, parts)))
    print("  tightened", repr(est), repr(se))

# Weights: the regression of the outcome on treatment with weights 1/p; HC0, with n/(n - 1) in each arm by hand.
y = np.concatenate([y1, y0])
t = np.array([1] * 10 + [0] * 6)
p = np.array([.5, .8, .6, .9, .9, .4, .7, .8, .5, 1, .4, .5, .9, .6, .7, .3])
fit = sm.WLS(y, sm.add_constant(t), weights=1 / p).fit(cov_type="HC0")
print("weights", repr(fit.params[1]), "HC0", repr(fit.bse[1]))
total = 0
for arm in (1, 0):
    k = t == arm
    w, m = 1 / p[k], np.average(y[k], weights=1 / p[k])
    total += k.sum() / (k.sum() - 1) * (w ** 2 * (y[k] - m) ** 2).sum() / w.sum() ** 2
    print("  effective", repr(w.sum() ** 2 / (w ** 2).sum()), "largest", repr(w.max() / w.mean()))
print("  se", repr(np.sqrt(total)))
