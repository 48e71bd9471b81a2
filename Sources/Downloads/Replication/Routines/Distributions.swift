extension Routine {
  /// Tails and quantiles, and the answer that an estimate with a standard error gives.
  static let distributions: [Routine] = [
    Routine(
      "both_tails",
      python: #"""
        def both_tails(statistic, df):
            """The two-sided p value of a t statistic; with infinite df of a normal one."""
            if math.isinf(df):
                return 2 * special.ndtr(-abs(statistic))
            return special.betainc(df / 2, 0.5, df / (df + statistic**2))
        """#,
      r: #"""
        # The two-sided p value of a t statistic; with infinite df of a normal one.
        both_tails <- function(statistic, df) 2 * pt(-abs(statistic), df)
        """#),
    Routine(
      "upper_quantile",
      python: #"""
        def upper_quantile(tail, df=math.inf):
            """Where the t distribution leaves this probability above it; with infinite df the normal one."""
            if math.isinf(df):
                return -special.ndtri(tail)
            share = special.betaincinv(0.5, df / 2, 1 - 2 * tail)
            return math.sqrt(df * share / (1 - share))
        """#,
      r: #"""
        # Where the t distribution leaves this probability above it; with infinite df the normal one.
        upper_quantile <- function(tail, df = Inf) qt(tail, df, lower.tail = FALSE)
        """#),
    Routine(
      "f_tail",
      python: #"""
        def f_tail(statistic, df1, df2):
            """P(F > statistic)."""
            if math.isinf(df2):
                return special.gammaincc(df1 / 2, df1 * statistic / 2)
            return special.betainc(df2 / 2, df1 / 2, df2 / (df2 + df1 * statistic))
        """#,
      r: #"""
        # P(F > statistic).
        f_tail <- function(statistic, df1, df2) pf(statistic, df1, df2, lower.tail = FALSE)
        """#),
    Routine(
      "chi_squared_tail",
      python: #"""
        def chi_squared_tail(statistic, df):
            return special.gammaincc(df / 2, statistic / 2)
        """#,
      r: "chi_squared_tail <- function(statistic, df) pchisq(statistic, df, lower.tail = FALSE)"),
    Routine(
      "answer", needs: ["both_tails", "upper_quantile"],
      python: #"""
        def answer(estimate, std_error, df, level, **more):
            """estimate / std_error refers to t with df degrees of freedom; infinite df are the normal distribution."""
            half = upper_quantile((1 - level) / 2, df) * std_error
            found = {
                "estimate": estimate, "std_error": std_error, "statistic": estimate / std_error, "df": df,
                "p_value": both_tails(estimate / std_error, df), "conf_low": estimate - half, "conf_high": estimate + half}
            return {**found, **more}
        """#,
      r: #"""
        # estimate / std_error refers to t with df degrees of freedom; infinite df are the normal distribution.
        answer <- function(estimate, std_error, df, level, ...) {
          half <- upper_quantile((1 - level) / 2, df) * std_error
          modifyList(list(estimate = estimate, std_error = std_error, statistic = estimate / std_error, df = df,
            p_value = both_tails(estimate / std_error, df), conf_low = estimate - half, conf_high = estimate + half),
            list(...))
        }
        """#),
  ]

  static let means: [Routine] = [
    Routine(
      "mean_of",
      python: #"""
        def mean_of(y):
            """Corrected once for the rounding of the first sum."""
            center = np.mean(y)
            return center + np.mean(y - center)


        def variance_of(y):
            return np.sum((y - mean_of(y)) ** 2) / (len(y) - 1)
        """#,
      r: #"""
        mean_of <- function(y) mean(y)

        variance_of <- function(y) var(y)
        """#),
    Routine(
      "difference_in_means", needs: ["answer", "mean_of"],
      python: #"""
        def difference_in_means(y, treated, level):
            """mean(treated) - mean(control), with s1^2/n1 + s0^2/n0 and Welch-Satterthwaite degrees of freedom.

            Welch (1947), doi:10.1093/biomet/34.1-2.28.
            """
            one, zero = y[treated], y[~treated]
            share1, share0 = variance_of(one) / len(one), variance_of(zero) / len(zero)
            df = (share1 + share0) ** 2 / (share1**2 / (len(one) - 1) + share0**2 / (len(zero) - 1))
            return answer(mean_of(one) - mean_of(zero), math.sqrt(share1 + share0), df, level, n_obs=len(y))
        """#,
      r: #"""
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
        """#),
    Routine(
      "blocked_difference_in_means", needs: ["answer", "mean_of", "group_numbers"],
      python: #"""
        def blocked_difference_in_means(y, treated, blocks, level):
            """Differences in means within blocks, weighted by their sizes: sum of (n_b/n)^2 (s1b^2/n1b + s0b^2/n0b).

            n - 2B degrees of freedom. Gerber and Green (2012), Field Experiments, section 3.6.
            """
            blocks = group_numbers(blocks)
            estimate = variance = 0.0
            for block in range(blocks.max() + 1):
                one, zero = y[(blocks == block) & treated], y[(blocks == block) & ~treated]
                share = (len(one) + len(zero)) / len(y)
                estimate += share * (mean_of(one) - mean_of(zero))
                variance += share**2 * (variance_of(one) / len(one) + variance_of(zero) / len(zero))
            return answer(estimate, math.sqrt(variance), len(y) - 2.0 * (blocks.max() + 1), level, n_obs=len(y))
        """#,
      r: #"""
        # Differences in means within blocks, weighted by their sizes: sum of (n_b/n)^2 (s1b^2/n1b + s0b^2/n0b).
        # n - 2B degrees of freedom. Gerber and Green (2012), Field Experiments, section 3.6.
        blocked_difference_in_means <- function(y, treated, blocks, level) {
          blocks <- group_numbers(blocks)
          estimate <- 0
          variance <- 0
          for (block in seq_len(max(blocks))) {
            one <- y[blocks == block & treated]
            zero <- y[blocks == block & !treated]
            share <- (length(one) + length(zero)) / length(y)
            estimate <- estimate + share * (mean_of(one) - mean_of(zero))
            variance <- variance + share^2 * (variance_of(one) / length(one) + variance_of(zero) / length(zero))
          }
          answer(estimate, sqrt(variance), length(y) - 2 * max(blocks), level, n_obs = length(y))
        }
        """#),
    Routine(
      "clustered_difference_in_means", needs: ["answer", "regression_effect", "side_by_side", "group_numbers"],
      python: #"""
        def clustered_difference_in_means(y, treated, clusters, level, blocks=None):
            """Least squares on treatment with CR2; within blocks, averaged by their sizes, with G - 2B degrees of freedom.

            Bell and McCaffrey (2002), Survey Methodology 28, 169-181; Pustejovsky and Tipton (2018),
            doi:10.1080/07350015.2016.1247004.
            """
            def within(rows):
                X = side_by_side(treated[rows], np.ones(len(rows)))
                return regression_effect(y[rows], X, "CR2", level, clusters=clusters[rows])
            if blocks is None:
                return within(np.arange(len(y)))
            estimate = variance = 0.0
            blocks = group_numbers(blocks)
            for block in range(blocks.max() + 1):
                rows = np.flatnonzero(blocks == block)
                part = within(rows)
                estimate += len(rows) / len(y) * part["estimate"]
                variance += (len(rows) / len(y)) ** 2 * part["std_error"] ** 2
            count = len(set(clusters))
            df = count - 2.0 * (blocks.max() + 1)
            return answer(estimate, math.sqrt(variance), df, level, n_obs=len(y), n_clusters=count)
        """#,
      r: #"""
        # Least squares on treatment with CR2; within blocks, averaged by their sizes, with G - 2B degrees of freedom.
        # Bell and McCaffrey (2002), Survey Methodology 28, 169-181; Pustejovsky and Tipton (2018),
        # doi:10.1080/07350015.2016.1247004.
        clustered_difference_in_means <- function(y, treated, clusters, level, blocks = NULL) {
          within_rows <- function(rows) {
            X <- side_by_side(treated[rows], rep(1, length(rows)))
            regression_effect(y[rows], X, "CR2", level, clusters = clusters[rows])
          }
          if (is.null(blocks)) return(within_rows(seq_along(y)))
          blocks <- group_numbers(blocks)
          estimate <- 0
          variance <- 0
          for (block in seq_len(max(blocks))) {
            rows <- which(blocks == block)
            part <- within_rows(rows)
            estimate <- estimate + length(rows) / length(y) * part$estimate
            variance <- variance + (length(rows) / length(y))^2 * part$std_error^2
          }
          count <- length(unique(clusters))
          answer(estimate, sqrt(variance), count - 2 * max(blocks), level, n_obs = length(y), n_clusters = count)
        }
        """#),
    Routine(
      "matched_pairs", needs: ["answer", "mean_of", "group_numbers"],
      python: #"""
        def whole_pairs(rows, pairs):
            """Leaves out units whose partner is not among the rows; a pair of one row in the whole file stays, and is an error."""
            everywhere, left = {}, {}
            for pair in pairs:
                everywhere[pair] = everywhere.get(pair, 0) + 1
            for pair in pairs[rows]:
                left[pair] = left.get(pair, 0) + 1
            return rows[np.array([left[pair] != 1 or everywhere[pair] == 1 for pair in pairs[rows]], dtype=bool)]


        def matched_pairs(y, treated, pairs, level):
            """The mean of the differences within pairs, with s_d^2 / P and P - 1 degrees of freedom.

            Imai (2008), doi:10.1002/sim.3337.
            """
            pairs = group_numbers(pairs)
            count = pairs.max() + 1
            d = np.bincount(pairs[treated], y[treated], count) - np.bincount(pairs[~treated], y[~treated], count)
            return answer(mean_of(d), math.sqrt(variance_of(d) / count), count - 1.0, level, n_obs=len(y))
        """#,
      r: #"""
        # Leaves out units whose partner is not among the rows; a pair of one row in the whole file stays, and is an error.
        whole_pairs <- function(rows, pairs) {
          everywhere <- table(match(pairs, unique(pairs)))
          numbers <- match(pairs[rows], unique(pairs))
          left <- table(numbers)
          rows[left[as.character(numbers)] != 1 | everywhere[as.character(numbers)] == 1]
        }

        # The mean of the differences within pairs, with s_d^2 / P and P - 1 degrees of freedom.
        # Imai (2008), doi:10.1002/sim.3337.
        matched_pairs <- function(y, treated, pairs, level) {
          pairs <- group_numbers(pairs)
          d <- tapply(ifelse(treated, y, -y), pairs, sum)
          answer(mean_of(d), sqrt(variance_of(d) / length(d)), length(d) - 1, level, n_obs = length(y))
        }
        """#),
  ]
}
