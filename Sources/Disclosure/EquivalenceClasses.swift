import Tables

/// The rows of a table grouped by equal values of the quasi-identifiers, blanks being a value of their own.
///
/// - SeeAlso: Sweeney (2002), doi:10.1142/S0218488502001648.
package struct EquivalenceClasses: Sendable, Equatable {
  /// For each row, the number of its class; classes count from 0 in the order of their first rows.
  package var classOfRow: [Int32]
  /// For each class, its number of rows.
  package var sizes: [Int]

  /// Without columns all rows are one class.
  package init(of columns: [Column], rowCount: Int) {
    self.init(codes: columns.map { ColumnCodes($0.values) }, rowCount: rowCount)
  }

  init(codes: [ColumnCodes], rowCount: Int) {
    var classes = Array(repeating: Int32(0), count: rowCount)
    var classCount = rowCount == 0 ? 0 : 1
    for column in codes { Self.refine(&classes, &classCount, by: column) }
    var sizes = Array(repeating: 0, count: classCount)
    for number in classes { sizes[Int(number)] += 1 }
    classOfRow = classes
    self.sizes = sizes
  }

  private static func refine(_ classes: inout [Int32], _ classCount: inout Int, by column: ColumnCodes) {
    let width = column.levelCount + 1
    let (cells, isTooMany) = classCount.multipliedReportingOverflow(by: width)
    if !isTooMany, cells <= max(1024, classes.count * 2) {
      // Few enough pairs to number them in a plain array.
      var numbers = Array(repeating: Int32(-1), count: cells)
      var count: Int32 = 0
      for row in classes.indices {
        let cell = Int(classes[row]) * width + Int(column.codes[row])
        if numbers[cell] < 0 {
          numbers[cell] = count
          count += 1
        }
        classes[row] = numbers[cell]
      }
      classCount = Int(count)
      return
    }
    var index = CodeIndex(reserving: min(classes.count, cells))
    for row in classes.indices {
      let key = UInt64(UInt32(classes[row])) << 32 | UInt64(column.codes[row])
      classes[row] = Int32(index.number(of: key))
    }
    classCount = index.count
  }

  /// For each class, its first row.
  var firstRows: [Int] {
    var first = Array(repeating: -1, count: sizes.count)
    for (row, number) in classOfRow.enumerated() where first[Int(number)] < 0 { first[Int(number)] = row }
    return first
  }

  /// The rows in the order of their classes, and where each class starts in them, with the end at last.
  var rowsByClass: (rows: [Int32], starts: [Int]) {
    var starts = [0]
    starts.reserveCapacity(sizes.count + 1)
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    var next = starts
    var rows = Array(repeating: Int32(0), count: classOfRow.count)
    for (row, number) in classOfRow.enumerated() {
      rows[next[Int(number)]] = Int32(row)
      next[Int(number)] += 1
    }
    return (rows, starts)
  }
}
