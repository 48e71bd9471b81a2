"""Figures of k-anonymity, l-diversity and t-closeness by pycanon, for RiskTests and SensitiveRiskTests.

The tables come from a small generator that the tests have too (GeneratedTable.swift). Run: python3 k-l-t.py > k-l-t.txt
With arguments, tables of these seeds: python3 k-l-t.py 7 200 5 10 8 300 4 0
"""
import sys
from importlib.metadata import version
import numpy as np
import pandas as pd
from pycanon import anonymity
from pycanon.anonymity.utils.aux_anonymity import get_equiv_class

MASK = (1 << 64) - 1


class Generator:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return ((z ^ (z >> 31)) >> 33) % n


def table(seed, rows, ages, blanks):
    g = Generator(seed)
    data = []
    for _ in range(rows):
        age = 17 + g.below(ages)
        sex = ["F", "M"][g.below(2)]
        schooling = "e" + str(min(g.below(6), g.below(6)))
        job = "w" + str(g.below(4) * g.below(2))
        blank = g.below(100) < blanks
        illness = "i" + str(min(g.below(5), g.below(7)))
        income = 1000 + 250 * min(g.below(20), g.below(30))
        data.append((age, sex, schooling, "" if blank else job, illness, income))
    return pd.DataFrame(data, columns=["age", "sex", "schooling", "job", "illness", "income"])


print("pycanon", version("pycanon"))
given = [int(word) for word in sys.argv[1:]]
for seed, rows, ages, blanks in list(zip(*[iter(given)] * 4)) or [(1, 40, 3, 0), (2, 300, 4, 0), (3, 2000, 10, 0), (4, 2000, 10, 20), (5, 500, 60, 5), (6, 32561, 20, 3)]:
    data = table(seed, rows, ages, blanks)
    quasi = ["age", "sex", "schooling", "job"] if seed > 2 else ["age", "sex"]
    classes = get_equiv_class(data, quasi)
    k = anonymity.k_anonymity(data, quasi)
    entropies = []
    for ec in classes:
        p = data.iloc[ec]["illness"].value_counts(normalize=True).values
        entropies.append(np.exp(-np.sum(p * np.log(p))))
    print(seed, rows, ages, blanks, len(classes), k, sum(1 for c in classes if len(c) == 1),
          anonymity.l_diversity(data, quasi, ["illness"]), anonymity.entropy_l_diversity(data, quasi, ["illness"]),
          repr(float(min(entropies))), repr(float(anonymity.t_closeness(data, quasi, ["illness"]))),
          anonymity.l_diversity(data, quasi, ["income"]), repr(float(anonymity.t_closeness(data, quasi, ["income"]))))
