extension Routine {
  /// The published files, and the rows of an estimate.
  static let reading: [Routine] = [
    Routine(
      "read_table",
      python: #"""
        def read_table(file, sha256, kinds):
            """Columns of a published file, after its checksum. A missing value is nan among numbers, None among texts."""
            with open(os.path.join(HERE, file), "rb") as handle:
                raw = handle.read()
            found = hashlib.sha256(raw).hexdigest()
            if found == sha256:
                print(f"{file}: is the published file (SHA-256 {sha256})")
            else:
                print(f"{file}: IS NOT THE PUBLISHED FILE: its SHA-256 is {found}, and {sha256} was published")
                PROBLEMS.append(file)
            csv.field_size_limit(2**31 - 1)
            lines = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
            table = {}
            for name, kind in kinds:
                place = lines[0].index(name)
                cells = [line[place] if place < len(line) else "" for line in lines[1:]]
                if kind == "text":
                    table[name] = np.array([cell if cell != "" else None for cell in cells], dtype=object)
                elif kind == "truth":
                    table[name] = np.array([{"true": 1.0, "false": 0.0}.get(cell, math.nan) for cell in cells])
                else:
                    table[name] = np.array([float(cell) if cell != "" else math.nan for cell in cells])
            return table
        """#,
      r: #"""
        sha256_of <- function(path) {
          # R computes it itself from 4.5 on; before, a program of the machine does.
          if (exists("sha256sum", asNamespace("tools"))) return(unname(getExportedValue("tools", "sha256sum")(path)))
          for (command in list(c("sha256sum"), c("shasum", "-a", "256"))) {
            if (Sys.which(command[1]) == "") next
            said <- tryCatch(system2(command[1], c(command[-1], shQuote(path)), stdout = TRUE, stderr = FALSE),
              error = function(problem) "", warning = function(problem) "")
            found <- regmatches(said, regexpr("[0-9a-f]{64}", said))
            if (length(found) == 1) return(found)
          }
          NA_character_
        }

        # Columns of a published file, after its checksum. A missing value is NA.
        read_table <- function(file, sha256, kinds) {
          path <- file.path(here, file)
          found <- sha256_of(path)
          if (is.na(found)) {
            cat(file, ": its checksum could not be computed on this machine; compare it with ", sha256, "\n", sep = "")
          } else if (found == sha256) {
            cat(file, ": is the published file (SHA-256 ", sha256, ")\n", sep = "")
          } else {
            cat(file, ": IS NOT THE PUBLISHED FILE: its SHA-256 is ", found, ", and ", sha256, " was published\n", sep = "")
            problems <<- c(problems, file)
          }
          cells <- read_cells(path)
          table <- list()
          for (place in seq_along(kinds$names)) {
            name <- kinds$names[place]
            column <- cells[-1, match(name, unlist(cells[1, ]))]
            table[[name]] <- switch(kinds$kinds[place], text = column,
              truth = unname(c("true" = 1, "false" = 0)[column]), as.numeric(column))
          }
          table
        }

        read_cells <- function(path) {
          read.csv(path, header = FALSE, colClasses = "character", na.strings = "", encoding = "UTF-8",
            quote = "\"", comment.char = "", blank.lines.skip = FALSE, strip.white = FALSE)
        }
        """#)
  ]

  static let rowChoice: [Routine] = [
    Routine(
      "whole_column",
      python: #"""
        def whole_column(table, values):
            """A derived column: one value for each row of the table."""
            values = np.asarray(values, dtype=object) if isinstance(values, str) or values is None else np.asarray(values)
            return np.array(np.broadcast_to(values, (len(next(iter(table.values()))),)))
        """#,
      r: #"""
        # A derived column: one value for each row of the table.
        whole_column <- function(table, values) {
          if (is.logical(values)) values <- as.numeric(values)
          rep_len(values, length(table[[1]]))
        }
        """#),
    Routine(
      "in_rows",
      python: #"""
        def in_rows(table, rows, values):
            """A column that has values in some rows and is missing in the others."""
            column = np.full(len(next(iter(table.values()))), math.nan)
            column[rows] = values
            return column
        """#,
      r: #"""
        # A column that has values in some rows and is missing in the others.
        in_rows <- function(table, rows, values) replace(rep(NA_real_, length(table[[1]])), rows, values)
        """#),
    Routine(
      "together",
      python: #"""
        def together(first, second):
            """What two computations found."""
            return {**first, **second, "more": {**first.get("more", {}), **second.get("more", {})}}
        """#,
      r: #"""
        # What two computations found.
        together <- function(first, second) modifyList(first, second)
        """#),
    Routine(
      "all_rows",
      python: #"""
        def all_rows(table):
            return np.arange(len(next(iter(table.values()))))
        """#,
      r: #"""
        all_rows <- function(table) seq_along(table[[1]])
        """#),
    Routine(
      "keep_true",
      python: #"""
        def keep_true(rows, truths):
            """The rows where a condition is true: neither false nor missing."""
            return rows[np.broadcast_to(truths, (rows.max() + 1,) if np.ndim(truths) == 0 else np.shape(truths))[rows] == 1]
        """#,
      r: #"""
        # The rows where a condition is true: neither false nor missing.
        keep_true <- function(rows, truths) {
          if (length(truths) == 1) truths <- rep(truths, max(rows))
          rows[!is.na(truths[rows]) & truths[rows] == 1]
        }
        """#),
    Routine(
      "holds",
      python: #"""
        def holds(column, level):
            """Where a column has a level."""
            return np.array([value == level for value in column], dtype=bool)
        """#,
      r: #"""
        # Where a column has a level.
        holds <- function(column, level) !is.na(column) & column == level
        """#),
    Routine(
      "keep_either", needs: ["holds"],
      python: #"""
        def keep_either(rows, column, levels):
            """The rows that have one of the levels."""
            kept = np.zeros(len(column), dtype=bool)
            for level in levels:
                kept |= holds(column, level)
            return rows[kept[rows]]
        """#,
      r: #"""
        # The rows that have one of the levels.
        keep_either <- function(rows, column, levels) rows[column[rows] %in% levels]
        """#),
    Routine(
      "keep_complete",
      python: #"""
        def is_absent(column):
            if column.dtype == object:
                return np.array([value is None for value in column], dtype=bool)
            return np.isnan(column)


        def keep_complete(rows, table, names):
            """The rows in which none of the columns is missing."""
            for name in names:
                rows = rows[~is_absent(table[name][rows])]
            return rows
        """#,
      r: #"""
        # The rows in which none of the columns is missing.
        keep_complete <- function(rows, table, names) {
          for (name in names) rows <- rows[!is.na(table[[name]][rows])]
          rows
        }
        """#),
    Routine(
      "keep_nonzero",
      python: #"""
        def keep_nonzero(rows, weights):
            """The rows whose weight is not zero: the others are in no sum."""
            return rows[weights[rows] != 0]
        """#,
      r: #"""
        # The rows whose weight is not zero: the others are in no sum.
        keep_nonzero <- function(rows, weights) rows[weights[rows] != 0]
        """#),
    Routine(
      "group_numbers",
      python: #"""
        def group_numbers(values):
            """0, 1, 2 … for each row: its group, in order of first appearance."""
            known = {}
            return np.array([known.setdefault(value, len(known)) for value in values], dtype=int)
        """#,
      r: #"""
        # 1, 2, 3 … for each row: its group, in order of first appearance.
        group_numbers <- function(values) match(values, unique(values))
        """#),
  ]
}
