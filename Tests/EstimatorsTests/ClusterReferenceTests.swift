import Testing

@testable import Estimators

/// Clustered standard errors; values by R (estimatr, clubSandwich, sandwich), statsmodels and pyfixest.
@Suite("Clustered standard errors", .enabled(if: Reference.isPresent))
struct ClusterReferenceTests {
  @Test("agree on Petersen's 500 firms and 10 years")
  func petersen() throws {
    let reference = try Reference("petersen-clustered-se")
    let table = try reference.table()
    let x = table.numbers("x")
    let y = table.numbers("y")
    let fit = try LeastSquares(
      design: Matrix(columns: [[Double](repeating: 1, count: x.count), x]), names: ["constant", "x"], outcome: y)
    var results: [String: [Double]] = [
      "n": [Double(fit.rows)], "coef.x": [fit.coefficients[1]], "coef.const": [fit.coefficients[0]],
    ]
    for type in [StandardErrorType.classical, .hc0, .hc1, .hc2, .hc3] {
      results["se.\(type.rawValue)"] = [try fit.estimate(coefficient: 1, type: type).standardError]
    }
    for name in ["firm", "year"] {
      let clusters = Groups(table.text(name))
      results["se.\(name).CR0"] = [try fit.estimate(coefficient: 1, type: .cr0, clusters: clusters).standardError]
      results["se.\(name).CR1_stata"] = [
        try fit.estimate(coefficient: 1, type: .cr1, clusters: clusters).standardError
      ]
      let reduced = try fit.estimate(coefficient: 1, type: .cr2, clusters: clusters)
      results["se.\(name).CR2"] = [reduced.standardError]
      results["df.\(name).CR2"] = [reduced.degreesOfFreedom]
      results["p.\(name).CR2"] = [reduced.pValue]
      results["se.\(name).CR3"] = [try fit.estimate(coefficient: 1, type: .cr3, clusters: clusters).standardError]
    }
    let firms = Groups(table.text("firm"))
    let years = Groups(table.text("year"))
    for (id, factor) in [("", TwoWayFactor.each), ("_minG", .smallest)] {
      results["se.twoway.firm_year" + id] = [
        try TwoWayClustering(fit, firms, years, factor: factor).estimate(coefficient: 1).standardError
      ]
    }
    let both = try LeastSquares(design: Matrix(columns: [x]), names: ["x"], outcome: y, absorbing: [firms, years])
    results["fe.firm_year.coef"] = both.coefficients
    results["fe.firm_year.se_classical"] = [try both.estimate(coefficient: 0, type: .classical).standardError]
    let within = try LeastSquares(
      design: Matrix(columns: [x]), names: ["x"], outcome: y, absorbing: Groups(table.text("firm")))
    results["fe.firm.coef"] = within.coefficients
    results["fe.firm.se_classical"] = [try within.estimate(coefficient: 0, type: .classical).standardError]
    reference.compare(results)
  }

  @Test("agree on Project STAR, clustered by school")
  func star() throws {
    let reference = try Reference("star-class-size")
    let table = try reference.table()
    var results: [String: [Double]] = ["rows": [Double(table.rows)]]
    for grade in ["k", "1", "2", "3"] {
      let read = table.optionalNumbers("read" + grade)
      let math = table.optionalNumbers("math" + grade)
      let kind = table.text("star" + grade)
      let school = table.text("schoolid" + grade)
      let rows = (0..<table.rows).filter { read[$0] != nil && math[$0] != nil && !kind[$0].isEmpty }
      let fit = try LeastSquares(
        design: Matrix(columns: [
          rows.map { _ in 1 }, rows.map { kind[$0] == "small" ? 1 : 0 },
          rows.map { kind[$0] == "regular+aide" ? 1 : 0 },
        ]),
        names: ["const", "small", "aide"], outcome: rows.map { read[$0]! + math[$0]! })
      let id = "grade" + grade
      let clusters = Groups(rows.map { school[$0] })
      results[id + ".n"] = [Double(rows.count)]
      results[id + ".n_school"] = [Double(rows.count { !school[$0].isEmpty })]
      results[id + ".clusters"] = [Double(clusters.count)]
      for (j, name) in fit.names.enumerated() {
        results["\(id).\(name)"] = [fit.coefficients[j]]
        results["\(id).\(name).se_HC1"] = [try fit.estimate(coefficient: j, type: .hc1).standardError]
        results["\(id).\(name).se_classical"] = [try fit.estimate(coefficient: j, type: .classical).standardError]
        guard j > 0 else { continue }
        results["\(id).\(name).se_CR0"] = [
          try fit.estimate(coefficient: j, type: .cr0, clusters: clusters).standardError
        ]
        results["\(id).\(name).se_CR1_stata"] = [
          try fit.estimate(coefficient: j, type: .cr1, clusters: clusters).standardError
        ]
        let reduced = try fit.estimate(coefficient: j, type: .cr2, clusters: clusters)
        results["\(id).\(name).se_CR2"] = [reduced.standardError]
        results["\(id).\(name).df_CR2"] = [reduced.degreesOfFreedom]
        results["\(id).\(name).p_CR2"] = [reduced.pValue]
        results["\(id).\(name).ci95_CR2"] = [reduced.confidenceInterval().low, reduced.confidenceInterval().high]
      }
      let within = try LeastSquares(
        design: Matrix(columns: [
          rows.map { kind[$0] == "small" ? 1 : 0 }, rows.map { kind[$0] == "regular+aide" ? 1 : 0 },
        ]),
        names: ["small", "aide"], outcome: rows.map { read[$0]! + math[$0]! }, absorbing: clusters)
      for (j, name) in within.names.enumerated() {
        let id = "\(id).fe.\(name)"
        results[id] = [within.coefficients[j]]
        results[id + ".se_HC1"] = [try within.estimate(coefficient: j, type: .hc1).standardError]
        results[id + ".se_classical"] = [try within.estimate(coefficient: j, type: .classical).standardError]
        results[id + ".se_CR0"] = [
          try within.estimate(coefficient: j, type: .cr0, clusters: clusters).standardError
        ]
        results[id + ".se_CR1_nonnested"] = [
          try within.estimate(coefficient: j, type: .cr1, clusters: clusters).standardError
        ]
        let reduced = try within.estimate(coefficient: j, type: .cr2, clusters: clusters)
        results[id + ".se_CR2"] = [reduced.standardError]
        results[id + ".df_CR2"] = [reduced.degreesOfFreedom]
      }
    }
    try stockAndWatson(table, into: &results)
    reference.compare(results)
  }

  /// Stock and Watson, table 13.2: kindergarten with covariates and school effects.
  private func stockAndWatson(_ table: ReferenceTable, into results: inout [String: [Double]]) throws {
    let read = table.optionalNumbers("readk")
    let math = table.optionalNumbers("mathk")
    let experience = table.optionalNumbers("experiencek")
    let kind = table.text("stark")
    let gender = table.text("gender")
    let ethnicity = table.text("ethnicity")
    let lunch = table.text("lunchk")
    let complete = (0..<table.rows).filter {
      read[$0] != nil && math[$0] != nil && !kind[$0].isEmpty && experience[$0] != nil
    }
    let withAll = complete.filter { !gender[$0].isEmpty && !ethnicity[$0].isEmpty && !lunch[$0].isEmpty }
    let columns: [(String, (Int) -> Double)] = [
      ("small", { kind[$0] == "small" ? 1 : 0 }), ("aide", { kind[$0] == "regular+aide" ? 1 : 0 }),
      ("exp", { experience[$0]! }), ("boy", { gender[$0] == "male" ? 1 : 0 }),
      ("lunch", { lunch[$0] == "free" ? 1 : 0 }), ("black", { ethnicity[$0] == "afam" ? 1 : 0 }),
      ("other", { ethnicity[$0] != "afam" && ethnicity[$0] != "cauc" ? 1 : 0 }),
    ]
    for (id, rows, used, absorbs) in [
      ("t132_2", complete, 3, false), ("t132_3", complete, 3, true), ("t132_4", withAll, 7, true),
    ] {
      let chosen = columns.prefix(used)
      let constant = absorbs ? [] : [rows.map { _ in 1.0 }]
      let fit = try LeastSquares(
        design: Matrix(columns: chosen.map { column in rows.map { column.1($0) } } + constant),
        names: chosen.map(\.0) + (absorbs ? [] : ["constant"]), outcome: rows.map { read[$0]! + math[$0]! },
        absorbing: absorbs ? Groups(rows.map { table.text("schoolidk")[$0] }) : nil)
      results[id + ".n"] = [Double(fit.rows)]
      for (j, estimate) in try fit.estimates(type: .hc1).prefix(used).enumerated() {
        results["\(id).\(fit.names[j])"] = [estimate.estimate]
        results["\(id).\(fit.names[j]).se_HC1"] = [estimate.standardError]
      }
    }
  }

  @Test("difference in differences agrees on Card and Krueger's restaurants")
  func cardKrueger() throws {
    let reference = try Reference("card-krueger-1994")
    let table = try reference.table()
    let employment = table.optionalNumbers("fte")
    let rows = (0..<table.rows).filter { employment[$0] != nil }
    let outcome = rows.map { employment[$0]! }
    let isTreated = rows.map { table.flags("nj")[$0] }
    let isAfter = rows.map { table.flags("d")[$0] }
    let stores = Groups(rows.map { table.text("id")[$0] })
    var results: [String: [Double]] = [
      "rows": [Double(table.rows)], "fte.missing": [Double(table.rows - rows.count)],
      "stores": [Double(Groups(table.text("id")).count)],
    ]
    for (name, treated, after) in [
      ("pa.before", false, false), ("pa.after", false, true), ("nj.before", true, false), ("nj.after", true, true),
    ] {
      let cell = outcome.indices.filter { isTreated[$0] == treated && isAfter[$0] == after }.map { outcome[$0] }
      results[name + ".n"] = [Double(cell.count)]
      results[name + ".mean"] = [mean(cell)]
      results[name + ".se"] = [(variance(cell) / Double(cell.count)).squareRoot()]
    }
    for (name, after) in [("before", false), ("after", true)] {
      let inside = outcome.indices.filter { isAfter[$0] == after }
      let difference = try differenceInMeans(
        treated: inside.filter { isTreated[$0] }.map { outcome[$0] },
        control: inside.filter { !isTreated[$0] }.map { outcome[$0] })
      results["diff.\(name)"] = [difference.estimate]
      results["diff.\(name).se"] = [difference.standardError]
    }
    for type in StandardErrorType.allCases where type != .cr3 {
      let effect = try differenceInDifferences(
        outcome: outcome, isTreated: isTreated, isAfter: isAfter, type: type, clusters: stores)
      let name = type == .cr1 ? "CR1_stata" : type.rawValue
      results["did.ols.se.\(name)"] = [effect.standardError]
      results["did.unbalanced"] = [effect.estimate]
      if type == .hc2 { results["did.unbalanced.se_independent"] = [effect.standardError] }
      if type.isClustered { results["did.ols.df.\(name)"] = [effect.degreesOfFreedom] }
    }

    let complete = stores.rows.filter { $0.count == 2 }.flatMap { $0 }
    let balanced = try panelDifferenceInDifferences(
      outcome: complete.map { outcome[$0] }, isTreated: complete.map { isTreated[$0] },
      isAfter: complete.map { isAfter[$0] }, units: stores.selecting(complete))
    results["balanced.stores"] = [Double(complete.count / 2)]
    results["balanced.did"] = [balanced.estimate]
    results["balanced.did.se_welch"] = [balanced.standardError]
    results["balanced.did.df"] = [balanced.degreesOfFreedom]
    results["balanced.did.p"] = [balanced.pValue]
    results["balanced.did.ci95"] = [balanced.confidenceInterval().low, balanced.confidenceInterval().high]

    let units = stores.selecting(complete)
    let within = try LeastSquares(
      design: Matrix(columns: [
        complete.map { isTreated[$0] && isAfter[$0] ? 1 : 0 }, complete.map { isAfter[$0] ? 1 : 0 },
      ]),
      names: ["treated × after", "after"], outcome: complete.map { outcome[$0] }, absorbing: units)
    results["twfe.coef"] = [within.coefficients[0]]
    results["twfe.se_CR0"] = [try within.estimate(coefficient: 0, type: .cr0, clusters: units).standardError]
    results["twfe.se_CR1_nested"] = [try within.estimate(coefficient: 0, type: .cr1, clusters: units).standardError]
    let reduced = try within.estimate(coefficient: 0, type: .cr2, clusters: units)
    results["twfe.se_CR2"] = [reduced.standardError]
    results["twfe.df_CR2"] = [reduced.degreesOfFreedom]
    reference.compare(results)
  }
}
