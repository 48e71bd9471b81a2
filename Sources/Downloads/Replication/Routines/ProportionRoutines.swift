extension Routine {
  static let proportions: [Routine] = [
    Routine(
      "risk_difference", needs: ["answer", "both_tails", "upper_quantile"],
      python: #"""
        def wilson(events, count, z):
            """Wilson (1927), doi:10.1080/01621459.1927.10502953."""
            p = events / count
            center = (p + z**2 / (2 * count)) / (1 + z**2 / count)
            half = z / (1 + z**2 / count) * math.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
            return center - half, center + half


        def risk_difference(y, treated, interval, level):
            """p1 - p0 with root(p1(1 - p1)/n1 + p0(1 - p0)/n0), normal. Interval and test:

            wald: that error. newcombe: Wilson's limits, squared and added (Newcombe 1998, Statistics in Medicine 17, 873-890,
            method 10). agresti-caffo: Wald's with one event and one other added to each arm (doi:10.1080/00031305.2000.10474560).
            The p value of the last two is that of Pearson's chi-squared test.
            """
            x1, n1, x0, n0 = y[treated].sum(), treated.sum(), y[~treated].sum(), (~treated).sum()
            p1, p0 = x1 / n1, x0 / n0
            found = answer(p1 - p0, math.sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0), math.inf, level, n_obs=len(y))
            if interval == "wald":
                return found
            z = upper_quantile((1 - level) / 2)
            if interval == "newcombe":
                (low1, high1), (low0, high0) = wilson(x1, n1, z), wilson(x0, n0, z)
                found["conf_low"] = p1 - p0 - math.hypot(p1 - low1, high0 - p0)
                found["conf_high"] = p1 - p0 + math.hypot(high1 - p1, p0 - low0)
            else:
                q1, q0 = (x1 + 1) / (n1 + 2), (x0 + 1) / (n0 + 2)
                half = z * math.sqrt(q1 * (1 - q1) / (n1 + 2) + q0 * (1 - q0) / (n0 + 2))
                found["conf_low"], found["conf_high"] = q1 - q0 - half, q1 - q0 + half
            both = (x1 + x0) / (n1 + n0)
            found["statistic"] = (p1 - p0) / math.sqrt(both * (1 - both) * (1 / n1 + 1 / n0))
            found["p_value"] = both_tails(found["statistic"], math.inf)
            return found
        """#,
      r: #"""
        # Wilson (1927), doi:10.1080/01621459.1927.10502953.
        wilson <- function(events, count, z) {
          p <- events / count
          center <- (p + z^2 / (2 * count)) / (1 + z^2 / count)
          half <- z / (1 + z^2 / count) * sqrt(p * (1 - p) / count + z^2 / (4 * count^2))
          c(center - half, center + half)
        }

        # p1 - p0 with root(p1(1 - p1)/n1 + p0(1 - p0)/n0), normal. Interval and test:
        # wald: that error. newcombe: Wilson's limits, squared and added (Newcombe 1998, Statistics in Medicine 17, 873-890,
        # method 10). agresti-caffo: Wald's with one event and one other added to each arm (doi:10.1080/00031305.2000.10474560).
        # The p value of the last two is that of Pearson's chi-squared test.
        risk_difference <- function(y, treated, interval, level) {
          x1 <- sum(y[treated])
          n1 <- sum(treated)
          x0 <- sum(y[!treated])
          n0 <- sum(!treated)
          p1 <- x1 / n1
          p0 <- x0 / n0
          found <- answer(p1 - p0, sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0), Inf, level, n_obs = length(y))
          if (interval == "wald") return(found)
          z <- upper_quantile((1 - level) / 2)
          if (interval == "newcombe") {
            one <- wilson(x1, n1, z)
            zero <- wilson(x0, n0, z)
            found$conf_low <- p1 - p0 - sqrt((p1 - one[1])^2 + (zero[2] - p0)^2)
            found$conf_high <- p1 - p0 + sqrt((one[2] - p1)^2 + (p0 - zero[1])^2)
          } else {
            q1 <- (x1 + 1) / (n1 + 2)
            q0 <- (x0 + 1) / (n0 + 2)
            half <- z * sqrt(q1 * (1 - q1) / (n1 + 2) + q0 * (1 - q0) / (n0 + 2))
            found$conf_low <- q1 - q0 - half
            found$conf_high <- q1 - q0 + half
          }
          both <- (x1 + x0) / (n1 + n0)
          found$statistic <- (p1 - p0) / sqrt(both * (1 - both) * (1 / n1 + 1 / n0))
          found$p_value <- both_tails(found$statistic, Inf)
          found
        }
        """#),
    Routine(
      "risk_ratio", needs: ["answer"],
      python: #"""
        def risk_ratio(y, treated, level):
            """The logarithm of p1/p0, with root(1/x1 - 1/n1 + 1/x0 - 1/n0) (Katz and others 1978, doi:10.2307/2530610)."""
            x1, n1, x0, n0 = y[treated].sum(), treated.sum(), y[~treated].sum(), (~treated).sum()
            return answer(
                math.log(x1 / n1) - math.log(x0 / n0), math.sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0), math.inf, level,
                n_obs=len(y))
        """#,
      r: #"""
        # The logarithm of p1/p0, with root(1/x1 - 1/n1 + 1/x0 - 1/n0) (Katz and others 1978, doi:10.2307/2530610).
        risk_ratio <- function(y, treated, level) {
          x1 <- sum(y[treated])
          n1 <- sum(treated)
          x0 <- sum(y[!treated])
          n0 <- sum(!treated)
          answer(log(x1 / n1) - log(x0 / n0), sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0), Inf, level, n_obs = length(y))
        }
        """#),
    Routine(
      "odds_ratio", needs: ["answer"],
      python: #"""
        def odds_ratio(y, treated, level):
            """The logarithm of the ratio of odds, with the root of the sum of the reciprocals (Woolf 1955)."""
            x1, n1, x0, n0 = y[treated].sum(), treated.sum(), y[~treated].sum(), (~treated).sum()
            return answer(
                math.log(x1 / (n1 - x1)) - math.log(x0 / (n0 - x0)),
                math.sqrt(1 / x1 + 1 / (n1 - x1) + 1 / x0 + 1 / (n0 - x0)), math.inf, level, n_obs=len(y))
        """#,
      r: #"""
        # The logarithm of the ratio of odds, with the root of the sum of the reciprocals (Woolf 1955).
        odds_ratio <- function(y, treated, level) {
          x1 <- sum(y[treated])
          n1 <- sum(treated)
          x0 <- sum(y[!treated])
          n0 <- sum(!treated)
          answer(log(x1 / (n1 - x1)) - log(x0 / (n0 - x0)), sqrt(1 / x1 + 1 / (n1 - x1) + 1 / x0 + 1 / (n0 - x0)), Inf,
            level, n_obs = length(y))
        }
        """#),
  ]

  static let effectSizes: [Routine] = [
    Routine(
      "cohens_d", needs: ["mean_of"],
      python: #"""
        def cohens_d(y, treated):
            """The difference in means over the standard deviation within the arms."""
            one, zero = y[treated], y[~treated]
            pooled = ((len(one) - 1) * variance_of(one) + (len(zero) - 1) * variance_of(zero)) / (len(y) - 2)
            return (mean_of(one) - mean_of(zero)) / math.sqrt(pooled)


        def hedges_correction(m):
            """J(m) = gamma(m/2) / (root(m/2) gamma((m - 1)/2)); Hedges (1981), doi:10.3102/10769986006002107.

            For large m by the series of gamma(z + 1/2) / gamma(z), since a difference of logarithms of gamma loses digits.
            """
            if m < 300:
                return math.exp(special.gammaln(m / 2) - special.gammaln((m - 1) / 2)) / math.sqrt(m / 2)
            z = (m - 1) / 2
            series = 1 - 1 / (8 * z) + 1 / (128 * z**2) + 5 / (1024 * z**3) - 21 / (32768 * z**4) - 399 / (262144 * z**5)
            return math.sqrt((m - 1) / m) * series
        """#,
      r: #"""
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
        """#),
    Routine(
      "hedges_g", needs: ["cohens_d", "answer"],
      python: #"""
        def hedges_g(y, treated, level):
            """g = J d, with root(1/n1 + 1/n0 + g^2/(2(n1 + n0))), normal."""
            n1, n0 = treated.sum(), (~treated).sum()
            g = hedges_correction(n1 + n0 - 2) * cohens_d(y, treated)
            return answer(g, math.sqrt(1 / n1 + 1 / n0 + g**2 / (2 * (n1 + n0))), math.inf, level, n_obs=len(y))
        """#,
      r: #"""
        # g = J d, with root(1/n1 + 1/n0 + g^2/(2(n1 + n0))), normal.
        hedges_g <- function(y, treated, level) {
          n1 <- sum(treated)
          n0 <- sum(!treated)
          g <- hedges_correction(n1 + n0 - 2) * cohens_d(y, treated)
          answer(g, sqrt(1 / n1 + 1 / n0 + g^2 / (2 * (n1 + n0))), Inf, level, n_obs = length(y))
        }
        """#),
    Routine(
      "standardised_difference", needs: ["cohens_d", "answer"],
      python: #"""
        def standardised_difference(y, treated, measure, interval, level):
            """Hedges' g, Cohen's d or Glass's delta. noncentral: the effects at which the observed t lies at either tail of
            the noncentral t (Steiger and Fouladi 1997). large-sample: root(1/n1 + 1/n0 + g^2/(2(n1 + n0))), for delta
            2(n0 - 1) in place of 2(n1 + n0); normal.
            """
            n1, n0 = int(treated.sum()), int((~treated).sum())
            glass = measure == "glass-delta"
            raw = cohens_d(y, treated)
            if glass:
                raw = (mean_of(y[treated]) - mean_of(y[~treated])) / math.sqrt(variance_of(y[~treated]))
            df = n0 - 1 if glass else n1 + n0 - 2
            J = hedges_correction(df) if measure == "hedges-g" else 1.0
            if interval == "large-sample":
                twice = 2 * df if glass else 2 * (n1 + n0)
                return answer(J * raw, math.sqrt(1 / n1 + 1 / n0 + (J * raw) ** 2 / twice), math.inf, level, n_obs=len(y))
            scale = math.sqrt(1 / n1 + 1 / n0)
            t, tail = raw / scale, (1 - level) / 2
            width = 10 + abs(t)
            low = optimize.brentq(lambda c: stats.nct.sf(t, df, c) - tail, t - width, t, xtol=1e-13, rtol=1e-13)
            high = optimize.brentq(lambda c: stats.nct.cdf(t, df, c) - tail, t, t + width, xtol=1e-13, rtol=1e-13)
            return {
                "estimate": J * raw, "statistic": t, "df": float(df), "p_value": both_tails(t, df),
                "conf_low": J * scale * low, "conf_high": J * scale * high, "n_obs": len(y), "iterative": True}
        """#,
      r: #"""
        # Hedges' g, Cohen's d or Glass's delta. noncentral: the effects at which the observed t lies at either tail of
        # the noncentral t (Steiger and Fouladi 1997). large-sample: root(1/n1 + 1/n0 + g^2/(2(n1 + n0))), for delta
        # 2(n0 - 1) in place of 2(n1 + n0); normal.
        standardised_difference <- function(y, treated, measure, interval, level) {
          n1 <- sum(treated)
          n0 <- sum(!treated)
          glass <- measure == "glass-delta"
          raw <- if (glass) (mean_of(y[treated]) - mean_of(y[!treated])) / sqrt(variance_of(y[!treated])) else
            cohens_d(y, treated)
          df <- if (glass) n0 - 1 else n1 + n0 - 2
          J <- if (measure == "hedges-g") hedges_correction(df) else 1
          if (interval == "large-sample") {
            twice <- if (glass) 2 * df else 2 * (n1 + n0)
            return(answer(J * raw, sqrt(1 / n1 + 1 / n0 + (J * raw)^2 / twice), Inf, level, n_obs = length(y)))
          }
          scale <- sqrt(1 / n1 + 1 / n0)
          t <- raw / scale
          tail <- (1 - level) / 2
          width <- 10 + abs(t)
          # R's pt looks at the noncentral t from the left; the right tail is the left one of its mirror.
          low <- uniroot(function(c) pt(-t, df, -c) - tail, c(t - width, t), tol = 1e-13, maxiter = 1000)$root
          high <- uniroot(function(c) pt(t, df, c) - tail, c(t, t + width), tol = 1e-13, maxiter = 1000)$root
          list(estimate = J * raw, statistic = t, df = df, p_value = both_tails(t, df), conf_low = J * scale * low,
            conf_high = J * scale * high, n_obs = length(y), iterative = TRUE)
        }
        """#),
  ]
}
