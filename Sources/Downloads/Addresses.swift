import Content

/// Where the files for programs stand, and the pages that they name.
package struct Addresses: Sendable {
  package var site: Site
  /// For each language, the word of its pages' addresses that stands for studies.
  package var studyWords: [String: String]

  package init(site: Site, studyWords: [String: String] = ["fr": "etudes", "en": "studies"]) {
    self.site = site
    self.studyWords = studyWords
  }

  /// The folder of a study's files, from the root of the site: the same in every language, for ever.
  package static func folder(of study: String) -> String { "data/\(study)/" }

  package static func bundle(of study: Study) -> String { "bundles/\(study.slug)-\(study.version.value).zip" }

  /// The page of a study, from the root of the site.
  package func page(of study: String, language: String) -> String {
    let tree = language == site.masterLanguage ? "" : language + "/"
    return "\(tree)\(studyWords[language] ?? "studies")/\(study)/"
  }

  /// The whole address of something at the site.
  package func absolute(_ path: String) -> String { site.baseURL + path }

  package func url(of study: Study, language: String? = nil) -> String {
    absolute(page(of: study.slug, language: language ?? site.masterLanguage))
  }
}
