/// What a dataset's dictionary says, in the terms of Frictionless Table Schema.
package struct Schema: Sendable, Equatable {
  package var fields: [Field]
  /// Texts that mean "missing" in every column that does not say otherwise; the empty cell is always one.
  package var missingValues: [String]
  package var primaryKey: [String]

  package init(fields: [Field], missingValues: [String] = [""], primaryKey: [String] = []) {
    self.fields = fields
    self.missingValues = missingValues
    self.primaryKey = primaryKey
  }
}

/// One column of the dictionary.
package struct Field: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case string, integer, number, boolean, date, year
  }

  /// A value that a column may take, with its label in each language.
  package struct Level: Sendable, Equatable {
    package var value: String
    /// Language code to label; empty when the value speaks for itself.
    package var labels: [String: String]

    package init(value: String, labels: [String: String] = [:]) {
      self.value = value
      self.labels = labels
    }
  }

  package struct Constraints: Sendable, Equatable {
    package var required = false
    package var unique = false
    package var minimum: Double?
    package var maximum: Double?
    package var minLength: Int?
    package var maxLength: Int?
    package var pattern: String?

    package init() {}
  }

  package var name: String
  package var kind: Kind
  /// Language code to text.
  package var title: [String: String] = [:]
  package var description: [String: String] = [:]
  package var unit: [String: String] = [:]
  /// A date's form (`%d/%m/%Y`); empty means ISO 8601.
  package var format = ""
  /// When set, replaces the schema's missing values for this column.
  package var missingValues: [String]?
  package var levels: [Level] = []
  package var constraints = Constraints()
  /// Texts that mean true and false in a boolean column.
  package var trueValues = ["true", "True", "TRUE", "1", "oui", "Oui", "OUI", "vrai", "Vrai", "VRAI"]
  package var falseValues = ["false", "False", "FALSE", "0", "non", "Non", "NON", "faux", "Faux", "FAUX"]
  package var privacy = Privacy.none

  package enum Privacy: String, Sendable, CaseIterable {
    case direct, quasi, sensitive, none
  }

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
