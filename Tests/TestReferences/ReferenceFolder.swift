import Foundation

/// The folder of reference data beside the package, which is absent from a clone elsewhere: `../shared/reference`, or
/// what `TANK_REFERENCE` names.
package enum ReferenceFolder {
  package static let url: URL? = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    var candidates = [folder.appending(path: "../shared/reference").standardizedFileURL]
    if let path = ProcessInfo.processInfo.environment["TANK_REFERENCE"] { candidates.append(URL(filePath: path)) }
    return candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "index.json").path()) }
  }()

  package static var isPresent: Bool { url != nil }

  package static func bytes(_ path: String) throws -> [UInt8] {
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: url.appending(path: path)))
  }

  package static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes(path)))
  }
}

extension ReferenceFolder {
  /// The files below the folder whose names end so, in the order of their paths.
  package static func paths(ending suffix: String) throws -> [String] {
    guard let url else { return [] }
    let all = try FileManager.default.subpathsOfDirectory(atPath: url.path())
    return all.filter { $0.hasSuffix(suffix) }.sorted()
  }
}
