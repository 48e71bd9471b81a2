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

  static let clusterRobust: [Routine] = [
    Routine(
      "cluster_scores", needs: ["least_squares", "group_numbers"],
      python: #"""
        def sum_in_groups(S, groups):
            """The rows of each group added up."""
            groups = group_numbers(groups)
            return np.column_stack([np.bincount(groups, column, groups.max() + 1) for column in S.T])


        def crosses(effects, clusters):
            """Whether some group of effects lies in several clusters."""
            home = {}
            return any(home.setdefault(effect, cluster) != cluster for effect, cluster in zip(effects, clusters))


        def small_sample_factor(fit, count, kinds):
            """G/(G - 1) (n - 1)/(n - k): absorbed effects that lie within clusters of some kind count as one."""
            k = fit["k"]
            if fit["effects"] is not None:
                dimensions = fit["effects"]["dimensions"]
                across = [d for d in dimensions if all(crosses(d, clusters) for clusters in kinds)]
                if len(across) == len(dimensions):
                    k += fit["effects"]["rank"]
                else:
                    k += 1 + sum(d.max() for d in across)
            return count / (count - 1) * (fit["n"] - 1) / (fit["n"] - k)


        def symmetric_power(B, power):
            """Of a symmetric matrix; what is zero but for rounding stays zero (Moore and Penrose)."""
            values, vectors = np.linalg.eigh((B + B.T) / 2)
            powers = np.where(values > 1e-9, np.abs(values) ** power, 0.0)
            return (vectors * powers) @ vectors.T


        def bias_reduction(fit, rows):
            """A_g = B_g^(-1/2), B_g = [(I - H)(I - H)']_gg, H = X (X'WX)^-1 X'W. Without weights it is I - H_gg."""
            H = hat_of_rows(fit, rows)
            if not fit["weighted"]:
                return symmetric_power(np.eye(len(rows)) - H, -0.5)
            root = fit["root"][rows]
            # (HH')_ij is the sum over all rows l of h_il w_l h_lj, for H in the scale of the roots, over the roots of i and j.
            columns = np.column_stack([projected(fit, np.eye(fit["n"])[row]) for row in rows])
            squared = columns.T @ (columns * (fit["root"] ** 2)[:, None])
            turned = H * root[None, :] / root[:, None]
            return symmetric_power(np.eye(len(rows)) - turned - turned.T + squared / np.outer(root, root), -0.5)


        def cluster_scores(fit, se, clusters):
            """CR0 and CR1: the scores of each cluster. CR2: with A_g e_g for e_g (Bell and McCaffrey 2002, Survey Methodology 28;
            Pustejovsky and Tipton 2018, doi:10.1080/07350015.2016.1247004). CR3: with (I - H_gg)^-1 e_g, the jackknife
            (MacKinnon, Nielsen and Webb 2023, doi:10.1002/jae.2943).
            """
            groups = group_numbers(clusters)
            count = groups.max() + 1
            if se in ("CR0", "CR1"):
                factor = 1.0 if se == "CR0" else math.sqrt(small_sample_factor(fit, count, [clusters]))
                return factor * sum_in_groups(fit["Q"] * (fit["root"] * fit["e"])[:, None], clusters)
            S = np.zeros((count, fit["k"]))
            for g in range(count):
                rows = np.flatnonzero(groups == g)
                if se == "CR2":
                    e = fit["root"][rows] * (bias_reduction(fit, rows) @ fit["e"][rows])
                else:
                    e = symmetric_power(np.eye(len(rows)) - hat_of_rows(fit, rows), -1) @ (fit["root"] * fit["e"])[rows]
                S[g] = fit["Q"][rows].T @ e
            return S
        """#,
      r: #"""
        # The rows of each group added up.
        sum_in_groups <- function(S, groups) unname(rowsum(S, group_numbers(groups), reorder = TRUE))

        # Whether some group of effects lies in several clusters.
        crosses <- function(effects, clusters) {
          pairs <- unique(data.frame(effects = group_numbers(effects), clusters = group_numbers(clusters)))
          anyDuplicated(pairs$effects) > 0
        }

        # G/(G - 1) (n - 1)/(n - k): absorbed effects that lie within clusters of some kind count as one.
        small_sample_factor <- function(fit, count, kinds) {
          k <- fit$k
          if (!is.null(fit$effects)) {
            dimensions <- fit$effects$dimensions
            across <- Filter(function(d) all(vapply(kinds, function(clusters) crosses(d, clusters), TRUE)), dimensions)
            k <- if (length(across) == length(dimensions)) k + fit$effects$rank else
              k + 1 + sum(vapply(across, max, 1) - 1)
          }
          count / (count - 1) * (fit$n - 1) / (fit$n - k)
        }

        # Of a symmetric matrix; what is zero but for rounding stays zero (Moore and Penrose).
        symmetric_power <- function(B, power) {
          found <- eigen((B + t(B)) / 2, symmetric = TRUE)
          powers <- ifelse(found$values > 1e-9, abs(found$values)^power, 0)
          found$vectors %*% (powers * t(found$vectors))
        }

        # A_g = B_g^(-1/2), B_g = [(I - H)(I - H)']_gg, H = X (X'WX)^-1 X'W. Without weights it is I - H_gg.
        bias_reduction <- function(fit, rows) {
          H <- hat_of_rows(fit, rows)
          if (!fit$weighted) return(symmetric_power(diag(length(rows)) - H, -0.5))
          root <- fit$root[rows]
          # (HH')_ij is the sum over all rows l of h_il w_l h_lj, for H in the scale of the roots, over the roots of i and j.
          columns <- vapply(rows, function(row) projected(fit, as.numeric(seq_len(fit$n) == row)), numeric(fit$n))
          squared <- crossprod(columns, columns * fit$root^2)
          turned <- t(t(H) * root) / root
          symmetric_power(diag(length(rows)) - turned - t(turned) + squared / tcrossprod(root), -0.5)
        }

        # CR0 and CR1: the scores of each cluster. CR2: with A_g e_g for e_g (Bell and McCaffrey 2002, Survey Methodology 28;
        # Pustejovsky and Tipton 2018, doi:10.1080/07350015.2016.1247004). CR3: with (I - H_gg)^-1 e_g, the jackknife
        # (MacKinnon, Nielsen and Webb 2023, doi:10.1002/jae.2943).
        cluster_scores <- function(fit, se, clusters) {
          groups <- group_numbers(clusters)
          count <- max(groups)
          if (se %in% c("CR0", "CR1")) {
            factor <- if (se == "CR0") 1 else sqrt(small_sample_factor(fit, count, list(clusters)))
            return(factor * sum_in_groups(fit$Q * (fit$root * fit$e), clusters))
          }
          S <- matrix(0, count, fit$k)
          for (g in seq_len(count)) {
            rows <- which(groups == g)
            e <- if (se == "CR2") {
              fit$root[rows] * (bias_reduction(fit, rows) %*% fit$e[rows])
            } else {
              symmetric_power(diag(length(rows)) - hat_of_rows(fit, rows), -1) %*% (fit$root * fit$e)[rows]
            }
            S[g, ] <- crossprod(fit$Q[rows, , drop = FALSE], e)
          }
          S
        }
        """#),
    Routine(
      "satterthwaite", needs: ["cluster_scores", "scores_of"],
      python: #"""
        def working_pieces(fit, contrast, clusters):
            """For each cluster p_g = (I - H)'_g A_g W_g X_g (X'WX)^-1 c, one in each column."""
            groups = group_numbers(clusters)
            start = fit["root"] * (fit["Q"] @ direction_of(fit, contrast))
            P = np.zeros((fit["n"], groups.max() + 1))
            for g in range(groups.max() + 1):
                rows = np.flatnonzero(groups == g)
                a = np.zeros(fit["n"])
                a[rows] = bias_reduction(fit, rows) @ start[rows]
                P[:, g] = a - fit["root"] * projected(fit, a / fit["root"])
            return P


        def satterthwaite(fit, contrast, clusters):
            """(sum of p_g'p_g)^2 / sum over g and h of (p_g'p_h)^2, for errors that are alike and independent.

            Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004.
            """
            P = working_pieces(fit, contrast, clusters)
            M = P.T @ P
            return np.trace(M) ** 2 / np.sum(M**2)
        """#,
      r: #"""
        # For each cluster p_g = (I - H)'_g A_g W_g X_g (X'WX)^-1 c, one in each column.
        working_pieces <- function(fit, contrast, clusters) {
          groups <- group_numbers(clusters)
          start <- fit$root * as.vector(fit$Q %*% direction_of(fit, contrast))
          P <- matrix(0, fit$n, max(groups))
          for (g in seq_len(max(groups))) {
            rows <- which(groups == g)
            a <- numeric(fit$n)
            a[rows] <- bias_reduction(fit, rows) %*% start[rows]
            P[, g] <- a - fit$root * projected(fit, a / fit$root)
          }
          P
        }

        # (sum of p_g'p_g)^2 / sum over g and h of (p_g'p_h)^2, for errors that are alike and independent.
        # Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004.
        satterthwaite <- function(fit, contrast, clusters) {
          M <- crossprod(working_pieces(fit, contrast, clusters))
          sum(diag(M))^2 / sum(M^2)
        }
        """#),
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
