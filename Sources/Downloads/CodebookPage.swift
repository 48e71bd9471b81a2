import Content
import Tables

/// The dictionaries of a study's tables as one page that needs nothing beside it, for a reader without the site.
func codebookPage(
  _ study: Study, content: [String: DatasetContent], in catalog: Catalog, citation: Citation, language: String
) -> [UInt8] {
  let words = language == "fr" ? CodebookWords.french : CodebookWords.english
  let languages = [language] + catalog.site.languages
  func text(_ texts: [String: String]) -> String { LocalisedText(texts).text(language, otherwise: languages) }
  let edition = study.editions[language]
  var html = HTMLText()
  html.raw("<!doctype html>\n<html lang=\"\(language)\">\n<head>\n<meta charset=\"utf-8\">\n")
  html.raw("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
  html.text("\(words.codebook) – \(edition.title)")
  html.raw(
    "</title>\n<link rel=\"license\" href=\"\(catalog.licenses(of: study).data.address)\">\n<style>\(style)</style>\n</head>\n<body>\n<main>\n<h1>"
  )
  html.text(edition.title)
  html.raw("</h1>\n")
  html.paragraph(edition.summary)
  html.paragraph(citation.text)
  if study.simulation != nil { html.paragraph(words.simulated) }
  for dataset in study.datasets {
    guard let profiles = content[dataset.name]?.profiles else { continue }
    let dictionary = dataset.dictionary
    html.element("h2", dictionary.title.isEmpty ? dataset.name : text(dictionary.title.texts))
    html.paragraph(text(dictionary.description.texts))
    let license = dictionary.license ?? catalog.licenses(of: study).data
    html.paragraph(
      "\(dataset.name).csv – \(dataset.table.rowCount) \(words.rows), \(dataset.table.columns.count) \(words.columns) – "
        + "\(license.title) (\(license.rawValue))")
    html.raw("<div role=\"group\" tabindex=\"0\" aria-label=\"")
    html.text(dataset.name)
    html.raw("\">\n<table>\n<thead><tr>")
    for head in words.heads {
      html.raw("<th scope=\"col\">")
      html.text(head)
      html.raw("</th>")
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for (column, profile) in zip(dataset.table.columns, profiles) {
      let field = column.field
      html.raw("<tr><th scope=\"row\"><code>")
      html.text(field.name)
      html.raw("</code></th><td>")
      let meaning = [text(field.title), text(field.description)].filter { !$0.isEmpty }.joined(separator: ". ")
      html.text(meaning)
      html.raw("</td><td>")
      html.text(words.kinds[field.kind] ?? field.kind.rawValue)
      if let unit = Optional(text(field.unit)), !unit.isEmpty { html.text(" (\(unit))") }
      html.raw("</td><td>")
      html.values(of: field, profile, language: language, languages: languages)
      html.raw("</td><td>")
      html.text(String(profile.missing))
      html.raw("</td></tr>\n")
    }
    html.raw("</tbody>\n</table>\n</div>\n")
  }
  html.raw("</main>\n</body>\n</html>\n")
  return html.bytes
}

/// Reads in light and in dark, and prints.
private let style = """
  :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem}\
  p{overflow-wrap:anywhere}[role=group]{overflow-x:auto}table{border-collapse:collapse;width:100%}\
  th,td{border-bottom:1px solid;padding:.4rem .6rem .4rem 0;text-align:left;vertical-align:top}ul{margin:0;padding-left:1.1rem}
  """

private struct HTMLText {
  var bytes: [UInt8] = []

  mutating func raw(_ markup: String) { bytes += markup.utf8 }

  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case 0..<0x09, 0x0B..<0x20, 0x7F: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
  }

  mutating func element(_ name: String, _ content: String) {
    raw("<\(name)>")
    text(content)
    raw("</\(name)>\n")
  }

  mutating func paragraph(_ content: String) {
    if !content.isEmpty { element("p", content) }
  }

  /// The levels with their labels and counts, or the ends of the values.
  mutating func values(of field: Field, _ profile: ColumnProfile, language: String, languages: [String]) {
    if !field.levels.isEmpty {
      let counts = Dictionary(profile.levels.map { ($0.value, $0.count) }, uniquingKeysWith: { first, _ in first })
      raw("<ul>")
      for level in field.levels {
        let label = LocalisedText(level.labels).text(language, otherwise: languages)
        raw("<li><code>")
        text(level.value)
        raw("</code>")
        if !label.isEmpty, label != level.value { text(" \(label)") }
        if let count = counts[level.value] { text(" (\(count))") }
        raw("</li>")
      }
      raw("</ul>")
    } else if let numbers = profile.numbers {
      let ends = "\(numbers.minimum.shortest) – \(numbers.maximum.shortest)"
      text(language == "fr" ? String(ends.map { $0 == "." ? "," : $0 }) : ends)
    } else if let first = profile.firstDate, let last = profile.lastDate {
      text("\(first) – \(last)")
    }
  }
}

private struct CodebookWords {
  var codebook: String
  var simulated: String
  var rows: String
  var columns: String
  var heads: [String]
  var kinds: [Field.Kind: String]

  static let french = CodebookWords(
    codebook: "Dictionnaire des données", simulated: "Les données de cette étude sont simulées.", rows: "lignes",
    columns: "colonnes", heads: ["Colonne", "Sens", "Type", "Valeurs (effectif)", "Manquantes"],
    kinds: [
      .string: "texte", .integer: "entier", .number: "nombre", .boolean: "oui ou non", .date: "date", .year: "année",
      .time: "heure", .datetime: "date et heure",
    ])

  static let english = CodebookWords(
    codebook: "Codebook", simulated: "The data of this study are simulated.", rows: "rows", columns: "columns",
    heads: ["Column", "Meaning", "Type", "Values (count)", "Missing"],
    kinds: [
      .string: "text", .integer: "whole number", .number: "number", .boolean: "yes or no", .date: "date",
      .year: "year", .time: "time", .datetime: "date and time",
    ])
}
