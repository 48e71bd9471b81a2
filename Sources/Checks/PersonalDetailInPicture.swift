import Content
import Diagnostics
import Disclosure

/// A picture that tells where it was taken or by whom, or a drawing with a direct identifier in its words.
enum PersonalDetailInPicture: Check {
  static let id = "personal-detail-in-picture"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let allowed = AllowedContacts(emails: [catalog.site.contact])
    let notes = catalog.notes.flatMap { note in
      note.images.map { "\(catalog.folder)/notes/\(note.slug)/images/\($0)" }
    }
    let studies = catalog.studies.flatMap { study in study.images.map { "\(study.folder)/images/\($0)" } }
    return (notes + studies).flatMap { file -> [Diagnostic] in
      guard fileKind(file) == .file, let bytes = contents(of: file) else { return [] }
      return file.lowercased().hasSuffix(".svg")
        ? findings(inDrawing: bytes, file, allowing: allowed)
        : findings(inPicture: bytes, at: Place(file: file, line: 1, column: 1))
    }
  }

  private static func findings(
    inDrawing bytes: [UInt8], _ file: String, allowing allowed: AllowedContacts
  ) -> [Diagnostic] {
    var lines = LineCounter(bytes)
    var diagnostics: [Diagnostic] = []
    for text in texts(ofDrawing: bytes) {
      for finding in identifiers(in: text.text, allowing: allowed) {
        diagnostics.append(
          Diagnostic(
            finding.severity == .error ? .error : .warning, id: id,
            at: lines.place(text.offset + finding.offset, in: file),
            message: finding.message.replacingStart("the text", by: "the drawing"), hint: finding.hint))
      }
    }
    for picture in pictures(inDrawing: bytes) {
      diagnostics += findings(inPicture: picture.bytes, at: lines.place(picture.offset, in: file))
    }
    return diagnostics
  }

  private static func findings(inPicture bytes: [UInt8], at place: Place) -> [Diagnostic] {
    identifiers(inPicture: bytes).map { finding in
      Diagnostic(
        finding.severity == .error ? .error : .warning, id: id, at: place, message: finding.message,
        hint: finding.hint)
    }
  }
}

extension String {
  fileprivate func replacingStart(_ start: String, by other: String) -> String {
    hasPrefix(start) ? other + dropFirst(start.count) : self
  }
}
