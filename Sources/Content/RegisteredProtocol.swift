import Diagnostics
import YAML

extension Study {
  /// What was written down before the data were seen, under the key `protocol`.
  package struct RegisteredProtocol: Sendable {
    /// In the order of the front matter.
    package var outcomes: [Outcome]
    /// How many units were to be studied; nil when the protocol gives no number.
    package var sample: Int?
    /// How many clusters.
    package var clusters: Int?
    /// What else was registered: analysis, stopping rules, subgroups.
    package var note: LocalisedText
    package var place: Place

    package struct Outcome: Sendable {
      package var title: LocalisedText
      package var isPrimary: Bool
      /// The estimate that reports it; nil for one that is not reported.
      package var estimate: Located<String>?
      /// Why it is not reported.
      package var why: LocalisedText
      package var place: Place
    }
  }

  /// Something done otherwise than it was planned.
  package struct Deviation: Sendable {
    package var planned: LocalisedText
    package var done: LocalisedText
    package var why: LocalisedText
    package var date: CalendarDate?
  }
}

func readProtocol(_ reader: inout MappingReader, languages: [String]) -> Study.RegisteredProtocol? {
  guard let node = reader.node("protocol") else { return nil }
  var item = MappingReader(node, what: "the protocol", place: node.place)
  var outcomes: [Study.RegisteredProtocol.Outcome] = []
  for node in item.list("outcomes") {
    var entry = MappingReader(node, what: "a registered outcome", place: node.place)
    let outcome = Study.RegisteredProtocol.Outcome(
      title: entry.localised("title", languages: languages, required: true), isPrimary: entry.flag("primary"),
      estimate: entry.optionalText("estimate"), why: entry.localised("why", languages: languages), place: node.place)
    if outcome.estimate != nil, entry.contains("why") {
      entry.report(
        .error, "unused-key", at: entry.place(of: "why"), "‘why’ says why an outcome is not reported, and this one is",
        hint: "remove it, or remove ‘estimate’; what was done otherwise stands under ‘deviations’")
    }
    outcomes.append(outcome)
    item.add(entry.finish())
  }
  if outcomes.isEmpty { item.missing("outcomes", example: "[{title: …, primary: true, estimate: an-id}]") }
  let registered = Study.RegisteredProtocol(
    outcomes: outcomes, sample: item.count("sample"), clusters: item.count("clusters"),
    note: item.localised("note", languages: languages), place: node.place)
  reader.add(item.finish())
  return registered
}

func readDeviations(_ reader: inout MappingReader, languages: [String]) -> [Study.Deviation] {
  reader.list("deviations").map { node in
    var item = MappingReader(node, what: "a deviation", place: node.place)
    let deviation = Study.Deviation(
      planned: item.localised("planned", languages: languages, required: true),
      done: item.localised("done", languages: languages, required: true),
      why: item.localised("why", languages: languages, required: true), date: item.optionalDate("date")?.value)
    reader.add(item.finish())
    return deviation
  }
}

extension MappingReader {
  /// A whole number of at least one.
  fileprivate mutating func count(_ key: String) -> Int? {
    guard let number = integer(key) else { return nil }
    guard number.value >= 1 else {
      report(
        .error, "bad-number", at: number.place, "‘\(key)’ is a whole number from 1 on, and \(number.value) is none",
        hint: "give the number that was planned, or remove the line")
      return nil
    }
    return number.value
  }
}
