/// A file of the site for people, made when it is written: a site of 10,000 pages never stands in memory at once.
package struct PageFile: Sendable {
  /// Below the site's root, without a leading slash.
  package var path: String
  /// The bytes; may be asked for from any core.
  package var render: @Sendable () throws -> [UInt8]

  package init(path: String, render: @escaping @Sendable () throws -> [UInt8]) {
    self.path = path
    self.render = render
  }
}
