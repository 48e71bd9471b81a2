import Foundation
import Testing

/// The compiled command, run as a person runs it.
struct Command {
  /// The tests and the command are built into one folder.
  static let executable: String = {
    let bundles = Bundle.allBundles.map(\.bundlePath) + [CommandLine.arguments[0]]
    for path in bundles {
      let folder = (path as NSString).deletingLastPathComponent
      if FileManager.default.isExecutableFile(atPath: folder + "/tank") { return folder + "/tank" }
    }
    return ""
  }()

  /// The package's own `content/` and `templates/`.
  static let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs `tank` with arguments, in a folder, with more in the environment.
  static func run(
    _ arguments: [String], in folder: String = package, environment: [String: String] = [:]
  ) throws -> Outcome {
    try outcome(of: executable, arguments, in: folder, environment: environment)
  }

  /// Runs a shell line in which `tank` is the command.
  static func shell(_ line: String, in folder: String = package) throws -> Outcome {
    try outcome(
      of: "/bin/bash", ["-c", line], in: folder,
      environment: ["PATH": (executable as NSString).deletingLastPathComponent + ":/usr/bin:/bin"])
  }

  private static func outcome(
    of executable: String, _ arguments: [String], in folder: String, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, since a full pipe would stop a command that says much.
    let scratch = NSTemporaryDirectory() + "tank-run-" + UUID().uuidString
    for name in ["out", "err"] { try Data().write(to: URL(fileURLWithPath: scratch + name)) }
    defer { for name in ["out", "err"] { try? FileManager.default.removeItem(atPath: scratch + name) } }
    process.standardOutput = FileHandle(forWritingAtPath: scratch + "out")
    process.standardError = FileHandle(forWritingAtPath: scratch + "err")
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) -> String {
      String(decoding: FileManager.default.contents(atPath: scratch + name) ?? Data(), as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: text("out"), errors: text("err"))
  }
}

/// A folder of the test's own, removed with it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tank-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A copy of the package's content and templates, for a test to spoil.
  func copyDemonstration() throws {
    for name in ["content", "templates"] {
      // The folder may be a link: what is copied is what it leads to, or the test would spoil the original.
      let folder = URL(fileURLWithPath: Command.package + "/" + name).resolvingSymlinksInPath().path
      try FileManager.default.copyItem(atPath: folder, toPath: path + "/" + name)
    }
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  /// Replaces a text in a file, which must hold it.
  func replace(_ old: String, with new: String, in name: String) throws {
    let before = try #require(self.text(name))
    #expect(before.contains(old))
    try write(name, before.replacingOccurrences(of: old, with: new))
  }

  /// Every file below a folder, with its bytes.
  func tree(_ name: String) -> [String: Data] {
    var tree: [String: Data] = [:]
    let root = path + "/" + name
    for case let file as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: root + "/" + file, isDirectory: &isFolder), !isFolder.boolValue {
        tree[file] = FileManager.default.contents(atPath: root + "/" + file)
      }
    }
    return tree
  }
}
