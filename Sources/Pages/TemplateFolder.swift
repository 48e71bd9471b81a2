import Charts
import Content
import Diagnostics
import Templates

/// What an institution can edit of its site's looks and words: the files of `templates/`.
///
/// `<name>.mustache` is a template, `strings.<language>.yml` holds interface strings, and everything else (`style.css`,
/// `icon.svg`) is published as it is under `assets/`. The folder `fonts`, when it is there, holds fonts with their licence
/// and `fonts.css`, the rules that declare them; `make fonts` fills it.
package struct TemplateFolder: Sendable {
  package struct File: Sendable {
    /// Without the folder: `study.mustache`.
    package var name: String
    /// As in messages.
    package var path: String
    package var bytes: [UInt8]

    package init(name: String, path: String, bytes: [UInt8]) {
      self.name = name
      self.path = path
      self.bytes = bytes
    }
  }

  /// As in messages.
  package var path: String
  /// Sorted by name.
  package var files: [File]

  package init(path: String, files: [File]) {
    self.path = path
    self.files = files.sorted { $0.name < $1.name }
  }
}

/// Reads a folder of templates.
package func loadTemplates(folder: String) -> (TemplateFolder, [Diagnostic]) {
  let root = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
  guard fileKind(root) == .folder else {
    let found = Diagnostic(
      .error, id: "no-templates", at: Place(file: root), message: "there is no folder of templates ‘\(root)’",
      hint: "run the command in the folder that holds ‘templates’, or name it with --templates")
    return (TemplateFolder(path: root, files: []), [found])
  }
  var files: [TemplateFolder.File] = []
  var diagnostics: [Diagnostic] = []
  do throws(FileError) {
    for name in try listFolder(root) where fileKind(root + "/" + name) == .file {
      files.append(TemplateFolder.File(name: name, path: root + "/" + name, bytes: try readFile(root + "/" + name)))
    }
    let fonts = root + "/fonts"
    if fileKind(fonts) == .folder {
      for name in try listFolder(fonts) where fileKind(fonts + "/" + name) == .file {
        files.append(
          TemplateFolder.File(name: "fonts/" + name, path: fonts + "/" + name, bytes: try readFile(fonts + "/" + name)))
      }
    }
  } catch {
    diagnostics.append(
      Diagnostic(.error, id: "unreadable-file", at: Place(file: error.path), message: error.description))
  }
  return (TemplateFolder(path: root, files: files), diagnostics)
}

extension TemplateFolder {
  /// The strings of each language. A key that one language has and another lacks is an error, as is one that the program
  /// needs.
  func languages(_ codes: [String]) -> ([Language], [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var read: [(code: String, path: String, strings: [String: String])] = []
    for code in codes {
      let name = "strings.\(code).yml"
      guard let file = files.first(where: { $0.name == name }) else {
        diagnostics.append(
          Diagnostic(
            .error, id: "no-strings", at: Place(file: path), message: "there is no ‘\(name)’",
            hint: "the site has the language ‘\(code)’; its interface strings stand in \(path)/\(name)"))
        continue
      }
      let (strings, found) = readStrings(file.bytes, file: file.path)
      diagnostics += found
      read.append((code, file.path, strings))
    }
    let needed = Set(neededStrings).union(read.flatMap(\.strings.keys))
    for language in read {
      // A singular is the affair of one language.
      let wanted = needed.filter { !$0.hasSuffix("-one") || neededStrings.contains($0) }
      diagnostics += missingStrings(language.strings, file: language.path, needed: wanted)
      diagnostics += pathFindings(language.strings, file: language.path)
    }
    return (read.map { Language(code: $0.code, strings: $0.strings) }, diagnostics)
  }

  /// The words of addresses must be able to stand in one.
  private func pathFindings(_ strings: [String: String], file: String) -> [Diagnostic] {
    strings.filter { $0.key.hasPrefix("path-") }.sorted { $0.key < $1.key }.compactMap {
      slugFinding($0.value, what: "the word of ‘\($0.key)’", at: Place(file: file))
    }
  }

  /// The templates with the strings of a language.
  func library(_ language: Language) -> TemplateLibrary {
    let suffix = ".mustache"
    let templates = files.filter { $0.name.hasSuffix(suffix) }
    return TemplateLibrary(
      files: templates.map { (String($0.name.dropLast(suffix.count)), $0.path, $0.bytes) }, constants: language.strings)
  }

  /// What is published: as it is, but for the stylesheet, which takes in the rules of the fonts and of the charts and the
  /// colours of the site, and the icon, which takes those.
  func assets(of site: Site) -> [File] {
    let published = files.filter {
      !$0.name.hasSuffix(".mustache") && !$0.name.hasSuffix(".yml") && $0.name != Self.fontRules
        && (site.identity.usesOwnFonts || !$0.name.hasPrefix("fonts/"))
    }
    let rules = site.identity.usesOwnFonts ? files.first { $0.name == Self.fontRules }?.bytes ?? [] : []
    return published.map { file in
      var file = file
      switch file.name {
      case "style.css": file.bytes = rules + Array(chartStyles.utf8) + file.bytes + site.identity.rules
      case "icon.svg": file.bytes = site.identity.coloured(file.bytes)
      default: break
      }
      return file
    }
  }

  private static let fontRules = "fonts/fonts.css"
}
