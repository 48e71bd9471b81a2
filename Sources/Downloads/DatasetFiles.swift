import Analyses
import Content
import Tables

/// A dataset in each format, and its dictionary.
func datasetFiles(_ dataset: Dataset, published: PublishedData?, in folder: String, languages: [String])
  -> [DownloadFile]
{
  let stem = folder + dataset.name
  let canonical = published?.canonicalCSV ?? canonicalCSV(dataset.table)
  return [
    DownloadFile(stem + ".csv", .csv, canonical, dataset: dataset.name, sha256: published?.sha256),
    DownloadFile(stem + ".fr.csv", .frenchCSV, frenchCSV(dataset.table), dataset: dataset.name),
    DownloadFile(stem + ".json", .json, recordsJSON(dataset.table), dataset: dataset.name),
    DownloadFile(
      stem + ".schema.json", .tableSchema, tableSchema(dataset, languages: languages).bytes, dataset: dataset.name),
  ]
}
