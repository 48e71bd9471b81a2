extension Routine {
  static let ranks: [Routine] = [
    Routine(
      "mann_whitney", needs: ["upper_quantile"],
      python: #"""
        def share_of_ranks_up_to(n1, n0):
            """P(U <= u) for u = 0, 1, ... without ties, every order being equally likely."""
            shares = {(0, 0): np.ones(1)}
            for i in range(n1 + 1):
                for j in range(n0 + 1):
                    if i + j == 0:
                        continue
                    row = np.zeros(i * j + 1)
                    if i > 0:  # the largest value is a treated one: it is above all j controls
                        row[j : j + (i - 1) * j + 1] += i / (i + j) * shares[i - 1, j]
                    if j > 0:
                        row[: i * (j - 1) + 1] += j / (i + j) * shares[i, j - 1]
                    shares[i, j] = row
            return np.cumsum(shares[n1, n0])


        def mann_whitney(y, treated, level):
            """The Hodges-Lehmann shift and the interval of the inverted test; U and its two-sided p value.

            Exact with fewer than 50 units in each arm and no tie, else normal with ties and continuity corrected.
            Mann and Whitney (1947), doi:10.1214/aoms/1177730491; Hodges and Lehmann (1963), doi:10.1214/aoms/1177704172.
            """
            one, zero = y[treated], y[~treated]
            n1, n0 = len(one), len(zero)
            ranks = stats.rankdata(y)
            U = ranks[treated].sum() - n1 * (n1 + 1) / 2
            ties = np.unique(y, return_counts=True)[1].astype(float)
            tail = (1 - level) / 2
            if n1 < 50 and n0 < 50 and len(ties) == len(y):
                cumulative = share_of_ranks_up_to(n1, n0)
                below = cumulative[int(U)]
                above = 1.0 if U == 0 else 1 - cumulative[int(U) - 1]
                p_value = min(2 * min(below, above), 1.0)
                beyond = int(np.argmax(cumulative >= tail * (1 - 1e-12)))
            else:
                n = n1 + n0
                spread = math.sqrt(n1 * n0 / 12 * (n + 1 - np.sum(ties**3 - ties) / (n * (n - 1))))
                distance = U - n1 * n0 / 2
                correction = 0.5 if distance != 0 else 0.0
                p_value = min(2 * special.ndtr(-(abs(distance) - correction) / spread), 1.0)
                beyond = math.ceil(n1 * n0 / 2 - upper_quantile(tail) * spread - correction)
            differences = np.sort((one[:, None] - zero[None, :]).ravel())
            place = max(beyond, 1)
            return {
                "estimate": np.median(differences), "statistic": U, "p_value": p_value,
                "conf_low": differences[place - 1], "conf_high": differences[len(differences) - place], "n_obs": len(y)}
        """#,
      r: #"""
        # The Hodges-Lehmann shift and the interval of the inverted test; U and its two-sided p value.
        # Exact with fewer than 50 units in each arm and no tie, else normal with ties and continuity corrected.
        # Mann and Whitney (1947), doi:10.1214/aoms/1177730491; Hodges and Lehmann (1963), doi:10.1214/aoms/1177704172.
        mann_whitney <- function(y, treated, level) {
          one <- y[treated]
          zero <- y[!treated]
          n1 <- as.numeric(length(one))
          n0 <- as.numeric(length(zero))
          U <- sum(rank(y)[treated]) - n1 * (n1 + 1) / 2
          ties <- as.numeric(table(match(y, unique(y))))
          tail <- (1 - level) / 2
          if (n1 < 50 && n0 < 50 && length(ties) == length(y)) {
            p_value <- min(2 * min(pwilcox(U, n1, n0), pwilcox(U - 1, n1, n0, lower.tail = FALSE)), 1)
            beyond <- qwilcox(tail, n1, n0)
          } else {
            n <- n1 + n0
            spread <- sqrt(n1 * n0 / 12 * (n + 1 - sum(ties^3 - ties) / (n * (n - 1))))
            distance <- U - n1 * n0 / 2
            correction <- if (distance != 0) 0.5 else 0
            p_value <- min(2 * pnorm(-(abs(distance) - correction) / spread), 1)
            beyond <- ceiling(n1 * n0 / 2 - upper_quantile(tail) * spread - correction)
          }
          differences <- sort(as.vector(outer(one, zero, "-")))
          place <- max(beyond, 1)
          list(estimate = median(differences), statistic = U, p_value = p_value, conf_low = differences[place],
            conf_high = differences[length(differences) + 1 - place], n_obs = length(y))
        }
        """#),
    Routine(
      "kolmogorov_smirnov",
      python: #"""
        def kolmogorov_smirnov(y, treated):
            """D = max |F1 - F0|. Exact over all orders of the values, ties kept, when n1 n0 < 10,000; else Kolmogorov's limit.

            Smirnov (1939); Hodges (1958), doi:10.1007/BF02589501; Schroer and Trenkler (1995), doi:10.1016/0167-9473(94)00040-P.
            """
            order = np.argsort(y, kind="stable")
            values, is_treated = y[order], treated[order]
            n1, n0 = int(treated.sum()), int((~treated).sum())
            seen1, seen0 = np.cumsum(is_treated), np.cumsum(~is_treated)
            ends = np.append(values[1:] != values[:-1], True)
            distance = int(np.max(np.abs(seen1 * n0 - seen0 * n1)[ends]))
            D = distance / (n1 * n0)
            if distance == 0:
                p_value = 1.0
            elif n1 * n0 < 10000:
                # reached[j]: the share of the ways to i treated and j controls that have come as far apart.
                reached = np.zeros(n0 + 1)
                for i in range(n1 + 1):
                    for j in range(n0 + 1):
                        if i + j == 0:
                            continue
                        if ends[i + j - 1] and abs(i * n0 - j * n1) >= distance:
                            reached[j] = 1.0
                        else:
                            before = (reached[j] if i > 0 else 0.0), (reached[j - 1] if j > 0 else 0.0)
                            reached[j] = i / (i + j) * before[0] + j / (i + j) * before[1]
                p_value = min(reached[n0], 1.0)
            else:
                p_value = stats.kstwobign.sf(D * math.sqrt(n1 * n0 / (n1 + n0)))
            return {"estimate": D, "statistic": D, "p_value": p_value, "n_obs": len(y)}
        """#,
      r: #"""
        # D = max |F1 - F0|. Exact over all orders of the values, ties kept, when n1 n0 < 10,000; else Kolmogorov's limit.
        # Smirnov (1939); Hodges (1958), doi:10.1007/BF02589501; Schroer and Trenkler (1995), doi:10.1016/0167-9473(94)00040-P.
        kolmogorov_smirnov <- function(y, treated) {
          ordered <- order(y)
          values <- y[ordered]
          n1 <- as.numeric(sum(treated))
          n0 <- as.numeric(sum(!treated))
          seen1 <- cumsum(treated[ordered])
          seen0 <- cumsum(!treated[ordered])
          ends <- c(values[-1] != values[-length(values)], TRUE)
          distance <- max(abs(seen1 * n0 - seen0 * n1)[ends])
          D <- distance / (n1 * n0)
          if (distance == 0) {
            p_value <- 1
          } else if (n1 * n0 < 10000) {
            # reached[j + 1]: the share of the ways to i treated and j controls that have come as far apart.
            reached <- numeric(n0 + 1)
            for (i in 0:n1) for (j in 0:n0) {
              if (i + j == 0) next
              if (ends[i + j] && abs(i * n0 - j * n1) >= distance) {
                reached[j + 1] <- 1
              } else {
                before <- c(if (i > 0) reached[j + 1] else 0, if (j > 0) reached[j] else 0)
                reached[j + 1] <- i / (i + j) * before[1] + j / (i + j) * before[2]
              }
            }
            p_value <- min(reached[n0 + 1], 1)
          } else {
            x <- D * sqrt(n1 * n0 / (n1 + n0))
            k <- 1:100
            p_value <- if (x < 1) 1 - sqrt(2 * pi) / x * sum(exp(-(2 * k - 1)^2 * pi^2 / (8 * x^2))) else
              2 * sum((-1)^(k - 1) * exp(-2 * k^2 * x^2))
          }
          list(estimate = D, statistic = D, p_value = p_value, n_obs = length(y))
        }
        """#),
  ]

  static let quantiles: [Routine] = [
    Routine(
      "quantile_effect",
      python: #"""
        def order_statistics(y, q, level):
            """The limits of one arm's quantile: order statistics, by the binomial distribution (Conover 1999, section 3.2)."""
            y, n, tail = np.sort(y), len(y), (1 - level) / 2
            counts = np.arange(n + 1)
            below, above = stats.binom.cdf(counts, n, q), stats.binom.sf(counts - 1, n, q)
            l = int(np.sum(below[:n] <= tail))  # fewer than l values lie below with at most the tail
            u = n + 1
            while u > 1 and stats.binom.sf(u - 2, n, q) <= tail:
                u -= 1
            return y[l - 1], y[u - 1]


        def quantile_effect(y, treated, q, level):
            """The difference of two quantiles of type 7, the distances to their limits squared and added.

            Zou and Donner (2008), doi:10.1002/sim.3095.
            """
            one, zero = np.quantile(y[treated], q), np.quantile(y[~treated], q)
            (low1, high1), (low0, high0) = order_statistics(y[treated], q, level), order_statistics(y[~treated], q, level)
            return {
                "estimate": one - zero, "conf_low": one - zero - math.hypot(one - low1, high0 - zero),
                "conf_high": one - zero + math.hypot(high1 - one, zero - low0), "n_obs": len(y)}
        """#,
      r: #"""
        # The limits of one arm's quantile: order statistics, by the binomial distribution (Conover 1999, section 3.2).
        order_statistics <- function(y, q, level) {
          y <- sort(y)
          n <- length(y)
          tail <- (1 - level) / 2
          l <- sum(pbinom(0:(n - 1), n, q) <= tail)
          u <- n + 1
          while (u > 1 && pbinom(u - 2, n, q, lower.tail = FALSE) <= tail) u <- u - 1
          c(y[l], y[u])
        }

        # The difference of two quantiles of type 7, the distances to their limits squared and added.
        # Zou and Donner (2008), doi:10.1002/sim.3095.
        quantile_effect <- function(y, treated, q, level) {
          one <- quantile(y[treated], q, names = FALSE)
          zero <- quantile(y[!treated], q, names = FALSE)
          limits1 <- order_statistics(y[treated], q, level)
          limits0 <- order_statistics(y[!treated], q, level)
          list(estimate = one - zero, conf_low = one - zero - sqrt((one - limits1[1])^2 + (limits0[2] - zero)^2),
            conf_high = one - zero + sqrt((limits1[2] - one)^2 + (zero - limits0[1])^2), n_obs = length(y))
        }
        """#)
  ]

  static let bounds: [Routine] = [
    Routine(
      "lee_bounds", needs: ["mean_of", "group_numbers"],
      python: #"""
        def lowest_part(values, kept):
            """Mean and variance of the lowest values of mass `kept`, of which the last may count in part; and the last."""
            values = np.sort(values)
            mass = round(kept) if abs(kept - round(kept)) < 1e-9 * kept else kept
            edge = values[max(math.ceil(mass), 1) - 1]
            weights = np.clip(mass - np.arange(len(values)), 0, 1)
            center = np.sum(weights * (values - edge)) / weights.sum() + edge
            return center, np.sum(weights * (values - center) ** 2) / (weights.sum() - 1), edge


        def lee_cell(y, treated):
            """The bounds of one cell with their variances: Lee (2009), doi:10.1111/j.1467-937X.2009.00536.x, propositions 1-3."""
            arms = {arm: y[treated == arm] for arm in (True, False)}
            seen = {arm: values[~np.isnan(values)] for arm, values in arms.items()}
            share = {arm: len(seen[arm]) / len(arms[arm]) for arm in arms}
            more = share[True] >= share[False]  # the arm that is trimmed
            high, low = share[more], share[not more]
            q = (high - low) / high
            kept = len(seen[more]) * (1 - q)
            ratio_variance = (1 - q) ** 2 * ((1 - low) / (low * len(arms[not more])) + (1 - high) / (high * len(arms[more])))
            other_mean = mean_of(seen[not more])
            other_variance = variance_of(seen[not more]) / len(seen[not more])

            def bound(values):
                center, variance, edge = lowest_part(values, kept)
                own = (variance + (edge - center) ** 2 * q) / kept
                return center, own + ((edge - center) / (1 - q)) ** 2 * ratio_variance + other_variance

            smallest, mirrored = bound(seen[more]), bound(-seen[more])
            ends = [(smallest[0] - other_mean, smallest[1]), (-mirrored[0] - other_mean, mirrored[1])]
            if not more:
                ends = [(-ends[1][0], ends[1][1]), (-ends[0][0], ends[0][1])]
            return {"ends": ends, "always": len(y) * low, "counted": len(seen[not more])}


        def lee_bounds(y, treated, level, cells=None):
            """Bounds on the effect for those who are observed in either arm; within cells averaged by their estimated number.

            The interval is that of the effect (Imbens and Manski 2004, doi:10.1111/j.1468-0262.2004.00555.x).
            """
            seen = ~np.isnan(y)
            untrimmed = mean_of(y[seen & treated]) - mean_of(y[seen & ~treated])
            groups = np.zeros(len(y), dtype=int) if cells is None else group_numbers(cells)
            parts = [lee_cell(y[groups == g], treated[groups == g]) for g in range(groups.max() + 1)]
            total = sum(part["always"] for part in parts)
            counted = sum(part["counted"] for part in parts)
            found = []
            for end in (0, 1):
                estimate = sum(part["always"] / total * part["ends"][end][0] for part in parts)
                variance = 0.0
                for part in parts:
                    weight = part["always"] / total
                    value, own = part["ends"][end]
                    variance += weight**2 * own + (weight * (value - estimate) ** 2 / counted if cells is not None else 0)
                found.append((estimate, math.sqrt(variance)))
            (low, low_error), (high, high_error) = found
            width = max(high - low, 0) / max(low_error, high_error)
            c = optimize.brentq(lambda c: special.ndtr(-c) + special.ndtr(-c - width) - (1 - level), 0, 40, xtol=1e-14)
            return {
                "estimate": untrimmed, "conf_low": low - c * low_error, "conf_high": high + c * high_error,
                "bound_low": low, "bound_high": high, "n_obs": len(y), "iterative": True}
        """#,
      r: #"""
        # Mean and variance of the lowest values of mass `kept`, of which the last may count in part; and the last.
        lowest_part <- function(values, kept) {
          values <- sort(values)
          mass <- if (abs(kept - round(kept)) < 1e-9 * kept) round(kept) else kept
          edge <- values[max(ceiling(mass), 1)]
          weights <- pmin(pmax(mass - (seq_along(values) - 1), 0), 1)
          center <- sum(weights * (values - edge)) / sum(weights) + edge
          c(center, sum(weights * (values - center)^2) / (sum(weights) - 1), edge)
        }

        # The bounds of one cell with their variances: Lee (2009), doi:10.1111/j.1467-937X.2009.00536.x, propositions 1-3.
        lee_cell <- function(y, treated) {
          assigned <- c(sum(treated), sum(!treated))
          seen <- list(y[treated & !is.na(y)], y[!treated & !is.na(y)])
          share <- lengths(seen) / assigned
          more <- if (share[1] >= share[2]) 1 else 2 # the arm that is trimmed
          high <- share[more]
          low <- share[3 - more]
          q <- (high - low) / high
          kept <- length(seen[[more]]) * (1 - q)
          ratio_variance <- (1 - q)^2 * ((1 - low) / (low * assigned[3 - more]) + (1 - high) / (high * assigned[more]))
          other <- seen[[3 - more]]
          bound <- function(values) {
            part <- lowest_part(values, kept)
            distance <- part[3] - part[1]
            own <- (part[2] + distance^2 * q) / kept
            c(part[1], own + (distance / (1 - q))^2 * ratio_variance + variance_of(other) / length(other))
          }
          smallest <- bound(seen[[more]])
          mirrored <- bound(-seen[[more]])
          ends <- rbind(c(smallest[1] - mean_of(other), smallest[2]), c(-mirrored[1] - mean_of(other), mirrored[2]))
          if (more == 2) ends <- cbind(-ends[2:1, 1], ends[2:1, 2])
          list(ends = ends, always = length(y) * low, counted = length(other))
        }

        # Bounds on the effect for those who are observed in either arm; within cells averaged by their estimated number.
        # The interval is that of the effect (Imbens and Manski 2004, doi:10.1111/j.1468-0262.2004.00555.x).
        lee_bounds <- function(y, treated, level, cells = NULL) {
          seen <- !is.na(y)
          untrimmed <- mean_of(y[seen & treated]) - mean_of(y[seen & !treated])
          groups <- if (is.null(cells)) rep(1, length(y)) else group_numbers(cells)
          parts <- lapply(seq_len(max(groups)), function(g) lee_cell(y[groups == g], treated[groups == g]))
          always <- vapply(parts, function(part) part$always, 0)
          counted <- sum(vapply(parts, function(part) part$counted, 0))
          weights <- always / sum(always)
          found <- vapply(1:2, function(end) {
            values <- vapply(parts, function(part) part$ends[end, 1], 0)
            own <- vapply(parts, function(part) part$ends[end, 2], 0)
            estimate <- sum(weights * values)
            variance <- sum(weights^2 * own)
            if (!is.null(cells)) variance <- variance + sum(weights * (values - estimate)^2) / counted
            c(estimate, sqrt(variance))
          }, numeric(2))
          width <- max(found[1, 2] - found[1, 1], 0) / max(found[2, ])
          c <- uniroot(function(c) pnorm(-c) + pnorm(-c - width) - (1 - level), c(0, 40), tol = 1e-14, maxiter = 1000)$root
          list(estimate = untrimmed, conf_low = found[1, 1] - c * found[2, 1], conf_high = found[1, 2] + c * found[2, 2],
            bound_low = found[1, 1], bound_high = found[1, 2], n_obs = length(y), iterative = TRUE)
        }
        """#)
  ]
}
