import Glibc
import Testing

@testable import Estimators

@Suite("Power for means")
struct MeanPowerTests {
  /// SciPy's noncentral t and root finder together.
  static let tolerance = 1e-9

  private func design(_ change: (inout TrialDesign) -> Void = { _ in }) -> TrialDesign {
    var design = TrialDesign()
    change(&design)
    return design
  }

  @Test("agrees with statsmodels, with unequal arms and one-sided")
  func statsmodels() throws {
    // References/plan.py, TTestIndPower.
    for (effect, treated, total, isTwoSided, expected) in [
      (0.3, 50.0, 150.0, true, 0.4056096657763756), (0.5, 20, 40, true, 0.3379390289250411),
      (1, 20, 40, false, 0.9279024733952896), (0.2, 300, 450, true, 0.514296392736863),
    ] {
      let power = try MeanPower(
        design {
          $0.treatedShare = treated / total
          $0.isTwoSided = isTwoSided
        })
      #expect(try power.power(effect: effect, size: total).isClose(to: expected, relative: Self.tolerance))
    }
  }

  @Test("Cohen's table: 64 in each arm for d = 0.5, and the size that is asked for has the power")
  func cohen() throws {
    // Cohen (1988), table 2.4.1: 393, 64 and 26 for power 0.8; unrounded, References/plan.py.
    let power = try MeanPower(design())
    for (effect, expected) in [
      (0.2, 393.40569501974204), (0.5, 63.76561019095223), (0.8, 25.524571835771738),
    ] {
      let size = try power.size(effect: effect)
      #expect((size / 2).isClose(to: expected, relative: 1e-9))
      #expect(try power.power(effect: effect, size: size).isClose(to: 0.8, relative: 1e-10))
      #expect(try power.minimumDetectableEffect(size: size).isClose(to: effect, relative: 1e-10))
      #expect(try power.size(effect: -effect) == size)
    }
  }

  @Test("agrees with SciPy on covariates, blocks, attrition and non-compliance")
  func units() throws {
    // References/plan.py
    let power = try MeanPower(
      design {
        $0.treatedShare = 0.3
        $0.covariateRSquared = 0.4
        $0.covariates = 3
        $0.blocks = 5
        $0.attrition = 0.1
        $0.compliance = 0.7
      })
    #expect(power.degreesOfFreedom(size: 400) == 351)
    #expect(try power.power(effect: 0.35, size: 400).isClose(to: 0.7830768013313665, relative: Self.tolerance))
    #expect(try power.minimumDetectableEffect(size: 400).isClose(to: 0.3575288746628063, relative: Self.tolerance))
  }

  @Test("agrees with SciPy on clusters of unequal size with covariates, blocks and attrition")
  func clusters() throws {
    // References/plan.py
    let power = try MeanPower(
      design {
        $0.clusterSize = 25
        $0.clusterSizeVariation = 0.5
        $0.intraclassCorrelation = 0.08
        $0.clusterRSquared = 0.5
        $0.covariateRSquared = 0.2
        $0.covariates = 1
        $0.blocks = 8
        $0.attrition = 0.2
      })
    #expect(power.degreesOfFreedom(size: 40) == 30)
    #expect(try power.power(effect: 0.3, size: 40).isClose(to: 0.8760435300360933, relative: Self.tolerance))
    #expect(try power.minimumDetectableEffect(size: 40).isClose(to: 0.26975045000294057, relative: Self.tolerance))
  }

  @Test("the size of clusters is found when their number is fixed, or is said to be out of reach")
  func clusterSize() throws {
    let power = try MeanPower(
      design {
        $0.clusterSize = 10
        $0.intraclassCorrelation = 0.05
      })
    let size = try power.clusterSize(clusters: 40, effect: 0.3)
    var sized = power.design
    sized.clusterSize = size
    #expect(try MeanPower(sized).power(effect: 0.3, size: 40).isClose(to: 0.8, relative: 1e-8))
    #expect {
      try power.clusterSize(clusters: 8, effect: 0.2)
    } throws: { error in
      "\(error)".hasPrefix(
        "‘power 0.8’ cannot be reached, however large the sample: with 8.0 clusters it stays under 0.")
    }
  }

  @Test("clusters without likeness are units, but for the degrees of freedom")
  func noLikeness() throws {
    let units = try MeanPower(design())
    let clusters = try MeanPower(design { $0.clusterSize = 20 })
    #expect(clusters.standardError(size: 30).isClose(to: units.standardError(size: 600)))
    #expect(clusters.degreesOfFreedom(size: 30) == 28)
  }

  @Test("power agrees with simulation of the pooled t test")
  func simulation() throws {
    var generator = RandomGenerator(seed: 2)
    var rejected = 0
    for _ in 0..<2000 {
      let treated = (0..<15).map { _ in generator.normal() + 0.9 }
      let control = (0..<25).map { _ in generator.normal() }
      if try pooledDifferenceInMeans(treated: treated, control: control).pValue <= 0.05 { rejected += 1 }
    }
    let power = try MeanPower(design { $0.treatedShare = 15.0 / 40 }).power(effect: 0.9, size: 40)
    // Three standard errors of the simulated share.
    #expect(abs(Double(rejected) / 2000 - power) < 3 * (power * (1 - power) / 2000).squareRoot())
  }

  @Test("a curve has one point for each effect and size, and power grows along it")
  func curve() throws {
    let points = try MeanPower(design()).curve(effects: [0.2, 0.5], sizes: [50, 100, 200])
    #expect(points.count == 6)
    #expect(points[0].power < points[1].power && points[1].power < points[2].power)
    #expect(points[3].effect == 0.5 && points[3].size == 50)
  }

  @Test("refuses shares that are none, samples without degrees of freedom, and a power of 1")
  func refusals() throws {
    #expect(throws: EstimationError.outOfRange(what: "share treated", allowed: "strictly between 0 and 1")) {
      try MeanPower(design { $0.treatedShare = 1 })
    }
    #expect(throws: EstimationError.outOfRange(what: "compliance", allowed: "above 0 and at most 1")) {
      try MeanPower(design { $0.compliance = 0 })
    }
    let power = try MeanPower(design { $0.clusterSize = 5 })
    #expect(throws: EstimationError.tooFewObservations(group: "clusters", count: 2, minimum: 3)) {
      try power.power(effect: 1, size: 2)
    }
    #expect(
      throws: EstimationError.outOfRange(what: "power", allowed: "above the significance level and below 1")
    ) {
      try power.size(effect: 1, power: 1)
    }
  }

  @Test("agrees with the shared reference", .enabled(if: Reference.isPresent))
  func reference() throws {
    let reference = try Reference("power-cohen")
    var results: [String: [Double]] = [:]
    let plain = try MeanPower(design())
    for d in ["0.2", "0.5", "0.8"] {
      for power in ["0.8", "0.9"] {
        let size = try plain.size(effect: Double(d)!, power: Double(power)!) / 2
        results["n.d\(d).power\(power)"] = [size]
        results["n.d\(d).power\(power).ceiling"] = [size.rounded(.up)]
      }
    }
    results["power.n64.d0.5"] = [try plain.power(effect: 0.5, size: 128)]
    results["power.n20.d0.5"] = [try plain.power(effect: 0.5, size: 40)]
    results["power.n20.d1.one_sided"] = [
      try MeanPower(design { $0.isTwoSided = false }).power(effect: 1, size: 40)
    ]
    for (name, treated, control, spread) in [("nsw", 185.0, 260.0, 6632.0), ("small", 12, 10, 1)] {
      let power = try MeanPower(design { $0.treatedShare = treated / (treated + control) })
      results["mde.\(name).exact"] = [try power.minimumDetectableEffect(size: treated + control) * spread]
      results["mde.\(name).t_formula"] = [try power.multiplierDetectableEffect(size: treated + control) * spread]
    }
    let clusters = try MeanPower(
      design {
        $0.clusterSize = 20
        $0.intraclassCorrelation = 0.05
      })
    results["cluster.a.deff"] = [clusters.design.designEffect]
    results["cluster.a.mde_t"] = [try clusters.multiplierDetectableEffect(size: 60)]
    let arcsine = try ProportionPower(design(), method: .arcsine, countsBothTails: true)
    for h in [0.2, 0.5, 0.8] {
      // The proportion that is h above one half.
      let size = try arcsine.size(treated: (1 + sin(h)) / 2, control: 0.5) / 2
      results["n.h\(h)"] = [size]
      results["n.h\(h).ceiling"] = [size.rounded(.up)]
    }
    let proportions = try ProportionPower(design())
    results["n.prop.0.5_0.75"] = [try proportions.size(treated: 0.75, control: 0.5, power: 0.9) / 2]
    results["n.prop.0.1_0.15"] = [try proportions.size(treated: 0.15, control: 0.1) / 2]
    reference.compare(results)
  }
}
