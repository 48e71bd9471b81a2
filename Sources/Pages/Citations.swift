import Content

extension PageMaker {
  /// How to cite a study: a sentence, BibTeX, and CSL JSON.
  ///
  /// Names stay as they are written: which part of one is the family's cannot be known.
  func citation(of study: Study) -> CitationModel {
    let edition = study.editions[code]
    let title = language.prose(edition.title)
    let authors = study.authors.map { index.person($0.value)?.name ?? $0.value }
    let publisher = index.organisation(site.publisher.value)?.name ?? language.prose(site.title, in: site)
    let address = addresses.study(study.slug, code).absolute(base: site.baseURL)
    let year = study.date.value.year
    let version = language.say("version", ["version": study.version.value])
    let text = "\(language.format.list(authors)) (\(year)). \(title) (\(version)). \(publisher). \(address)"
    let bibtex = """
      @techreport{\(study.slug)-\(year),
        author = {\(authors.map(bibtexText).joined(separator: " and "))},
        title = {\(bibtexText(title))},
        institution = {\(bibtexText(publisher))},
        year = {\(year)},
        note = {\(bibtexText(version.capitalisedFirst))},
        url = {\(address)}
      }
      """
    let date = study.date.value
    let csl = """
      [{
        "id": \(jsonText("\(study.slug)-\(year)")),
        "type": "report",
        "title": \(jsonText(title)),
        "author": [\(authors.map { "{\"literal\": \(jsonText($0))}" }.joined(separator: ", "))],
        "issued": {"date-parts": [[\(date.year), \(date.month), \(date.day)]]},
        "version": \(jsonText(study.version.value)),
        "publisher": \(jsonText(publisher)),
        "URL": \(jsonText(address)),
        "language": \(jsonText(edition.language))
      }]
      """
    return CitationModel(text: text, bibtex: bibtex, csl: csl)
  }
}

/// Text inside BibTeX braces.
func bibtexText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "{", "}", "%", "&", "_", "#", "$": result += "\\" + String(scalar)
    case "\\": result += "\\textbackslash{}"
    case "~": result += "\\textasciitilde{}"
    case "^": result += "\\textasciicircum{}"
    case "\u{A0}", "\u{202F}": result += "~"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A JSON string, quotes included.
func jsonText(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    default:
      if scalar.value < 0x20 {
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.utf8.count) + code
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}
