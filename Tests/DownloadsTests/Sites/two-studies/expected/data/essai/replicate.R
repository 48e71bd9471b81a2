#!/usr/bin/env Rscript
# Computes the results of a study again from its published data, and compares.
#
# Study: Un "essai" à 50 %, pour voir
# Version: 1.1.0
#
# Run it in the folder that holds it, beside the data files and results.csv:
#
#     Rscript replicate.R                      every result
#     Rscript replicate.R score-12-mois    one result, or several by their names
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

is_unequal <- function(a, b) a != b

# The two-sided p value of a t statistic; with infinite df of a normal one.
both_tails <- function(statistic, df) 2 * pt(-abs(statistic), df)

# Where the t distribution leaves this probability above it; with infinite df the normal one.
upper_quantile <- function(tail, df = Inf) qt(tail, df, lower.tail = FALSE)

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
      scale <- if (grepl("(p_value|df)$", name)) 0 else spread
      differ <- differ + !one_line(term, name, more$values[place], recomputed, tolerance, scale)
    }
  }
  differ
}

# Recomputes the results, prints a table, and gives the exit status: 0 when all agree.
compare_all <- function(recomputations, not_recomputed, families, published_more, wanted) {
  cells <- read_cells(file.path(here, "results.csv"))
  names(cells) <- unlist(cells[1, ])
  rows <- cells[-1, ]
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
  gone <- setdiff(if (length(wanted) > 0) wanted else known, rows$term)
  for (term in gone) say("%-32s is not in results.csv  DIFFERS", term)
  left <- setdiff(if (length(wanted) > 0) intersect(names(not_recomputed), wanted) else names(not_recomputed), gone)
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

data_participants <- read_table(
  "participants.csv", "a205895a0e8018a8c09591ef321ec3e51e56d197a4019809b72fb25be477cd88",
  list(names = c("id", "bras", "score"), kinds = c("text", "text", "number")))
data_sites <- read_table(
  "sites.csv", "cc59b39e2ff2de2132b3906df74210b3691764ea6bdb687b757edb1f48b7f68f",
  list(names = c("yi", "sei"), kinds = c("number", "number")))


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

families <- list(list(terms = c("score-12-mois", "score-g"), adjust = adjustment("holm")))
recomputations <- list(
  "score-12-mois" = recompute_score_12_mois,
  "score-g" = recompute_score_g,
  "sites" = recompute_sites
)
not_recomputed <- list()
# What results.csv has no column for, as it stands in results.json.
published_more <- list(
  "sites" = list(names = c("q", "q_p_value", "i2", "tau2"), values = c(1.4880952380952381, 0.4751866432119842, 0, 0))
)

status <- compare_all(recomputations, not_recomputed, families, published_more, commandArgs(TRUE))
if (!interactive()) quit(status = status)
