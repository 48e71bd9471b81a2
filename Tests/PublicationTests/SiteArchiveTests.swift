import Foundation
import Testing

@testable import Publication

@Suite("A whole site in zip archives")
struct SiteArchiveTests {
  /// A small published site: three files and their list.
  private func site() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("public/index.html", String(repeating: "accueil ", count: 40))
    try scratch.write("public/data/a.csv", "id\n1\n")
    try scratch.write("public/data/b.csv", "id\n2\n")
    try scratch.shell("cd public && sha256sum data/a.csv data/b.csv index.html > SHA256SUMS")
    return scratch
  }

  private func archive(_ scratch: Scratch, partSize: UInt64 = 1_000_000) -> SiteArchive {
    SiteArchive(site: scratch.path + "/public", folder: scratch.path + "/parts", partSize: partSize)
  }

  @Test("is the site again when all parts are unpacked in one folder")
  func parts() throws {
    let scratch = try site()
    let parts = try archive(scratch, partSize: 400).write()
    #expect(parts.map(\.name) == ["site-1.zip", "site-2.zip", "site-3.zip"])
    #expect(parts.allSatisfy { $0.byteCount <= 400 || $0.files == 1 })
    try scratch.shell("cd parts && sha256sum --strict -c SHA256SUMS")
    try scratch.shell("cd parts && for part in site-*.zip; do unzip -tqq $part && unzip -qq $part -d ../copy; done")
    try scratch.shell("diff -r public copy")
    // Again the same, in one part, and the older parts are gone.
    let once = try archive(scratch).write()
    #expect(once.count == 1)
    #expect(try archive(scratch).write() == once)
    try scratch.shell("test ! -e parts/site-2.zip -a ! -e parts/site-3.zip")
  }

  @Test("is refused when a listed file is absent or changed, and for a folder that is no site")
  func refusals() throws {
    let scratch = try site()
    try scratch.write("public/data/a.csv", "id\n9\n")
    #expect(throws: SiteArchive.Failure.changed("data/a.csv")) { try archive(scratch).write() }
    try scratch.shell("rm public/data/a.csv")
    #expect(throws: SiteArchive.Failure.changed("data/a.csv")) { try archive(scratch).write() }
    try scratch.shell("test ! -e parts/SHA256SUMS")
    try scratch.shell("rm public/SHA256SUMS")
    #expect {
      try archive(scratch).write()
    } throws: { error in
      "\(error)" == "‘\(scratch.path)/public’ holds no published site: it has no SHA256SUMS"
    }
  }
}

extension Scratch {
  /// Runs a line in a shell, in the folder; it must succeed.
  fileprivate func shell(_ line: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(line)")
  }
}
