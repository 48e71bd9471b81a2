"""Simulated data of the study "accompagnement-emploi-jeunes".

No person stands behind a row. The script draws 1,200 fictitious young adults
in six fictitious territories, two hundred in each, and assigns half of each
territory to the programme by lot.

Data-generating process
  age band, sex, diploma   independent draws; the share without a diploma differs between territories
  mois_sans_emploi         whole months, 0 to 30, longer without a diploma
  bien_etre_debut          triangular on [1, 9], one decimal
  emploi_12m               Bernoulli(p), p = 0.36 + diploma + territory - 0.005 months + 0.08 programme; p stays in (0, 1)
  emploi_durable           a job at 12 months that is stable: Bernoulli(0.55) among the employed
  formation                Bernoulli(0.22), whatever the arm
  age                      whole years within the age band, drawn apart; published in bands only
  dossier                  file number at the fictitious agency, drawn apart; never published
  revenu_mensuel           520 + 480 employed + 25 diploma rank + triangular(-420, 420), in euros
  bien_etre_12m            2.35 + 0.5 baseline + 0.30 programme + triangular(-2.7, 2.7)
  non-response             5 % of the follow-up interviews, 9 % without a diploma, whatever the arm;
                           2 % of the respondents refuse to give their income

True average effects of the programme
  emploi_12m       +0.08 (in every subgroup)
  emploi_durable   +0.044 (0.55 x 0.08)
  formation         0
  revenu_mensuel   +38.40 euros (480 x 0.08)
  bien_etre_12m    +0.30 points; within-arm standard deviation 1.37, hence g = 0.22

Run: python3 simulation.py. Writes data/participants.csv beside this file, the way a French spreadsheet
saves it: semicolons, decimal commas, Windows-1252, CRLF. Same bytes at each run.
"""

import random
from pathlib import Path

SEED = 20200909
TERRITORIES = [  # name, share without a diploma, effect on employment
    ("Forêt-Exemple", 0.38, -0.04),
    ("Littoral-Modèle", 0.30, 0.03),
    ("Métropole-Témoin", 0.28, 0.05),
    ("Plaine-Exemple", 0.34, 0.00),
    ("Plateau-Modèle", 0.36, -0.02),
    ("Vallée-Témoin", 0.40, -0.02),
]
PER_TERRITORY = 200
DIPLOMAS = ["sans diplôme", "CAP ou BEP", "baccalauréat"]
DIPLOMA_EFFECT = [-0.06, 0.02, 0.10]
HEADER = [
    "id", "dossier", "territoire", "bras", "age", "sexe", "diplome", "mois_sans_emploi", "bien_etre_debut",
    "emploi_12m", "emploi_durable", "formation", "revenu_mensuel", "bien_etre_12m",
]


def decimal(value, digits):
    return f"{value:.{digits}f}".replace(".", ",")


def participant(rng, territory, treated):
    name, without_diploma, territory_effect = territory
    age = "18-21" if rng.random() < 0.52 else "22-25"
    sex = "femme" if rng.random() < 0.49 else "homme"
    draw = rng.random()
    rank = 0 if draw < without_diploma else 1 if draw < without_diploma + 0.34 else 2
    months = min(30, int(rng.gammavariate(2.0, 4.5 if rank == 0 else 3.5)))
    baseline = round(rng.triangular(1, 9, 5), 1)

    chance = 0.36 + DIPLOMA_EFFECT[rank] + territory_effect - 0.005 * months + 0.08 * treated
    employed = int(rng.random() < chance)
    stable = int(rng.random() < 0.55) * employed
    training = int(rng.random() < 0.22)
    income = 520 + 480 * employed + 25 * rank + rng.triangular(-420, 420, 0)
    wellbeing = 2.35 + 0.5 * baseline + 0.30 * treated + rng.triangular(-2.7, 2.7, 0)

    responds = rng.random() >= (0.09 if rank == 0 else 0.05)
    tells_income = rng.random() >= 0.02
    row = [name, "accompagnement" if treated else "témoin", age, sex, DIPLOMAS[rank], str(months), decimal(baseline, 1)]
    if not responds:
        return row + [""] * 5
    return row + [
        str(employed), str(stable), str(training),
        decimal(income, 2) if tells_income else "", decimal(wellbeing, 1),
    ]


def main():
    rng = random.Random(SEED)
    rows = []
    for territory in TERRITORIES:
        arms = [1] * (PER_TERRITORY // 2) + [0] * (PER_TERRITORY // 2)
        rng.shuffle(arms)
        rows += [participant(rng, territory, treated) for treated in arms]
    rng.shuffle(rows)
    # Drawn apart, so that what was drawn before stays what it was.
    other = random.Random(SEED + 1)
    files = other.sample(range(10_000, 100_000), len(rows))
    for row in rows:
        first = 18 if row[2] == "18-21" else 22
        row[2] = str(first + other.randrange(4))
    lines = [";".join(HEADER)]
    lines += [
        ";".join([f"{number:04d}", f"D-{file}"] + row) for number, (file, row) in enumerate(zip(files, rows), 1)
    ]
    path = Path(__file__).parent / "data" / "participants.csv"
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


if __name__ == "__main__":
    main()
