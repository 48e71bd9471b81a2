"""Simulated data of the study "lecture-partagee-ecoles".

No school and no pupil stands behind a row. The script draws sixty fictitious
schools, thirty rural and thirty urban, assigns half of each stratum to the
reading workshops by lot, and draws fifteen to thirty pupils in each.

Data-generating process
  effectif           uniform on 15..30 pupils for each school
  score_debut        50 + school N(0, 5) + pupil N(0, 12), cut to [0, 100], whole points
  comprehension      14 + 0.70 score_debut + school N(0, 3) + pupil N(0, 8.5) + 0 workshop, cut to [0, 100], whole points
  lecture_maison     Bernoulli(p), p = 0.38 + school triangular(-0.12, 0.12) + 0.12 workshop; p stays in (0, 1)
  plaisir_lire       2.55 + school triangular(-0.25, 0.25) + pupil triangular(-1.3, 1.3) + 0.20 workshop, one decimal
  absence            4 % of the pupils miss the final test, whatever the arm
  seances            workshops held out of twelve: twelve minus binomial(12, 0.08) in treated schools, none elsewhere

True average effects of the workshops
  comprehension     0 points
  lecture_maison   +0.12
  plaisir_lire     +0.20

Run: python3 simulation.py. Writes two files beside this one: data/eleves.csv, as a French spreadsheet exports
"CSV UTF-8" (byte-order mark, semicolons, decimal commas, CRLF), and data/ecoles.csv (commas, quoted notes
that hold commas and line breaks). Same bytes at each run.
"""

import csv
import io
import random
from pathlib import Path

SEED = 20201001
STRATA = ["rural", "urbain"]
SCHOOLS_PER_STRATUM = 30
TREATED_NOTES = [
    "Ateliers tenus le mardi, dans la bibliothèque de l'école.",
    "Animatrice absente une semaine, séance reportée.\nLe groupe a été reformé à la rentrée de janvier.",
    "Deux groupes, l'un le matin, l'autre après la classe.",
    "Salle partagée avec la cantine : \"bruyant\", dit le compte rendu.",
    "Bonne fréquentation, sauf la semaine des sorties.\nLivres laissés à l'école, à la demande des familles.",
]
CONTROL_NOTES = [
    "Activités ordinaires, pas d'atelier de lecture.",
    "Un quart d'heure de lecture silencieuse, déjà en place avant l'étude.",
    "Bibliothèque en travaux, fonds accessible en classe.",
]


def decimal(value, digits):
    return f"{value:.{digits}f}".replace(".", ",")


def score(value):
    return max(0, min(100, round(value)))


def pupil(rng, school, treated):
    baseline = score(50 + school["level"] + rng.gauss(0, 12))
    comprehension = score(14 + 0.70 * baseline + school["year"] + rng.gauss(0, 8.5))
    at_home = rng.random() < 0.38 + school["home"] + 0.12 * treated
    pleasure = 2.55 + school["pleasure"] + rng.triangular(-1.3, 1.3, 0) + 0.20 * treated
    girl = rng.random() < 0.5
    present = rng.random() >= 0.04
    row = ["ateliers" if treated else "temoin", "fille" if girl else "garçon", str(baseline)]
    if not present:
        return row + ["", "", ""]
    return row + [str(comprehension), "true" if at_home else "false", decimal(pleasure, 1)]


def main():
    rng = random.Random(SEED)
    pupils, schools = [], []
    for index, stratum in enumerate(STRATA):
        arms = [1] * (SCHOOLS_PER_STRATUM // 2) + [0] * (SCHOOLS_PER_STRATUM // 2)
        rng.shuffle(arms)
        for place, treated in enumerate(arms, 1):
            code = f"{index * SCHOOLS_PER_STRATUM + place:03d}"
            effects = {
                "level": rng.gauss(0, 5),
                "year": rng.gauss(0, 3),
                "home": rng.triangular(-0.12, 0.12, 0),
                "pleasure": rng.triangular(-0.25, 0.25, 0),
            }
            size = rng.randint(15, 30)
            pupils += [[code, stratum] + pupil(rng, effects, treated) for _ in range(size)]
            held = sum(rng.random() >= 0.08 for _ in range(12)) if treated else 0
            day = f"{rng.randint(1, 25):02d}/{rng.choice([5, 6]):02d}/2019"
            note = rng.choice(TREATED_NOTES if treated else CONTROL_NOTES)
            schools.append([code, stratum, "ateliers" if treated else "temoin", size, held, day, note])

    folder = Path(__file__).parent / "data"
    lines = ["id;ecole;strate;bras;sexe;score_debut;comprehension;lecture_maison;plaisir_lire"]
    lines += [";".join([f"{number:05d}"] + row) for number, row in enumerate(pupils, 1)]
    (folder / "eleves.csv").write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8"))

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["ecole", "strate", "bras", "effectif", "seances", "date_test", "observation"])
    writer.writerows(schools)
    (folder / "ecoles.csv").write_bytes(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    main()
