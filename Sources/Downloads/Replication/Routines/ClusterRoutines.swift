extension Routine {
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
}
