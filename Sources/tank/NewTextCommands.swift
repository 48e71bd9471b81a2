import ArgumentParser
import Content

struct NewStudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Make the folder of a study, with a report to complete, as a draft.")

  @Argument(help: "The study's name in addresses: a–z, 0–9 and hyphens.")
  var slug: String

  @Option(help: "The folder of reports and data.")
  var content = "content"

  func run() throws {
    let folder = try writeDraft(
      slug, called: "study", in: "\(content)/studies", content: content,
      first: { try $0.study(slug, $1, date: today()) }, translation: { $0.studyTranslation(slug) })
    writeOutput(
      "The study is in ‘\(folder)’, as a draft: ‘tank serve --draft’ shows it. "
        + "‘tank new dataset FILE.csv --study \(slug)’ adds its data.")
  }
}

struct NewNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Make the folder of a note, with a text to complete, as a draft.")

  @Argument(help: "The note's name in addresses: a–z, 0–9 and hyphens.")
  var slug: String

  @Option(help: "The folder of reports and data.")
  var content = "content"

  func run() throws {
    let folder = try writeDraft(
      slug, called: "note", in: "\(content)/notes", content: content,
      first: { try $0.note(slug, $1, date: today()) }, translation: { $0.noteTranslation(slug) })
    writeOutput("The note is in ‘\(folder)’, as a draft: ‘tank serve --draft’ shows it.")
  }
}

/// Writes the first text of a study or note and its translations, one for each language of the site.
///
/// - Returns: The new folder.
private func writeDraft(
  _ slug: String, called name: String, in parent: String, content: String,
  first: (NewTextWords, NewTextSite) throws -> String, translation: (NewTextWords) -> String
) throws -> String {
  try requireSlug(slug, "the \(name)")
  let site = try NewTextSite(content: content)
  let folder = "\(parent)/\(slug)"
  guard fileKind(folder) == .absent else {
    throw CommandFailure(status: .misused, message: "the \(name) ‘\(slug)’ exists already, and nothing was written")
  }
  var files: [(path: String, bytes: [UInt8])] = []
  for (index, language) in site.languages.enumerated() {
    let words = NewTextWords(language: language)
    let text = index == 0 ? try first(words, site) : translation(words)
    files.append((folder + (index == 0 ? "/index.md" : "/index.\(language).md"), Array(text.utf8)))
  }
  try writeNew(files)
  return folder
}

struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Make the content of a new site, with one page, and a copy of the templates.")

  @Argument(help: "The folder of the new site, which need not exist.")
  var folder: String

  @Option(help: "The templates to copy.")
  var templates = "templates"

  @Option(help: "The site's first language: fr or en.")
  var language = "fr"

  func validate() throws {
    if !knownLanguages.contains(language) {
      throw ValidationError("--language is one of: \(knownLanguages.joined(separator: ", ")).")
    }
  }

  func run() throws {
    guard fileKind(templates + "/strings.\(language).yml") == .file else {
      throw CommandFailure(
        status: .misused, message: "there are no templates in ‘\(templates)’; name their folder with --templates")
    }
    var files: [(path: String, bytes: [UInt8])] = NewTextWords(language: language).site.map { file in
      ("\(folder)/content/\(file.name)", Array(file.text.utf8))
    }
    do {
      try addFiles(of: templates, to: folder + "/templates", &files)
    } catch let error as FileError {
      throw CommandFailure(status: .machineFailed, message: "\(error)")
    }
    try writeNew(files)
    writeOutput("The site is in ‘\(folder)’: go there and run ‘tank serve’.")
  }

  private func addFiles(
    of source: String, to target: String, _ files: inout [(path: String, bytes: [UInt8])]
  ) throws {
    for name in try listFolder(source) {
      switch fileKind(source + "/" + name) {
      case .folder: try addFiles(of: source + "/" + name, to: target + "/" + name, &files)
      case .file: files.append((target + "/" + name, try readFile(source + "/" + name)))
      case .other, .absent: continue
      }
    }
  }
}
