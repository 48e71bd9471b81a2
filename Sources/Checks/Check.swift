import CommonMark
import Content
import Diagnostics

/// A rule over the loaded catalogue. It returns all that it finds, and never stops at the first.
protocol Check: SendableMetatype {
  /// Stable: editors' tools and the guide name it.
  static var id: String { get }

  static func diagnostics(in catalog: Catalog) -> [Diagnostic]
}

/// Every rule, in the order of their messages' ids.
let checks: [any Check.Type] = [
  BrokenLink.self,
  CorrectionOrder.self,
  DuplicateIdentifier.self,
  EmptyStudy.self,
  HeadingOrder.self,
  HeadlineUnit.self,
  ImageWithoutAlternative.self,
  MissingHeadline.self,
  MissingImage.self,
  MissingLegalNotice.self,
  MissingScript.self,
  MissingTranslation.self,
  OldTranslation.self,
  OutsideImage.self,
  PersonalDetailInPicture.self,
  PersonalDetailInText.self,
  RealNameInSimulation.self,
  RegisteredOutcomes.self,
  RepeatedDOI.self,
  ShareAlike.self,
  UnknownEstimate.self,
  UnknownHeading.self,
  UnknownNavigation.self,
  UnknownOrganisation.self,
  UnknownPerson.self,
  UnknownResult.self,
  UnknownStudy.self,
  UnknownTheme.self,
  VagueLink.self,
]

/// All that the rules find, in their order.
///
/// - Parameter jobs: How many cores to use.
package func check(_ catalog: Catalog, jobs: Int = 1) -> [Diagnostic] {
  parallelMap(checks, jobs: jobs) { $0.diagnostics(in: catalog) }.flatMap { $0 }
}

/// The ids of the rules, which the guide explains one by one.
package var checkIds: [String] { checks.map { $0.id } }

extension Catalog {
  /// Every text of the site, in every language.
  var editions: [Edition] {
    pages.flatMap(\.editions.all) + notes.flatMap(\.editions.all) + studies.flatMap(\.editions.all)
  }

  /// Whether a file below the content folder was read, or is absent.
  func isReadable(_ file: String) -> Bool {
    !unreadableFiles.contains(folder + "/" + file)
  }
}

extension Edition {
  /// The text and its asides.
  var documents: [Document] { [document] + blocks.map(\.aside) }
}

/// The findings for names that are not among the known ones.
func unknown(
  _ names: [Located<String>], among known: [String], id: String, what: String, file: String
) -> [Diagnostic] {
  guard !names.isEmpty else { return [] }
  let set = Set(known)
  return names.filter { !$0.value.isEmpty && !set.contains($0.value) }.map { name in
    Diagnostic(
      .error, id: id, at: name.place, message: "\(file) has no \(what) ‘\(name.value)’",
      hint: hint(for: name.value, among: known, what: what))
  }
}
