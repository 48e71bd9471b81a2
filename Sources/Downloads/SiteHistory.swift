import Content
import Tables

/// When each file of the site last changed: published as `history.tsv`, and read by the next build.
///
/// A mirror compares times and lengths, so a file's time changes exactly when its bytes do. Without a history every
/// file has the time of the build; a build elsewhere that is given the published history comes to the same times.
package struct SiteHistory: Sendable, Equatable {
  package enum Change: String, Sendable { case created, updated, deleted }

  package struct Entry: Sendable, Equatable {
    /// In lower-case hexadecimal digits; of the last bytes that a deleted file had.
    package var sha256: String
    package var byteCount: Int
    /// Seconds since 1970, when the file was created, changed or deleted.
    package var time: Int
    package var change: Change
  }

  /// By path, deleted files too.
  package private(set) var entries: [String: Entry] = [:]
  /// The time of the first build.
  package private(set) var start: Int?

  package init() {}

  package var newest: Int? { entries.values.map(\.time).max() }

  package var sorted: [(path: String, entry: Entry)] {
    entries.map { ($0.key, $0.value) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The files that are there, by path.
  package var present: [(path: String, entry: Entry)] { sorted.filter { $0.entry.change != .deleted } }

  /// The time of what this build changes: later than all before, so that changes stand in their order.
  package func time(ofBuild date: Int) -> Int { newest.map { max(date, $0 + 1) } ?? date }

  /// The time of a file with these bytes: as recorded when they are the same.
  ///
  /// - Parameter now: That of ``time(ofBuild:)``.
  package func time(of path: String, sha256: String, now: Int) -> Int {
    guard let entry = entries[path], entry.change != .deleted, entry.sha256 == sha256 else { return now }
    return entry.time
  }

  /// The history after a build that left these files.
  package func advanced(_ files: [(path: String, sha256: String, byteCount: Int)], now: Int) -> SiteHistory {
    var next = SiteHistory()
    next.start = start ?? now
    for file in files {
      var entry = Entry(sha256: file.sha256, byteCount: file.byteCount, time: now, change: .created)
      if let old = entries[file.path], old.change != .deleted {
        if old.sha256 == file.sha256 { entry = old } else { entry.change = .updated }
      }
      next.entries[file.path] = entry
    }
    for (path, old) in entries where next.entries[path] == nil {
      var entry = old
      if old.change != .deleted {
        entry.change = .deleted
        entry.time = now
      }
      next.entries[path] = entry
    }
    return next
  }

  /// The start of a day, in seconds since 1970.
  package static func seconds(of day: CalendarDate) -> Int {
    secondsSince1970(isoTime: "\(day.iso8601)T00:00:00Z") ?? 0
  }

  // The file

  private static let head = "path\tsha256\tbytes\ttime\tchange"

  /// A line for each file, under the time of the first build.
  package var bytes: [UInt8] {
    var text = Array("# since \(isoTime(start ?? 0))\n\(SiteHistory.head)\n".utf8)
    text.reserveCapacity(entries.count * 140)
    for (path, entry) in sorted {
      text += "\(path)\t\(entry.sha256)\t\(entry.byteCount)\t\(isoTime(entry.time))\t\(entry.change.rawValue)\n".utf8
    }
    return text
  }

  /// Reads what ``bytes`` writes.
  ///
  /// - Throws: The number of the first line that is not of a history.
  package init(_ bytes: [UInt8]) throws(SiteHistoryError) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let since = "# since "
    guard lines.count >= 3, String(decoding: lines[0], as: UTF8.self).hasPrefix(since),
      let start = secondsSince1970(isoTime: String(decoding: lines[0].dropFirst(since.utf8.count), as: UTF8.self)),
      String(decoding: lines[1], as: UTF8.self) == SiteHistory.head, lines.last?.isEmpty == true
    else { throw SiteHistoryError(line: 1) }
    self.start = start
    for (number, line) in lines.enumerated().dropFirst(2).dropLast() {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard cells.count == 5, !cells[0].isEmpty, cells[1].utf8.count == 64, let count = Int(cells[2]),
        let time = secondsSince1970(isoTime: cells[3]), let change = Change(rawValue: cells[4])
      else { throw SiteHistoryError(line: number + 1) }
      entries[cells[0]] = Entry(sha256: cells[1], byteCount: count, time: time, change: change)
    }
  }
}

/// A line of a history that cannot be read.
package struct SiteHistoryError: Error, Equatable {
  package var line: Int
}

/// `2026-11-24T00:00:01Z`.
package func isoTime(_ seconds: Int) -> String {
  let second = ((seconds % 86_400) + 86_400) % 86_400
  let day = CalendarDate(secondsSince1970: seconds).map(\.iso8601) ?? "1970-01-01"
  func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
}

/// The seconds of what ``isoTime(_:)`` writes.
func secondsSince1970(isoTime text: String) -> Int? {
  let characters = Array(text.utf8)
  guard characters.count == 20, characters[10] == UInt8(ascii: "T"), characters[13] == UInt8(ascii: ":"),
    characters[16] == UInt8(ascii: ":"), characters[19] == UInt8(ascii: "Z"),
    let day = CalendarDate(iso8601: String(text.prefix(10))), let epoch = CalendarDate(year: 1970, month: 1, day: 1)
  else { return nil }
  func two(_ start: Int) -> Int? { Int(String(decoding: characters[start..<start + 2], as: UTF8.self)) }
  guard let hour = two(11), let minute = two(14), let second = two(17), hour < 24, minute < 60, second < 60 else {
    return nil
  }
  return (day.dayNumber - epoch.dayNumber) * 86_400 + hour * 3600 + minute * 60 + second
}
