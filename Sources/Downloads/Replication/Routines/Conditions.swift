extension Routine {
  /// The expression language of plans: what is computed from a missing value is missing, and true, false and missing follow Kleene.
  static let conditions: [Routine] =
    [
      Routine(
        "aligned",
        python: #"""
          def aligned(a, b):
              """Two columns, or a column and one value, at one length."""
              a, b = (np.asarray(v, dtype=object) if isinstance(v, str) or v is None else np.asarray(v) for v in (a, b))
              return np.broadcast_arrays(a, b)


          def compared(a, b, comparison):
              """1 and 0 where the comparison is true and false, nan where one of the two is missing."""
              a, b = aligned(a, b)
              if a.dtype == object or b.dtype == object:
                  found = [math.nan if x is None or y is None else float(comparison(x, y)) for x, y in zip(a.flat, b.flat)]
                  return np.array(found, dtype=float).reshape(a.shape)
              return np.where(np.isnan(a) | np.isnan(b), math.nan, comparison(a, b))
          """#,
        r: "")
    ]
    + [
      "is_equal": "==", "is_unequal": "!=", "is_less": "<", "is_at_most": "<=", "is_greater": ">", "is_at_least": ">=",
    ]
    .sorted { $0.key < $1.key }.map { name, sign in
      Routine(
        name, needs: ["aligned"],
        python: """
          def \(name)(a, b):
              return compared(a, b, lambda x, y: x \(sign) y)
          """,
        // Texts are in the order of their bytes: LC_COLLATE is C.
        r: "\(name) <- function(a, b) a \(sign) b")
    } + [
      Routine(
        "both_true",
        python: #"""
          def both_true(a, b):
              """False when one is false, else missing when one is missing."""
              a, b = np.broadcast_arrays(np.asarray(a, dtype=float), np.asarray(b, dtype=float))
              return np.where((a == 0) | (b == 0), 0.0, np.where(np.isnan(a) | np.isnan(b), math.nan, 1.0))
          """#,
        r: "both_true <- function(a, b) a & b"),
      Routine(
        "either_true",
        python: #"""
          def either_true(a, b):
              """True when one is true, else missing when one is missing."""
              a, b = np.broadcast_arrays(np.asarray(a, dtype=float), np.asarray(b, dtype=float))
              return np.where((a == 1) | (b == 1), 1.0, np.where(np.isnan(a) | np.isnan(b), math.nan, 0.0))
          """#,
        r: "either_true <- function(a, b) a | b"),
      Routine(
        "not_true",
        python: #"""
          def not_true(a):
              return 1 - np.asarray(a, dtype=float)
          """#,
        r: "not_true <- function(a) !a"),
      Routine(
        "is_missing",
        python: #"""
          def is_missing(a):
              if a is None or isinstance(a, str):
                  return float(a is None)
              if np.asarray(a).dtype == object:
                  return np.array([float(value is None) for value in a])
              return np.isnan(np.asarray(a, dtype=float)).astype(float)
          """#,
        r: "is_missing <- function(a) is.na(a)"),
      Routine(
        "is_one_of",
        python: #"""
          def is_one_of(a, values):
              a = np.asarray(a)
              if a.dtype == object:
                  return np.array([math.nan if value is None else float(value in values) for value in a])
              return np.where(np.isnan(a), math.nan, np.isin(a, values).astype(float))
          """#,
        r: "is_one_of <- function(a, values) ifelse(is.na(a), NA, a %in% values)"),
      Routine(
        "choose", needs: ["aligned"],
        python: #"""
          def choose(condition, a, b):
              """a where the condition is true, b where it is false, missing where it is missing."""
              a, b = aligned(a, b)
              condition, a = np.broadcast_arrays(np.asarray(condition, dtype=float), a)
              b = np.broadcast_to(b, condition.shape)
              if a.dtype == object or b.dtype == object:
                  found = [None if math.isnan(c) else (x if c else y) for c, x, y in zip(condition.flat, a.flat, b.flat)]
                  return np.array(found + [None], dtype=object)[:-1].reshape(condition.shape)
              return np.where(np.isnan(condition), math.nan, np.where(condition == 1, a, b))
          """#,
        r: #"""
          # a where the condition is true, b where it is false, missing where it is missing.
          choose <- function(condition, a, b) {
            size <- max(length(condition), length(a), length(b))
            condition <- rep_len(as.logical(condition), size)
            a <- rep_len(a, size)
            b <- rep_len(b, size)
            result <- rep(if (is.character(a) || is.character(b)) NA_character_ else NA_real_, size)
            result[which(condition)] <- a[which(condition)]
            result[which(!condition)] <- b[which(!condition)]
            result
          }
          """#),
      Routine(
        "first_present", needs: ["is_missing", "choose"],
        python: #"""
          def first_present(*values):
              """The first value of each row that is not missing."""
              result = values[0]
              for other in values[1:]:
                  result = choose(is_missing(result), other, result)
              return result
          """#,
        r: #"""
          # The first value of each row that is not missing.
          first_present <- function(...) Reduce(function(a, b) choose(is.na(a), b, a), list(...))
          """#),
      Routine(
        "power",
        python: #"""
          def power(a, b):
              """nan to the power 0 and 1 to the power nan are missing too."""
              a, b = np.broadcast_arrays(np.asarray(a, dtype=float), np.asarray(b, dtype=float))
              return np.where(np.isnan(a) | np.isnan(b), math.nan, np.power(a, b))
          """#,
        r: "power <- function(a, b) ifelse(is.na(a) | is.na(b), NA, a^b)"),
      Routine("log_of", python: "def log_of(a):\n    return np.log(a)", r: "log_of <- function(a) log(a)"),
      Routine("log10_of", python: "def log10_of(a):\n    return np.log10(a)", r: "log10_of <- function(a) log10(a)"),
      Routine("exp_of", python: "def exp_of(a):\n    return np.exp(a)", r: "exp_of <- function(a) exp(a)"),
      Routine("root_of", python: "def root_of(a):\n    return np.sqrt(a)", r: "root_of <- function(a) sqrt(a)"),
      Routine("size_of", python: "def size_of(a):\n    return np.abs(a)", r: "size_of <- function(a) abs(a)"),
      Routine("floor_of", python: "def floor_of(a):\n    return np.floor(a)", r: "floor_of <- function(a) floor(a)"),
      Routine(
        "ceiling_of", python: "def ceiling_of(a):\n    return np.ceil(a)", r: "ceiling_of <- function(a) ceiling(a)"),
      Routine(
        "rounded",
        python: #"""
          def rounded(a, decimals=0):
              """Halves away from zero."""
              scale = 10.0 ** np.abs(decimals)
              scaled = np.where(np.asarray(decimals) < 0, np.asarray(a) / scale, np.asarray(a) * scale)
              whole = np.trunc(scaled)
              whole = whole + np.sign(scaled) * (np.abs(scaled - whole) >= 0.5)
              return np.where(np.asarray(decimals) < 0, whole * scale, whole / scale)
          """#,
        r: #"""
          # Halves away from zero.
          rounded <- function(a, decimals = 0) {
            decimals <- rep_len(decimals, length(a))
            scale <- 10^abs(decimals)
            scaled <- ifelse(decimals < 0, a / scale, a * scale)
            whole <- trunc(scaled)
            whole <- whole + sign(scaled) * (abs(scaled - whole) >= 0.5)
            ifelse(decimals < 0, whole * scale, whole / scale)
          }
          """#),
      Routine(
        "smallest_of",
        python: #"""
          def smallest_of(*values):
              result = values[0]
              for other in values[1:]:
                  result = np.minimum(result, other)
              return result
          """#,
        r: "smallest_of <- function(...) pmin(...)"),
      Routine(
        "largest_of",
        python: #"""
          def largest_of(*values):
              result = values[0]
              for other in values[1:]:
                  result = np.maximum(result, other)
              return result
          """#,
        r: "largest_of <- function(...) pmax(...)"),
      Routine(
        "band_of",
        python: #"""
          def band_of(a, breaks, labels):
              """The label of the band that a number lies in; a break belongs to the band above it."""
              return np.array(
                  [None if math.isnan(x) else labels[int(np.searchsorted(breaks, x, side="right"))] for x in a] + [None],
                  dtype=object)[:-1]
          """#,
        r: #"""
          # The label of the band that a number lies in; a break belongs to the band above it.
          band_of <- function(a, breaks, labels) labels[findInterval(a, breaks) + 1]
          """#),
      Routine(
        "value_before", needs: ["is_missing"],
        python: #"""
          def neighbours(order, unit):
              """For each row the one that comes before it in the order of its unit; -1 for none."""
              found = np.full(len(order), -1)
              units = np.zeros(len(order)) if unit is None else unit
              known = {}
              numbers = [known.setdefault(value, len(known)) for value in units]
              kept = [i for i in range(len(order)) if is_missing(order[i : i + 1])[0] == 0
                      and (unit is None or is_missing(unit[i : i + 1])[0] == 0)]
              kept.sort(key=lambda i: (numbers[i], order[i], i))
              for first, second in zip(kept, kept[1:]):
                  if numbers[first] == numbers[second]:
                      found[second] = first
              return found


          def taken_from(values, rows):
              nothing = None if values.dtype == object else math.nan
              return np.array([values[row] if row >= 0 else nothing for row in rows] + [None], dtype=values.dtype)[:-1]


          def value_before(values, order, unit=None):
              return taken_from(values, neighbours(order, unit))
          """#,
        r: #"""
          # For each row the one that comes before it in the order of its unit; NA for none.
          neighbours <- function(order_of, unit) {
            found <- rep(NA_integer_, length(order_of))
            numbers <- if (is.null(unit)) rep(1, length(order_of)) else match(unit, unique(unit))
            kept <- which(!is.na(order_of) & (is.null(unit) | !is.na(unit[seq_along(order_of)])))
            kept <- kept[order(numbers[kept], order_of[kept], kept, method = "radix")]
            if (length(kept) > 1) {
              first <- kept[-length(kept)]
              second <- kept[-1]
              same <- numbers[first] == numbers[second]
              found[second[same]] <- first[same]
            }
            found
          }

          value_before <- function(values, order_of, unit = NULL) values[neighbours(order_of, unit)]
          """#),
      Routine(
        "value_after", needs: ["value_before"],
        python: #"""
          def value_after(values, order, unit=None):
              before = neighbours(order, unit)
              after = np.full(len(before), -1)
              after[before[before >= 0]] = np.flatnonzero(before >= 0)
              return taken_from(values, after)
          """#,
        r: #"""
          value_after <- function(values, order_of, unit = NULL) {
            before <- neighbours(order_of, unit)
            after <- rep(NA_integer_, length(before))
            after[before[!is.na(before)]] <- which(!is.na(before))
            values[after]
          }
          """#),
    ]
}
