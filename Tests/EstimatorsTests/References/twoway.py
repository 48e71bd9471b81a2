"""Two-way clustering with the smaller number of clusters, and effects of two and three dimensions, for ClusterVarianceTests.swift and
AbsorbedEffectsTests.swift. pyfixest 0.60.0. Run: python3 -W ignore twoway.py"""
import numpy as np
import pandas as pd
import pyfixest as pf

cluster = np.array([0] * 2 + [1] * 5 + [2] * 3 + [3] * 4 + [4] * 2 + [5] * 4)
n = len(cluster)
i = np.arange(n)
data = pd.DataFrame(dict(cluster=cluster, other=(i * i) % 5))
data["treated"] = np.isin(cluster, [0, 2, 5]).astype(float)
data["covariate"] = ((7 * i) % 11) / 2.0
data["outcome"] = 3 + 2 * data.treated + 0.5 * data.covariate + ((13 * i) % 7) - 1.5 * (cluster % 3)
data["w"] = 1 + ((5 * i) % 4) / 2.0
fit = pf.feols("outcome ~ treated + covariate", data, vcov={"CRV1": "cluster+other"}, ssc=pf.ssc(k_adj=True, G_adj=True, G_df="min"))
print("smallest", [repr(v) for v in fit.se()])

n = 60
i = np.arange(n)
panel = pd.DataFrame(dict(unit=i % 12, year=(i // 12 + (i % 7 == 0)) % 5, place=(i * i) % 4))
panel["x"] = ((7 * i) % 23) / 3.0
panel["z"] = ((11 * i + i * i) % 17) / 2.0
panel["y"] = panel.x - 0.5 * panel.z + panel.unit * 0.7 - panel.year + ((13 * i) % 19) / 4.0
panel["w"] = 1 + (i % 5) / 2.0
for formula in ("y ~ x + z | unit + year", "y ~ x + z | unit + year + place"):
    for weights in (None, "w"):
        for vcov in ("iid", "HC1", {"CRV1": "unit"}, {"CRV1": "place"}):
            fit = pf.feols(formula, panel, vcov=vcov, weights=weights, fixef_tol=1e-12)
            print(formula, weights, vcov, [repr(v) for v in fit.coef()], [repr(v) for v in fit.se()])
