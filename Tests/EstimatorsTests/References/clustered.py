"""CR3, CR2 with analytic weights and the HTZ test for ClusterVarianceTests.swift, from their definitions. NumPy. Run: python3 clustered.py

CR3 by fitting again without each cluster; CR2 with analytic weights as CR2 of the rows multiplied by the root of their weight;
HTZ from the full n x n matrices (Pustejovsky and Tipton 2018, sections 2 and 3.2). Shares no structure with the estimators.
"""
import numpy as np

cluster = np.array([0] * 2 + [1] * 5 + [2] * 3 + [3] * 4 + [4] * 2 + [5] * 4)
n = len(cluster)
i = np.arange(n)
treated = np.isin(cluster, [0, 2, 5]).astype(float)
covariate = ((7 * i) % 11) / 2.0
outcome = 3 + 2 * treated + 0.5 * covariate + ((13 * i) % 7) - 1.5 * (cluster % 3)
weights = 1 + ((5 * i) % 4) / 2.0
X = np.column_stack([np.ones(n), treated, covariate])


def fit(X, y, w):
    return np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * y))


for name, w in (("plain", np.ones(n)), ("weighted", weights)):
    b = fit(X, outcome, w)
    V = np.zeros((3, 3))
    for g in range(6):
        keep = cluster != g
        d = b - fit(X[keep], outcome[keep], w[keep])
        V += np.outer(d, d)
    print("CR3", name, [repr(float(v)) for v in np.sqrt(np.diag(V))])


def cr2(X, y):
    M = np.linalg.inv(X.T @ X)
    I_H = np.eye(n) - X @ M @ X.T
    e = I_H @ y
    pieces, V = [], np.zeros((X.shape[1],) * 2)
    for g in range(6):
        rows = np.flatnonzero(cluster == g)
        values, vectors = np.linalg.eigh((I_H @ I_H.T)[np.ix_(rows, rows)])
        A = M @ X[rows].T @ vectors @ np.diag([v ** -0.5 if v > 1e-9 else 0 for v in values]) @ vectors.T
        V += np.outer(A @ e[rows], A @ e[rows])
        pieces.append(A @ I_H[rows])
    return V, pieces


root = np.sqrt(weights)
V, pieces = cr2(X * root[:, None], outcome * root)
for j in range(3):
    P = np.array([piece[j] for piece in pieces])
    G = P @ P.T
    print("analytic", j, repr(float(np.sqrt(V[j, j]))), repr(float(np.trace(G) ** 2 / (G * G).sum())))

V, pieces = cr2(X, outcome)
C = np.eye(3)[1:]
b = fit(X, outcome, np.ones(n))
omega = sum(C @ piece @ piece.T @ C.T for piece in pieces)
values, vectors = np.linalg.eigh(omega)
half = vectors @ np.diag(values ** -0.5) @ vectors.T
P = [half @ C @ piece for piece in pieces]
q = 2
total = 0.0
for g in range(6):
    for h in range(6):
        K = P[g] @ P[h].T
        for s in range(q):
            for t in range(q):
                total += K[s, s] * K[t, t] + K[s, t] * K[t, s]
eta = q * (q + 1) / total
Q = float((C @ b) @ np.linalg.solve(C @ V @ C.T, C @ b))
print("HTZ", repr((eta - q + 1) / (eta * q) * Q), q, repr(eta - q + 1))
