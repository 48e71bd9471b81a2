# Subgroup effects and predicted means for SubgroupEffectsTests.swift and PredictedMeansTests.swift. R 4.2.2, sandwich 3.0.2.
# Run: Rscript subgroups.R
library(sandwich)
i <- 0:59
treated <- as.numeric((7 * i + 3) %% 10 < 4)
region <- c("north", "south", "west")[1 + (i * i + i %/% 7) %% 3]
x <- ((11 * i) %% 29) / 3
weights <- 1 + (i %% 4) / 2
y <- 2 + treated * (1 + (region == "south") - 0.5 * (region == "west")) + 0.3 * x + ((17 * i) %% 13) / 4
show <- function(name, values) cat(name, sprintf("%.16g", values), "\n")
for (weighted in c(FALSE, TRUE)) {
  w <- if (weighted) weights else rep(1, 60)
  fit <- lm(y ~ 0 + region + region:treated + x, weights = w)
  V <- vcovHC(fit, type = "HC2")
  places <- grep(":treated", names(coef(fit)))
  show("effects", coef(fit)[places])
  show("errors", sqrt(diag(V))[places])
  C <- matrix(0, 2, 7)
  C[1, places[2]] <- C[2, places[3]] <- 1
  C[, places[1]] <- -1
  show("difference errors", sqrt(diag(C %*% V %*% t(C))))
  F <- t(C %*% coef(fit)) %*% solve(C %*% V %*% t(C)) %*% (C %*% coef(fit)) / 2
  show("F, p", c(F, pf(F, 2, 53, lower.tail = FALSE)))
  centered <- x - weighted.mean(x, w)
  for (model in list(y ~ treated + centered, y ~ treated * centered)) {
    fit <- lm(model, weights = w)
    V <- vcovHC(fit, type = "HC2")
    a <- c(1, 1, rep(0, length(coef(fit)) - 2))
    show("means", c(coef(fit)[1], sum(a * coef(fit)), coef(fit)[2]))
    show("mean errors", sqrt(c(V[1, 1], t(a) %*% V %*% a, V[2, 2])))
  }
}
