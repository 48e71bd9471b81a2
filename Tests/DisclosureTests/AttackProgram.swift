/// An attacker's linear program, written apart from the room's: two phases, standard form x ≥ 0 with A x = b, Bland's
/// rule.
struct AttackProgram {
  /// The optimum of c·x, or infinity; nil when nothing fits.
  static func maximum(_ c: [Double], rows: [[Double]], right: [Double]) -> Double? {
    let m = rows.count
    let n = c.count
    var t = (0..<m).map { i -> [Double] in
      let sign: Double = right[i] < 0 ? -1 : 1
      return rows[i].map { $0 * sign } + (0..<m).map { $0 == i ? 1 : 0 } + [right[i] * sign]
    }
    var basis = (0..<m).map { n + $0 }
    let phase1 = Array(repeating: 0.0, count: n) + Array(repeating: -1.0, count: m)
    guard let first = run(phase1, &t, &basis, allowed: n + m), first > -1e-6 else { return nil }
    for i in 0..<m where basis[i] >= n {
      if let j = (0..<n).first(where: { abs(t[i][$0]) > 1e-7 }) { pivot(&t, &basis, i, j) }
    }
    return run(c + Array(repeating: 0.0, count: m), &t, &basis, allowed: n) ?? .infinity
  }

  private static func run(_ c: [Double], _ t: inout [[Double]], _ basis: inout [Int], allowed: Int) -> Double? {
    while true {
      let entering = (0..<allowed).first { j in
        !basis.contains(j) && c[j] - basis.indices.reduce(0.0) { $0 + c[basis[$1]] * t[$1][j] } > 1e-7
      }
      guard let j = entering else {
        return basis.indices.reduce(0.0) { $0 + c[basis[$1]] * (t[$1].last ?? 0) }
      }
      var row: Int?
      var best = Double.infinity
      for i in t.indices where t[i][j] > 1e-9 {
        let ratio = (t[i].last ?? 0) / t[i][j]
        if ratio < best - 1e-9 || (ratio < best + 1e-9 && basis[i] < basis[row ?? i]) {
          best = ratio
          row = i
        }
      }
      guard let i = row else { return nil }
      pivot(&t, &basis, i, j)
    }
  }

  private static func pivot(_ t: inout [[Double]], _ basis: inout [Int], _ i: Int, _ j: Int) {
    let factor = t[i][j]
    t[i] = t[i].map { $0 / factor }
    for k in t.indices where k != i && t[k][j] != 0 {
      let multiple = t[k][j]
      for l in t[k].indices { t[k][l] -= multiple * t[i][l] }
    }
    basis[i] = j
  }
}
