import Tables

/// The four bounds of a column, as dictionaries write them.
enum Bound: String, CaseIterable {
  case minimum, maximum
  case exclusiveMinimum = "exclusive-minimum"
  case exclusiveMaximum = "exclusive-maximum"

  var tableSchemaKey: String {
    switch self {
    case .minimum, .maximum: rawValue
    case .exclusiveMinimum: "exclusiveMinimum"
    case .exclusiveMaximum: "exclusiveMaximum"
    }
  }
}

extension Field {
  /// Sets a bound from its text; false for a text that is no value of the field.
  mutating func set(_ bound: Bound, _ text: String) -> Bool {
    if kind.isMoment {
      guard let moment = canonicalMoment(text, kind: kind) else { return false }
      switch bound {
      case .minimum: constraints.earliest = moment
      case .maximum: constraints.latest = moment
      case .exclusiveMinimum: constraints.exclusiveEarliest = moment
      case .exclusiveMaximum: constraints.exclusiveLatest = moment
      }
      return true
    }
    // `Double` reads hexadecimal numbers and names too.
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text), number.isFinite
    else { return false }
    switch bound {
    case .minimum: constraints.minimum = number
    case .maximum: constraints.maximum = number
    case .exclusiveMinimum: constraints.exclusiveMinimum = number
    case .exclusiveMaximum: constraints.exclusiveMaximum = number
    }
    return true
  }
}
