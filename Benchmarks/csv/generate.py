#!/usr/bin/env python3
"""Writes the table that `Benchmarks/csv/run` reads: 12 mixed columns, about 100 bytes a row, the same bytes each time.

    Benchmarks/csv/generate.py ROWS FILE

Blocks of 100,000 rows have a seed of their own, so that all cores can write and the result stays the same. Three
seeded choices in the order of the columns; no value comes from a clock or from the order of a dictionary.
"""

import math
import multiprocessing
import random
import sys
from datetime import date, timedelta

BLOCK = 100_000
DEPARTMENTS = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B", "971", "972", "973", "974", "976"]
STATES = ["present", "absent", "moved", "refused", "unknown"]
SYLLABLES = ["ba", "ko", "sa", "mé", "ti", "dou", "la", "fa", "ngo", "ri", "zé", "wa", "pe", "no", "lu", "gui"]
WORDS = (
    "le la une des eau puits école village famille enfant saison pluie champ récolte marché route loin près "
    "chaque jour semaine toujours jamais souvent dit que pour avec sans après avant la mère du chef santé"
).split()
DAYS = [(date(2010, 1, 1) + timedelta(days=n)).isoformat() for n in range(4_000)]


def villages():
    random_ = random.Random(5)
    names = []
    for _ in range(6_000):
        name = "".join(random_.choice(SYLLABLES) for _ in range(random_.randint(2, 4))).capitalize()
        names.append(f'"{name}, {random_.choice(["Nord", "Sud", "Est", "Ouest", "Centre"])}"')
    return names


def block(task):
    first, count = task
    random_ = random.Random(1_000_003 + first)
    number = random_.random
    rows = range(count)
    households = [random_.randrange(1, 3_000_001) for _ in rows]
    ages = ["" if number() < 0.03 else str(int(95 * number() ** 1.7)) for _ in rows]
    incomes = ["" if number() < 0.08 else f"{math.exp(random_.gauss(6.5, 0.9)):.2f}" for _ in rows]
    scores = [f"{random_.gauss(0, 1):.6f}" for _ in rows]
    latitudes = [f"{14 + 3 * number():.5f}" for _ in rows]
    days = random_.choices(DAYS, k=count)
    departments = random_.choices(DEPARTMENTS, k=count)
    states = random_.choices(STATES, [70, 12, 9, 6, 3], k=count)
    places = random_.choices(PLACES, k=count)
    yes = ["" if n < 0.05 else "oui" if n < 0.6 else "non" for n in (number() for _ in rows)]
    texts = []
    for _ in rows:
        draw = number()
        if draw < 0.6:
            texts.append("")
            continue
        text = " ".join(random_.choices(WORDS, k=int(3 + 14 * number())))
        if draw < 0.68:
            text = f'"{text}, et « ""oui"" »"'
        elif draw < 0.8:
            text = f'"{text}, dit-il"'
        texts.append(text)
    columns = zip(
        range(first + 1, first + count + 1), households, ages, incomes, scores, latitudes, days, departments, states,
        places, yes, texts)
    return ("\n".join("%d,%d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s" % row for row in columns) + "\n").encode()


PLACES = villages()


def main():
    rows, path = int(sys.argv[1]), sys.argv[2]
    tasks = [(first, min(BLOCK, rows - first)) for first in range(0, rows, BLOCK)]
    with open(path, "wb") as file, multiprocessing.Pool() as pool:
        file.write(b"id,household,age,income,score,latitude,day,department,state,village,water,comment\n")
        for part in pool.imap(block, tasks):
            file.write(part)


if __name__ == "__main__":
    main()
