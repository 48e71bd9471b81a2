import Content
import Diagnostics
import Downloads
import Foundation
import Testing

@testable import Publication

/// A folder of the test's own, removed with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tank-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  func write(_ name: String, _ text: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: false, encoding: .utf8)
  }

  /// Every file below a folder, with its text.
  func tree(_ name: String) -> [String: String] {
    var tree: [String: String] = [:]
    let root = path + "/" + name
    for case let file as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: root + "/" + file, isDirectory: &isFolder), !isFolder.boolValue {
        tree[file] = text(name + "/" + file)
      }
    }
    return tree
  }

  func inode(_ name: String) -> UInt64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
  }
}

func site(_ files: [String: String]) -> [OutputFile] {
  files.map { path, text in OutputFile(path: path) { Array(text.utf8) } }
}

/// Writes a site as `Publication.publish` does.
func publish(
  _ files: [OutputFile], to output: String, jobs: Int = 2, site: Site = Site(place: Place(file: "site.yml")),
  history: SiteHistory = SiteHistory()
) throws -> SiteWriter.Summary {
  let folder = try SiteFolder(output: output)
  do {
    let records = SiteRecords(site: site, history: history, now: history.time(ofBuild: 1_767_225_600))
    let writer = SiteWriter(root: folder.next, jobs: jobs, records: records, published: output) { _ in }
    let summary = try writer.write(files)
    try folder.exchange()
    folder.close()
    return summary
  } catch {
    folder.discard()
    throw error
  }
}

/// What a build writes beside the files of a site.
let recordPaths: Set = [
  ".well-known/resourcesync", "SHA256SUMS", "mirror.json", "history.tsv", "capabilitylist.xml", "resourcelist.xml",
  "changelist.xml",
]

@Suite("The folder of the site")
struct SiteFolderTests {
  let scratch: Scratch
  var output: String { scratch.path + "/public" }

  init() throws {
    scratch = try Scratch()
  }

  @Test("holds exactly the files of the new site and their checksums")
  func replaces() throws {
    _ = try publish(site(["index.html": "one", "a/b/c.html": "deep", "old.html": "gone"]), to: output)
    let summary = try publish(site(["index.html": "two", "a/b/c.html": "deep"]), to: output)
    #expect(summary.files == 2)
    let tree = scratch.tree("public")
    #expect(tree.keys.filter { !recordPaths.contains($0) }.sorted() == ["a/b/c.html", "index.html"])
    #expect(recordPaths.isSubset(of: tree.keys))
    #expect(tree["index.html"] == "two")
    // sha256 of "two" and of "deep", by coreutils' sha256sum.
    #expect(
      tree["SHA256SUMS"] == """
        74611c1d6455b534323a21f8133a6f43dc3a8188e7b946f96dcc28dde932fcb2  a/b/c.html
        3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  index.html

        """)
  }

  @Test("writes again only what differs from the site before the last")
  func writesTheDifference() throws {
    let first = ["index.html": "one", "same.html": "same"]
    let second = ["index.html": "two", "same.html": "same"]
    #expect(try publish(site(first), to: output).written == 2)
    #expect(try publish(site(second), to: output).written == 2)
    let inode = scratch.inode(".public.next/same.html")
    #expect(try publish(site(first), to: output).written == 0)
    #expect(scratch.inode("public/same.html") == inode)
    #expect(try publish(site(first), to: output).written == 1)
  }

  @Test("keeps the old site whole when a page of the new one fails")
  func failureKeepsTheOldSite() throws {
    struct Broken: Error {}
    _ = try publish(site(["index.html": "one", "a.html": "a"]), to: output)
    let before = scratch.tree("public")
    let files = site(["index.html": "two"]) + [OutputFile(path: "b.html") { throw Broken() }]
    #expect(throws: Broken.self) { try publish(files, to: output) }
    #expect(scratch.tree("public") == before)
    #expect(scratch.inode(".public.next") == nil)
  }

  @Test("carries the dotfiles at its top over, and drops none of them later")
  func dotfiles() throws {
    try scratch.write("public/.gitignore", "*\n")
    try scratch.write("public/.git/HEAD", "ref: refs/heads/site\n")
    try scratch.write("public/stale.html", "stale")
    try scratch.write("public/SHA256SUMS", "")
    for round in 1...3 {
      _ = try publish(site(["index.html": "\(round)"]), to: output)
      #expect(scratch.text("public/.gitignore") == "*\n")
      #expect(scratch.text("public/.git/HEAD") == "ref: refs/heads/site\n")
      #expect(scratch.text("public/stale.html") == nil)
    }
    try FileManager.default.removeItem(atPath: output + "/.gitignore")
    _ = try publish(site(["index.html": "4"]), to: output)
    #expect(scratch.text("public/.gitignore") == nil)
  }

  @Test("keeps a folder with a dot that a killed build had not carried yet, when the next build fails")
  func dotFolderAfterAKill() throws {
    struct Broken: Error {}
    _ = try publish(site(["index.html": "one"]), to: output)
    try scratch.write(".public.next/.git/HEAD", "ref: refs/heads/site\n")
    #expect(throws: Broken.self) {
      try publish(site(["index.html": "two"]) + [OutputFile(path: "b.html") { throw Broken() }], to: output)
    }
    #expect(scratch.text("public/.git/HEAD") == "ref: refs/heads/site\n")
  }

  @Test("refuses to take the place of a folder that no build published")
  func foreignFolder() throws {
    try scratch.write("public/.gitignore", "*\n")
    try scratch.write("public/thesis.txt", "three years")
    let error = #expect(throws: FileError.self) { try publish(site(["index.html": "one"]), to: output) }
    #expect(
      error?.description
        == "‘\(output)’ could not be replaced (it holds files, and no SHA256SUMS as a published site does): "
        + "Directory not empty")
    #expect(scratch.text("public/thesis.txt") == "three years")
    #expect(scratch.inode(".public.next") == nil)
  }

  @Test("lets a folder take the place of a file, and a file that of a folder")
  func kindsChange() throws {
    // The folder that a build brings up to date is two builds old.
    for files in [["a": "file"], ["x": ""], ["a/b": "folder"], ["x": ""], ["a": "file"], ["x": ""], ["a/b": "folder"]] {
      _ = try publish(site(files), to: output)
      #expect(scratch.tree("public").filter { !recordPaths.contains($0.key) } == files)
    }
  }

  @Test("gives each file the time of its last change, and keeps what others put beside its own in .well-known")
  func times() throws {
    func time(_ name: String) -> Int? {
      let date = (try? FileManager.default.attributesOfItem(atPath: output + "/" + name))?[.modificationDate] as? Date
      return date.map { Int($0.timeIntervalSince1970) }
    }
    _ = try publish(site(["index.html": "one", "same.html": "same"]), to: output)
    #expect(time("index.html") == 1_767_225_600 && time("same.html") == 1_767_225_600)
    try scratch.write("public/.well-known/security.txt", "Contact: mailto:security@example.org")
    for turn in 1...3 {
      _ = try publish(site(["index.html": "\(turn)", "same.html": "same"]), to: output)
      #expect(scratch.text("public/.well-known/security.txt") == "Contact: mailto:security@example.org")
      #expect(scratch.text("public/.well-known/resourcesync") != nil)
    }
  }

  @Test("gives the same bytes on one core and on many")
  func coresDoNotShow() throws {
    let files = Dictionary(
      uniqueKeysWithValues: (0..<500).map { ("p/\($0 % 7)/\($0).html", String(repeating: "x", count: $0)) })
    _ = try publish(site(files), to: scratch.path + "/one", jobs: 1)
    _ = try publish(site(files), to: scratch.path + "/many", jobs: 8)
    #expect(scratch.tree("one") == scratch.tree("many"))
  }

  @Test("refuses a second build at the same time")
  func oneBuildAtATime() throws {
    let first = try SiteFolder(output: output)
    let error = #expect(throws: FileError.self) { try SiteFolder(output: output) }
    #expect(error?.description.contains("is another build running?") == true)
    first.discard()
  }

  @Test("says that a file stands where the site should be")
  func outputIsAFile() throws {
    try scratch.write("public", "a file")
    let error = #expect(throws: FileError.self) { try SiteFolder(output: output) }
    #expect(error?.description == "‘\(output)’ could not be written: Not a directory")
  }

  @Test("says that the place cannot be written")
  func notWritable() {
    let error = #expect(throws: FileError.self) { try SiteFolder(output: "/proc/nowhere/public") }
    #expect(error?.description == "‘/proc/nowhere’ could not be made: No such file or directory")
  }
}
