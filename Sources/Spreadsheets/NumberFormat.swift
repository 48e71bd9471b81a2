/// What a number format makes of a number: ISO/IEC 29500-1, 18.8.30 and 18.8.31.
enum NumberFormat: Equatable {
  case general
  /// `00000`: so many digits at least, with zeros in front.
  case digits(Int)
  case percentage
  case date
  case time
  /// Hours that go on counting beyond 24: `[h]:mm`.
  case duration
  case dateTime

  /// The formats that every workbook knows by their number. 27 to 36 and 50 to 58 are dates in East Asian languages.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percentage
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .duration
    case 22: self = .dateTime
    default: self = .general
    }
  }

  /// Reads a format's code: its first section decides, and what stands in quotes or brackets or behind a backslash,
  /// an underscore or an asterisk is no code.
  init(code: String) {
    let code = Array(code.utf8)
    var hasDate = false
    var hasTime = false
    var hasMonthOrMinute = false
    var isElapsed = false
    var hasPercent = false
    var zeros = 0
    var hasOthers = false
    var i = 0
    reading: while i < code.count {
      switch code[i] | 0x20 {
      case _ where code[i] == 0x3B: break reading
      case _ where code[i] == 0x22:
        i += 1
        while i < code.count, code[i] != 0x22 { i += 1 }
        hasOthers = true
      case _ where code[i] == 0x5C || code[i] == 0x5F || code[i] == 0x2A:
        i += 1
        hasOthers = true
      case _ where code[i] == 0x5B:
        let start = i + 1
        while i < code.count, code[i] != 0x5D { i += 1 }
        let inside = code[start..<min(i, code.count)].map { $0 | 0x20 }
        if let first = inside.first, inside.allSatisfy({ $0 == first }), [0x68, 0x6D, 0x73].contains(first) {
          isElapsed = true
        }
      case 0x67:  // General
        if code[i...].prefix(7).map({ $0 | 0x20 }) == Array("general".utf8) {
          i += 6
          hasOthers = true
        }
      case 0x79, 0x64: hasDate = true
      case 0x68, 0x73: hasTime = true
      case 0x6D: hasMonthOrMinute = true
      case _ where code[i] == 0x25: hasPercent = true
      case _ where code[i] == 0x30: zeros += 1
      default: hasOthers = true
      }
      i += 1
    }
    if isElapsed {
      self = .duration
    } else if hasDate && hasTime {
      self = .dateTime
    } else if hasTime {
      self = .time
    } else if hasDate || hasMonthOrMinute {
      self = .date
    } else if hasPercent {
      self = .percentage
    } else if zeros > 1, !hasOthers {
      self = .digits(zeros)
    } else {
      self = .general
    }
  }

  /// Whether a number with this format is a day or an hour.
  var isTemporal: Bool {
    switch self {
    case .date, .time, .duration, .dateTime: true
    case .general, .digits, .percentage: false
    }
  }
}
