import Spreadsheets
import StatisticalFiles
import Tables

/// What a value is in a file that says it.
enum CellMeaning {
  case plain, percentage, boolean, date, time, dateTime

  init(_ kind: Sheet.Kind) {
    switch kind {
    case .text, .number, .error: self = .plain
    case .percentage: self = .percentage
    case .boolean: self = .boolean
    case .date: self = .date
    case .time: self = .time
    case .dateTime: self = .dateTime
    }
  }

  init(_ kind: StatisticalFile.Kind) {
    switch kind {
    case .text, .number: self = .plain
    case .date: self = .date
    case .time: self = .time
    case .dateTime: self = .dateTime
    }
  }
}

/// A value that is known, written in the way that the dictionary says its column is written.
///
/// The dictionary may have been made for a text: its form of dates, its words for true and false and its percentages
/// are those of the same data as CSV. A day and an hour at midnight is a day where a day is wanted, and a day is one at midnight
/// where both are.
func text(_ text: String, _ meaning: CellMeaning, for field: Field?) -> String {
  guard let field, !text.isEmpty else { return text }
  switch meaning {
  case .plain: return text
  case .boolean:
    guard field.kind == .boolean else { return text }
    let words = text == "true" ? field.trueValues : field.falseValues
    return words.contains(text) ? text : words.first ?? text
  case .percentage:
    return field.format == "percent" ? percent(text) + "%" : text
  case .date, .time, .dateTime:
    var moment = text
    if field.kind.rawValue == "date", moment.hasSuffix("T00:00:00") { moment.removeLast(9) }
    if field.kind.rawValue == "datetime", !moment.contains("T"), !moment.contains(":") { moment += "T00:00:00" }
    return field.format.isEmpty ? moment : written(moment, as: field.format) ?? moment
  }
}

/// A number times a hundred, exactly: its point moves by two digits.
private func percent(_ text: String) -> String {
  guard !text.contains("e") else { return Double(text).map { "\($0 * 100)" } ?? text }
  let isNegative = text.hasPrefix("-")
  let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
  let fraction = parts.count > 1 ? String(parts[1]) : ""
  let padded = fraction + String(repeating: "0", count: max(0, 2 - fraction.utf8.count))
  var whole = String((parts.first ?? "") + padded.prefix(2)).drop { $0 == "0" }
  if whole.isEmpty { whole = "0" }
  let rest = padded.dropFirst(2)
  return (isNegative ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest)
}

/// An ISO date, hour or both in a form of the dictionary; nil when the form wants what the value has not.
private func written(_ moment: String, as format: String) -> String? {
  let parts = moment.split(separator: "T", maxSplits: 1)
  let date = parts[0].contains(":") ? [] : parts[0].split(separator: "-")
  let time = (parts.count > 1 ? parts[1] : parts[0].contains(":") ? parts[0] : "").split(separator: ":")
  var result = ""
  var letters = format[...]
  while let letter = letters.popFirst() {
    guard letter == "%" else {
      result.append(letter)
      continue
    }
    switch letters.popFirst() {
    case "Y" where date.count == 3: result += date[0]
    case "y" where date.count == 3: result += date[0].suffix(2)
    case "m" where date.count == 3: result += date[1]
    case "d" where date.count == 3: result += date[2]
    case "H" where time.count == 3: result += time[0]
    case "M" where time.count == 3: result += time[1]
    case "S" where time.count == 3: result += time[2]
    case "%": result += "%"
    default: return nil
    }
  }
  return result
}
