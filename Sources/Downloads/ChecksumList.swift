/// Checksums in the form that `sha256sum -c` reads: sorted by the bytes of the paths.
///
/// A path that holds a line end or a backslash is escaped as GNU coreutils do it, with a backslash before the digits.
package func checksumList(_ files: [(path: String, sha256: String)]) -> [UInt8] {
  var bytes: [UInt8] = []
  for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
    let needsEscape = file.path.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "\\") }
    if needsEscape { bytes.append(UInt8(ascii: "\\")) }
    bytes += "\(file.sha256)  ".utf8
    for byte in file.path.utf8 {
      switch byte {
      case 0x0A where needsEscape: bytes += "\\n".utf8
      case 0x0D where needsEscape: bytes += "\\r".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x0A)
  }
  return bytes
}
