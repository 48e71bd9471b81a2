import Analyses
import Content

/// Every file that a program reads.
///
/// - Parameters:
///   - results: Those of `calculate`, one for each study.
///   - releases: The frozen versions of each study; the bundle of the present version is the frozen one.
///   - licenses: The full texts of the licences that the content is under.
///   - jobs: How many cores to use; the files are the same whatever their number.
/// - Throws: When a report, a picture or a script, there at loading, can no longer be read, and when a picture's name
///   cannot stand in an archive.
package func downloads(
  _ catalog: Catalog, results: [StudyResults], licenses: LicenseTexts, addresses: Addresses,
  releases: [String: [FrozenRelease]] = [:], jobs: Int
) throws(DownloadError) -> [DownloadFile] {
  let resultsByStudy = Dictionary(results.map { ($0.study, $0) }, uniquingKeysWith: { first, _ in first })
  let made = parallelMap(catalog.studies, jobs: jobs) { study in
    Swift.Result<StudyDownloads, DownloadError> { () throws(DownloadError) in
      try downloads(
        of: study, results: resultsByStudy[study.slug] ?? StudyResults(study: study.slug), catalog: catalog,
        licenses: licenses, addresses: addresses,
        released: releases[study.slug]?.first { $0.version == study.version.value }?.bundle)
    }
  }
  var studies: [StudyDownloads] = []
  for study in made { studies.append(try study.get()) }
  return studies.flatMap(\.files)
    + siteDownloads(catalog, results: results, studies: studies, licenses: licenses, addresses: addresses, jobs: jobs)
}

/// One study's files: its folder under `data/`, and its bundle.
///
/// - Parameter released: The bundle of this version as it was frozen.
package func downloads(
  of study: Study, results: StudyResults, catalog: Catalog, licenses: LicenseTexts, addresses: Addresses,
  released: [UInt8]? = nil
) throws(DownloadError) -> StudyDownloads {
  let folder = Addresses.folder(of: study.slug)
  let languages = catalog.site.languages
  let published = Dictionary(results.data.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let citations = languages.filter(study.editions.has).map {
    Citation(study, in: catalog, language: $0, addresses: addresses)
  }

  let citation = citations.first ?? Citation(study, in: catalog, language: languages[0], addresses: addresses)

  var files: [DownloadFile] = []
  for dataset in study.datasets {
    files += try datasetFiles(
      dataset, published: published[dataset.name], in: folder,
      notes: DatasetNotes(dataset, of: study, in: catalog, addresses: addresses), languages: languages
    ) { csv in
      [
        (
          ".datapackage.json", .dataPackage,
          datasetPackage(dataset, csv: csv, of: study, in: catalog, addresses: addresses).bytes
        ),
        (".csv-metadata.json", .csvw, csvwMetadata(dataset, of: study, in: catalog, addresses: addresses).bytes),
        (
          ".croissant.json", .croissant,
          croissant(dataset, csv: csv, of: study, in: catalog, citation: citation, addresses: addresses).bytes
        ),
      ]
    }
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
    files += replicationScripts(study, results, in: folder)
  }
  if let script = try simulationScript(of: study) {
    files.append(DownloadFile(folder + script.name, script.name.hasSuffix(".py") ? .python : .text, script.bytes))
  }
  if let package = dataPackage(study, files: files, in: catalog, addresses: addresses) {
    files.append(DownloadFile(folder + "datapackage.json", .dataPackage, package.bytes))
  }
  files += [
    DownloadFile(folder + "citation.bib", .bibTeX, bibTeXFile(citation)),
    DownloadFile(folder + "citation.csl.json", .cslJSON, cslJSONFile(citation)),
    DownloadFile(folder + "citation.ris", .ris, risFile(citation)),
    DownloadFile(
      folder + citationFileName, .cff, citationFile(citation, license: catalog.licenses(of: study).data)),
  ]
  let dataCite = DataCite(study, citation: citation, files: files, in: catalog)
  files += [
    DownloadFile(folder + "datacite.json", .dataCiteJSON, dataCite.json.bytes),
    DownloadFile(folder + "datacite.xml", .dataCiteXML, dataCite.xml),
  ]
  let content = Dictionary(
    files.compactMap { file in file.facts.dataset.flatMap { name in file.facts.content.map { (name, $0) } } },
    uniquingKeysWith: { first, _ in first })
  if !content.isEmpty {
    let ddi = ddiCodebook(study, content: content, in: catalog, citations: citations, addresses: addresses)
    files.append(DownloadFile(folder + "ddi.xml", .ddi, ddi))
    for citation in citations {
      let name = citation.language == languages[0] ? "codebook.html" : "codebook.\(citation.language).html"
      let page = codebookPage(
        study, content: content, in: catalog, citation: citation, language: citation.language)
      files.append(DownloadFile(folder + name, .codebook, page))
    }
  }
  let crate = researchCrate(
    study, results: results, files: files.map { ($0.facts.name, $0.facts) }, in: catalog, addresses: addresses)
  files.append(DownloadFile(folder + "ro-crate-metadata.json", .roCrate, crate.bytes))
  let archive = try bundle(
    study, files: files, results: results, licenses: licenses, catalog: catalog, citations: citations,
    addresses: addresses)
  var zip = DownloadFile(Addresses.bundle(of: study), .zip, released ?? archive)
  if let released, released != archive { zip.remade = archive }
  files += [DownloadFile(zip.path + ".meta4", .metalink, metalink(zip.facts, site: catalog.site)), zip]
  return StudyDownloads(study: study.slug, files: files)
}

/// The files of the whole site: lists of studies, catalogues, licence.
///
/// - Parameter studies: One for each of `catalog.studies`, in their order.
package func siteDownloads(
  _ catalog: Catalog, results: [StudyResults], studies: [StudyDownloads], licenses: LicenseTexts,
  addresses: Addresses, jobs: Int
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
    DownloadFile(
      "LICENSE.txt", .text,
      licenseText(catalog.site.licenses, languages: site.languages) { site.title.text($0, otherwise: site.languages) }),
  ] + catalogFiles(entries, catalog: catalog, addresses: addresses, jobs: jobs)
    + Interface(catalog: catalog, addresses: addresses).files(entries, results: resultsByStudy)
    + licenses.files(for: catalog)
    + [publicKeyFile(of: site)].compactMap(\.self).map { DownloadFile($0.path, .text, $0.bytes) }
}

/// The script that made simulated data; nil when there is none, or when its name leads out of the study's folder.
private func simulationScript(of study: Study) throws(DownloadError) -> (name: String, bytes: [UInt8])? {
  guard let name = study.simulation?.script.value, !name.contains("/"), !name.hasPrefix(".") else { return nil }
  let path = study.folder + "/" + name
  guard fileKind(path) == .file else { return nil }
  return (name, try contents(of: path))
}
