import Content

extension PageMaker {
  /// A link between contents, as it stands in a Markdown file, as a link from one page to another.
  ///
  /// A text leads to its page in the reader's language; data, plan and script to their published files; anything else
  /// to a picture under `assets/`.
  func link(_ destination: String, in file: String, on page: Address) -> String {
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    guard let path = contentPath(destination[..<end], in: file, folder: index.catalog.folder) else {
      return destination
    }
    return target(ofContent: path).link(from: page) + destination[end...]
  }

  func target(ofContent path: String) -> Address {
    let parts = path.split(separator: "/").map(String.init)
    switch parts.first {
    case "pages" where parts.count == 2 && parts[1].hasSuffix(".md"): return addresses.page(stem(parts[1]), code)
    case "notes" where parts.count >= 2 && isText(parts): return addresses.note(parts[1], code)
    case "studies" where parts.count >= 2 && isText(parts): return addresses.study(parts[1], code)
    case "studies" where parts.count == 4 && parts[2] == "data": return .data(parts[1], parts[3])
    case "studies" where parts.count == 3 && parts[2] == "analysis.yml": return .data(parts[1], "plan.yml")
    case "studies" where parts.count == 3: return .data(parts[1], parts[2])
    default: return .asset(contentPath: path)
    }
  }

  /// `notes/x`, `notes/x/index.md`, `notes/x/index.en.md`.
  private func isText(_ parts: [String]) -> Bool {
    parts.count == 2 || parts.count == 3 && parts[2].hasPrefix("index.") && parts[2].hasSuffix(".md")
  }

  /// `method` of `method.md` and `method.en.md`.
  private func stem(_ name: String) -> String {
    String(name.prefix { $0 != "." })
  }
}

/// What a relative address in a file of `content/` names, below `content/`; nil when it leads out of it.
func contentPath(_ destination: some StringProtocol, in file: String, folder: String) -> String? {
  guard file.hasPrefix(folder + "/") else { return nil }
  var parts = file.dropFirst(folder.count + 1).split(separator: "/").map(String.init)
  parts.removeLast()
  if destination.hasPrefix("/") { return nil }
  for part in destination.split(separator: "/") {
    switch part {
    case ".": continue
    case "..":
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
