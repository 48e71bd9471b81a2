"""Simulated data of the study "logements-vacants-communes".

No municipality stands behind a row: codes 01901 to 01960 belong to no
commune, and the names are made up. The script draws sixty communes over six half-years; twenty-four open a
housing desk at the start of the fourth. They are not drawn by lot: they start with more vacant dwellings.

Data-generating process, for commune c in half-year t = 1..6
  taux_vacance   8.0 + 1.6 opened(c) + commune N(0, 1.8) + 0.15 (t - 1) + N(0, 0.9) + effect(t) opened(c) [t >= 4], in percent
  effect(t)      -0.6, -1.2, -1.8 in half-years 4, 5, 6: -1.2 on average
  remises        dwellings let again per 1,000: 6 + commune triangular(-2, 2) + triangular(-2.5, 2.5) + 1.5 opened(c) [t >= 4]
  loyer_m2       7.4 + commune N(0, 0.9) + 0.06 (t - 1) + N(0, 0.25) + 0 opened(c), in euros

True average effects of the desk on the communes that opened one
  taux_vacance   -1.2 percentage points over the three half-years after; -1.8 in the last one
  remises        +1.5 per 1,000 dwellings
  loyer_m2        0

Run: python3 simulation.py. Writes data/communes.csv beside this file: UTF-8, semicolons, decimal commas, a space
between thousands, codes with a leading zero. Same bytes at each run.
"""

import random
from pathlib import Path

SEED = 20200301
HALF_YEARS = ["2016-S1", "2016-S2", "2017-S1", "2017-S2", "2018-S1", "2018-S2"]
OPENING = 3  # index of the first half-year with the desk
EFFECT = [0, 0, 0, -0.6, -1.2, -1.8]
FIRST_NAMES = ["Essai", "Modèle", "Exemple", "Épreuve", "Patron", "Témoin"]
LAST_NAMES = ["-le-Haut", "-le-Bas", "-sur-Onde", "-en-Plaine", "-la-Forêt", "-les-Prés", "-au-Pont", "-du-Val", "-Ville", "-Bourg"]
HEADER = [
    "code_commune", "commune", "semestre", "periode", "guichet", "logements", "taux_vacance", "remises", "loyer_m2",
]


def decimal(value, digits):
    return f"{value:.{digits}f}".replace(".", ",")


def thousands(value):
    return f"{value:,}".replace(",", " ")


def main():
    rng = random.Random(SEED)
    names = [first + last for first in FIRST_NAMES for last in LAST_NAMES]
    rng.shuffle(names)
    opened = [1] * 24 + [0] * 36
    rng.shuffle(opened)
    lines = [";".join(HEADER)]
    for index, (name, treated) in enumerate(zip(names, opened)):
        code = f"{1901 + index:05d}"
        dwellings = int(600 + 9000 * rng.betavariate(1.2, 3.5))
        vacancy, lettings, rent = rng.gauss(0, 1.8), rng.triangular(-2, 2, 0), rng.gauss(0, 0.9)
        for t, half_year in enumerate(HALF_YEARS):
            after = t >= OPENING
            desk = treated * after
            lines.append(";".join([
                code, name, half_year, "apres" if after else "avant", "ouvert" if treated else "aucun",
                thousands(dwellings + 3 * t),
                decimal(8.0 + 1.6 * treated + vacancy + 0.15 * t + rng.gauss(0, 0.9) + EFFECT[t] * treated, 2),
                decimal(6 + lettings + rng.triangular(-2.5, 2.5, 0) + 1.5 * desk, 1),
                decimal(7.4 + rent + 0.06 * t + rng.gauss(0, 0.25), 2),
            ]))
    path = Path(__file__).parent / "data" / "communes.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
