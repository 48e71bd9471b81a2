import Templates

/// What `templates/citation.mustache` shows: how to cite a study.
struct CitationModel: TemplateModel {
  var text: String
  /// Its address; empty before there is one.
  var doi: String
  var bibtex: String
  var ris: String
  var csl: String
  /// The same and more as files, in the first language of the site.
  var files: [Link]

  static let shape = Shape<CitationModel>([
    .text("text") { $0.text }, .text("doi") { $0.doi }, .text("bibtex") { $0.bibtex }, .text("ris") { $0.ris },
    .text("csl") { $0.csl }, .flag("hasFiles") { !$0.files.isEmpty }, .list("files") { $0.files },
  ])
}
