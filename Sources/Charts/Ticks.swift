import Glibc

/// Round values inside a domain.
enum Ticks {
  /// Multiples of 1, 2 or 5 times a power of ten; about `count` of them, between `lower` and `upper`.
  static func linear(_ lower: Double, _ upper: Double, count: Int) -> [Double] {
    guard upper > lower, lower.isFinite, upper.isFinite, count > 0 else { return [] }
    let raw = (upper - lower) / Double(count)
    guard raw.isNormal else { return [] }
    var exponent = Int(floor(log10(raw)))
    var multiple = 10
    for candidate in [1, 2, 5] where raw <= Double(candidate) * pow(10, Double(exponent)) * (1 + 1e-9) {
      multiple = candidate
      break
    }
    if multiple == 10 {
      multiple = 1
      exponent += 1
    }
    let step = Double(multiple) * pow(10, Double(exponent))
    let first = ceil(lower / step - 1e-9)
    let last = floor(upper / step + 1e-9)
    guard first <= last, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { index in
      // Dividing by a whole power of ten gives the double nearest to the decimal number; multiplying does not.
      let value = index * Double(multiple)
      let tick = exponent < 0 ? value / pow(10, Double(-exponent)) : value * pow(10, Double(exponent))
      return tick == 0 ? 0 : tick
    }
  }

  /// Sets of round ratios inside a domain given by its logarithms to base 10, the fullest first.
  static func logarithmic(_ lower: Double, _ upper: Double) -> [[Double]] {
    var sets: [[Double]] = []
    let decades = Int(floor(lower))...Int(ceil(upper))
    if decades.count < 40 {
      let full = decades.flatMap { decade in [1.0, 2, 5].map { power(decade, times: $0) } }.filter {
        (lower - 1e-9...upper + 1e-9).contains(log10($0))
      }
      // Within less than a decade, equal steps tell more than one or two round ratios.
      if full.count < 3 {
        for count in stride(from: 6, through: 2, by: -1) {
          sets.append(linear(pow(10, lower), pow(10, upper), count: count))
        }
      }
      sets.append(full)
      sets.append(
        decades.flatMap { decade in [1.0, 3].map { power(decade, times: $0) } }.filter {
          (lower - 1e-9...upper + 1e-9).contains(log10($0))
        })
    }
    for step in [1, 2, 3, 5, 10, 20, 50, 100] {
      sets.append(
        decades.filter { $0 % step == 0 && lower - 1e-9 <= Double($0) && Double($0) <= upper + 1e-9 }.map {
          power($0, times: 1)
        })
    }
    return sets.map { $0.filter(\.isFinite) }.filter { !$0.isEmpty }
  }

  private static func power(_ exponent: Int, times multiple: Double) -> Double {
    exponent < 0 ? multiple / pow(10, Double(-exponent)) : multiple * pow(10, Double(exponent))
  }
}
