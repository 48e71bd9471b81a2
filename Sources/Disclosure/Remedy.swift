/// A change of the data before anything is published, as the dictionary declares it.
package enum Remedy: Sendable, Equatable {
  case drop(columns: [String])
  case bands(columns: [String], Bands)
  case year(columns: [String])
  case month(columns: [String])
  /// INSEE commune codes or postcodes to codes of départements.
  case departement(columns: [String])
  case topCode(columns: [String], at: Double)
  case bottomCode(columns: [String], at: Double)
  case round(columns: [String], to: Double)
  /// Levels with fewer rows become one level.
  case recodeRare(columns: [String], below: Int, as: String)
  case suppressToK(columns: [String], k: Int, BlankReading)
  case microaggregate(columns: [String], size: Int)
  case noise(columns: [String], standardDeviation: Double, seed: UInt64)
  case pseudonym(columns: [String])

  package enum Bands: Sendable, Equatable {
    /// Lower bounds in increasing order; values from the last one up are a band of their own.
    case breaks([Double])
    /// Bands that start at multiples of a width.
    case width(Double)
  }

  /// The word of the dictionary.
  package var name: String {
    switch self {
    case .drop: "drop"
    case .bands: "bands"
    case .year: "year"
    case .month: "month"
    case .departement: "departement"
    case .topCode: "top-code"
    case .bottomCode: "bottom-code"
    case .round: "round"
    case .recodeRare: "recode-rare"
    case .suppressToK: "suppress-to-k"
    case .microaggregate: "microaggregate"
    case .noise: "noise"
    case .pseudonym: "pseudonym"
    }
  }

  package var columns: [String] {
    switch self {
    case .drop(let columns), .bands(let columns, _), .year(let columns), .month(let columns), .departement(let columns),
      .topCode(let columns, _), .bottomCode(let columns, _), .round(let columns, _), .recodeRare(let columns, _, _),
      .suppressToK(let columns, _, _), .microaggregate(let columns, _), .noise(let columns, _, _),
      .pseudonym(let columns):
      columns
    }
  }
}

/// What a remedy did to one column, for the report.
package struct Applied: Sendable, Equatable {
  /// ``Remedy/name``.
  package var remedy: String
  package var column: String
  package var rowCount: Int
  /// Cells whose value is another than before; for a column that is no more, all that had a value.
  package var changed: Int
  /// Cells that had a value and have none.
  package var blanked: Int
  /// For numbers that stay numbers: the mean before and after, and the correlation between both; nil without two different
  /// values.
  package var meanBefore: Double?
  package var meanAfter: Double?
  package var correlation: Double?

  package var shareBlanked: Double { rowCount == 0 ? 0 : Double(blanked) / Double(rowCount) }
}

/// Why a remedy cannot be applied.
package enum RemedyError: Error, Equatable {
  case unknownColumn(remedy: String, column: String, columns: [String])
  /// The remedy is for columns of another type: `needs` is one of number, date, text, text-or-number.
  case wrongType(remedy: String, column: String, needs: String)
  /// `breaks` do not increase, or a width, size, step, standard deviation or k is not positive.
  case badValue(remedy: String, value: String)
  case noDepartement(column: String, value: String, line: Int32)
  case missingKey
  /// Below 32 bytes.
  case shortKey(bytes: Int)
  /// Even all blank, the table has too few rows.
  case tooFewRows(remedy: String, rows: Int, needed: Int)
}

extension RemedyError {
  /// The message and the hint for the editor.
  package var words: (message: String, hint: String) {
    switch self {
    case .unknownColumn(let remedy, let column, let columns):
      (
        "the remedy \(remedy) names a column ‘\(column)’ that is not there",
        "the columns are: \(columns.joined(separator: ", "))"
      )
    case .wrongType(let remedy, let column, let needs):
      ("the remedy \(remedy) needs a column of type \(needs), and ‘\(column)’ is none", "")
    case .badValue(let remedy, let value):
      ("the remedy \(remedy) cannot work with \(value)", "write positive numbers, and breaks in increasing order")
    case .noDepartement(let column, let value, let line):
      (
        "‘\(value)’ in line \(line) of column ‘\(column)’ is no code of a commune and no postcode",
        "codes have five characters and keep their leading zero: give the column type: string"
      )
    case .missingKey:
      ("the remedy pseudonym needs a key", "put a key of at least 32 bytes in the environment: TANK_PSEUDONYM_KEY")
    case .shortKey(let bytes):
      (
        "the key of the pseudonyms has \(bytes) bytes, and at least 32 are needed",
        "make one with: openssl rand -hex 32"
      )
    case .tooFewRows(let remedy, let rows, let needed):
      ("the remedy \(remedy) needs \(needed) rows, and the table has \(rows)", "")
    }
  }
}

/// The key of pseudonyms, with the hash function, which this room does not have.
package struct PseudonymKey: Sendable {
  package var bytes: [UInt8]
  package var sha256: @Sendable ([UInt8]) -> [UInt8]

  package init(bytes: [UInt8], sha256: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.bytes = bytes
    self.sha256 = sha256
  }
}
