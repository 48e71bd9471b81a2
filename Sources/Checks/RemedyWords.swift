import Disclosure

extension Remedy {
  /// As a dictionary declares it: `{remedy: bands, columns: [age], width: 10}`.
  var written: String {
    let names = columns.map { needsQuotes($0) ? "\"\($0)\"" : $0 }.joined(separator: ", ")
    let rest =
      switch self {
      case .drop, .year, .month, .departement, .pseudonym: ""
      case .bands(_, .width(let width)): ", width: \(short(width))"
      case .bands(_, .breaks(let breaks)): ", breaks: [\(breaks.map(short).joined(separator: ", "))]"
      case .topCode(_, let limit), .bottomCode(_, let limit): ", at: \(short(limit))"
      case .round(_, let step): ", to: \(short(step))"
      case .recodeRare(_, let limit, let level): ", below: \(limit), as: \(level)"
      case .suppressToK(_, let k, let blanks):
        ", k: \(k)" + (blanks == .anyValue ? "" : ", blanks: \(blanks.rawValue)")
      case .microaggregate(_, let size): ", size: \(size)"
      case .noise(_, let deviation, let seed): ", standard-deviation: \(short(deviation)), seed: \(seed)"
      }
    return "{remedy: \(name), columns: [\(names)]\(rest)}"
  }
}

private func needsQuotes(_ name: String) -> Bool {
  name.utf8.contains { ",:[]{}#&*!|>'\"%@`".utf8.contains($0) } || name.hasPrefix(" ") || name.hasSuffix(" ")
}

private func short(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
}
