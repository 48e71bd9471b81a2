import Archives
import Tables

/// A table as an Apache Parquet file.
///
/// | kind of column | Parquet |
/// |---|---|
/// | `integer`, `year` | INT64 (the year too) |
/// | `number` | DOUBLE |
/// | `boolean` | BOOLEAN |
/// | `date` | INT32, DATE: days since 1 January 1970 |
/// | `string` and the rest | BYTE_ARRAY, STRING |
///
/// Every column is optional, and a missing value is a null. Pages are PLAIN and compressed by gzip, which every reader has; texts
/// that repeat are a dictionary. Each column has its smallest and largest value and its count of nulls. Row groups hold
/// 2²⁰ rows. The same table gives the same bytes.
///
/// - Parameter metadata: Texts that are kept at the end of the file, in the order given.
/// - SeeAlso: https://parquet.apache.org/docs/file-format/ (format version 2.11, structures of `parquet.thrift`).
func parquetFile(_ table: Table, metadata: [(key: String, value: String)] = []) throws(ArchiveError) -> [UInt8] {
  var bytes = Array("PAR1".utf8)
  var groups: [ParquetRowGroup] = []
  let types = table.columns.map(ParquetType.init)
  var start = 0
  while start < table.rowCount {
    let rows = start..<min(start + rowsInGroup, table.rowCount)
    var chunks: [ParquetChunk] = []
    for (column, type) in zip(table.columns, types) {
      chunks.append(try appendChunk(ParquetValues(column, type, rows), to: &bytes))
    }
    groups.append(ParquetRowGroup(rowCount: rows.count, chunks: chunks))
    start = rows.upperBound
  }
  let footer = parquetFooter(table, types: types, groups: groups, metadata: metadata)
  bytes += footer
  appendLittleEndian(UInt32(footer.count), to: &bytes)
  bytes += "PAR1".utf8
  return bytes
}

private let rowsInGroup = 1 << 20

/// The types that we write, numbered as in the format.
enum ParquetType: Int, Sendable {
  case boolean = 0
  case int32 = 1
  case int64 = 2
  case double = 5
  case byteArray = 6

  init(_ column: Column) {
    switch (column.values, column.field.kind) {
    case (.numbers, .boolean): self = .boolean
    case (.numbers(let values), .integer), (.numbers(let values), .year):
      // A whole number that a double does not hold exactly was refused when the table was read.
      self = values.allSatisfy { $0.isNaN || ($0 == $0.rounded() && abs($0) <= 0x1p53) } ? .int64 : .double
    case (.numbers, _): self = .double
    case (.texts(let texts), .date):
      self = texts.allSatisfy { $0 == nil || $0.flatMap(daysSince1970) != nil } ? .int32 : .byteArray
    case (.texts, _): self = .byteArray
    }
  }
}

/// A column's part of a row group, as it is described at the end of the file.
struct ParquetChunk: Sendable {
  var encodings: [Int]
  var valueCount: Int
  var uncompressedSize: Int
  var compressedSize: Int
  var dictionaryOffset: Int?
  var dataOffset: Int
  var statistics: ParquetStatistics
}

struct ParquetRowGroup: Sendable {
  var rowCount: Int
  var chunks: [ParquetChunk]
}

struct ParquetStatistics: Sendable {
  var nullCount: Int
  /// In the plain encoding, a text without its length; nil when there is no value, or one too long to be worth it.
  var minimum: [UInt8]?
  var maximum: [UInt8]?

  func write(to thrift: inout ThriftCompact) {
    thrift.field(3, int64: nullCount)
    if let minimum, let maximum {
      thrift.field(5, maximum)
      thrift.field(6, minimum)
    }
  }
}

/// Writes the pages of a column and tells where they stand.
private func appendChunk(_ values: ParquetValues, to bytes: inout [UInt8]) throws(ArchiveError) -> ParquetChunk {
  let first = bytes.count
  var uncompressed = 0
  func appendPage(_ kind: Int, _ content: [UInt8], to bytes: inout [UInt8], _ describe: (inout ThriftCompact) -> Void)
    throws(ArchiveError)
  {
    let compressed = try gzip(content)
    var header = ThriftCompact()
    header.field(1, int32: kind)
    header.field(2, int32: content.count)
    header.field(3, int32: compressed.count)
    describe(&header)
    header.end()
    bytes += header.bytes
    bytes += compressed
    uncompressed += header.bytes.count + content.count
  }

  var dictionaryOffset: Int?
  if let dictionary = values.dictionary {
    dictionaryOffset = first
    try appendPage(2, dictionary.content, to: &bytes) { header in
      header.structure(7) {
        $0.field(1, int32: dictionary.count)
        $0.field(2, int32: ParquetEncoding.plain)
      }
    }
  }
  let dataOffset = bytes.count
  let encoding = values.dictionary == nil ? ParquetEncoding.plain : ParquetEncoding.dictionary
  try appendPage(0, values.levels + values.content, to: &bytes) { header in
    header.structure(5) {
      $0.field(1, int32: values.count)
      $0.field(2, int32: encoding)
      $0.field(3, int32: ParquetEncoding.runLength)
      $0.field(4, int32: ParquetEncoding.runLength)
    }
  }
  return ParquetChunk(
    encodings: values.dictionary == nil
      ? [ParquetEncoding.plain, ParquetEncoding.runLength]
      : [ParquetEncoding.plain, ParquetEncoding.runLength, ParquetEncoding.dictionary],
    valueCount: values.count, uncompressedSize: uncompressed, compressedSize: bytes.count - first,
    dictionaryOffset: dictionaryOffset, dataOffset: dataOffset, statistics: values.statistics)
}

enum ParquetEncoding {
  static let plain = 0
  static let runLength = 3
  static let dictionary = 8
}

private func parquetFooter(
  _ table: Table, types: [ParquetType], groups: [ParquetRowGroup], metadata: [(key: String, value: String)]
) -> [UInt8] {
  let gzipCodec = 2
  var thrift = ThriftCompact()
  thrift.field(1, int32: 2)
  let root: [(column: Column, type: ParquetType)?] = [nil]
  thrift.list(2, root + zip(table.columns, types).map { ($0, $1) }) { element, item in
    guard let item else {
      element.field(4, "schema")
      element.field(5, int32: table.columns.count)
      return
    }
    element.field(1, int32: item.type.rawValue)
    element.field(3, int32: 1)
    element.field(4, item.column.field.name)
    switch item.type {
    case .byteArray:
      element.field(6, int32: 0)
      element.structure(10) { $0.structure(1) { _ in } }
    case .int32:
      element.field(6, int32: 6)
      element.structure(10) { $0.structure(6) { _ in } }
    case .boolean, .int64, .double: break
    }
  }
  thrift.field(3, int64: table.rowCount)
  thrift.list(4, groups) { element, group in
    element.list(1, Array(zip(zip(table.columns, types), group.chunks))) { column, item in
      let ((described, type), chunk) = item
      column.field(2, int64: chunk.dictionaryOffset ?? chunk.dataOffset)
      column.structure(3) { part in
        part.field(1, int32: type.rawValue)
        part.list(2, int32: chunk.encodings)
        part.list(3, [described.field.name])
        part.field(4, int32: gzipCodec)
        part.field(5, int64: chunk.valueCount)
        part.field(6, int64: chunk.uncompressedSize)
        part.field(7, int64: chunk.compressedSize)
        part.field(9, int64: chunk.dataOffset)
        if let offset = chunk.dictionaryOffset { part.field(11, int64: offset) }
        part.structure(12) { chunk.statistics.write(to: &$0) }
      }
    }
    element.field(2, int64: group.chunks.reduce(0) { $0 + $1.uncompressedSize })
    element.field(3, int64: group.rowCount)
  }
  if !metadata.isEmpty {
    thrift.list(5, metadata) { element, item in
      element.field(1, item.key)
      element.field(2, item.value)
    }
  }
  thrift.field(6, "impact-tank")
  // The order of values by their type: without it, readers do not trust the smallest and the largest.
  thrift.list(7, table.columns) { element, _ in element.structure(1) { _ in } }
  thrift.end()
  return thrift.bytes
}

func appendLittleEndian<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
  withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
}
