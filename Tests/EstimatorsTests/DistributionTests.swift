import Testing

@testable import Estimators

/// All reference values: References/distributions.py (mpmath, 400 digits).
@Suite("Distributions")
struct DistributionTests {
  /// What the rounding of the argument alone can cost far out in a tail.
  static let tolerance = 1e-13

  /// x, upper tail.
  static let normalTails: [(Double, Double)] = [
    (0.001, 0.49960105778608893741),
    (0.5, 0.30853753872598689636),
    (1.5, 0.066807201268858066004),
    (1.96, 0.024997895148220436213),
    (3, 1.3498980316300945267e-3),
    (6, 9.865876450376981407e-10),
    (8.5, 9.4795348222033183542e-18),
    (20, 2.7536241186062336951e-89),
    (37.5, 4.6053530095819548438e-308),
    (-2, 0.9772498680518207928),
  ]

  /// t, degrees of freedom, upper tail.
  static let studentTails: [(Double, Double, Double)] = [
    (2, 5, 0.050969739414929178123),
    (0.001, 3, 0.499632447484730469),
    (1.5, 1, 0.18716704181099881619),
    (1000, 1.5, 1.1924472823393506535e-5),
    (2.5, 0.7, 0.15985218134063690097),
    (12, 30, 2.7900927075996280315e-13),
    (40, 30, 6.8630225972032013936e-28),
    (3.2, 307.132494496707, 7.5899195877927146147e-4),
    (1.96, 1e5, 0.024999281597150819017),
    (20, 1e5, 4.1117469553271810757e-89),
    (5, 1e7, 2.866564037504269496e-7),
    (0.3, 1e7, 0.38208858092889271655),
    (1e8, 10, 1.2304687499999943604e-76),
  ]

  /// x, degrees of freedom above and below, lower tail, upper tail.
  static let fTails: [(Double, Double, Double, Double, Double)] = [
    (2.14, 8, 436, 0.96891193890635992729, 0.031088061093640072708),
    (0.01, 1, 10, 0.077679281435591681327, 0.92232071856440831867),
    (5, 1, 1, 0.73227952719876998925, 0.26772047280123001075),
    (0.2, 30, 4, 3.2912948920320010023e-3, 0.996708705107967999),
    (15, 30, 40, 0.99999999999992246853, 7.7531465645304505478e-14),
    (1.001, 1000, 2000, 0.50970632983662300369, 0.49029367016337699631),
    (100, 3, 500, 1.0, 1.0245434809032939294e-50),
    (0.05, 7, 9.5, 3.3062412420976320014e-4, 0.9996693758757902368),
    (1.2, 2.5, 1e5, 0.69414526249293524495, 0.30585473750706475505),
  ]

  /// x, degrees of freedom, lower tail, upper tail.
  static let chiSquaredTails: [(Double, Double, Double, Double)] = [
    (3.84, 1, 0.94995647875129489681, 0.050043521248705103189),
    (152.233008082373, 12, 1.0, 1.9967645908462390168e-26),
    (0.001, 1, 0.02522712063003961172, 0.97477287936996038828),
    (10, 10, 0.55950671493478758856, 0.44049328506521241144),
    (600, 10, 1.0, 1.7609176946831841998e-122),
    (900, 1000, 0.010717238091289741557, 0.98928276190871025844),
    (1100, 1000, 0.98538559187370480595, 0.014614408126295194045),
    (0.5, 30, 5.6345587204509911957e-22, 1.0),
    (100500, 1e5, 0.86814518839661622151, 0.13185481160338377849),
    (2, 0.3, 0.96223631138913265314, 0.037763688610867346864),
  ]

  /// Upper tail, x.
  static let normalQuantiles: [(Double, Double)] = [
    (0.025, 1.9599639845400542118),
    (0.4999, 2.5066283008800749239e-4),
    (0.3, 0.52440051270804081597),
    (0.25, 0.6744897501960817432),
    (1e-10, 6.3613409024040561991),
    (1e-100, 21.273453560965324294),
    (1e-300, 37.047096299361199237),
    (0.75, -0.6744897501960817432),
  ]

  /// Upper tail, degrees of freedom, t.
  static let studentQuantiles: [(Double, Double, Double)] = [
    (0.025, 5, 2.570581835636315469),
    (0.025, 307.132494496707, 1.9677179287270539899),
    (0.4, 0.7, 0.35603136523468031494),
    (0.49999, 3, 2.7206990468015847716e-5),
    (1e-10, 2, 70710.678108048149434),
    (1e-20, 1.2, 1.866173680611086013e+16),
    (0.25, 1, 1.0),
    (0.005, 1e5, 2.5758784699083752963),
    (0.9, 4, -1.5332062740589440989),
    (0.2, 30, 0.85376726147129758626),
  ]

  /// Upper tail, degrees of freedom above and below, x.
  static let fQuantiles: [(Double, Double, Double, Double)] = [
    (0.05, 3, 20, 3.0983912121407800402),
    (0.95, 3, 20, 0.11547091032312723596),
    (1e-12, 8, 436, 9.9292281320673253173),
    (0.5, 2, 2, 1.0),
    (0.01, 1, 1.5, 317.56346683187367384),
  ]

  /// Upper tail, degrees of freedom, x.
  static let chiSquaredQuantiles: [(Double, Double, Double)] = [
    (0.05, 1, 3.8414588206941258653),
    (0.975, 12, 4.4037885069817025544),
    (0.025, 12, 23.336664158645339083),
    (1e-30, 4, 146.77366344605044268),
    (0.999999, 1, 1.5707963268860576707e-12),
    (0.5, 1000, 999.33341240338096875),
  ]

  @Test("normal tails agree with mpmath, far out too")
  func normal() {
    let normal = NormalDistribution()
    for (x, upper) in Self.normalTails {
      #expect(normal.upperTail(x).isClose(to: upper, relative: Self.tolerance), "\(x)")
      #expect(normal.cumulative(-x) == normal.upperTail(x))
    }
    for (upper, x) in Self.normalQuantiles {
      #expect(normal.quantile(upperTail: upper).isClose(to: x, relative: Self.tolerance), "\(upper)")
    }
    #expect(normal.quantile(0.5) == 0)
    #expect(normal.quantile(0) == -.infinity)
    #expect(normal.quantile(1) == .infinity)
  }

  @Test("t tails and quantiles agree with mpmath")
  func student() {
    for (t, degreesOfFreedom, upper) in Self.studentTails {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      #expect(student.upperTail(t).isClose(to: upper, relative: Self.tolerance), "\(t), \(degreesOfFreedom)")
      #expect(student.bothTails(-t).isClose(to: 2 * upper, relative: Self.tolerance))
      #expect(student.cumulative(-t) == student.upperTail(t))
    }
    for (upper, degreesOfFreedom, t) in Self.studentQuantiles {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      #expect(student.quantile(upperTail: upper).isClose(to: t, relative: Self.tolerance), "\(upper)")
    }
    #expect(StudentDistribution(degreesOfFreedom: 3).quantile(0.5) == 0)
  }

  @Test("F tails and quantiles agree with mpmath")
  func f() {
    for (x, numerator, denominator, lower, upper) in Self.fTails {
      let f = FDistribution(numerator: numerator, denominator: denominator)
      #expect(f.cumulative(x).isClose(to: lower, relative: Self.tolerance), "\(x)")
      #expect(f.upperTail(x).isClose(to: upper, relative: Self.tolerance), "\(x)")
    }
    for (upper, numerator, denominator, x) in Self.fQuantiles {
      let f = FDistribution(numerator: numerator, denominator: denominator)
      #expect(f.quantile(upperTail: upper).isClose(to: x, relative: Self.tolerance), "\(upper)")
    }
  }

  @Test("chi-squared tails and quantiles agree with mpmath")
  func chiSquared() {
    for (x, degreesOfFreedom, lower, upper) in Self.chiSquaredTails {
      let chiSquared = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
      #expect(chiSquared.cumulative(x).isClose(to: lower, relative: Self.tolerance), "\(x)")
      #expect(chiSquared.upperTail(x).isClose(to: upper, relative: Self.tolerance), "\(x)")
    }
    for (upper, degreesOfFreedom, x) in Self.chiSquaredQuantiles {
      let chiSquared = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
      #expect(chiSquared.quantile(upperTail: upper).isClose(to: x, relative: Self.tolerance), "\(upper)")
    }
  }

  @Test("a quantile's tail is the probability asked for, over degrees of freedom from 0.3 to 100 000")
  func roundTrip() {
    for degreesOfFreedom in [0.3, 1, 2.5, 9.99, 60, 1e5] {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      let chiSquared = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
      for p in [1e-12, 1e-4, 0.2, 0.49, 0.51, 0.8] {
        #expect(
          student.upperTail(student.quantile(upperTail: p)).isClose(to: p, relative: 2e-13), "\(degreesOfFreedom) \(p)")
        #expect(
          chiSquared.upperTail(chiSquared.quantile(upperTail: p)).isClose(to: p, relative: 1e-11),
          "\(degreesOfFreedom) \(p)")
      }
    }
  }
}
