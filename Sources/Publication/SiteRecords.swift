import Archives
import Content
import Downloads

/// What is written once all files of a site are: their checksums, the signature, and what mirrors follow.
///
/// `SHA256SUMS` lists what readers and programs are given. The history and the lists of ResourceSync name `SHA256SUMS`
/// in their turn, so it cannot list them.
struct SiteRecords {
  var site: Site
  /// Of the site that is replaced.
  var history: SiteHistory
  /// Seconds since 1970: the time of what this build changes.
  var now: Int
  var signingKey: SigningKey?
  /// Of the site that is replaced; kept while it holds.
  var oldSignature: String?

  static let sums = "SHA256SUMS"
  static let signature = "SHA256SUMS.minisig"
  static let history = "history.tsv"

  struct Record {
    var path: String
    var bytes: [UInt8]
    var time: Int
  }

  /// - Parameter files: Sorted by the bytes of their paths.
  /// - Returns: What the lists of ResourceSync name, and the history that they are made from.
  func records(of files: [WrittenFile]) -> (records: [Record], history: SiteHistory) {
    let sums = Array(
      files.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8)
    let newest = files.map { history.time(of: $0.path, sha256: $0.sha256, now: now) }.max() ?? now
    var made: [(path: String, bytes: [UInt8])] = [(SiteRecords.sums, sums)]
    let signature = signature(of: sums, time: newest)
    if let signature { made.append((SiteRecords.signature, Array(signature.utf8))) }
    let state = MirrorState(
      site: site, time: newest, fileCount: files.count, byteCount: files.reduce(0) { $0 + $1.byteCount },
      sha256: sha256(sums), isSigned: signature != nil)
    made.append((MirrorState.path, state.bytes))

    let digests = made.map { (path: $0.path, sha256: sha256($0.bytes), byteCount: $0.bytes.count) }
    let next = history.advanced(
      files.map { (path: $0.path, sha256: $0.sha256, byteCount: $0.byteCount) } + digests, now: now)
    let records = zip(made, digests).map { file, digest in
      Record(
        path: file.path, bytes: file.bytes, time: history.time(of: file.path, sha256: digest.sha256, now: now))
    }
    return (records, next)
  }

  /// The history, and the lists of ResourceSync, which nothing names.
  func lists(_ next: SiteHistory, dump: ResourceDump?) -> [Record] {
    let last = next.newest ?? now
    return [Record(path: SiteRecords.history, bytes: next.bytes, time: last)]
      + ResourceSync(base: site.baseURL, history: next, dump: dump).files.map {
        Record(path: $0.path, bytes: $0.bytes, time: ResourceSync.isFixed($0.path) ? next.start ?? now : last)
      }
  }

  /// By the key; without one, the old signature as long as it is that of these bytes.
  private func signature(of sums: [UInt8], time: Int) -> String? {
    if let signingKey {
      return signingKey.signature(of: sums, comment: "timestamp:\(time)\tfile:\(SiteRecords.sums)\thashed")
    }
    guard let oldSignature, !site.publicKey.value.isEmpty else { return nil }
    do {
      _ = try PublicKey(site.publicKey.value).verify(sums, signature: oldSignature)
      return oldSignature
    } catch {
      // Of other bytes or another key: a signature that does not hold is worse than none.
      return nil
    }
  }
}

/// A file that was written, as the checksum list names it.
struct WrittenFile: Sendable {
  var path: String
  var sha256: String
  var byteCount: Int
}
