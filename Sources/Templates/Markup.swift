/// Text that is HTML already: it enters a page as it is, through `{{{name}}}`.
///
/// Whoever makes a value of this type answers for its being well formed and safe. Text of an author or of a data file
/// belongs in a ``Field/text(_:_:)``, which is always escaped.
public struct Markup: Sendable, Hashable {
  /// HTML in UTF-8.
  public var bytes: [UInt8]

  public init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  public init(_ html: String) {
    bytes = Array(html.utf8)
  }
}
