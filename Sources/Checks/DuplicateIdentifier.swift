import Content
import Diagnostics

/// Two people, two organisations or two themes with one id.
enum DuplicateIdentifier: Check {
  static let id = "duplicate-id"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    [
      (catalog.people.map(\.id), "person"), (catalog.organisations.map(\.id), "organisation"),
      (catalog.site.themes.map(\.id), "theme"),
    ].flatMap { ids, what in
      var first: [String: Place] = [:]
      return ids.filter { !$0.value.isEmpty }.compactMap { id -> Diagnostic? in
        guard let place = first[id.value] else {
          first[id.value] = id.place
          return nil
        }
        return Diagnostic(
          .error, id: Self.id, at: id.place, message: "a second \(what) has the id ‘\(id.value)’",
          hint: "the first stands on line \(place.line); choose another id")
      }
    }
  }
}
