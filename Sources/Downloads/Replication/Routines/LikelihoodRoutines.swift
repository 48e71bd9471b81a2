extension Routine {
  static let likelihood: [Routine] = [
    Routine(
      "maximum_likelihood",
      python: #"""
        def mean_given(eta, family):
            return {"logit": special.expit, "probit": special.ndtr, "poisson": np.exp}[family](eta)


        def slope_given(eta, family):
            """The derivative of the mean by the predictor."""
            if family == "logit":
                return special.expit(eta) * special.expit(-eta)
            return stats.norm.pdf(eta) if family == "probit" else np.exp(eta)


        def curvature_given(eta, family):
            """The second derivative of the mean by the predictor."""
            if family == "logit":
                return slope_given(eta, family) * (special.expit(-eta) - special.expit(eta))
            return -eta * stats.norm.pdf(eta) if family == "probit" else np.exp(eta)


        def score_and_information(y, eta, family):
            """Of each row: the derivative of the log likelihood by the predictor, and its expected information."""
            if family == "logit":
                return y - special.expit(eta), slope_given(eta, family)
            if family == "poisson":
                return y - np.exp(eta), np.exp(eta)
            above = np.exp(stats.norm.logpdf(eta) - special.log_ndtr(eta))
            below = np.exp(stats.norm.logpdf(eta) - special.log_ndtr(-eta))
            return y * above - (1 - y) * below, above * below


        def maximum_likelihood(y, X, family):
            """Fisher scoring until the coefficients stand still. McCullagh and Nelder (1989), section 2.5."""
            scale = np.sqrt(np.mean(X**2, axis=0))
            X = X / scale
            eta = {
                "logit": lambda: np.log((y + 0.5) / (1.5 - y)), "probit": lambda: special.ndtri((y + 0.5) / 2),
                "poisson": lambda: np.log(y + 0.1)}[family]()
            b = None
            for _ in range(200):
                score, information = score_and_information(y, eta, family)
                root = np.sqrt(information)
                Q, R = np.linalg.qr(X * root[:, None])
                if b is None:
                    b = np.linalg.solve(R, Q.T @ (root * eta + score / root))
                    eta = X @ b
                    continue
                step = np.linalg.solve(R, Q.T @ (score / root))
                b, eta = b + step, X @ (b + step)
                if np.max(np.abs(X @ step)) < 1e-13:
                    break
            score, information = score_and_information(y, eta, family)
            R = np.linalg.qr(X * np.sqrt(information)[:, None], mode="r")
            return {"b": b / scale, "eta": eta, "score": score, "bread": np.linalg.solve(R.T @ R, np.eye(len(b))) / np.outer(scale, scale)}
        """#,
      r: #"""
        mean_given <- function(eta, family) switch(family, logit = plogis(eta), probit = pnorm(eta), poisson = exp(eta))

        # The derivative of the mean by the predictor.
        slope_given <- function(eta, family) {
          switch(family, logit = plogis(eta) * plogis(-eta), probit = dnorm(eta), poisson = exp(eta))
        }

        # The second derivative of the mean by the predictor.
        curvature_given <- function(eta, family) {
          switch(family, logit = slope_given(eta, family) * (plogis(-eta) - plogis(eta)), probit = -eta * dnorm(eta),
            poisson = exp(eta))
        }

        # Of each row: the derivative of the log likelihood by the predictor, and its expected information.
        score_and_information <- function(y, eta, family) {
          if (family == "logit") return(list(score = y - plogis(eta), information = slope_given(eta, family)))
          if (family == "poisson") return(list(score = y - exp(eta), information = exp(eta)))
          above <- exp(dnorm(eta, log = TRUE) - pnorm(eta, log.p = TRUE))
          below <- exp(dnorm(eta, log = TRUE) - pnorm(-eta, log.p = TRUE))
          list(score = y * above - (1 - y) * below, information = above * below)
        }

        # Fisher scoring until the coefficients stand still. McCullagh and Nelder (1989), section 2.5.
        maximum_likelihood <- function(y, X, family) {
          scale <- sqrt(colMeans(X^2))
          X <- t(t(X) / scale)
          eta <- switch(family, logit = log((y + 0.5) / (1.5 - y)), probit = qnorm((y + 0.5) / 2),
            poisson = log(y + 0.1))
          b <- NULL
          for (time in 1:200) {
            part <- score_and_information(y, eta, family)
            root <- sqrt(part$information)
            decomposed <- qr(X * root, LAPACK = TRUE)
            if (is.null(b)) {
              b <- qr.coef(decomposed, root * eta + part$score / root)
              eta <- as.vector(X %*% b)
              next
            }
            step <- qr.coef(decomposed, part$score / root)
            b <- b + step
            eta <- as.vector(X %*% b)
            if (max(abs(X %*% step)) < 1e-13) break
          }
          part <- score_and_information(y, eta, family)
          list(b = b / scale, eta = eta, score = part$score,
            bread = solve(crossprod(X * sqrt(part$information))) / tcrossprod(scale))
        }
        """#),
    Routine(
      "likelihood_effect", needs: ["maximum_likelihood", "answer", "cluster_scores"],
      python: #"""
        def likelihood_effect(y, X, family, se, measure, level, clusters=None):
            """The coefficient of the first column, or its average effect on the mean, by the delta method; normal.

            classical: the inverse information. HC0: sandwich; HC1: times n/(n - 1). CR0: scores added up in clusters; CR1: times
            G/(G - 1). White (1982), doi:10.2307/1912526; Liang and Zeger (1986), doi:10.1093/biomet/73.1.13.
            A first column of 0 and 1 is set to 1 and to 0 in every row; of another one the average derivative is taken.
            """
            fit = maximum_likelihood(y, X, family)
            b, n = fit["b"], len(y)
            scores = X * fit["score"][:, None]
            if se.startswith("CR"):
                scores = sum_in_groups(scores, clusters)
            factor = {"HC1": n / (n - 1), "CR1": len(scores) / max(len(scores) - 1, 1)}.get(se, 1.0)
            V = fit["bread"]
            if se != "classical":
                V = factor * V @ (scores.T @ scores) @ V
            if measure == "coefficient":
                effect, gradient = b[0], np.eye(len(b))[0]
            elif np.isin(X[:, 0], [0, 1]).all():
                effect, gradient = 0.0, np.zeros(len(b))
                for value, sign in ((1.0, 1), (0.0, -1)):
                    changed = np.column_stack([np.full(n, value), X[:, 1:]])
                    effect += sign * np.mean(mean_given(changed @ b, family))
                    gradient += sign * changed.T @ slope_given(changed @ b, family) / n
            else:
                slopes = slope_given(fit["eta"], family)
                effect = np.mean(slopes) * b[0]
                gradient = X.T @ curvature_given(fit["eta"], family) * b[0] / n
                gradient[0] += np.mean(slopes)
            more = {} if clusters is None else {"n_clusters": len(set(clusters))}
            return answer(effect, math.sqrt(gradient @ V @ gradient), math.inf, level, n_obs=n, iterative=True, **more)
        """#,
      r: #"""
        # The coefficient of the first column, or its average effect on the mean, by the delta method; normal.
        # classical: the inverse information. HC0: sandwich; HC1: times n/(n - 1). CR0: scores added up in clusters; CR1: times
        # G/(G - 1). White (1982), doi:10.2307/1912526; Liang and Zeger (1986), doi:10.1093/biomet/73.1.13.
        # A first column of 0 and 1 is set to 1 and to 0 in every row; of another one the average derivative is taken.
        likelihood_effect <- function(y, X, family, se, measure, level, clusters = NULL) {
          fit <- maximum_likelihood(y, X, family)
          b <- fit$b
          n <- length(y)
          scores <- X * fit$score
          if (startsWith(se, "CR")) scores <- sum_in_groups(scores, clusters)
          factor <- switch(se, HC1 = n / (n - 1), CR1 = nrow(scores) / (nrow(scores) - 1), 1)
          V <- fit$bread
          if (se != "classical") V <- factor * V %*% crossprod(scores) %*% V
          if (measure == "coefficient") {
            effect <- b[1]
            gradient <- as.numeric(seq_along(b) == 1)
          } else if (all(X[, 1] %in% c(0, 1))) {
            effect <- 0
            gradient <- numeric(length(b))
            for (value in c(1, 0)) {
              changed <- cbind(value, X[, -1, drop = FALSE])
              eta <- as.vector(changed %*% b)
              sign <- if (value == 1) 1 else -1
              effect <- effect + sign * mean(mean_given(eta, family))
              gradient <- gradient + sign * as.vector(crossprod(changed, slope_given(eta, family))) / n
            }
          } else {
            slopes <- slope_given(fit$eta, family)
            effect <- mean(slopes) * b[1]
            gradient <- as.vector(crossprod(X, curvature_given(fit$eta, family))) * b[1] / n
            gradient[1] <- gradient[1] + mean(slopes)
          }
          found <- answer(effect, sqrt(sum(gradient * (V %*% gradient))), Inf, level, n_obs = n, iterative = TRUE)
          if (!is.null(clusters)) found$n_clusters <- length(unique(clusters))
          found
        }
        """#),
  ]

  static let attritionModels: [Routine] = [
    Routine(
      "response_weights", needs: ["maximum_likelihood"],
      python: #"""
        def response_weights(rows, outcome, treated, design, model):
            """One over the probability that the outcome is there, from a model in each arm; nan where the model says nothing."""
            weights = np.full(len(outcome), math.nan)
            for arm in (True, False):
                own = rows[treated[rows] == arm]
                seen = (~np.isnan(outcome[own])).astype(float)
                if seen.all():
                    weights[own] = 1.0
                elif seen.any():
                    weights[own] = 1 / mean_given(maximum_likelihood(seen, design(own), model)["eta"], model)
            return weights
        """#,
      r: #"""
        # One over the probability that the outcome is there, from a model in each arm; missing where the model says nothing.
        response_weights <- function(rows, outcome, treated, design, model) {
          weights <- rep(NA_real_, length(outcome))
          for (arm in c(TRUE, FALSE)) {
            own <- rows[treated[rows] == arm]
            seen <- as.numeric(!is.na(outcome[own]))
            if (all(seen == 1)) {
              weights[own] <- 1
            } else if (any(seen == 1)) {
              weights[own] <- 1 / mean_given(maximum_likelihood(seen, design(own), model)$eta, model)
            }
          }
          weights
        }
        """#),
    Routine(
      "weighted_difference_in_means", needs: ["answer"],
      python: #"""
        def weighted_arm(y, w):
            """The weighted mean, and n/(n - 1) sum of w^2 (y - mean)^2 / (sum of w)^2."""
            center = np.sum(w * y) / w.sum()
            center += np.sum(w * (y - center)) / w.sum()
            return center, len(y) / (len(y) - 1) * np.sum((w * (y - center)) ** 2) / w.sum() ** 2


        def weighted_difference_in_means(y, treated, weights, level):
            """Means weighted by one over the probability of an answer, taken as known; n - 2 degrees of freedom.

            Wooldridge (2007), doi:10.1016/j.jeconom.2007.02.002; Gerber and Green (2012), Field Experiments, section 7.4.
            """
            one, zero = weighted_arm(y[treated], weights[treated]), weighted_arm(y[~treated], weights[~treated])
            return answer(
                one[0] - zero[0], math.sqrt(one[1] + zero[1]), len(y) - 2.0, level, n_obs=len(y), iterative=True)
        """#,
      r: #"""
        # The weighted mean, and n/(n - 1) sum of w^2 (y - mean)^2 / (sum of w)^2.
        weighted_arm <- function(y, w) {
          center <- sum(w * y) / sum(w)
          center <- center + sum(w * (y - center)) / sum(w)
          c(center, length(y) / (length(y) - 1) * sum((w * (y - center))^2) / sum(w)^2)
        }

        # Means weighted by one over the probability of an answer, taken as known; n - 2 degrees of freedom.
        # Wooldridge (2007), doi:10.1016/j.jeconom.2007.02.002; Gerber and Green (2012), Field Experiments, section 7.4.
        weighted_difference_in_means <- function(y, treated, weights, level) {
          one <- weighted_arm(y[treated], weights[treated])
          zero <- weighted_arm(y[!treated], weights[!treated])
          answer(one[1] - zero[1], sqrt(one[2] + zero[2]), length(y) - 2, level, n_obs = length(y), iterative = TRUE)
        }
        """#),
    Routine(
      "weighted_blocked_difference_in_means", needs: ["weighted_difference_in_means", "group_numbers", "is_missing"],
      python: #"""
        def weighted_blocked_difference_in_means(outcome, treated, weights, blocks, level):
            """The same within blocks, averaged by how many were assigned in each, answering or not; n - 2B degrees of freedom."""
            rows = np.flatnonzero(~np.isnan(weights) & (is_missing(blocks) == 0))
            groups, y, w, arm = group_numbers(blocks[rows]), outcome[rows], weights[rows], treated[rows]
            estimate = variance = 0.0
            for block in range(groups.max() + 1):
                share = np.mean(groups == block)
                seen = (groups == block) & ~np.isnan(y)
                one, zero = weighted_arm(y[seen & arm], w[seen & arm]), weighted_arm(y[seen & ~arm], w[seen & ~arm])
                estimate += share * (one[0] - zero[0])
                variance += share**2 * (one[1] + zero[1])
            n = int(np.sum(~np.isnan(y)))
            return answer(
                estimate, math.sqrt(variance), n - 2.0 * (groups.max() + 1), level, n_obs=n, iterative=True)
        """#,
      r: #"""
        # The same within blocks, averaged by how many were assigned in each, answering or not; n - 2B degrees of freedom.
        weighted_blocked_difference_in_means <- function(outcome, treated, weights, blocks, level) {
          rows <- which(!is.na(weights) & !is.na(blocks))
          groups <- group_numbers(blocks[rows])
          y <- outcome[rows]
          w <- weights[rows]
          arm <- treated[rows]
          estimate <- 0
          variance <- 0
          for (block in seq_len(max(groups))) {
            share <- mean(groups == block)
            seen <- groups == block & !is.na(y)
            one <- weighted_arm(y[seen & arm], w[seen & arm])
            zero <- weighted_arm(y[seen & !arm], w[seen & !arm])
            estimate <- estimate + share * (one[1] - zero[1])
            variance <- variance + share^2 * (one[2] + zero[2])
          }
          n <- sum(!is.na(y))
          answer(estimate, sqrt(variance), n - 2 * max(groups), level, n_obs = n, iterative = TRUE)
        }
        """#),
  ]

  static let differences: [Routine] = [
    Routine(
      "panel_difference_in_differences",
      needs: ["difference_in_means", "clustered_difference_in_means", "group_numbers"],
      python: #"""
        def panel_difference_in_differences(y, treated, after, units, level, clusters=None):
            """The difference in mean changes of units that are seen before and after, each by its mean in either period.

            Bertrand, Duflo and Mullainathan (2004), doi:10.1162/003355304772839588.
            """
            units = group_numbers(units)
            count = units.max() + 1
            seen = [np.bincount(units[when], minlength=count) for when in (after, ~after)]
            means = [np.bincount(units[when], y[when], count) for when in (after, ~after)]
            both = (seen[0] > 0) & (seen[1] > 0)
            change = means[0][both] / seen[0][both] - means[1][both] / seen[1][both]
            firsts = [np.flatnonzero((units == unit) & ~after)[0] for unit in np.flatnonzero(both)]
            if clusters is None:
                return difference_in_means(change, treated[firsts], level)
            return clustered_difference_in_means(change, treated[firsts], clusters[firsts], level)
        """#,
      r: #"""
        # The difference in mean changes of units that are seen before and after, each by its mean in either period.
        # Bertrand, Duflo and Mullainathan (2004), doi:10.1162/003355304772839588.
        panel_difference_in_differences <- function(y, treated, after, units, level, clusters = NULL) {
          units <- group_numbers(units)
          later <- tapply(y[after], factor(units[after], seq_len(max(units))), mean)
          earlier <- tapply(y[!after], factor(units[!after], seq_len(max(units))), mean)
          both <- which(!is.na(later) & !is.na(earlier))
          change <- as.vector(later - earlier)[both]
          firsts <- vapply(both, function(unit) which(units == unit & !after)[1], 1L)
          if (is.null(clusters)) return(difference_in_means(change, treated[firsts], level))
          clustered_difference_in_means(change, treated[firsts], clusters[firsts], level)
        }
        """#)
  ]
}
