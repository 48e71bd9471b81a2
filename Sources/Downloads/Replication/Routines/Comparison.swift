extension Routine {
  /// What the recomputed figures are held against.
  static let comparison: [Routine] = [
    Routine(
      "compare_all", needs: ["read_table"],
      python: #"""
        class Drawn:
            """A figure that rests on random draws, compared within the error that both sets of draws have.

            target(published) is what is compared; against(published) gives what our draws say, and the standard error.
            """

            def __init__(self, word, target, against):
                self.word, self.target, self.against = word, target, against


        COMPARED = [
            "estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "n_obs", "n_clusters",
            "bound_low", "bound_high", "p_randomisation", "p_bootstrap", "bootstrap_low", "bootstrap_high", "p_subgroups",
            "p_adjusted"]


        def figure(text):
            return math.nan if text == "" else float(text)


        def one_line(term, name, published, recomputed, tolerance, scale):
            """Whether one figure agrees; its line is printed."""
            if isinstance(recomputed, Drawn):
                value, error = recomputed.against(published)
                good = abs(recomputed.target(published) - value) <= MONTE_CARLO * error
                words = f"{recomputed.word}; {'agrees' if good else 'DIFFERS'} within Monte Carlo error"
                print(f"{term:<32} {name:<16} {recomputed.target(published):>19.10g} {value:>19.10g} {error:>9.1e}  {words}")
                return good
            size = max(abs(published), abs(recomputed), scale)
            good = published == recomputed or abs(published - recomputed) <= tolerance * size
            difference = abs(published - recomputed)
            word = "agrees" if good else "DIFFERS"
            print(f"{term:<32} {name:<16} {published:>19.10g} {recomputed:>19.10g} {difference:>9.1e}  {word}")
            return good


        def spread_of(name, more, spread):
            """What a figure that may be near zero is measured by."""
            if name.endswith(("p_value", "df", "count", "missing", "assigned")):
                return 0.0
            if name.endswith(("standardised_difference", "skewness")) or name == "difference":
                return 1.0
            return more.get(name.rpartition(": ")[0] + ": standard_deviation", spread)


        def compare_term(term, row, found, more):
            """How many figures of one result differ."""
            tolerance = ITERATIVE if found.get("iterative") else CLOSED_FORM
            # Figures in the unit of the estimate may be near zero: they are measured by its spread.
            spread = figure(row["std_error"])
            if math.isnan(spread):
                spread = (figure(row["conf_high"]) - figure(row["conf_low"])) / 4
            spread = 0.0 if math.isnan(spread) else spread
            differ = 0
            for name in COMPARED:
                published, recomputed = figure(row[name]), found.get(name)
                empty = recomputed is None or not isinstance(recomputed, Drawn) and not math.isfinite(recomputed)
                if math.isnan(published) and empty:
                    continue
                if math.isnan(published):
                    if name == "p_subgroups":
                        continue  # not shown, since a subgroup is too small
                    print(f"{term:<32} {name:<16} is empty in results.csv, and was recomputed  DIFFERS")
                    differ += 1
                elif empty and name in found.get("left", []):
                    print(f"{term:<32} {name:<16} {published:>19.10g}  not recomputed: its family holds a result that is not")
                elif empty:
                    print(f"{term:<32} {name:<16} {published:>19.10g}  was not recomputed  DIFFERS")
                    differ += 1
                else:
                    scale = spread if name in ("estimate", "conf_low", "conf_high", "bound_low", "bound_high") else 0.0
                    differ += not one_line(term, name, published, recomputed, tolerance, scale)
            for name, published in more.items():
                recomputed = found.get("more", {}).get(name)
                if recomputed is None:
                    print(f"{term:<32} {name} was not recomputed  DIFFERS")
                    differ += 1
                else:
                    scale = spread_of(name, more, spread)
                    differ += not one_line(term, name, published, recomputed, tolerance, scale)
            return differ


        def compare_all(recomputations, tables, not_recomputed, families, published_more, wanted):
            """Recomputes the results, prints a table, and gives the exit status: 0 when all agree."""
            with open(os.path.join(HERE, "results.csv"), encoding="utf-8", newline="") as handle:
                rows = {row["term"]: row for row in csv.DictReader(handle)}
            # Tables have no line in results.csv: their figures stand in results.json.
            rows.update({term: dict.fromkeys(COMPARED, "") for term in tables})
            unknown = [term for term in wanted if term not in recomputations and term not in not_recomputed]
            if unknown:
                print("there is no result", ", ".join(unknown), file=sys.stderr)
                print("the results are:", ", ".join([*recomputations, *not_recomputed]), file=sys.stderr)
                return 2
            shown = [term for term in rows if not wanted or term in wanted]
            needed = set(shown)
            for family in families:
                if needed & set(family["terms"]):
                    needed |= set(family["terms"])
            found, broken = {}, {}
            for term in rows:
                if term in needed and term in recomputations:
                    try:
                        found[term] = recomputations[term]()
                    except Exception as problem:
                        broken[term] = f"{type(problem).__name__}: {problem}"
            for family in families:
                if family["adjust"] is None:
                    for term in family["terms"]:
                        found.get(term, {})["left"] = ["p_adjusted"]
                elif all(term in found for term in family["terms"]):
                    for term, value in zip(family["terms"], family["adjust"]([found[term] for term in family["terms"]])):
                        found[term]["p_adjusted"] = value
            print()
            print(f"{'term':<32} {'figure':<16} {'published':>19} {'recomputed':>19} {'difference':>9}")
            agreeing, differing = 0, []
            for term in shown:
                if term in found:
                    if compare_term(term, rows[term], found[term], published_more.get(term, {})):
                        differing.append(term)
                    else:
                        agreeing += 1
                elif term in broken:
                    print(f"{term:<32} could not be recomputed: {broken[term]}  DIFFERS")
                    differing.append(term)
                elif term not in not_recomputed:
                    print(f"{term:<32} is in results.csv, and this script does not know it  DIFFERS")
                    differing.append(term)
            gone = [t for t in recomputations if t not in rows and (not wanted or t in wanted)]
            for term in gone:
                print(f"{term:<32} is not in results.csv  DIFFERS")
            left = {t: why for t, why in not_recomputed.items() if not wanted or t in wanted}
            if left:
                print("\nNot recomputed:")
                for term, why in left.items():
                    print(f"  {term}: {why}")
            print(f"\n{agreeing} results agree, {len(differing) + len(gone)} differ, {len(left)} are not recomputed.")
            if differing or gone:
                print("Differing: " + ", ".join(differing + gone))
            if PROBLEMS:
                print("These files are not the published ones: " + ", ".join(PROBLEMS))
            return 1 if differing or gone or PROBLEMS else 0
        """#,
      r: #"""
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
        """#)
  ]
}
