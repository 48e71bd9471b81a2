import Tables

/// What the detectors saw in one column, before anything is judged.
struct ColumnScan {
  /// Counts of one kind of evidence.
  struct Tally {
    var certainRows = 0
    var possibleRows = 0
    /// Of different values.
    var certain = 0
    var possible = 0
    var failed = 0
    var rows: [Int] = []
    var example = ""
    /// Rows where it stands within a longer text.
    var rowsInText = 0
    /// Of values that are digits alone.
    var smallest = UInt64.max
    var largest: UInt64 = 0
    var isbnCount = 0

    var hits: Int { certain + possible }
    var hitRows: Int { certainRows + possibleRows }
  }

  struct NameTally {
    var values = 0
    var given = 0
    var ambiguousGiven = 0
    var family = 0
    var ambiguousFamily = 0
    var knownFull = 0
    var unknownFull = 0
    var givenRows: [Int] = []
    var familyRows: [Int] = []
    var fullRows: [Int] = []
    /// Values that hold a name and a date beside it.
    var born = 0
    var bornRows: [Int] = []
    var rowCounts = (given: 0, family: 0, full: 0)
    /// Texts of letters without a digit, of at most 40 bytes.
    var wordlike = 0
  }

  let index: Int
  let field: Field
  let words: [String]
  let named: NamedIdentifier?
  private(set) var tallies = [Tally](repeating: Tally(), count: Evidence.allCases.count)
  private(set) var names = NameTally()
  private(set) var presentRows = 0
  private(set) var distinctCount = 0
  private(set) var firstRows: [Int] = []
  private(set) var totalBytes = 0
  /// Values that hold a day, a month and a year.
  private(set) var dates: [CalendarDate] = []
  private(set) var dateCount = 0

  subscript(evidence: Evidence) -> Tally { tallies[evidence.rawValue] }

  /// Longer values are texts that may hold anything.
  static let longText = 60

  init(_ column: Column, index: Int, allowing allowed: AllowedContacts) {
    self.index = index
    field = column.field
    words = Disclosure.words(ofColumnName: column.field.name)
    named =
      switch column.field.meaning {
      case .latitude, .longitude: NamedIdentifier(kind: .coordinates, isCertain: true)
      case let meaning?: meaning.identifier.map { NamedIdentifier(kind: $0, isCertain: true) }
      case nil: ColumnName.identifier(words)
      }
    var scanner = ValueScanner()
    var scratch: [UInt8] = []
    switch column.values {
    case .texts(let values):
      let distinct = DistinctValues(values)
      presentRows = distinct.presentCount
      distinctCount = distinct.entries.count
      firstRows = distinct.entries.prefix(Finding.shownRows).map(\.row)
      let readsNames = column.field.kind == .string
      let canBeDates = words.contains { $0.hasPrefix("na") || $0.hasPrefix("d") }
      let form = Self.prevailingForm(distinct, values)
      for entry in distinct.entries {
        guard var text = values[entry.row] else { continue }
        text.withUTF8 { bytes in
          totalBytes += bytes.count
          if let form, MachineForm(bytes) == form {
            names.values += 1
            return
          }
          if column.field.kind == .date {
            noteDate(bytes, entry)
            return
          }
          scanner.scan(bytes)
          for match in scanner.matches { note(match, bytes, entry, allowed) }
          if readsNames { noteName(bytes, entry, &scratch) }
          if bytes.count >= 8, bytes.count <= 10, canBeDates {
            noteDate(bytes, entry)
          }
        }
      }
    case .numbers(let values):
      guard column.field.kind != .boolean, column.field.kind != .year else { return }
      for (row, number) in values.enumerated() where !number.isNaN {
        presentRows += 1
        if firstRows.count < Finding.shownRows { firstRows.append(row) }
        // Numbers of eight digits or fewer identify nobody; beyond 2⁵³ digits are lost.
        guard number >= 100_000_000, number < 9_007_199_254_740_992, number.rounded() == number else { continue }
        distinctCount += 1
        var digits = String(UInt64(number))
        if digits.utf8.count == 9, named?.kind == .telephone, digits.first != "0" { digits = "0" + digits }
        digits.withUTF8 { bytes in
          scanner.scan(bytes)
          for match in scanner.matches {
            note(match, bytes, DistinctValues.Entry(row: row, count: 1), allowed)
          }
        }
      }
    }
  }

  /// The form in which programs wrote nearly all the values; looked for only where the first ones have one.
  private static func prevailingForm(_ distinct: DistinctValues, _ values: [String?]) -> MachineForm? {
    var counts: [MachineForm: Int] = [:]
    for (number, entry) in distinct.entries.enumerated() {
      guard var text = values[entry.row] else { continue }
      if let form = text.withUTF8({ MachineForm($0) }) { counts[form, default: 0] += 1 }
      if number == 63, MachineForm.prevailing(in: counts, of: number + 1) == nil, counts.values.allSatisfy({ $0 < 48 })
      {
        return nil
      }
    }
    return MachineForm.prevailing(in: counts, of: distinct.entries.count)
  }

  private mutating func note(_ match: Match, _ bytes: Bytes, _ entry: DistinctValues.Entry, _ allowed: AllowedContacts)
  {
    let slot = match.evidence.rawValue
    if match.strength == .failed {
      tallies[slot].failed += 1
      return
    }
    if !allowed.isEmpty {
      let text = String(decoding: bytes[match.range], as: UTF8.self)
      if allowed.allows(text, as: match.evidence.kind) { return }
    }
    if match.strength == .certain {
      tallies[slot].certain += 1
      tallies[slot].certainRows += entry.count
    } else {
      tallies[slot].possible += 1
      tallies[slot].possibleRows += entry.count
    }
    if bytes.count > Self.longText { tallies[slot].rowsInText += entry.count }
    if tallies[slot].rows.isEmpty {
      tallies[slot].example = masked(String(decoding: bytes[match.range], as: UTF8.self), as: match.evidence.kind)
    }
    if tallies[slot].rows.count < Finding.shownRows, tallies[slot].rows.last != entry.row {
      tallies[slot].rows.append(entry.row)
    }
    if match.evidence == .bareTelephone, match.range.count == bytes.count, bytes.count <= 19 {
      var number: UInt64 = 0
      for byte in bytes where byte.isDigit { number = number &* 10 &+ UInt64(byte.digit) }
      tallies[slot].smallest = min(tallies[slot].smallest, number)
      tallies[slot].largest = max(tallies[slot].largest, number)
      if passesISBN10(bytes.lazy.map { $0 &- 0x30 }) { tallies[slot].isbnCount += 1 }
    }
  }

  private mutating func noteName(_ bytes: Bytes, _ entry: DistinctValues.Entry, _ scratch: inout [UInt8]) {
    names.values += 1
    guard bytes.count <= 60 else { return }
    let name = PersonName.read(bytes, scratch: &scratch)
    if !bytes.contains(where: \.isDigit), bytes.count <= 40 { names.wordlike += 1 }
    func add(_ rows: inout [Int]) { if rows.count < Finding.shownRows { rows.append(entry.row) } }
    switch name {
    case .none:
      guard let hasDate = PersonName.isNameAndMore(bytes, scratch: &scratch) else { break }
      names.knownFull += 1
      names.rowCounts.full += entry.count
      add(&names.fullRows)
      if hasDate {
        names.born += entry.count
        add(&names.bornRows)
      }
    case .given(let isAmbiguous):
      if isAmbiguous { names.ambiguousGiven += 1 } else { names.given += 1 }
      names.rowCounts.given += entry.count
      add(&names.givenRows)
    case .family(let isAmbiguous):
      if isAmbiguous { names.ambiguousFamily += 1 } else { names.family += 1 }
      names.rowCounts.family += entry.count
      add(&names.familyRows)
    case .either(let isAmbiguous):
      if isAmbiguous {
        names.ambiguousGiven += 1
        names.ambiguousFamily += 1
      } else {
        names.given += 1
        names.family += 1
      }
      names.rowCounts.given += entry.count
      names.rowCounts.family += entry.count
      add(&names.givenRows)
      add(&names.familyRows)
    case .full(let isKnown):
      if isKnown { names.knownFull += 1 } else { names.unknownFull += 1 }
      names.rowCounts.full += entry.count
      add(&names.fullRows)
    }
  }

  /// A day by ISO 8601, or as France writes it: 31/01/1980, 31-01-1980, 31.01.1980.
  private mutating func noteDate(_ bytes: Bytes, _ entry: DistinctValues.Entry) {
    guard (8...10).contains(bytes.count) else { return }
    let parts = bytes.split { !$0.isDigit }
    guard parts.count == 3 else { return }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + $1.digit } }
    let date =
      parts[0].count == 4
      ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
      : CalendarDate(year: parts[2].count == 2 ? 1900 + numbers[2] : numbers[2], month: numbers[1], day: numbers[0])
        ?? CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
    guard let date else { return }
    dateCount += 1
    if dates.count < 10_000 { dates.append(date) }
  }
}
