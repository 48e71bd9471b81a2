import Analyses
import Content

package struct DownloadFile: Sendable {
  package var path: String
  package var make: @Sendable () throws -> [UInt8]
}

package func downloads(_ catalog: Catalog, results: [StudyResults]) -> [DownloadFile] {
  []
}
