/// What the rows of a dataset are about, which sets how small a published count may be.
package enum Subject: String, Sendable, CaseIterable {
  case persons
  /// Persons, with tax, income or health data.
  case confidentialPersons = "confidential-persons"
  case enterprises
  /// Places, objects, published aggregates: nobody stands behind a row.
  case things
}

extension Subject {
  /// What so many rows are called in a message: ‘1 person’, ‘3 enterprises’, ‘2 rows’.
  package func unit(_ count: Int) -> String {
    let isOne = abs(count) == 1
    switch self {
    case .persons, .confidentialPersons: return isOne ? "person" : "persons"
    case .enterprises: return isOne ? "enterprise" : "enterprises"
    case .things: return isOne ? "row" : "rows"
    }
  }
}
