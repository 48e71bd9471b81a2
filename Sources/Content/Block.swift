import CommonMark
import Diagnostics
import YAML

/// A fenced `{block}` of a report, as its author meant it.
package struct Block: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case estimate, chart, table, balance, forest, dataset, note, flow
  }

  package var kind: Kind
  package var place: Place
  /// Ids of estimates or names of datasets; for a note, nothing.
  package var arguments: [Located<String>] = []
  package var title = ""
  package var caption = ""
  package var chart = ChartKind.estimates
  package var data: Located<String>?
  package var column: Located<String>?
  package var by: Located<String>?
  package var time: Located<String>?
  package var filter: Located<String>?
  /// For a trend: between which periods the vertical line of the event stands.
  package var event: Located<String>?
  package var eventLabel = ""
  /// For an event study: the period that the others are compared to.
  package var reference: Located<String>?
  /// The horizontal variable of a scatter, and the threshold of an acceptability curve.
  package var against: Located<String>?
  /// The column that names each row of a chart of rows.
  package var label: Located<String>?
  /// The columns of a tornado's two results, and the result between them.
  package var low: Located<String>?
  package var high: Located<String>?
  package var base: Double?
  /// The column of codes of communes, postcodes or départements.
  package var territory: Located<String>?
  /// Where a rule of eligibility cuts the horizontal variable.
  package var cutoff: Double?
  package var bins: Int?
  package var steps: [FlowStep] = []
  /// The text of a note.
  package var aside = Document()

  /// One box of a participant flow.
  package struct FlowStep: Sendable {
    package var label: String
    /// The arm's name; empty for a step before allocation.
    package var arm = ""
    /// What is said of those who left between the step before and this one; empty when nothing is.
    package var lost = ""
    package var place: Place
    /// Counted from rows when nil.
    package var count: Int?
    package var data: Located<String>?
    package var filter: Located<String>?
  }
}

/// - Parameter fence: The line of the file that opens the block.
func readBlock(
  _ block: Document.Block, fence: ArraySlice<UInt8>, file: String, languages: [String], language: String
) -> (Block, [Diagnostic]) {
  let place = Place(file: file, line: block.line, column: block.column)
  guard let kind = Block.Kind(rawValue: block.name) else {
    let found = Diagnostic(
      .error, id: "unknown-block", at: place, message: "there is no block ‘{\(block.name)}’",
      hint: hint(for: block.name, among: Block.Kind.allCases.map(\.rawValue), what: "block"))
    return (Block(kind: .note, place: place), [found])
  }
  var meaning = Block(kind: kind, place: place)
  if kind == .note {
    meaning.title = block.argument
    meaning.aside = parseMarkdown(
      Array(block.body.utf8), startingAtLine: block.bodyLine, language: typography(of: language))
    return (meaning, asideFindings(meaning.aside, file: file))
  }
  meaning.arguments = arguments(of: block, fence: fence, at: place)
  let (root, syntax) = parseYAML(block.body.utf8, file: file, lineOffset: block.bodyLine - 1)
  guard root != nil || syntax.isEmpty else { return (meaning, syntax) }
  var reader = MappingReader(root, what: "the block ‘{\(block.name)}’", place: place)
  reader.add(syntax)
  meaning.title = reader.localised("title", languages: languages).text(language, otherwise: languages)
  meaning.caption = reader.localised("caption", languages: languages).text(language, otherwise: languages)
  switch kind {
  case .chart:
    meaning.chart = reader.choice("kind", of: Block.ChartKind.self)?.value ?? .estimates
    readSelection(&meaning, &reader)
  case .flow:
    for node in reader.list("steps") {
      var step = MappingReader(node, what: "a step of the flow", place: node.place)
      meaning.steps.append(
        Block.FlowStep(
          label: step.localised("label", languages: languages, required: true).text(language, otherwise: languages),
          arm: step.localised("arm", languages: languages).text(language, otherwise: languages),
          lost: step.localised("lost", languages: languages).text(language, otherwise: languages),
          place: node.place, count: step.integer("n")?.value, data: step.optionalText("data"),
          filter: step.optionalText("where")))
      reader.add(step.finish())
    }
    checkOrder(of: meaning.steps, &reader)
    if meaning.steps.isEmpty { reader.missing("steps", example: "[{label: …, data: …, where: …}]") }
  case .estimate, .table, .balance, .forest, .dataset:
    if meaning.arguments.isEmpty {
      reader.report(
        .error, "missing-argument", at: place, "the block ‘{\(block.name)}’ does not say what to show",
        hint: "write the id after the braces: ```{\(block.name)} an-id")
    }
  case .note: break
  }
  return (meaning, reader.finish())
}

/// Participants are allocated once: steps without an arm come first.
private func checkOrder(of steps: [Block.FlowStep], _ reader: inout MappingReader) {
  for (index, step) in steps.enumerated() {
    let before = steps[..<index]
    if step.arm.isEmpty, let allocated = before.last, !allocated.arm.isEmpty {
      reader.report(
        .error, "flow-order", at: step.place, "the step ‘\(step.label)’ has no arm, and stands after steps of an arm",
        hint: "give it an ‘arm:’, or put it before the steps of the arms")
    }
    if !step.lost.isEmpty, !before.contains(where: { $0.arm == step.arm }) {
      reader.report(
        .error, "flow-order", at: step.place, "nobody can be lost before the first step, ‘\(step.label)’",
        hint: "remove ‘lost:’, or give the step before it")
    }
  }
}

/// The words after the closing brace, each where it stands on the fence's line.
private func arguments(of block: Document.Block, fence: ArraySlice<UInt8>, at place: Place) -> [Located<String>] {
  let isSeparator: (UInt8) -> Bool = { [0x20, 0x09, 0x2C, 0x0D].contains($0) }
  let words = Array(block.argument.utf8).split(whereSeparator: isSeparator)
  let written = (fence.firstIndex(of: UInt8(ascii: "}")).map { fence[($0 + 1)...] } ?? []).split(
    whereSeparator: isSeparator)
  return words.enumerated().map { index, word in
    var place = place
    // A word that was written with an escape or an entity has no place of its own.
    if written.indices.contains(index), written[index].elementsEqual(word) {
      place.column = written[index].startIndex - fence.startIndex + 1
    }
    return Located(String(decoding: word, as: UTF8.self), at: place)
  }
}

private func asideFindings(_ aside: Document, file: String) -> [Diagnostic] {
  aside.findings.map {
    Diagnostic(
      .error, id: $0.id, at: Place(file: file, line: $0.line, column: $0.column), message: $0.message, hint: $0.hint)
  }
}
