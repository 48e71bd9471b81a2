import Glibc

/// A published site on the disk, as its addresses see it.
///
/// The folder is found anew for each request, because publishing puts another one in its place. Links are not followed
/// at any step, so an address cannot leave the folder.
struct SiteFolder: Sendable {
  /// What an address leads to.
  enum Answer {
    case file(SiteFile)
    /// The address of a folder that was asked for without its last slash.
    case moved(to: String)
    case missing
    /// The address is not one.
    case malformed
  }

  let path: String
  /// Where the site begins: `/`, or `/open-data/` for a site that will live in a folder of another.
  let basePath: String

  init(path: String, basePath: String) {
    self.path = path
    let parts = basePath.split(separator: "/")
    self.basePath = parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
  }

  /// - Parameter target: The path of a request as it came, percent signs and all, without its query.
  func answer(to target: String) -> Answer {
    guard target.utf8.first == UInt8(ascii: "/") else { return .malformed }
    guard target.hasPrefix(basePath) else {
      return target == "/" || target + "/" == basePath ? .moved(to: basePath) : .missing
    }
    var parts: [String] = []
    let rest = target.utf8.dropFirst(basePath.utf8.count)
    for part in rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let part = decoded(part), part != ".", part != "..", !part.utf8.contains(where: { $0 == 0 || $0 == 0x2F })
      else { return .malformed }
      parts.append(part)
    }
    let isFolder = parts.isEmpty || parts.last == ""
    if isFolder { parts = parts.dropLast() + ["index.html"] }
    guard !parts.contains("") else { return .missing }
    switch open(parts) {
    case .file(let file): return .file(file)
    case .folder: return isFolder ? .missing : .moved(to: target + "/")
    case .nothing: return .missing
    }
  }

  /// The page for addresses that lead nowhere, when the site has one.
  func missingPage() -> SiteFile? {
    if case .file(let file) = open(["404.html"]) { file } else { nil }
  }

  private enum Found {
    case file(SiteFile)
    case folder
    case nothing
  }

  private func open(_ parts: [String]) -> Found {
    var folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for (index, part) in parts.enumerated() {
      guard folder >= 0 else { return .nothing }
      let isLast = index == parts.count - 1
      // Without O_NONBLOCK the opening of a pipe would wait for a writer.
      let next = openat(folder, part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (isLast ? 0 : O_DIRECTORY))
      close(folder)
      folder = next
    }
    guard folder >= 0 else { return .nothing }
    var status = stat()
    guard fstat(folder, &status) == 0 else {
      close(folder)
      return .nothing
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(SiteFile(name: parts.last ?? "", size: Int(status.st_size), descriptor: folder))
    case S_IFDIR:
      close(folder)
      return .folder
    default:
      close(folder)
      return .nothing
    }
  }

  /// A part of an address without its percent signs, or nil when they or the bytes are wrong.
  private func decoded(_ part: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = part.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard
        let high = rest.next().flatMap(hexadecimalValue), let low = rest.next().flatMap(hexadecimalValue)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
