import CYAML
import Diagnostics

/// Turns libyaml's marks into places.
///
/// libyaml counts characters, and takes U+0085, U+2028 and U+2029 for line ends; editors' tools count bytes, and lines by
/// their line feeds. Marks come in the order of the text, so that finding them all reads it once.
struct Marks {
  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  let lineOffset: Int
  private var index = 0
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, lineOffset: Int) {
    self.bytes = bytes
    self.file = file
    self.lineOffset = lineOffset
  }

  /// - Parameter inside: Bytes to go on from the mark, on the same line.
  mutating func place(_ mark: yaml_mark_t, inside: Int = 0) -> Place {
    move(to: Int(mark.index))
    return Place(file: file, line: line + lineOffset, column: offset - lineStart + 1 + inside)
  }

  /// The first character of a text that begins below its mark `|` or `>`.
  mutating func placeBelow(_ mark: yaml_mark_t) -> Place {
    let indicator = place(mark)
    var start = offset
    var below = indicator.line
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      start = end + 1
      below += 1
      let text = bytes[start...].firstIndex { $0 != 0x20 } ?? bytes.count
      if text < bytes.count, bytes[text] != 0x0A, bytes[text] != 0x0D {
        return Place(file: file, line: below, column: text - start + 1)
      }
    }
    return indicator
  }

  /// The place of a byte.
  mutating func place(ofByte target: Int) -> Place {
    var start = 0
    var number = 1
    for position in 0..<min(target, bytes.count) where bytes[position] == 0x0A {
      start = position + 1
      number += 1
    }
    return Place(file: file, line: number + lineOffset, column: target - start + 1)
  }

  /// The byte at a mark; nil at the end.
  mutating func byte(at mark: yaml_mark_t) -> UInt8? {
    move(to: Int(mark.index))
    return offset < bytes.count ? bytes[offset] : nil
  }

  /// The byte before a mark on its line, whatever spaces stand between.
  mutating func byte(before mark: yaml_mark_t) -> UInt8? {
    move(to: Int(mark.index))
    return bytes[..<offset].reversed().first { $0 != 0x20 && $0 != 0x09 }
  }

  private mutating func move(to target: Int) {
    if target < index {
      (index, offset, line, lineStart) = (0, 0, 1, 0)
    }
    while index < target, offset < bytes.count {
      if bytes[offset] == 0x0A {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      index += 1
    }
  }
}
