/// What the rows of a dataset are about, which sets how small a published count may be.
package enum Subject: String, Sendable, CaseIterable {
  case persons
  /// Persons, with tax, income or health data.
  case confidentialPersons = "confidential-persons"
  case enterprises
  /// Places, objects, published aggregates: nobody stands behind a row.
  case things
}
