#!/usr/bin/env Rscript
# Computes the results of a study again from its published data, and compares.
#
# Study: Abriter les ruches
# Version: 1.0.1
#
# Run it in the folder that holds it, beside the data files and results.csv:
#
#     Rscript replicate.R                      every result
#     Rscript replicate.R miel    one result, or several by their names
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

# Where a column has a level.
holds <- function(column, level) !is.na(column) & column == level

# The rows that have one of the levels.
keep_either <- function(rows, column, levels) rows[column[rows] %in% levels]

# The rows in which none of the columns is missing.
keep_complete <- function(rows, table, names) {
  for (name in names) rows <- rows[!is.na(table[[name]][rows])]
  rows
}

# The two-sided p value of a t statistic; with infinite df of a normal one.
both_tails <- function(statistic, df) 2 * pt(-abs(statistic), df)

# Where the t distribution leaves this probability above it; with infinite df the normal one.
upper_quantile <- function(tail, df = Inf) qt(tail, df, lower.tail = FALSE)

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

data_ruches <- read_table(
  "ruches.csv", "cbd50c251385004e28809e8549ba516d9c0bbbc25ca452bade2e3c5810a41aa1",
  list(names = c("groupe", "miel"), kinds = c("text", "number")))


# miel: Honey
# method difference-in-means, standard error welch
# √(s₁²/n₁ + s₀²/n₀); t, Welch–Satterthwaite
recompute_miel <- function() {
  rows <- all_rows(data_ruches)
  rows <- keep_either(rows, data_ruches[["groupe"]], c("abri", "plein-vent"))
  rows <- keep_complete(rows, data_ruches, c("miel"))
  y <- data_ruches[["miel"]][rows]
  treated <- holds(data_ruches[["groupe"]], "abri")[rows]
  found <- difference_in_means(y, treated, 0.95)
  found
}

families <- list()
recomputations <- list(
  "miel" = recompute_miel
)
not_recomputed <- list()
# What results.csv has no column for, as it stands in results.json.
published_more <- list()

status <- compare_all(recomputations, not_recomputed, families, published_more, commandArgs(TRUE))
if (!interactive()) quit(status = status)
