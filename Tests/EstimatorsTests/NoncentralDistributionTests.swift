import Testing

@testable import Estimators

/// All reference values: References/noncentral.py (mpmath, 50 digits).
@Suite("Noncentral distributions and the studentised range")
struct NoncentralDistributionTests {
  static let tolerance = 1e-12

  /// t, degrees of freedom, δ, lower tail, upper tail.
  static let student: [(Double, Double, Double, Double, Double)] = [
    (2, 10, 1, 0.80761156253037526, 0.19238843746962474),
    (1.96, 398, 2.8, 0.20067574098039236, 0.79932425901960764),
    (-2, 5, 1.5, 1.5165854524394231e-3, 0.99848341454756058),
    (0, 7, 3, 1.3498980316300945e-3, 0.99865010196836991),
    (6, 3, 0.5, 0.98914186182938436, 0.01085813817061564),
    (1, 30, -2, 0.99849952506585752, 1.5004749341424774e-3),
    (40, 12, 10, 0.99999525324118701, 4.7467588129944659e-6),
    (2.5, 443, -1, 0.99975517752752304, 2.4482247247695791e-4),
    (-1.97, 443, 2.8, 9.7509225610820648e-7, 0.99999902490774389),
    (0.3, 1, 0.2, 0.51507924747782064, 0.48492075252217936),
    (3, 2.5, -4, 0.99999983204645147, 1.6795354853334085e-7),
    (12, 60, 30, 6.5361000658958239e-31, 1.0),
  ]

  /// x, degrees of freedom, λ, lower tail, upper tail.
  static let chiSquared: [(Double, Double, Double, Double, Double)] = [
    (3.84, 1, 7.85, 0.19983890608859295, 0.80016109391140705),
    (10, 4, 2, 0.8512147112273614, 0.1487852887726386),
    (0.5, 3, 20, 8.7731948038906579e-6, 0.99999122680519611),
    (300, 10, 50, 1.0, 3.2245681839273183e-23),
    (900, 5, 1000, 0.045733035215891042, 0.95426696478410896),
    (20, 0.5, 0.01, 0.99999746378500328, 2.5362149967225906e-6),
    (1200, 100, 1000, 0.93616225476737063, 0.063837745232629373),
  ]

  /// x, degrees of freedom above and below, λ, lower tail, upper tail.
  static let f: [(Double, Double, Double, Double, Double, Double)] = [
    (3.1, 3, 20, 10, 0.33252176256904282, 0.66747823743095718),
    (4, 1, 58, 8, 0.20523864430012138, 0.79476135569987862),
    (0.2, 5, 12, 30, 1.4967820168000939e-7, 0.99999985032179832),
    (30, 2, 100, 4, 0.99999960680913137, 3.9319086862609823e-7),
    (2, 10, 10, 0.5, 0.8378568222120057, 0.1621431777879943),
    (60, 4, 200, 200, 0.83408443365792193, 0.16591556634207807),
  ]

  /// q, groups, degrees of freedom, lower tail, upper tail.
  static let range: [(Double, Int, Double, Double, Double)] = [
    (3.5, 3, 20, 0.94410815091825101, 0.055891849081748989),
    (3.95, 4, 20, 0.94939757492696117, 0.050602425073038834),
    (10, 5, 10, 0.99974433176332718, 2.5566823667282249e-4),
    (1, 3, 5, 0.22985078385688196, 0.77014921614311804),
    (4.5, 10, 60, 0.93471389832328284, 0.06528610167671716),
    (20, 3, 8, 0.99999839971917222, 1.6002808277772329e-6),
    (0.2, 4, 12, 1.0678507031716736e-3, 0.99893214929682833),
    (6, 50, 30, 0.92382859677438669, 0.076171403225613309),
    (2.77, 2, 1000, 0.94957277670780471, 0.050427223292195292),
  ]

  @Test("noncentral t agrees with mpmath in both tails, on both sides of zero")
  func noncentralStudent() {
    for (t, degreesOfFreedom, noncentrality, lower, upper) in Self.student {
      let distribution = NoncentralStudentDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      #expect(distribution.cumulative(t).isClose(to: lower, relative: Self.tolerance), "\(t) \(degreesOfFreedom)")
      #expect(distribution.upperTail(t).isClose(to: upper, relative: Self.tolerance), "\(t) \(degreesOfFreedom)")
    }
  }

  @Test("noncentral chi-squared agrees with mpmath in both tails")
  func noncentralChiSquared() {
    for (x, degreesOfFreedom, noncentrality, lower, upper) in Self.chiSquared {
      let distribution = NoncentralChiSquaredDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      #expect(distribution.cumulative(x).isClose(to: lower, relative: Self.tolerance), "\(x) \(noncentrality)")
      #expect(distribution.upperTail(x).isClose(to: upper, relative: Self.tolerance), "\(x) \(noncentrality)")
    }
  }

  @Test("noncentral F agrees with mpmath in both tails")
  func noncentralF() {
    for (x, numerator, denominator, noncentrality, lower, upper) in Self.f {
      let distribution = NoncentralFDistribution(
        numerator: numerator, denominator: denominator, noncentrality: noncentrality)
      #expect(distribution.cumulative(x).isClose(to: lower, relative: Self.tolerance), "\(x) \(noncentrality)")
      #expect(distribution.upperTail(x).isClose(to: upper, relative: Self.tolerance), "\(x) \(noncentrality)")
    }
  }

  @Test("the studentised range agrees with mpmath, and with two groups with Student's t")
  func studentizedRange() {
    for (q, groups, degreesOfFreedom, lower, upper) in Self.range {
      let distribution = StudentizedRangeDistribution(groups: groups, degreesOfFreedom: degreesOfFreedom)
      #expect(distribution.cumulative(q).isClose(to: lower, relative: Self.tolerance), "\(q) \(groups)")
      #expect(distribution.upperTail(q).isClose(to: upper, relative: Self.tolerance), "\(q) \(groups)")
    }
    for degreesOfFreedom in [1, 4.5, 30, .infinity] {
      let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom).bothTails(3 / 2.0.squareRoot())
      let range = StudentizedRangeDistribution(groups: 2, degreesOfFreedom: degreesOfFreedom).upperTail(3)
      #expect(range.isClose(to: student, relative: Self.tolerance), "\(degreesOfFreedom)")
    }
    // Tukey's table as printed: q(0.05; 3, 10) = 3.88, q(0.01; 5, 20) = 5.29.
    let printed = StudentizedRangeDistribution(groups: 3, degreesOfFreedom: 10).quantile(0.95)
    #expect((printed * 100).rounded() == 388)
    #expect((StudentizedRangeDistribution(groups: 5, degreesOfFreedom: 20).quantile(0.99) * 100).rounded() == 529)
  }

  @Test("without noncentrality they are the central distributions")
  func central() {
    #expect(
      NoncentralFDistribution(numerator: 3, denominator: 20, noncentrality: 0).upperTail(3.1)
        == FDistribution(numerator: 3, denominator: 20).upperTail(3.1))
    #expect(
      NoncentralStudentDistribution(degreesOfFreedom: 6, noncentrality: 1e-300).upperTail(2)
        .isClose(to: StudentDistribution(degreesOfFreedom: 6).upperTail(2)))
    #expect(
      NoncentralStudentDistribution(degreesOfFreedom: 1e9, noncentrality: 2.8).upperTail(1.96)
        .isClose(to: NormalDistribution().upperTail(-0.84), relative: 1e-8))
  }

  @Test("a tail that underflows is zero")
  func underflow() {
    let distribution = NoncentralStudentDistribution(degreesOfFreedom: 30, noncentrality: 1e6)
    #expect(distribution.cumulative(-2) == 0)
    #expect(distribution.upperTail(2).isClose(to: 1))
  }

  @Test("a quantile's tail is the probability asked for")
  func roundTrip() {
    for p in [1e-10, 0.025, 0.5, 0.8, 0.999] {
      let student = NoncentralStudentDistribution(degreesOfFreedom: 8, noncentrality: 2.5)
      #expect(student.cumulative(student.quantile(p)).isClose(to: p))
      let chiSquared = NoncentralChiSquaredDistribution(degreesOfFreedom: 3, noncentrality: 12)
      #expect(chiSquared.cumulative(chiSquared.quantile(p)).isClose(to: p))
      let f = NoncentralFDistribution(numerator: 3, denominator: 40, noncentrality: 12)
      #expect(f.cumulative(f.quantile(p)).isClose(to: p))
    }
    let range = StudentizedRangeDistribution(groups: 4, degreesOfFreedom: 15)
    #expect(range.upperTail(range.quantile(upperTail: 0.05)).isClose(to: 0.05))
  }
}
