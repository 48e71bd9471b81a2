import Diagnostics
import YAML

/// The corrections in the front matter of a report that was published; none when it cannot be read.
///
/// - Parameter report: The bytes of `index.md`.
package func publishedCorrections(_ report: [UInt8], languages: [String]) -> [Study.Correction] {
  let file = "index.md"
  let frontMatter = FrontMatter(report, file: file, what: "a study")
  guard frontMatter.isReadable else { return [] }
  var reader = MappingReader(frontMatter.root, what: "a study", place: Place(file: file, line: 1, column: 1))
  return readCorrections(&reader, languages: languages)
}
