import Content
import Downloads

extension PageMaker {
  /// How to cite a study: a sentence, BibTeX, RIS and CSL JSON, the same as in the study's files.
  func citation(of study: Study) -> CitationModel {
    let words = Dictionary(context.languages.map { ($0.code, $0["path-studies"]) }) { first, _ in first }
    let citation = Citation(
      study, in: index.catalog, language: code, addresses: Downloads.Addresses(site: site, studyWords: words))
    let page = addresses.study(study.slug, code)
    let formats: [Format] = [.bibTeX, .ris, .cslJSON, .cff, .dataCiteJSON, .dataCiteXML]
    return CitationModel(
      text: language.prose(citation.text), doi: study.doi?.address ?? "", bibtex: citation.bibTeX, ris: citation.ris,
      csl: String(decoding: JSON.array([citation.cslItem]).bytes, as: UTF8.self),
      files: formats.compactMap { format in
        context.files[study.slug]?.first { $0.format == format }.map {
          Link(label: $0.name, address: Address(path: $0.path).link(from: page))
        }
      })
  }
}
