import Diagnostics
import YAML

/// How often a dataset is brought up to date, in the words of the European list of frequencies.
package enum Frequency: String, Sendable, CaseIterable {
  case never
  case notPlanned = "not-planned"
  case asNeeded = "as-needed"
  case irregular
  case continuous
  case daily, weekly, biweekly, monthly, bimonthly, quarterly
  case twiceAYear = "twice-a-year"
  case annual, biennial, triennial, quinquennial, decennial

  /// The last part of its address in the frequencies of the Publications Office of the European Union.
  package var europeanName: String {
    switch self {
    case .never: "NEVER"
    case .notPlanned: "NOT_PLANNED"
    case .asNeeded: "AS_NEEDED"
    case .irregular: "IRREG"
    case .continuous: "UPDATE_CONT"
    case .daily: "DAILY"
    case .weekly: "WEEKLY"
    case .biweekly: "BIWEEKLY"
    case .monthly: "MONTHLY"
    case .bimonthly: "BIMONTHLY"
    case .quarterly: "QUARTERLY"
    case .twiceAYear: "ANNUAL_2"
    case .annual: "ANNUAL"
    case .biennial: "BIENNIAL"
    case .triennial: "TRIENNIAL"
    case .quinquennial: "QUINQUENNIAL"
    case .decennial: "DECENNIAL"
    }
  }

  /// The days within which the next version is expected; nil when none is.
  package var days: Int? {
    switch self {
    case .never, .notPlanned, .asNeeded, .irregular, .continuous: nil
    case .daily: 1
    case .weekly, .biweekly: 7 * (self == .weekly ? 1 : 2)
    case .monthly: 31
    case .bimonthly: 62
    case .quarterly: 93
    case .twiceAYear, .annual: 365
    case .biennial: 730
    case .triennial: 1_095
    case .quinquennial: 1_825
    case .decennial: 3_650
    }
  }
}

/// The days that a dataset is about; one end may be open.
package struct Period: Sendable, Equatable {
  package var first: CalendarDate?
  package var last: CalendarDate?

  package init(first: CalendarDate?, last: CalendarDate?) {
    self.first = first
    self.last = last
  }
}

/// The place that a dataset is about.
package struct Territory: Sendable, Equatable {
  package var name = LocalisedText()
  /// An identifier of the place that others use too, such as an address of id.insee.fr or of GeoNames; empty when
  /// there is none.
  package var address = ""
  package var box: Box?

  /// In degrees of WGS 84.
  package struct Box: Sendable, Equatable {
    package var west: Double
    package var south: Double
    package var east: Double
    package var north: Double

    package init(west: Double, south: Double, east: Double, north: Double) {
      self.west = west
      self.south = south
      self.east = east
      self.north = north
    }
  }

  package init() {}

  package static func == (left: Territory, right: Territory) -> Bool {
    left.name.texts == right.name.texts && left.address == right.address && left.box == right.box
  }
}

/// Who answers questions about a dataset.
package struct ContactPoint: Sendable, Equatable {
  /// Empty for the publisher's.
  package var name: String
  package var email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}

extension MappingReader {
  /// `temporal: {from: 2019-01-01, to: 2020-12}`; a year or a month stands for all its days.
  mutating func period(_ key: String) -> Period? {
    guard let node = node(key) else { return nil }
    guard case .mapping = node.kind else {
      wrongType(key, node, expected: "a first and a last day", hint: "write ‘\(key): {from: 2019-09-01, to: 2020-06}’")
      return nil
    }
    var reader = MappingReader(node, what: "‘\(key)’", place: node.place)
    let first = reader.partialDate("from", isEnd: false)
    let last = reader.partialDate("to", isEnd: true)
    if reader.keys.isEmpty { reader.missing("from", example: "2019-09-01") }
    if let first, let last, last.value < first.value {
      reader.report(
        .error, "bad-date", at: last.place, "‘\(key)’ ends on \(last.value), before it begins on \(first.value)",
        hint: "exchange ‘from’ and ‘to’")
    }
    add(reader.finish())
    return first == nil && last == nil ? nil : Period(first: first?.value, last: last?.value)
  }

  /// A day, a month or a year; the last of its days when it is an end.
  private mutating func partialDate(_ key: String, isEnd: Bool) -> Located<CalendarDate>? {
    guard let text = optionalText(key) else { return nil }
    let digits = text.value.utf8
    let whole: CalendarDate?
    switch digits.count {
    case 4: whole = CalendarDate(iso8601: text.value + (isEnd ? "-12-31" : "-01-01"))
    case 7 where isEnd:
      whole = [31, 30, 29, 28].lazy.compactMap { CalendarDate(iso8601: "\(text.value)-\($0)") }.first
    case 7: whole = CalendarDate(iso8601: text.value + "-01")
    default: whole = CalendarDate(iso8601: text.value)
    }
    if let whole { return Located(whole, at: text.place) }
    report(
      .error, "bad-date", at: text.place, "‘\(text.value)’ is not a date",
      hint: "write a day, a month or a year: 2026-11-24, 2026-11, 2026")
    return nil
  }

  /// `spatial: {name: …, address: https://…, box: [west, south, east, north]}`, or the name alone.
  mutating func territory(_ key: String, languages: [String]) -> Territory? {
    guard let node = node(key) else { return nil }
    var territory = Territory()
    if case .scalar = node.kind {
      territory.name = localised(key, languages: languages, required: true)
      return territory
    }
    var reader = MappingReader(node, what: "‘\(key)’", place: node.place)
    territory.name = reader.localised("name", languages: languages, required: true)
    territory.address = reader.webAddress("address")
    if let node = reader.node("box") { territory.box = reader.box(node) }
    add(reader.finish())
    return territory
  }

  private mutating func box(_ node: Node) -> Territory.Box? {
    let example = "‘box: [-5.2, 41.3, 9.6, 51.1]’"
    guard case .sequence(let items) = node.kind else {
      wrongType("box", node, expected: "a list", hint: "write west, south, east, north in degrees: \(example)")
      return nil
    }
    let degrees = items.compactMap { item -> Double? in
      guard case .scalar(let text, _) = item.kind, text.utf8.allSatisfy({ "0123456789+-.".utf8.contains($0) }) else {
        return nil
      }
      return Double(text)
    }
    guard items.count == 4, degrees.count == 4, degrees[0] < degrees[2], degrees[1] < degrees[3],
      degrees[0] >= -180, degrees[2] <= 180, degrees[1] >= -90, degrees[3] <= 90
    else {
      report(
        .error, "bad-box", at: node.place, "‘box’ is west, south, east and north in degrees, the first two the smaller",
        hint: "write it as \(example)")
      return nil
    }
    return Territory.Box(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3])
  }

  /// `contact: {name: …, email: …}`, or the e-mail address alone.
  mutating func contactPoint(_ key: String) -> ContactPoint? {
    guard let node = node(key) else { return nil }
    var contact = ContactPoint(name: "", email: "")
    var place = node.place
    if case .mapping = node.kind {
      var reader = MappingReader(node, what: "‘\(key)’", place: node.place)
      contact.name = reader.optionalText("name")?.value ?? ""
      let email = reader.text("email", example: "donnees@example.org")
      contact.email = email.value
      place = email.place
      add(reader.finish())
    } else {
      contact.email = text(key, example: "donnees@example.org").value
    }
    guard !contact.email.isEmpty else { return nil }
    let parts = contact.email.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[1].contains(UInt8(ascii: ".")),
      contact.email.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>\"\\(),;:".utf8.contains($0) })
    else {
      report(
        .error, "bad-email", at: place, "‘\(contact.email)’ is not an e-mail address",
        hint: "write it as ‘\(key): donnees@example.org’")
      return nil
    }
    return contact
  }
}
