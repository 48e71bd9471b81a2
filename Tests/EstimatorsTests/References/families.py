"""Values for RomanoWolfTests and SummaryIndexTests.  Run: python3 families.py   (NumPy 2.4)"""
import numpy as np

y = np.array([[2, 5, 1], [4, 6, 3], [3, 9, 2], [6, 7, 2], [5, 9, 6], [7, 8, 4], [4, 12, 5], [8, 10, 3.]])
t = np.array([0, 0, 0, 0, 1, 1, 1, 1], bool)
z = (y - y[~t].mean(0)) / y[~t].std(0, ddof=1)
w = np.linalg.inv(np.cov(z.T)).sum(1)
s = z @ w / w.sum()
s = (s - s[~t].mean()) / s[~t].std(ddof=1)
print("kling", [float(v) for v in z.mean(1)])
print("anderson", [float(v) for v in s])
y[2, 1] = y[5, 2] = np.nan
z = (y - np.nanmean(y[~t], 0)) / np.nanstd(y[~t], 0, ddof=1)
c = np.ma.cov(np.ma.masked_invalid(z.T), allow_masked=True)
c = np.empty((3, 3))
for i in range(3):
    for j in range(3):
        both = ~np.isnan(z[:, i]) & ~np.isnan(z[:, j])
        c[i, j] = np.cov(z[both, i], z[both, j])[0, 1]
w = np.linalg.inv(c).sum(1)
m = ~np.isnan(z)
s = np.where(m, z, 0) @ w / (m @ w)
s = (s - s[~t].mean()) / s[~t].std(ddof=1)
filled = z.copy()
for arm in (t, ~t):
    for k in range(3):
        filled[arm & np.isnan(z[:, k]), k] = np.nanmean(z[arm, k])
print("kling with gaps", [float(v) for v in filled.mean(1)])
print("anderson with gaps", [float(v) for v in s])
