import CSV

/// A cell without the percent sign at its end and the spaces before it, and whether there was one.
func percentage(in bytes: UnsafeBufferPointer<UInt8>) -> (number: UnsafeBufferPointer<UInt8>, hasSign: Bool) {
  var end = trimmedEnd(bytes, bytes.count)
  let hasSign = end > 0 && bytes[end - 1] == 0x25
  if hasSign { end = trimmedEnd(bytes, end - 1) }
  return (UnsafeBufferPointer(rebasing: bytes[..<end]), hasSign)
}

/// What stands from the first digit to the last, with the sign and the decimal mark directly before it.
func bareNumber(in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  guard var start = bytes.firstIndex(where: { $0 &- 0x30 < 10 }), let end = bytes.lastIndex(where: { $0 &- 0x30 < 10 })
  else { return bytes }
  if start > 0, bytes[start - 1] == 0x2E || bytes[start - 1] == 0x2C { start -= 1 }
  if start > 0, bytes[start - 1] == 0x2D || bytes[start - 1] == 0x2B { start -= 1 }
  return UnsafeBufferPointer(rebasing: bytes[start...end])
}

/// The end without spaces: U+0020, a tab, U+00A0 and U+202F.
private func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int) -> Int {
  var end = from
  while end > 0 {
    if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
      end -= 1
    } else if end > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
      end -= 2
    } else if end > 2, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0xAF {
      end -= 3
    } else {
      break
    }
  }
  return end
}

extension NumberForm {
  /// A hundredth of the number that fills the bytes: the double nearest to the decimal, which a division may miss.
  func hundredth(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let whole = number(bytes) else { return nil }
    var text = Array(bytes)
    text += "e-2".utf8
    return text.withUnsafeBufferPointer { number($0) } ?? whole / 100
  }
}

extension ColumnReader {
  /// Percentages as proportions: `12,5 %` is 0.125.
  ///
  /// A column without any sign holds percentages all the same, since the dictionary says so. One with signs in some
  /// cells only could mean either, and nobody guesses.
  func percentages(_ records: Range<Int>, _ log: inout IssueLog) -> [Double] {
    let missing = MissingValues(field, schema)
    return records.map { record in
      let cell = cells[record, position]
      if missing.contains(cell) { return .nan }
      let written = percentage(in: cell.bytes)
      guard let proportion = form.hundredth(written.number) else {
        if !isFormDoubtful {
          add("type-error", record, &log) { ("\(quoted($0)) is no percentage", numberHint) }
        }
        return .nan
      }
      guard written.hasSign || !needsPercentSign else {
        add("type-error", record, &log) { value in
          (
            "\(quoted(value)) has no percent sign, and other values of the column have one",
            "write ‘\(value) %’, or the proportion as a percentage"
          )
        }
        return .nan
      }
      return proportion
    }
  }

  /// Whether some cell has a percent sign.
  var hasPercentSign: Bool {
    (0..<cells.recordCount).contains { percentage(in: cells[$0, position].bytes).hasSign }
  }
}
