import Content

/// The lists by which a mirror follows the site (ResourceSync, ANSI/NISO Z39.99-2017): what there is, and what changed.
///
/// The client compares times and lengths, so the times are those of the ``SiteHistory``. Addresses are below the base
/// URL. At a sub-path, the host must pass `/.well-known/resourcesync` on by itself, or the client is told the address.
///
/// A site that asks for it has a dump too, declared as a capability: see ``ResourceDump``.
package struct ResourceSync: Sendable {
  package var base: String
  package var history: SiteHistory
  /// How many resources a list may hold, by the protocol; with more, it is an index of several.
  package var limit = 50_000
  /// Nil for a site without.
  package var dump: ResourceDump?

  package static let description = ".well-known/resourcesync"
  // At the root, under the names that clients try by themselves.
  static let capabilities = "capabilitylist.xml"
  static let resources = "resourcelist.xml"
  static let changes = "changelist.xml"

  package init(base: String, history: SiteHistory, limit: Int = 50_000, dump: ResourceDump? = nil) {
    self.base = base
    self.history = history
    self.limit = limit
    self.dump = dump
  }

  /// Whether a document stays as it was when files change.
  package static func isFixed(_ path: String) -> Bool { [description, capabilities].contains(path) }

  /// Every document, by its path.
  package var files: [(path: String, bytes: [UInt8])] {
    [
      (
        ResourceSync.description,
        document(capability: "description", up: nil, attributes: "") { text in
          link(ResourceSync.capabilities, capability: "capabilitylist", to: &text)
        }
      ),
      (
        ResourceSync.capabilities,
        document(capability: "capabilitylist", up: ResourceSync.description, attributes: "") { text in
          link(ResourceSync.resources, capability: "resourcelist", to: &text)
          link(ResourceSync.changes, capability: "changelist", to: &text)
          if dump != nil { link(ResourceDump.list, capability: "resourcedump", to: &text) }
        }
      ),
    ] + resourceLists + dumpLists
      + lists(
        ResourceSync.changes, "changelist", attributes: " from=\"\(isoTime(history.start ?? 0))\"", changed
      ) { row, text in
        let time = isoTime(row.entry.time)
        // What a deleted file was is no longer of use.
        let facts =
          row.entry.change == .deleted ? "" : " hash=\"sha-256:\(row.entry.sha256)\" length=\"\(row.entry.byteCount)\""
        text += "<url><loc>\(address(row.path))</loc><lastmod>\(time)</lastmod>".utf8
        text += "<rs:md change=\"\(row.entry.change.rawValue)\" datetime=\"\(time)\"\(facts)/></url>\n".utf8
      }
  }

  private var resourceLists: [(path: String, bytes: [UInt8])] {
    let at = " at=\"\(isoTime(history.newest ?? 0))\""
    return lists(ResourceSync.resources, "resourcelist", attributes: at, history.present) { row, text in
      text += "<url><loc>\(address(row.path))</loc><lastmod>\(isoTime(row.entry.time))</lastmod>".utf8
      text += "<rs:md hash=\"sha-256:\(row.entry.sha256)\" length=\"\(row.entry.byteCount)\"/></url>\n".utf8
    }
  }

  /// What changed since the first build, oldest first.
  private var changed: [(path: String, entry: SiteHistory.Entry)] {
    let start = history.start ?? 0
    let rows = history.sorted.filter { $0.entry.time > start }
    return rows.enumerated().sorted { ($0.element.entry.time, $0.offset) < ($1.element.entry.time, $1.offset) }.map(
      \.element)
  }

  /// The packages of the dump; their bytes are made by who writes the site.
  private var dumpLists: [(path: String, bytes: [UInt8])] {
    guard let dump else { return [] }
    let at = " at=\"\(isoTime(history.newest ?? 0))\""
    return lists(ResourceDump.list, "resourcedump", attributes: at, dump.written) { $1 += line(of: $0).utf8 }
  }

  /// A package as the list of the dump has it.
  package func line(of written: ResourceDump.Written) -> String {
    let package = written.package
    let facts = "hash=\"sha-256:\(written.sha256)\" length=\"\(written.byteCount)\" type=\"application/zip\""
    return "<url><loc>\(address(package.path))</loc><lastmod>\(isoTime(package.time))</lastmod><rs:md \(facts)/>"
      + "<rs:ln rel=\"contents\" href=\"\(address(package.manifestPath))\" type=\"application/xml\"/></url>\n"
  }

  /// What a package holds: it stands in the package, as `manifest.xml`, and beside it.
  ///
  /// The time is that of the newest file, so that a package changes when one of its files does, and then alone.
  package func manifest(of package: ResourceDump.Package) -> [UInt8] {
    document(
      capability: "resourcedump-manifest", up: ResourceSync.capabilities,
      attributes: " at=\"\(isoTime(package.time))\""
    ) { text in
      for row in package.members {
        text += "<url><loc>\(address(row.path))</loc><lastmod>\(isoTime(row.entry.time))</lastmod>".utf8
        text += "<rs:md hash=\"sha-256:\(row.entry.sha256)\" length=\"\(row.entry.byteCount)\"".utf8
        text += " path=\"/\(escapedXML(ResourceDump.folder + row.path))\"/></url>\n".utf8
      }
    }
  }

  private func lists<Row>(
    _ path: String, _ capability: String, attributes: String, _ rows: [Row], write: (Row, inout [UInt8]) -> Void
  ) -> [(path: String, bytes: [UInt8])] {
    guard rows.count > limit else {
      return [
        (
          path,
          document(capability: capability, up: ResourceSync.capabilities, attributes: attributes) { text in
            for row in rows { write(row, &text) }
          }
        )
      ]
    }
    let starts = Array(stride(from: 0, to: rows.count, by: limit))
    let names = starts.indices.map { "\(path.dropLast(4))-\($0 + 1).xml" }
    let parts = zip(names, starts).map { name, start in
      (
        path: name,
        bytes: document(
          capability: capability, up: ResourceSync.capabilities, index: path, attributes: attributes
        ) { text in
          for row in rows[start..<min(start + limit, rows.count)] { write(row, &text) }
        }
      )
    }
    let index = document(
      capability: capability, up: ResourceSync.capabilities, attributes: attributes, element: "sitemapindex"
    ) { text in
      for name in names { text += "<sitemap><loc>\(address(name))</loc></sitemap>\n".utf8 }
    }
    return [(path, index)] + parts
  }

  private func document(
    capability: String, up: String?, index: String? = nil, attributes: String, element: String = "urlset",
    _ write: (inout [UInt8]) -> Void
  ) -> [UInt8] {
    var text = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(element) xmlns=\"\(sitemapNamespace)\"".utf8)
    text += " xmlns:rs=\"http://www.openarchives.org/rs/terms/\">\n".utf8
    if let up { text += "<rs:ln rel=\"up\" href=\"\(address(up))\"/>\n".utf8 }
    if let index { text += "<rs:ln rel=\"index\" href=\"\(address(index))\"/>\n".utf8 }
    text += "<rs:md capability=\"\(capability)\"\(attributes)/>\n".utf8
    write(&text)
    text += "</\(element)>\n".utf8
    return text
  }

  private func link(_ path: String, capability: String, to text: inout [UInt8]) {
    text += "<url><loc>\(address(path))</loc><rs:md capability=\"\(capability)\"/></url>\n".utf8
  }

  private func address(_ path: String) -> String { escapedXML(base) + percentEncoded(path) }
}

private let sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

/// A path as it stands in an address: all but unreserved characters and slashes as `%XX` (RFC 3986).
func percentEncoded(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var text: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.append(byte)
    default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: text, as: UTF8.self)
}

func escapedXML(_ text: String) -> String {
  var escaped = ""
  for character in text {
    switch character {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    default: escaped.append(character)
    }
  }
  return escaped
}
