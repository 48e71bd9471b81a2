import Content
import Diagnostics
import Disclosure

/// A direct identifier in a text that is published: reports, notes and pages with their front matter, the YAML of the
/// site, of its directories, dictionaries and plans, and the scripts of simulations.
///
/// Files are read again as they stand, so that every word of them is seen, and the place is the byte's own. The site's
/// contact may stand anywhere.
enum PersonalDetailInText: Check {
  static let id = "personal-detail-in-text"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let editions = catalog.editions
    var diagnostics = catalog.publishedTexts.flatMap { file in
      findings(inFile: file, catalog.site, waivers: [], nil)
    }
    for edition in editions {
      diagnostics += findings(
        inFile: edition.file, catalog.site, waivers: edition.privacyWaivers, catalog.buildDate)
    }
    return diagnostics
  }

  private static func findings(
    inFile file: String, _ site: Site, waivers: [Edition.PrivacyWaiver], _ date: CalendarDate?
  ) -> [Diagnostic] {
    // A file that cannot be read was reported when the content was loaded.
    guard fileKind(file) == .file, let bytes = contents(of: file) else { return [] }
    let allowed = site.allowedContacts
    let hasNoContact = site.contact.isEmpty
    var lines = LineCounter(bytes)
    var isUsed = Array(repeating: false, count: waivers.count)
    var diagnostics: [Diagnostic] = []
    for finding in identifiers(inText: bytes, allowing: allowed) {
      // Without its contact the site has an error already, and this would be the contact.
      if hasNoContact, finding.kind == .email { continue }
      // The site's own file tells of the institution: its registered address and number are its legal notice.
      if file == site.place.file, [.address, .siret].contains(finding.kind) { continue }
      if let index = waivers.firstIndex(where: { $0.finding.value == finding.kind }) {
        isUsed[index] = true
        continue
      }
      diagnostics.append(
        Diagnostic(
          finding.severity == .error ? .error : .warning, id: id, at: lines.place(finding.offset, in: file),
          message: finding.message, hint: finding.hint))
    }
    for (waiver, isUsed) in zip(waivers, isUsed) {
      if let date, waiver.date > date {
        diagnostics.append(
          Diagnostic(
            .error, id: "future-waiver", at: waiver.finding.place,
            message:
              "the waiver of ‘\(waiver.finding.value.rawValue)’ is of \(waiver.date), after the newest date of the "
              + "content, \(date)", hint: "write the day on which it was decided"))
      }
      if !isUsed {
        diagnostics.append(
          Diagnostic(
            .warning, id: "unused-waiver", at: waiver.finding.place,
            message: "nothing of the kind ‘\(waiver.finding.value.rawValue)’ is found in this text",
            hint: "remove the waiver: it would let a later finding pass unseen"))
      }
    }
    return diagnostics
  }
}

/// The bytes of a file; nil when it cannot be read.
func contents(of file: String) -> [UInt8]? {
  do { return try readFile(file) } catch { return nil }
}

/// Turns offsets, in increasing order, into places.
struct LineCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func place(_ target: Int, in file: String) -> Place {
    if target < offset { (offset, line, lineStart) = (0, 1, 0) }
    while offset < min(target, bytes.count) {
      if bytes[offset] == 0x0A {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
    return Place(file: file, line: line, column: target - lineStart + 1)
  }
}

extension Catalog {
  /// The files whose text is published and that are no Markdown: they have no front matter to waive in.
  fileprivate var publishedTexts: [String] {
    var files = ["site.yml", "people.yml", "organisations.yml"].map { folder + "/" + $0 }
    for study in studies {
      files.append(study.folder + "/analysis.yml")
      files += study.datasets.map(\.dictionary.file)
      if let script = study.simulation?.script.value { files.append(study.folder + "/" + script) }
    }
    return files
  }
}
