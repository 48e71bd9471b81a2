/// The formats of the files for programs.
package enum Format: String, Sendable, CaseIterable {
  case csv, frenchCSV, json, jsonLD, tableSchema, dataPackage, yaml, python, bibTeX, cslJSON, zip, text

  /// How the format is called on pages.
  package var label: String {
    switch self {
    case .csv, .frenchCSV: "CSV"
    case .json: "JSON"
    case .jsonLD: "JSON-LD"
    case .tableSchema: "Table Schema"
    case .dataPackage: "Data Package"
    case .yaml: "YAML"
    case .python: "Python"
    case .bibTeX: "BibTeX"
    case .cslJSON: "CSL JSON"
    case .zip: "ZIP"
    case .text: "Text"
    }
  }

  /// As registered with IANA; Python and BibTeX have no registered type of their own.
  package var mediaType: String {
    switch self {
    case .csv, .frenchCSV: "text/csv"
    case .json, .tableSchema, .dataPackage: "application/json"
    case .jsonLD: "application/ld+json"
    case .yaml: "application/yaml"
    case .python, .bibTeX, .text: "text/plain"
    case .cslJSON: "application/vnd.citationstyles.csl+json"
    case .zip: "application/zip"
    }
  }

  /// The last part of the format's address in the file types of the Publications Office of the European Union.
  var europeanFileType: String {
    switch self {
    case .csv, .frenchCSV: "CSV"
    case .json, .tableSchema, .dataPackage, .cslJSON: "JSON"
    case .jsonLD: "JSON_LD"
    case .yaml: "YAML"
    case .python, .bibTeX, .text: "TXT"
    case .zip: "ZIP"
    }
  }
}
