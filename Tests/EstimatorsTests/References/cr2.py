"""CR2 standard errors and Satterthwaite degrees of freedom for CovarianceTests.swift, from the full n x n matrices.

Written from the formulas of Pustejovsky and Tipton (2018), section 2, with the identity as working covariance and weights
that are sampling weights; it shares no structure with the estimator under test. NumPy. Run: python3 cr2.py
"""
import numpy as np

cluster = np.array([0] * 2 + [1] * 5 + [2] * 3 + [3] * 4 + [4] * 2 + [5] * 4)
n = len(cluster)
i = np.arange(n)
treated = np.isin(cluster, [0, 2, 5]).astype(float)
covariate = ((7 * i) % 11) / 2.0
outcome = 3 + 2 * treated + 0.5 * covariate + ((13 * i) % 7) - 1.5 * (cluster % 3)
weights = 1 + ((5 * i) % 4) / 2.0


def report(name, X, w):
    W = np.diag(w)
    M = np.linalg.inv(X.T @ W @ X)
    H = X @ M @ X.T @ W
    e = outcome - H @ outcome
    residual_maker = np.eye(n) - H
    B = residual_maker @ residual_maker.T
    pieces, meat = [], np.zeros((X.shape[1],) * 2)
    for g in np.unique(cluster):
        rows = np.flatnonzero(cluster == g)
        values, vectors = np.linalg.eigh(B[np.ix_(rows, rows)])
        root = vectors @ np.diag([v ** -0.5 if v > 1e-9 else 0 for v in values]) @ vectors.T
        A = M @ X[rows].T @ W[np.ix_(rows, rows)] @ root
        meat += np.outer(A @ e[rows], A @ e[rows])
        pieces.append(A @ residual_maker[rows])
    for j in range(X.shape[1]):
        P = np.array([piece[j] for piece in pieces])
        G = P @ P.T
        print(name, j, repr(float(np.sqrt(meat[j, j]))), repr(float(np.trace(G) ** 2 / (G * G).sum())))


ones = np.ones(n)
report("plain", np.column_stack([ones, treated, covariate]), ones)
report("weighted", np.column_stack([ones, treated, covariate]), weights)
dummies = np.column_stack([(cluster == g).astype(float) for g in range(6)])
report("effects", np.column_stack([covariate, dummies])[:, :1 + 6], ones)
