#!/usr/bin/env Rscript
# Computes the results of a study again from its published data, and compares.
#
# Study: Un "essai" à 50 %, pour voir
# Version: 1.1.0
#
# Run it in the folder that holds it, beside the data files and results.csv:
#
#     Rscript replicate.R                every result
#     Rscript replicate.R score-12-mois  one result, or several by their names
#
# The exit status is 0 when all agree, 1 when a figure or a data file differs, 2 for a name that there is not.
# Needs R 4.0 or later and no package. Tried with R 4.2.2.
#
# Tolerances: see CLOSED_FORM, ITERATIVE and MONTE_CARLO below.

closed_form <- 1e-9 # CLOSED_FORM: relative, of figures that have a formula
iterative <- 1e-6 # ITERATIVE: relative, of figures that an iteration approaches
# MONTE_CARLO: standard errors, of figures that rest on random draws: ours and the published ones are different draws
monte_carlo <- 4.5
problems <- character(0) # files that are not the published ones
here <- local({
  file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  if (length(file) == 1) dirname(normalizePath(gsub("~+~", " ", file, fixed = TRUE))) else getwd()
})
# Texts are read as UTF-8 and compared by their bytes, on every machine.
invisible(suppressWarnings(Sys.setlocale("LC_CTYPE", if (l10n_info()[["UTF-8"]]) "" else "C.UTF-8")))
invisible(Sys.setlocale("LC_COLLATE", "C"))
options(warn = -1)

sha256_of <- function(path) {
  # R computes it itself from 4.5 on; before, a program of the machine does.
  if (exists("sha256sum", asNamespace("tools"))) return(unname(getExportedValue("tools", "sha256sum")(path)))
  for (command in list(c("sha256sum"), c("shasum", "-a", "256"))) {
    if (Sys.which(command[1]) == "") next
    said <- tryCatch(system2(command[1], c(command[-1], shQuote(path)), stdout = TRUE, stderr = FALSE),
      error = function(problem) "", warning = function(problem) "")
    found <- regmatches(said, regexpr("[0-9a-f]{64}", said))
    if (length(found) == 1) return(found)
  }
  NA_character_
}

# Columns of a published file, after its checksum. A missing value is NA.
read_table <- function(file, sha256, kinds) {
  path <- file.path(here, file)
  found <- sha256_of(path)
  if (is.na(found)) {
    cat(file, ": its checksum could not be computed on this machine; compare it with ", sha256, "\n", sep = "")
  } else if (found == sha256) {
    cat(file, ": is the published file (SHA-256 ", sha256, ")\n", sep = "")
  } else {
    cat(file, ": IS NOT THE PUBLISHED FILE: its SHA-256 is ", found, ", and ", sha256, " was published\n", sep = "")
    problems <<- c(problems, file)
  }
  cells <- read_cells(path)
  table <- list()
  for (place in seq_along(kinds$names)) {
    name <- kinds$names[place]
    column <- cells[-1, match(name, unlist(cells[1, ]))]
    table[[name]] <- switch(kinds$kinds[place], text = column,
      truth = unname(c("true" = 1, "false" = 0)[column]), as.numeric(column))
  }
  table
}

read_cells <- function(path) {
  read.csv(path, header = FALSE, colClasses = "character", na.strings = "", encoding = "UTF-8",
    quote = "\"", comment.char = "", blank.lines.skip = FALSE, strip.white = FALSE)
}

all_rows <- function(table) seq_along(table[[1]])

# The rows where a condition is true: neither false nor missing.
keep_true <- function(rows, truths) {
  if (length(truths) == 1) truths <- rep(truths, max(rows))
  rows[!is.na(truths[rows]) & truths[rows] == 1]
}

# Where a column has a level.
holds <- function(column, level) !is.na(column) & column == level

# The rows that have one of the levels.
keep_either <- function(rows, column, levels) rows[column[rows] %in% levels]

# The rows in which none of the columns is missing.
keep_complete <- function(rows, table, names) {
  for (name in names) rows <- rows[!is.na(table[[name]][rows])]
  rows
}

# 1, 2, 3 … for each row: its group, in order of first appearance.
group_numbers <- function(values) match(values, unique(values))

is_unequal <- function(a, b) a != b

# The two-sided p value of a t statistic; with infinite df of a normal one.
both_tails <- function(statistic, df) 2 * pt(-abs(statistic), df)

# Where the t distribution leaves this probability above it; with infinite df the normal one.
upper_quantile <- function(tail, df = Inf) qt(tail, df, lower.tail = FALSE)

# P(F > statistic).
f_tail <- function(statistic, df1, df2) pf(statistic, df1, df2, lower.tail = FALSE)

chi_squared_tail <- function(statistic, df) pchisq(statistic, df, lower.tail = FALSE)

# estimate / std_error refers to t with df degrees of freedom; infinite df are the normal distribution.
answer <- function(estimate, std_error, df, level, ...) {
  half <- upper_quantile((1 - level) / 2, df) * std_error
  modifyList(list(estimate = estimate, std_error = std_error, statistic = estimate / std_error, df = df,
    p_value = both_tails(estimate / std_error, df), conf_low = estimate - half, conf_high = estimate + half),
    list(...))
}

mean_of <- function(y) mean(y)

variance_of <- function(y) var(y)

# mean(treated) - mean(control), with s1^2/n1 + s0^2/n0 and Welch-Satterthwaite degrees of freedom.
# Welch (1947), doi:10.1093/biomet/34.1-2.28.
difference_in_means <- function(y, treated, level) {
  one <- y[treated]
  zero <- y[!treated]
  share1 <- variance_of(one) / length(one)
  share0 <- variance_of(zero) / length(zero)
  df <- (share1 + share0)^2 / (share1^2 / (length(one) - 1) + share0^2 / (length(zero) - 1))
  answer(mean_of(one) - mean_of(zero), sqrt(share1 + share0), df, level, n_obs = length(y))
}

# The columns of a design, one after the other.
side_by_side <- function(...) {
  X <- cbind(...)
  storage.mode(X) <- "double"
  dimnames(X) <- NULL
  X
}

ones <- function(rows) rep(1, length(rows))

# Effects that are taken out of every column: of the largest dimension by its means, of the others by a basis.
effects_of_groups <- function(absorbed, weights) {
  if (length(absorbed) == 0) return(NULL)
  dimensions <- lapply(absorbed, group_numbers)
  largest <- which.max(vapply(dimensions, max, 1))
  first <- dimensions[[largest]]
  effects <- list(first = first, totals = as.vector(rowsum(weights, first, reorder = TRUE)), root = sqrt(weights),
    basis = matrix(0, length(first), 0), dimensions = dimensions)
  for (groups in dimensions[-largest]) {
    for (group in seq_len(max(groups))) {
      column <- effects$root * (groups == group)
      length <- sqrt(sum(column^2))
      for (time in 1:2) column <- without_effects(column, effects)
      size <- sqrt(sum(column^2))
      if (size > 1e-9 * length) effects$basis <- cbind(effects$basis, column / size)
    }
  }
  effects$rank <- max(first) + ncol(effects$basis)
  effects
}

# The part of a column (times the root of the weights) that the effects explain.
in_effects <- function(v, effects) {
  if (is.null(effects)) return(numeric(length(v)))
  means <- as.vector(rowsum(effects$root * v, effects$first, reorder = TRUE)) / effects$totals
  part <- effects$root * means[effects$first]
  part + as.vector(effects$basis %*% crossprod(effects$basis, v - part))
}

without_effects <- function(v, effects) v - in_effects(v, effects)

# argmin sum of w (y - x'b)^2 by QR of the columns times the root of w, absorbed effects taken out of each.
# Frisch and Waugh (1933), doi:10.2307/1907330, for absorbed effects.
least_squares <- function(y, X, weights = NULL, absorbed = list()) {
  w <- if (is.null(weights)) rep(1, length(y)) else weights
  root <- sqrt(w)
  effects <- effects_of_groups(absorbed, w)
  scaled <- X * root
  target <- y * root
  if (!is.null(effects)) {
    for (time in 1:2) {
      for (j in seq_len(ncol(scaled))) scaled[, j] <- without_effects(scaled[, j], effects)
      target <- without_effects(target, effects)
    }
  }
  decomposed <- qr(scaled, LAPACK = TRUE)
  Q <- qr.Q(decomposed)
  R <- qr.R(decomposed)[, order(decomposed$pivot), drop = FALSE]
  b <- solve(R, crossprod(Q, target))
  b <- as.vector(b + solve(R, crossprod(Q, target - scaled %*% b)))
  rank <- if (is.null(effects)) 0 else effects$rank
  list(b = b, Q = Q, R = R, root = root, e = as.vector(target - scaled %*% b) / root, effects = effects,
    n = length(y), k = ncol(X), df = length(y) - ncol(X) - rank, weighted = !is.null(weights))
}

# H v, for the hat matrix H of the columns times the root of the weights, absorbed effects included.
projected <- function(fit, v) as.vector(fit$Q %*% crossprod(fit$Q, v)) + in_effects(v, fit$effects)

# The diagonal of the hat matrix.
leverage <- function(fit) {
  h <- rowSums(fit$Q^2)
  effects <- fit$effects
  if (!is.null(effects)) {
    h <- h + effects$root^2 / effects$totals[effects$first] + rowSums(effects$basis^2)
  }
  h
}

# The block of the hat matrix that some rows have with each other.
hat_of_rows <- function(fit, rows) {
  H <- tcrossprod(fit$Q[rows, , drop = FALSE])
  effects <- fit$effects
  if (!is.null(effects)) {
    first <- effects$first[rows]
    H <- H + outer(first, first, "==") * tcrossprod(effects$root[rows]) / effects$totals[first]
    H <- H + tcrossprod(effects$basis[rows, , drop = FALSE])
  }
  H
}

# Scores S in the basis Q, one in each row, with which the variance of c'b is sum of (S R^-T c)^2; none if classical.
# HC0: root(w) e q. HC1: times root(n/(n - k)). HC2: e / root(1 - h). HC3: e / (1 - h).
# White (1980), doi:10.2307/1912934; MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7.
# CR0: added up in clusters. CR1: times root(G/(G - 1) (n - 1)/(n - k)). CR2, CR3: see cluster_scores.
scores_of <- function(fit, se, clusters = NULL) {
  if (se == "classical") return(NULL)
  if (startsWith(se, "CR")) return(cluster_scores(fit, se, clusters))
  multiplier <- switch(se, HC0 = 1, HC1 = sqrt(fit$n / fit$df), HC2 = 1 / sqrt(1 - leverage(fit)),
    HC3 = 1 / (1 - leverage(fit)))
  fit$Q * (fit$root * fit$e * multiplier)
}

direction_of <- function(fit, contrast) as.vector(solve(t(fit$R), contrast))

# C V C' for the rows of C.
covariance_of <- function(fit, se, contrasts, clusters = NULL) {
  D <- vapply(contrasts, function(contrast) direction_of(fit, contrast), numeric(fit$k))
  D <- matrix(D, fit$k)
  S <- scores_of(fit, se, clusters)
  if (is.null(S)) return(sum((fit$root * fit$e)^2) / fit$df * crossprod(D))
  crossprod(S %*% D)
}

# The rows of each group added up.
sum_in_groups <- function(S, groups) unname(rowsum(S, group_numbers(groups), reorder = TRUE))

# Whether some group of effects lies in several clusters.
crosses <- function(effects, clusters) {
  pairs <- unique(data.frame(effects = group_numbers(effects), clusters = group_numbers(clusters)))
  anyDuplicated(pairs$effects) > 0
}

# G/(G - 1) (n - 1)/(n - k): absorbed effects that lie within clusters of some kind count as one.
small_sample_factor <- function(fit, count, kinds) {
  k <- fit$k
  if (!is.null(fit$effects)) {
    dimensions <- fit$effects$dimensions
    across <- Filter(function(d) all(vapply(kinds, function(clusters) crosses(d, clusters), TRUE)), dimensions)
    k <- if (length(across) == length(dimensions)) k + fit$effects$rank else
      k + 1 + sum(vapply(across, max, 1) - 1)
  }
  count / (count - 1) * (fit$n - 1) / (fit$n - k)
}

# Of a symmetric matrix; what is zero but for rounding stays zero (Moore and Penrose).
symmetric_power <- function(B, power) {
  found <- eigen((B + t(B)) / 2, symmetric = TRUE)
  powers <- ifelse(found$values > 1e-9, abs(found$values)^power, 0)
  found$vectors %*% (powers * t(found$vectors))
}

# A_g = B_g^(-1/2), B_g = [(I - H)(I - H)']_gg, H = X (X'WX)^-1 X'W. Without weights it is I - H_gg.
bias_reduction <- function(fit, rows) {
  H <- hat_of_rows(fit, rows)
  if (!fit$weighted) return(symmetric_power(diag(length(rows)) - H, -0.5))
  root <- fit$root[rows]
  # (HH')_ij is the sum over all rows l of h_il w_l h_lj, for H in the scale of the roots, over the roots of i and j.
  columns <- vapply(rows, function(row) projected(fit, as.numeric(seq_len(fit$n) == row)), numeric(fit$n))
  squared <- crossprod(columns, columns * fit$root^2)
  turned <- t(t(H) * root) / root
  symmetric_power(diag(length(rows)) - turned - t(turned) + squared / tcrossprod(root), -0.5)
}

# CR0 and CR1: the scores of each cluster. CR2: with A_g e_g for e_g (Bell and McCaffrey 2002, Survey Methodology 28;
# Pustejovsky and Tipton 2018, doi:10.1080/07350015.2016.1247004). CR3: with (I - H_gg)^-1 e_g, the jackknife
# (MacKinnon, Nielsen and Webb 2023, doi:10.1002/jae.2943).
cluster_scores <- function(fit, se, clusters) {
  groups <- group_numbers(clusters)
  count <- max(groups)
  if (se %in% c("CR0", "CR1")) {
    factor <- if (se == "CR0") 1 else sqrt(small_sample_factor(fit, count, list(clusters)))
    return(factor * sum_in_groups(fit$Q * (fit$root * fit$e), clusters))
  }
  S <- matrix(0, count, fit$k)
  for (g in seq_len(count)) {
    rows <- which(groups == g)
    e <- if (se == "CR2") {
      fit$root[rows] * (bias_reduction(fit, rows) %*% fit$e[rows])
    } else {
      symmetric_power(diag(length(rows)) - hat_of_rows(fit, rows), -1) %*% (fit$root * fit$e)[rows]
    }
    S[g, ] <- crossprod(fit$Q[rows, , drop = FALSE], e)
  }
  S
}

# For each cluster p_g = (I - H)'_g A_g W_g X_g (X'WX)^-1 c, one in each column.
working_pieces <- function(fit, contrast, clusters) {
  groups <- group_numbers(clusters)
  start <- fit$root * as.vector(fit$Q %*% direction_of(fit, contrast))
  P <- matrix(0, fit$n, max(groups))
  for (g in seq_len(max(groups))) {
    rows <- which(groups == g)
    a <- numeric(fit$n)
    a[rows] <- bias_reduction(fit, rows) %*% start[rows]
    P[, g] <- a - fit$root * projected(fit, a / fit$root)
  }
  P
}

# (sum of p_g'p_g)^2 / sum over g and h of (p_g'p_h)^2, for errors that are alike and independent.
# Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004.
satterthwaite <- function(fit, contrast, clusters) {
  M <- crossprod(working_pieces(fit, contrast, clusters))
  sum(diag(M))^2 / sum(M^2)
}

# F of several contrasts: Wald's; with CR2 Hotelling's T^2 (HTZ), Pustejovsky and Tipton (2018), section 3.2.
joint_test <- function(fit, se, contrasts, clusters = NULL) {
  q <- length(contrasts)
  values <- vapply(contrasts, function(contrast) sum(contrast * fit$b), 0)
  statistic <- sum(values * solve(covariance_of(fit, se, contrasts, clusters), values))
  if (se != "CR2") {
    df <- if (is.null(clusters)) fit$df else length(unique(clusters)) - 1
    return(list(statistic = statistic / q, df1 = q, df2 = df, p_value = f_tail(statistic / q, q, df)))
  }
  P <- lapply(contrasts, function(contrast) working_pieces(fit, contrast, clusters))
  expected <- matrix(0, q, q)
  for (s in seq_len(q)) for (t in seq_len(q)) expected[s, t] <- sum(P[[s]] * P[[t]])
  root <- symmetric_power(expected / mean(diag(expected)), -0.5) / sqrt(mean(diag(expected)))
  unit <- lapply(seq_len(q), function(s) Reduce(`+`, lapply(seq_len(q), function(t) root[s, t] * P[[t]])))
  total <- 0
  for (a in unit) for (b in unit) {
    total <- total + sum(crossprod(a) * crossprod(b)) + sum(crossprod(a, b) * crossprod(b, a))
  }
  eta <- q * (q + 1) / total
  df <- eta - q + 1
  F <- df / (eta * q) * statistic
  list(statistic = F, df1 = q, df2 = df, p_value = f_tail(F, q, df))
}

# The difference in means over the standard deviation within the arms.
cohens_d <- function(y, treated) {
  one <- y[treated]
  zero <- y[!treated]
  pooled <- ((length(one) - 1) * variance_of(one) + (length(zero) - 1) * variance_of(zero)) / (length(y) - 2)
  (mean_of(one) - mean_of(zero)) / sqrt(pooled)
}

# J(m) = gamma(m/2) / (root(m/2) gamma((m - 1)/2)); Hedges (1981), doi:10.3102/10769986006002107.
# For large m by the series of gamma(z + 1/2) / gamma(z), since a difference of logarithms of gamma loses digits.
hedges_correction <- function(m) {
  if (m < 300) return(exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2))
  z <- (m - 1) / 2
  series <- 1 - 1 / (8 * z) + 1 / (128 * z^2) + 5 / (1024 * z^3) - 21 / (32768 * z^4) - 399 / (262144 * z^5)
  sqrt((m - 1) / m) * series
}

# g = J d, with root(1/n1 + 1/n0 + g^2/(2(n1 + n0))), normal.
hedges_g <- function(y, treated, level) {
  n1 <- sum(treated)
  n0 <- sum(!treated)
  g <- hedges_correction(n1 + n0 - 2) * cohens_d(y, treated)
  answer(g, sqrt(1 / n1 + 1 / n0 + g^2 / (2 * (n1 + n0))), Inf, level, n_obs = length(y))
}

# tau^2. DL: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2. PM: Paule and Mandel (1982), where the
# generalised Q is k - 1. REML: where the restricted score is zero, Viechtbauer (2005), doi:10.3102/10769986030003261.
between_variance <- function(y, v, method) {
  deviations_of <- function(w) y - sum(w * y) / sum(w)
  df <- length(y) - 1
  w <- 1 / v
  if (method == "DL") return(max(0, (sum(w * deviations_of(w)^2) - df) / (sum(w) - sum(w^2) / sum(w))))
  excess <- function(tau2) {
    w <- 1 / (v + tau2)
    sum(w * deviations_of(w)^2) - df
  }
  score <- function(tau2) {
    w <- 1 / (v + tau2)
    sum((w * deviations_of(w))^2) - sum(w) + sum(w^2) / sum(w)
  }
  zero_of <- function(f) {
    if (f(0) <= 0) return(0)
    high <- var(y) + max(v)
    while (f(high) > 0) high <- high * 2
    # uniroot's tolerance is absolute: once more about the root that it found.
    root <- uniroot(f, c(0, high), tol = 1e-12 * high, maxiter = 10000)$root
    uniroot(f, c(root * (1 - 1e-6), root * (1 + 1e-6)), extendInt = "yes", tol = 1e-16 * root, maxiter = 10000)$root
  }
  zero_of(if (method == "PM") excess else score)
}

# Weights 1/(v + tau^2). hartung-knapp: root(sum of w (y - mean)^2 / ((k - 1) sum of w)), t with k - 1
# (doi:10.1002/sim.1009). Prediction: t with k - 2 (Higgins and others 2009, doi:10.1111/j.1467-985X.2008.00552.x).
pooled_effect <- function(y, v, model, tau2_method, interval, level) {
  k <- length(y)
  w0 <- 1 / v
  q <- sum(w0 * (y - sum(w0 * y) / sum(w0))^2)
  random <- model == "random-effects"
  tau2 <- if (random) between_variance(y, v, tau2_method) else 0
  w <- 1 / (v + tau2)
  center <- sum(w * y) / sum(w)
  if (random) {
    typical <- (k - 1) * sum(w0) / (sum(w0)^2 - sum(w0^2))
    i2 <- tau2 / (tau2 + typical)
  } else {
    i2 <- if (q > 0) max(0, (q - (k - 1)) / q) else 0
  }
  error <- 1 / sqrt(sum(w))
  df <- Inf
  if (random && interval == "hartung-knapp") {
    error <- sqrt(sum(w * (y - center)^2) / ((k - 1) * sum(w)))
    df <- k - 1
  }
  more <- list(q = q, q_p_value = chi_squared_tail(q, k - 1), i2 = i2, tau2 = tau2)
  if (random && k >= 3) {
    prediction <- answer(center, sqrt(error^2 + tau2), k - 2, level)
    more$prediction_low <- prediction$conf_low
    more$prediction_high <- prediction$conf_high
  }
  answer(center, error, df, level, n_obs = k, more = more, iterative = random && tau2_method != "DL")
}

# Holm (1979); Hochberg (1988), doi:10.1093/biomet/75.4.800; Hommel (1988), doi:10.1093/biomet/75.2.383; Benjamini and
# Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998:
# R's own p.adjust. Sidak (1967), doi:10.1080/01621459.1967.10482935.
adjustment <- function(method) {
  function(found) {
    p <- vapply(found, function(result) result$p_value, 0)
    if (method == "sidak") return(-expm1(length(p) * log1p(-p)))
    p.adjust(p, switch(method, "benjamini-hochberg" = "BH", "benjamini-yekutieli" = "BY", method))
  }
}

text_of_level <- function(value) if (is.character(value)) value else format(value, digits = 15)

# The figures of a table, by their names.
figures <- function(...) list(more = do.call(c, list(...)))

# Type 2 with weights: the mean of two values where the weights below add up to the share itself.
weighted_quantile <- function(y, w, p) {
  ordered <- order(y)
  y <- y[ordered]
  below <- cumsum(w[ordered])
  whole <- sum(w)
  place <- which(below >= p * whole - 1e-14 * whole)[1]
  if (below[place] > p * whole + 1e-14 * whole || place == length(y) || p <= 0) return(y[place])
  (y[place] + y[place + 1]) / 2
}

# Counts, means, spreads and quantiles (type 7) of a column in each group; of a factor the share of each level.
described <- function(label, column, rows, by = NULL, levels = NULL, quantiles = numeric(0), weights = NULL) {
  found <- list()
  groups <- list(list(name = "", rows = rows))
  if (!is.null(by)) {
    groups <- lapply(unique(by[rows]), function(value) {
      list(name = text_of_level(value), rows = rows[by[rows] == value])
    })
  }
  for (group in groups) {
    inside <- group$rows
    seen <- inside[!is.na(column[inside])]
    w <- if (is.null(weights)) rep(1, length(seen)) else weights[seen]
    if (!is.null(levels)) {
      for (value in levels) {
        name <- paste0(label, " = ", text_of_level(value), " | ", group$name)
        has <- column[seen] == value
        found[[paste0(name, ": count")]] <- sum(has)
        found[[paste0(name, ": missing")]] <- length(inside) - length(seen)
        if (length(seen) > 0) found[[paste0(name, ": mean")]] <- sum(w * has) / sum(w)
      }
      next
    }
    y <- column[seen]
    name <- paste0(label, " | ", group$name)
    found[[paste0(name, ": count")]] <- length(y)
    found[[paste0(name, ": missing")]] <- length(inside) - length(y)
    if (length(y) == 0) next
    center <- sum(w * y) / sum(w)
    center <- center + sum(w * (y - center)) / sum(w)
    found[[paste0(name, ": mean")]] <- center
    found[[paste0(name, ": minimum")]] <- min(y)
    found[[paste0(name, ": maximum")]] <- max(y)
    freedom <- if (is.null(weights)) length(y) - 1 else sum(w) - sum(w^2) / sum(w)
    if (length(y) > 1 && freedom > 0) {
      variance <- sum(w * (y - center)^2) / freedom
      found[[paste0(name, ": variance")]] <- variance
      found[[paste0(name, ": standard_deviation")]] <- sqrt(variance)
    }
    moment <- sum(w * (y - center)^2) / sum(w)
    if (moment > 0) found[[paste0(name, ": skewness")]] <- sum(w * (y - center)^3) / sum(w) / moment^1.5
    shares <- c(0.25, 0.5, 0.75, quantiles)
    words <- c("lower_quartile", "median", "upper_quartile", sprintf("quantile %.10g", quantiles))
    for (place in seq_along(shares)) {
      found[[paste0(name, ": ", words[place])]] <- if (is.null(weights)) quantile(y, shares[place], names = FALSE) else
        weighted_quantile(y, w, shares[place])
    }
  }
  found
}

# Means by arm and (m1 - m0) / root((s1^2 + s0^2) / 2), Austin (2009), doi:10.1002/sim.3697; of a factor for each level.
balanced <- function(label, column, rows, treated, levels = NULL) {
  found <- list()
  seen <- rows[!is.na(column[rows])]
  for (place in if (is.null(levels)) 1 else seq_along(levels)) {
    y <- if (is.null(levels)) column[seen] else as.numeric(column[seen] == levels[place])
    name <- if (is.null(levels)) label else paste0(label, " = ", text_of_level(levels[place]))
    one <- y[treated[seen]]
    zero <- y[!treated[seen]]
    found[[paste0(name, ": mean_treated")]] <- mean_of(one)
    found[[paste0(name, ": mean_control")]] <- mean_of(zero)
    s1 <- variance_of(one)
    s0 <- variance_of(zero)
    found[[paste0(name, ": standardised_difference")]] <- (mean_of(one) - mean_of(zero)) / sqrt((s1 + s0) / 2)
    if (s0 > 0) found[[paste0(name, ": variance_ratio")]] <- s1 / s0
    found[[paste0(name, ": missing")]] <- length(rows) - length(seen)
  }
  found
}

# F of all slopes in the regression of treatment on the covariates; with clusters Wald's with CR1, G - 1.
joint_balance <- function(treated, X, clusters = NULL) {
  fit <- least_squares(as.numeric(treated), X)
  slopes <- lapply(seq_len(ncol(X))[-1], function(j) as.numeric(seq_len(ncol(X)) == j))
  test <- joint_test(fit, if (is.null(clusters)) "classical" else "CR1", slopes, clusters)
  setNames(test[c("statistic", "df1", "df2", "p_value")],
    paste0("joint test: ", c("statistic", "df1", "df2", "p_value")))
}

compared <- c("estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "n_obs",
  "n_clusters", "bound_low", "bound_high", "p_randomisation", "p_bootstrap", "bootstrap_low", "bootstrap_high",
  "p_subgroups", "p_adjusted")

say <- function(...) cat(sprintf(...), "\n", sep = "")

# Whether one figure agrees; its line is printed.
one_line <- function(term, name, published, recomputed, tolerance, scale) {
  if (is.list(recomputed)) {
    against <- recomputed$against(published)
    target <- recomputed$target(published)
    good <- abs(target - against[1]) <= monte_carlo * against[2]
    say("%-32s %-16s %19.10g %19.10g %9.1e  %s; %s within Monte Carlo error", term, name, target, against[1],
      against[2], recomputed$word, if (good) "agrees" else "DIFFERS")
    return(good)
  }
  size <- max(abs(published), abs(recomputed), scale)
  difference <- abs(published - recomputed)
  good <- isTRUE(difference <= tolerance * size)
  say("%-32s %-16s %19.10g %19.10g %9.1e  %s", term, name, published, recomputed, difference,
    if (good) "agrees" else "DIFFERS")
  good
}

# What a figure that may be near zero is measured by.
spread_of <- function(name, more, spread) {
  if (grepl("(p_value|df|count|missing|assigned)$", name)) return(0)
  if (grepl("(standardised_difference|skewness)$", name) || name == "difference") return(1)
  deviation <- more$values[match(paste0(sub(": [^:]*$", "", name), ": standard_deviation"), more$names)]
  if (is.na(deviation)) spread else deviation
}

# How many figures of one result differ.
compare_term <- function(term, row, found, more) {
  tolerance <- if (isTRUE(found$iterative)) iterative else closed_form
  # Figures in the unit of the estimate may be near zero: they are measured by its spread.
  spread <- as.numeric(row[["std_error"]])
  if (is.na(spread)) spread <- (as.numeric(row[["conf_high"]]) - as.numeric(row[["conf_low"]])) / 4
  if (is.na(spread)) spread <- 0
  differ <- 0
  for (name in compared) {
    published <- as.numeric(row[[name]])
    recomputed <- found[[name]]
    empty <- is.null(recomputed) || (!is.list(recomputed) && !is.finite(recomputed))
    if (is.na(published) && empty) next
    if (is.na(published)) {
      if (name == "p_subgroups") next # not shown, since a subgroup is too small
      say("%-32s %-16s is empty in results.csv, and was recomputed  DIFFERS", term, name)
      differ <- differ + 1
    } else if (empty && name %in% found$left) {
      say("%-32s %-16s %19.10g  not recomputed: its family holds a result that is not", term, name, published)
    } else if (empty) {
      say("%-32s %-16s %19.10g  was not recomputed  DIFFERS", term, name, published)
      differ <- differ + 1
    } else {
      scale <- if (name %in% c("estimate", "conf_low", "conf_high", "bound_low", "bound_high")) spread else 0
      differ <- differ + !one_line(term, name, published, recomputed, tolerance, scale)
    }
  }
  for (place in seq_along(more$names)) {
    name <- more$names[place]
    recomputed <- found$more[[name]]
    if (is.null(recomputed)) {
      say("%-32s %s was not recomputed  DIFFERS", term, name)
      differ <- differ + 1
    } else {
      scale <- spread_of(name, more, spread)
      differ <- differ + !one_line(term, name, more$values[place], recomputed, tolerance, scale)
    }
  }
  differ
}

# Recomputes the results, prints a table, and gives the exit status: 0 when all agree.
compare_all <- function(recomputations, tables, not_recomputed, families, published_more, wanted) {
  cells <- read_cells(file.path(here, "results.csv"))
  names(cells) <- unlist(cells[1, ])
  # Tables have no line in results.csv: their figures stand in results.json.
  blank <- cells[rep(NA_integer_, length(tables)), ]
  blank$term <- tables
  rows <- rbind(cells[-1, ], blank)
  known <- c(names(recomputations), names(not_recomputed))
  unknown <- setdiff(wanted, known)
  if (length(unknown) > 0) {
    message("there is no result ", paste(unknown, collapse = ", "))
    message("the results are: ", paste(known, collapse = ", "))
    return(2)
  }
  shown <- if (length(wanted) > 0) intersect(rows$term, wanted) else rows$term
  needed <- shown
  for (family in families) if (any(family$terms %in% needed)) needed <- union(needed, family$terms)
  found <- list()
  broken <- list()
  for (term in intersect(rows$term, intersect(needed, names(recomputations)))) {
    tryCatch(found[[term]] <- recomputations[[term]](), error = function(problem) {
      broken[[term]] <<- conditionMessage(problem)
    })
  }
  for (family in families) {
    if (is.null(family$adjust)) {
      for (term in intersect(family$terms, names(found))) found[[term]]$left <- "p_adjusted"
      next
    }
    if (!all(family$terms %in% names(found))) next
    adjusted <- family$adjust(found[family$terms])
    for (place in seq_along(adjusted)) found[[family$terms[place]]]$p_adjusted <- adjusted[[place]]
  }
  say("\n%-32s %-16s %19s %19s %9s", "term", "figure", "published", "recomputed", "difference")
  agreeing <- 0
  differing <- character(0)
  for (term in shown) {
    if (!is.null(found[[term]])) {
      if (compare_term(term, rows[match(term, rows$term), ], found[[term]], published_more[[term]]) > 0) {
        differing <- c(differing, term)
      } else {
        agreeing <- agreeing + 1
      }
    } else if (!is.null(broken[[term]])) {
      say("%-32s could not be recomputed: %s  DIFFERS", term, broken[[term]])
      differing <- c(differing, term)
    } else if (!term %in% names(not_recomputed)) {
      say("%-32s is in results.csv, and this script does not know it  DIFFERS", term)
      differing <- c(differing, term)
    }
  }
  gone <- setdiff(names(recomputations), rows$term)
  if (length(wanted) > 0) gone <- intersect(gone, wanted)
  for (term in gone) say("%-32s is not in results.csv  DIFFERS", term)
  left <- names(not_recomputed)
  if (length(wanted) > 0) left <- intersect(left, wanted)
  if (length(left) > 0) {
    cat("\nNot recomputed:\n")
    for (term in left) say("  %s: %s", term, not_recomputed[[term]])
  }
  say("\n%d results agree, %d differ, %d are not recomputed.", as.integer(agreeing),
    as.integer(length(differing) + length(gone)), length(left))
  if (length(c(differing, gone)) > 0) cat("Differing: ", paste(c(differing, gone), collapse = ", "), "\n", sep = "")
  if (length(problems) > 0) {
    cat("These files are not the published ones: ", paste(problems, collapse = ", "), "\n", sep = "")
  }
  if (length(differing) + length(gone) + length(problems) > 0) 1 else 0
}

data_participants <- read_table("participants.csv",
  "a205895a0e8018a8c09591ef321ec3e51e56d197a4019809b72fb25be477cd88", list(names = c("id",
  "bras", "femme", "naissance", "score"), kinds = c("text", "text", "truth", "number",
  "number")))
data_sites <- read_table("sites.csv",
  "cc59b39e2ff2de2132b3906df74210b3691764ea6bdb687b757edb1f48b7f68f", list(names = c("yi",
  "sei"), kinds = c("number", "number")))


# score-12-mois: Score at twelve months
# method difference-in-means, standard error welch
# √(s₁²/n₁ + s₀²/n₀); t, Welch–Satterthwaite
recompute_score_12_mois <- function() {
  rows <- all_rows(data_participants)
  # where id != "002"
  rows <- keep_true(rows, is_unequal(data_participants[["id"]], "002"))
  rows <- keep_either(rows, data_participants[["bras"]], c("aide", "temoin"))
  rows <- keep_complete(rows, data_participants, c("score"))
  y <- data_participants[["score"]][rows]
  treated <- holds(data_participants[["bras"]], "aide")[rows]
  found <- difference_in_means(y, treated, 0.95)
  found
}


# score-g: Standardised effect
# method hedges-g, standard error large-sample
# √(1/n₁ + 1/n₀ + g²/(2(n₁ + n₀))); normal
recompute_score_g <- function() {
  rows <- all_rows(data_participants)
  rows <- keep_either(rows, data_participants[["bras"]], c("aide", "temoin"))
  rows <- keep_complete(rows, data_participants, c("score"))
  y <- data_participants[["score"]][rows]
  treated <- holds(data_participants[["bras"]], "aide")[rows]
  hedges_g(y, treated, 0.95)
}


# sites: All sites
# method pooled, standard error inverse-variance
# 1/√Σ w, w = 1/(v + τ²); normal
recompute_sites <- function() {
  rows <- all_rows(data_sites)
  rows <- keep_complete(rows, data_sites, c("yi", "sei"))
  effects <- data_sites[["yi"]][rows]
  variances <- data_sites[["sei"]][rows]^2
  pooled_effect(effects, variances, "common-effect", "REML", "normal", 0.95)
}


# description: description
# description
recompute_description <- function() {
  rows <- all_rows(data_participants)
  rows <- keep_complete(rows, data_participants, c("bras"))
  figures(described("score", data_participants[["score"]], rows,
    by = data_participants[["bras"]]), described("femme", data_participants[["femme"]], rows,
    by = data_participants[["bras"]]))
}


# equilibre: equilibre
# balance
recompute_equilibre <- function() {
  rows <- all_rows(data_participants)
  rows <- keep_either(rows, data_participants[["bras"]], c("aide", "temoin"))
  treated <- holds(data_participants[["bras"]], "aide")
  part1 <- balanced("naissance", data_participants[["naissance"]], rows, treated)
  rows <- keep_complete(rows, data_participants, c("naissance"))
  X <- side_by_side(ones(rows), data_participants[["naissance"]][rows])
  figures(part1, joint_balance(treated[rows], X))
}

families <- list(list(terms = c("score-12-mois", "score-g"), adjust = adjustment("holm")))
recomputations <- list(
  "score-12-mois" = recompute_score_12_mois,
  "score-g" = recompute_score_g,
  "sites" = recompute_sites,
  "description" = recompute_description,
  "equilibre" = recompute_equilibre
)
tables <- c("description", "equilibre")
not_recomputed <- list()
# What results.csv has no column for, as it stands in results.json.
published_more <- list(
  "sites" = list(names = c("q", "q_p_value", "i2", "tau2"), values = c(1.4880952380952381,
    0.4751866432119842, 0, 0)),
  "description" = list(names = c("score | temoin: count", "score | temoin: missing",
    "score | temoin: mean", "score | temoin: variance", "score | temoin: standard_deviation",
    "score | temoin: skewness", "score | temoin: median", "score | temoin: minimum",
    "score | temoin: maximum", "score | temoin: lower_quartile",
    "score | temoin: upper_quartile", "score | aide: count", "score | aide: missing",
    "score | aide: mean", "score | aide: variance", "score | aide: standard_deviation",
    "score | aide: skewness", "score | aide: median", "score | aide: minimum",
    "score | aide: maximum", "score | aide: lower_quartile", "score | aide: upper_quartile",
    "femme | temoin: count", "femme | temoin: missing", "femme | temoin: mean",
    "femme | temoin: variance", "femme | temoin: standard_deviation",
    "femme | temoin: skewness", "femme | temoin: median", "femme | temoin: minimum",
    "femme | temoin: maximum", "femme | temoin: lower_quartile",
    "femme | temoin: upper_quartile", "femme | aide: count", "femme | aide: missing",
    "femme | aide: mean", "femme | aide: variance", "femme | aide: standard_deviation",
    "femme | aide: skewness", "femme | aide: median", "femme | aide: minimum",
    "femme | aide: maximum", "femme | aide: lower_quartile", "femme | aide: upper_quartile"),
    values = c(5, 1, 11.05, 0.6375000000000001, 0.7984359711335657, -0.20180507093345143, 11.25,
    10, 12, 10.5, 11.5, 6, 0, 13.25, 2, 1.4142135623730951, -0.4139250951259177, 13.375, 11, 15,
    12.625, 14.125, 6, 0, 0.5, 0.3, 0.5477225575051661, 0, 0.5, 0, 1, 0, 1, 6, 0, 0.5, 0.3,
    0.5477225575051661, 0, 0.5, 0, 1, 0, 1)),
  "equilibre" = list(names = c("naissance: mean_treated", "naissance: mean_control",
    "naissance: standardised_difference", "naissance: variance_ratio", "naissance: missing",
    "joint test: statistic", "joint test: df1", "joint test: df2", "joint test: p_value"),
    values = c(1985.8333333333333, 1979.8333333333333, 0.5519551094765696, 0.8268487503220819,
    0, 0.913963328631876, 1, 10, 0.36160514016466017))
)

status <- compare_all(recomputations, tables, not_recomputed, families, published_more, commandArgs(TRUE))
if (!interactive()) quit(status = status)
