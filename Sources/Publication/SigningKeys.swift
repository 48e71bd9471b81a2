import Archives
import Content
import Diagnostics
import Glibc

extension Publication {
  /// The key that signs the site, from the environment: the text of a secret key, or the path of its file.
  ///
  /// - Returns: Findings when it cannot be read, lies in the content, or is not the one that `site.yml` publishes.
  func signingKey(for site: Site) -> (SigningKey?, [Diagnostic]) {
    guard let value = settings.signingKey else { return (nil, []) }
    let place = Place(file: settings.content + "/site.yml")
    func finding(_ id: String, at place: Place, _ message: String, _ hint: String) -> (SigningKey?, [Diagnostic]) {
      (nil, [Diagnostic(.error, id: id, at: place, message: message, hint: hint)])
    }
    let text: String
    let key: SigningKey
    do {
      text = fileKind(value) == .file ? String(decoding: try readFile(value), as: UTF8.self) : value
      key = try SigningKey(text)
    } catch {
      return finding(
        "bad-signing-key", at: place, "TANK_SIGNING_KEY cannot be used: \(error)",
        "give it the path of the file that ‘tank keys new’ wrote, or the text of that file")
    }
    let published = site.publicKey
    guard !published.value.isEmpty else {
      return finding(
        "no-public-key", at: place, "the site is signed, and does not say with which key",
        "add ‘public-key: \(key.publicKey.text)’ to site.yml, so that readers can verify the signature")
    }
    guard published.value == key.publicKey.text else {
      return finding(
        "other-signing-key", at: published.place,
        "TANK_SIGNING_KEY is the secret half of ‘\(key.publicKey.text)’, not of this key",
        "sign with the key of this site, or publish the other here and tell the mirrors")
    }
    let secret = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? text
    let found = secretFindings(
      secret, in: settings.content, what: "the secret key of the site’s signature",
      hint: "keep it outside the content and make a new one: tank keys new FILE")
    return (key, found)
  }
}
