import ArgumentParser
import Content
import Glibc

/// Starting points that build. None overwrites a file.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a starting point that builds: a dataset's dictionary, a study, a note or a site.",
    subcommands: [NewDatasetCommand.self, NewStudyCommand.self, NewNoteCommand.self, NewSiteCommand.self])
}

/// Writes new files, and refuses as a whole before it writes the first when one of them exists.
///
/// - Parameters:
///   - mode: Who may read them: everyone, unless said otherwise.
///   - copying: A file that is copied as well, block by block.
func writeNew(
  _ files: [(path: String, bytes: [UInt8])], mode: mode_t = 0o644, copying copy: (from: String, to: String)? = nil
) throws {
  for path in files.map(\.path) + [copy?.to].compactMap({ $0 }) where fileKind(path) != .absent {
    throw CommandFailure(
      status: .misused,
      message: "‘\(path)’ exists already, and nothing was written. Choose another name, or move it")
  }
  if let copy {
    try makeFolders(above: copy.to)
    do { try copyFile(copy.from, to: copy.to) } catch {
      throw CommandFailure(status: .machineFailed, message: "\(error)")
    }
  }
  for file in files {
    try makeFolders(above: file.path)
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw machineFailure(file.path) }
    defer { close(descriptor) }
    var written = 0
    while written < file.bytes.count {
      let count = file.bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw machineFailure(file.path)
      }
      written += count
    }
  }
}

private func makeFolders(above path: String) throws {
  var folder = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/").dropLast() {
    folder += (folder.isEmpty || folder.hasSuffix("/") ? "" : "/") + part
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST || errno == EISDIR else { throw machineFailure(folder) }
  }
}

private func machineFailure(_ path: String) -> CommandFailure {
  CommandFailure(status: .machineFailed, message: "\(FileError(path: path, code: errno, doing: "written"))")
}

/// A slug, or the reason why the word is none.
func requireSlug(_ word: String, _ what: String) throws {
  guard isSlug(word) else {
    let suggestion = suggestedSlug(for: word)
    throw CommandFailure(
      status: .misused,
      message: "\(what) ‘\(word)’ cannot stand in an address"
        + (suggestion.isEmpty ? ": only a–z, 0–9 and single hyphens can" : "; name it ‘\(suggestion)’"))
  }
}

/// What a new text needs of the site: its languages and its first person and theme.
struct NewTextSite {
  var content: String
  var languages: [String]
  var author: String
  var theme: String?

  init(content: String, jobs: Int = 1) throws {
    self.content = content
    let (catalog, found) = loadCatalog(folder: content, jobs: jobs)
    if let fatal = found.first(where: { $0.id == "no-content" || $0.id == "no-site" }) {
      throw CommandFailure(
        status: .misused, message: "\(fatal.message). ‘tank new site FOLDER’ makes one")
    }
    languages = catalog.site.languages
    let people = catalog.people.filter { !$0.isSimulated } + catalog.people
    guard let author = (people.first { $0.group == .author } ?? people.first)?.id.value else {
      throw CommandFailure(
        status: .contentHasErrors, message: "‘\(content)/people.yml’ names nobody, and a text needs an author")
    }
    self.author = author
    theme = catalog.site.themes.first?.id.value
  }
}

/// Today in UTC.
func today() throws -> CalendarDate {
  guard let day = CalendarDate(secondsSince1970: Int(time(nil))) else {
    throw CommandFailure(status: .machineFailed, message: "the clock of the machine is not set")
  }
  return day
}
