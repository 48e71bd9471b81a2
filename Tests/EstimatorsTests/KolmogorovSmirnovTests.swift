import Testing

@testable import Estimators

@Suite("Kolmogorov–Smirnov test")
struct KolmogorovSmirnovTests {
  @Test("agrees with SciPy, exactly and in the limit")
  func plants() throws {
    // Dobson (1983), dried weight of plants; References/compare.py.
    let treated = [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]
    let control = [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]
    let exact = try KolmogorovSmirnovTest(treated: treated, control: control)
    #expect(exact.isExact)
    #expect(exact.statistic == 0.5)
    #expect(exact.pValue.isClose(to: 0.16782134274394334))
    let limit = try KolmogorovSmirnovTest(treated: treated, control: control, isExact: false)
    #expect(limit.pValue.isClose(to: 0.1640791977266521))
  }

  @Test("counts the orders of tied values exactly")
  func ties() throws {
    // References/compare.py: 114 of the 462 divisions reach the distance.
    let test = try KolmogorovSmirnovTest(treated: [3, 1, 4, 4, 5, 2], control: [1, 1, 2, 0, 3])
    #expect(test.statistic == 0.5)
    #expect(test.pValue.isClose(to: 114.0 / 462))
  }

  @Test("Kolmogorov's distribution agrees with SciPy on both series")
  func limit() {
    // References/compare.py
    for (x, tail) in [
      (0.3, 0.9999906941986655), (0.9, 0.3927307079406543), (1, 0.26999967167735456), (1.36, 0.049485876755377876),
      (2.5, 7.453306344157342e-06),
    ] {
      #expect(kolmogorovTail(x).isClose(to: tail), "\(x)")
    }
  }

  @Test("equal samples have no distance, separate ones the largest")
  func ends() throws {
    #expect(try KolmogorovSmirnovTest(treated: [1, 2], control: [2, 1]).pValue == 1)
    let apart = try KolmogorovSmirnovTest(treated: [1, 2, 3], control: [4, 5, 6])
    #expect(apart.statistic == 1)
    #expect(apart.pValue.isClose(to: 2.0 / 20))
  }
}
