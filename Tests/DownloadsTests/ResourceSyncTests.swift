import Foundation
import Testing

@testable import Downloads

@Suite("What mirrors follow")
struct ResourceSyncTests {
  /// 1 January 2026.
  let start = 1_767_225_600
  func sum(_ digit: Character) -> String { String(repeating: digit, count: 64) }

  @Test("a file's time changes exactly when its bytes do")
  func times() {
    let first = SiteHistory().advanced([("a", sum("1"), 10), ("b", sum("2"), 20)], now: start)
    #expect(first.start == start && first.newest == start)
    let now = first.time(ofBuild: start)
    // Two builds on one day: the second is a second later.
    #expect(now == start + 1)
    #expect(first.time(of: "a", sha256: sum("1"), now: now) == start)
    #expect(first.time(of: "a", sha256: sum("3"), now: now) == now)
    #expect(first.time(of: "c", sha256: sum("3"), now: now) == now)

    let second = first.advanced([("a", sum("3"), 10), ("c", sum("4"), 5)], now: now)
    #expect(second.entries["a"] == .init(sha256: sum("3"), byteCount: 10, time: now, change: .updated))
    #expect(second.entries["b"] == .init(sha256: sum("2"), byteCount: 20, time: now, change: .deleted))
    #expect(second.entries["c"] == .init(sha256: sum("4"), byteCount: 5, time: now, change: .created))
    // Without a change nothing moves, whatever the day.
    #expect(second.advanced([("a", sum("3"), 10), ("c", sum("4"), 5)], now: now + 86_400) == second)
    // The content may be dated back; what changes is later all the same.
    #expect(second.time(ofBuild: 0) == now + 1)
    // A deleted file that comes back was created, even with its old bytes.
    let third = second.advanced([("a", sum("3"), 10), ("b", sum("2"), 20), ("c", sum("4"), 5)], now: now + 1)
    #expect(third.entries["b"] == .init(sha256: sum("2"), byteCount: 20, time: now + 1, change: .created))
    #expect(second.time(of: "b", sha256: sum("2"), now: now + 1) == now + 1)
  }

  @Test("a history is read back from its file, and any other line is refused with its number")
  func file() throws {
    let history = SiteHistory().advanced([("a", sum("1"), 10), ("é b/c.html", sum("2"), 0)], now: start)
      .advanced([("a", sum("1"), 10)], now: start + 3_661)
    #expect(try SiteHistory(history.bytes) == history)
    let text = String(decoding: history.bytes, as: UTF8.self)
    #expect(text.hasPrefix("# since 2026-01-01T00:00:00Z\npath\tsha256\tbytes\ttime\tchange\na\t"))
    #expect(text.hasSuffix("\t0\t2026-01-01T01:01:01Z\tdeleted\n"))
    for (bad, line) in [
      ("", 1), ("hello", 1), (text.replacingOccurrences(of: "\t10\t", with: "\tten\t"), 3),
      (text.replacingOccurrences(of: "01:01:01", with: "01:61:01"), 4),
      (text.replacingOccurrences(of: "deleted", with: "gone"), 4), (String(text.dropLast()), 1),
    ] {
      #expect(throws: SiteHistoryError(line: line)) { try SiteHistory(Array(bad.utf8)) }
    }
  }

  @Test("lists escape what an address cannot hold")
  func addresses() throws {
    let history = SiteHistory().advanced([("a b/é&.png", sum("1"), 10)], now: start)
    let files = ResourceSync(base: "https://example.org/x/", history: history).files
    let list = try #require(files.first { $0.path == "resourcelist.xml" })
    let text = String(decoding: list.bytes, as: UTF8.self)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/">
        <rs:ln rel="up" href="https://example.org/x/capabilitylist.xml"/>
        <rs:md capability="resourcelist" at="2026-01-01T00:00:00Z"/>
        <url><loc>https://example.org/x/a%20b/%C3%A9%26.png</loc><lastmod>2026-01-01T00:00:00Z</lastmod>\
        <rs:md hash="sha-256:\(sum("1"))" length="10"/></url>
        </urlset>

        """)
  }

  @Test("changes stand oldest first; a list past the limit is an index of several")
  func longLists() {
    var history = SiteHistory().advanced((0..<7).map { ("f\($0)", sum("1"), 1) }, now: start)
    history = history.advanced((0..<7).map { ("f\($0)", sum($0 == 3 ? "2" : "1"), 1) }, now: start + 5)
    history = history.advanced((1..<7).map { ("f\($0)", sum($0 == 3 ? "2" : "1"), 1) }, now: start + 9)
    let files = ResourceSync(base: "https://example.org/", history: history, limit: 4).files
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    #expect(
      texts.keys.sorted() == [
        ".well-known/resourcesync", "capabilitylist.xml", "changelist.xml", "resourcelist-1.xml", "resourcelist-2.xml",
        "resourcelist.xml",
      ])
    #expect(texts["resourcelist.xml"]?.contains("<sitemapindex ") == true)
    #expect(texts["resourcelist.xml"]?.contains("<loc>https://example.org/resourcelist-2.xml</loc>") == true)
    #expect(
      texts["resourcelist-2.xml"]?.contains("rel=\"index\" href=\"https://example.org/resourcelist.xml\"") == true)
    #expect(texts["resourcelist-1.xml"]?.components(separatedBy: "<url>").count == 5)
    #expect(texts["resourcelist-2.xml"]?.components(separatedBy: "<url>").count == 3)
    let changes = texts["changelist.xml"] ?? ""
    let updated = changes.range(of: "f3</loc><lastmod>2026-01-01T00:00:05Z</lastmod><rs:md change=\"updated\"")
    let deleted = changes.range(of: "f0</loc><lastmod>2026-01-01T00:00:09Z</lastmod><rs:md change=\"deleted\"")
    #expect(updated != nil && deleted != nil)
    if let updated, let deleted { #expect(updated.lowerBound < deleted.lowerBound) }
    #expect(changes.components(separatedBy: "<url>").count == 3)
  }

  @Test("a dump's packages are bounded in bytes and in files, and a larger file has one of its own")
  func parts() {
    let files = [("a", 30), ("b", 30), ("c", 30), ("d", 500), ("e", 1), ("f", 1), ("g", 1), ("h", 1)]
    let history = SiteHistory().advanced(files.map { ($0.0, sum("1"), $0.1) }, now: start)
    let packages = ResourceDump.packages(of: history, partSize: 70, partCount: 3)
    #expect(packages.map { $0.members.map(\.path) } == [["a", "b"], ["c"], ["d"], ["e", "f", "g"], ["h"]])
    #expect(packages.map(\.path) == (1...5).map { "dumps/site-\($0).zip" })
  }

  @Test("a manifest names each file by its address, with its place in the package")
  func manifest() throws {
    let history = SiteHistory().advanced([("data/é/a&b.csv", sum("1"), 10)], now: start)
    let package = try #require(ResourceDump.packages(of: history).first)
    let sync = ResourceSync(base: "https://example.org/x/", history: history)
    #expect(
      String(decoding: sync.manifest(of: package), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/">
        <rs:ln rel="up" href="https://example.org/x/capabilitylist.xml"/>
        <rs:md capability="resourcedump-manifest" at="2026-01-01T00:00:00Z"/>
        <url><loc>https://example.org/x/data/%C3%A9/a%26b.csv</loc><lastmod>2026-01-01T00:00:00Z</lastmod>\
        <rs:md hash="sha-256:\(sum("1"))" length="10" path="/resources/data/é/a&amp;b.csv"/></url>
        </urlset>

        """)
  }
}
