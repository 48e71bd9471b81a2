import Testing
import TestSites

@testable import Analyses

@Suite("Power, from the plan to a number")
struct PowerTests {
  /// The small site with one calculation, whose keys stand one a line.
  static func site(_ keys: String) -> TestSite {
    let lines = keys.split(separator: "\n").map { "    \($0)\n" }.joined()
    return TestSite.small.appending("power:\n  - id: puissance\n    title: Puissance\n" + lines, to: TestSite.plan)
  }

  func power(_ keys: String) throws -> PowerCalculation {
    let outcome = try Self.site(keys).outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    return try #require(outcome.results.first?.power("puissance"))
  }

  @Test("of a mean finds the people that Cohen's tables ask for")
  func cohen() throws {
    // Cohen (1988), table 2.4.1: 64 in each arm; unrounded, statsmodels 0.15.0: References/power.py
    let power = try power("outcome: mean\nstandard-deviation: 1\npower: 0.8\neffect: 0.5")
    #expect(power.size == 128 && power.treated == 64 && power.control == 64)
    #expect(try #require(power.unroundedSize).isClose(to: 127.53122117782338, relative: 1e-8))
    #expect(power.power == 0.8)
  }

  @Test("of a mean follows unequal arms and the spread of the outcome")
  func unequalArms() throws {
    // statsmodels 0.15.0, 60 and 120 with d = 0.4: References/power.py
    let power = try power(
      "outcome: mean\nstandard-deviation: 15\nallocation: 0.6666666666666666\neffect: 6\nn: 180")
    #expect(power.power.isClose(to: 0.7109627299664851, relative: 1e-9))
    #expect(power.treated == 120 && power.control == 60 && power.unroundedSize == nil)
  }

  @Test("of a proportion follows covariates, losses and take-up")
  func proportions() throws {
    // SciPy 1.17.1: References/power.py
    let design = "outcome: proportion\nbaseline: 0.36\nr2: 0.2\nattrition: 0.06\n"
    let size = try power(design + "power: 0.8\neffect: 0.08")
    #expect(size.size == 1000)
    #expect(try #require(size.unroundedSize).isClose(to: 999.9755983805188, relative: 1e-9))
    #expect(try power(design + "effect: 0.08\nn: 1200").power.isClose(to: 0.8664321934658703, relative: 1e-9))
    #expect(try power(design + "power: 0.8\nn: 1200").effect.isClose(to: 0.07293145805444975, relative: 1e-9))
    let takeUp = try power(design + "take-up: 0.8\neffect: 0.08\nn: 1200")
    #expect(takeUp.power.isClose(to: 0.6923130254637515, relative: 1e-9))
    #expect(takeUp.effectOnAssigned.isClose(to: 0.064))
  }

  @Test("of a proportion has the size of R's power.prop.test")
  func powerPropTest() throws {
    // R 4.2.2, power.prop.test(p1 = 0.1, p2 = 0.15, power = 0.8): shared reference power-cohen, n.prop.0.1_0.15.
    let power = try power("outcome: proportion\nbaseline: 0.1\npower: 0.8\neffect: 0.05")
    #expect(try #require(power.unroundedSize).isClose(to: 2 * 685.596858325361, relative: 1e-6))
    #expect(power.size == 2 * 686)
  }

  @Test("with clusters counts them, and the people in them")
  func clusters() throws {
    // SciPy 1.17.1: References/power.py
    let design = "outcome: mean\nstandard-deviation: 15\nclusters: {size: 23, icc: 0.08}\n"
    let given = try power(design + "effect: 6\nn: 920")
    #expect(given.power.isClose(to: 0.944953392496461, relative: 1e-9))
    #expect(given.clusters == 40 && given.designEffect.isClose(to: 1 + 22 * 0.08))
    #expect(try power(design + "power: 0.8\nn: 920").effect.isClose(to: 4.723973025723915, relative: 1e-9))
    #expect(try power(design + "r2: 0.3\neffect: 4\nn: 920").power.isClose(to: 0.8093133995393459, relative: 1e-9))
    let computed = try power(design + "power: 0.8\neffect: 6")
    #expect(try #require(computed.unroundedSize).isClose(to: 25.617157176646288, relative: 1e-9))
    #expect(computed.clusters == 26 && computed.size == 26 * 23)
  }

  @Test("is bound in prose by its fields")
  func figures() throws {
    let site = Self.site(
      "outcome: proportion\nbaseline: 0.36\npower: 0.8\neffect: 0.08\nclusters: {size: 20, icc: 0.05}")
    let results = try #require(try site.outcome().results.first)
    func value(_ expression: String) throws -> Figure.Value { try results.value(of: Figure(expression)) }
    #expect(try value("puissance.effect") == .number(0.08, .points))
    #expect(try value("puissance.power | percent") == .number(0.8, .percent))
    #expect(throws: FigureProblem.self) { try value("puissance.standard_deviation") }
    for field in PowerCalculation.fieldNames where field != "standard_deviation" { _ = try value("puissance.\(field)") }
  }

  @Test("each fault has its message", arguments: refusals)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  static func refusal(_ name: String, _ keys: String, _ says: String...) -> SmallCase {
    SmallCase(name, { _ in site(keys) }, says: says.map { "studies/jardin/analysis.yml:" + $0 })
  }

  @Test("that is typed by hand in the report is told its name")
  func typedNumber() throws {
    let site = Self.site("outcome: mean\nstandard-deviation: 1\npower: 0.8\neffect: 0.5")
      .appending("\nIl faut 128 élèves.\n", to: TestSite.report)
    #expect(
      try site.findings() == [
        "studies/jardin/index.md:29:9: warning: the number ‘128’ is typed by hand, and ‘puissance.n’ is that number."
          + " Hint: write {{ puissance.n }}. [typed-number]"
      ])
  }

  static let refusals = [
    refusal(
      "nothing to compute", "outcome: mean\nstandard-deviation: 1\npower: 0.8\neffect: 0.5\nn: 100",
      "10:9: error: ‘puissance’ gives ‘power’, ‘effect’ and ‘n’, and nothing is left to compute."
        + " Hint: remove the one that you want to know. [no-unknown]"),
    refusal(
      "too much to compute", "outcome: mean\nstandard-deviation: 1\npower: 0.8",
      "10:9: error: ‘puissance’ lacks ‘effect’ and ‘n’, and only one can be computed."
        + " Hint: give all but one of ‘power’, ‘effect’ and ‘n’. [several-unknowns]"),
    refusal(
      "a percentage", "outcome: proportion\nbaseline: 36\neffect: 0.05\nn: 100",
      "13:15: error: ‘baseline’ is a share between 0 and 1, and ‘36.0’ cannot be one."
        + " Hint: write a share and not a percentage, for instance ‘baseline: 0.5’. [out-of-range]"),
    refusal(
      "a proportion above one", "outcome: proportion\nbaseline: 0.36\neffect: 8\nn: 100",
      "14:13: error: with the effect ‘8.0’ the proportion ‘0.36’ would leave the range from 0 to 1."
        + " Hint: write a share and not a number of points: 0.08. [out-of-range]"),
    refusal(
      "the key of the other outcome", "outcome: mean\nstandard-deviation: 1\nbaseline: 0.3\neffect: 1\nn: 100",
      "14:5: error: the power of a mean does not use ‘baseline’."
        + " Hint: remove it, or choose the other outcome. [unused-key]"),
    refusal(
      "no spread", "outcome: mean\neffect: 1\nn: 100",
      "10:5: error: a calculation of power needs the key ‘standard-deviation’."
        + " Hint: add a line ‘standard-deviation: 1’. [missing-key]"),
    refusal(
      "an unknown key", "outcome: mean\nstandard-deviation: 1\neffect: 1\nn: 100\nlevels: 0.05",
      "16:5: error: a calculation of power has no key ‘levels’."
        + " Hint: did you mean ‘level’? [unknown-key]"),
    refusal(
      "too small a sample", "outcome: mean\nstandard-deviation: 1\neffect: 1\nn: 2",
      "10:9: error: ‘puissance’ cannot be computed: too few observations in ‘units’: 2, and at least 3 are needed."
        + " Hint: look at the size of the sample, at the clusters and at the effect. [too-few-observations]"),
  ]
}
