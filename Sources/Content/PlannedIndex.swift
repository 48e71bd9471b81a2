import Diagnostics
import YAML

/// A summary index under the key `indices`: several outcomes of one family made one, as a column that bears its id.
package struct PlannedIndex: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case anderson
    case kling = "kling-liebman-katz"
  }

  package struct Component: Sendable {
    package var column: Located<String>
    /// A component that is better when lower is turned before it is standardised.
    package var favourable: PlannedEstimate.Direction
  }

  /// The id, which is the name of the column too.
  package var id: Located<String>
  package var title: LocalisedText
  package var data: Located<String>
  package var treatment: Treatment
  package var kind: Kind
  package var components: [Component]
  package var filter: Located<String>?
}

func readIndex(_ item: inout MappingReader, languages: [String]) -> PlannedIndex {
  var index = PlannedIndex(
    id: item.slug("id", what: "the index"), title: item.localised("title", languages: languages),
    data: item.text("data"), treatment: item.requiredTreatment(),
    kind: item.requiredChoice("kind", of: PlannedIndex.Kind.self, otherwise: .anderson).value, components: [],
    filter: item.optionalText("where"))
  let example = "[{column: one, favourable: higher}, {column: two, favourable: lower}]"
  for node in item.requiredList("components", example: example) {
    var part = MappingReader(node, what: "a component", place: node.place)
    let component = PlannedIndex.Component(
      column: part.text("column"),
      favourable: part.requiredChoice("favourable", of: PlannedEstimate.Direction.self, otherwise: .higher).value)
    item.add(part.finish())
    if let same = index.components.first(where: { $0.column.value == component.column.value }),
      !same.column.value.isEmpty
    {
      item.report(
        .error, "duplicate-column", at: component.column.place,
        "the index ‘\(index.id.value)’ names the column ‘\(same.column.value)’ twice", hint: "name it once")
    } else {
      index.components.append(component)
    }
  }
  if index.components.count == 1 {
    item.report(
      .error, "too-few-columns", at: item.place(of: "components"),
      "an index is made of two outcomes at least, and ‘components’ names one",
      hint: "name another outcome, or compare this one by itself")
  }
  return index
}
