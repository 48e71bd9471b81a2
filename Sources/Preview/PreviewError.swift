/// Why the preview could not begin or go on, in words.
package struct PreviewError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  init(_ description: String) {
    self.description = description
  }
}
