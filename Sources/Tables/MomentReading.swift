import CSV

extension ColumnReader {
  /// The dates, times or datetimes of the column in their canonical form; nil where missing or not in the form declared.
  func moments(_ records: Range<Int>, _ log: inout IssueLog) -> [String?] {
    let missing = MissingValues(field, schema)
    guard let format = DateFormat(field.format, kind: field.kind) else {
      // Said once, with the first records.
      guard records.lowerBound == 0 else { return Array(repeating: nil, count: records.count) }
      log.add(
        TableIssue(
          line: 0, column: 0, columnName: field.name, value: field.format, rule: "bad-format",
          message: "\(quoted(field.format)) is no form of \(field.kind == .date ? "date" : field.kind.rawValue)s",
          hint: "write it with " + directives))
      return Array(repeating: nil, count: records.count)
    }
    return records.map { record in
      let cell = cells[record, position]
      if missing.contains(cell) { return nil }
      if format.isISO8601, format.date(cell.bytes) != nil { return cell.text }
      if let text = format.canonical(cell.bytes) { return text }
      add("type-error", record, &log) { value in
        ("\(quoted(value)) is no \(what) in the form \(field.format.isEmpty ? example : field.format)", formHint(value))
      }
      return nil
    }
  }

  private var what: String {
    switch field.kind {
    case .time: "time of the day"
    case .datetime: "date with a time"
    default: "date of the calendar"
    }
  }

  private var example: String {
    switch field.kind {
    case .time: "06:30:00"
    case .datetime: "2026-01-31T06:30:00"
    default: "2026-01-31"
    }
  }

  private var directives: String {
    switch field.kind {
    case .time: "%H, and %M and %S if need be: \"%H:%M\""
    case .datetime: "%Y (or %y), %m, %d and %H, and %M and %S if need be: \"%d/%m/%Y %H:%M\""
    default: "%Y (or %y), %m and %d: \"%d/%m/%Y\""
    }
  }

  private func formHint(_ value: String) -> String {
    let kinds = field.kind == .date ? "dates" : field.kind == .time ? "times" : "datetimes"
    let form =
      switch field.kind {
      case .time: "%Hh%M"
      case .datetime: "%d/%m/%Y %H:%M"
      default: value.contains { $0.isLetter } ? "%d %B %Y" : "%d/%m/%Y"
      }
    return "for \(kinds) in another form say it in the dictionary: format: \"\(form)\""
  }
}
