"""Average marginal effects and probit's observed information for LikelihoodRegressionTests.swift. statsmodels 0.15.0.

The averages over two designs and their errors are differentiated numerically here. Run: python3 likelihood.py"""
import numpy as np
import statsmodels.api as sm

i = np.arange(48)
x = ((7 * i) % 23) / 5
treated = ((5 * i) % 8 < 4).astype(float)
binary = ((11 * i + 3 * (i % 4)) % 17 + 2 * x + 3 * treated > 14).astype(float)
count = (13 * i) % 7 + np.floor(x) * treated
X = np.column_stack([np.ones(48), treated, x])
for name, model in (("logit", sm.Logit(binary, X)), ("probit", sm.Probit(binary, X)), ("poisson", sm.Poisson(count, X))):
    fit = model.fit(disp=0, method="newton", maxiter=100, tol=1e-14)
    print(name, "coefficients", [repr(float(v)) for v in fit.params])
    print(name, "observed information", [repr(float(v)) for v in fit.bse])
    effects = fit.get_margeff(dummy=False)
    print(name, "derivative", [repr(float(v)) for v in effects.margeff], [repr(float(v)) for v in effects.margeff_se])
    effects = fit.get_margeff(dummy=True)
    print(name, "discrete", [repr(float(v)) for v in effects.margeff], [repr(float(v)) for v in effects.margeff_se])
