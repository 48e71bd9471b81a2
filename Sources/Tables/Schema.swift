/// What a dataset's dictionary says, in the terms of Frictionless Table Schema.
package struct Schema: Sendable, Equatable {
  package var fields: [Field]
  /// Texts that mean "missing" in every column that does not say otherwise; the empty cell is always one.
  package var missingValues: [String]
  package var primaryKey: [String]
  /// Groups of columns whose values together never repeat. As in SQL, rows with a missing part are not compared.
  package var uniqueKeys: [[String]] = []
  package var foreignKeys: [ForeignKey] = []
  /// The address of the national or international schema that the dictionary follows; empty without one.
  package var conformsTo = ""

  /// Columns whose values stand in the key columns of another dataset of the study.
  package struct ForeignKey: Sendable, Equatable {
    package var fields: [String]
    /// The other dataset; empty for a key into the same table.
    package var dataset: String
    /// As many as `fields`, in the same order.
    package var keys: [String]

    package init(fields: [String], dataset: String, keys: [String]) {
      self.fields = fields
      self.dataset = dataset
      self.keys = keys
    }
  }

  package init(fields: [Field], missingValues: [String] = [""], primaryKey: [String] = []) {
    self.fields = fields
    self.missingValues = missingValues
    self.primaryKey = primaryKey
  }
}

/// One column of the dictionary.
package struct Field: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case string, integer, number, boolean, date, year, time, datetime

    /// A date, a time of the day or both: kept as ISO 8601 text, which sorts as the calendar does.
    package var isMoment: Bool { self == .date || self == .time || self == .datetime }
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
    /// Bounds that a value must not reach.
    package var exclusiveMinimum: Double?
    package var exclusiveMaximum: Double?
    /// Bounds of dates, times and datetimes, in their canonical form.
    package var earliest: String?
    package var latest: String?
    package var exclusiveEarliest: String?
    package var exclusiveLatest: String?
    /// The only values allowed, as they are written in the file; empty for any.
    package var enumeration: [String] = []
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
  /// The form of a date, a time or both (`%d/%m/%Y`); empty means ISO 8601. `percent` for a number: `12,5 %` is 0.125.
  package var format = ""
  /// When set, replaces the schema's missing values for this column.
  package var missingValues: [String]?
  package var levels: [Level] = []
  package var constraints = Constraints()
  /// Texts that mean true and false in a boolean column.
  package var trueValues = ["true", "True", "TRUE", "1", "oui", "Oui", "OUI", "vrai", "Vrai", "VRAI"]
  package var falseValues = ["false", "False", "FALSE", "0", "non", "Non", "NON", "faux", "Faux", "FAUX"]
  /// What the values are codes of; their form and their check digits are then verified.
  package var meaning: Meaning?
  package var privacy = Privacy.none
  /// False when other signs stand before or after the numbers: `12 €`, `≈ 3 km`.
  package var isBareNumber = true

  package enum Privacy: String, Sendable, CaseIterable {
    case direct, quasi, sensitive, none
  }

  /// Numbers written as percentages, and kept as proportions.
  package var isPercentage: Bool { kind == .number && format == "percent" }

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
