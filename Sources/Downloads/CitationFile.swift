import Content
import Tables

/// The name that the format prescribes.
let citationFileName = "CITATION.cff"

/// `CITATION.cff` of a study: version 1.2.0 of the Citation File Format, for the folder of its data.
///
/// What is cited is the report; the file describes the dataset, as the format knows no other kind, and names the report
/// as the preferred citation. Texts are double-quoted, so that none is read as a date, a number or a key.
///
/// - SeeAlso: Druskat et al. (2021), *Citation File Format* 1.2.0, doi:10.5281/zenodo.5171937.
func citationFile(_ citation: Citation, license: License) -> [UInt8] {
  let isFrench = citation.language == "fr"
  var lines = [
    "cff-version: 1.2.0",
    "message: "
      + quoted(
        isFrench
          ? "Si vous réutilisez ces données, citez l'étude ainsi." : "If you reuse these data, cite the study as below."
      ),
    "type: dataset",
    "title: " + quoted(citation.title),
    "version: " + quoted(citation.version),
    "date-released: " + quoted(citation.date.description),
    "license: " + license.rawValue,
    "url: " + quoted(citation.url),
  ]
  if let doi = citation.doi { lines.append("doi: " + quoted(doi.name)) }
  if !citation.summary.isEmpty { lines.append("abstract: " + quoted(citation.summary)) }
  // The schema wants keywords to be unique.
  let keywords = citation.keywords.enumerated().filter { citation.keywords.firstIndex(of: $1) == $0 }.map(\.element)
  if !keywords.isEmpty { lines += ["keywords:"] + keywords.map { "  - " + quoted($0) } }
  let authors = cffAuthors(citation)
  lines += ["authors:"] + authors.map { "  " + $0 }
  lines += ["preferred-citation:", "  type: report", "  title: " + quoted(citation.title), "  authors:"]
  lines += authors.map { "    " + $0 }
  lines += [
    "  institution:", "    name: " + quoted(citation.publisher), "  year: \(citation.date.year)",
    "  month: \(citation.date.month)", "  version: " + quoted(citation.version), "  languages: [\(citation.language)]",
    "  url: " + quoted(citation.url),
  ]
  if let doi = citation.doi { lines.append("  doi: " + quoted(doi.name)) }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

/// One author in each item, each item's lines indented alike; the publisher for a study without authors, since the
/// format wants one at least.
private func cffAuthors(_ citation: Citation) -> [String] {
  guard !citation.authors.isEmpty else { return ["- name: " + quoted(citation.publisher)] }
  return citation.authors.flatMap { author in
    let names =
      author.parts.given.isEmpty
      ? [("name", author.parts.family)] : [("family-names", author.parts.family), ("given-names", author.parts.given)]
    // An entity, which has its name in one, has no affiliation.
    let more = [("affiliation", author.parts.given.isEmpty ? "" : author.affiliation)]
    let orcid = author.orcid.isEmpty ? "" : "https://orcid.org/" + author.orcid
    return (names + more + [("orcid", orcid)]).filter { !$0.1.isEmpty }.enumerated().map { index, member in
      (index == 0 ? "- " : "  ") + member.0 + ": " + quoted(member.1)
    }
  }
}

/// A double-quoted scalar of YAML: JSON's strings are such.
private func quoted(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSON(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
