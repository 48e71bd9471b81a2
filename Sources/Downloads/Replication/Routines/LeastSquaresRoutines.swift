extension Routine {
  static let leastSquares: [Routine] = [
    Routine(
      "effects_of_groups", needs: ["group_numbers"],
      python: #"""
        def effects_of_groups(absorbed, weights):
            """Effects that are taken out of every column: of the largest dimension by its means, of the others by a basis."""
            if not absorbed:
                return None
            dimensions = [group_numbers(values) for values in absorbed]
            largest = max(range(len(dimensions)), key=lambda d: dimensions[d].max())
            first = dimensions.pop(largest)
            effects = {
                "first": first, "totals": np.bincount(first, weights), "root": np.sqrt(weights),
                "basis": np.zeros((len(first), 0)), "dimensions": [group_numbers(values) for values in absorbed]}
            for groups in dimensions:
                for group in range(groups.max() + 1):
                    column = effects["root"] * (groups == group)
                    length = np.linalg.norm(column)
                    for _ in range(2):
                        column = without_effects(column, effects)
                    if np.linalg.norm(column) > 1e-9 * length:
                        effects["basis"] = np.column_stack([effects["basis"], column / np.linalg.norm(column)])
            effects["rank"] = first.max() + 1 + effects["basis"].shape[1]
            return effects


        def in_effects(v, effects):
            """The part of a column (times the root of the weights) that the effects explain."""
            if effects is None:
                return np.zeros(len(v))
            means = np.bincount(effects["first"], effects["root"] * v) / effects["totals"]
            part = effects["root"] * means[effects["first"]]
            return part + effects["basis"] @ (effects["basis"].T @ (v - part))


        def without_effects(v, effects):
            return v - in_effects(v, effects)
        """#,
      r: #"""
        # Effects that are taken out of every column: of the largest dimension by its means, of the others by a basis.
        effects_of_groups <- function(absorbed, weights) {
          if (length(absorbed) == 0) return(NULL)
          dimensions <- lapply(absorbed, group_numbers)
          largest <- which.max(vapply(dimensions, max, 1))
          first <- dimensions[[largest]]
          effects <- list(first = first, totals = as.vector(rowsum(weights, first, reorder = TRUE)), root = sqrt(weights),
            basis = matrix(0, length(first), 0), dimensions = dimensions)
          for (groups in dimensions[-largest]) {
            for (group in seq_len(max(groups))) {
              column <- effects$root * (groups == group)
              length <- sqrt(sum(column^2))
              for (time in 1:2) column <- without_effects(column, effects)
              size <- sqrt(sum(column^2))
              if (size > 1e-9 * length) effects$basis <- cbind(effects$basis, column / size)
            }
          }
          effects$rank <- max(first) + ncol(effects$basis)
          effects
        }

        # The part of a column (times the root of the weights) that the effects explain.
        in_effects <- function(v, effects) {
          if (is.null(effects)) return(numeric(length(v)))
          means <- as.vector(rowsum(effects$root * v, effects$first, reorder = TRUE)) / effects$totals
          part <- effects$root * means[effects$first]
          part + as.vector(effects$basis %*% crossprod(effects$basis, v - part))
        }

        without_effects <- function(v, effects) v - in_effects(v, effects)
        """#),
    Routine(
      "least_squares", needs: ["effects_of_groups"],
      python: #"""
        def least_squares(y, X, weights=None, absorbed=()):
            """argmin sum of w (y - x'b)^2 by QR of the columns times the root of w, absorbed effects taken out of each.

            Frisch and Waugh (1933), doi:10.2307/1907330, for absorbed effects.
            """
            w = np.ones(len(y)) if weights is None else weights
            root = np.sqrt(w)
            effects = effects_of_groups(absorbed, w)
            scaled, target = X * root[:, None], y * root
            if effects is not None:
                for _ in range(2):
                    scaled = np.column_stack([without_effects(column, effects) for column in scaled.T])
                    target = without_effects(target, effects)
            Q, R = np.linalg.qr(scaled)
            b = np.linalg.solve(R, Q.T @ target)
            b = b + np.linalg.solve(R, Q.T @ (target - scaled @ b))
            rank = 0 if effects is None else effects["rank"]
            return {
                "b": b, "Q": Q, "R": R, "root": root, "e": (target - scaled @ b) / root, "effects": effects, "n": len(y),
                "k": X.shape[1], "df": len(y) - X.shape[1] - rank, "weighted": weights is not None}


        def projected(fit, v):
            """H v, for the hat matrix H of the columns times the root of the weights, absorbed effects included."""
            return fit["Q"] @ (fit["Q"].T @ v) + in_effects(v, fit["effects"])


        def leverage(fit):
            """The diagonal of the hat matrix."""
            h = np.sum(fit["Q"] ** 2, axis=1)
            effects = fit["effects"]
            if effects is not None:
                h = h + effects["root"] ** 2 / effects["totals"][effects["first"]] + np.sum(effects["basis"] ** 2, axis=1)
            return h


        def hat_of_rows(fit, rows):
            """The block of the hat matrix that some rows have with each other."""
            H = fit["Q"][rows] @ fit["Q"][rows].T
            effects = fit["effects"]
            if effects is not None:
                first, root = effects["first"][rows], effects["root"][rows]
                H = H + (first[:, None] == first[None, :]) * np.outer(root, root) / effects["totals"][first][:, None]
                H = H + effects["basis"][rows] @ effects["basis"][rows].T
            return H
        """#,
      r: #"""
        # argmin sum of w (y - x'b)^2 by QR of the columns times the root of w, absorbed effects taken out of each.
        # Frisch and Waugh (1933), doi:10.2307/1907330, for absorbed effects.
        least_squares <- function(y, X, weights = NULL, absorbed = list()) {
          w <- if (is.null(weights)) rep(1, length(y)) else weights
          root <- sqrt(w)
          effects <- effects_of_groups(absorbed, w)
          scaled <- X * root
          target <- y * root
          if (!is.null(effects)) {
            for (time in 1:2) {
              for (j in seq_len(ncol(scaled))) scaled[, j] <- without_effects(scaled[, j], effects)
              target <- without_effects(target, effects)
            }
          }
          decomposed <- qr(scaled, LAPACK = TRUE)
          Q <- qr.Q(decomposed)
          R <- qr.R(decomposed)[, order(decomposed$pivot), drop = FALSE]
          b <- solve(R, crossprod(Q, target))
          b <- as.vector(b + solve(R, crossprod(Q, target - scaled %*% b)))
          rank <- if (is.null(effects)) 0 else effects$rank
          list(b = b, Q = Q, R = R, root = root, e = as.vector(target - scaled %*% b) / root, effects = effects,
            n = length(y), k = ncol(X), df = length(y) - ncol(X) - rank, weighted = !is.null(weights))
        }

        # H v, for the hat matrix H of the columns times the root of the weights, absorbed effects included.
        projected <- function(fit, v) as.vector(fit$Q %*% crossprod(fit$Q, v)) + in_effects(v, fit$effects)

        # The diagonal of the hat matrix.
        leverage <- function(fit) {
          h <- rowSums(fit$Q^2)
          effects <- fit$effects
          if (!is.null(effects)) {
            h <- h + effects$root^2 / effects$totals[effects$first] + rowSums(effects$basis^2)
          }
          h
        }

        # The block of the hat matrix that some rows have with each other.
        hat_of_rows <- function(fit, rows) {
          H <- tcrossprod(fit$Q[rows, , drop = FALSE])
          effects <- fit$effects
          if (!is.null(effects)) {
            first <- effects$first[rows]
            H <- H + outer(first, first, "==") * tcrossprod(effects$root[rows]) / effects$totals[first]
            H <- H + tcrossprod(effects$basis[rows, , drop = FALSE])
          }
          H
        }
        """#),
    Routine(
      "scores_of", needs: ["least_squares", "cluster_scores"],
      python: #"""
        def scores_of(fit, se, clusters=None):
            """Scores S in the basis Q, one in each row, with which the variance of c'b is sum of (S R^-T c)^2; none if classical.

            HC0: root(w) e q. HC1: times root(n/(n - k)). HC2: e / root(1 - h). HC3: e / (1 - h).
            White (1980), doi:10.2307/1912934; MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7.
            CR0: added up in clusters. CR1: times root(G/(G - 1) (n - 1)/(n - k)). CR2, CR3: see cluster_scores.
            """
            if se == "classical":
                return None
            if se.startswith("CR"):
                return cluster_scores(fit, se, clusters)
            multiplier = {"HC0": 1.0, "HC1": math.sqrt(fit["n"] / fit["df"])}.get(se)
            if se == "HC2":
                multiplier = 1 / np.sqrt(1 - leverage(fit))
            if se == "HC3":
                multiplier = 1 / (1 - leverage(fit))
            return fit["Q"] * (fit["root"] * fit["e"] * multiplier)[:, None]


        def direction_of(fit, contrast):
            return np.linalg.solve(fit["R"].T, contrast)


        def covariance_of(fit, se, contrasts, clusters=None):
            """C V C' for the rows of C."""
            D = np.column_stack([direction_of(fit, contrast) for contrast in contrasts])
            S = scores_of(fit, se, clusters)
            if S is None:
                return np.sum((fit["root"] * fit["e"]) ** 2) / fit["df"] * D.T @ D
            return (S @ D).T @ (S @ D)
        """#,
      r: #"""
        # Scores S in the basis Q, one in each row, with which the variance of c'b is sum of (S R^-T c)^2; none if classical.
        # HC0: root(w) e q. HC1: times root(n/(n - k)). HC2: e / root(1 - h). HC3: e / (1 - h).
        # White (1980), doi:10.2307/1912934; MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7.
        # CR0: added up in clusters. CR1: times root(G/(G - 1) (n - 1)/(n - k)). CR2, CR3: see cluster_scores.
        scores_of <- function(fit, se, clusters = NULL) {
          if (se == "classical") return(NULL)
          if (startsWith(se, "CR")) return(cluster_scores(fit, se, clusters))
          multiplier <- switch(se, HC0 = 1, HC1 = sqrt(fit$n / fit$df), HC2 = 1 / sqrt(1 - leverage(fit)),
            HC3 = 1 / (1 - leverage(fit)))
          fit$Q * (fit$root * fit$e * multiplier)
        }

        direction_of <- function(fit, contrast) as.vector(solve(t(fit$R), contrast))

        # C V C' for the rows of C.
        covariance_of <- function(fit, se, contrasts, clusters = NULL) {
          D <- vapply(contrasts, function(contrast) direction_of(fit, contrast), numeric(fit$k))
          D <- matrix(D, fit$k)
          S <- scores_of(fit, se, clusters)
          if (is.null(S)) return(sum((fit$root * fit$e)^2) / fit$df * crossprod(D))
          crossprod(S %*% D)
        }
        """#),
    Routine(
      "contrast_answer", needs: ["scores_of", "satterthwaite", "answer"],
      python: #"""
        def contrast_answer(fit, se, contrast, level, clusters=None):
            """c'b with its standard error. t with n - k degrees of freedom; clustered G - 1, with CR2 Satterthwaite's."""
            estimate = contrast @ fit["b"]
            std_error = math.sqrt(covariance_of(fit, se, [contrast], clusters)[0, 0])
            df = float(fit["df"])
            if se == "CR2":
                df = satterthwaite(fit, contrast, clusters)
            elif se.startswith("CR"):
                df = len(set(clusters)) - 1.0
            more = {} if clusters is None else {"n_clusters": len(set(clusters))}
            return answer(estimate, std_error, df, level, n_obs=fit["n"], **more)


        def first_of(k):
            return np.eye(k)[0]
        """#,
      r: #"""
        # c'b with its standard error. t with n - k degrees of freedom; clustered G - 1, with CR2 Satterthwaite's.
        contrast_answer <- function(fit, se, contrast, level, clusters = NULL) {
          estimate <- sum(contrast * fit$b)
          std_error <- sqrt(covariance_of(fit, se, list(contrast), clusters)[1, 1])
          df <- fit$df
          if (se == "CR2") {
            df <- satterthwaite(fit, contrast, clusters)
          } else if (startsWith(se, "CR")) {
            df <- length(unique(clusters)) - 1
          }
          found <- answer(estimate, std_error, df, level, n_obs = fit$n)
          if (!is.null(clusters)) found$n_clusters <- length(unique(clusters))
          found
        }

        first_of <- function(k) c(1, numeric(k - 1))
        """#),
    Routine(
      "regression_effect", needs: ["contrast_answer"],
      python: #"""
        def regression_effect(y, X, se, level, clusters=None, weights=None, absorbed=()):
            """The coefficient of the first column in a least-squares regression."""
            fit = least_squares(y, X, weights, absorbed)
            return contrast_answer(fit, se, first_of(fit["k"]), level, clusters)
        """#,
      r: #"""
        # The coefficient of the first column in a least-squares regression.
        regression_effect <- function(y, X, se, level, clusters = NULL, weights = NULL, absorbed = list()) {
          fit <- least_squares(y, X, weights, absorbed)
          contrast_answer(fit, se, first_of(fit$k), level, clusters)
        }
        """#),
    Routine(
      "two_way_effect", needs: ["scores_of", "answer"],
      python: #"""
        def two_way_effect(y, X, se, level, clusters, other, weights=None, absorbed=()):
            """V_a + V_b - V_ab, each CR0 or CR1; t with min(G_a, G_b) - 1 degrees of freedom.

            Cameron, Gelbach and Miller (2011), doi:10.1198/jbes.2010.07136.
            """
            fit = least_squares(y, X, weights, absorbed)
            cells = np.array([f"{a}/{b}" for a, b in zip(group_numbers(clusters), group_numbers(other))], dtype=object)
            variance = 0.0
            for groups, sign in [(clusters, 1), (other, 1), (cells, -1)]:
                S = sum_in_groups(fit["Q"] * (fit["root"] * fit["e"])[:, None], groups)
                factor = 1.0 if se == "CR0" else small_sample_factor(fit, len(S), [clusters, other])
                variance += sign * factor * np.sum((S @ direction_of(fit, first_of(fit["k"]))) ** 2)
            df = min(len(set(clusters)), len(set(other))) - 1.0
            return answer(fit["b"][0], math.sqrt(variance), df, level, n_obs=fit["n"], n_clusters=len(set(clusters)))
        """#,
      r: #"""
        # V_a + V_b - V_ab, each CR0 or CR1; t with min(G_a, G_b) - 1 degrees of freedom.
        # Cameron, Gelbach and Miller (2011), doi:10.1198/jbes.2010.07136.
        two_way_effect <- function(y, X, se, level, clusters, other, weights = NULL, absorbed = list()) {
          fit <- least_squares(y, X, weights, absorbed)
          cells <- paste(group_numbers(clusters), group_numbers(other), sep = "/")
          variance <- 0
          signs <- c(1, 1, -1)
          ways <- list(clusters, other, cells)
          for (way in 1:3) {
            S <- sum_in_groups(fit$Q * (fit$root * fit$e), ways[[way]])
            factor <- if (se == "CR0") 1 else small_sample_factor(fit, nrow(S), list(clusters, other))
            variance <- variance + signs[way] * factor * sum((S %*% direction_of(fit, first_of(fit$k)))^2)
          }
          df <- min(length(unique(clusters)), length(unique(other))) - 1
          answer(fit$b[1], sqrt(variance), df, level, n_obs = fit$n, n_clusters = length(unique(clusters)))
        }
        """#),
  ]
}
