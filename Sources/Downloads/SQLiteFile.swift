import CSQLite
import Tables

/// A dataset as an SQLite database, usable at once in Datasette or in the `sqlite3` shell.
///
/// - The table of the dataset's name: INTEGER for whole numbers, years and booleans (0 and 1), REAL for numbers, TEXT for the rest;
///   dates as ISO 8601, missing values as NULL.
/// - `dictionary`, a row for each column; `levels`, a row for each level; `about`, title, licence, source and address.
/// - `<name>_search`, an index of words over the columns of texts (FTS5, accents folded), when there is one.
///
/// The same dataset gives the same bytes with the same version of SQLite, which writes its number into the file.
func sqliteFile(_ table: Table, name: String, notes: DatasetNotes) throws(FormatError) -> [UInt8] {
  let database = try Database()
  let columns = table.columns
  let names = distinctNames(columns.map(\.field.name))
  try database.run("PRAGMA page_size = 4096")
  try database.run("BEGIN")
  let described = zip(names, columns).map { "\(quoted($0)) \(affinity(of: $1))" }.joined(separator: ", ")
  try database.run("CREATE TABLE \(quoted(name)) (\(described))")
  let places = columns.map { _ in "?" }.joined(separator: ", ")
  try database.insert("INSERT INTO \(quoted(name)) VALUES (\(places))", rows: table.rowCount) { statement, row in
    for (index, column) in columns.enumerated() { statement.bind(column, row, at: Int32(index + 1)) }
  }
  try addNotes(notes, to: database, beside: name)
  let texts = zip(names, columns).filter { $1.isText && $1.field.kind == .string }.map { quoted($0.0) }
  // The index calls its own columns by these names.
  let isIndexed = !names.contains { ["rowid", "_rowid_", "oid", "rank"].contains($0.asciiLowercased) }
  if isIndexed, !texts.isEmpty {
    let index = quoted(name + "_search")
    let list = texts.joined(separator: ", ")
    try database.run(
      "CREATE VIRTUAL TABLE \(index) USING fts5(\(list), content=\(quoted(name)), "
        + "tokenize='unicode61 remove_diacritics 2')")
    try database.run("INSERT INTO \(index) (rowid, \(list)) SELECT rowid, \(list) FROM \(quoted(name))")
  }
  try database.run("COMMIT")
  try database.run("VACUUM")
  return try database.bytes()
}

/// The tables that describe the data; a dataset of the same name keeps its own, and the description gives way.
private func addNotes(_ notes: DatasetNotes, to database: borrowing Database, beside name: String) throws(FormatError) {
  func create(_ table: String, _ columns: [String], _ rows: [[String]]) throws(FormatError) {
    guard table != name.asciiLowercased, !rows.isEmpty else { return }
    try database.run("CREATE TABLE \(table) (\(columns.map { $0 + " TEXT" }.joined(separator: ", ")))")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try database.insert("INSERT INTO \(table) VALUES (\(places))", rows: rows.count) { statement, row in
      for (index, text) in rows[row].enumerated() { statement.bind(text.isEmpty ? nil : text, at: Int32(index + 1)) }
    }
  }
  try create("about", ["name", "value"], notes.about.map { [$0.name, $0.value] })
  try create(
    "dictionary", ["name", "type", "title", "description", "unit"],
    notes.columns.map { [$0.name, $0.type, $0.title, $0.description, $0.unit] })
  try create(
    "levels", ["column_name", "value", "label"],
    notes.columns.flatMap { column in column.levels.map { [column.name, $0.value, $0.label] } })
}

private func affinity(of column: Column) -> String {
  switch column.field.kind {
  case .integer, .year, .boolean: "INTEGER"
  case .number: "REAL"
  default: column.isText ? "TEXT" : "REAL"
  }
}

extension Column {
  var isText: Bool {
    if case .texts = values { return true }
    return false
  }
}

/// Whether a table of SQLite has room for the columns.
func fitsDatabase(_ table: Table) -> Bool { table.columns.count <= 2_000 }

/// SQLite takes `Age` and `age` for one name: the second becomes `age_2`.
private func distinctNames(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.map { name in
    var distinct = name
    var number = 2
    while !seen.insert(distinct.asciiLowercased).inserted {
      distinct = "\(name)_\(number)"
      number += 1
    }
    return distinct
  }
}

/// A name as SQL has it, whatever it holds.
private func quoted(_ name: String) -> String {
  "\"" + String(name.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }) + "\""
}

extension String {
  fileprivate var asciiLowercased: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}

/// A database in memory.
private struct Database: ~Copyable {
  private let handle: OpaquePointer

  init() throws(FormatError) {
    var opened: OpaquePointer?
    guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let opened else {
      throw FormatError(format: .sqlite, reason: "SQLite has no memory")
    }
    handle = opened
  }

  deinit { sqlite3_close(handle) }

  func run(_ sql: String) throws(FormatError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  func insert(_ sql: String, rows: Int, bind: (Statement, Int) -> Void) throws(FormatError) {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK, let prepared else { throw failure }
    defer { sqlite3_finalize(prepared) }
    let statement = Statement(handle: prepared)
    for row in 0..<rows {
      bind(statement, row)
      guard sqlite3_step(prepared) == SQLITE_DONE else { throw failure }
      sqlite3_reset(prepared)
    }
  }

  func bytes() throws(FormatError) -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let content = sqlite3_serialize(handle, "main", &size, 0) else {
      throw FormatError(format: .sqlite, reason: "SQLite has no memory")
    }
    defer { sqlite3_free(content) }
    return Array(UnsafeBufferPointer(start: content, count: Int(size)))
  }

  private var failure: FormatError {
    FormatError(format: .sqlite, reason: String(cString: sqlite3_errmsg(handle)))
  }
}

private struct Statement {
  let handle: OpaquePointer

  func bind(_ column: Column, _ row: Int, at index: Int32) {
    switch column.values {
    case .texts(let texts): bind(texts[row], at: index)
    case .numbers(let numbers):
      let number = numbers[row]
      if number.isNaN {
        sqlite3_bind_null(handle, index)
      } else if column.field.kind != .number, let whole = Int64(exactly: number) {
        sqlite3_bind_int64(handle, index, whole)
      } else {
        sqlite3_bind_double(handle, index, number)
      }
    }
  }

  func bind(_ text: String?, at index: Int32) {
    guard var text else {
      sqlite3_bind_null(handle, index)
      return
    }
    // SQLite copies the text at once, since the buffer ends with the call.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), copies)
      }
    }
  }
}
