/// Why a picture cannot be made.
package struct RasterError: Error, Sendable, Equatable, CustomStringConvertible {
  package var description: String

  init(_ description: String) {
    self.description = description
  }
}
