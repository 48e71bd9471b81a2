"""The numbers of ChickWeightsTests.swift, with nothing but the standard library (Python 3.11).

Weights in grams of chicks allotted at random to feeds: Biometrika 35 (1948), 214; R's `chickwts`.
The first three agree with R 4.2.2, t.test(weight ~ feed).
"""

from math import sqrt
from statistics import mean, median, stdev, variance

casein = [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332]
horsebean = [179, 160, 136, 227, 217, 168, 108, 124, 143, 140]

share = [variance(group) / len(group) for group in (casein, horsebean)]
print("difference", mean(casein) - mean(horsebean))
print("welch error", sqrt(sum(share)))
print("welch degrees", sum(share) ** 2 / (share[0] ** 2 / (len(casein) - 1) + share[1] ** 2 / (len(horsebean) - 1)))
for name, group in (("casein", casein), ("horsebean", horsebean)):
    print(name, "mean", mean(group), "sd", stdev(group), "median", median(group), "range", min(group), max(group))

residuals = [[value - mean(group) for value in group] for group in (casein, horsebean)]
squares = [sum(residual**2 for residual in group) for group in residuals]
n = len(casein) + len(horsebean)
print("classical", sqrt(sum(squares) / (n - 2) * (1 / len(casein) + 1 / len(horsebean))))
# With treatment alone, the leverage of a row is one over the size of its arm.
for name, power in (("HC0", 0), ("HC2", 1), ("HC3", 2)):
    print(name, sqrt(sum(s / (m**2 * (1 - 1 / m) ** power) for s, m in zip(squares, (len(casein), len(horsebean))))))
print("HC1", sqrt(n / (n - 2) * sum(s / m**2 for s, m in zip(squares, (len(casein), len(horsebean))))))
print("standardised", (mean(casein) - mean(horsebean)) / sqrt((variance(casein) + variance(horsebean)) / 2))
print("variance ratio", variance(casein) / variance(horsebean))
