"""The rows of generated.tsv that Python gives, for GeneratedDataTests.swift. statsmodels 0.15.0, pyfixest 0.60.0, SciPy 1.17.1.
Run as generated.R says. The data come from the generator of that file.
"""
import numpy as np
import pandas as pd
import pyfixest as pf
import scipy
import scipy.stats as st
import statsmodels
import statsmodels.api as sm

STATSMODELS = f"statsmodels {statsmodels.__version__}"
PYFIXEST = f"pyfixest {pf.__version__}"
SCIPY = f"scipy {scipy.__version__}"


def emit(shape, name, software, value):
    # A variance that is negative, as of two-way clusters, has no root.
    if np.isfinite(value):
        print(f"{shape}\t{name}\t{software}\t{float(value)!r}")


def draws(seed):
    state = seed

    def draw(bound):
        nonlocal state
        state = state * 48271 % 2147483647
        return state % bound
    return draw


def study(seed, n, groups=8, years=5, share=50):
    draw = draws(seed)
    rows = []
    for i in range(1, n + 1):
        a = draw(groups)
        cluster = min(a, draw(groups))
        year = draw(years)
        x = draw(1000) / 8
        z = draw(64) / 4
        t = int(draw(100) < share)
        w = 1 + draw(8) / 4
        y = 3 + 2 * t + x / 16 - z / 8 + 7 * cluster % 5 + 3 * year % 4 / 2 + draw(1000) / 64
        event = int(draw(100) < 25 + 20 * t + 2 * int(z))
        rows.append((cluster, year, x, z, t, w, y, event, draw(4 + 2 * t), i))
    return pd.DataFrame(rows, columns="cluster year x z t w y event count row".split())


def design(d, names):
    return sm.add_constant(d[names].astype(float))


# Unequal clusters.
d = study(15, 90)
shape, names = "unequal clusters", ["t", "x", "z"]
model = sm.OLS(d.y, design(d, names))
for kind in ("nonrobust", "HC0", "HC1", "HC2", "HC3"):
    fit = model.fit(cov_type=kind)
    for name in names:
        emit(shape, f"{name}, {'classical' if kind == 'nonrobust' else kind} standard error", STATSMODELS, fit.bse[name])
for kind, corrected in (("CR0", False), ("CR1", True)):
    fit = model.fit(cov_type="cluster", cov_kwds=dict(groups=d.cluster, use_correction=corrected))
    for name in names:
        emit(shape, f"{name}, {kind} standard error", STATSMODELS, fit.bse[name])
fit = model.fit(cov_type="cluster", cov_kwds=dict(groups=d[["cluster", "year"]].to_numpy(), use_correction=False))
for name in names:
    emit(shape, f"{name}, two-way standard error without a factor", STATSMODELS, fit.bse[name])
fit = pf.feols("y ~ t + x + z", d, vcov={"CRV3": "cluster"}, ssc=pf.ssc(k_adj=False, G_adj=False))
for name in names:
    emit(shape, f"{name}, CR3 standard error", PYFIXEST, fit.se()[name])
fit = pf.feols("y ~ t + x + z", d, vcov={"CRV1": "cluster+year"}, ssc=pf.ssc(k_adj=True, G_adj=True, G_df="min"))
for name in names:
    emit(shape, f"{name}, two-way standard error with the smaller number", PYFIXEST, fit.se()[name])
model = sm.WLS(d.y, design(d, names), weights=d.w)
for kind in ("nonrobust", "HC0", "HC1"):
    fit = model.fit(cov_type=kind)
    for name in names:
        emit("sampling weights", f"{name}, {'classical' if kind == 'nonrobust' else kind} standard error", STATSMODELS, fit.bse[name])
fit = model.fit(cov_type="cluster", cov_kwds=dict(groups=d.cluster))
for name in names:
    emit("sampling weights", f"{name}, CR1 standard error", STATSMODELS, fit.bse[name])

# Absorbed effects.
d = study(26, 140, groups=7, years=4)
d["place"] = d.cluster // 3
d["month"] = d.row % 6
shape, names = "absorbed effects", ["t", "x"]
for label, effects in (
        ("clusters", "cluster"), ("years", "year"), ("clusters and years", "cluster + year"),
        ("clusters, years and months", "cluster + year + month")):
    for weighted in (False, True):
        kinds = [("classical", "iid", {}), ("HC1", "hetero", {}), ("CR1", {"CRV1": "cluster"}, {}),
                 ("CR1 by places", {"CRV1": "place"}, {}), ("two-way", {"CRV1": "cluster+month"}, dict(G_df="min"))]
        for kind, vcov, more in kinds:
            fit = pf.feols(
                f"y ~ t + x | {effects}", d, vcov=vcov, weights="w" if weighted else None, fixef_tol=1e-13, fixef_rm="none",
                ssc=pf.ssc(k_adj=True, G_adj=True, **more))
            prefix = label + (", weighted" if weighted else "")
            for name in names:
                if kind == "classical":
                    emit(shape, f"{prefix}; {name}, estimate", PYFIXEST, fit.coef()[name])
                emit(shape, f"{prefix}; {name}, {kind} standard error", PYFIXEST, fit.se()[name])
    fit = pf.feols(f"y ~ t + x | {effects}", d, vcov={"CRV3": "cluster"}, fixef_tol=1e-13, fixef_rm="none", ssc=pf.ssc(k_adj=False, G_adj=False))
    for name in names:
        emit(shape, f"{label}; {name}, CR3 standard error", PYFIXEST, fit.se()[name])

# A row alone in its group is left out by pyfixest unless it is told to keep it.
d = study(29, 120, groups=9, years=4)
assert (d.cluster.value_counts() == 1).any()
for kind, vcov in (("classical", "iid"), ("HC1", "hetero"), ("CR1", {"CRV1": "cluster"})):
    fit = pf.feols("y ~ t + x | cluster + year", d, vcov=vcov, fixef_tol=1e-13)
    for name in names:
        emit("a group of one", f"{name}, {kind} standard error", PYFIXEST, fit.se()[name])

# Likelihood models: average marginal effects with clustered errors.
d = study(27, 200, groups=12)
shape = "likelihood models"
for name, model in (
        ("logit", sm.Logit(d.event, design(d, ["t", "z"]))), ("probit", sm.Probit(d.event, design(d, ["t", "z"]))),
        ("Poisson", sm.Poisson(d["count"], design(d, ["t", "z"])))):
    kinds = [("CR0", dict(cov_type="cluster", cov_kwds=dict(groups=d.cluster, use_correction=False)))]
    # The observed information of the other two is the expected one.
    if name != "probit":
        kinds.append(("HC0", dict(cov_type="HC0")))
    for kind, how in kinds:
        fit = model.fit(method="newton", tol=1e-14, disp=0, **how)
        for place, term in ((1, "t"), (2, "z")):
            emit(shape, f"{name}, observed information; {term}, {kind} standard error", STATSMODELS, fit.bse.iloc[place])
        effects = fit.get_margeff(at="overall", dummy=True, count=False)
        for place, term in ((0, "t"), (1, "z")):
            emit(shape, f"{name}; average effect of {term}", STATSMODELS, effects.margeff[place])
            emit(shape, f"{name}, observed information; average effect of {term}, {kind} standard error", STATSMODELS, effects.margeff_se[place])

# Small comparisons.
for shape, seed, n in (("unequal clusters", 15, 90), ("three treated of eighty", 13, 80)):
    d = study(seed, n)
    if seed == 13:
        d["t"] = (d.row <= 3).astype(int)
    one, two = d.y[d.t == 1], d.y[d.t == 0]
    emit(shape, "Mann-Whitney p value", SCIPY, st.mannwhitneyu(one, two, method="asymptotic").pvalue)
    emit(shape, "Kolmogorov-Smirnov statistic", SCIPY, st.ks_2samp(one, two).statistic)
    emit(shape, "Welch p value", SCIPY, st.ttest_ind(one, two, equal_var=False).pvalue)
    emit(shape, "pooled p value", SCIPY, st.ttest_ind(one, two).pvalue)
    low, high = int(d.event[d.t == 1].sum()), int(d.event[d.t == 0].sum())
    table = [[low, len(one) - low], [high, len(two) - high]]
    emit(shape, "Fisher's exact p value", SCIPY, st.fisher_exact(table).pvalue)
    emit(shape, "skewness", SCIPY, st.skew(d.y))
    emit(shape, "excess kurtosis", SCIPY, st.kurtosis(d.y))
