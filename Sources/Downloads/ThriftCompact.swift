/// Writes the compact protocol of Apache Thrift, in which Parquet keeps its descriptions.
///
/// Fields must be written in the order of their numbers, and every structure ended.
struct ThriftCompact {
  private(set) var bytes: [UInt8] = []
  private var lastField = 0
  private var outer: [Int] = []

  private enum Kind: UInt8 {
    case yes = 1
    case no = 2
    case int32 = 5
    case int64 = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  mutating func field(_ number: Int, _ value: Bool) { header(number, value ? .yes : .no) }

  mutating func field(_ number: Int, int32 value: Int) {
    header(number, .int32)
    appendVarint(zigzag(value))
  }

  mutating func field(_ number: Int, int64 value: Int) {
    header(number, .int64)
    appendVarint(zigzag(value))
  }

  mutating func field(_ number: Int, _ value: [UInt8]) {
    header(number, .binary)
    append(value)
  }

  mutating func field(_ number: Int, _ text: String) { field(number, Array(text.utf8)) }

  /// A structure with what `write` gives it.
  mutating func structure(_ number: Int, _ write: (inout ThriftCompact) -> Void) {
    header(number, .structure)
    element(write)
  }

  mutating func list(_ number: Int, int32 values: [Int]) {
    header(number, .list)
    listHeader(values.count, .int32)
    for value in values { appendVarint(zigzag(value)) }
  }

  mutating func list(_ number: Int, _ texts: [String]) {
    header(number, .list)
    listHeader(texts.count, .binary)
    for text in texts { append(Array(text.utf8)) }
  }

  /// A list of structures, one for each item.
  mutating func list<Item>(_ number: Int, _ items: [Item], _ write: (inout ThriftCompact, Item) -> Void) {
    header(number, .list)
    listHeader(items.count, .structure)
    for item in items { element { write(&$0, item) } }
  }

  /// Ends the outermost structure.
  mutating func end() { bytes.append(0) }

  private mutating func element(_ write: (inout ThriftCompact) -> Void) {
    outer.append(lastField)
    lastField = 0
    write(&self)
    bytes.append(0)
    lastField = outer.removeLast()
  }

  private mutating func header(_ number: Int, _ kind: Kind) {
    precondition(number > lastField && number - lastField <= 15, "fields come in order")
    bytes.append(UInt8(number - lastField) << 4 | kind.rawValue)
    lastField = number
  }

  private mutating func listHeader(_ count: Int, _ kind: Kind) {
    if count < 15 {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xF0 | kind.rawValue)
      appendVarint(UInt64(count))
    }
  }

  private mutating func append(_ value: [UInt8]) {
    appendVarint(UInt64(value.count))
    bytes += value
  }

  private func zigzag(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64((value << 1) ^ (value >> 63))) }

  private mutating func appendVarint(_ value: UInt64) { appendSevenBitGroups(value, to: &bytes) }
}

/// Appends a whole number in groups of seven bits, the lowest first.
func appendSevenBitGroups(_ value: UInt64, to bytes: inout [UInt8]) {
  var rest = value
  while rest >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(rest))
}
