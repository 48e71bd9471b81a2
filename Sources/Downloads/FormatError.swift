/// Why a dataset could not be written in a format.
package struct FormatError: Error, Sendable, Equatable, CustomStringConvertible {
  package var format: Format
  package var reason: String

  package var description: String { "no \(format.label) could be written: \(reason)" }
}
