extension Routine {
  static let pooling: [Routine] = [
    Routine(
      "effects_of_counts",
      python: #"""
        def effects_of_counts(a, b, c, d, measure):
            """Effects of trials from their four counts: a events and b others among the treated, c and d among controls."""
            n1, n0 = a + b, c + d
            if measure == "risk-ratio":
                return {"effects": np.log((a / n1) / (c / n0)), "variances": 1 / a - 1 / n1 + 1 / c - 1 / n0}
            if measure == "odds-ratio":
                return {"effects": np.log((a * d) / (b * c)), "variances": 1 / a + 1 / b + 1 / c + 1 / d}
            return {"effects": a / n1 - c / n0, "variances": a * b / n1**3 + c * d / n0**3}
        """#,
      r: #"""
        # Effects of trials from their four counts: a events and b others among the treated, c and d among controls.
        effects_of_counts <- function(a, b, c, d, measure) {
          n1 <- a + b
          n0 <- c + d
          switch(measure,
            "risk-ratio" = list(effects = log((a / n1) / (c / n0)), variances = 1 / a - 1 / n1 + 1 / c - 1 / n0),
            "odds-ratio" = list(effects = log((a * d) / (b * c)), variances = 1 / a + 1 / b + 1 / c + 1 / d),
            list(effects = a / n1 - c / n0, variances = a * b / n1^3 + c * d / n0^3))
        }
        """#),
    Routine(
      "pooled_effect", needs: ["answer", "chi_squared_tail"],
      python: #"""
        def between_variance(y, v, method):
            """tau^2. DL: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2. PM: Paule and Mandel (1982), where the
            generalised Q is k - 1. REML: where the restricted score is zero, Viechtbauer (2005), doi:10.3102/10769986030003261.
            """
            def parts(tau2):
                w = 1 / (v + tau2)
                deviations = y - np.sum(w * y) / w.sum()
                return w, deviations
            w, deviations = parts(0.0)
            df = len(y) - 1
            if method == "DL":
                return max(0.0, (np.sum(w * deviations**2) - df) / (w.sum() - np.sum(w**2) / w.sum()))

            def zero_of(function):
                if function(0.0) <= 0:
                    return 0.0
                high = np.var(y, ddof=1) + v.max()
                while function(high) > 0:
                    high *= 2
                return optimize.brentq(function, 0.0, high, xtol=1e-300, rtol=1e-14, maxiter=1000)

            def excess(tau2):
                w, deviations = parts(tau2)
                return np.sum(w * deviations**2) - df

            def score(tau2):
                w, deviations = parts(tau2)
                return np.sum((w * deviations) ** 2) - w.sum() + np.sum(w**2) / w.sum()
            return zero_of(excess if method == "PM" else score)


        def pooled_effect(y, v, model, tau2_method, interval, level):
            """Weights 1/(v + tau^2). hartung-knapp: root(sum of w (y - mean)^2 / ((k - 1) sum of w)), t with k - 1
            (doi:10.1002/sim.1009). Prediction: t with k - 2 (Higgins and others 2009, doi:10.1111/j.1467-985X.2008.00552.x).
            """
            k, w0 = len(y), 1 / v
            q = np.sum(w0 * (y - np.sum(w0 * y) / w0.sum()) ** 2)
            random = model == "random-effects"
            tau2 = between_variance(y, v, tau2_method) if random else 0.0
            w = 1 / (v + tau2)
            mean = np.sum(w * y) / w.sum()
            if random:
                typical = (k - 1) * w0.sum() / (w0.sum() ** 2 - np.sum(w0**2))
                i2 = tau2 / (tau2 + typical)
            else:
                i2 = max(0.0, (q - (k - 1)) / q) if q > 0 else 0.0
            error, df = 1 / math.sqrt(w.sum()), math.inf
            if random and interval == "hartung-knapp":
                error, df = math.sqrt(np.sum(w * (y - mean) ** 2) / ((k - 1) * w.sum())), k - 1.0
            more = {"q": q, "q_p_value": chi_squared_tail(q, k - 1), "i2": i2, "tau2": tau2}
            if random and k >= 3:
                prediction = answer(mean, math.sqrt(error**2 + tau2), k - 2.0, level)
                more["prediction_low"], more["prediction_high"] = prediction["conf_low"], prediction["conf_high"]
            return answer(mean, error, df, level, n_obs=k, more=more, iterative=random and tau2_method != "DL")
        """#,
      r: #"""
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
        """#),
  ]

  static let indices: [Routine] = [
    Routine(
      "scores_by_control", needs: ["mean_of"],
      python: #"""
        def scores_by_control(outcomes, treated):
            """Each outcome less the mean of the control arm, over its standard deviation there."""
            scores = []
            for values in outcomes:
                control = values[~treated & ~np.isnan(values)]
                scores.append((values - mean_of(control)) / math.sqrt(variance_of(control)))
            return np.column_stack(scores)
        """#,
      r: #"""
        # Each outcome less the mean of the control arm, over its standard deviation there.
        scores_by_control <- function(outcomes, treated) {
          vapply(outcomes, function(values) {
            control <- values[!treated & !is.na(values)]
            (values - mean_of(control)) / sqrt(variance_of(control))
          }, numeric(length(treated)))
        }
        """#),
    Routine(
      "anderson_index", needs: ["scores_by_control"],
      python: #"""
        def anderson_index(outcomes, treated):
            """Scores weighted by the row sums of the inverse of their covariance, then standardised by the control arm.

            Anderson (2008), doi:10.1198/016214508000000841; a row uses the outcomes that it has.
            """
            Z = scores_by_control(outcomes, treated)
            k = Z.shape[1]
            covariance = np.empty((k, k))
            for a in range(k):
                for b in range(k):
                    both = ~np.isnan(Z[:, a]) & ~np.isnan(Z[:, b])
                    first, second = Z[both, a], Z[both, b]
                    covariance[a, b] = np.sum((first - first.mean()) * (second - second.mean())) / (both.sum() - 1)
            weights = np.linalg.solve(covariance, np.ones(k))
            present = ~np.isnan(Z)
            raw = np.where(present, Z, 0) @ weights / (present @ weights)
            control = raw[~treated & ~np.isnan(raw)]
            return (raw - mean_of(control)) / math.sqrt(variance_of(control))
        """#,
      r: #"""
        # Scores weighted by the row sums of the inverse of their covariance, then standardised by the control arm.
        # Anderson (2008), doi:10.1198/016214508000000841; a row uses the outcomes that it has.
        anderson_index <- function(outcomes, treated) {
          Z <- scores_by_control(outcomes, treated)
          weights <- solve(cov(Z, use = "pairwise.complete.obs"), rep(1, ncol(Z)))
          present <- !is.na(Z)
          raw <- as.vector(replace(Z, !present, 0) %*% weights / (present %*% weights))
          raw[!is.finite(raw)] <- NA
          control <- raw[!treated & !is.na(raw)]
          (raw - mean_of(control)) / sqrt(variance_of(control))
        }
        """#),
    Routine(
      "kling_index", needs: ["scores_by_control"],
      python: #"""
        def kling_index(outcomes, treated):
            """The mean of the scores; a missing one takes the mean of its arm (Kling, Liebman and Katz 2007,
            doi:10.1111/j.1468-0262.2007.00733.x).
            """
            Z = scores_by_control(outcomes, treated)
            absent = np.isnan(Z).all(axis=1)
            for column in Z.T:
                for arm in (treated, ~treated):
                    column[arm & np.isnan(column)] = np.nanmean(column[arm]) if arm.any() else math.nan
            return np.where(absent, math.nan, Z.mean(axis=1))
        """#,
      r: #"""
        # The mean of the scores; a missing one takes the mean of its arm (Kling, Liebman and Katz 2007,
        # doi:10.1111/j.1468-0262.2007.00733.x).
        kling_index <- function(outcomes, treated) {
          Z <- scores_by_control(outcomes, treated)
          absent <- rowSums(!is.na(Z)) == 0
          for (j in seq_len(ncol(Z))) for (arm in c(TRUE, FALSE)) {
            Z[treated == arm & is.na(Z[, j]), j] <- mean(Z[treated == arm, j], na.rm = TRUE)
          }
          ifelse(absent, NA, rowMeans(Z))
        }
        """#),
  ]

  static let families: [Routine] = [
    Routine(
      "adjustment",
      python: #"""
        def adjusted_p_values(p, method):
            """Holm (1979); Hochberg (1988), doi:10.1093/biomet/75.4.800; Hommel (1988), doi:10.1093/biomet/75.2.383; Benjamini and
            Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998.
            """
            p, m = np.asarray(p, dtype=float), len(p)
            order = np.argsort(p, kind="stable")
            s, rank = p[order], np.arange(1, m + 1)
            downwards = lambda values: np.minimum.accumulate(values[::-1])[::-1]
            if method == "bonferroni":
                q = m * s
            elif method == "sidak":
                q = -np.expm1(m * np.log1p(-s))
            elif method == "holm":
                q = np.maximum.accumulate((m - rank + 1) * s)
            elif method == "hochberg":
                q = downwards((m - rank + 1) * s)
            elif method == "benjamini-hochberg":
                q = downwards(m / rank * s)
            elif method == "benjamini-yekutieli":
                q = downwards(np.sum(1 / rank) * m / rank * s)
            else:
                assert method == "hommel"  # for each size of a subset Simes' bound, the largest over those that hold the hypothesis
                q = s.copy()
                for size in range(m, 1, -1):
                    simes = np.min(size * s[m - size + 1 :] / np.arange(2, size + 1))
                    bound = np.where(np.arange(m) > m - size, simes, np.minimum(simes, size * s))
                    q = np.maximum(q, bound)
            result = np.empty(m)
            result[order] = np.minimum(q, 1)
            return result


        def adjustment(method):
            return lambda found: adjusted_p_values([result["p_value"] for result in found], method)
        """#,
      r: #"""
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
        """#),
    Routine(
      "romano_wolf", needs: ["group_numbers", "centered", "times_treated", "side_by_side", "drawn_share"],
      python: #"""
        def effect_in_resample(member, times, unit_of_row):
            """The effect and its HC1 error, or CR1 with clusters, when each unit stands so often in the data."""
            m = times[unit_of_row[member["rows"]]]
            y, treated, Z = member["y"], member["treated"], member["Z"]
            w = m * member["weights"]
            columns = [treated, np.ones(len(y))]
            if member["interacted"]:
                Z = Z - w @ Z / w.sum()
                columns += [Z, Z * treated[:, None]]
            elif Z.shape[1]:
                columns += [Z]
            X = side_by_side(*columns)
            try:
                inverse = np.linalg.inv(X.T @ (X * w[:, None]))
            except np.linalg.LinAlgError:
                return math.nan, math.nan
            b = inverse @ (X.T @ (w * y))
            along = (X @ inverse[0]) * member["weights"] * (y - X @ b)
            n, k = m.sum(), X.shape[1]
            if member["clusters"]:
                units = unit_of_row[member["rows"]]
                sums, G = np.bincount(units, along, len(times)), times[np.unique(units)].sum()
                variance = np.sum(times * sums**2) * G / (G - 1) * (n - 1) / (n - k)
            else:
                variance = np.sum(m * along**2) * n / (n - k)
            error = math.sqrt(variance) if variance > 0 else math.nan
            return b[0], error if error > 1e-12 * abs(b[0]) else math.nan


        def romano_wolf(members, arms, draws, clusters=None, blocks=None):
            """Step-down p values from the joint distribution of (theta* - theta) / se*, units drawn within arms (and blocks).

            Romano and Wolf (2005), doi:10.1198/016214504000000539, and (2016), doi:10.1016/j.spl.2016.02.012.
            """
            rng, own = np.random.default_rng(20200909), min(draws, 2000)
            used = np.unique(np.concatenate([member["rows"] for member in members]))
            keys = clusters[used] if clusters is not None else used
            units = group_numbers(keys)
            unit_of_row = np.full(len(arms), -1)
            unit_of_row[used] = units
            labels = arms[used] if blocks is None else np.array([f"{a}, {b}" for a, b in zip(arms[used], blocks[used])])
            strata = group_numbers(labels)
            first = np.array([strata[np.flatnonzero(units == unit)[0]] for unit in range(units.max() + 1)])
            if np.any(first[units] != strata):
                first = np.zeros(len(first), dtype=int)  # clusters that hold both arms are drawn from all
            observed = [effect_in_resample(member, np.ones(len(first)), unit_of_row) for member in members]
            t = np.array([effect / error for effect, error in observed])
            order = np.argsort(-np.abs(t), kind="stable")
            counts, kept = np.ones(len(t)), 0
            for _ in range(own):
                times = np.zeros(len(first))
                for stratum in range(first.max() + 1):
                    inside = np.flatnonzero(first == stratum)
                    np.add.at(times, rng.choice(inside, len(inside)), 1)
                drawn = [effect_in_resample(member, times, unit_of_row) for member in members]
                statistics = np.array([(e - o[0]) / s for (e, s), o in zip(drawn, observed)])
                if not np.isfinite(statistics).all():
                    continue
                kept += 1
                largest = np.maximum.accumulate(np.abs(statistics[order])[::-1])[::-1]
                counts[order] += largest >= np.abs(t[order]) * (1 - 1e-9)
            p = np.empty(len(t))
            p[order] = np.maximum.accumulate(counts[order] / (kept + 1))
            return [drawn_share(value, kept, draws) for value in p]
        """#,
      r: #"""
        # The effect and its HC1 error, or CR1 with clusters, when each unit stands so often in the data.
        effect_in_resample <- function(member, times, unit_of_row) {
          units <- unit_of_row[member$rows]
          m <- times[units]
          w <- m * member$weights
          X <- cbind(member$treated, 1)
          if (member$interacted) {
            Z <- centered(member$Z, w)
            X <- cbind(X, Z, Z * member$treated)
          } else {
            X <- cbind(X, member$Z)
          }
          inverse <- tryCatch(solve(crossprod(X, X * w)), error = function(problem) NULL)
          if (is.null(inverse)) return(c(NaN, NaN))
          b <- inverse %*% crossprod(X, w * member$y)
          along <- as.vector(X %*% inverse[, 1]) * member$weights * as.vector(member$y - X %*% b)
          n <- sum(m)
          k <- ncol(X)
          if (member$clusters) {
            sums <- rowsum(along, factor(units, seq_along(times)), reorder = TRUE)
            known <- sort(unique(units))
            G <- sum(times[known])
            variance <- sum(times[as.integer(rownames(sums))] * sums^2) * G / (G - 1) * (n - 1) / (n - k)
          } else {
            variance <- sum(m * along^2) * n / (n - k)
          }
          error <- if (variance > 0) sqrt(variance) else NaN
          c(b[1], if (isTRUE(error > 1e-12 * abs(b[1]))) error else NaN)
        }

        # Step-down p values from the joint distribution of (theta* - theta) / se*, units drawn within arms (and blocks).
        # Romano and Wolf (2005), doi:10.1198/016214504000000539, and (2016), doi:10.1016/j.spl.2016.02.012.
        romano_wolf <- function(members, arms, draws, clusters = NULL, blocks = NULL) {
          set.seed(20200909)
          own <- min(draws, 2000)
          used <- sort(unique(unlist(lapply(members, function(member) member$rows))))
          units <- group_numbers(if (is.null(clusters)) used else clusters[used])
          unit_of_row <- rep(NA_integer_, length(arms))
          unit_of_row[used] <- units
          labels <- if (is.null(blocks)) arms[used] else paste(arms[used], blocks[used], sep = ", ")
          strata <- group_numbers(labels)
          first <- strata[match(seq_len(max(units)), units)]
          if (any(first[units] != strata)) first <- rep(1, length(first)) # clusters that hold both arms are drawn from all
          observed <- vapply(members, effect_in_resample, numeric(2), rep(1, length(first)), unit_of_row)
          t <- observed[1, ] / observed[2, ]
          ordered <- order(-abs(t))
          counts <- rep(1, length(t))
          kept <- 0
          for (draw in seq_len(own)) {
            times <- numeric(length(first))
            for (stratum in seq_len(max(first))) {
              inside <- which(first == stratum)
              times[inside] <- tabulate(sample.int(length(inside), replace = TRUE), length(inside))
            }
            drawn <- vapply(members, effect_in_resample, numeric(2), times, unit_of_row)
            statistics <- (drawn[1, ] - observed[1, ]) / drawn[2, ]
            if (!all(is.finite(statistics))) next
            kept <- kept + 1
            largest <- rev(cummax(rev(abs(statistics[ordered]))))
            counts[ordered] <- counts[ordered] + (largest >= abs(t[ordered]) * (1 - 1e-9))
          }
          p <- numeric(length(t))
          p[ordered] <- cummax(counts[ordered] / (kept + 1))
          lapply(p, drawn_share, kept, draws)
        }
        """#),
  ]
}
