import Diagnostics
import YAML

/// Tests that answer one question together, under the key `families`.
package struct PlannedFamily: Sendable {
  package enum Method: String, Sendable, CaseIterable {
    case holm, benjaminiHochberg = "benjamini-hochberg", bonferroni, benjaminiYekutieli = "benjamini-yekutieli"
    case hochberg, hommel, sidak
    case romanoWolf = "romano-wolf"
  }

  package var id: Located<String>
  package var title: LocalisedText
  package var method: Method
  package var estimates: [Located<String>]
  /// The resamples of `romano-wolf`; nil for the other methods.
  package var resamples: PlannedDraws?
}

func readFamily(_ item: inout MappingReader, languages: [String]) -> PlannedFamily {
  var family = PlannedFamily(
    id: item.slug("id", what: "the family"), title: item.localised("title", languages: languages),
    method: item.requiredChoice("method", of: PlannedFamily.Method.self, otherwise: .holm).value,
    estimates: item.requiredTexts("estimates"))
  if family.method == .romanoWolf {
    family.resamples = item.drawsAndSeed(at: item.place(of: "method"), usual: 2_000)
  } else {
    for key in ["draws", "seed"] where item.node(key) != nil {
      item.report(
        .error, "unused-key", at: item.place(of: key),
        "the method ‘\(family.method.rawValue)’ draws nothing and does not use ‘\(key)’",
        hint: "remove it, or write ‘method: romano-wolf’")
    }
  }
  return family
}
