#!/usr/bin/env python3
# Computes the results of a study again from its published data, and compares.
#
# Study: Abriter les ruches
# Version: 1.0.1
#
# Run it in the folder that holds it, beside the data files and results.csv:
#
#     python3 replicate.py       every result
#     python3 replicate.py miel  one result, or several by their names
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


data_ruches = read_table("ruches.csv",
    "cbd50c251385004e28809e8549ba516d9c0bbbc25ca452bade2e3c5810a41aa1", [("groupe", "text"),
    ("miel", "number")])


# miel: Honey
# method difference-in-means, standard error welch
# √(s₁²/n₁ + s₀²/n₀); t, Welch–Satterthwaite
def recompute_miel():
    rows = all_rows(data_ruches)
    rows = keep_either(rows, data_ruches["groupe"], ["abri", "plein-vent"])
    rows = keep_complete(rows, data_ruches, ["miel"])
    y = data_ruches["miel"][rows]
    treated = holds(data_ruches["groupe"], "abri")[rows]
    found = difference_in_means(y, treated, 0.95)
    return found


# description: Miel par groupe
# description
def recompute_description():
    rows = all_rows(data_ruches)
    rows = keep_complete(rows, data_ruches, ["groupe"])
    return figures(described("miel", data_ruches["miel"], rows, by=data_ruches["groupe"]))

families = []
recomputations = {
    "miel": recompute_miel,
    "description": recompute_description,
}
tables = ["description"]
not_recomputed = {}
# What results.csv has no column for, as it stands in results.json.
published_more = {
    "description": dict(zip(["miel | abri: count", "miel | abri: missing",
        "miel | abri: mean", "miel | abri: variance", "miel | abri: standard_deviation",
        "miel | abri: skewness", "miel | abri: median", "miel | abri: minimum",
        "miel | abri: maximum", "miel | abri: lower_quartile", "miel | abri: upper_quartile",
        "miel | plein-vent: count", "miel | plein-vent: missing", "miel | plein-vent: mean",
        "miel | plein-vent: variance", "miel | plein-vent: standard_deviation",
        "miel | plein-vent: skewness", "miel | plein-vent: median",
        "miel | plein-vent: minimum", "miel | plein-vent: maximum",
        "miel | plein-vent: lower_quartile", "miel | plein-vent: upper_quartile"], [3, 1, 13.25,
        0.5625, 0.75, 0, 13.25, 12.5, 14, 12.875, 13.625, 4, 0, 9.875, 1.1041666666666667,
        1.050793351076541, 0, 9.875, 8.75, 11, 9.125, 10.625])),
}

if __name__ == "__main__":
    sys.exit(compare_all(recomputations, tables, not_recomputed, families, published_more, sys.argv[1:]))
