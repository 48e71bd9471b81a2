"""Writes the conformance pages from the record of a test run.  Python 3.9 or later, standard library alone.

Run by `make conformance`: python3 conformance.py RECORD PAGES [REFERENCE]
RECORD holds lines `kind TAB case TAB id TAB digits`, and of simulations `coverage TAB setting TAB method TAB share TAB studies TAB
promise`; PAGES is the folder of pages, REFERENCE that of the shared reference data.
The same record gives the same bytes.
"""

import json
import math
import os
import re
import sys
from statistics import median

# What each reference case puts to the test, in French and in English.
CASES = {
    "bcg-vaccine-meta": (
        "Mise en commun d'essais : rapports et différences de risques, effets communs et aléatoires",
        "Pooling of trials: risk ratios and differences, common and random effects"),
    "bh-1995": ("Familles de tests", "Families of tests"),
    "card-1995-schooling": ("Variables instrumentales", "Instrumental variables"),
    "card-krueger-1994": (
        "Différence de différences, erreurs types robustes", "Difference in differences, robust standard errors"),
    "lalonde-psid-matching": ("Appariement", "Matching"),
    "maize-permutation": (
        "Différence de moyennes, tests de rang et de permutation",
        "Difference in means, rank and permutation tests"),
    "mpdta-minimum-wage": (
        "Différence de différences échelonnée", "Staggered difference in differences"),
    "nhefs-smoking": ("Régression logistique", "Logistic regression"),
    "nist-anova": ("Analyse de la variance", "Analysis of variance"),
    "nist-linear": ("Moindres carrés", "Least squares"),
    "nist-univariate": ("Moyenne et écart-type", "Mean and standard deviation"),
    "normand-stroke-meta": (
        "Mise en commun d'essais : différences de moyennes", "Pooling of trials: differences in means"),
    "nsw-experiment": (
        "Différence de moyennes, ajustement, bornes, équilibre",
        "Difference in means, adjustment, bounds, balance"),
    "petersen-clustered-se": (
        "Erreurs types par grappes, à une et à deux dimensions", "Clustered standard errors, one-way and two-way"),
    "power-cohen": (
        "Puissance, effet détectable, taille d'échantillon", "Power, detectable effect, sample size"),
    "proportions-newcombe": (
        "Proportions : différence, rapport et cotes, intervalles",
        "Proportions: difference, ratio and odds, intervals"),
    "spector-logit": ("Régression logistique", "Logistic regression"),
    "star-class-size": (
        "Régression avec effets fixes, grappes et tests joints",
        "Regression with fixed effects, clusters and joint tests"),
}

# The shapes of generated.tsv, in French and in English.
SHAPES = {
    "a group of one": ("Une ligne seule dans son groupe, effets absorbés", "A row alone in its group, absorbed effects"),
    "a million rows": ("Un million de lignes", "A million rows"),
    "absorbed effects": (
        "Effets absorbés à une, deux et trois dimensions, avec et sans poids",
        "Absorbed effects of one, two and three dimensions, with weights and without"),
    "analytic weights": ("Poids analytiques, grappes inégales", "Analytic weights, unequal clusters"),
    "blocks": ("Tirage par blocs", "Assignment within blocks"),
    "clusters of one": ("Grappes d'une seule ligne", "Clusters of one row"),
    "collinear columns": ("Colonnes colinéaires et constantes", "Collinear and constant columns"),
    "cross-tables": ("Tableaux croisés", "Cross-tables"),
    "four rows": ("Quatre lignes", "Four rows"),
    "likelihood models": ("Logit, probit, Poisson", "Logit, probit, Poisson"),
    "matched pairs": ("Paires appariées", "Matched pairs"),
    "missing outcomes": ("Résultats manquants", "Missing outcomes"),
    "near 1e12": ("Valeurs proches de 10¹² avec un écart de 1", "Values near 10¹² with spread 1"),
    "one treated cluster": ("Une grappe traitée sur six", "One treated cluster of six"),
    "sampling weights": ("Poids de sondage, grappes inégales", "Sampling weights, unequal clusters"),
    "six rows": ("Six lignes", "Six rows"),
    "three treated of eighty": ("Trois lignes traitées sur quatre-vingts", "Three treated rows of eighty"),
    "unequal clusters": ("Huit grappes inégales, à une et à deux dimensions", "Eight unequal clusters, one-way and two-way"),
    "weights of zero": ("Poids dont un quart est nul", "Weights of which a quarter are zero"),
    "whole clusters": ("Tirage de grappes entières", "Assignment of whole clusters"),
    "whole clusters within blocks": (
        "Tirage de grappes entières par blocs", "Assignment of whole clusters within blocks"),
}

TEXTS = {
    "fr": {
        "title": "Conformité des calculs",
        "summary": "Ce que la bibliothèque de calcul donne, à côté de ce que donnent les logiciels de référence, en nombre de chiffres communs.",
        "made": (
            "Cette page est écrite par une commande, `make conformance`, et par personne d'autre. La commande lance les tests de la bibliothèque"
            " `Estimators`, qui refont sur des données publiques des calculs dont d'autres logiciels ont donné le résultat, et compte les chiffres"
            " communs. Elle n'écrit rien si un test échoue."),
        "digits": (
            "Un nombre de chiffres est −log₁₀ de l'écart relatif à la valeur de référence (de l'écart lui-même à côté d'un zéro), arrondi vers le"
            " bas ; 16 veut dire qu'aucun écart ne se voit en double précision. La colonne « entre eux » donne le même nombre pour les logiciels de"
            " référence comparés les uns aux autres : un calcul ne peut guère mieux s'accorder avec eux qu'ils ne s'accordent."),
        "absent": "Les données de référence partagées n'étaient pas là : seules les valeurs saisies dans les tests ont été comparées.",
        "cases": "Par jeu de données",
        "cases-head": ("Calculs et jeu de données", "Valeurs", "Logiciels et versions", "Chiffres, au moins", "Chiffres, médiane", "Entre eux, au moins"),
        "shapes": "Données fabriquées de formes inhabituelles",
        "shapes-text": (
            "Des données qu'un générateur écrit à l'identique dans trois langages (R, Python et le nôtre), et les mêmes calculs dans chacun."
            " Près de 10¹², la référence est ce que R donne avant que 10¹² soit ajouté ; les lignes de poids nul sont ôtées avant d'appeler R,"
            " dont `vcovHC` se trompe quand elles y sont."),
        "shapes-head": ("Forme", "Valeurs", "Logiciels et versions", "Chiffres, au moins", "Chiffres, médiane", "Entre eux, au moins"),
        "nist": "Les onze problèmes du NIST",
        "nist-text": (
            "Les onze problèmes de régression linéaire des *Statistical Reference Datasets* du NIST ont des valeurs certifiées à quinze chiffres,"
            " et sont choisis pour mettre les logiciels en difficulté. Le tableau donne le nombre de chiffres justes du plus mauvais"
            " coefficient et de la plus mauvaise erreur type ; à côté d'une erreur type certifiée nulle, l'écart est rapporté au coefficient."),
        "nist-head": ("Problème", "Estimateur", "Coefficients", "Erreurs types"),
        "coverage": "Ce que couvrent les intervalles à 95 %",
        "coverage-text": (
            "Des études sont simulées avec une graine fixe ; le tableau donne, pour cent études, les intervalles qui contiennent l'effet vrai, et l'erreur type"
            " de ce nombre, qui vient du nombre d'études. Un test est compté comme un intervalle : il contient l'effet vrai quand il ne le rejette pas à"
            " 5 %. « Promis » : 95 %, à trois erreurs types près, sans quoi aucun test ne passe. « Prudent » : 95 % ou plus. « En deçà » : le cas n'est pas"
            " celui pour lequel l'intervalle est fait, et la simulation doit le montrer. Le nombre de personnes à traiter a l'intervalle de la différence de"
            " proportions, retourné, et couvre autant."),
        "coverage-head": ("Études", "Méthode", "Couverture, %", "Erreur type", "Nombre", "Attendu"),
        "sum": "somme exacte", "nominal": "promis", "at least": "prudent", "short": "en deçà",
        "low": "Là où l'accord est le moindre",
        "low-text": (
            "Les valeurs qui ont moins de neuf chiffres communs, avec la tolérance relative admise par les tests. Trois causes : des tirages au"
            " hasard (bootstrap, permutations), qui ne s'accordent qu'à l'erreur de leur nombre près ; des données dont treize chiffres sont"
            " communs (`SmLs07`), que la double précision ne garde pas entières à la lecture ; une itération que le logiciel de référence arrête tôt."),
        "low-head": ("Valeur", "Quantité", "Chiffres", "Entre eux", "Tolérance"),
        "low-none": "Aucune valeur n'a moins de neuf chiffres communs.",
        "all": "Toutes les valeurs",
        "all-text": "Une liste (un intervalle, des coefficients) a les chiffres de son plus mauvais nombre. La quantité et la méthode sont données dans les mots de la référence, en anglais.",
        "all-head": ("Valeur", "Quantité", "Logiciels et versions", "Chiffres"),
        "typed": "Les valeurs saisies dans les tests",
        "typed-text": (
            "Un clone sans les données de référence garde ces comparaisons : des nombres publiés ou calculés par d'autres logiciels, avec leur source"
            " à côté, et des nombres que la bibliothèque calcule par deux voies. Quand une source n'imprime que quelques décimales,"
            " elle borne le nombre de chiffres."),
        "typed-head": ("Suite de tests", "Comparaisons", "Chiffres, au moins", "Chiffres, médiane"),
    },
    "en": {
        "title": "Conformance of the calculations",
        "summary": "What the calculation library gives, beside what the reference programs give, as a number of digits in common.",
        "made": (
            "This page is written by a command, `make conformance`, and by nobody else. The command runs the tests of the library `Estimators`,"
            " which repeat on public data calculations whose results other programs gave, and counts the digits in common. It writes nothing when"
            " a test fails."),
        "digits": (
            "A number of digits is −log₁₀ of the relative difference from the reference value (of the difference itself beside a zero), rounded"
            " down; 16 means that no difference can be seen in double precision. The column “among themselves” gives the same number for the"
            " reference programs compared with each other: a calculation can hardly agree with them better than they do."),
        "absent": "The shared reference data were not there: only the values typed in the tests were compared.",
        "cases": "By dataset",
        "cases-head": ("Calculations and dataset", "Values", "Programs and versions", "Digits, at least", "Digits, median", "Among themselves, at least"),
        "shapes": "Generated data of odd shapes",
        "shapes-text": (
            "Data that a generator writes alike in three languages (R, Python and ours), and the same calculations in each. Near 10¹², the"
            " reference is what R gives before 10¹² is added; rows of weight zero are left out before R is called, whose `vcovHC` goes"
            " wrong when they are there."),
        "shapes-head": ("Shape", "Values", "Programs and versions", "Digits, at least", "Digits, median", "Among themselves, at least"),
        "nist": "The eleven NIST problems",
        "nist-text": (
            "The eleven linear regression problems of the NIST *Statistical Reference Datasets* have values certified to fifteen digits, and were"
            " chosen to be hard for software. The table gives the number of correct digits of the worst coefficient and of the worst standard"
            " error; beside a certified standard error of zero, the difference is taken relative to the coefficient."),
        "nist-head": ("Problem", "Estimator", "Coefficients", "Standard errors"),
        "coverage": "What 95 % intervals cover",
        "coverage-text": (
            "Studies are simulated with a fixed seed; the table gives, of a hundred studies, how many intervals hold the true effect, and the standard error of"
            " that number, which comes from the number of studies. A test counts as an interval: it holds the true effect when it does not reject it at 5 %."
            " “Promised”: 95 % within three standard errors, or a test fails. “Cautious”: 95 % or more. “Short”: the interval is not made for the case,"
            " and the simulation must show it. The number needed to treat has the interval of the difference in proportions, inverted, and covers"
            " as much."),
        "coverage-head": ("Studies", "Method", "Coverage, %", "Standard error", "Number", "Expected"),
        "sum": "exact sum", "nominal": "promised", "at least": "cautious", "short": "short",
        "low": "Where agreement is least",
        "low-text": (
            "The values with fewer than nine digits in common, with the relative tolerance that the tests admit. Three causes: random draws"
            " (bootstrap, permutations), which agree within the error of their number; data with thirteen digits in common (`SmLs07`), which double"
            " precision does not keep whole when they are read; an iteration that the reference program stops early."),
        "low-head": ("Value", "Quantity", "Digits", "Among themselves", "Tolerance"),
        "low-none": "No value has fewer than nine digits in common.",
        "all": "All values",
        "all-text": "A list (an interval, coefficients) has the digits of its worst number. Quantity and method are given in the words of the reference.",
        "all-head": ("Value", "Quantity", "Programs and versions", "Digits"),
        "typed": "The values typed in the tests",
        "typed-text": (
            "A clone without the reference data keeps these comparisons: numbers that were published or that other programs computed, with"
            " their source beside them, and numbers that the library computes in two ways. A source that prints few decimals bounds"
            " the number of digits."),
        "typed-head": ("Test suite", "Comparisons", "Digits, at least", "Digits, median"),
    },
}

# The settings of the simulated studies and the sums over all outcomes, in French; the record names them in English.
SETTINGS = {
    "a difference in means of exponential outcomes, arms of 30": "Différence de moyennes de résultats exponentiels, bras de 30",
    "a shift of exponential outcomes": "Résultats exponentiels décalés, bras de 9 et 11, ou de 20 et 25",
    "a slope in 150 rows": "Une pente, 150 lignes",
    "arms of 8 and 30": "Bras de 8 et 30",
    "arms of 10 and 30, variances 9 to 1": "Bras de 10 et 30, variances de 9 à 1",
    "arms of 14 and 18, effect of 0.8 standard deviations": "Bras de 14 et 18, effet de 0,8 écart-type",
    "assignment by a design": "Tirage selon un plan : blocs, paires, grappes",
    "attrition by a covariate, more in one arm": "Absences selon une covariable, plus nombreuses dans un bras",
    "average effects in 200 rows": "Effets moyens, 200 lignes",
    "difference of two proportions of 20 and 28": "Différence de deux proportions, 20 et 28 personnes",
    "eight trials whose effects differ": "Huit essais dont les effets diffèrent",
    "five correlated outcomes without effect": "Cinq critères corrélés, sans effet : aucun rejet à tort",
    "forty clusters of four": "Quarante grappes de quatre",
    "no effect, heavy tails, sixteen units": "Aucun effet, queues épaisses, seize unités",
    "one proportion of 30, averaged from 0.025 to 0.975": "Une proportion, 30 personnes, moyenne de 0,025 à 0,975",
    "ratio of two proportions of 20 and 28": "Rapport de deux proportions, 20 et 28 personnes",
    "six clusters of ten": "Six grappes de dix",
    "sixty clusters of four": "Soixante grappes de quatre",
    "twelve unequal clusters": "Douze grappes inégales",
    "two periods and two arms, and a covariate": "Deux périodes et deux bras, et une covariable",
    "two ways of clustering, fifty each": "Deux sortes de grappes, cinquante de chaque",
    "two ways of clustering, thirty each": "Deux sortes de grappes, trente de chaque",
}

# Words in the names of the methods, in French.
METHOD_WORDS = [
    ("wild bootstrap", "rééchantillonnage sauvage"), ("bootstrap", "rééchantillonnage"), ("percentile", "centiles"),
    ("clusters within blocks", "grappes dans des blocs"), ("clusters", "grappes"), ("blocks", "blocs"), ("pairs", "paires"),
    ("median", "médiane"), ("order statistics", "statistiques d'ordre"), ("noncentral", "t décentré"),
    ("large sample", "grand échantillon"), ("unequal variances", "variances inégales"), ("variances 9 to 1", "variances de 9 à 1"),
    ("classical", "classique"), ("absorbed", "effets absorbés"), ("two-way", "deux sortes"),
    ("a factor for each", "un facteur pour chacune"), ("the smallest factor", "le plus petit facteur"),
    ("one way", "une seule sorte"), ("difference in differences", "différence de différences"), ("by unit", "par unité"),
    ("by row", "par ligne"), ("attrition weights", "poids contre les absences"), ("randomisation", "test de permutation"),
    ("complete", "complet"), ("no correction", "sans correction"), ("common effect", "effet commun"),
    ("random effects", "effets aléatoires"), ("normal", "loi normale"), ("conditional exact", "exact conditionnel"),
    ("exact", "exact"), ("corrected", "corrigé"),
]

NIST = ["Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley", "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5"]


def escaped(text):
    """A text that Markdown leaves as it stands, in one table cell."""
    for mark in "\\`*_|<>[]{}~":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split()).replace("://", ":\u200b//")


def table(head, rows, numbers):
    """A Markdown table; `numbers` are the places of its columns of numbers."""
    rule = ["---:" if place in numbers else "---" for place in range(len(head))]
    lines = [head, rule] + rows
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def read(path):
    """The record: kind → case → id → digits, the least of those that were measured more than once."""
    record = {"reference": {}, "nist": {}, "typed": {}, "generated": {}, "coverage": {}}
    typed = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            kind, case, name, digits, *rest = line.rstrip("\n").split("\t")
            if kind == "coverage":
                record[kind][(case, name)] = (float(digits), int(rest[0]), rest[1])
                continue
            if kind == "typed":
                typed.setdefault(case, []).append(float(digits))
            else:
                values = record[kind].setdefault(case, {})
                values[name] = min(float(digits), values.get(name, 16.0))
    record["typed"] = typed
    return record


def quantities(folder, case):
    """What reference.json says of each value."""
    with open(os.path.join(folder, case, "reference.json"), encoding="utf-8") as file:
        return {value["id"]: value for value in json.load(file)["values"]}


def generated():
    """Shape → id → the values of generated.tsv, each with its program."""
    shapes = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "generated.tsv"), encoding="utf-8") as lines:
        for line in lines:
            shape, name, software, number = line.rstrip("\n").split("\t")
            shapes.setdefault(shape, {}).setdefault(name, []).append((software, float(number)))
    return shapes


def agreement(values):
    """Digits that the programs have in common, or none when there is one."""
    numbers = [number for _, number in values]
    if len({software for software, _ in values}) < 2:
        return None
    difference = (max(numbers) - min(numbers)) / max(abs(number) for number in numbers)
    return 16 if difference == 0 else min(16, math.floor(-math.log10(difference)))


def softwares(values):
    return "; ".join(escaped(software) for software in sorted({software for software, _ in values}))


def base(name, values):
    """The id of a value, without the place in its list."""
    return name if name in values else name.rsplit("[", 1)[0]


def least(digits, values):
    """Id → digits, a list having those of its worst number."""
    worst = {}
    for name, number in digits.items():
        name = base(name, values)
        worst[name] = min(number, worst.get(name, 16.0))
    return sorted(worst.items())


def in_french(method):
    """A method's name; the first of METHOD_WORDS that fits a place is taken."""
    for english, french in METHOD_WORDS:
        method = re.sub(r"\b" + re.escape(english) + r"\b", french, method)
    return method


def heading(case, place):
    return CASES[case][place] if case in CASES else case


def short(name):
    """A program's name up to its last version, without the function that was called."""
    words = name.split("(")[0].split(",")[0].split()
    versions = [place for place, word in enumerate(words) if word[0].isdigit()]
    return " ".join(words[:versions[-1] + 1] if versions else words)


def programs(values, naming=str):
    names = {
        naming(source["software"]) for value in values for source in value.get("sources", []) if source.get("software")}
    return "; ".join(escaped(name) for name in sorted(names))


def among(value):
    """Digits that the reference programs have in common, or none when there is one."""
    # Beside a zero the relative difference says nothing.
    numbers = value["value"] if isinstance(value["value"], list) else [value["value"]]
    if "agreement_rel" not in value or any(isinstance(number, float) and abs(number) < 1e-15 for number in numbers):
        return None
    return 16 if value["agreement_rel"] == 0 else min(16, math.floor(-math.log10(value["agreement_rel"])))


def page(language, record, folder):
    text = TEXTS[language]
    mark = "," if language == "fr" else "."
    place = 0 if language == "fr" else 1
    parts = [
        f"---\ntitle: {text['title']}\nsummary: \"{text['summary']}\"\n---\n", text["made"] + "\n", text["digits"] + "\n"]
    described = {case: quantities(folder, case) for case in record["reference"]}
    low = []
    if record["reference"]:
        rows = []
        for case in sorted(record["reference"]):
            digits = record["reference"][case]
            values = [described[case][base(name, described[case])] for name in digits]
            shared = [number for number in map(among, values) if number is not None]
            rows.append((
                f"{heading(case, place)} (`{case}`)", len(digits), programs(values, short),
                math.floor(min(digits.values())), math.floor(median(digits.values())), min(shared) if shared else "–"))
            for name, number in least(digits, described[case]):
                value = described[case][name]
                if number < 9:
                    tolerance = value.get("tolerance", {})
                    low.append((
                        f"`{case}` `{name}`", escaped(value["quantity"]), math.floor(number),
                        "–" if among(value) is None else among(value),
                        f"`{tolerance['rel']:g}`" if "rel" in tolerance else f"`± {tolerance.get('abs', 0):g}`"))
        parts += [f"## {text['cases']}\n", table(text["cases-head"], rows, {1, 3, 4, 5})]
    else:
        parts.append(text["absent"] + "\n")

    shapes = generated()
    rows = []
    for shape in sorted(record["generated"]):
        digits = record["generated"][shape]
        shared = [number for number in (agreement(shapes[shape][name]) for name in digits) if number is not None]
        rows.append((
            SHAPES[shape][place], len(digits), softwares([value for name in digits for value in shapes[shape][name]]),
            math.floor(min(digits.values())), math.floor(median(digits.values())), min(shared) if shared else "–"))
    parts += [f"## {text['shapes']}\n", text["shapes-text"] + "\n", table(text["shapes-head"], rows, {1, 3, 4, 5})]

    rows = []
    for problem in NIST:
        measured = record["nist"].get(problem, {})
        for estimator in sorted({name.split()[0] for name in measured}, reverse=True):
            cells = [measured[f"{estimator} {what}"] for what in ("coefficients", "errors")]
            rows.append(
                [problem, f"`{estimator}`"] + [f"{math.floor(cell * 10) / 10:.1f}".replace(".", mark) for cell in cells])
    parts += [f"## {text['nist']}\n", text["nist-text"] + "\n", table(text["nist-head"], rows, {2, 3})]

    rows = []
    for (setting, method), (share, studies, promise) in sorted(record["coverage"].items()):
        # Of one simulated share: √(p (1 − p) / studies).
        error = f"± {100 * math.sqrt(share * (1 - share) / studies):.1f}".replace(".", mark) if studies else text["sum"]
        rows.append((
            SETTINGS[setting] if language == "fr" else setting[0].upper() + setting[1:], escaped(in_french(method) if language == "fr" else method),
            f"{100 * share:.1f}".replace(".", mark), error, studies or "–", text[promise]))
    parts += [f"## {text['coverage']}\n", text["coverage-text"] + "\n", table(text["coverage-head"], rows, {2, 3, 4})]

    if record["reference"]:
        parts += [f"## {text['low']}\n"]
        parts += [text["low-text"] + "\n", table(text["low-head"], low, {2, 3})] if low else [text["low-none"] + "\n"]

    rows = [
        (f"`{suite}`", len(digits), math.floor(min(digits)), math.floor(median(digits)))
        for suite, digits in sorted(record["typed"].items())]
    parts += [f"## {text['typed']}\n", text["typed-text"] + "\n", table(text["typed-head"], rows, {1, 2, 3})]

    parts += [f"## {text['all']}\n", text["all-text"] + "\n"]
    for shape in sorted(record["generated"]):
        rows = [
            (escaped(name), softwares(shapes[shape][name]), math.floor(number))
            for name, number in sorted(record["generated"][shape].items())]
        parts += [f"### {SHAPES[shape][place]}\n", table(text["all-head"][1:], rows, {2})]
    for case in sorted(record["reference"]):
        digits = record["reference"][case]
        rows = []
        for name, number in least(digits, described[case]):
            value = described[case][name]
            method = value.get("method", "")
            quantity = value["quantity"] + (f" ({method})" if method else "")
            rows.append((f"`{name}`", escaped(quantity), programs([value]), math.floor(number)))
        parts += [f"### {heading(case, place)} (`{case}`)\n", table(text["all-head"], rows, {3})]
    return "\n".join(parts)


def main():
    record = read(sys.argv[1])
    folder = sys.argv[3] if len(sys.argv) > 3 else ""
    for language, name in (("fr", "conformance.md"), ("en", "conformance.en.md")):
        with open(os.path.join(sys.argv[2], name), "w", encoding="utf-8") as file:
            file.write(page(language, record, folder))


if __name__ == "__main__":
    main()
