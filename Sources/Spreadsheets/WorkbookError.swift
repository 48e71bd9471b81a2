/// Why a workbook cannot be read: in words, with the sheet and the cell when it is about one.
package struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  package var sheet: String?
  package var cell: CellReference?
  /// Without a capital or a full stop.
  package var message: String
  /// What to do; empty when the message says it all.
  package var hint: String

  init(_ message: String, sheet: String? = nil, cell: CellReference? = nil, hint: String = "") {
    self.sheet = sheet
    self.cell = cell
    self.message = message
    self.hint = hint
  }

  /// `sheet ‘Données’, cell C14: …`.
  package var description: String {
    let place = [sheet.map { "sheet ‘\($0)’" }, cell.map { "cell \($0)" }].compactMap(\.self).joined(separator: ", ")
    return place.isEmpty ? message : "\(place): \(message)"
  }

  /// Whether the place is known already.
  var isNamed: Bool { sheet != nil }

  func inPart(_ part: String) -> WorkbookError {
    var error = self
    error.message = "part ‘\(part)’ is refused: \(message)"
    return error
  }
}

/// The address of a cell, both numbers from 1.
package struct CellReference: Sendable, Hashable, CustomStringConvertible {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `C14` or `$C$14`; nil for anything else, and beyond column XFD and row 1,048,576.
  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case 0x24: continue
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
      case 0x30...0x39 where column > 0: row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= Self.columnLimit, row <= Self.rowLimit else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row, column: column)
  }

  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  package var description: String { Self.letters(column) + String(row) }

  /// The letters of a column: 1 is A, 27 is AA.
  package static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

/// A rectangle of cells, as `B2:B6`.
package struct CellArea: Sendable, Hashable, CustomStringConvertible {
  package var first: CellReference
  package var last: CellReference

  package var description: String { "\(first):\(last)" }
}
