import Archives
import Content
import Downloads

/// Whether a bundle, an unpacked bundle or a site is what it says it is.
package struct Verification: Sendable {
  package enum Outcome: Sendable, Equatable { case same, differs, note }

  package struct Line: Sendable, Equatable {
    package var outcome: Outcome
    package var text: String
  }

  package private(set) var lines: [Line] = []

  package var isSame: Bool { !lines.contains { $0.outcome == .differs } }

  mutating func same(_ text: String) { lines.append(Line(outcome: .same, text: text)) }
  mutating func differs(_ text: String) { lines.append(Line(outcome: .differs, text: text)) }
  mutating func note(_ text: String) { lines.append(Line(outcome: .note, text: text)) }
}

/// Why there is nothing to verify.
package enum VerificationError: Error, Equatable, CustomStringConvertible {
  case nothing(String)
  case neither(String)
  case badKey(String)

  package var description: String {
    switch self {
    case .nothing(let path): "there is no ‘\(path)’"
    case .neither(let path):
      "‘\(path)’ is neither a bundle (a zip archive, or the folder that it was unpacked to, with its list of checksums) nor a published site"
    case .badKey(let why): "the public key cannot be used: \(why)"
    }
  }
}

/// Verifies what stands at a path.
///
/// - Parameter publicKey: The text of a minisign key, or the path of its file; nil to take the one that lies inside.
/// - Throws: ``VerificationError`` when there is nothing to verify, `FileError` when a file cannot be read.
package func verify(_ path: String, publicKey given: String? = nil) throws -> Verification {
  let trimmed = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
  let key: PublicKey?
  do {
    key = try given.map { try PublicKey(fileKind($0) == .file ? String(decoding: readFile($0), as: UTF8.self) : $0) }
  } catch let error as SigningError {
    throw VerificationError.badKey(error.description)
  }
  var verification = Verification()
  switch fileKind(trimmed) {
  case .absent: throw VerificationError.nothing(path)
  case .file:
    let bytes = try readFile(trimmed)
    guard bytes.starts(with: [0x50, 0x4B]) else { throw VerificationError.neither(path) }
    let signature = trimmed + ".minisig"
    let text = fileKind(signature) == .file ? String(decoding: try readFile(signature), as: UTF8.self) : nil
    verifyArchive(bytes, name: lastPart(trimmed), signature: text, key: key, isWhole: true, into: &verification)
  case .folder:
    if fileKind(trimmed + "/mirror.json") == .file || fileKind(trimmed + "/studies.json") == .file {
      try verifySite(trimmed, key: key, into: &verification)
    } else {
      let (paths, strange) = try filesBelow(trimmed)
      let files = try paths.map { (path: $0, bytes: try readFile(trimmed + "/" + $0)) }
      guard files.contains(where: { isChecksumList($0.path) }) else { throw VerificationError.neither(path) }
      if key != nil {
        verification.note("a signature is made of the zip archive; an unpacked folder has its checksums alone")
      }
      verifyBundle(files, name: lastPart(trimmed), recomputes: true, strange: strange, into: &verification)
    }
  case .other: throw VerificationError.neither(path)
  }
  return verification
}

func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

/// The lists of checksums that a bundle may hold: ours, and those of a BagIt.
private func isChecksumList(_ path: String) -> Bool {
  ["SHA256SUMS", "manifest-sha256.txt", "tagmanifest-sha256.txt"].contains(path)
}

/// - Parameter isWhole: Whether a missing signature is worth a word.
func verifyArchive(
  _ bytes: [UInt8], name: String, signature: String?, key: PublicKey?, isWhole: Bool, recomputes: Bool = true,
  into verification: inout Verification
) {
  let files: [(path: String, bytes: [UInt8])]
  do {
    files = try unzip(bytes)
  } catch {
    verification.differs("\(name): the archive cannot be unpacked: \(error)")
    return
  }
  let entries = strippedFolder(files)
  if isWhole || signature != nil {
    let inside = entries.first { $0.path.hasSuffix("minisign.pub") }.map { String(decoding: $0.bytes, as: UTF8.self) }
    verifySignature(of: bytes, name: name, signature: signature, given: key, inside: inside, into: &verification)
  }
  verifyBundle(entries, name: name, recomputes: recomputes, into: &verification)
}

/// The files without the folder that all of them stand in.
private func strippedFolder(_ files: [(path: String, bytes: [UInt8])]) -> [(path: String, bytes: [UInt8])] {
  files.contains { isChecksumList($0.path) } ? files : payload(files)
}

/// The checksums of a bundle, and its results.
func verifyBundle(
  _ files: [(path: String, bytes: [UInt8])], name: String, recomputes: Bool, strange: [String] = [],
  into verification: inout Verification
) {
  let present = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  var listed: [String: String] = [:]
  var wrong: [String] = []
  for file in files where isChecksumList(file.path) {
    let (lines, unread) = ChecksumLine.read(file.bytes)
    wrong += unread.map { "line \($0) of ‘\(file.path)’ is no checksum of a file of this folder" }
    for line in lines {
      if let other = listed[line.path], other != line.sha256 {
        wrong.append("‘\(line.path)’ has two checksums; one of them is in ‘\(file.path)’")
      }
      listed[line.path] = listed[line.path] ?? line.sha256
    }
  }
  guard !listed.isEmpty else {
    verification.differs("\(name): there is no list of checksums (manifest-sha256.txt or SHA256SUMS)")
    return
  }
  for (path, digest) in listed.sorted(by: { $0.key < $1.key }) {
    guard let bytes = present[path] else {
      wrong.append("‘\(path)’ is missing")
      continue
    }
    if sha256(bytes) != digest { wrong.append("‘\(path)’ is not the file that was published") }
  }
  let free: Set = ["tagmanifest-sha256.txt"]
  for path in present.keys.sorted() where listed[path] == nil && !isChecksumList(path) && !free.contains(path) {
    wrong.append("‘\(path)’ is not in the list of checksums")
  }
  wrong += strange.map { "‘\($0)’ is a link or a device, and not read" }
  report(wrong, name: name, count: listed.count, into: &verification)
  guard recomputes else { return }
  let slug = present.keys.compactMap { path in
    lastPart(path) == Release.resultsName ? JSONValue(present[path] ?? [])?["study"]?.text : nil
  }.first
  verifyResults(of: slug ?? name, files: files, name: name, into: &verification)
}

/// The findings about checksums, or that there are none.
func report(_ wrong: [String], name: String, count: Int, into verification: inout Verification) {
  if wrong.isEmpty {
    verification.same("\(name): \(count) files have the checksums of the list, and no other file is there")
  }
  for finding in wrong { verification.differs("\(name): \(finding)") }
}

/// Every result of a version computed again from its files.
func verifyResults(
  of study: String, files: [(path: String, bytes: [UInt8])], name: String, into verification: inout Verification
) {
  guard let made = Recomputation(study: study, files: files) else {
    verification.note("\(name): no plan and no results, so that nothing is computed again")
    return
  }
  if made.results > 0 {
    let hidden =
      made.hidden == 0 ? "" : "; \(made.hidden) further values are not published, to protect those counted in them"
    verification.same(
      "\(name): \(made.results) results computed again from the data, \(made.values) values equal within a relative \(Recomputation.tolerance)\(hidden)"
    )
  }
  for id in made.restricted {
    verification.note("\(name): ‘\(id)’ was computed on data that are not published, and cannot be computed again")
  }
  for difference in made.differences { verification.differs("\(name): \(difference)") }
  for failure in made.failures { verification.differs("\(name): \(failure)") }
}

/// A signature of minisign, and what it proves.
func verifySignature(
  of bytes: [UInt8], name: String, signature: String?, given: PublicKey?, inside: String?,
  into verification: inout Verification
) {
  guard let signature else {
    if given != nil {
      verification.differs("\(name): there is no signature, and a key was given to verify it")
    } else {
      verification.note("\(name): there is no signature; the checksums show damage, and not who made the files")
    }
    return
  }
  do {
    let own = try inside.map { try PublicKey($0) }
    guard let key = given ?? own else {
      verification.note("\(name): there is a signature, and no public key to verify it: give one with --public-key")
      return
    }
    let comment = try key.verify(bytes, signature: signature)
    if given != nil {
      verification.same(
        "\(name): signed with the key that you gave (\(comment.split(separator: "\t").joined(separator: ", ")))")
    } else {
      verification.same(
        "\(name): signed with the key that lies beside it, \(key.text); this shows that nobody without that key changed it: "
          + "compare the key with one that you have from elsewhere")
    }
    if let given, let own, given != own {
      verification.differs("\(name): the key that lies beside it, \(own.text), is another than the one that you gave")
    }
  } catch {
    verification.differs("\(name): the signature does not hold: \(error)")
  }
}

/// The paths of all files below a folder, sorted; names that begin with a dot are not ours.
///
/// - Returns: Links and devices apart: what they lead to is nothing that was published.
func filesBelow(_ root: String, _ folder: String = "") throws(FileError) -> (files: [String], strange: [String]) {
  var files: [String] = []
  var strange: [String] = []
  for name in try listFolder(root + "/" + folder) {
    let path = folder.isEmpty ? name : folder + "/" + name
    switch fileKind(root + "/" + path) {
    case .folder:
      let below = try filesBelow(root, path)
      files += below.files
      strange += below.strange
    case .file: files.append(path)
    case .other: strange.append(path)
    case .absent: continue
    }
  }
  return (files, strange)
}
