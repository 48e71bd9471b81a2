/// The files of a family of type, as bytes: what texts are drawn with, whatever fonts the machine has.
package struct FontFiles: Sendable {
  package var regular: [UInt8]
  package var bold: [UInt8]

  /// - Throws: When one of them is not a font whose outlines can be scaled.
  package init(regular: [UInt8], bold: [UInt8]) throws(RasterError) {
    self.regular = regular
    self.bold = bold
    try drawing(with: self) { (_) throws(RasterError) in }
  }
}

/// One of the two fonts of a family.
package enum Weight: Sendable { case regular, bold }
