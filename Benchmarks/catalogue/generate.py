#!/usr/bin/env python3
"""Writes the content of a site of N studies with one dataset each, the same bytes each time.

Each dataset has 200 rows and eight columns with levels, dates and missing values, a dictionary in two languages with
time, place and frequency, and a plan of two estimates. Three organisations and a tenth as many authors as studies.

    generate.py COUNT FOLDER    ->    FOLDER/content
"""

import datetime
import random
import shutil
import sys
from pathlib import Path

THEMES = ["emploi", "logement", "education", "sante"]
DICTIONARY = """title: {{fr: "Participants de l'étude {number}", en: "Participants in study {number}"}}
description:
  fr: "Une ligne par personne tirée au sort : bras, situation à l'entrée et douze mois après. Données simulées, étude {number}."
  en: "One row for each person randomised: arm, situation at entry and twelve months later. Simulated data, study {number}."
created: {date}
frequency: never
temporal: {{from: {first}, to: {last}}}
spatial: {{name: {{fr: France métropolitaine, en: Metropolitan France}}, box: [-5.2, 41.3, 9.6, 51.1]}}
primary-key: [id]
unit-of-observation: {{fr: personne, en: person}}
disclosure: {{about: things}}
fields:
  - {{name: id, type: string, title: {{fr: Numéro, en: Number}}, constraints: {{required: true, unique: true}}}}
  - name: bras
    type: string
    title: {{fr: Bras, en: Arm}}
    levels: [{{value: aide, label: {{fr: Aide, en: Help}}}}, {{value: temoin, label: {{fr: Témoin, en: Control}}}}]
    constraints: {{required: true}}
  - {{name: entree, type: date, title: {{fr: Entrée, en: Entry}}}}
  - {{name: score_debut, type: number, title: {{fr: Score à l'entrée, en: Score at entry}}}}
  - {{name: score, type: number, title: {{fr: Score à douze mois, en: Score at twelve months}}}}
  - {{name: emploi, type: boolean, title: {{fr: En emploi, en: In work}}}}
  - {{name: ateliers, type: integer, title: {{fr: Ateliers suivis, en: Workshops attended}}}}
  - {{name: site, type: string, title: {{fr: Site, en: Site}}}}
"""
PLAN = """estimates:
  - id: score-12-mois
    title: {fr: Score à douze mois, en: Score at twelve months}
    method: difference-in-means
    data: participants
    outcome: score
    treatment: {column: bras, treated: aide, control: temoin}
    primary: true
    unit: {fr: points, en: points}
    favourable: higher
  - id: score-ajuste
    title: {fr: Score à douze mois ajusté, en: Adjusted score at twelve months}
    method: least-squares
    data: participants
    outcome: score
    treatment: {column: bras, treated: aide, control: temoin}
    covariates: [score_debut]
    unit: {fr: points, en: points}
"""
REPORT = """---
title: "Étude {number} : accompagnement et score"
question: L'accompagnement change-t-il le score à douze mois, étude {number} ?
summary: "Deux cents personnes en deux bras ; l'effet est posé d'avance dans cette étude simulée numéro {number}."
authors: [{authors}]
date: {date}
version: 1.0.0
status: final
themes: [{theme}]
population: Deux cents personnes fictives
territory: France métropolitaine
design: individual-randomised
headline: score-12-mois
partners: [partenaire]
funding: [{{by: fonds, amount: 1000}}]
conflicts-of-interest: Aucun
ethics: Données simulées
preregistration: Aucune, l'étude est simulée
reviews: []
keywords: [essai, accompagnement, "{theme}"]
simulated: {{script: simulation.py, seed: {number}}}
---

L'effet est de {{{{ score-12-mois.estimate | number(1) }}}} points.

## Ce qui a été fait

Deux cents personnes ont été tirées au sort entre deux bras, puis revues douze mois après.

```{{estimate}} score-12-mois
```
"""


def rows(draw):
    day = datetime.date(2019, 9, 1)
    yield "id,bras,entree,score_debut,score,emploi,ateliers,site"
    for index in range(200):
        helped = index % 2 == 0
        start = draw.gauss(10, 3)
        score = "" if draw.random() < 0.05 else f"{start + draw.gauss(1 if helped else 0, 2):.2f}"
        entry = day + datetime.timedelta(days=draw.randrange(200))
        work = draw.choice(["true", "false"])
        yield f"{index + 1:03d},{'aide' if helped else 'temoin'},{entry},{start:.2f},{score},{work},{draw.randrange(12)},Site {index % 7}"


def main():
    count, root = int(sys.argv[1]), Path(sys.argv[2])
    content = root / "content"
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir(parents=True)
    themes = "".join(f"  - {{id: {one}, title: {{fr: {one.capitalize()}, en: {one.capitalize()}}}}}\n" for one in THEMES)
    (content / "site.yml").write_text(
        "title: {fr: Banc d'essai, en: Test bench}\ndescription: {fr: Des études simulées., en: Simulated studies.}\n"
        "languages: [fr, en]\nbase-url: https://banc.example/\npublisher: banc\ncontact: banc@example.org\n"
        f"license: etalab-2.0\nnavigation: [studies, data]\nthemes:\n{themes}", encoding="utf-8")
    (content / "organisations.yml").write_text(
        "- {id: banc, name: Banc d'essai, kind: publisher}\n- {id: fonds, name: Fonds du banc, kind: funder, simulated: true}\n"
        "- {id: partenaire, name: Partenaire du banc, kind: field-partner, simulated: true}\n", encoding="utf-8")
    authors = [f"auteur-{number}" for number in range(max(2, count // 10))]
    (content / "people.yml").write_text(
        "".join(f"- {{id: {one}, name: Auteur {one[7:]} du banc, group: author, simulated: true}}\n" for one in authors),
        encoding="utf-8")
    for number in range(count):
        draw = random.Random(20200909 + number)
        folder = content / "studies" / f"etude-{number:05d}"
        (folder / "data").mkdir(parents=True)
        date = datetime.date(2015 + number % 10, 1 + number % 12, 1 + number % 28)
        (folder / "index.md").write_text(
            REPORT.format(
                number=number, authors=", ".join(draw.sample(authors, 2)), date=date, theme=draw.choice(THEMES)),
            encoding="utf-8")
        (folder / "analysis.yml").write_text(PLAN, encoding="utf-8")
        (folder / "simulation.py").write_text(f"# The seed is {number}.\n", encoding="utf-8")
        (folder / "data" / "participants.csv").write_text("\n".join(rows(draw)) + "\n", encoding="utf-8")
        (folder / "data" / "participants.yml").write_text(
            DICTIONARY.format(number=number, date=date, first="2019-09", last="2020-03"), encoding="utf-8")


main()
