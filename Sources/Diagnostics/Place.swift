/// Where something stands in a file of `content/` or `templates/`.
///
/// Lines and columns count from 1; columns count UTF-8 bytes, as compilers and editors' tools do.
/// Line 0 means the file as a whole.
package struct Place: Sendable, Hashable, Comparable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: Place, right: Place) -> Bool {
    if left.file != right.file { return left.file < right.file }
    return (left.line, left.column) < (right.line, right.column)
  }
}

extension Place: CustomStringConvertible {
  /// `file:line:column`, the form that editors' tools jump to.
  package var description: String {
    "\(file):\(max(line, 1)):\(max(column, 1))"
  }
}

/// A value and the place that it was read from.
package struct Located<Value> {
  package var value: Value
  package var place: Place

  package init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
