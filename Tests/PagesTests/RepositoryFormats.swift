import Foundation

@testable import Pages

extension LanguageFormat {
  /// How the repository's own strings say that a language writes.
  static let french = LanguageFormat(repositoryStrings("fr"))
  static let english = LanguageFormat(repositoryStrings("en"))
}

/// `templates/strings.<code>.yml` of the repository.
func repositoryStrings(_ code: String) -> [String: String] {
  let path = SmallSite.templates + "/strings.\(code).yml"
  guard let data = FileManager.default.contents(atPath: path) else { preconditionFailure("there is no \(path)") }
  return readStrings(Array(data), file: path).0
}
