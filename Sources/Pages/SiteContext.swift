import Content
import Downloads
import Rasters

/// What all pages are made from. It is shared by the tasks that render them, and never changes.
final class SiteContext: Sendable {
  let index: SiteIndex
  let languages: [Language]
  let addresses: PageAddresses
  /// The data files of each study, in their order, and under the empty name those of the whole site.
  let files: [String: [FileFacts]]
  /// What the pictures for sharing are drawn with; nil where there are none.
  let sharingFonts: FontFiles?
  let accessibility: AccessibilityFindings
  /// The released versions of each study.
  let histories: [String: StudyHistory]

  init(
    index: SiteIndex, languages: [Language], files: [FileFacts], sharingFonts: FontFiles? = nil,
    histories: [String: StudyHistory] = [:]
  ) {
    self.sharingFonts = sharingFonts
    self.index = index
    self.histories = histories
    self.languages = languages
    addresses = PageAddresses(languages: languages)
    accessibility = AccessibilityFindings(index.catalog)
    var groups: [String: [FileFacts]] = [:]
    for file in files { groups[Self.study(of: file.path, index), default: []].append(file) }
    self.files = groups
  }

  var site: Site { index.site }

  private static func study(of path: String, _ index: SiteIndex) -> String {
    let folders = path.split(separator: "/")
    if folders.count > 2, folders[0] == "data" { return String(folders[1]) }
    if folders.count == 2, folders[0] == "bundles" {
      // `<study>-<version>.zip`: the study is the longest slug that fits.
      var name = folders[1]
      while let hyphen = name.lastIndex(of: "-") {
        name = name[..<hyphen]
        if index.study(String(name)) != nil { return String(name) }
      }
    }
    return ""
  }
}

/// Makes the pages of one language.
///
/// It holds one reference, because each of the thousands of files that wait to be rendered holds a maker.
struct PageMaker: Sendable {
  private let kit: Kit
  /// The charts of the page's study that have a page of their own, by identifier.
  var figureNames: [String: String] = [:]

  private final class Kit: Sendable {
    let context: SiteContext
    let language: Language
    let templates: PageTemplates

    init(context: SiteContext, language: Language, templates: PageTemplates) {
      self.context = context
      self.language = language
      self.templates = templates
    }
  }

  init(context: SiteContext, language: Language, templates: PageTemplates) {
    kit = Kit(context: context, language: language, templates: templates)
  }

  var context: SiteContext { kit.context }
  var language: Language { kit.language }
  var templates: PageTemplates { kit.templates }
  var index: SiteIndex { context.index }
  var site: Site { context.site }
  var addresses: PageAddresses { context.addresses }
  var code: String { language.code }
}
