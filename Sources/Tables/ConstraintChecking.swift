import CSV

extension ColumnReader {
  /// Logs every value that breaks a constraint of the field. Values that broke their type count as missing here,
  /// but not as a missing required value.
  func checkConstraints(_ values: Column.Values, _ log: inout IssueLog) {
    let constraints = field.constraints
    if constraints.required { checkRequired(&log) }
    switch values {
    case .numbers(let numbers) where field.kind != .boolean: checkRange(numbers, &log)
    case .texts(let texts) where field.kind.isMoment: checkMoments(texts, &log)
    default: break
    }
    if let meaning = field.meaning { check(meaning, values, &log) }
    if constraints.minLength != nil || constraints.maxLength != nil { checkLengths(values, &log) }
    if let pattern = constraints.pattern { check(pattern: pattern, values, &log) }
    if !field.levels.isEmpty { check(values, among: field.levels.map(\.value), rule: "unknown-level", &log) }
    if !constraints.enumeration.isEmpty { check(values, among: constraints.enumeration, rule: "not-in-enum", &log) }
    if constraints.unique {
      switch values {
      case .numbers(let numbers): checkUnique(numbers.map { $0.isNaN ? nil : $0 }, &log)
      case .texts(let texts): checkUnique(texts, &log)
      }
    }
  }

  private func checkRequired(_ log: inout IssueLog) {
    let missing = MissingValues(field, schema)
    for record in 0..<cells.recordCount where missing.contains(cells[record, position]) {
      add("missing-required", record, &log) { value in
        (
          "column ‘\(field.name)’ needs a value" + (value.isEmpty ? "" : ", and \(quoted(value)) means missing"),
          "fill the cell, or remove required from the dictionary"
        )
      }
    }
  }

  private func checkRange(_ numbers: [Double], _ log: inout IssueLog) {
    let minimum = field.constraints.minimum ?? -.infinity
    let maximum = field.constraints.maximum ?? .infinity
    for (record, number) in numbers.enumerated() {
      if number < minimum {
        add("below-minimum", record, &log) { value in
          (
            "\(quoted(value)) is below the minimum \(shortest(minimum))",
            "correct the value, or minimum in the dictionary"
          )
        }
      } else if number > maximum {
        add("above-maximum", record, &log) { value in
          (
            "\(quoted(value)) is above the maximum \(shortest(maximum))",
            "correct the value, or maximum in the dictionary"
          )
        }
      } else if let bound = field.constraints.exclusiveMinimum, number <= bound {
        add("below-minimum", record, &log) { value in
          (
            "\(quoted(value)) is not above \(shortest(bound))",
            "correct the value, or exclusive-minimum in the dictionary"
          )
        }
      } else if let bound = field.constraints.exclusiveMaximum, number >= bound {
        add("above-maximum", record, &log) { value in
          (
            "\(quoted(value)) is not below \(shortest(bound))",
            "correct the value, or exclusive-maximum in the dictionary"
          )
        }
      }
    }
  }

  /// Canonical dates and times are in the order of their texts.
  private func checkMoments(_ texts: [String?], _ log: inout IssueLog) {
    let constraints = field.constraints
    let rules: [(bound: String?, rule: String, words: String, key: String, isBroken: (String, String) -> Bool)] = [
      (constraints.earliest, "below-minimum", "is before the minimum", "minimum", { $0 < $1 }),
      (constraints.latest, "above-maximum", "is after the maximum", "maximum", { $0 > $1 }),
      (constraints.exclusiveEarliest, "below-minimum", "is not after", "exclusive-minimum", { $0 <= $1 }),
      (constraints.exclusiveLatest, "above-maximum", "is not before", "exclusive-maximum", { $0 >= $1 }),
    ]
    for (bound, rule, words, key, isBroken) in rules {
      guard let bound else { continue }
      for (record, text) in texts.enumerated() {
        guard let text, isBroken(text, bound) else { continue }
        add(rule, record, &log) {
          ("\(quoted($0)) \(words) \(bound)", "correct the value, or \(key) in the dictionary")
        }
      }
    }
  }

  /// Codes are checked as they stand in the file, each different one once.
  private func check(_ meaning: Meaning, _ values: Column.Values, _ log: inout IssueLog) {
    var faults: [String: Meaning.Fault?] = [:]
    func report(_ text: String, _ record: Int) {
      let fault: Meaning.Fault?
      if let known = faults[text] {
        fault = known
      } else {
        fault = meaning.fault(in: text)
        if faults.count < 100_000 { faults[text] = .some(fault) }
      }
      guard let fault else { return }
      add("bad-code", record, &log) { ("\(quoted($0)) is not \(meaning.name): \(fault.reason)", fault.hint) }
    }
    switch values {
    case .texts(let texts):
      for (record, text) in texts.enumerated() { if let text { report(text, record) } }
    case .numbers(let numbers):
      guard meaning.isNumber else { return }
      for (record, number) in numbers.enumerated() where !number.isNaN { report(shortest(number), record) }
    }
  }

  private func checkLengths(_ values: Column.Values, _ log: inout IssueLog) {
    guard case .texts(let texts) = values else { return }
    let minimum = field.constraints.minLength ?? 0
    let maximum = field.constraints.maxLength ?? .max
    for (record, text) in texts.enumerated() {
      guard let text else { continue }
      let length = text.unicodeScalars.count
      if length < minimum {
        add("too-short", record, &log) { value in
          ("\(quoted(value)) has \(characters(length)), the minimum is \(minimum)", "")
        }
      } else if length > maximum {
        add("too-long", record, &log) { value in
          ("\(quoted(value)) has \(characters(length)), the maximum is \(maximum)", "")
        }
      }
    }
  }

  /// The pattern is matched against the whole cell as it stands in the file.
  private func check(pattern: String, _ values: Column.Values, _ log: inout IssueLog) {
    guard let form = Pattern(pattern) else {
      log.add(
        TableIssue(
          line: 0, column: 0, columnName: field.name, value: pattern, rule: "bad-pattern",
          message: "\(quoted(pattern)) is no regular expression",
          hint: "five digits, for example, are written [0-9]{5}"))
      return
    }
    let missing = MissingValues(field, schema)
    // Most columns with a pattern repeat their values.
    var verdicts: [String: Bool] = [:]
    for record in 0..<cells.recordCount {
      let cell = cells[record, position]
      if missing.contains(cell) { continue }
      let text = cell.text
      let matches: Bool
      if let known = verdicts[text] {
        matches = known
      } else {
        matches = form.matches(text)
        if verdicts.count < 10_000 { verdicts[text] = matches }
      }
      if !matches {
        add("pattern", record, &log) { value in
          ("\(quoted(value)) does not have the form \(pattern)", "correct the value, or pattern in the dictionary")
        }
      }
    }
  }

  /// Levels, or the values of `enum`.
  private func check(_ values: Column.Values, among levels: [String], rule: String, _ log: inout IssueLog) {
    var misses: [Int] = []
    switch values {
    case .texts(let texts):
      let known = Set(levels)
      for (record, text) in texts.enumerated() {
        if let text, !known.contains(text), !known.contains(file.text(record: record, column: position)) {
          misses.append(record)
        }
      }
    case .numbers(let numbers):
      let form = NumberForm()
      let known = Set(
        levels.compactMap { level -> Double? in
          if field.kind != .boolean { return form.number(level) }
          return field.trueValues.contains(level) ? 1 : field.falseValues.contains(level) ? 0 : nil
        })
      for (record, number) in numbers.enumerated() where !number.isNaN && !known.contains(number) {
        misses.append(record)
      }
    }
    for record in misses {
      log.add(rule: rule, columnName: field.name) {
        let place = file.place(record: record, column: position)
        let value = file.text(record: record, column: position)
        return TableIssue(
          line: place.line, column: place.column, columnName: field.name, value: value, rule: rule,
          message: rule == "unknown-level"
            ? "\(quoted(value)) is no level of ‘\(field.name)’"
            : "\(quoted(value)) is not among the values allowed for ‘\(field.name)’",
          hint: "the \(rule == "unknown-level" ? "levels" : "values") are: \(list(levels))", candidates: levels)
      }
    }
  }

  private func checkUnique<Value: Hashable>(_ values: [Value?], _ log: inout IssueLog) {
    var firstRecords: [Value: Int] = [:]
    firstRecords.reserveCapacity(values.count)
    for (record, value) in values.enumerated() {
      guard let value else { continue }
      if let first = firstRecords[value] {
        add("duplicate-value", record, &log) { text in
          (
            "\(quoted(text)) stands already on line \(file.line(of: first)), and each value must be unique",
            "correct the value, or remove unique from the dictionary"
          )
        }
      } else {
        firstRecords[value] = record
      }
    }
  }
}

private func characters(_ count: Int) -> String { "\(count) \(count == 1 ? "character" : "characters")" }

/// A number as short as it can be, with a decimal point.
func shortest(_ number: Double) -> String {
  guard number.isFinite else { return number.description }
  var bytes: [UInt8] = []
  appendShortest(number, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
