/// Collects, from the cells of a file that hold numbers, what they say about the form of its numbers.
///
/// One cell can say it (`1 234,5`, `0.75`, `1.234.567`); another cannot: `1.234` is a thousand and more, or one and a bit.
/// All numeric columns of a file are taken together: what one cell says explains the others. Without any cell that
/// says it, the doubtful ones are listed and nobody guesses.
///
///     var clues = NumberClues(dialect: dialect)
///     for each numeric cell { clues.add(cell.bytes, record: record, column: column) }
///     let conclusion = clues.conclusion
public struct NumberClues: Sendable {
  /// A cell by its record and column, both from 0.
  public struct Place: Sendable, Equatable {
    public var record: Int
    public var column: Int
  }

  public struct Conclusion: Sendable, Equatable {
    public var form: NumberForm
    /// Some cell, or the dialect, says the decimal mark.
    public var isDecimalMarkKnown: Bool
    /// The first cells that can be read in two ways, at most 51, and the number of all of them.
    public var ambiguous: [Place]
    public var ambiguousCount: Int
    /// A cell that says decimal comma and one that says decimal point, when there are both.
    public var contradiction: (comma: Place, point: Place)?

    public static func == (left: Conclusion, right: Conclusion) -> Bool {
      left.form == right.form && left.isDecimalMarkKnown == right.isDecimalMarkKnown
        && left.ambiguous == right.ambiguous && left.ambiguousCount == right.ambiguousCount
        && left.contradiction?.comma == right.contradiction?.comma
        && left.contradiction?.point == right.contradiction?.point
    }
  }

  private let dialect: Dialect
  private var decimalComma: Place?
  private var decimalPoint: Place?
  private var ambiguousPoint: [Place] = []
  private var ambiguousComma: [Place] = []
  private var ambiguousPointCount = 0
  private var ambiguousCommaCount = 0
  private var separators: [ThousandsSeparator: Int] = [:]

  public init(dialect: Dialect = Dialect()) {
    self.dialect = dialect
  }

  /// Takes one cell into account; a cell that is no number says nothing.
  public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, record: Int, column: Int) {
    let clue = Clue(bytes)
    guard clue.says else { return }
    let place = Place(record: record, column: column)
    if let separator = clue.separator { separators[separator, default: 0] += 1 }
    switch clue.decimal {
    case .comma?: decimalComma = decimalComma ?? place
    case .point?: decimalPoint = decimalPoint ?? place
    case nil: break
    }
    switch clue.doubtful {
    case .comma?:
      ambiguousCommaCount += 1
      if ambiguousComma.count <= ErrorLog.limit { ambiguousComma.append(place) }
    case .point?:
      ambiguousPointCount += 1
      if ambiguousPoint.count <= ErrorLog.limit { ambiguousPoint.append(place) }
    case nil: break
    }
  }

  /// What all cells say together.
  public var conclusion: Conclusion {
    var mark = dialect.decimalMark ?? markFromSeparator
    var contradiction: (comma: Place, point: Place)?
    if mark == nil {
      switch (decimalComma, decimalPoint) {
      case (let comma?, let point?):
        mark = .point
        contradiction = (comma, point)
      case (_?, nil): mark = .comma
      case (nil, _?): mark = .point
      case (nil, nil): break
      }
    }
    let isSettled = mark != nil || ambiguousPointCount + ambiguousCommaCount == 0
    let form = NumberForm(
      decimalMark: mark ?? .point, thousandsSeparator: dialect.thousandsSeparator ?? separator(beside: mark))
    return Conclusion(
      form: form, isDecimalMarkKnown: mark != nil,
      ambiguous: isSettled
        ? [] : (ambiguousPoint + ambiguousComma).sorted { ($0.record, $0.column) < ($1.record, $1.column) },
      ambiguousCount: isSettled ? 0 : ambiguousPointCount + ambiguousCommaCount,
      contradiction: contradiction)
  }

  /// A declared separator settles the mark: it cannot be the mark too, and what is doubtful is then no group.
  private var markFromSeparator: DecimalMark? {
    switch dialect.thousandsSeparator {
    case nil: nil
    case .point?: .comma
    case .comma?: .point
    default:
      switch (ambiguousPointCount > 0, ambiguousCommaCount > 0) {
      case (true, false) where decimalComma == nil: .point
      case (false, true) where decimalPoint == nil: .comma
      default: nil
      }
    }
  }

  /// The separator seen most often; without any, the mark of the doubtful cells that is not the decimal mark.
  private func separator(beside mark: DecimalMark?) -> ThousandsSeparator {
    let seen = ThousandsSeparator.allCases.filter { (separators[$0] ?? 0) > 0 && $0.rawValue != mark?.rawValue }
    // The first of the enumeration among equals.
    if let first = seen.max(by: { (separators[$0] ?? 0) < (separators[$1] ?? 0) }) {
      return seen.first { separators[$0] == separators[first] } ?? first
    }
    if mark == .comma, ambiguousPointCount > 0 { return .point }
    if mark == .point, ambiguousCommaCount > 0 { return .comma }
    return .none
  }
}

/// What one cell says.
private struct Clue {
  var decimal: DecimalMark?
  var separator: ThousandsSeparator?
  /// The mark of a number that can be read in two ways.
  var doubtful: DecimalMark?

  var says: Bool { decimal != nil || separator != nil || doubtful != nil }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var i = leadingSpaces(bytes)
    let end = bytes.count - trailingSpaces(bytes, from: i)
    if i < end, bytes[i] == 0x2D || bytes[i] == 0x2B {
      i += 1
    } else if i + 2 < end, bytes[i] == 0xE2, bytes[i + 1] == 0x88 {
      i += 3
    }
    let start = i
    var points = 0
    var commas = 0
    var lastMark = -1
    var group: ThousandsSeparator?
    var hasExponent = false
    var digits = 0
    reading: while i < end {
      let byte = bytes[i]
      switch byte {
      case 0x30...0x39:
        digits += 1
        i += 1
      case 0x2E, 0x2C:
        if byte == 0x2E { points += 1 } else { commas += 1 }
        lastMark = i
        i += 1
      case 0x65, 0x45:
        hasExponent = true
        break reading
      default:
        let space = spaceLength(bytes, i, end)
        if space > 0 {
          group = space == 1 ? .space : space == 2 ? .noBreakSpace : .narrowNoBreakSpace
          i += space
        } else {
          let apostrophe = apostropheLength(bytes, i, end)
          guard apostrophe > 0 else { return }
          group = .apostrophe
          i += apostrophe
        }
      }
    }
    guard digits > 0, points + commas > 0 || group != nil else { return }
    let mark: DecimalMark = lastMark >= 0 && bytes[lastMark] == 0x2C ? .comma : .point
    switch (points, commas) {
    case (0, 0):
      separator = group
    case (1, 0), (0, 1):
      let isGroup = end - lastMark - 1 == 3 && (1...3).contains(lastMark - start) && bytes[start] != 0x30
      if group == nil, isGroup, !hasExponent { doubtful = mark } else { decimal = mark }
      separator = group
    case (1, 1):
      decimal = mark
      separator = mark == .comma ? .point : .comma
    case (2..., 0...1):
      separator = .point
      decimal = .comma
    case (0...1, 2...):
      separator = .comma
      decimal = .point
    default: return
    }
    guard doubtful == nil else { return }
    // What is not well formed (`1.2.3`, `12 34`) is no number and says nothing.
    let form = NumberForm(decimalMark: decimal ?? .point, thousandsSeparator: separator ?? .none)
    if form.number(bytes) == nil { self = Clue() }
  }

  private init() {}
}
