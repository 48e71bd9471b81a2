import Analyses
import Content

/// Every file that a program reads.
///
/// - Parameters:
///   - results: Those of `calculate`, one for each study.
///   - releases: The frozen versions of each study; the bundle of the present version is the frozen one.
///   - jobs: How many cores to use; the files are the same whatever their number.
/// - Throws: When a report, a picture or a script, there at loading, can no longer be read, and when a picture's name
///   cannot stand in an archive.
package func downloads(
  _ catalog: Catalog, results: [StudyResults], addresses: Addresses, releases: [String: [FrozenRelease]] = [:],
  jobs: Int
) throws(DownloadError) -> [DownloadFile] {
  let resultsByStudy = Dictionary(results.map { ($0.study, $0) }, uniquingKeysWith: { first, _ in first })
  let made = parallelMap(catalog.studies, jobs: jobs) { study in
    Swift.Result<StudyDownloads, DownloadError> { () throws(DownloadError) in
      try downloads(
        of: study, results: resultsByStudy[study.slug] ?? StudyResults(study: study.slug), catalog: catalog,
        addresses: addresses,
        released: releases[study.slug]?.first { $0.version == study.version.value }?.bundle)
    }
  }
  var studies: [StudyDownloads] = []
  for study in made { studies.append(try study.get()) }
  return studies.flatMap(\.files) + siteDownloads(catalog, results: results, studies: studies, addresses: addresses)
}

/// One study's files: its folder under `data/`, and its bundle.
///
/// - Parameter released: The bundle of this version as it was frozen.
package func downloads(
  of study: Study, results: StudyResults, catalog: Catalog, addresses: Addresses, released: [UInt8]? = nil
) throws(DownloadError) -> StudyDownloads {
  let folder = Addresses.folder(of: study.slug)
  let languages = catalog.site.languages
  let published = Dictionary(results.data.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let citations = languages.filter(study.editions.has).map {
    Citation(study, in: catalog, language: $0, addresses: addresses)
  }

  var files: [DownloadFile] = []
  for dataset in study.datasets {
    files += try datasetFiles(
      dataset, published: published[dataset.name], in: folder,
      notes: DatasetNotes(dataset, of: study, in: catalog, addresses: addresses), languages: languages)
  }
  if !study.plan.source.isEmpty {
    files += [
      DownloadFile(folder + "results.csv", .csv, resultsCSV(results)),
      DownloadFile(folder + "results.json", .json, resultsJSON(study, results, addresses: addresses).bytes),
      DownloadFile(folder + "plan.yml", .yaml, study.plan.source),
    ]
    if !results.crossTables.isEmpty {
      files.append(DownloadFile(folder + crossTablesName, .csv, crossTablesCSV(results)))
    }
  }
  if let script = try simulationScript(of: study) {
    files.append(DownloadFile(folder + script.name, script.name.hasSuffix(".py") ? .python : .text, script.bytes))
  }
  if let package = dataPackage(study, files: files, in: catalog, addresses: addresses) {
    files.append(DownloadFile(folder + "datapackage.json", .dataPackage, package.bytes))
  }
  let citation = citations.first ?? Citation(study, in: catalog, language: languages[0], addresses: addresses)
  files += [
    DownloadFile(folder + "citation.bib", .bibTeX, bibTeXFile(citation)),
    DownloadFile(folder + "citation.csl.json", .cslJSON, cslJSONFile(citation)),
  ]
  let archive = try bundle(study, files: files, catalog: catalog, citations: citations)
  var zip = DownloadFile(Addresses.bundle(of: study), .zip, released ?? archive)
  if let released, released != archive { zip.remade = archive }
  files += [DownloadFile(zip.path + ".meta4", .metalink, metalink(zip.facts, site: catalog.site)), zip]
  return StudyDownloads(study: study.slug, files: files)
}

/// The files of the whole site: lists of studies, catalogues, licence.
///
/// - Parameter studies: One for each of `catalog.studies`, in their order.
package func siteDownloads(
  _ catalog: Catalog, results: [StudyResults], studies: [StudyDownloads], addresses: Addresses
) -> [DownloadFile] {
  let resultsByStudy = Dictionary(results.map { ($0.study, $0) }, uniquingKeysWith: { first, _ in first })
  let site = catalog.site
  let entries = zip(catalog.studies, studies).map { study, downloads in
    let results = resultsByStudy[study.slug]
    return StudyEntry(
      study: study, licenses: catalog.licenses(of: study),
      headline: study.headline.flatMap { results?.result($0.value) } ?? results?.headline,
      grade: results?.grade, downloads: downloads)
  }
  let list = DownloadFile("studies.csv", .csv, studiesCSV(entries, catalog: catalog, addresses: addresses))
  let package = siteDataPackage(catalog, studyList: list.facts, studies: studies, addresses: addresses)
  return [
    DownloadFile("studies.json", .json, studiesJSON(entries, catalog: catalog, addresses: addresses).bytes),
    list,
    DownloadFile("datapackage.json", .dataPackage, package.bytes),
    DownloadFile("catalog.jsonld", .jsonLD, dcatCatalog(entries, catalog: catalog, addresses: addresses).bytes),
    DownloadFile(
      "LICENSE.txt", .text,
      licenseText(catalog.site.licenses, languages: site.languages) { site.title.text($0, otherwise: site.languages) }),
  ] + [publicKeyFile(of: site)].compactMap(\.self).map { DownloadFile($0.path, .text, $0.bytes) }
}

/// The script that made simulated data; nil when there is none, or when its name leads out of the study's folder.
private func simulationScript(of study: Study) throws(DownloadError) -> (name: String, bytes: [UInt8])? {
  guard let name = study.simulation?.script.value, !name.contains("/"), !name.hasPrefix(".") else { return nil }
  let path = study.folder + "/" + name
  guard fileKind(path) == .file else { return nil }
  return (name, try contents(of: path))
}
