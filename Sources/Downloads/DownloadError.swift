import Archives
import Content

/// Why the files of a study could not be made.
package enum DownloadError: Error, CustomStringConvertible {
  case file(FileError)
  case archive(study: String, ArchiveError)

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .archive(let study, let error): "the bundle of the study ‘\(study)’ could not be made: \(error)"
    }
  }
}

/// A file of the content folder that goes into a bundle as it stands.
func contents(of path: String) throws(DownloadError) -> [UInt8] {
  do {
    return try readFile(path)
  } catch {
    throw .file(error)
  }
}
