# Logistic, probit and Poisson regression for LikelihoodRegressionTests.swift. R 4.2.2, sandwich 3.0.2. Run: Rscript likelihood.R
library(sandwich)
i <- 0:47
x <- ((7 * i) %% 23) / 5
treated <- as.numeric((5 * i) %% 8 < 4)
cluster <- (i * i + i) %% 9
binary <- as.numeric((11 * i + 3 * (i %% 4)) %% 17 + 2 * x + 3 * treated > 14)
count <- (13 * i) %% 7 + floor(x) * treated
weights <- 1 + (i %% 3) / 2
exposure <- log(1 + (i %% 5))
control <- glm.control(epsilon = 1e-15, maxit = 100)
show <- function(name, values) cat(name, sprintf("%.16g", values), "\n")
run <- function(name, fit) {
  show(paste(name, "coefficients"), coef(fit))
  show(paste(name, "deviance, loglik"), c(deviance(fit), logLik(fit)))
  show(paste(name, "classical"), sqrt(diag(summary(fit, dispersion = 1)$cov.scaled)))
  show(paste(name, "HC0"), sqrt(diag(sandwich(fit))))
  show(paste(name, "CR0"), sqrt(diag(vcovCL(fit, cluster = cluster, type = "HC0", cadjust = FALSE))))
  show(paste(name, "CR1"), sqrt(diag(vcovCL(fit, cluster = cluster, type = "HC0", cadjust = TRUE))))
}
run("logit", glm(binary ~ treated + x, family = binomial, control = control))
run("probit", glm(binary ~ treated + x, family = binomial("probit"), control = control))
run("poisson", glm(count ~ treated + x + offset(exposure), family = poisson, control = control))
run("logit weighted", glm(binary ~ treated + x, family = quasibinomial, weights = weights, control = control))
run("poisson weighted", glm(count ~ treated + x, family = quasipoisson, weights = weights, control = control))
