# The rows of generated.tsv that R gives, for GeneratedDataTests.swift. R 4.2.2, estimatr 1.0.0, clubSandwich 0.5.8, sandwich 3.0.2.
# Run: (Rscript generated.R; python3 -W ignore generated.py) 2>/dev/null | LC_ALL=C sort -u >generated.tsv
# The data come from a generator of whole numbers that Generated.swift and generated.py have too; every value is exact in binary.
suppressMessages({library(estimatr); library(clubSandwich); library(sandwich)})
version <- function(package) sprintf("R 4.2.2 %s %s", package, packageVersion(package))
ESTIMATR <- version("estimatr"); CLUB <- version("clubSandwich"); SANDWICH <- version("sandwich"); R <- "R 4.2.2"
# A variance that is negative, as of two-way clusters, has no root.
emit <- function(shape, id, software, value)
  if (is.finite(value)) cat(sprintf("%s\t%s\t%s\t%.17g\n", shape, id, software, value), sep = "")

# Lehmer's generator (Park and Miller, multiplier 48271): the next state modulo a bound.
draws <- function(seed) {
  state <- seed
  function(bound) {
    state <<- (state * 48271) %% 2147483647
    state %% bound
  }
}

# One row after another: two draws for the cluster, then year, x, z, treatment, weight, error, event, count.
study <- function(seed, n, groups = 8, years = 5, share = 50, byCluster = FALSE) {
  draw <- draws(seed)
  d <- as.data.frame(matrix(0, n, 10))
  names(d) <- c("cluster", "year", "x", "z", "t", "w", "y", "event", "count", "row")
  for (i in seq_len(n)) {
    a <- draw(groups)
    cluster <- min(a, draw(groups))
    year <- draw(years)
    x <- draw(1000) / 8
    z <- draw(64) / 4
    t <- draw(100) < share
    if (byCluster) t <- cluster %% 2 == 1
    w <- 1 + draw(8) / 4
    y <- 3 + 2 * t + x / 16 - z / 8 + (7 * cluster) %% 5 + ((3 * year) %% 4) / 2 + draw(1000) / 64
    event <- draw(100) < 25 + 20 * t + 2 * floor(z)
    count <- draw(4 + 2 * t)
    d[i, ] <- c(cluster, year, x, z, t, w, y, event, count, i)
  }
  d
}

difference <- function(shape, fit) {
  emit(shape, "difference in means, estimate", ESTIMATR, fit$coefficients)
  emit(shape, "difference in means, standard error", ESTIMATR, fit$std.error)
  emit(shape, "difference in means, degrees of freedom", ESTIMATR, fit$df)
  emit(shape, "difference in means, p value", ESTIMATR, fit$p.value)
  emit(shape, "difference in means, low", ESTIMATR, fit$conf.low)
  emit(shape, "difference in means, high", ESTIMATR, fit$conf.high)
}

NAMES <- c(CR0 = "CR0", stata = "CR1", CR2 = "CR2", classical = "classical", HC0 = "HC0", HC1 = "HC1", HC2 = "HC2", HC3 = "HC3")
robust <- function(shape, types, terms, ..., prefix = "") {
  for (type in types) {
    fit <- lm_robust(..., se_type = type)
    for (term in terms) {
      if (type == types[1]) emit(shape, sprintf("%s%s, estimate", prefix, term), ESTIMATR, fit$coefficients[[term]])
      emit(shape, sprintf("%s%s, %s standard error", prefix, term, NAMES[[type]]), ESTIMATR, fit$std.error[[term]])
      emit(shape, sprintf("%s%s, %s degrees of freedom", prefix, term, NAMES[[type]]), ESTIMATR, fit$df[[term]])
    }
  }
}
consistent <- function(shape, fit, terms, prefix = "") {
  for (type in c("HC0", "HC1", "HC2", "HC3")) {
    V <- vcovHC(fit, type)
    for (term in terms)
      emit(shape, sprintf("%s%s, %s standard error", prefix, term, type), SANDWICH, sqrt(V[term, term]))
  }
}
club <- function(shape, fit, cluster, terms, types = c("CR0", "CR1S", "CR2", "CR3"), prefix = "", ...) {
  for (type in types) {
    V <- vcovCR(fit, cluster = cluster, type = type, ...)
    test <- suppressWarnings(coef_test(fit, V, test = "Satterthwaite"))
    for (term in terms) {
      name <- if (type == "CR1S") "CR1" else type
      emit(shape, sprintf("%s%s, %s standard error", prefix, term, name), CLUB, sqrt(V[term, term]))
      if (type == "CR2")
        emit(shape, sprintf("%s%s, %s degrees of freedom", prefix, term, name), CLUB, test[which(rownames(test) == term | test$Coef == term)[1], "df_Satt"])
    }
  }
}
HC <- c("classical", "HC0", "HC1", "HC2", "HC3"); CR <- c("CR0", "stata", "CR2")

# Four rows, and six.
d <- study(11, 4); d$t <- c(1, 1, 0, 0)
difference("four rows", difference_in_means(y ~ t, d))
robust("four rows", HC, "t", y ~ t, d)
d <- study(12, 6); d$t <- c(1, 0, 1, 0, 0, 1)
difference("six rows", difference_in_means(y ~ t, d))
robust("six rows", HC, c("t", "x"), y ~ t + x, d)
fit <- lm_lin(y ~ t, ~ x, d, se_type = "HC2")
emit("six rows", "Lin, estimate", ESTIMATR, fit$coefficients[["t"]])
emit("six rows", "Lin, HC2 standard error", ESTIMATR, fit$std.error[["t"]])
emit("six rows", "Lin, HC2 degrees of freedom", ESTIMATR, fit$df[["t"]])

# Three treated rows of eighty.
d <- study(13, 80); d$t <- as.numeric(d$row <= 3)
difference("three treated of eighty", difference_in_means(y ~ t, d))
robust("three treated of eighty", HC, c("t", "x", "z"), y ~ t + x + z, d)
consistent("three treated of eighty", lm(y ~ t + x + z, d), c("t", "x", "z"))
for (type in c("HC2", "HC3", "classical")) {
  fit <- lm_lin(y ~ t, ~ x, d, se_type = type)
  emit("three treated of eighty", "Lin, estimate", ESTIMATR, fit$coefficients[["t"]])
  emit("three treated of eighty", sprintf("Lin, %s standard error", type), ESTIMATR, fit$std.error[["t"]])
}

# One treated cluster of six.
d <- study(14, 60, groups = 6); d$t <- as.numeric(d$cluster == 0)
robust("one treated cluster", CR, c("t", "x"), y ~ t + x, d, clusters = cluster)
club("one treated cluster", lm(y ~ t + x, d), d$cluster, c("t", "x"), types = c("CR0", "CR1S", "CR2"))

# Eight unequal clusters, without weights and with both kinds.
d <- study(15, 90)
shape <- "unequal clusters"
robust(shape, c(HC, "HC1"), c("t", "x", "z"), y ~ t + x + z, d)
robust(shape, CR, c("t", "x", "z"), y ~ t + x + z, d, clusters = cluster)
fit <- lm(y ~ t + x + z, d)
consistent(shape, fit, c("t", "x", "z"))
club(shape, fit, d$cluster, c("t", "x", "z"))
for (term in c("t", "x", "z")) {
  emit(shape, sprintf("%s, CR0 standard error", term), SANDWICH, sqrt(vcovCL(fit, ~ cluster, type = "HC0", cadjust = FALSE)[term, term]))
  emit(shape, sprintf("%s, CR1 standard error", term), SANDWICH, sqrt(vcovCL(fit, ~ cluster, type = "HC1")[term, term]))
  emit(shape, sprintf("%s, two-way standard error without a factor", term), SANDWICH,
    sqrt(vcovCL(fit, ~ cluster + year, type = "HC0", cadjust = FALSE)[term, term]))
  emit(shape, sprintf("%s, two-way standard error", term), SANDWICH, sqrt(vcovCL(fit, ~ cluster + year, type = "HC1")[term, term]))
}
test <- Wald_test(fit, constrain_zero(c("x", "z")), vcovCR(fit, d$cluster, "CR2"), test = "HTZ")
emit(shape, "x and z, HTZ statistic", CLUB, test$Fstat)
emit(shape, "x and z, HTZ degrees of freedom", CLUB, test$df_denom)
shape <- "sampling weights"
robust(shape, HC, c("t", "x", "z"), y ~ t + x + z, d, weights = w)
robust(shape, CR, c("t", "x", "z"), y ~ t + x + z, d, weights = w, clusters = cluster)
fit <- lm(y ~ t + x + z, d, weights = w)
consistent(shape, fit, c("t", "x", "z"))
club(shape, fit, d$cluster, c("t", "x", "z"))
fit <- lm_lin(y ~ t, ~ x + z, d, weights = w, se_type = "HC2")
emit(shape, "Lin, estimate", ESTIMATR, fit$coefficients[["t"]])
emit(shape, "Lin, HC2 standard error", ESTIMATR, fit$std.error[["t"]])
fit <- lm_lin(y ~ t, ~ x + z, d, weights = w, clusters = cluster, se_type = "CR2")
emit(shape, "Lin, CR2 standard error", ESTIMATR, fit$std.error[["t"]])
emit(shape, "Lin, CR2 degrees of freedom", ESTIMATR, fit$df[["t"]])
shape <- "analytic weights"
fit <- lm(y ~ t + x + z, d, weights = w)
club(shape, fit, d$cluster, c("t", "x", "z"), types = c("CR0", "CR1S", "CR3"), target = 1 / d$w)
# CR2 of the rows multiplied by the root of their weight; with `target` clubSandwich takes the symmetric root before that.
root <- sqrt(d$w)
m <- data.frame(y = root * d$y, constant = root, t = root * d$t, x = root * d$x, z = root * d$z)
club(shape, lm(y ~ 0 + constant + t + x + z, m), d$cluster, c("t", "x", "z"), types = "CR2")

# Weights of which a quarter are zero. R leaves such rows out of nothing; the reference is without them.
d <- study(16, 80); d$w <- d$w * ((7 * d$row) %% 4 != 0)
shape <- "weights of zero"
used <- d[d$w > 0, ]
robust(shape, HC, c("t", "x"), y ~ t + x, used, weights = w)
robust(shape, CR, c("t", "x"), y ~ t + x, used, weights = w, clusters = cluster)

# Values near 1e12 with spread 1: the reference is what R gives before 1e12 is added.
d <- study(17, 59); d$t <- d$row %% 2
shape <- "near 1e12"
difference(shape, difference_in_means(y ~ t, d))
robust(shape, HC, c("t", "x"), y ~ t + x, d)
robust(shape, CR, c("t", "x"), y ~ t + x, d, clusters = cluster)
fit <- lm_lin(y ~ t, ~ x, d, se_type = "HC2")
emit(shape, "Lin, estimate", ESTIMATR, fit$coefficients[["t"]])
emit(shape, "Lin, HC2 standard error", ESTIMATR, fit$std.error[["t"]])
emit(shape, "variance", R, var(d$y))

# A million rows.
draw <- draws(18)
n <- 1000000
numbers <- numeric(2 * n)
for (i in seq_len(2 * n)) numbers[i] <- draw(1000)
t <- numbers[seq(1, 2 * n, 2)] < 250
y <- numbers[seq(2, 2 * n, 2)] / 64 + t
shape <- "a million rows"
emit(shape, "mean", R, mean(y)); emit(shape, "variance", R, var(y))
test <- t.test(y[t], y[!t])
emit(shape, "difference in means, estimate", R, mean(y[t]) - mean(y[!t]))
emit(shape, "difference in means, standard error", R, test$stderr)
emit(shape, "difference in means, degrees of freedom", R, test$parameter)
fit <- lm_robust(y ~ t, se_type = "HC2")
emit(shape, "difference in means, standard error", ESTIMATR, fit$std.error[["tTRUE"]])

# Each row its own cluster.
d <- study(19, 30); d$cluster <- d$row
shape <- "clusters of one"
robust(shape, CR, c("t", "x"), y ~ t + x, d, clusters = cluster)
club(shape, lm(y ~ t + x, d), d$cluster, c("t", "x"))

# Collinear columns, a constant covariate and missing outcomes: R leaves them out, and so must who asks here.
d <- study(20, 50); d$double <- 2 * d$x + 1; d$same <- 3
shape <- "collinear columns"
robust(shape, HC, c("t", "z"), y ~ t + x + double + same + z, d)
d <- study(21, 70); d$y[(3 * d$row) %% 5 == 0] <- NA
shape <- "missing outcomes"
difference(shape, difference_in_means(y ~ t, d))
robust(shape, HC, c("t", "x"), y ~ t + x, d)
robust(shape, CR, c("t", "x"), y ~ t + x, d, clusters = cluster)

# Designs of assignment.
d <- study(22, 80)
difference("blocks", difference_in_means(y ~ t, d, blocks = year))
d <- study(23, 24); d$t <- d$row %% 2; d$pair <- (d$row - 1) %/% 2
difference("matched pairs", difference_in_means(y ~ t, d, blocks = pair))
d <- study(24, 100, groups = 10, byCluster = TRUE)
difference("whole clusters", difference_in_means(y ~ t, d, clusters = cluster))
d <- study(25, 150, years = 12); d$cluster <- d$year; d$block <- d$cluster %% 3; d$t <- (d$cluster %/% 3) %% 2
fit <- difference_in_means(y ~ t, d, clusters = cluster, blocks = block)
difference("whole clusters within blocks", fit)

# Absorbed effects.
d <- study(26, 140, groups = 7, years = 4)
shape <- "absorbed effects"
robust(shape, HC, c("t", "x"), y ~ t + x, d, fixed_effects = ~ cluster, prefix = "clusters; ")
robust(shape, c("CR0", "CR2"), c("t", "x"), y ~ t + x, d, fixed_effects = ~ cluster, clusters = cluster, prefix = "clusters; ")
robust(shape, HC, c("t", "x"), y ~ t + x + factor(cluster), d, weights = w, prefix = "clusters, weighted; ")
robust(shape, "CR2", c("t", "x"), y ~ t + x + factor(cluster), d, weights = w, clusters = cluster, prefix = "clusters, weighted; ")
robust(shape, c("HC2", "HC3"), c("t", "x"), y ~ t + x + factor(cluster) + factor(year), d, prefix = "clusters and years; ")
robust(shape, "CR2", c("t", "x"), y ~ t + x + factor(cluster) + factor(year), d, clusters = cluster, prefix = "clusters and years; ")
robust(shape, c("HC2", "HC3"), c("t", "x"), y ~ t + x + factor(cluster) + factor(year), d, weights = w, prefix = "clusters and years, weighted; ")
robust(shape, "CR2", c("t", "x"), y ~ t + x + factor(cluster) + factor(year), d, weights = w, clusters = cluster, prefix = "clusters and years, weighted; ")
fit <- lm(y ~ t + x + factor(cluster) + factor(year), d)
consistent(shape, fit, c("t", "x"), prefix = "clusters and years; ")
club(shape, fit, d$cluster, c("t", "x"), types = "CR2", prefix = "clusters and years; ")
fit <- lm(y ~ t + x + factor(year), d)
club(shape, fit, d$cluster, c("t", "x"), types = c("CR2", "CR3"), prefix = "years; ")
fit <- lm(y ~ t + x + factor(cluster) + factor(year), d, weights = w)
consistent(shape, fit, c("t", "x"), prefix = "clusters and years, weighted; ")

# Likelihood models.
d <- study(27, 200, groups = 12)
shape <- "likelihood models"
tight <- glm.control(epsilon = 1e-15, maxit = 100)
for (model in c("logit", "probit", "Poisson")) {
  fit <- switch(model,
    logit = glm(event ~ t + z, binomial("logit"), d, control = tight),
    probit = glm(event ~ t + z, binomial("probit"), d, control = tight),
    Poisson = glm(count ~ t + z, poisson, d, control = tight))
  # The covariance is of the weights before the last step: once more from where that ended.
  fit <- update(fit, start = coef(fit))
  for (term in c("t", "z")) {
    emit(shape, sprintf("%s; %s, estimate", model, term), R, coef(fit)[[term]])
    emit(shape, sprintf("%s; %s, classical standard error", model, term), R, sqrt(vcov(fit)[term, term]))
    emit(shape, sprintf("%s; %s, HC0 standard error", model, term), SANDWICH, sqrt(sandwich(fit)[term, term]))
    emit(shape, sprintf("%s; %s, CR0 standard error", model, term), SANDWICH,
      sqrt(vcovCL(fit, ~ cluster, type = "HC0", cadjust = FALSE)[term, term]))
    emit(shape, sprintf("%s; %s, CR1 standard error", model, term), SANDWICH, sqrt(vcovCL(fit, ~ cluster, type = "HC0")[term, term]))
  }
}

# Cross-tables.
d <- study(28, 60, groups = 4, years = 4)
for (columns in list(c("cluster", "year"), c("cluster", "count"))) {
  table <- table(d[[columns[1]]], d[[columns[2]]])
  shape <- "cross-tables"
  prefix <- paste(columns, collapse = " by ")
  emit(shape, paste0(prefix, ", chi-squared"), R, suppressWarnings(chisq.test(table, correct = FALSE)$statistic))
  emit(shape, paste0(prefix, ", chi-squared p value"), R, suppressWarnings(chisq.test(table, correct = FALSE)$p.value))
  emit(shape, paste0(prefix, ", Fisher's exact p value"), R, fisher.test(table, workspace = 2e8)$p.value)
}
