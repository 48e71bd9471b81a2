import Content
import Downloads

extension PageMaker {
  /// How to cite a study: a sentence, BibTeX, and CSL JSON, the same as in the study's files.
  func citation(of study: Study) -> CitationModel {
    let words = Dictionary(context.languages.map { ($0.code, $0["path-studies"]) }) { first, _ in first }
    let citation = Citation(
      study, in: index.catalog, language: code, addresses: Downloads.Addresses(site: site, studyWords: words))
    return CitationModel(
      text: language.prose(citation.text), bibtex: citation.bibTeX,
      csl: String(decoding: JSON.array([citation.cslItem]).bytes, as: UTF8.self))
  }
}
