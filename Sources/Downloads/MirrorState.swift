import Archives
import Content

/// `mirror.json`: by which a mirror tells whether it equals its origin.
///
/// A copy equals the origin when its own `SHA256SUMS` has the digest that the origin's `mirror.json` names, and
/// `sha256sum -c` finds nothing changed; it is true when the signature of `SHA256SUMS` verifies.
package struct MirrorState: Sendable {
  package var site: Site
  /// Seconds since 1970 of the newest change to a file.
  package var time: Int
  package var fileCount: Int
  package var byteCount: Int
  /// The digest of `SHA256SUMS`.
  package var sha256: String
  package var isSigned: Bool

  package static let path = "mirror.json"

  package init(site: Site, time: Int, fileCount: Int, byteCount: Int, sha256: String, isSigned: Bool) {
    self.site = site
    self.time = time
    self.fileCount = fileCount
    self.byteCount = byteCount
    self.sha256 = sha256
    self.isSigned = isSigned
  }

  package var bytes: [UInt8] {
    var members: [(key: String, value: JSON)] = [
      ("origin", .string(site.baseURL)),
      ("version", .string(String(sha256.prefix(16)))),
      ("date", .string(isoTime(time))),
      ("files", .integer(fileCount)),
      ("bytes", .integer(byteCount)),
      ("checksums", .object([("path", .string("SHA256SUMS")), ("sha256", .string(sha256))])),
    ]
    if isSigned {
      members.append(
        (
          "signature",
          .object([
            ("path", .string("SHA256SUMS.minisig")), ("algorithm", .string("minisign")),
            ("publicKey", .string(site.publicKey.value)),
          ])
        ))
    }
    members += [
      ("history", .string("history.tsv")), ("resourceSync", .string(ResourceSync.description)),
      ("mirrors", .array(site.mirrors.map { .string($0.value) })),
    ]
    return JSON.object(members).bytes
  }
}

/// The public key of the site, as `minisign -p` reads it; nil when the site is not signed.
func publicKeyFile(of site: Site) -> (path: String, bytes: [UInt8])? {
  do {
    return site.publicKey.value.isEmpty ? nil : ("minisign.pub", Array(try PublicKey(site.publicKey.value).file.utf8))
  } catch {
    // Reported where `site.yml` was read.
    return nil
  }
}
