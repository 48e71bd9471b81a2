extension Routine {
  static let randomisation: [Routine] = [
    Routine(
      "drawn_share",
      python: #"""
        def drawn_share(value, own, published):
            """A p value by `own` draws, held against one by `published` other draws."""
            def against(other):
                p = min(max((value + other) / 2, 1 / published), 1 - 1 / published)
                return value, math.sqrt(p * (1 - p) * (1 / own + 1 / published))
            return Drawn(f"{own} draws of our own", lambda published: published, against)
        """#,
      r: #"""
        # A p value by `own` draws, held against one by `published` other draws.
        drawn_share <- function(value, own, published) {
          list(word = sprintf("%d draws of our own", as.integer(own)), target = function(other) other, against = function(other) {
            p <- min(max((value + other) / 2, 1 / published), 1 - 1 / published)
            c(value, sqrt(p * (1 - p) * (1 / own + 1 / published)))
          })
        }
        """#),
    Routine(
      "randomisation_test", needs: ["group_numbers", "drawn_share"],
      python: #"""
        def randomisation_test(y, treated, draws, clusters=None, blocks=None):
            """How often the difference in means of another assignment is as far from zero: all of them when there are at most
            100,000, else draws, and the p value (1 + extreme) / (1 + draws). As many units are treated in each block as were.

            Gerber and Green (2012), Field Experiments, section 3.4; Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.
            """
            units = group_numbers(clusters) if clusters is not None else np.arange(len(y))
            count = units.max() + 1
            totals, sizes = np.bincount(units, y - y.mean(), count), np.bincount(units, minlength=count).astype(float)
            first = np.array([np.flatnonzero(units == unit)[0] for unit in range(count)]) if clusters is not None else units
            groups = group_numbers(blocks)[first] if blocks is not None else np.zeros(count, dtype=int)
            assigned = treated[first]

            def part(chosen, inside):
                """The share of a block in the statistic, for assignments in the rows of `chosen`."""
                one, n1 = chosen @ totals[inside], chosen @ sizes[inside]
                zero, n0 = totals[inside].sum() - one, sizes[inside].sum() - n1
                return sizes[inside].sum() / len(y) * (one / n1 - zero / n0)

            insides = [np.flatnonzero(groups == block) for block in range(groups.max() + 1)]
            observed = sum(part(assigned[inside][None, :].astype(float), inside)[0] for inside in insides)
            all_of_them = math.prod(math.comb(len(inside), int(assigned[inside].sum())) for inside in insides)
            limit = abs(observed) - 1e-9 * abs(observed)
            if all_of_them <= 100000:
                values = np.zeros(1)
                for inside in insides:
                    chosen = np.array([
                        np.isin(np.arange(len(inside)), places)
                        for places in itertools.combinations(range(len(inside)), int(assigned[inside].sum()))], dtype=float)
                    values = (values[:, None] + part(chosen, inside)[None, :]).ravel()
                return {"p_randomisation": np.mean(np.abs(values) >= limit)}
            rng, own, extreme = np.random.default_rng(20200909), min(draws, 10000), 0
            for start in range(0, own, 500):
                size = min(500, own - start)
                values = np.zeros(size)
                for inside in insides:
                    chosen = rng.permuted(np.tile(assigned[inside].astype(float), (size, 1)), axis=1)
                    values += part(chosen, inside)
                extreme += int(np.sum(np.abs(values) >= limit))
            return {"p_randomisation": drawn_share((1 + extreme) / (1 + own), own, draws)}
        """#,
      r: #"""
        # How often the difference in means of another assignment is as far from zero: all of them when there are at most
        # 100,000, else draws, and the p value (1 + extreme) / (1 + draws). As many units are treated in each block as were.
        # Gerber and Green (2012), Field Experiments, section 3.4; Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.
        randomisation_test <- function(y, treated, draws, clusters = NULL, blocks = NULL) {
          units <- if (is.null(clusters)) seq_along(y) else group_numbers(clusters)
          totals <- as.vector(rowsum(y - mean(y), units, reorder = TRUE))
          sizes <- tabulate(units)
          first <- match(seq_len(max(units)), units)
          groups <- if (is.null(blocks)) rep(1, length(first)) else group_numbers(blocks)[first]
          assigned <- treated[first]
          insides <- lapply(seq_len(max(groups)), function(block) which(groups == block))
          # The share of a block in the statistic, when these units are treated.
          part <- function(chosen, inside) {
            one <- sum(totals[chosen])
            n1 <- sum(sizes[chosen])
            sum(sizes[inside]) / length(y) * (one / n1 - (sum(totals[inside]) - one) / (sum(sizes[inside]) - n1))
          }
          observed <- sum(vapply(insides, function(inside) part(inside[assigned[inside]], inside), 0))
          all_of_them <- prod(vapply(insides, function(inside) choose_count(length(inside), sum(assigned[inside])), 0))
          limit <- abs(observed) - 1e-9 * abs(observed)
          if (all_of_them <= 100000) {
            values <- 0
            for (inside in insides) {
              places <- combn(length(inside), sum(assigned[inside]), simplify = FALSE)
              parts <- vapply(places, function(place) part(inside[place], inside), 0)
              values <- as.vector(outer(values, parts, "+"))
            }
            return(list(p_randomisation = mean(abs(values) >= limit)))
          }
          set.seed(20200909)
          own <- min(draws, 10000)
          extreme <- 0
          counts <- vapply(insides, function(inside) sum(assigned[inside]), 0)
          for (draw in seq_len(own)) {
            value <- 0
            for (block in seq_along(insides)) {
              inside <- insides[[block]]
              value <- value + part(inside[sample.int(length(inside), counts[block])], inside)
            }
            if (abs(value) >= limit) extreme <- extreme + 1
          }
          list(p_randomisation = drawn_share((1 + extreme) / (1 + own), own, draws))
        }

        # base::choose, whose name the language of plans has taken.
        choose_count <- function(n, k) base::choose(n, k)
        """#),
  ]

  static let bootstraps: [Routine] = [
    Routine(
      "bootstrap_difference", needs: ["group_numbers", "upper_quantile"],
      python: #"""
        def bootstrap_difference(y, treated, level, draws, kind, clusters=None, blocks=None):
            """Units drawn with replacement within the arms of each block. Percentile, or bias-corrected and accelerated.

            Efron and Tibshirani (1993), chapters 13 and 14; Davison and Hinkley (1997), section 5.3, with strata.
            Our draws say which share of them lies below the published limit; it must be the one that the limit stands for.
            """
            rng, own = np.random.default_rng(20200909), min(draws, 4000)
            units = group_numbers(clusters) if clusters is not None else np.arange(len(y))
            count = units.max() + 1
            y = y - y.mean()
            totals, sizes = np.bincount(units, y, count), np.bincount(units, minlength=count).astype(float)
            first = np.unique(units, return_index=True)[1]
            groups = group_numbers(blocks)[first] if blocks is not None else np.zeros(count, dtype=int)
            strata = [(np.flatnonzero((groups == block) & (treated[first] == arm)), arm, block)
                      for block in range(groups.max() + 1) for arm in (True, False)]

            def statistic(sums):
                """From the sums and sizes of each stratum."""
                value, whole = 0.0, 0.0
                for block in range(groups.max() + 1):
                    (one, n1), (zero, n0) = sums[2 * block], sums[2 * block + 1]
                    value, whole = value + (n1 + n0) * (one / n1 - zero / n0), whole + n1 + n0
                return value / whole

            sums = [(totals[inside].sum(), sizes[inside].sum()) for inside, _, _ in strata]
            estimate = statistic(sums)
            drawn = []
            for inside, _, _ in strata:
                times = rng.multinomial(len(inside), np.full(len(inside), 1 / len(inside)), size=own)
                drawn.append((times @ totals[inside], times @ sizes[inside]))
            replicates = np.sort(statistic(drawn))
            tail, z = (1 - level) / 2, upper_quantile((1 - level) / 2)
            shares, extra = [tail, 1 - tail], [0.0, 0.0]
            if kind == "bca":
                z0 = special.ndtri(np.mean(replicates < estimate) + 0.5 * np.mean(replicates == estimate))
                squares = cubes = 0.0
                for place, (inside, _, _) in enumerate(strata):
                    rests = []
                    for unit in inside:
                        changed = list(sums)
                        changed[place] = (sums[place][0] - totals[unit], sums[place][1] - sizes[unit])
                        rests.append(statistic(changed))
                    influence = (len(inside) - 1) * (np.mean(rests) - np.array(rests)) / len(inside)
                    squares, cubes = squares + np.sum(influence**2), cubes + np.sum(influence**3)
                a = cubes / (6 * squares**1.5)
                moved = [z0 + (z0 + s) / (1 - a * (z0 + s)) for s in (-z, z)]
                shares = [special.ndtr(value) for value in moved]
                # z0 rests on draws too: its standard error is root(pi/2 / draws), and the limits move by twice as much.
                extra = [(2 * stats.norm.pdf(value)) ** 2 * math.pi / 2 for value in moved]

            def limit(share, more):
                def below(published):
                    same = np.abs(replicates - published) <= 1e-9 * abs(published)
                    return np.mean((replicates < published) & ~same) + np.mean(same) / 2

                def against(published):
                    same = np.mean(np.abs(replicates - published) <= 1e-9 * abs(published))
                    error = math.sqrt((share * (1 - share) + more) * (1 / own + 1 / draws))
                    return share, error + same / MONTE_CARLO
                return Drawn(f"share below the limit of {own} draws of our own", below, against)
            return {"bootstrap_low": limit(shares[0], extra[0]), "bootstrap_high": limit(shares[1], extra[1])}
        """#,
      r: #"""
        # Units drawn with replacement within the arms of each block. Percentile, or bias-corrected and accelerated.
        # Efron and Tibshirani (1993), chapters 13 and 14; Davison and Hinkley (1997), section 5.3, with strata.
        # Our draws say which share of them lies below the published limit; it must be the one that the limit stands for.
        bootstrap_difference <- function(y, treated, level, draws, kind, clusters = NULL, blocks = NULL) {
          set.seed(20200909)
          own <- min(draws, 4000)
          units <- if (is.null(clusters)) seq_along(y) else group_numbers(clusters)
          y <- y - mean(y)
          totals <- as.vector(rowsum(y, units, reorder = TRUE))
          sizes <- tabulate(units)
          first <- match(seq_len(max(units)), units)
          groups <- if (is.null(blocks)) rep(1, length(first)) else group_numbers(blocks)[first]
          strata <- list()
          for (block in seq_len(max(groups))) for (arm in c(TRUE, FALSE)) {
            strata[[length(strata) + 1]] <- which(groups == block & treated[first] == arm)
          }
          # From the sums and sizes of each stratum, one in each column.
          statistic <- function(sums, counts) {
            value <- 0
            whole <- 0
            for (block in seq_len(max(groups))) {
              n1 <- counts[, 2 * block - 1]
              n0 <- counts[, 2 * block]
              value <- value + (n1 + n0) * (sums[, 2 * block - 1] / n1 - sums[, 2 * block] / n0)
              whole <- whole + n1 + n0
            }
            value / whole
          }
          sums <- t(vapply(strata, function(inside) sum(totals[inside]), 0))
          counts <- t(vapply(strata, function(inside) sum(sizes[inside]), 0))
          estimate <- statistic(sums, counts)
          times <- lapply(strata, function(inside) rmultinom(own, length(inside), rep(1, length(inside))))
          drawn <- mapply(function(m, inside) as.vector(totals[inside] %*% m), times, strata)
          drawn_sizes <- mapply(function(m, inside) as.vector(sizes[inside] %*% m), times, strata)
          replicates <- sort(statistic(drawn, drawn_sizes))
          tail <- (1 - level) / 2
          z <- upper_quantile(tail)
          shares <- c(tail, 1 - tail)
          extra <- c(0, 0)
          if (kind == "bca") {
            z0 <- qnorm(mean(replicates < estimate) + 0.5 * mean(replicates == estimate))
            squares <- 0
            cubes <- 0
            for (place in seq_along(strata)) {
              inside <- strata[[place]]
              rests <- vapply(inside, function(unit) {
                changed <- sums
                changed_counts <- counts
                changed[place] <- changed[place] - totals[unit]
                changed_counts[place] <- changed_counts[place] - sizes[unit]
                statistic(changed, changed_counts)
              }, 0)
              influence <- (length(inside) - 1) * (mean(rests) - rests) / length(inside)
              squares <- squares + sum(influence^2)
              cubes <- cubes + sum(influence^3)
            }
            a <- cubes / (6 * squares^1.5)
            moved <- vapply(c(-z, z), function(s) z0 + (z0 + s) / (1 - a * (z0 + s)), 0)
            shares <- pnorm(moved)
            # z0 rests on draws too: its standard error is root(pi/2 / draws), and the limits move by twice as much.
            extra <- (2 * dnorm(moved))^2 * pi / 2
          }
          limit <- function(share, more) {
            list(word = sprintf("share below the limit of %d draws of our own", as.integer(own)), target = function(published) {
              same <- abs(replicates - published) <= 1e-9 * abs(published)
              mean(replicates < published & !same) + mean(same) / 2
            }, against = function(published) {
              same <- mean(abs(replicates - published) <= 1e-9 * abs(published))
              c(share, sqrt((share * (1 - share) + more) * (1 / own + 1 / draws)) + same / monte_carlo)
            })
          }
          list(bootstrap_low = limit(shares[1], extra[1]), bootstrap_high = limit(shares[2], extra[2]))
        }
        """#),
    Routine(
      "wild_bootstrap", needs: ["least_squares", "scores_of", "drawn_share", "contrast_answer"],
      python: #"""
        def wild_bootstrap(y, X, clusters, kind, draws, level, weights=None, absorbed=()):
            """Outcomes drawn from the fit under the hypothesis, the residuals of each cluster times one random sign; the t
            statistics (CR1) of the draws against the observed one. All signs when 2^G is at most the number of draws.

            Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414; Webb (2023), doi:10.1111/caje.12661; Roodman, MacKinnon,
            Nielsen and Webb (2019), doi:10.1177/1536867X19830877.
            """
            fit = least_squares(y, X, weights, absorbed)
            std_error = contrast_answer(fit, "CR1", first_of(fit["k"]), level, clusters)["std_error"]
            groups = group_numbers(clusters)
            G, estimate = groups.max() + 1, fit["b"][0]
            d = direction_of(fit, first_of(fit["k"]))
            along = fit["Q"] @ d
            indicator = (groups[:, None] == np.arange(G)[None, :]).astype(float)

            def pieces(u):
                """s_g = sum in g of a u; K_gh = sum in g of a H u_h."""
                parts = indicator * u[:, None]
                H = np.column_stack([projected(fit, parts[:, g]) for g in range(G)])
                return indicator.T @ (along * u), indicator.T @ (along[:, None] * H)

            (s0, K0), (s1, K1) = pieces(fit["root"] * fit["e"]), pieces(along / (d @ d))
            exact = kind == "rademacher" and G < 60 and 2**G <= draws
            rng, own = np.random.default_rng(20200909), 2**G if exact else min(draws, 10000)
            if exact:
                V = np.where((np.arange(own)[:, None] >> np.arange(G)[None, :]) & 1 == 0, 1.0, -1.0)
            elif kind == "rademacher":
                V = rng.choice([-1.0, 1.0], size=(own, G))
            else:
                V = rng.choice([-math.sqrt(1.5), -1, -math.sqrt(0.5), math.sqrt(0.5), 1, math.sqrt(1.5)], size=(own, G))

            def p_value(hypothesis):
                distance = estimate - hypothesis
                s, K = s0 + distance * s1, K0 + distance * K1
                numerator, squares = V @ s, np.sum((V * s - V @ K.T) ** 2, axis=1)
                extreme = np.sum(numerator**2 >= distance**2 / np.sum(s0**2) * squares * (1 - 1e-9))
                return extreme / own if exact else (1 + extreme) / (1 + own)

            def exact_limit(side):
                rejected = lambda reach: p_value(estimate + side * reach * std_error) < (1 - level) * (1 - 1e-9)
                inside, outside = 0.0, 0.5
                while not rejected(outside):
                    inside, outside = outside, outside * 1.5
                    if outside > 1e6:
                        return math.inf
                while outside - inside > 1e-10 * outside:
                    middle = (inside + outside) / 2
                    inside, outside = (inside, middle) if rejected(middle) else (middle, outside)
                return estimate + side * inside * std_error

            if exact:
                return {
                    "p_bootstrap": p_value(0.0), "bootstrap_low": exact_limit(-1), "bootstrap_high": exact_limit(1),
                    "iterative": True}
            found = {"p_bootstrap": drawn_share(p_value(0.0), own, draws)}
            for name, side in (("bootstrap_low", -1), ("bootstrap_high", 1)):
                if p_value(estimate + side * 1e6 * std_error) < 1 - level:
                    found[name] = Drawn(
                        f"p of the published limit by {own} draws of our own", p_value,
                        lambda _: (1 - level, math.sqrt(level * (1 - level) * (1 / own + 1 / draws))))
            return found
        """#,
      r: #"""
        # Outcomes drawn from the fit under the hypothesis, the residuals of each cluster times one random sign; the t
        # statistics (CR1) of the draws against the observed one. All signs when 2^G is at most the number of draws.
        # Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414; Webb (2023), doi:10.1111/caje.12661; Roodman, MacKinnon,
        # Nielsen and Webb (2019), doi:10.1177/1536867X19830877.
        wild_bootstrap <- function(y, X, clusters, kind, draws, level, weights = NULL, absorbed = list()) {
          fit <- least_squares(y, X, weights, absorbed)
          std_error <- contrast_answer(fit, "CR1", first_of(fit$k), level, clusters)$std_error
          groups <- group_numbers(clusters)
          G <- max(groups)
          estimate <- fit$b[1]
          d <- direction_of(fit, first_of(fit$k))
          along <- as.vector(fit$Q %*% d)
          indicator <- outer(groups, seq_len(G), "==") * 1
          # s_g = sum in g of a u; K_gh = sum in g of a H u_h.
          pieces <- function(u) {
            H <- vapply(seq_len(G), function(g) projected(fit, indicator[, g] * u), numeric(fit$n))
            list(s = as.vector(crossprod(indicator, along * u)), K = crossprod(indicator, along * H))
          }
          zero <- pieces(fit$root * fit$e)
          one <- pieces(along / sum(d^2))
          exact <- kind == "rademacher" && G < 60 && 2^G <= draws
          own <- if (exact) 2^G else min(draws, 10000)
          set.seed(20200909)
          V <- if (exact) {
            1 - 2 * outer(seq_len(own) - 1, seq_len(G) - 1, function(draw, g) (draw %/% 2^g) %% 2)
          } else {
            values <- if (kind == "rademacher") c(-1, 1) else c(-sqrt(1.5), -1, -sqrt(0.5), sqrt(0.5), 1, sqrt(1.5))
            matrix(sample(values, own * G, replace = TRUE), own)
          }
          p_value <- function(hypothesis) {
            distance <- estimate - hypothesis
            s <- zero$s + distance * one$s
            K <- zero$K + distance * one$K
            numerator <- as.vector(V %*% s)
            squares <- rowSums((t(t(V) * s) - V %*% t(K))^2)
            extreme <- sum(numerator^2 >= distance^2 / sum(zero$s^2) * squares * (1 - 1e-9))
            if (exact) extreme / own else (1 + extreme) / (1 + own)
          }
          exact_limit <- function(side) {
            rejected <- function(reach) p_value(estimate + side * reach * std_error) < (1 - level) * (1 - 1e-9)
            inside <- 0
            outside <- 0.5
            while (!rejected(outside)) {
              inside <- outside
              outside <- outside * 1.5
              if (outside > 1e6) return(Inf)
            }
            while (outside - inside > 1e-10 * outside) {
              middle <- (inside + outside) / 2
              if (rejected(middle)) outside <- middle else inside <- middle
            }
            estimate + side * inside * std_error
          }
          if (exact) {
            return(list(p_bootstrap = p_value(0), bootstrap_low = exact_limit(-1), bootstrap_high = exact_limit(1),
              iterative = TRUE))
          }
          found <- list(p_bootstrap = drawn_share(p_value(0), own, draws))
          for (side in c(-1, 1)) {
            if (p_value(estimate + side * 1e6 * std_error) >= 1 - level) next
            found[[if (side < 0) "bootstrap_low" else "bootstrap_high"]] <- list(
              word = sprintf("p of the published limit by %d draws of our own", as.integer(own)), target = p_value,
              against = function(published) c(1 - level, sqrt(level * (1 - level) * (1 / own + 1 / draws))))
          }
          found
        }
        """#),
  ]
}
