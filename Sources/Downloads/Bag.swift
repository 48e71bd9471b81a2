import Archives

/// The files of a bag beside its payload, in the order of their names.
let bagTagFiles = ["README.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]

/// A payload as a bag after BagIt 1.0: under `data/`, with manifests of the payload and of the tag files.
///
/// - Parameter about: What `bag-info.txt` says, in order; empty values are left out.
/// - Returns: Every file of the bag, sorted by the bytes of its path.
/// - SeeAlso: RFC 8493.
func bag(
  _ payload: [(path: String, bytes: [UInt8], sha256: String)], readMe: [UInt8], about: [(label: String, value: String)]
) -> [(path: String, bytes: [UInt8])] {
  let total = payload.reduce(0) { $0 + $1.bytes.count }
  var info = ""
  for (label, value) in about + [("Payload-Oxum", "\(total).\(payload.count)")] {
    let line = value.split { $0.isNewline }.joined(separator: " ")
    if !line.isEmpty { info += "\(label): \(line)\n" }
  }
  var tags: [(path: String, bytes: [UInt8])] = [
    ("README.txt", readMe), ("bag-info.txt", Array(info.utf8)),
    ("bagit.txt", Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)),
    ("manifest-sha256.txt", checksumList(payload.map { (manifestName("data/" + $0.path), $0.sha256) })),
  ]
  tags.append(("tagmanifest-sha256.txt", checksumList(tags.map { ($0.path, sha256($0.bytes)) })))
  let files = tags + payload.map { ("data/" + $0.path, $0.bytes) }
  return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

/// A path as a manifest has it: line ends and the sign of per cent are written by their number.
private func manifestName(_ path: String) -> String {
  var name: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "%"): name += "%25".utf8
    case 0x0A: name += "%0A".utf8
    case 0x0D: name += "%0D".utf8
    default: name.append(byte)
    }
  }
  return String(decoding: name, as: UTF8.self)
}
