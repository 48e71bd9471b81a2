#!/usr/bin/env python3
"""Writes the same N Markdown reports for Tank and for Hugo.

Each report has about 6 KB: front matter, six sections of prose with emphasis, links and code, a list, two tables of
eight rows and three footnotes. The words are drawn with a fixed seed, so that every run measures the same text.

    generate.py COUNT FOLDER    ->    FOLDER/tank/{content}, FOLDER/hugo/{content,layouts,hugo.toml}
"""

import random
import shutil
import sys
from pathlib import Path

WORDS = (
    "évaluation expérience terrain association commune logement emploi lecture santé école quartier famille accueil "
    "écart moyenne mesure groupe témoin tirage semaine mois résultat effet coût échelle méthode enquête réponse public "
    "partenaire projet équipe atelier visite formation parcours suivi chiffre hypothèse limite question données"
).split()
LINKS = "le la les un une des de du pour avec sans dans chez vers après avant entre selon et ou mais donc".split()
THEMES = ["emploi", "logement", "education", "sante", "mobilite", "numerique", "jeunesse", "ruralite"]


def sentence(draw):
    words = []
    for _ in range(draw.randint(8, 18)):
        words.append(draw.choice(LINKS))
        words.append(draw.choice(WORDS))
    words[draw.randrange(len(words))] = f"*{draw.choice(WORDS)}*"
    if draw.random() < 0.3:
        words[draw.randrange(len(words))] = f"**{draw.choice(WORDS)}**"
    if draw.random() < 0.2:
        words[draw.randrange(len(words))] = f"`{draw.choice(WORDS)}`"
    if draw.random() < 0.2:
        words[draw.randrange(len(words))] = f"[{draw.choice(WORDS)}](https://example.org/{draw.randrange(1000)})"
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def paragraph(draw, notes=()):
    text = " ".join(sentence(draw) for _ in range(draw.randint(2, 4)))
    return text + "".join(f"[^{note}]" for note in notes)


def table(draw):
    lines = ["| Territoire | Groupe | Effectif | Moyenne |", "|:--|:--|--:|--:|"]
    for _ in range(8):
        lines.append(
            f"| {draw.choice(WORDS)} | {draw.choice(WORDS)} | {draw.randint(10, 999)} | {draw.randint(0, 99)},{draw.randint(0, 9)} |"
        )
    return "\n".join(lines)


def body(draw):
    parts = []
    for section in range(6):
        parts.append(f"## {draw.choice(WORDS).capitalize()} et {draw.choice(WORDS)} {section + 1}")
        parts.append(paragraph(draw, notes=[section + 1] if section < 3 else ()))
        if section in (1, 3):
            parts.append(table(draw))
        if section == 2:
            parts.append("\n".join(f"- {sentence(draw)}" for _ in range(4)))
    for note in (1, 2, 3):
        parts.append(f"[^{note}]: {sentence(draw)}")
    return "\n\n".join(parts) + "\n"


def main():
    count, root = int(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(root, ignore_errors=True)
    here = Path(__file__).parent
    tank, hugo = root / "tank" / "content", root / "hugo"
    (tank / "notes").mkdir(parents=True)
    (hugo / "content" / "notes").mkdir(parents=True)
    shutil.copytree(here / "hugo", hugo, dirs_exist_ok=True)
    titles = "".join(f"  - {{id: {theme}, title: {theme.capitalize()}}}\n" for theme in THEMES)
    (tank / "site.yml").write_text(
        "title: Banc d'essai\ndescription: Des rapports tirés au sort.\nlanguages: [fr]\n"
        "base-url: https://example.org/\npublisher: banc\ncontact: banc@example.org\nlicense: etalab-2.0\nnavigation: [notes, themes]\n"
        f"themes:\n{titles}", encoding="utf-8")
    (tank / "organisations.yml").write_text("- {id: banc, name: Banc d'essai, kind: publisher}\n", encoding="utf-8")
    (tank / "people.yml").write_text("- {id: auteur, name: Auteur du banc, group: author, simulated: true}\n", encoding="utf-8")
    size = 0
    for number in range(count):
        draw = random.Random(20200909 + number)
        theme = draw.choice(THEMES)
        title = f"Rapport {number} : {draw.choice(WORDS)} et {draw.choice(WORDS)}"
        summary = sentence(draw).replace("*", "").replace("`", "").split("](")[0].replace("[", "")
        date = f"{2015 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        text = body(draw)
        slug = f"rapport-{number:05d}"
        folder = tank / "notes" / slug
        folder.mkdir()
        note = (
            f'---\ntitle: "{title}"\nsummary: "{summary}"\nauthors: [auteur]\ndate: {date}\nthemes: [{theme}]\n---\n\n{text}'
        )
        (folder / "index.md").write_text(note, encoding="utf-8")
        (hugo / "content" / "notes" / f"{slug}.md").write_text(
            f'---\ntitle: "{title}"\ndescription: "{summary}"\nauthors: [auteur]\ndate: {date}\nthemes: [{theme}]\n---\n\n{text}',
            encoding="utf-8")
        size += len(note.encode())
    print(f"{count} reports, {size / count / 1000:.1f} KB each")


main()
