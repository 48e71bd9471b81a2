/// A file of the site, made when it is written, so that a site of 10,000 pages never stands in memory at once.
package struct OutputFile: Sendable {
  /// Below the site's root, without a leading slash.
  package var path: String
  /// The bytes; called once, from any core.
  package var make: @Sendable () throws -> [UInt8]

  package init(path: String, make: @escaping @Sendable () throws -> [UInt8]) {
    self.path = path
    self.make = make
  }
}
