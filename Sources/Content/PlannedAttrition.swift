import Diagnostics
import YAML

/// A table of who could not be observed, by arm, under the key `attrition`.
package struct PlannedAttrition: Sendable {
  package var id: Located<String>
  package var title: LocalisedText
  package var data: Located<String>
  package var treatment: Treatment
  /// A row whose value is missing here was lost.
  package var outcome: Located<String>
  package var cluster: Located<String>?
  package var blocks: Located<String>?
  package var filter: Located<String>?
}

func readAttrition(_ item: inout MappingReader, languages: [String]) -> PlannedAttrition {
  PlannedAttrition(
    id: item.slug("id", what: "the attrition table"), title: item.localised("title", languages: languages),
    data: item.text("data"), treatment: item.requiredTreatment(), outcome: item.text("outcome"),
    cluster: item.optionalText("cluster"), blocks: item.optionalText("blocks"), filter: item.optionalText("where"))
}
