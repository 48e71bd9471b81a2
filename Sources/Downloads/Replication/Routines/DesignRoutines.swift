extension Routine {
  static let designs: [Routine] = [
    Routine(
      "side_by_side",
      python: #"""
        def side_by_side(*columns):
            """The columns of a design, one after the other."""
            return np.column_stack([np.asarray(column, dtype=float) for column in columns])
        """#,
      r: #"""
        # The columns of a design, one after the other.
        side_by_side <- function(...) {
          X <- cbind(...)
          storage.mode(X) <- "double"
          dimnames(X) <- NULL
          X
        }
        """#),
    Routine(
      "dummies", needs: ["holds"],
      python: #"""
        def dummies(values, levels=None):
            """0 and 1 for each level that occurs but the first; without a list of levels they are sorted."""
            if levels is None:
                levels = sorted(set(values), key=lambda v: v.encode("utf-8") if isinstance(v, str) else v)
            columns = [holds(values, level) for level in levels]
            columns = [column for column in columns if column.any()][1:]
            return np.column_stack([np.zeros((len(values), 0))] + columns).astype(float)
        """#,
      r: #"""
        # 0 and 1 for each level that occurs but the first; without a list of levels they are sorted.
        dummies <- function(values, levels = NULL) {
          if (is.null(levels)) levels <- sort(unique(values), method = "radix")
          levels <- levels[levels %in% values][-1]
          matrix(vapply(levels, function(level) as.numeric(values == level), numeric(length(values))), length(values))
        }
        """#),
    Routine(
      "centered",
      python: #"""
        def centered(X, weights=None):
            """The columns less their weighted means."""
            weights = np.ones(len(X)) if weights is None else weights
            for _ in range(2):
                X = X - weights @ X / weights.sum()
            return X
        """#,
      r: #"""
        # The columns less their weighted means.
        centered <- function(X, weights = NULL) {
          if (is.null(weights)) weights <- rep(1, nrow(X))
          for (time in 1:2) X <- sweep(X, 2, colSums(X * weights) / sum(weights))
          X
        }
        """#),
    Routine(
      "ones",
      python: "def ones(rows):\n    return np.ones(len(rows))",
      r: "ones <- function(rows) rep(1, length(rows))"),
    Routine(
      "centered_within", needs: ["group_numbers"],
      python: #"""
        def centered_within(X, groups, weights=None):
            """The columns less their weighted means in each group."""
            groups = group_numbers(groups)
            weights = np.ones(len(X)) if weights is None else weights
            totals = np.bincount(groups, weights)
            return np.column_stack([column - (np.bincount(groups, weights * column) / totals)[groups] for column in X.T])
        """#,
      r: #"""
        # The columns less their weighted means in each group.
        centered_within <- function(X, groups, weights = NULL) {
          groups <- group_numbers(groups)
          if (is.null(weights)) weights <- rep(1, nrow(X))
          totals <- as.vector(rowsum(weights, groups, reorder = TRUE))
          X - (rowsum(X * weights, groups, reorder = TRUE) / totals)[groups, , drop = FALSE]
        }
        """#),
    Routine(
      "times_treated",
      python: #"""
        def times_treated(X, treated):
            return X * treated[:, None]
        """#,
      r: "times_treated <- function(X, treated) X * treated"),
  ]

  static let jointTests: [Routine] = [
    Routine(
      "joint_test", needs: ["scores_of", "satterthwaite", "f_tail"],
      python: #"""
        def joint_test(fit, se, contrasts, clusters=None):
            """F of several contrasts: Wald's; with CR2 Hotelling's T^2 (HTZ), Pustejovsky and Tipton (2018), section 3.2."""
            q = len(contrasts)
            values = np.array([contrast @ fit["b"] for contrast in contrasts])
            statistic = values @ np.linalg.solve(covariance_of(fit, se, contrasts, clusters), values)
            if se != "CR2":
                df = float(fit["df"]) if clusters is None else len(set(clusters)) - 1.0
                return {"statistic": statistic / q, "df1": q, "df2": df, "p_value": f_tail(statistic / q, q, df)}
            P = [working_pieces(fit, contrast, clusters) for contrast in contrasts]
            expected = np.array([[np.sum(a * b) for b in P] for a in P])
            values, vectors = np.linalg.eigh(expected)
            root = (vectors / np.sqrt(values)) @ vectors.T
            unit = [sum(root[s, t] * P[t] for t in range(q)) for s in range(q)]
            total = 0.0
            for a in unit:
                for b in unit:
                    total += np.sum((a.T @ a) * (b.T @ b)) + np.sum((a.T @ b) * (b.T @ a))
            eta = q * (q + 1) / total
            df = eta - q + 1
            F = df / (eta * q) * statistic
            return {"statistic": F, "df1": q, "df2": df, "p_value": f_tail(F, q, df)}
        """#,
      r: #"""
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
        """#),
    Routine(
      "subgroup_effects",
      needs: ["text_of_level", "joint_test", "contrast_answer", "centered", "side_by_side", "holds"],
      python: #"""
        def subgroup_effects(y, treated, subgroups, X, se, level, clusters=None, weights=None):
            """A mean and an effect for each subgroup, common slopes of X; and the test that the effects are equal."""
            levels = list(dict.fromkeys(subgroups))
            inside = [holds(subgroups, value) for value in levels]
            m = len(levels)
            columns = inside + [group & treated for group in inside]
            if X is not None and X.shape[1]:
                columns.append(centered(X, weights))
            fit = least_squares(y, side_by_side(*columns), weights)
            unit = np.eye(fit["k"])
            more = {}
            for i, value in enumerate(levels):
                part = contrast_answer(fit, se, unit[m + i], level, clusters)
                for name in ("estimate", "std_error", "df", "p_value", "conf_low", "conf_high"):
                    more[f"subgroup {text_of_level(value)}: {name}"] = part[name]
            test = joint_test(fit, se, [unit[m + i] - unit[m] for i in range(1, m)], clusters)
            return {"p_subgroups": test["p_value"], "more": more}
        """#,
      r: #"""
        # A mean and an effect for each subgroup, common slopes of X; and the test that the effects are equal.
        subgroup_effects <- function(y, treated, subgroups, X, se, level, clusters = NULL, weights = NULL) {
          levels <- unique(subgroups)
          m <- length(levels)
          inside <- vapply(levels, function(value) as.numeric(subgroups == value), numeric(length(y)))
          columns <- cbind(inside, inside * treated)
          if (!is.null(X) && ncol(X) > 0) columns <- cbind(columns, centered(X, weights))
          fit <- least_squares(y, side_by_side(columns), weights)
          unit <- function(place) as.numeric(seq_len(fit$k) == place)
          more <- list()
          for (i in seq_len(m)) {
            part <- contrast_answer(fit, se, unit(m + i), level, clusters)
            for (name in c("estimate", "std_error", "df", "p_value", "conf_low", "conf_high")) {
              more[[paste0("subgroup ", levels[i], ": ", name)]] <- part[[name]]
            }
          }
          test <- joint_test(fit, se, lapply(seq_len(m)[-1], function(i) unit(m + i) - unit(m + 1)), clusters)
          list(p_subgroups = test$p_value, more = more)
        }
        """#),
  ]
}
