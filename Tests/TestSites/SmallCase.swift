/// The small site with one thing wrong, and all that is said of it, word for word.
package struct SmallCase: Sendable, CustomStringConvertible {
  package var description: String
  package var site: TestSite
  package var says: [String]

  package init(_ description: String, _ change: (TestSite) -> TestSite, says: [String]) {
    self.description = description
    site = change(.small)
    self.says = says
  }

  /// The ids of what is said: what stands in the last brackets of each line.
  package var ids: Set<String> {
    Set(
      says.compactMap { line in
        line.lastIndex(of: "[").map { String(line[line.index(after: $0)...].dropLast()) }
      })
  }
}
