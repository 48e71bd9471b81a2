extension Routine {
  /// Descriptions, balance, attrition and cross-tables.
  static let tables: [Routine] = [
    Routine(
      "text_of_level",
      python: #"""
        def text_of_level(value):
            return value if isinstance(value, str) else str(int(value)) if value == int(value) else repr(float(value))
        """#,
      r: "text_of_level <- function(value) if (is.character(value)) value else format(value, digits = 15)"),
    Routine(
      "figures",
      python: #"""
        def figures(*parts):
            """The figures of a table, by their names."""
            return {"more": {name: value for part in parts for name, value in part.items()}}
        """#,
      r: #"""
        # The figures of a table, by their names.
        figures <- function(...) list(more = do.call(c, list(...)))
        """#),
    Routine(
      "described", needs: ["text_of_level", "mean_of", "holds", "keep_complete"],
      python: #"""
        def weighted_quantile(y, w, p):
            """Type 2 with weights: the mean of two values where the weights below add up to the share itself."""
            order = np.argsort(y, kind="stable")
            y, below, whole = y[order], np.cumsum(w[order]), w.sum()
            place = int(np.argmax(below >= p * whole - 1e-14 * whole))
            if below[place] > p * whole + 1e-14 * whole or place + 1 == len(y) or p <= 0:
                return y[place]
            return (y[place] + y[place + 1]) / 2


        def described(label, column, rows, by=None, levels=None, quantiles=(), weights=None):
            """Counts, means, spreads and quantiles (type 7) of a column in each group; of a factor the share of each level."""
            found = {}
            groups = [("", rows)]
            if by is not None:
                groups = [(text_of_level(value), rows[holds(by[rows], value)]) for value in dict.fromkeys(by[rows])]
            for group, inside in groups:
                seen = inside[~is_absent(column[inside])]
                w = np.ones(len(seen)) if weights is None else weights[seen]
                if levels is not None:
                    for value in levels:
                        name = f"{label} = {text_of_level(value)} | {group}"
                        has = holds(column[seen], value)
                        found[f"{name}: count"], found[f"{name}: missing"] = has.sum(), len(inside) - len(seen)
                        if len(seen):
                            found[f"{name}: mean"] = np.sum(w * has) / w.sum()
                    continue
                y, name = column[seen], f"{label} | {group}"
                found[f"{name}: count"], found[f"{name}: missing"] = len(y), len(inside) - len(y)
                if len(y) == 0:
                    continue
                center = np.sum(w * y) / w.sum()
                center += np.sum(w * (y - center)) / w.sum()
                found.update({f"{name}: mean": center, f"{name}: minimum": y.min(), f"{name}: maximum": y.max()})
                freedom = len(y) - 1.0 if weights is None else w.sum() - np.sum(w**2) / w.sum()
                if len(y) > 1 and freedom > 0:
                    variance = np.sum(w * (y - center) ** 2) / freedom
                    found[f"{name}: variance"], found[f"{name}: standard_deviation"] = variance, math.sqrt(variance)
                moment = np.sum(w * (y - center) ** 2) / w.sum()
                if moment > 0:
                    found[f"{name}: skewness"] = np.sum(w * (y - center) ** 3) / w.sum() / moment**1.5
                for word, p in [("lower_quartile", 0.25), ("median", 0.5), ("upper_quartile", 0.75),
                                *((f"quantile {q:.10g}", q) for q in quantiles)]:
                    found[f"{name}: {word}"] = np.quantile(y, p) if weights is None else weighted_quantile(y, w, p)
            return found
        """#,
      r: #"""
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
        """#),
    Routine(
      "balanced", needs: ["text_of_level", "mean_of", "holds", "keep_complete"],
      python: #"""
        def balanced(label, column, rows, treated, levels=None):
            """Means by arm and (m1 - m0) / root((s1^2 + s0^2) / 2), Austin (2009), doi:10.1002/sim.3697; of a factor for each level."""
            found = {}
            seen = rows[~is_absent(column[rows])]
            for value in [None] if levels is None else levels:
                y = column[seen] if value is None else holds(column[seen], value).astype(float)
                name = label if value is None else f"{label} = {text_of_level(value)}"
                one, zero = y[treated[seen]], y[~treated[seen]]
                found[f"{name}: mean_treated"], found[f"{name}: mean_control"] = mean_of(one), mean_of(zero)
                s1, s0 = variance_of(one), variance_of(zero)
                found[f"{name}: standardised_difference"] = (mean_of(one) - mean_of(zero)) / math.sqrt((s1 + s0) / 2)
                if s0 > 0:
                    found[f"{name}: variance_ratio"] = s1 / s0
                found[f"{name}: missing"] = len(rows) - len(seen)
            return found
        """#,
      r: #"""
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
        """#),
    Routine(
      "joint_balance", needs: ["joint_test", "least_squares"],
      python: #"""
        def joint_balance(treated, X, clusters=None):
            """F of all slopes in the regression of treatment on the covariates; with clusters Wald's with CR1, G - 1."""
            fit = least_squares(treated.astype(float), X)
            slopes = list(np.eye(X.shape[1])[1:])
            test = joint_test(fit, "classical" if clusters is None else "CR1", slopes, clusters)
            return {f"joint test: {name}": test[name] for name in ("statistic", "df1", "df2", "p_value")}
        """#,
      r: #"""
        # F of all slopes in the regression of treatment on the covariates; with clusters Wald's with CR1, G - 1.
        joint_balance <- function(treated, X, clusters = NULL) {
          fit <- least_squares(as.numeric(treated), X)
          slopes <- lapply(seq_len(ncol(X))[-1], function(j) as.numeric(seq_len(ncol(X)) == j))
          test <- joint_test(fit, if (is.null(clusters)) "classical" else "CR1", slopes, clusters)
          setNames(test[c("statistic", "df1", "df2", "p_value")],
            paste0("joint test: ", c("statistic", "df1", "df2", "p_value")))
        }
        """#),
    Routine(
      "attrition",
      needs: ["risk_difference", "blocked_difference_in_means", "clustered_difference_in_means", "keep_complete"],
      python: #"""
        def attrition(outcome, treated, clusters=None, blocks=None):
            """Who is missing by arm, and the difference of the shares: Wald's error and Pearson's test; with clusters and blocks
            as the difference in means of the design.
            """
            lost = is_absent(outcome).astype(float)
            found = {
                "treated: assigned": treated.sum(), "control: assigned": (~treated).sum(), "treated: missing": lost[treated].sum(),
                "control: missing": lost[~treated].sum(), "difference": lost[treated].mean() - lost[~treated].mean()}
            if lost.sum() in (0, len(lost)):
                return {**found, "p_value": 1.0, "exact p_value": 1.0}
            if clusters is not None:
                test = clustered_difference_in_means(lost, treated, clusters, 0.95, blocks)
            elif blocks is not None:
                test = blocked_difference_in_means(lost, treated, blocks, 0.95)
            else:
                test = risk_difference(lost, treated, "wald", 0.95)
                test["p_value"] = risk_difference(lost, treated, "newcombe", 0.95)["p_value"]
                counts = [[lost[arm].sum(), arm.sum() - lost[arm].sum()] for arm in (treated, ~treated)]
                found["exact p_value"] = stats.fisher_exact(counts)[1]
            found["difference"] = test["estimate"]
            return {**found, **{name: test[name] for name in ("std_error", "df", "conf_low", "conf_high", "p_value")}}
        """#,
      r: #"""
        # Who is missing by arm, and the difference of the shares: Wald's error and Pearson's test; with clusters and blocks
        # as the difference in means of the design.
        attrition <- function(outcome, treated, clusters = NULL, blocks = NULL) {
          lost <- as.numeric(is.na(outcome))
          found <- list("treated: assigned" = sum(treated), "control: assigned" = sum(!treated),
            "treated: missing" = sum(lost[treated]), "control: missing" = sum(lost[!treated]),
            difference = mean(lost[treated]) - mean(lost[!treated]))
          if (sum(lost) %in% c(0, length(lost))) return(c(found, list(p_value = 1, "exact p_value" = 1)))
          if (!is.null(clusters)) {
            test <- clustered_difference_in_means(lost, treated, clusters, 0.95, blocks)
          } else if (!is.null(blocks)) {
            test <- blocked_difference_in_means(lost, treated, blocks, 0.95)
          } else {
            test <- risk_difference(lost, treated, "wald", 0.95)
            test$p_value <- risk_difference(lost, treated, "newcombe", 0.95)$p_value
            found[["exact p_value"]] <- fisher.test(matrix(c(sum(lost[treated]), sum(!lost[treated]),
              sum(lost[!treated]), sum(!lost[!treated])), 2))$p.value
          }
          found$difference <- test$estimate
          c(found, test[c("std_error", "df", "conf_low", "conf_high", "p_value")])
        }
        """#),
    Routine(
      "cross_table", needs: ["text_of_level", "holds", "chi_squared_tail"],
      python: #"""
        def cross_table(label, first, second):
            """Counts, and Pearson's chi-squared test of independence without correction, with Cramer's V."""
            found = {}
            rows, columns = list(dict.fromkeys(first)), list(dict.fromkeys(second))
            counts = np.array([[np.sum(holds(first, a) & holds(second, b)) for b in columns] for a in rows], dtype=float)
            for i, a in enumerate(rows):
                for j, b in enumerate(columns):
                    found[f"{label}{text_of_level(a)} x {text_of_level(b)}: count"] = counts[i, j]
            if len(rows) > 1 and len(columns) > 1:
                expected = counts.sum(axis=1)[:, None] * counts.sum(axis=0)[None, :] / counts.sum()
                statistic, df = np.sum((counts - expected) ** 2 / expected), (len(rows) - 1) * (len(columns) - 1)
                found[f"{label}chi-squared"], found[f"{label}df"] = statistic, df
                found[f"{label}p_value"] = chi_squared_tail(statistic, df)
                found[f"{label}V"] = math.sqrt(statistic / (counts.sum() * (min(counts.shape) - 1)))
                if counts.shape == (2, 2):
                    found[f"{label}exact p_value"] = stats.fisher_exact(counts)[1]
            return found
        """#,
      r: #"""
        # Counts, and Pearson's chi-squared test of independence without correction, with Cramer's V.
        cross_table <- function(label, first, second) {
          found <- list()
          rows <- unique(first)
          columns <- unique(second)
          counts <- matrix(0, length(rows), length(columns))
          for (i in seq_along(rows)) for (j in seq_along(columns)) {
            counts[i, j] <- sum(first == rows[i] & second == columns[j])
            found[[paste0(label, text_of_level(rows[i]), " x ", text_of_level(columns[j]), ": count")]] <- counts[i, j]
          }
          if (length(rows) > 1 && length(columns) > 1) {
            expected <- outer(rowSums(counts), colSums(counts)) / sum(counts)
            statistic <- sum((counts - expected)^2 / expected)
            df <- (length(rows) - 1) * (length(columns) - 1)
            found[[paste0(label, "chi-squared")]] <- statistic
            found[[paste0(label, "df")]] <- df
            found[[paste0(label, "p_value")]] <- chi_squared_tail(statistic, df)
            found[[paste0(label, "V")]] <- sqrt(statistic / (sum(counts) * (min(dim(counts)) - 1)))
            if (all(dim(counts) == 2)) found[[paste0(label, "exact p_value")]] <- fisher.test(counts)$p.value
          }
          found
        }
        """#),
  ]
}
