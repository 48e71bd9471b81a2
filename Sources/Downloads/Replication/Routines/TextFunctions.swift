extension Routine {
  private static func python(_ name: String, _ arguments: String, _ body: String) -> String {
    "def \(name)(\(arguments)):\n    return on_texts(\(body))"
  }

  static let textFunctions: [Routine] = [
    Routine(
      "on_texts",
      python: #"""
        def on_texts(function, *columns, kind=object):
            """A function of texts for each row; missing where one of them is."""
            columns = [np.asarray(c, dtype=object) if isinstance(c, str) or c is None else np.asarray(c) for c in columns]
            columns = np.broadcast_arrays(*[np.atleast_1d(column) for column in columns])
            nothing = None if kind is object else math.nan
            found = [nothing if any(v is None or v != v for v in values) else function(*values) for values in zip(*columns)]
            return np.array(found + [nothing], dtype=kind)[:-1]
        """#,
      r: #"""
        # A function of texts for each row; missing where one of them is.
        on_texts <- function(values, ...) {
          absent <- Reduce(`|`, lapply(list(...), is.na))
          ifelse(rep_len(absent, length(values)), NA, values)
        }
        """#),
    Routine(
      "characters",
      python: #"""
        def characters(text):
            """The characters of a text as a reader counts them: a letter with its marks is one."""
            found = []
            for sign in text:
                joins = found and (
                    unicodedata.category(sign) in ("Mn", "Me", "Mc") or sign == "\u200d" or found[-1].endswith("\u200d")
                    or "\U0001f3fb" <= sign <= "\U0001f3ff" or found[-1] == "\r" and sign == "\n"
                    or "\U0001f1e6" <= sign <= "\U0001f1ff" and len(found[-1]) == 1 and "\U0001f1e6" <= found[-1] <= "\U0001f1ff")
                if joins:
                    found[-1] += sign
                else:
                    found.append(sign)
            return found
        """#,
      r: #"""
        # The characters of texts as a reader counts them: a letter with its marks is one.
        characters <- function(texts) regmatches(texts, gregexpr("\\X", texts, perl = TRUE))
        """#),
    Routine(
      "length_of", needs: ["on_texts", "characters"],
      python: python("length_of", "a", "lambda x: float(len(characters(x))), a, kind=float"),
      r: "length_of <- function(a) on_texts(lengths(characters(ifelse(is.na(a), \"\", a))), a)"),
    Routine(
      "number_in", needs: ["on_texts"],
      python: #"""
        def number_in(a):
            """The number that a text is; elsewhere nan, in rows that are not used."""
            def read(text):
                try:
                    return float(text) if all(sign in "0123456789+-.eE" for sign in text) else math.nan
                except ValueError:
                    return math.nan
            return on_texts(read, a, kind=float)
        """#,
      r: "number_in <- function(a) suppressWarnings(as.numeric(a))"),
    Routine(
      "lower_case", needs: ["on_texts"], python: python("lower_case", "a", "lambda x: x.lower(), a"),
      r: "lower_case <- function(a) tolower(a)"),
    Routine(
      "upper_case", needs: ["on_texts"], python: python("upper_case", "a", "lambda x: x.upper(), a"),
      r: "upper_case <- function(a) toupper(a)"),
    Routine(
      "trimmed", needs: ["on_texts"], python: python("trimmed", "a", "lambda x: x.strip(), a"),
      r: #"trimmed <- function(a) gsub("^[\\h\\v]+|[\\h\\v]+$", "", a, perl = TRUE)"#),
    Routine(
      "replaced", needs: ["on_texts"],
      python: python("replaced", "a, old, new", "lambda x, o, n: x.replace(o, n) if o else x, a, old, new"),
      r: #"""
        replaced <- function(a, old, new) {
          found <- mapply(function(x, o, n) if (is.na(x) || is.na(o) || is.na(n)) NA else
            if (o == "") x else gsub(o, n, x, fixed = TRUE), a, old, new, USE.NAMES = FALSE)
          as.character(unlist(found))
        }
        """#),
    Routine(
      "first_characters", needs: ["on_texts", "characters"],
      python: python(
        "first_characters", "a, count", "lambda x, n: \"\".join(characters(x)[: max(0, int(n))]), a, count"),
      r: #"""
        first_characters <- function(a, count) {
          found <- mapply(function(x, n) paste(head(x, max(0, trunc(n))), collapse = ""),
            characters(ifelse(is.na(a), "", a)), ifelse(is.na(count), 0, count))
          on_texts(unlist(found), a, count)
        }
        """#),
    Routine(
      "last_characters", needs: ["on_texts", "characters"],
      python: python(
        "last_characters", "a, count",
        "lambda x, n: \"\".join(characters(x)[max(0, len(characters(x)) - max(0, int(n))) :]), a, count"),
      r: #"""
        last_characters <- function(a, count) {
          found <- mapply(function(x, n) paste(tail(x, max(0, trunc(n))), collapse = ""),
            characters(ifelse(is.na(a), "", a)), ifelse(is.na(count), 0, count))
          on_texts(unlist(found), a, count)
        }
        """#),
    Routine(
      "joined", needs: ["on_texts"], python: python("joined", "*parts", "lambda *x: \"\".join(x), *parts"),
      r: "joined <- function(...) on_texts(paste0(...), ...)"),
    Routine(
      "has_part", needs: ["on_texts"],
      python: python("has_part", "a, part", "lambda x, p: float(p in x), a, part, kind=float"),
      r: #"""
        has_part <- function(a, part) {
          found <- mapply(function(x, p) p == "" || grepl(p, x, fixed = TRUE), ifelse(is.na(a), "", a),
            ifelse(is.na(part), "", part), USE.NAMES = FALSE)
          on_texts(unlist(found), a, part)
        }
        """#),
    Routine(
      "starts_with", needs: ["on_texts"],
      python: python("starts_with", "a, part", "lambda x, p: float(x.startswith(p)), a, part, kind=float"),
      r: "starts_with <- function(a, part) on_texts(startsWith(a, rep_len(part, length(a))), a, part)"),
    Routine(
      "ends_with", needs: ["on_texts"],
      python: python("ends_with", "a, part", "lambda x, p: float(x.endswith(p)), a, part, kind=float"),
      r: "ends_with <- function(a, part) on_texts(endsWith(a, rep_len(part, length(a))), a, part)"),
    Routine(
      "text_of_number", needs: ["on_texts"],
      python: python(
        "text_of_number", "a", "lambda x: str(int(x)) if x == int(x) and abs(x) <= 2**53 else repr(float(x)), a"),
      r: #"""
        # The shortest text that reads back as the number.
        text_of_number <- function(a) {
          vapply(a, function(x) {
            if (is.na(x)) return(NA_character_)
            if (x == trunc(x) && abs(x) <= 2^53) return(format(x, scientific = FALSE, digits = 17))
            for (digits in 1:17) {
              text <- format(x, digits = digits)
              if (as.numeric(text) == x) return(text)
            }
            text
          }, "")
        }
        """#),
    Routine(
      "text_of_truth", needs: ["on_texts"],
      python: python("text_of_truth", "a", "lambda x: \"true\" if x else \"false\", np.asarray(a, dtype=float)"),
      r: "text_of_truth <- function(a) ifelse(is.na(a), NA, ifelse(a == 1, \"true\", \"false\"))"),
  ]

  static let momentFunctions: [Routine] =
    [
      ("year_of", "day.year", "%Y"), ("month_of", "day.month", "%m"), ("day_of", "day.day", "%d"),
      ("weekday_of", "day.isoweekday()", "%u"),
    ].map { name, part, format in
      Routine(
        name, needs: ["on_texts", "day_in"],
        python: """
          def \(name)(a):
              return on_texts(lambda x: float((lambda day: \(part))(day_in(x))), a, kind=float)
          """,
        r: "\(name) <- function(a) as.numeric(format(day_in(a), \"\(format)\"))")
    } + [
      Routine(
        "day_in",
        python: #"""
          def day_in(text):
              return datetime.date.fromisoformat(text[:10])
          """#,
        r: "day_in <- function(a) as.Date(substr(a, 1, 10), format = \"%Y-%m-%d\")"),
      Routine(
        "quarter_of", needs: ["on_texts", "day_in"],
        python: "def quarter_of(a):\n    return on_texts(lambda x: float((day_in(x).month + 2) // 3), a, kind=float)",
        r: "quarter_of <- function(a) (as.numeric(format(day_in(a), \"%m\")) + 2) %/% 3"),
      Routine(
        "days_between", needs: ["on_texts", "day_in"],
        python: #"""
          def days_between(a, b):
              return on_texts(lambda x, y: float((day_in(y) - day_in(x)).days), a, b, kind=float)
          """#,
        r: "days_between <- function(a, b) as.numeric(day_in(b) - day_in(a))"),
      Routine(
        "clock_in",
        python: #"""
          def clock_in(text):
              return text[11:] if len(text) > 10 and text[10] == "T" else text
          """#,
        r: "clock_in <- function(a) ifelse(substr(a, 11, 11) == \"T\", substring(a, 12), a)"),
      Routine(
        "hour_of", needs: ["on_texts", "clock_in"],
        python: "def hour_of(a):\n    return on_texts(lambda x: float(clock_in(x)[:2]), a, kind=float)",
        r: "hour_of <- function(a) as.numeric(substr(clock_in(a), 1, 2))"),
      Routine(
        "minute_of", needs: ["on_texts", "clock_in"],
        python: "def minute_of(a):\n    return on_texts(lambda x: float(clock_in(x)[3:5]), a, kind=float)",
        r: "minute_of <- function(a) as.numeric(substr(clock_in(a), 4, 5))"),
      Routine(
        "date_of", needs: ["on_texts"], python: "def date_of(a):\n    return on_texts(lambda x: x[:10], a)",
        r: "date_of <- function(a) substr(a, 1, 10)"),
      Routine(
        "time_of", needs: ["on_texts"],
        python: "def time_of(a):\n    return on_texts(lambda x: x[11:].replace(\"Z\", \"\"), a)",
        r: "time_of <- function(a) sub(\"Z\", \"\", substring(a, 12), fixed = TRUE)"),
      Routine(
        "datetime_key", needs: ["on_texts"],
        python: #"""
          def datetime_key(a):
              """Without its Z a datetime sorts as a text: fractions follow the whole second."""
              return on_texts(lambda x: x[:-1] if x.endswith("Z") else x, a) if not isinstance(a, str) else a.rstrip("Z")
          """#,
        r: "datetime_key <- function(a) sub(\"Z$\", \"\", a)"),
    ]
}
