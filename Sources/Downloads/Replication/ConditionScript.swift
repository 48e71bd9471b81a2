import Tables

/// An expression of the plan in the language of a script: a call of routines on whole columns.
struct ConditionScript {
  /// The name of the table in the script.
  var table: String

  func code(_ form: ExpressionForm, _ writer: inout ScriptWriter) -> String {
    let language = writer.language
    switch form {
    case .number(let number): return language.number(number)
    case .text(let text): return language.quoted(text)
    case .boolean(let value): return value ? "1" : "0"
    case .missing(.text): return language == .python ? "None" : "NA_character_"
    case .missing: return language == .python ? "math.nan" : "NA_real_"
    case .column(let name): return language.column(table, name)
    case .list(let values): return language.vector(values.map { code($0, &writer) })
    case .call(let name, let arguments):
      let codes = arguments.map { code($0, &writer) }
      if let sign = ["plus": "+", "minus": "-", "times": "*", "over": "/"][name], codes.count == 2 {
        return "(\(codes[0]) \(sign) \(codes[1]))"
      }
      if name == "negative" { return "(-\(codes[0]))" }
      return writer.call(Self.routines[name] ?? name, codes)
    }
  }

  /// The routine of each function whose name one of the languages has taken.
  static let routines = [
    "power": "power", "equal": "is_equal", "unequal": "is_unequal", "less": "is_less", "less_or_equal": "is_at_most",
    "greater": "is_greater", "greater_or_equal": "is_at_least", "and": "both_true", "or": "either_true",
    "not": "not_true", "is_one_of": "is_one_of", "is_missing": "is_missing", "if": "choose",
    "coalesce": "first_present",
    "cut": "band_of", "lag": "value_before", "lead": "value_after", "log": "log_of", "log10": "log10_of",
    "exp": "exp_of", "sqrt": "root_of", "abs": "size_of", "round": "rounded", "floor": "floor_of", "ceil": "ceiling_of",
    "min": "smallest_of", "max": "largest_of", "year": "year_of", "month": "month_of", "day": "day_of",
    "weekday": "weekday_of", "quarter": "quarter_of", "days": "days_between", "hour": "hour_of", "minute": "minute_of",
    "date": "date_of", "time": "time_of", "datetime_key": "datetime_key", "length": "length_of", "number": "number_in",
    "lower": "lower_case", "upper": "upper_case", "trim": "trimmed", "replace": "replaced", "left": "first_characters",
    "right": "last_characters", "concat": "joined", "text_of_number": "text_of_number",
    "text_of_boolean": "text_of_truth", "contains": "has_part", "starts_with": "starts_with", "ends_with": "ends_with",
  ]
}
