import Analyses
import Content
import Diagnostics

package struct PageFile: Sendable {
  package var path: String
  package var render: @Sendable () throws -> [UInt8]
}

package func pages(
  _ catalog: Catalog, results: [StudyResults], templates: String
) -> (files: [PageFile], diagnostics: [Diagnostic]) {
  ([], [])
}
