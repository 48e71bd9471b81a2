import Foundation

/// A small site in a folder of its own, removed with this object.
final class TemporarySite: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("preview-\(UUID().uuidString)/public").path
    for (name, text) in [
      "index.html": "<h1>Accueil</h1>", "404.html": "<h1>Introuvable</h1>", "en/index.html": "<h1>Home</h1>",
      "etudes/eau-potable/index.html": "<h1>Eau potable</h1>", "style.css": "body {}", "empty.txt": "",
      "data/ménages.csv": "id\n1\n", "data/a b.json": "{}", "SHA256SUMS": "00  index.html\n", "../secret.txt": "secret",
    ] {
      let file = "\(path)/\(name)"
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
    try FileManager.default.createSymbolicLink(atPath: "\(path)/link.txt", withDestinationPath: "../secret.txt")
    try FileManager.default.createSymbolicLink(atPath: "\(path)/outside", withDestinationPath: "..")
    mkfifo("\(path)/pipe", 0o600)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
  }
}
