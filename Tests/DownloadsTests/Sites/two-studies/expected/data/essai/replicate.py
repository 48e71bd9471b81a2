#!/usr/bin/env python3
# Computes the results of a study again from its published data, and compares.
#
# Study: Un "essai" à 50 %, pour voir
# Version: 1.1.0
#
# Run it in the folder that holds it, beside the data files and results.csv:
#
#     python3 replicate.py                every result
#     python3 replicate.py score-12-mois  one result, or several by their names
#
# The exit status is 0 when all agree, 1 when a figure or a data file differs, 2 for a name that there is not.
# Needs Python 3.9 or later with numpy and scipy. Tried with Python 3.11, numpy 2.4 and scipy 1.17.
#
# Tolerances: see CLOSED_FORM, ITERATIVE and MONTE_CARLO below.

import csv
import datetime
import hashlib
import io
import itertools
import math
import os
import sys
import unicodedata

import numpy as np
from scipy import optimize, special, stats

HERE = os.path.dirname(os.path.abspath(__file__))
CLOSED_FORM = 1e-9  # relative, of figures that have a formula
ITERATIVE = 1e-6  # relative, of figures that an iteration approaches
MONTE_CARLO = 4.5  # standard errors, of figures that rest on random draws: ours and the published ones are different draws
PROBLEMS = []  # files that are not the published ones
np.seterr(all="ignore")


def read_table(file, sha256, kinds):
    """Columns of a published file, after its checksum. A missing value is nan among numbers, None among texts."""
    with open(os.path.join(HERE, file), "rb") as handle:
        raw = handle.read()
    found = hashlib.sha256(raw).hexdigest()
    if found == sha256:
        print(f"{file}: is the published file (SHA-256 {sha256})")
    else:
        print(f"{file}: IS NOT THE PUBLISHED FILE: its SHA-256 is {found}, and {sha256} was published")
        PROBLEMS.append(file)
    csv.field_size_limit(2**31 - 1)
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    table = {}
    for name, kind in kinds:
        place = lines[0].index(name)
        cells = [line[place] if place < len(line) else "" for line in lines[1:]]
        if kind == "text":
            table[name] = np.array([cell if cell != "" else None for cell in cells], dtype=object)
        elif kind == "truth":
            table[name] = np.array([{"true": 1.0, "false": 0.0}.get(cell, math.nan) for cell in cells])
        else:
            table[name] = np.array([float(cell) if cell != "" else math.nan for cell in cells])
    return table


def all_rows(table):
    return np.arange(len(next(iter(table.values()))))


def keep_true(rows, truths):
    """The rows where a condition is true: neither false nor missing."""
    return rows[np.broadcast_to(truths, (rows.max() + 1,) if np.ndim(truths) == 0 else np.shape(truths))[rows] == 1]


def holds(column, level):
    """Where a column has a level."""
    return np.array([value == level for value in column], dtype=bool)


def keep_either(rows, column, levels):
    """The rows that have one of the levels."""
    kept = np.zeros(len(column), dtype=bool)
    for level in levels:
        kept |= holds(column, level)
    return rows[kept[rows]]


def is_absent(column):
    if column.dtype == object:
        return np.array([value is None for value in column], dtype=bool)
    return np.isnan(column)


def keep_complete(rows, table, names):
    """The rows in which none of the columns is missing."""
    for name in names:
        rows = rows[~is_absent(table[name][rows])]
    return rows


def group_numbers(values):
    """0, 1, 2 … for each row: its group, in order of first appearance."""
    known = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=int)


def aligned(a, b):
    """Two columns, or a column and one value, at one length."""
    a, b = (np.asarray(v, dtype=object) if isinstance(v, str) or v is None else np.asarray(v) for v in (a, b))
    return np.broadcast_arrays(a, b)


def compared(a, b, comparison):
    """1 and 0 where the comparison is true and false, nan where one of the two is missing."""
    a, b = aligned(a, b)
    if a.dtype == object or b.dtype == object:
        found = [math.nan if x is None or y is None else float(comparison(x, y)) for x, y in zip(a.flat, b.flat)]
        return np.array(found, dtype=float).reshape(a.shape)
    return np.where(np.isnan(a) | np.isnan(b), math.nan, comparison(a, b))


def is_unequal(a, b):
    return compared(a, b, lambda x, y: x != y)


def both_tails(statistic, df):
    """The two-sided p value of a t statistic; with infinite df of a normal one."""
    if math.isinf(df):
        return 2 * special.ndtr(-abs(statistic))
    return special.betainc(df / 2, 0.5, df / (df + statistic**2))


def upper_quantile(tail, df=math.inf):
    """Where the t distribution leaves this probability above it; with infinite df the normal one."""
    if math.isinf(df):
        return -special.ndtri(tail)
    share = special.betaincinv(0.5, df / 2, 1 - 2 * tail)
    return math.sqrt(df * share / (1 - share))


def f_tail(statistic, df1, df2):
    """P(F > statistic)."""
    if math.isinf(df2):
        return special.gammaincc(df1 / 2, df1 * statistic / 2)
    return special.betainc(df2 / 2, df1 / 2, df2 / (df2 + df1 * statistic))


def chi_squared_tail(statistic, df):
    return special.gammaincc(df / 2, statistic / 2)


def answer(estimate, std_error, df, level, **more):
    """estimate / std_error refers to t with df degrees of freedom; infinite df are the normal distribution."""
    half = upper_quantile((1 - level) / 2, df) * std_error
    found = {
        "estimate": estimate, "std_error": std_error, "statistic": estimate / std_error, "df": df,
        "p_value": both_tails(estimate / std_error, df), "conf_low": estimate - half, "conf_high": estimate + half}
    return {**found, **more}


def mean_of(y):
    """Corrected once for the rounding of the first sum."""
    center = np.mean(y)
    return center + np.mean(y - center)


def variance_of(y):
    return np.sum((y - mean_of(y)) ** 2) / (len(y) - 1)


def difference_in_means(y, treated, level):
    """mean(treated) - mean(control), with s1^2/n1 + s0^2/n0 and Welch-Satterthwaite degrees of freedom.

    Welch (1947), doi:10.1093/biomet/34.1-2.28.
    """
    one, zero = y[treated], y[~treated]
    share1, share0 = variance_of(one) / len(one), variance_of(zero) / len(zero)
    df = (share1 + share0) ** 2 / (share1**2 / (len(one) - 1) + share0**2 / (len(zero) - 1))
    return answer(mean_of(one) - mean_of(zero), math.sqrt(share1 + share0), df, level, n_obs=len(y))


def side_by_side(*columns):
    """The columns of a design, one after the other."""
    return np.column_stack([np.asarray(column, dtype=float) for column in columns])


def ones(rows):
    return np.ones(len(rows))


def effects_of_groups(absorbed, weights):
    """Effects that are taken out of every column: of the largest dimension by its means, of the others by a basis."""
    if not absorbed:
        return None
    dimensions = [group_numbers(values) for values in absorbed]
    largest = max(range(len(dimensions)), key=lambda d: dimensions[d].max())
    first = dimensions.pop(largest)
    effects = {
        "first": first, "totals": np.bincount(first, weights), "root": np.sqrt(weights),
        "basis": np.zeros((len(first), 0)), "dimensions": [group_numbers(values) for values in absorbed]}
    for groups in dimensions:
        for group in range(groups.max() + 1):
            column = effects["root"] * (groups == group)
            length = np.linalg.norm(column)
            for _ in range(2):
                column = without_effects(column, effects)
            if np.linalg.norm(column) > 1e-9 * length:
                effects["basis"] = np.column_stack([effects["basis"], column / np.linalg.norm(column)])
    effects["rank"] = first.max() + 1 + effects["basis"].shape[1]
    return effects


def in_effects(v, effects):
    """The part of a column (times the root of the weights) that the effects explain."""
    if effects is None:
        return np.zeros(len(v))
    means = np.bincount(effects["first"], effects["root"] * v) / effects["totals"]
    part = effects["root"] * means[effects["first"]]
    return part + effects["basis"] @ (effects["basis"].T @ (v - part))


def without_effects(v, effects):
    return v - in_effects(v, effects)


def least_squares(y, X, weights=None, absorbed=()):
    """argmin sum of w (y - x'b)^2 by QR of the columns times the root of w, absorbed effects taken out of each.

    Frisch and Waugh (1933), doi:10.2307/1907330, for absorbed effects.
    """
    w = np.ones(len(y)) if weights is None else weights
    root = np.sqrt(w)
    effects = effects_of_groups(absorbed, w)
    scaled, target = X * root[:, None], y * root
    if effects is not None:
        for _ in range(2):
            scaled = np.column_stack([without_effects(column, effects) for column in scaled.T])
            target = without_effects(target, effects)
    Q, R = np.linalg.qr(scaled)
    b = np.linalg.solve(R, Q.T @ target)
    b = b + np.linalg.solve(R, Q.T @ (target - scaled @ b))
    rank = 0 if effects is None else effects["rank"]
    return {
        "b": b, "Q": Q, "R": R, "root": root, "e": (target - scaled @ b) / root, "effects": effects, "n": len(y),
        "k": X.shape[1], "df": len(y) - X.shape[1] - rank, "weighted": weights is not None}


def projected(fit, v):
    """H v, for the hat matrix H of the columns times the root of the weights, absorbed effects included."""
    return fit["Q"] @ (fit["Q"].T @ v) + in_effects(v, fit["effects"])


def leverage(fit):
    """The diagonal of the hat matrix."""
    h = np.sum(fit["Q"] ** 2, axis=1)
    effects = fit["effects"]
    if effects is not None:
        h = h + effects["root"] ** 2 / effects["totals"][effects["first"]] + np.sum(effects["basis"] ** 2, axis=1)
    return h


def hat_of_rows(fit, rows):
    """The block of the hat matrix that some rows have with each other."""
    H = fit["Q"][rows] @ fit["Q"][rows].T
    effects = fit["effects"]
    if effects is not None:
        first, root = effects["first"][rows], effects["root"][rows]
        H = H + (first[:, None] == first[None, :]) * np.outer(root, root) / effects["totals"][first][:, None]
        H = H + effects["basis"][rows] @ effects["basis"][rows].T
    return H


def scores_of(fit, se, clusters=None):
    """Scores S in the basis Q, one in each row, with which the variance of c'b is sum of (S R^-T c)^2; none if classical.

    HC0: root(w) e q. HC1: times root(n/(n - k)). HC2: e / root(1 - h). HC3: e / (1 - h).
    White (1980), doi:10.2307/1912934; MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7.
    CR0: added up in clusters. CR1: times root(G/(G - 1) (n - 1)/(n - k)). CR2, CR3: see cluster_scores.
    """
    if se == "classical":
        return None
    if se.startswith("CR"):
        return cluster_scores(fit, se, clusters)
    multiplier = {"HC0": 1.0, "HC1": math.sqrt(fit["n"] / fit["df"])}.get(se)
    if se == "HC2":
        multiplier = 1 / np.sqrt(1 - leverage(fit))
    if se == "HC3":
        multiplier = 1 / (1 - leverage(fit))
    return fit["Q"] * (fit["root"] * fit["e"] * multiplier)[:, None]


def direction_of(fit, contrast):
    return np.linalg.solve(fit["R"].T, contrast)


def covariance_of(fit, se, contrasts, clusters=None):
    """C V C' for the rows of C."""
    D = np.column_stack([direction_of(fit, contrast) for contrast in contrasts])
    S = scores_of(fit, se, clusters)
    if S is None:
        return np.sum((fit["root"] * fit["e"]) ** 2) / fit["df"] * D.T @ D
    return (S @ D).T @ (S @ D)


def sum_in_groups(S, groups):
    """The rows of each group added up."""
    groups = group_numbers(groups)
    return np.column_stack([np.bincount(groups, column, groups.max() + 1) for column in S.T])


def crosses(effects, clusters):
    """Whether some group of effects lies in several clusters."""
    home = {}
    return any(home.setdefault(effect, cluster) != cluster for effect, cluster in zip(effects, clusters))


def small_sample_factor(fit, count, kinds):
    """G/(G - 1) (n - 1)/(n - k): absorbed effects that lie within clusters of some kind count as one."""
    k = fit["k"]
    if fit["effects"] is not None:
        dimensions = fit["effects"]["dimensions"]
        across = [d for d in dimensions if all(crosses(d, clusters) for clusters in kinds)]
        if len(across) == len(dimensions):
            k += fit["effects"]["rank"]
        else:
            k += 1 + sum(d.max() for d in across)
    return count / (count - 1) * (fit["n"] - 1) / (fit["n"] - k)


def symmetric_power(B, power):
    """Of a symmetric matrix; what is zero but for rounding stays zero (Moore and Penrose)."""
    values, vectors = np.linalg.eigh((B + B.T) / 2)
    powers = np.where(values > 1e-9, np.abs(values) ** power, 0.0)
    return (vectors * powers) @ vectors.T


def bias_reduction(fit, rows):
    """A_g = B_g^(-1/2), B_g = [(I - H)(I - H)']_gg, H = X (X'WX)^-1 X'W. Without weights it is I - H_gg."""
    H = hat_of_rows(fit, rows)
    if not fit["weighted"]:
        return symmetric_power(np.eye(len(rows)) - H, -0.5)
    root = fit["root"][rows]
    # (HH')_ij is the sum over all rows l of h_il w_l h_lj, for H in the scale of the roots, over the roots of i and j.
    columns = np.column_stack([projected(fit, np.eye(fit["n"])[row]) for row in rows])
    squared = columns.T @ (columns * (fit["root"] ** 2)[:, None])
    turned = H * root[None, :] / root[:, None]
    return symmetric_power(np.eye(len(rows)) - turned - turned.T + squared / np.outer(root, root), -0.5)


def cluster_scores(fit, se, clusters):
    """CR0 and CR1: the scores of each cluster. CR2: with A_g e_g for e_g (Bell and McCaffrey 2002, Survey Methodology 28;
    Pustejovsky and Tipton 2018, doi:10.1080/07350015.2016.1247004). CR3: with (I - H_gg)^-1 e_g, the jackknife
    (MacKinnon, Nielsen and Webb 2023, doi:10.1002/jae.2943).
    """
    groups = group_numbers(clusters)
    count = groups.max() + 1
    if se in ("CR0", "CR1"):
        factor = 1.0 if se == "CR0" else math.sqrt(small_sample_factor(fit, count, [clusters]))
        return factor * sum_in_groups(fit["Q"] * (fit["root"] * fit["e"])[:, None], clusters)
    S = np.zeros((count, fit["k"]))
    for g in range(count):
        rows = np.flatnonzero(groups == g)
        if se == "CR2":
            e = fit["root"][rows] * (bias_reduction(fit, rows) @ fit["e"][rows])
        else:
            e = symmetric_power(np.eye(len(rows)) - hat_of_rows(fit, rows), -1) @ (fit["root"] * fit["e"])[rows]
        S[g] = fit["Q"][rows].T @ e
    return S


def working_pieces(fit, contrast, clusters):
    """For each cluster p_g = (I - H)'_g A_g W_g X_g (X'WX)^-1 c, one in each column."""
    groups = group_numbers(clusters)
    start = fit["root"] * (fit["Q"] @ direction_of(fit, contrast))
    P = np.zeros((fit["n"], groups.max() + 1))
    for g in range(groups.max() + 1):
        rows = np.flatnonzero(groups == g)
        a = np.zeros(fit["n"])
        a[rows] = bias_reduction(fit, rows) @ start[rows]
        P[:, g] = a - fit["root"] * projected(fit, a / fit["root"])
    return P


def satterthwaite(fit, contrast, clusters):
    """(sum of p_g'p_g)^2 / sum over g and h of (p_g'p_h)^2, for errors that are alike and independent.

    Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004.
    """
    P = working_pieces(fit, contrast, clusters)
    M = P.T @ P
    return np.trace(M) ** 2 / np.sum(M**2)


def joint_test(fit, se, contrasts, clusters=None):
    """F of several contrasts: Wald's; with CR2 Hotelling's T^2 (HTZ), Pustejovsky and Tipton (2018), section 3.2."""
    q = len(contrasts)
    values = np.array([contrast @ fit["b"] for contrast in contrasts])
    statistic = values @ np.linalg.solve(covariance_of(fit, se, contrasts, clusters), values)
    if se != "CR2":
        df = float(fit["df"]) if clusters is None else len(set(clusters)) - 1.0
        return {"statistic": statistic / q, "df1": q, "df2": df, "p_value": f_tail(statistic / q, q, df)}
    P = [working_pieces(fit, contrast, clusters) for contrast in contrasts]
    expected = np.array([[np.sum(a * b) for b in P] for a in P])
    values, vectors = np.linalg.eigh(expected)
    root = (vectors / np.sqrt(values)) @ vectors.T
    unit = [sum(root[s, t] * P[t] for t in range(q)) for s in range(q)]
    total = 0.0
    for a in unit:
        for b in unit:
            total += np.sum((a.T @ a) * (b.T @ b)) + np.sum((a.T @ b) * (b.T @ a))
    eta = q * (q + 1) / total
    df = eta - q + 1
    F = df / (eta * q) * statistic
    return {"statistic": F, "df1": q, "df2": df, "p_value": f_tail(F, q, df)}


def cohens_d(y, treated):
    """The difference in means over the standard deviation within the arms."""
    one, zero = y[treated], y[~treated]
    pooled = ((len(one) - 1) * variance_of(one) + (len(zero) - 1) * variance_of(zero)) / (len(y) - 2)
    return (mean_of(one) - mean_of(zero)) / math.sqrt(pooled)


def hedges_correction(m):
    """J(m) = gamma(m/2) / (root(m/2) gamma((m - 1)/2)); Hedges (1981), doi:10.3102/10769986006002107.

    For large m by the series of gamma(z + 1/2) / gamma(z), since a difference of logarithms of gamma loses digits.
    """
    if m < 300:
        return math.exp(special.gammaln(m / 2) - special.gammaln((m - 1) / 2)) / math.sqrt(m / 2)
    z = (m - 1) / 2
    series = 1 - 1 / (8 * z) + 1 / (128 * z**2) + 5 / (1024 * z**3) - 21 / (32768 * z**4) - 399 / (262144 * z**5)
    return math.sqrt((m - 1) / m) * series


def hedges_g(y, treated, level):
    """g = J d, with root(1/n1 + 1/n0 + g^2/(2(n1 + n0))), normal."""
    n1, n0 = treated.sum(), (~treated).sum()
    g = hedges_correction(n1 + n0 - 2) * cohens_d(y, treated)
    return answer(g, math.sqrt(1 / n1 + 1 / n0 + g**2 / (2 * (n1 + n0))), math.inf, level, n_obs=len(y))


def between_variance(y, v, method):
    """tau^2. DL: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2. PM: Paule and Mandel (1982), where the
    generalised Q is k - 1. REML: where the restricted score is zero, Viechtbauer (2005), doi:10.3102/10769986030003261.
    """
    def parts(tau2):
        w = 1 / (v + tau2)
        deviations = y - np.sum(w * y) / w.sum()
        return w, deviations
    w, deviations = parts(0.0)
    df = len(y) - 1
    if method == "DL":
        return max(0.0, (np.sum(w * deviations**2) - df) / (w.sum() - np.sum(w**2) / w.sum()))

    def zero_of(function):
        if function(0.0) <= 0:
            return 0.0
        high = np.var(y, ddof=1) + v.max()
        while function(high) > 0:
            high *= 2
        return optimize.brentq(function, 0.0, high, xtol=1e-300, rtol=1e-14, maxiter=1000)

    def excess(tau2):
        w, deviations = parts(tau2)
        return np.sum(w * deviations**2) - df

    def score(tau2):
        w, deviations = parts(tau2)
        return np.sum((w * deviations) ** 2) - w.sum() + np.sum(w**2) / w.sum()
    return zero_of(excess if method == "PM" else score)


def pooled_effect(y, v, model, tau2_method, interval, level):
    """Weights 1/(v + tau^2). hartung-knapp: root(sum of w (y - mean)^2 / ((k - 1) sum of w)), t with k - 1
    (doi:10.1002/sim.1009). Prediction: t with k - 2 (Higgins and others 2009, doi:10.1111/j.1467-985X.2008.00552.x).
    """
    k, w0 = len(y), 1 / v
    q = np.sum(w0 * (y - np.sum(w0 * y) / w0.sum()) ** 2)
    random = model == "random-effects"
    tau2 = between_variance(y, v, tau2_method) if random else 0.0
    w = 1 / (v + tau2)
    mean = np.sum(w * y) / w.sum()
    if random:
        typical = (k - 1) * w0.sum() / (w0.sum() ** 2 - np.sum(w0**2))
        i2 = tau2 / (tau2 + typical)
    else:
        i2 = max(0.0, (q - (k - 1)) / q) if q > 0 else 0.0
    error, df = 1 / math.sqrt(w.sum()), math.inf
    if random and interval == "hartung-knapp":
        error, df = math.sqrt(np.sum(w * (y - mean) ** 2) / ((k - 1) * w.sum())), k - 1.0
    more = {"q": q, "q_p_value": chi_squared_tail(q, k - 1), "i2": i2, "tau2": tau2}
    if random and k >= 3:
        prediction = answer(mean, math.sqrt(error**2 + tau2), k - 2.0, level)
        more["prediction_low"], more["prediction_high"] = prediction["conf_low"], prediction["conf_high"]
    return answer(mean, error, df, level, n_obs=k, more=more, iterative=random and tau2_method != "DL")


def adjusted_p_values(p, method):
    """Holm (1979); Hochberg (1988), doi:10.1093/biomet/75.4.800; Hommel (1988), doi:10.1093/biomet/75.2.383; Benjamini and
    Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998.
    """
    p, m = np.asarray(p, dtype=float), len(p)
    order = np.argsort(p, kind="stable")
    s, rank = p[order], np.arange(1, m + 1)
    downwards = lambda values: np.minimum.accumulate(values[::-1])[::-1]
    if method == "bonferroni":
        q = m * s
    elif method == "sidak":
        q = -np.expm1(m * np.log1p(-s))
    elif method == "holm":
        q = np.maximum.accumulate((m - rank + 1) * s)
    elif method == "hochberg":
        q = downwards((m - rank + 1) * s)
    elif method == "benjamini-hochberg":
        q = downwards(m / rank * s)
    elif method == "benjamini-yekutieli":
        q = downwards(np.sum(1 / rank) * m / rank * s)
    else:
        assert method == "hommel"  # for each size of a subset Simes' bound, the largest over those that hold the hypothesis
        q = s.copy()
        for size in range(m, 1, -1):
            simes = np.min(size * s[m - size + 1 :] / np.arange(2, size + 1))
            bound = np.where(np.arange(m) > m - size, simes, np.minimum(simes, size * s))
            q = np.maximum(q, bound)
    result = np.empty(m)
    result[order] = np.minimum(q, 1)
    return result


def adjustment(method):
    return lambda found: adjusted_p_values([result["p_value"] for result in found], method)


def text_of_level(value):
    return value if isinstance(value, str) else str(int(value)) if value == int(value) else repr(float(value))


def figures(*parts):
    """The figures of a table, by their names."""
    return {"more": {name: value for part in parts for name, value in part.items()}}


def weighted_quantile(y, w, p):
    """Type 2 with weights: the mean of two values where the weights below add up to the share itself."""
    order = np.argsort(y, kind="stable")
    y, below, whole = y[order], np.cumsum(w[order]), w.sum()
    place = int(np.argmax(below >= p * whole - 1e-14 * whole))
    if below[place] > p * whole + 1e-14 * whole or place + 1 == len(y) or p <= 0:
        return y[place]
    return (y[place] + y[place + 1]) / 2


def described(label, column, rows, by=None, levels=None, quantiles=(), weights=None):
    """Counts, means, spreads and quantiles (type 7) of a column in each group; of a factor the share of each level."""
    found = {}
    groups = [("", rows)]
    if by is not None:
        groups = [(text_of_level(value), rows[holds(by[rows], value)]) for value in dict.fromkeys(by[rows])]
    for group, inside in groups:
        seen = inside[~is_absent(column[inside])]
        w = np.ones(len(seen)) if weights is None else weights[seen]
        if levels is not None:
            for value in levels:
                name = f"{label} = {text_of_level(value)} | {group}"
                has = holds(column[seen], value)
                found[f"{name}: count"], found[f"{name}: missing"] = has.sum(), len(inside) - len(seen)
                if len(seen):
                    found[f"{name}: mean"] = np.sum(w * has) / w.sum()
            continue
        y, name = column[seen], f"{label} | {group}"
        found[f"{name}: count"], found[f"{name}: missing"] = len(y), len(inside) - len(y)
        if len(y) == 0:
            continue
        center = np.sum(w * y) / w.sum()
        center += np.sum(w * (y - center)) / w.sum()
        found.update({f"{name}: mean": center, f"{name}: minimum": y.min(), f"{name}: maximum": y.max()})
        freedom = len(y) - 1.0 if weights is None else w.sum() - np.sum(w**2) / w.sum()
        if len(y) > 1 and freedom > 0:
            variance = np.sum(w * (y - center) ** 2) / freedom
            found[f"{name}: variance"], found[f"{name}: standard_deviation"] = variance, math.sqrt(variance)
        moment = np.sum(w * (y - center) ** 2) / w.sum()
        if moment > 0:
            found[f"{name}: skewness"] = np.sum(w * (y - center) ** 3) / w.sum() / moment**1.5
        for word, p in [("lower_quartile", 0.25), ("median", 0.5), ("upper_quartile", 0.75),
                        *((f"quantile {q:.10g}", q) for q in quantiles)]:
            found[f"{name}: {word}"] = np.quantile(y, p) if weights is None else weighted_quantile(y, w, p)
    return found


def balanced(label, column, rows, treated, levels=None):
    """Means by arm and (m1 - m0) / root((s1^2 + s0^2) / 2), Austin (2009), doi:10.1002/sim.3697; of a factor for each level."""
    found = {}
    seen = rows[~is_absent(column[rows])]
    for value in [None] if levels is None else levels:
        y = column[seen] if value is None else holds(column[seen], value).astype(float)
        name = label if value is None else f"{label} = {text_of_level(value)}"
        one, zero = y[treated[seen]], y[~treated[seen]]
        found[f"{name}: mean_treated"], found[f"{name}: mean_control"] = mean_of(one), mean_of(zero)
        s1, s0 = variance_of(one), variance_of(zero)
        found[f"{name}: standardised_difference"] = (mean_of(one) - mean_of(zero)) / math.sqrt((s1 + s0) / 2)
        if s0 > 0:
            found[f"{name}: variance_ratio"] = s1 / s0
        found[f"{name}: missing"] = len(rows) - len(seen)
    return found


def joint_balance(treated, X, clusters=None):
    """F of all slopes in the regression of treatment on the covariates; with clusters Wald's with CR1, G - 1."""
    fit = least_squares(treated.astype(float), X)
    slopes = list(np.eye(X.shape[1])[1:])
    test = joint_test(fit, "classical" if clusters is None else "CR1", slopes, clusters)
    return {f"joint test: {name}": test[name] for name in ("statistic", "df1", "df2", "p_value")}


class Drawn:
    """A figure that rests on random draws, compared within the error that both sets of draws have.

    target(published) is what is compared; against(published) gives what our draws say, and the standard error.
    """

    def __init__(self, word, target, against):
        self.word, self.target, self.against = word, target, against


COMPARED = [
    "estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "n_obs", "n_clusters",
    "bound_low", "bound_high", "p_randomisation", "p_bootstrap", "bootstrap_low", "bootstrap_high", "p_subgroups",
    "p_adjusted"]


def figure(text):
    return math.nan if text == "" else float(text)


def one_line(term, name, published, recomputed, tolerance, scale):
    """Whether one figure agrees; its line is printed."""
    if isinstance(recomputed, Drawn):
        value, error = recomputed.against(published)
        good = abs(recomputed.target(published) - value) <= MONTE_CARLO * error
        words = f"{recomputed.word}; {'agrees' if good else 'DIFFERS'} within Monte Carlo error"
        print(f"{term:<32} {name:<16} {recomputed.target(published):>19.10g} {value:>19.10g} {error:>9.1e}  {words}")
        return good
    size = max(abs(published), abs(recomputed), scale)
    good = published == recomputed or abs(published - recomputed) <= tolerance * size
    difference = abs(published - recomputed)
    word = "agrees" if good else "DIFFERS"
    print(f"{term:<32} {name:<16} {published:>19.10g} {recomputed:>19.10g} {difference:>9.1e}  {word}")
    return good


def spread_of(name, more, spread):
    """What a figure that may be near zero is measured by."""
    if name.endswith(("p_value", "df", "count", "missing", "assigned")):
        return 0.0
    if name.endswith(("standardised_difference", "skewness")) or name == "difference":
        return 1.0
    return more.get(name.rpartition(": ")[0] + ": standard_deviation", spread)


def compare_term(term, row, found, more):
    """How many figures of one result differ."""
    tolerance = ITERATIVE if found.get("iterative") else CLOSED_FORM
    # Figures in the unit of the estimate may be near zero: they are measured by its spread.
    spread = figure(row["std_error"])
    if math.isnan(spread):
        spread = (figure(row["conf_high"]) - figure(row["conf_low"])) / 4
    spread = 0.0 if math.isnan(spread) else spread
    differ = 0
    for name in COMPARED:
        published, recomputed = figure(row[name]), found.get(name)
        empty = recomputed is None or not isinstance(recomputed, Drawn) and not math.isfinite(recomputed)
        if math.isnan(published) and empty:
            continue
        if math.isnan(published):
            if name == "p_subgroups":
                continue  # not shown, since a subgroup is too small
            print(f"{term:<32} {name:<16} is empty in results.csv, and was recomputed  DIFFERS")
            differ += 1
        elif empty and name in found.get("left", []):
            print(f"{term:<32} {name:<16} {published:>19.10g}  not recomputed: its family holds a result that is not")
        elif empty:
            print(f"{term:<32} {name:<16} {published:>19.10g}  was not recomputed  DIFFERS")
            differ += 1
        else:
            scale = spread if name in ("estimate", "conf_low", "conf_high", "bound_low", "bound_high") else 0.0
            differ += not one_line(term, name, published, recomputed, tolerance, scale)
    for name, published in more.items():
        recomputed = found.get("more", {}).get(name)
        if recomputed is None:
            print(f"{term:<32} {name} was not recomputed  DIFFERS")
            differ += 1
        else:
            scale = spread_of(name, more, spread)
            differ += not one_line(term, name, published, recomputed, tolerance, scale)
    return differ


def compare_all(recomputations, tables, not_recomputed, families, published_more, wanted):
    """Recomputes the results, prints a table, and gives the exit status: 0 when all agree."""
    with open(os.path.join(HERE, "results.csv"), encoding="utf-8", newline="") as handle:
        rows = {row["term"]: row for row in csv.DictReader(handle)}
    # Tables have no line in results.csv: their figures stand in results.json.
    rows.update({term: dict.fromkeys(COMPARED, "") for term in tables})
    unknown = [term for term in wanted if term not in recomputations and term not in not_recomputed]
    if unknown:
        print("there is no result", ", ".join(unknown), file=sys.stderr)
        print("the results are:", ", ".join([*recomputations, *not_recomputed]), file=sys.stderr)
        return 2
    shown = [term for term in rows if not wanted or term in wanted]
    needed = set(shown)
    for family in families:
        if needed & set(family["terms"]):
            needed |= set(family["terms"])
    found, broken = {}, {}
    for term in rows:
        if term in needed and term in recomputations:
            try:
                found[term] = recomputations[term]()
            except Exception as problem:
                broken[term] = f"{type(problem).__name__}: {problem}"
    for family in families:
        if family["adjust"] is None:
            for term in family["terms"]:
                found.get(term, {})["left"] = ["p_adjusted"]
        elif all(term in found for term in family["terms"]):
            for term, value in zip(family["terms"], family["adjust"]([found[term] for term in family["terms"]])):
                found[term]["p_adjusted"] = value
    print()
    print(f"{'term':<32} {'figure':<16} {'published':>19} {'recomputed':>19} {'difference':>9}")
    agreeing, differing = 0, []
    for term in shown:
        if term in found:
            if compare_term(term, rows[term], found[term], published_more.get(term, {})):
                differing.append(term)
            else:
                agreeing += 1
        elif term in broken:
            print(f"{term:<32} could not be recomputed: {broken[term]}  DIFFERS")
            differing.append(term)
        elif term not in not_recomputed:
            print(f"{term:<32} is in results.csv, and this script does not know it  DIFFERS")
            differing.append(term)
    gone = [t for t in recomputations if t not in rows and (not wanted or t in wanted)]
    for term in gone:
        print(f"{term:<32} is not in results.csv  DIFFERS")
    left = {t: why for t, why in not_recomputed.items() if not wanted or t in wanted}
    if left:
        print("\nNot recomputed:")
        for term, why in left.items():
            print(f"  {term}: {why}")
    print(f"\n{agreeing} results agree, {len(differing) + len(gone)} differ, {len(left)} are not recomputed.")
    if differing or gone:
        print("Differing: " + ", ".join(differing + gone))
    if PROBLEMS:
        print("These files are not the published ones: " + ", ".join(PROBLEMS))
    return 1 if differing or gone or PROBLEMS else 0


data_participants = read_table("participants.csv",
    "a205895a0e8018a8c09591ef321ec3e51e56d197a4019809b72fb25be477cd88", [("id", "text"),
    ("bras", "text"), ("femme", "truth"), ("naissance", "number"), ("score", "number")])
data_sites = read_table("sites.csv",
    "cc59b39e2ff2de2132b3906df74210b3691764ea6bdb687b757edb1f48b7f68f", [("yi", "number"),
    ("sei", "number")])


# score-12-mois: Score at twelve months
# method difference-in-means, standard error welch
# √(s₁²/n₁ + s₀²/n₀); t, Welch–Satterthwaite
def recompute_score_12_mois():
    rows = all_rows(data_participants)
    # where id != "002"
    rows = keep_true(rows, is_unequal(data_participants["id"], "002"))
    rows = keep_either(rows, data_participants["bras"], ["aide", "temoin"])
    rows = keep_complete(rows, data_participants, ["score"])
    y = data_participants["score"][rows]
    treated = holds(data_participants["bras"], "aide")[rows]
    found = difference_in_means(y, treated, 0.95)
    return found


# score-g: Standardised effect
# method hedges-g, standard error large-sample
# √(1/n₁ + 1/n₀ + g²/(2(n₁ + n₀))); normal
def recompute_score_g():
    rows = all_rows(data_participants)
    rows = keep_either(rows, data_participants["bras"], ["aide", "temoin"])
    rows = keep_complete(rows, data_participants, ["score"])
    y = data_participants["score"][rows]
    treated = holds(data_participants["bras"], "aide")[rows]
    return hedges_g(y, treated, 0.95)


# sites: All sites
# method pooled, standard error inverse-variance
# 1/√Σ w, w = 1/(v + τ²); normal
def recompute_sites():
    rows = all_rows(data_sites)
    rows = keep_complete(rows, data_sites, ["yi", "sei"])
    effects = data_sites["yi"][rows]
    variances = data_sites["sei"][rows] ** 2
    return pooled_effect(effects, variances, "common-effect", "REML", "normal", 0.95)


# description: description
# description
def recompute_description():
    rows = all_rows(data_participants)
    rows = keep_complete(rows, data_participants, ["bras"])
    return figures(described("score", data_participants["score"], rows,
        by=data_participants["bras"]), described("femme", data_participants["femme"], rows,
        by=data_participants["bras"]))


# equilibre: equilibre
# balance
def recompute_equilibre():
    rows = all_rows(data_participants)
    rows = keep_either(rows, data_participants["bras"], ["aide", "temoin"])
    treated = holds(data_participants["bras"], "aide")
    part1 = balanced("naissance", data_participants["naissance"], rows, treated)
    rows = keep_complete(rows, data_participants, ["naissance"])
    X = side_by_side(ones(rows), data_participants["naissance"][rows])
    return figures(part1, joint_balance(treated[rows], X))

families = [{"terms": ["score-12-mois", "score-g"], "adjust": adjustment("holm")}]
recomputations = {
    "score-12-mois": recompute_score_12_mois,
    "score-g": recompute_score_g,
    "sites": recompute_sites,
    "description": recompute_description,
    "equilibre": recompute_equilibre,
}
tables = ["description", "equilibre"]
not_recomputed = {}
# What results.csv has no column for, as it stands in results.json.
published_more = {
    "sites": dict(zip(["q", "q_p_value", "i2", "tau2"], [1.4880952380952381,
        0.4751866432119842, 0, 0])),
    "description": dict(zip(["score | temoin: count", "score | temoin: missing",
        "score | temoin: mean", "score | temoin: variance",
        "score | temoin: standard_deviation", "score | temoin: skewness",
        "score | temoin: median", "score | temoin: minimum", "score | temoin: maximum",
        "score | temoin: lower_quartile", "score | temoin: upper_quartile",
        "score | aide: count", "score | aide: missing", "score | aide: mean",
        "score | aide: variance", "score | aide: standard_deviation", "score | aide: skewness",
        "score | aide: median", "score | aide: minimum", "score | aide: maximum",
        "score | aide: lower_quartile", "score | aide: upper_quartile", "femme | temoin: count",
        "femme | temoin: missing", "femme | temoin: mean", "femme | temoin: variance",
        "femme | temoin: standard_deviation", "femme | temoin: skewness",
        "femme | temoin: median", "femme | temoin: minimum", "femme | temoin: maximum",
        "femme | temoin: lower_quartile", "femme | temoin: upper_quartile",
        "femme | aide: count", "femme | aide: missing", "femme | aide: mean",
        "femme | aide: variance", "femme | aide: standard_deviation", "femme | aide: skewness",
        "femme | aide: median", "femme | aide: minimum", "femme | aide: maximum",
        "femme | aide: lower_quartile", "femme | aide: upper_quartile"], [5, 1, 11.05,
        0.6375000000000001, 0.7984359711335657, -0.20180507093345143, 11.25, 10, 12, 10.5, 11.5,
        6, 0, 13.25, 2, 1.4142135623730951, -0.4139250951259177, 13.375, 11, 15, 12.625, 14.125,
        6, 0, 0.5, 0.3, 0.5477225575051661, 0, 0.5, 0, 1, 0, 1, 6, 0, 0.5, 0.3,
        0.5477225575051661, 0, 0.5, 0, 1, 0, 1])),
    "equilibre": dict(zip(["naissance: mean_treated", "naissance: mean_control",
        "naissance: standardised_difference", "naissance: variance_ratio", "naissance: missing",
        "joint test: statistic", "joint test: df1", "joint test: df2", "joint test: p_value"],
        [1985.8333333333333, 1979.8333333333333, 0.5519551094765696, 0.8268487503220819, 0,
        0.913963328631876, 1, 10, 0.36160514016466017])),
}

if __name__ == "__main__":
    sys.exit(compare_all(recomputations, tables, not_recomputed, families, published_more, sys.argv[1:]))
