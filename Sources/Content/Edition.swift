import CommonMark
import Diagnostics
import Disclosure
import YAML

/// One language's text of a page, a note or a study.
package struct Edition: Sendable {
  package var language: String
  package var file: String
  package var title = ""
  package var summary = ""
  package var document = Document()
  /// What `document.blocks` mean, one for one.
  package var blocks: [Block] = []
  /// Whether its front matter could be read; without it, what depends on the keys is not reported a second time.
  package var isReadable = true
  /// Numbers that the editor says are right to type by hand.
  package var waivers: [Waiver] = []
  /// Findings of the privacy gate in the text that the editor lets pass.
  package var privacyWaivers: [PrivacyWaiver] = []
  /// Only a study's edition has these.
  package var study = StudyTexts()

  package struct Waiver: Sendable {
    package var text: Located<String>
    package var why: String
  }

  package struct PrivacyWaiver: Sendable {
    package var finding: Located<IdentifierKind>
    package var why: String
    package var date: CalendarDate
  }

  /// What a study's front matter says in the edition's language.
  package struct StudyTexts: Sendable {
    package var question = ""
    package var population = ""
    package var territory = ""
    package var conflictsOfInterest = ""
    package var ethics = ""
    package var preregistration = ""
    package var keywords: [String] = []
    /// The version of the study that a translation was made from; nil when it does not say.
    package var translates: Located<String>?

    package init() {}
  }

  package init(language: String, file: String) {
    self.language = language
    self.file = file
  }
}

/// The editions of one text: the master language's first, then the translations that exist.
package struct Editions: Sendable {
  package var master: Edition
  package var translations: [Edition]

  package init(master: Edition, translations: [Edition] = []) {
    self.master = master
    self.translations = translations
  }

  package var all: [Edition] { [master] + translations }

  /// The edition in a language, or the master when there is no translation.
  package subscript(_ language: String) -> Edition {
    translations.first { $0.language == language } ?? master
  }

  package func has(_ language: String) -> Bool {
    master.language == language || translations.contains { $0.language == language }
  }
}

/// A file's front matter and the text below it.
struct FrontMatter {
  var root: Node?
  /// Where the text begins.
  var bodyStart: Int
  /// The number of the text's first line in the file.
  var bodyLine: Int
  var diagnostics: [Diagnostic]
  /// Whether there is front matter, closed and without a fault of syntax; duplicate keys are none.
  var isReadable: Bool

  /// Front matter counts only when `---` is the very first line (a byte-order mark aside).
  init(_ bytes: [UInt8], file: String, what: String) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    root = nil
    bodyStart = start
    bodyLine = 1
    diagnostics = []
    isReadable = false
    var line = Self.line(in: bytes, from: start)
    guard Self.isFence(bytes[line.content]) else {
      diagnostics = [
        Diagnostic(
          .error, id: "missing-front-matter", at: Place(file: file, line: 1, column: 1),
          message: "\(what) begins with front matter, and this file does not",
          hint: "put ‘---’ on the first line, then keys such as ‘title: …’, then ‘---’, then the text")
      ]
      return
    }
    let yamlStart = line.next
    var lineNumber = 1
    while line.next < bytes.count {
      line = Self.line(in: bytes, from: line.next)
      lineNumber += 1
      if Self.isFence(bytes[line.content]) {
        let parsed = parseYAML(bytes[yamlStart..<line.content.lowerBound], file: file, lineOffset: 1)
        root = parsed.root
        diagnostics = parsed.diagnostics
        bodyStart = line.next
        bodyLine = lineNumber + 1
        isReadable = parsed.root != nil || parsed.diagnostics.isEmpty
        return
      }
    }
    bodyStart = bytes.count
    diagnostics = [
      Diagnostic(
        .error, id: "unclosed-front-matter", at: Place(file: file, line: 1, column: 1),
        message: "the front matter opens with ‘---’ on this line and is never closed",
        hint: "put a line ‘---’ between the keys and the text")
    ]
  }

  /// The line that begins at `start`, without its end, and where the next one begins.
  private static func line(in bytes: [UInt8], from start: Int) -> (content: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    let next = min(end + 1, bytes.count)
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return (start..<end, next)
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 3 && line.prefix(3).allSatisfy { $0 == UInt8(ascii: "-") }
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

/// Reads one Markdown file with front matter into an edition.
///
/// `readKeys` takes the front matter's keys besides `title` and `summary`.
func readEdition(
  _ bytes: [UInt8], file: String, language: String, what: String, languages: [String],
  readKeys: (inout MappingReader, inout Edition) -> Void
) -> (Edition, [Diagnostic]) {
  let frontMatter = FrontMatter(bytes, file: file, what: what)
  var edition = Edition(language: language, file: file)
  edition.isReadable = frontMatter.isReadable
  var diagnostics = frontMatter.diagnostics
  if frontMatter.isReadable {
    var reader = MappingReader(frontMatter.root, what: what, place: Place(file: file, line: 1, column: 1))
    edition.title = reader.text("title").value
    edition.summary = reader.text("summary").value
    for node in reader.list("typed-numbers") {
      var waiver = MappingReader(node, what: "a typed number", place: node.place)
      edition.waivers.append(Edition.Waiver(text: waiver.text("text"), why: waiver.text("why").value))
      reader.add(waiver.finish())
    }
    edition.privacyWaivers = readPrivacyWaivers(&reader)
    readKeys(&reader, &edition)
    diagnostics += reader.finish()
  }

  edition.document = parseMarkdown(
    Array(bytes[frontMatter.bodyStart...]), startingAtLine: frontMatter.bodyLine,
    language: typography(of: language))
  for finding in edition.document.findings {
    diagnostics.append(
      Diagnostic(
        .error, id: finding.id, at: Place(file: file, line: finding.line, column: finding.column),
        message: finding.message, hint: finding.hint))
  }
  let lines = edition.document.blocks.isEmpty ? [] : bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  for block in edition.document.blocks {
    let (meaning, found) = readBlock(
      block, fence: lines[block.line - 1], file: file, languages: languages, language: language)
    edition.blocks.append(meaning)
    diagnostics += found
  }
  return (edition, diagnostics)
}

/// How a text's quotes and spaces are set: a language without rules of its own is left as it was typed.
package func typography(of language: String) -> Typography {
  switch language {
  case "fr": .french
  case "en": .english
  default: .none
  }
}
