import Foundation
import Testing

@testable import Archives

@Suite("Zip archives")
struct ZipWriterTests {
  @Test("are the same bytes for the same files")
  func deterministic() throws {
    #expect(try zip(sampleFiles) == zip(sampleFiles))
  }

  /// Written out after APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; the CRC-32 of "a" is that of `python3 -c
  /// "import zlib; print(hex(zlib.crc32(b'a')))"`.
  @Test("have the bytes that the specification says")
  func layout() throws {
    let crc: [UInt8] = [0x43, 0xBE, 0xB7, 0xE8]
    let local: [UInt8] =
      [0x50, 0x4B, 3, 4, 20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + crc + [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0x66, 0x61]
    let central: [UInt8] =
      [0x50, 0x4B, 1, 2, 20, 3, 20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + crc
      + [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81, 0, 0, 0, 0, 0x66]
    let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 32, 0, 0, 0, 0, 0]
    #expect(try zip([("f", [0x61])]) == local + central + end)
  }

  @Test("hold nothing when there is nothing")
  func empty() throws {
    #expect(try zip([]) == [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
    #expect(try unzip(zip([])).isEmpty)
  }

  @Test("store what deflate does not shorten")
  func stored() throws {
    let bytes = noise(10_000)
    #expect(try zip([("f", bytes)]).count == 10_000 + 30 + 46 + 22 + 2)
    #expect(try zip([("f", [UInt8](repeating: 0, count: 10_000))]).count < 200)
  }

  @Test(
    "have zip64 fields where a number needs them", arguments: [0, 1, 2, 100, 4000, 0xFFFF_FFFF] as [UInt64],
    [0, 3, 0xFFFF])
  func zip64(sizeLimit: UInt64, countLimit: Int) throws {
    let archive = try ZipWriter(sizeLimit: sizeLimit, countLimit: countLimit).archive(sampleFiles)
    #expect(isSame(try unzip(archive), sampleFiles))
    try readWithPython(archive)
  }

  @Test("of more than 65,535 files have the zip64 end record")
  func manyFiles() throws {
    let files = (0..<70_000).map { (path: "f\($0)", bytes: [] as [UInt8]) }
    let archive = try zip(files)
    #expect(isSame(try unzip(archive), files))
  }

  @Test(
    "refuse paths that cannot be unpacked everywhere, word for word",
    arguments: [
      ([""], "path ‘’ is empty"),
      (["/etc/passwd"], "path ‘/etc/passwd’ is absolute"),
      (["a/../b"], "path ‘a/../b’ has a part ‘.’ or ‘..’"),
      (["./a"], "path ‘./a’ has a part ‘.’ or ‘..’"),
      (["a//b"], "path ‘a//b’ has an empty part"),
      (["a/"], "path ‘a/’ has an empty part"),
      (["a\\b"], "path ‘a\\b’ has a backslash"),
      (["C:a"], "path ‘C:a’ has a colon"),
      (["a\nb"], "path ‘a\\u{10}b’ has a control character"),
      (["a", "b", "a"], "path ‘a’ comes twice"),
      (["Data.csv", "data.csv"], "path ‘data.csv’ comes twice"),
      (["a", "a/b"], "path ‘a’ is a file and a folder"),
      (["a/b/c", "a/b"], "path ‘a/b’ is a file and a folder"),
    ])
  func paths(paths: [String], expected: String) {
    #expect(throws: ArchiveError(expected)) { try zip(paths.map { ($0, []) }) }
  }

  @Test("are read by Python's zipfile")
  func python() throws {
    try readWithPython(zip(sampleFiles))
  }

  @Test("pass the test of Info-ZIP's unzip", .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/unzip")))
  func infoZip() throws {
    for limit in [0xFFFF_FFFF, 100] as [UInt64] {
      let file = try temporaryFile(ZipWriter(sizeLimit: limit).archive(sampleFiles))
      defer { try? FileManager.default.removeItem(at: file) }
      let output = try run("unzip", ["-tq", file.path])
      #expect(output.contains("No errors detected"))
    }
  }

  /// Compares what Python reads with what was written, when there is a Python.
  private func readWithPython(_ archive: [UInt8]) throws {
    let script = """
      import sys, zipfile, hashlib
      archive = zipfile.ZipFile(sys.argv[1])
      for entry in archive.infolist():
          sum = hashlib.sha256(archive.read(entry)).hexdigest()
          print(entry.filename, entry.date_time, oct(entry.external_attr >> 16), sum)
      """
    let file = try temporaryFile(archive)
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? run("python3", ["-c", ""])) != nil else { return }
    let expected = sampleFiles.map { "\($0.path) (1980, 1, 1, 0, 0, 0) 0o100644 \(sha256($0.bytes))\n" }.joined()
    #expect(try run("python3", ["-X", "utf8", "-c", script, file.path]) == expected)
  }

  private func temporaryFile(_ bytes: [UInt8]) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("archives-\(UUID().uuidString).zip")
    try Data(bytes).write(to: file)
    return file
  }

  private func run(_ command: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ArchiveError("\(command) failed") }
    return String(decoding: output, as: UTF8.self)
  }
}
