import Analyses
import Archives
import Content
import StatisticalFiles
import Tables

/// What a dataset's file and its page say of the values, found once for both.
package struct DatasetContent: Sendable, Equatable {
  package var fingerprint: Fingerprint
  /// One for each column, in order.
  package var profiles: [ColumnProfile]

  /// Nil for a table without columns, which could not be read.
  package init?(_ table: Table) {
    guard let found = Downloads.fingerprint(of: table) else { return nil }
    fingerprint = found
    profiles = table.profiles
  }

  /// Equal values have equal profiles.
  package static func == (left: DatasetContent, right: DatasetContent) -> Bool { left.fingerprint == right.fingerprint }
}

/// How many rows a profile and a dataset's page show.
package let shownRows = 10

/// A dataset in each format, its dictionary, its profile and its disclosure review.
///
/// A workbook, a database or a file of Stata or SPSS is left out when it cannot hold the data: the other formats do.
func datasetFiles(
  _ dataset: Dataset, published: PublishedData?, in folder: String, notes: DatasetNotes, languages: [String],
  descriptions: (FileFacts) -> [(suffix: String, format: Format, bytes: [UInt8])] = { _ in [] }
) throws(DownloadError) -> [DownloadFile] {
  let stem = folder + dataset.name
  let table = dataset.table
  let canonical = published?.canonicalCSV ?? canonicalCSV(table)
  let schema = tableSchema(dataset, languages: languages).bytes
  func file(_ suffix: String, _ format: Format, _ bytes: [UInt8], sha256: String? = nil) -> DownloadFile {
    DownloadFile(stem + suffix, format, bytes, dataset: dataset.name, sha256: sha256)
  }
  var files = [
    file(".csv", .csv, canonical, sha256: published?.sha256), file(".fr.csv", .frenchCSV, frenchCSV(table)),
    file(".json", .json, recordsJSON(table)), file(".columns.json", .jsonColumns, columnsJSON(table)),
    file(".jsonl", .jsonLines, jsonLines(table)),
  ]
  guard let content = DatasetContent(table) else { return files + [file(".schema.json", .tableSchema, schema)] }
  files[0].facts.content = content
  do {
    if fitsWorkbook(table) { files.append(file(".xlsx", .xlsx, try workbookFile(table, notes: notes))) }
    let metadata = [(key: "table_schema", value: String(decoding: schema, as: UTF8.self))]
    files.append(file(".parquet", .parquet, try parquetFile(table, metadata: metadata)))
  } catch {
    throw .archive(of: stem, error)
  }
  if fitsDatabase(table) {
    do {
      files.append(file(".sqlite", .sqlite, try sqliteFile(table, name: dataset.name, notes: notes)))
    } catch {
      throw .format(file: stem + ".sqlite", error)
    }
  }
  let statistical = statisticalTable(table, notes: notes)
  if let bytes = try? writeStata(statistical) { files.append(file(".dta", .stata, bytes)) }
  if let bytes = try? writeSPSS(statistical) { files.append(file(".sav", .spss, bytes)) }
  files.append(file(".schema.json", .tableSchema, schema))
  files.append(file(".profile.json", .profile, profileFile(table, content)))
  if let record = dataset.record {
    let review = disclosureJSON(record, of: dataset, language: languages[0])
    files.append(file(".disclosure.json", .disclosure, review.bytes))
  }
  for description in descriptions(files[0].facts) {
    files.append(file(description.suffix, description.format, description.bytes))
  }
  return files
}

private func profileFile(_ table: Table, _ content: DatasetContent) -> [UInt8] {
  let rows = (0..<min(shownRows, table.rowCount)).map { row in table.columns.map { $0.text(at: row) } }
  return profileJSON(
    content.profiles, rowCount: table.rowCount, firstRows: rows, fingerprint: content.fingerprint.table,
    columnFingerprints: content.fingerprint.columns)
}
