import Content
import Diagnostics

/// A simulated study that names a real person or body as author, reviewer, partner or funder: a reader could take the
/// demonstration for their work.
enum RealNameInSimulation: Check {
  static let id = "real-name-in-simulation"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let realPeople = Set(catalog.people.filter { !$0.isSimulated }.map(\.id.value))
    let realBodies = Set(catalog.organisations.filter { !$0.isSimulated }.map(\.id.value))
    return catalog.studies.filter { $0.simulation != nil }.flatMap { study in
      let people = (study.authors + study.reviews.map(\.by)).filter { realPeople.contains($0.value) }
      let bodies = (study.partners + study.funding.map(\.by)).filter { realBodies.contains($0.value) }
      return (people + bodies).map { name in
        Diagnostic(
          .error, id: id, at: name.place, message: "a study of simulated data names ‘\(name.value)’, which is real",
          hint: "name a fictitious one, with ‘simulated: true’ in its file")
      }
    }
  }
}
