"""The wild cluster bootstrap of WildClusterBootstrapTests.swift, by running every refit. NumPy, wildboottest 0.3.2.

All 2^6 Rademacher and all 6^6 Webb signs are enumerated, so that nothing is random. Run: python3 -W ignore wildcluster.py
"""
import itertools

import numpy as np
import statsmodels.api as sm
from wildboottest.wildboottest import wildboottest

cluster = np.array([0] * 2 + [1] * 5 + [2] * 3 + [3] * 4 + [4] * 2 + [5] * 4)
n = len(cluster)
i = np.arange(n)
treated = np.isin(cluster, [0, 2, 5]).astype(float)
covariate = ((7 * i) % 11) / 2.0
outcome = 3 + 2 * treated + 0.5 * covariate + ((13 * i) % 7) - 1.5 * (cluster % 3)
weights = 1 + ((5 * i) % 4) / 2.0
X = np.column_stack([np.ones(n), treated, covariate])
D = (cluster[:, None] == np.arange(6)[None, :]).astype(float)


def t_statistics(X, y, j, null, w):
    """t of H0: b_j = null for each column of y, with CR0 errors (the factor of CR1 cancels in the comparison)."""
    M = np.linalg.inv(X.T @ (w[:, None] * X))
    B = M @ X.T @ (w[:, None] * y)
    E = y - X @ B
    direction = X @ M[j] * w
    scores = D.T @ (direction[:, None] * E)
    return (B[j] - null) / np.sqrt((scores ** 2).sum(axis=0))


def p_value(j, null, signs, w):
    rest = [c for c in range(3) if c != j]
    y0 = outcome - null * X[:, j]
    Z = X[:, rest]
    g = np.linalg.solve(Z.T @ (w[:, None] * Z), Z.T @ (w * y0))
    fitted = Z @ g + null * X[:, j]
    residual = outcome - fitted
    t = t_statistics(X, outcome[:, None], j, null, w)[0]
    stars = t_statistics(X, fitted[:, None] + residual[:, None] * signs[cluster], j, null, w)
    return float((np.abs(stars) >= abs(t) * (1 - 1e-9)).mean())


rademacher = np.array(list(itertools.product([1.0, -1.0], repeat=6))).T
half = 0.5 ** 0.5
webb = np.array(list(itertools.product([-1.5 ** 0.5, -1, -half, half, 1, 1.5 ** 0.5], repeat=6))).T
for name, w in (("plain", np.ones(n)), ("weighted", weights)):
    for j in (1, 2):
        for null in (0, 0.25, -1.5, 1.0):
            print(name, j, null, repr(p_value(j, null, rademacher, w)), repr(p_value(j, null, webb, w)))
for param in ("x1", "x2"):
    print(param, wildboottest(sm.OLS(outcome, X), B=999, cluster=cluster, param=param, show=False).values.tolist())
