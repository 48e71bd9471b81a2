import Analyses
import Archives
import Content
import StatisticalFiles
import Tables

/// A dataset in each format, and its dictionary.
///
/// A workbook, a database or a file of Stata or SPSS is left out when it cannot hold the data: the other formats do.
func datasetFiles(
  _ dataset: Dataset, published: PublishedData?, in folder: String, notes: DatasetNotes, languages: [String]
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
    file(".json", .json, recordsJSON(table)), file(".jsonl", .jsonLines, jsonLines(table)),
  ]
  guard !table.columns.isEmpty else { return files + [file(".schema.json", .tableSchema, schema)] }
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
  return files + [file(".schema.json", .tableSchema, schema)]
}
