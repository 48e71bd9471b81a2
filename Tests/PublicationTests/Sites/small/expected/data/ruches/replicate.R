#!/usr/bin/env Rscript
# Computes the results of a study again from its published data, and compares.
#
# Study: Abriter les ruches
# Version: 1.0.1
#
# Run it in the folder that holds it, beside the data files and results.csv:
#
#     Rscript replicate.R       every result
#     Rscript replicate.R miel  one result, or several by their names
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

data_ruches <- read_table("ruches.csv",
  "cbd50c251385004e28809e8549ba516d9c0bbbc25ca452bade2e3c5810a41aa1", list(names = c("groupe",
  "miel"), kinds = c("text", "number")))


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


# description: Miel par groupe
# description
recompute_description <- function() {
  rows <- all_rows(data_ruches)
  rows <- keep_complete(rows, data_ruches, c("groupe"))
  figures(described("miel", data_ruches[["miel"]], rows, by = data_ruches[["groupe"]]))
}

families <- list()
recomputations <- list(
  "miel" = recompute_miel,
  "description" = recompute_description
)
tables <- c("description")
not_recomputed <- list()
# What results.csv has no column for, as it stands in results.json.
published_more <- list(
  "description" = list(names = c("miel | abri: count", "miel | abri: missing",
    "miel | abri: mean", "miel | abri: variance", "miel | abri: standard_deviation",
    "miel | abri: skewness", "miel | abri: median", "miel | abri: minimum",
    "miel | abri: maximum", "miel | abri: lower_quartile", "miel | abri: upper_quartile",
    "miel | plein-vent: count", "miel | plein-vent: missing", "miel | plein-vent: mean",
    "miel | plein-vent: variance", "miel | plein-vent: standard_deviation",
    "miel | plein-vent: skewness", "miel | plein-vent: median", "miel | plein-vent: minimum",
    "miel | plein-vent: maximum", "miel | plein-vent: lower_quartile",
    "miel | plein-vent: upper_quartile"), values = c(3, 1, 13.25, 0.5625, 0.75, 0, 13.25, 12.5,
    14, 12.875, 13.625, 4, 0, 9.875, 1.1041666666666667, 1.050793351076541, 0, 9.875, 8.75, 11,
    9.125, 10.625))
)

status <- compare_all(recomputations, tables, not_recomputed, families, published_more, commandArgs(TRUE))
if (!interactive()) quit(status = status)
