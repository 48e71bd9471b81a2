import Archives
import Content

/// Why the files of a study could not be made.
package enum DownloadError: Error, CustomStringConvertible {
  case file(FileError)
  /// A bundle, or a format that is made as one.
  case archive(of: String, ArchiveError)
  /// A bundle without a file that belongs to its study.
  case incompleteBundle(of: String, missing: String)
  case format(file: String, FormatError)

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .archive(let name, let error): "the archive of ‘\(name)’ could not be made: \(error)"
    case .incompleteBundle(let study, let file):
      "the archive of the study ‘\(study)’ would lack ‘\(file)’, which belongs to it: no site is published without"
    case .format(let file, let error): "‘\(file)’ could not be made: \(error)"
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
