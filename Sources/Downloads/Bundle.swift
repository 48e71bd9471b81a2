import Archives
import Content

/// A study's version in one archive: its files, its report as the editor wrote it, licence, citation and checksums.
///
/// Everything stands in one folder, `<study>-<version>/`, in which `sha256sum -c SHA256SUMS` and
/// `frictionless validate datapackage.json` work. The same study gives the same bytes.
func bundle(_ study: Study, files: [DownloadFile], catalog: Catalog, citations: [Citation]) throws(DownloadError)
  -> [UInt8]
{
  var entries: [(path: String, bytes: [UInt8], sha256: String)] = files.filter { !$0.facts.format.isRepetition }.map {
    ($0.facts.name, $0.bytes, $0.facts.sha256)
  }
  func add(_ path: String, _ bytes: [UInt8]) { entries.append((path, bytes, sha256(bytes))) }

  for edition in study.editions.all { add("report/" + lastPart(of: edition.file), try contents(of: edition.file)) }
  for image in study.images {
    let path = study.folder + "/images/" + image
    if fileKind(path) == .file { add("report/images/" + image, try contents(of: path)) }
  }
  let languages = catalog.site.languages
  add("LICENSE.txt", licenseText(catalog.licenses(of: study), languages: languages) { study.editions[$0].title })
  if let key = publicKeyFile(of: catalog.site) { add(key.path, key.bytes) }
  add("CITATION.txt", Array((citations.map(\.text).joined(separator: "\n") + "\n").utf8))
  add(
    "README.txt", bundleReadMe(study, paths: entries.map(\.path) + ["README.txt", "SHA256SUMS"], languages: languages))
  let sums = checksumList(entries.map { (path: $0.path, sha256: $0.sha256) })
  add("SHA256SUMS", sums)

  let folder = "\(study.slug)-\(study.version.value)/"
  let sorted = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  do {
    return try zip(sorted.map { (path: folder + $0.path, bytes: $0.bytes) })
  } catch {
    throw .archive(of: study.slug, error)
  }
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
    return """
      \(study.editions[language].title)
      Version \(study.version.value), \(study.versionDate)
      \(simulated)
      \(words.contents)

      \(lines.joined(separator: "\n"))

      \(words.check)

        sha256sum -c SHA256SUMS
        frictionless validate datapackage.json

      """
  }
  return Array(parts.joined(separator: "\n----\n\n").utf8)
}

private struct BundleWords {
  var contents: String
  var check: String
  var simulated: String
  var meanings: [(suffix: String, meaning: String)]

  func meaning(of path: String) -> String {
    if path.hasPrefix("report/images/") { return "" }
    return meanings.first { path.hasSuffix($0.suffix) }?.meaning ?? ""
  }

  static let french = BundleWords(
    contents: "Ce dossier contient :", check: "Pour vérifier que rien n'a changé :",
    simulated: "Les données de cette étude sont simulées.",
    meanings: [
      ("cross-tables.csv", "les tableaux croisés, une case par ligne"),
      ("results.csv", "les estimations, une par ligne"),
      ("results.json", "tous les résultats, avec les effectifs, les formules et les lignes écartées"),
      ("datapackage.json", "la description du dossier (Data Package)"), ("plan.yml", "le plan d'analyse"),
      (".schema.json", "le dictionnaire (Table Schema)"), (".profile.json", "le profil des colonnes"),
      (".disclosure.json", "l'examen de confidentialité"), (".fr.csv", "les données pour un tableur français"),
      ("citation.csl.json", "la référence (CSL JSON)"), ("citation.ris", "la référence (RIS)"),
      ("CITATION.cff", "la référence (Citation File Format)"),
      ("datacite.json", "les métadonnées d'un dépôt avec DOI (DataCite, JSON)"),
      ("datacite.xml", "les métadonnées d'un dépôt avec DOI (DataCite, XML)"),
      (".csv", "les données (UTF-8, virgule, point décimal)"),
      (".json", "les données (JSON)"), (".bib", "la référence (BibTeX)"), (".md", "le rapport"),
      (".py", "le programme qui a simulé les données"),
      ("minisign.pub", "la clé publique des signatures du site (minisign)"), ("CITATION.txt", "comment citer l'étude"),
      ("LICENSE.txt", "les licences"), ("SHA256SUMS", "les sommes de contrôle"), ("README.txt", "ce texte"),
    ])

  static let english = BundleWords(
    contents: "This folder holds:", check: "To check that nothing has changed:",
    simulated: "The data of this study are simulated.",
    meanings: [
      ("cross-tables.csv", "the cross-tables, one cell a line"),
      ("results.csv", "the estimates, one a line"),
      ("results.json", "all results, with samples, formulas and dropped rows"),
      ("datapackage.json", "the description of the folder (Data Package)"), ("plan.yml", "the analysis plan"),
      (".schema.json", "the dictionary (Table Schema)"), (".profile.json", "the profile of the columns"),
      (".disclosure.json", "the disclosure review"), (".fr.csv", "the data for a French spreadsheet"),
      ("citation.csl.json", "the reference (CSL JSON)"), ("citation.ris", "the reference (RIS)"),
      ("CITATION.cff", "the reference (Citation File Format)"),
      ("datacite.json", "the metadata of a deposit with a DOI (DataCite, JSON)"),
      ("datacite.xml", "the metadata of a deposit with a DOI (DataCite, XML)"),
      (".csv", "the data (UTF-8, comma, decimal point)"),
      (".json", "the data (JSON)"), (".bib", "the reference (BibTeX)"), (".md", "the report"),
      (".py", "the program that simulated the data"),
      ("minisign.pub", "the public key of the site's signatures (minisign)"), ("CITATION.txt", "how to cite the study"),
      ("LICENSE.txt", "the licences"), ("SHA256SUMS", "the checksums"), ("README.txt", "this text"),
    ])
}
