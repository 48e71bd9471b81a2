/// The text of a file of UTF-16 as UTF-8.
///
/// The mark tells the order of the bytes; without one, the zeros of ASCII letters do, which stand first when the order is
/// big-endian. Half a pair of surrogates, and a last byte without its second, are logged as invalid.
func decodeUTF16(_ bytes: [UInt8], log: inout ErrorLog) -> DecodedText {
  let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  let isBig: Bool
  if hasMark {
    isBig = bytes[0] == 0xFE
  } else {
    let sample = bytes.prefix(4096)
    let zeros = sample.indices.lazy.filter { sample[$0] == 0 }
    isBig = zeros.count { $0 % 2 == 0 } > zeros.count { $0 % 2 == 1 }
  }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 2 + bytes.count / 8)
  var faults: [(offset: Int, byte: UInt8)] = []
  var faultCount = 0
  func addFault(_ byte: UInt8) {
    faultCount += 1
    if faultCount <= ErrorLog.limit + 1 { faults.append((text.count, byte)) }
    text += [0xEF, 0xBF, 0xBD]
  }
  func unit(_ i: Int) -> UInt32 {
    isBig ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
  }
  var i = hasMark ? 2 : 0
  while i + 1 < bytes.count {
    var value = unit(i)
    i += 2
    if value & 0xF800 == 0xD800 {
      guard value < 0xDC00, i + 1 < bytes.count, unit(i) & 0xFC00 == 0xDC00 else {
        addFault(UInt8(value >> 8))
        continue
      }
      value = 0x10000 + (value & 0x3FF) << 10 + (unit(i) & 0x3FF)
      i += 2
    }
    switch value {
    case 0..<0x80: text.append(UInt8(value))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(value >> 6))
      text.append(0x80 | UInt8(value & 0x3F))
    case 0x800..<0x10000:
      text.append(0xE0 | UInt8(value >> 12))
      text.append(0x80 | UInt8(value >> 6 & 0x3F))
      text.append(0x80 | UInt8(value & 0x3F))
    default:
      text.append(0xF0 | UInt8(value >> 18))
      text.append(0x80 | UInt8(value >> 12 & 0x3F))
      text.append(0x80 | UInt8(value >> 6 & 0x3F))
      text.append(0x80 | UInt8(value & 0x3F))
    }
  }
  if i < bytes.count { addFault(bytes[i]) }
  let places = text.withUnsafeBufferPointer { Places(of: faults.map(\.offset), in: $0, 0) }
  for fault in faults {
    log.add(line: places[fault.offset].line, column: places[fault.offset].column, .invalidByte(fault.byte, .utf16))
  }
  log.addFurther(faultCount - faults.count, of: "invalid-bytes")
  return DecodedText(bytes: text, start: 0, encoding: .utf16, hasByteOrderMark: hasMark, byteOrderMarkLies: false)
}
