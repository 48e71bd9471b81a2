/// The formats of the files for programs.
package enum Format: String, Sendable, CaseIterable {
  case csv, frenchCSV, json, jsonColumns, jsonLines, xlsx, sqlite, parquet, stata, spss, jsonLD, turtle, rdfXML,
    tableSchema,
    profile,
    disclosure, dataPackage, csvw, croissant, roCrate, ddi, codebook, jsonSchema, yaml, python,
    replicationPython, replicationR, bibTeX, cslJSON, ris,
    cff, dataCiteJSON, dataCiteXML, zip,
    metalink, markdown, image, text

  /// How the format is called on pages.
  package var label: String {
    switch self {
    case .csv, .frenchCSV: "CSV"
    case .json, .jsonColumns: "JSON"
    case .jsonLines: "JSON Lines"
    case .xlsx: "XLSX"
    case .sqlite: "SQLite"
    case .parquet: "Parquet"
    case .stata: "Stata"
    case .spss: "SPSS"
    case .jsonLD: "JSON-LD"
    case .turtle: "Turtle"
    case .rdfXML: "RDF/XML"
    case .csvw: "CSVW"
    case .croissant: "Croissant"
    case .roCrate: "RO-Crate"
    case .ddi: "DDI Codebook"
    case .codebook: "Codebook"
    case .jsonSchema: "JSON Schema"
    case .tableSchema: "Table Schema"
    case .profile: "Profile"
    case .disclosure: "Disclosure review"
    case .dataPackage: "Data Package"
    case .yaml: "YAML"
    case .python, .replicationPython: "Python"
    case .replicationR: "R"
    case .bibTeX: "BibTeX"
    case .cslJSON: "CSL JSON"
    case .ris: "RIS"
    case .cff: "CFF"
    case .dataCiteJSON: "DataCite JSON"
    case .dataCiteXML: "DataCite XML"
    case .zip: "ZIP"
    case .markdown: "Markdown"
    case .image: "Image"
    case .metalink: "Metalink"
    case .text: "Text"
    }
  }

  /// As registered with IANA; Python, R and BibTeX have no registered type of their own, and Stata and SPSS the usual ones.
  package var mediaType: String {
    switch self {
    case .csv, .frenchCSV: "text/csv"
    case .json, .jsonColumns, .tableSchema, .profile, .disclosure, .dataPackage: "application/json"
    case .jsonLines: "application/jsonl"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .sqlite: "application/vnd.sqlite3"
    case .parquet: "application/vnd.apache.parquet"
    case .stata: "application/x-stata-dta"
    case .spss: "application/x-spss-sav"
    case .jsonLD, .croissant, .roCrate: "application/ld+json"
    case .csvw: "application/csvm+json"
    case .turtle: "text/turtle"
    case .rdfXML: "application/rdf+xml"
    case .ddi: "application/xml"
    case .codebook: "text/html"
    case .jsonSchema: "application/schema+json"
    case .yaml: "application/yaml"
    case .python, .replicationPython, .replicationR, .bibTeX, .text: "text/plain"
    case .cslJSON: "application/vnd.citationstyles.csl+json"
    case .ris: "application/x-research-info-systems"
    case .cff: "application/yaml"
    case .dataCiteJSON: "application/vnd.datacite.datacite+json"
    case .dataCiteXML: "application/vnd.datacite.datacite+xml"
    case .zip: "application/zip"
    case .markdown: "text/markdown"
    // Of several formats: ``FileFacts/mediaType`` knows which.
    case .image: "application/octet-stream"
    case .metalink: "application/metalink4+xml"
    }
  }

  /// The type as a catalogue may name it: one of the register of IANA, which has none for JSON Lines, Stata and SPSS.
  var registeredMediaType: String {
    switch self {
    case .jsonLines: "text/plain"
    case .stata, .spss: "application/octet-stream"
    default: mediaType
    }
  }

  /// Whether it only repeats a dataset for another tool: a bundle holds the others.
  var isRepetition: Bool { [.jsonColumns, .jsonLines, .xlsx, .sqlite, .parquet, .stata, .spss].contains(self) }

  /// Whether it describes data and holds none.
  var isDescription: Bool {
    [.tableSchema, .profile, .disclosure, .dataPackage, .csvw, .croissant, .roCrate, .ddi, .codebook].contains(self)
  }

  /// What a reader finds in a file of the format.
  func description(in language: String) -> String {
    let isFrench = language == "fr"
    return switch self {
    case .csv: isFrench ? "UTF-8, virgule, point décimal" : "UTF-8, comma, decimal point"
    case .frenchCSV:
      isFrench
        ? "Pour un tableur français\u{A0}: point-virgule, virgule décimale"
        : "For a French spreadsheet: semicolon, decimal comma"
    case .json: isFrench ? "Les mêmes valeurs, pour un programme" : "The same values, for a program"
    case .jsonColumns: isFrench ? "Une liste par colonne" : "One list a column"
    case .jsonLines: isFrench ? "Un objet par ligne" : "One object a line"
    case .xlsx:
      isFrench ? "Classeur\u{A0}: données, dictionnaire, licence" : "Workbook: data, dictionary, licence"
    case .sqlite:
      isFrench
        ? "Base de données avec dictionnaire et recherche de textes"
        : "Database with dictionary and search over texts"
    case .parquet: isFrench ? "Colonnes typées, pour Python, R ou DuckDB" : "Typed columns, for Python, R or DuckDB"
    case .stata: isFrench ? "Stata 14 et suivants, avec les libellés" : "Stata 14 and later, with the labels"
    case .spss: isFrench ? "SPSS et PSPP, avec les libellés" : "SPSS and PSPP, with the labels"
    case .jsonLD, .turtle, .rdfXML: isFrench ? "Catalogue DCAT" : "DCAT catalogue"
    case .csvw: isFrench ? "Description du CSV selon le W3C" : "Description of the CSV after the W3C"
    case .croissant: isFrench ? "Description pour l'apprentissage automatique" : "Description for machine learning"
    case .roCrate: isFrench ? "Provenance de chaque résultat" : "Provenance of every result"
    case .ddi, .codebook: isFrench ? "Dictionnaire des données" : "Codebook of the data"
    case .jsonSchema: isFrench ? "Schéma de l'interface JSON" : "Schema of the JSON interface"
    case .tableSchema: isFrench ? "Dictionnaire des colonnes" : "Dictionary of the columns"
    case .profile:
      isFrench
        ? "Effectifs, quantiles et répartition de chaque colonne" : "Counts, quantiles and distribution of each column"
    case .disclosure:
      isFrench
        ? "Examen de confidentialité\u{A0}: ce qui a été cherché, trouvé et fait"
        : "Disclosure review: what was looked for, found and done"
    case .dataPackage: isFrench ? "Description des fichiers" : "Description of the files"
    case .yaml: isFrench ? "Plan d'analyse" : "Analysis plan"
    case .markdown: isFrench ? "Rapport" : "Report"
    case .image: isFrench ? "Image du rapport" : "Picture of the report"
    case .python, .text: isFrench ? "Texte" : "Text"
    case .replicationPython, .replicationR:
      isFrench
        ? "Programme qui recalcule les résultats et les compare"
        : "Program that computes the results again and compares"
    case .dataCiteJSON, .dataCiteXML:
      isFrench ? "Métadonnées pour un dépôt avec DOI" : "Metadata for a deposit with a DOI"
    case .bibTeX, .cslJSON, .ris, .cff: isFrench ? "Référence bibliographique" : "Bibliographic reference"
    case .metalink: isFrench ? "Pour un gestionnaire de téléchargement" : "For a download manager"
    case .zip:
      isFrench
        ? "Données, dictionnaires, plan, résultats, rapport, licence et sommes de contrôle"
        : "Data, dictionaries, plan, results, report, licence and checksums"
    }
  }

  /// The last part of the format's address in the file types of the Publications Office of the European Union.
  ///
  /// That list has no name for JSON Lines, which no reader of JSON takes for one value, nor for SQLite, Stata and SPSS.
  var europeanFileType: String {
    switch self {
    case .csv, .frenchCSV: "CSV"
    case .json, .jsonColumns, .tableSchema, .profile, .disclosure, .dataPackage, .csvw, .jsonSchema, .cslJSON,
      .dataCiteJSON:
      "JSON"
    case .xlsx: "XLSX"
    case .parquet: "PARQUET"
    case .sqlite, .stata, .spss: "BIN"
    case .jsonLD, .croissant, .roCrate: "JSON_LD"
    case .turtle: "RDF_TURTLE"
    case .rdfXML: "RDF_XML"
    case .ddi, .dataCiteXML: "XML"
    case .codebook: "HTML"
    case .yaml, .cff: "YAML"
    case .markdown: "MARKDOWN"
    case .jsonLines, .python, .replicationPython, .replicationR, .bibTeX, .ris, .text: "TXT"
    case .image: "BIN"
    case .zip: "ZIP"
    case .metalink: "XML"
    }
  }
}
