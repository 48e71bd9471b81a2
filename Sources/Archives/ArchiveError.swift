/// Why an archive could not be written or read, in words: no capital, no full stop, the offending value in ‘quotes’.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  init(_ description: String) {
    self.description = description
  }
}
