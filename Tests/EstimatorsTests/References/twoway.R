# Two-way clustered standard errors for ClusterVarianceTests.swift. R 4.2.2, sandwich 3.0.2. Run: Rscript twoway.R
library(sandwich)
cluster <- c(rep(0, 2), rep(1, 5), rep(2, 3), rep(3, 4), rep(4, 2), rep(5, 4))
i <- 0:19
treated <- as.numeric(cluster %in% c(0, 2, 5))
covariate <- ((7 * i) %% 11) / 2
outcome <- 3 + 2 * treated + 0.5 * covariate + ((13 * i) %% 7) - 1.5 * (cluster %% 3)
weights <- 1 + ((5 * i) %% 4) / 2
other <- (i * i) %% 5
show <- function(name, V) cat(name, sprintf("%.17g", sqrt(diag(V))), "\n")
for (w in list(rep(1, 20), weights)) {
  fit <- lm(outcome ~ treated + covariate, weights = w)
  show("none", vcovCL(fit, cluster = ~ cluster + other, type = "HC0", cadjust = FALSE))
  show("each", vcovCL(fit, cluster = ~ cluster + other, type = "HC1", cadjust = TRUE))
}
