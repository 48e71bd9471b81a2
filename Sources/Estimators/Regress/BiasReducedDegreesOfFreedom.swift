extension BiasReduced {
  /// a_g and w_g of one contrast for each cluster: ``pieces(contrast:)``.
  typealias Pieces = [(a: [Double], w: [Double])]

  /// Satterthwaite's (Σ_g p_gᵀp_g)² / Σ_gh (p_gᵀp_h)².
  func degreesOfFreedom(contrast: [Double]) -> Double {
    let pieces = pieces(contrast: contrast)
    var trace = 0.0
    for g in pieces.indices { trace += product(pieces[g], pieces[g], isSameCluster: true) }
    return trace * trace / sumOfProducts(pieces, pieces, pieces, pieces)
  }

  /// The degrees of freedom η of Hotelling's T² for a joint test of q contrasts (Pustejovsky and Tipton 2018, section 3.2).
  ///
  ///     η = q (q + 1) / Σ_st Var(D_st),   D = Ω^(−1/2) C V Cᵀ Ω^(−1/2),   Ω = E(C V Cᵀ) under the working model
  func hotellingDegreesOfFreedom(contrasts: [[Double]]) -> Double {
    let q = contrasts.count
    let k = regression.coefficients.count
    let given = contrasts.map { pieces(contrast: $0) }
    var expected = Matrix(rows: q, columns: q)
    for s in 0..<q {
      for t in 0..<q {
        for g in given[s].indices { expected[s, t] += product(given[s][g], given[t][g], isSameCluster: true) }
      }
    }
    let root = Self.function(of: expected) { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    let unit = (0..<q).map { s in
      pieces(
        contrast: (0..<k).map { j in
          var sum = 0.0
          for t in 0..<q { sum += root[s, t] * contrasts[t][j] }
          return sum
        })
    }
    var total = 0.0
    for s in 0..<q {
      for t in 0..<q {
        total += sumOfProducts(unit[s], unit[s], unit[t], unit[t]) + sumOfProducts(unit[s], unit[t], unit[t], unit[s])
      }
    }
    return Double(q * (q + 1)) / total
  }

  /// p_gᵀp_h of two pieces.
  private func product(
    _ first: (a: [Double], w: [Double]), _ second: (a: [Double], w: [Double]), isSameCluster: Bool
  ) -> Double {
    dot(first.w, core * second.w) + (isSameCluster ? dot(first.a, second.a) : 0)
  }

  /// Σ_gh (p_gᵀp′_h)(p″_gᵀp‴_h) for four contrasts.
  private func sumOfProducts(_ first: Pieces, _ second: Pieces, _ third: Pieces, _ fourth: Pieces) -> Double {
    first.count <= 300
      ? pairwise(first, second, third, fourth) : aggregated(first, second, third, fourth)
  }

  /// Pair by pair: where the adjustment of a cluster is nearly singular, its own terms are large and must not be added and then
  /// subtracted.
  private func pairwise(_ first: Pieces, _ second: Pieces, _ third: Pieces, _ fourth: Pieces) -> Double {
    let turnedSecond = second.map { core * $0.w }
    let turnedFourth = fourth.map { core * $0.w }
    var total = 0.0
    for g in first.indices {
      for h in first.indices {
        if g == h {
          total +=
            product(first[g], second[g], isSameCluster: true) * product(third[g], fourth[g], isSameCluster: true)
        } else {
          total += dot(first[g].w, turnedSecond[h]) * dot(third[g].w, turnedFourth[h])
        }
      }
    }
    return total
  }

  /// Linear in the number of clusters: they meet each other only through sums of w_g w_gᵀ.
  private func aggregated(_ first: Pieces, _ second: Pieces, _ third: Pieces, _ fourth: Pieces) -> Double {
    let m = span.columns
    var total = 0.0
    var left = Matrix(rows: m, columns: m)
    var right = left
    for g in first.indices {
      for j in 0..<m {
        for i in 0..<m {
          left[i, j] += second[g].w[i] * fourth[g].w[j]
          right[i, j] += third[g].w[i] * first[g].w[j]
        }
      }
      total += product(first[g], second[g], isSameCluster: true) * product(third[g], fourth[g], isSameCluster: true)
      total -= product(first[g], second[g], isSameCluster: false) * product(third[g], fourth[g], isSameCluster: false)
    }
    let leftProduct = core * left
    let rightProduct = core * right
    for i in 0..<m { for j in 0..<m { total += leftProduct[i, j] * rightProduct[j, i] } }
    return total
  }
}
