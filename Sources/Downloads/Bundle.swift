import Analyses
import Archives
import Content

/// A study's version in one archive: a valid bag after BagIt 1.0 (RFC 8493) with its files, its report as the editor
/// wrote it, the full texts of its licences, its citation, its RO-Crate and checksums.
///
/// Everything stands in one folder, `<study>-<version>/`, in which `sha256sum -c manifest-sha256.txt`,
/// `frictionless validate data/datapackage.json` and `bagit.py --validate .` work. The same study gives the same bytes.
/// - Throws: ``DownloadError`` also when the bundle would lack a file that belongs to the study or that one of its
///   descriptions names: a bundle is whole, or there is none and the site is not built.
func bundle(
  _ study: Study, files: [DownloadFile], results: StudyResults, licenses: LicenseTexts, catalog: Catalog,
  citations: [Citation], addresses: Addresses
) throws(DownloadError) -> [UInt8] {
  var payload = files.filter { !$0.facts.format.isRepetition && $0.facts.format != .roCrate }.map {
    (path: $0.facts.name, format: $0.facts.format, dataset: $0.facts.dataset, bytes: $0.bytes, sha256: $0.facts.sha256)
  }
  func add(_ path: String, _ format: Format, _ bytes: [UInt8]) {
    payload.append((path, format, nil, bytes, sha256(bytes)))
  }

  for edition in study.editions.all {
    add("report/" + lastPart(of: edition.file), .markdown, try contents(of: edition.file))
  }
  for image in study.images {
    let path = study.folder + "/images/" + image
    // A link could lead out of the content folder; a picture that has gone is an error.
    if [.file, .absent].contains(fileKind(path)) { add("report/images/" + image, .image, try contents(of: path)) }
  }
  let languages = catalog.site.languages
  add("LICENSE.txt", .text, licenseText(catalog.licenses(of: study), languages: languages) { study.editions[$0].title })
  for license in catalog.publishedLicenses(of: study) {
    add("LICENSES/\(license.rawValue).txt", .text, licenses[license])
  }
  if let key = publicKeyFile(of: catalog.site) { add(key.path, .text, key.bytes) }
  add("CITATION.txt", .text, Array((citations.map(\.text).joined(separator: "\n") + "\n").utf8))
  let listed = payload.map { file in
    let facts = FileFacts(
      path: file.path, format: file.format, dataset: file.dataset, byteCount: file.bytes.count, sha256: file.sha256)
    return (path: file.path, facts: facts)
  }
  let crate = researchCrate(study, results: results, files: listed, in: catalog, addresses: addresses)
  add("ro-crate-metadata.json", .roCrate, crate.bytes)

  let package = dataPackage(study, files: files, in: catalog, addresses: addresses)
  let named = belongings(of: study, results, in: catalog) + (package?.resourcePaths ?? [])
  let held = Set(payload.map(\.path))
  if let absent = named.first(where: { !held.contains($0) }) {
    throw .incompleteBundle(of: study.slug, missing: absent)
  }
  let entries = bag(
    payload.map { ($0.path, $0.bytes, $0.sha256) },
    readMe: bundleReadMe(study, paths: payload.map { "data/" + $0.path } + bagTagFiles, languages: languages),
    about: [
      ("Source-Organization", catalog.publisherName), ("Contact-Email", catalog.site.contact),
      ("External-Description", study.editions.master.title), ("External-Identifier", addresses.url(of: study)),
      ("Internal-Sender-Identifier", "\(study.slug) \(study.version.value)"),
      ("Bagging-Date", "\(study.versionDate)"), ("Bag-Software-Agent", "\(Program.name) \(Program.version)"),
    ])
  let folder = "\(study.slug)-\(study.version.value)/"
  do {
    return try zip(entries.map { (path: folder + $0.path, bytes: $0.bytes) })
  } catch {
    throw .archive(of: study.slug, error)
  }
}

/// What a bundle must hold for the study that an editor wrote, whatever was made of it.
private func belongings(of study: Study, _ results: StudyResults, in catalog: Catalog) -> [String] {
  var paths = study.datasets.flatMap { dataset in
    [".csv", ".fr.csv", ".json", ".schema.json"].map { dataset.name + $0 }
  }
  if !study.plan.source.isEmpty { paths += ["plan.yml", "results.csv", "results.json"] }
  if !results.results.isEmpty { paths += ScriptLanguage.allCases.map(\.fileName) }
  if study.datasets.contains(where: { !$0.table.columns.isEmpty }) || !study.plan.source.isEmpty {
    paths.append("datapackage.json")
  }
  paths += study.editions.all.map { "report/" + lastPart(of: $0.file) }
  paths += catalog.publishedLicenses(of: study).map { "LICENSES/\($0.rawValue).txt" }
  return paths + ["CITATION.txt", "CITATION.cff", "LICENSE.txt", "citation.bib", "ro-crate-metadata.json"]
}

private func lastPart(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

/// What is in a bundle and how to check it, in the site's languages.
func bundleReadMe(_ study: Study, paths: [String], languages: [String]) -> [UInt8] {
  let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  let parts = languages.map { language in
    let isFrench = language == "fr"
    let words = isFrench ? BundleWords.french : BundleWords.english
    let lines = sorted.map { path in
      let meaning = words.meaning(of: path)
      return meaning.isEmpty ? "  \(path)" : "  \(path)\(isFrench ? "\u{A0}" : ""): \(meaning)"
    }
    let simulated = study.simulation == nil ? "" : "\n\(words.simulated)\n"
    let programs = [("replicate.R", "Rscript"), ("replicate.py", "python3")].filter { name, _ in
      paths.contains("data/" + name)
    }
    let again =
      programs.isEmpty
      ? "" : "\n\(words.again)\n\n\(programs.map { "  \($0.1) data/\($0.0)\n" }.joined())"
    return """
      \(study.editions[language].title)
      Version \(study.version.value), \(study.versionDate)\(study.doi.map { ", \($0.address)" } ?? "")
      \(simulated)
      \(words.contents)

      \(lines.joined(separator: "\n"))

      \(words.check)

        sha256sum -c manifest-sha256.txt
        frictionless validate data/datapackage.json
        bagit.py --validate .
      \(again)
      """
  }
  return Array(parts.joined(separator: "\n----\n\n").utf8)
}

private struct BundleWords {
  var contents: String
  var check: String
  var again: String
  var simulated: String
  var license: String
  var meanings: [(suffix: String, meaning: String)]

  func meaning(of path: String) -> String {
    if path.hasPrefix("data/report/images/") { return "" }
    if path.hasPrefix("data/LICENSES/") { return license }
    return meanings.first { path.hasSuffix($0.suffix) }?.meaning ?? ""
  }

  static let french = BundleWords(
    contents: "Ce dossier contient :", check: "Pour vérifier que rien n'a changé :",
    again: "Pour recalculer les résultats et les comparer :",
    simulated: "Les données de cette étude sont simulées.",
    license: "le texte entier d'une licence",
    meanings: [
      ("cross-tables.csv", "les tableaux croisés, une case par ligne"),
      ("results.csv", "les estimations, une par ligne"),
      ("results.json", "tous les résultats, avec les effectifs, les formules et les lignes écartées"),
      (".datapackage.json", "la description d'une table (Data Package)"),
      (".csv-metadata.json", "la description du CSV (CSVW)"), (".croissant.json", "la description (Croissant)"),
      ("ro-crate-metadata.json", "la provenance de chaque résultat (RO-Crate)"),
      ("ddi.xml", "le dictionnaire des données (DDI-Codebook)"), (".html", "le dictionnaire des données, à lire"),
      ("manifest-sha256.txt", "les sommes de contrôle"), ("bagit.txt", "la forme du dossier (BagIt)"),
      ("bag-info.txt", "ce que le dossier est (BagIt)"),
      ("datapackage.json", "la description du dossier (Data Package)"), ("plan.yml", "le plan d'analyse"),
      (".schema.json", "le dictionnaire (Table Schema)"), (".profile.json", "le profil des colonnes"),
      (".disclosure.json", "l'examen de confidentialité"), (".fr.csv", "les données pour un tableur français"),
      ("citation.csl.json", "la référence (CSL JSON)"), ("citation.ris", "la référence (RIS)"),
      ("CITATION.cff", "la référence (Citation File Format)"),
      ("datacite.json", "les métadonnées d'un dépôt avec DOI (DataCite, JSON)"),
      ("datacite.xml", "les métadonnées d'un dépôt avec DOI (DataCite, XML)"),
      (".csv", "les données (UTF-8, virgule, point décimal)"),
      (".json", "les données (JSON)"), (".bib", "la référence (BibTeX)"), (".md", "le rapport"),
      ("replicate.py", "le programme Python qui recalcule les résultats et les compare"),
      ("replicate.R", "le programme R qui recalcule les résultats et les compare"),
      (".py", "le programme qui a simulé les données"),
      ("minisign.pub", "la clé publique des signatures du site (minisign)"), ("CITATION.txt", "comment citer l'étude"),
      ("LICENSE.txt", "les licences"), ("README.txt", "ce texte"),
    ])

  static let english = BundleWords(
    contents: "This folder holds:", check: "To check that nothing has changed:",
    again: "To compute the results again and compare:",
    simulated: "The data of this study are simulated.",
    license: "the full text of a licence",
    meanings: [
      ("cross-tables.csv", "the cross-tables, one cell a line"),
      ("results.csv", "the estimates, one a line"),
      ("results.json", "all results, with samples, formulas and dropped rows"),
      (".datapackage.json", "the description of one table (Data Package)"),
      (".csv-metadata.json", "the description of the CSV (CSVW)"), (".croissant.json", "the description (Croissant)"),
      ("ro-crate-metadata.json", "the provenance of every result (RO-Crate)"),
      ("ddi.xml", "the codebook (DDI-Codebook)"), (".html", "the codebook, to read"),
      ("manifest-sha256.txt", "the checksums"), ("bagit.txt", "the form of the folder (BagIt)"),
      ("bag-info.txt", "what the folder is (BagIt)"),
      ("datapackage.json", "the description of the folder (Data Package)"), ("plan.yml", "the analysis plan"),
      (".schema.json", "the dictionary (Table Schema)"), (".profile.json", "the profile of the columns"),
      (".disclosure.json", "the disclosure review"), (".fr.csv", "the data for a French spreadsheet"),
      ("citation.csl.json", "the reference (CSL JSON)"), ("citation.ris", "the reference (RIS)"),
      ("CITATION.cff", "the reference (Citation File Format)"),
      ("datacite.json", "the metadata of a deposit with a DOI (DataCite, JSON)"),
      ("datacite.xml", "the metadata of a deposit with a DOI (DataCite, XML)"),
      (".csv", "the data (UTF-8, comma, decimal point)"),
      (".json", "the data (JSON)"), (".bib", "the reference (BibTeX)"), (".md", "the report"),
      ("replicate.py", "the Python program that computes the results again and compares"),
      ("replicate.R", "the R program that computes the results again and compares"),
      (".py", "the program that simulated the data"),
      ("minisign.pub", "the public key of the site's signatures (minisign)"), ("CITATION.txt", "how to cite the study"),
      ("LICENSE.txt", "the licences"), ("README.txt", "this text"),
    ])
}
