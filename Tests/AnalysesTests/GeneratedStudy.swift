import TestSites

/// A study of made-up persons with tables, estimates, charts and a flow drawn by lot, small enough for small counts.
struct GeneratedStudy {
  private var state: UInt64
  private(set) var site = TestSite.small

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let rows = 60 + below(140)
    var lines = ["id,bras,sexe,age,diplome,emploi,note,avis,choix"]
    let missing = [0, 3, 12][below(3)]
    let hasThirdArm = below(2) == 0
    for row in 0..<rows {
      let arm = hasThirdArm && below(6) == 0 ? "autre" : below(2) == 0 ? "jardin" : "temoin"
      let sex = below(100) < missing ? "" : below(4) == 0 ? "F" : "M"
      let age = ["jeune", "moyen", "moyen", "age"][min(below(4), below(4))]
      let diploma = below(100) < missing ? "" : ["bac", "cap", "aucun", "master"][min(below(4), below(6))]
      let work = below(100) < missing ? "" : below(5) == 0 ? "1" : "0"
      let mark = below(100) < missing ? "" : "\(8 + below(12))"
      let opinion = below(100) < missing ? "" : "\(1 + min(below(3), below(3)))"
      let choice = below(6) == 0 ? "2" : "1"
      lines.append("\(row),\(arm),\(sex),\(age),\(diploma),\(work),\(mark),\(opinion),\(choice)")
    }
    site = site.writing(lines.joined(separator: "\n") + "\n", to: TestSite.data)
    site = site.writing(
      """
      title: {fr: Personnes, en: Persons}
      fields:
        - {name: id, type: integer}
        - {name: bras, type: string}
        - {name: sexe, type: string, privacy: none}
        - {name: age, type: string, privacy: none}
        - {name: diplome, type: string, privacy: none}
        - {name: emploi, type: integer}
        - {name: note, type: integer}
        - {name: avis, type: integer}
        - {name: choix, type: integer}
      disclosure: {about: persons}

      """, to: TestSite.dictionary)
    site = site.writing(plan(), to: TestSite.plan)
    for report in [TestSite.report, TestSite.translation] { site = site.appending(blocks(), to: report) }
  }

  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) >> 33) % bound
  }

  private mutating func one(_ items: [String]) -> String { items[below(items.count)] }

  /// Some of them, each once.
  private mutating func some(_ items: [String], _ count: Int) -> [String] {
    var rest = items
    return (0..<count).map { _ in rest.remove(at: below(rest.count)) }
  }

  private mutating func filter() -> String {
    below(3) > 0
      ? "" : ", where: '\(one(["sexe == \"M\"", "age != \"age\"", "diplome is not missing", "emploi == 0"]))'"
  }

  private mutating func plan() -> String {
    let treatment = "treatment: {column: bras, treated: jardin, control: temoin}"
    let levels = ["bras", "sexe", "age", "diplome"]
    var plan = "estimates:\n"
    plan += "  - {id: effet, title: Effet, method: difference-in-means, data: parcelles, outcome: note, \(treatment)"
    plan += below(2) == 0 ? ", subgroups: \(one(["sexe", "age", "diplome"]))" : ""
    plan += filter() + "}\n"
    if below(2) == 0 {
      let hasSubgroups = below(2) == 0
      plan += "  - {id: travail, title: Travail, method: \(hasSubgroups ? "difference-in-means" : "proportions")"
      plan += ", data: parcelles, outcome: emploi, \(treatment)"
      plan += hasSubgroups ? ", subgroups: \(one(["sexe", "age"]))" : ""
      plan += filter() + ", scale: points}\n"
    }
    plan += "cross-tables:\n"
    for number in 0..<1 + below(3) {
      let columns = some(levels, 3)
      plan += "  - {id: x\(number), title: X, data: parcelles, rows: \(columns[0]), columns: \(columns[1])"
      plan += below(4) == 0 ? ", by: \(columns[2])" : ""
      plan += filter() + "}\n"
    }
    plan += "describe:\n"
    for number in 0..<1 + below(2) {
      let columns = some(levels, 2)
      plan +=
        "  - {id: d\(number), title: D, data: parcelles, columns: [\(columns[0]), emploi, note, \(one(["avis", "choix"]))]"
      plan += below(3) > 0 ? ", by: \(columns[1])" : ""
      plan += filter() + "}\n"
    }
    if below(2) == 0 {
      let covariates = some(["sexe", "age", "diplome", "emploi", "avis", "choix"], 2).joined(separator: ", ")
      plan += "balance:\n  - {id: b, title: B, data: parcelles, \(treatment), covariates: [\(covariates)]\(filter())}\n"
    }
    if below(2) == 0 {
      plan += "attrition:\n  - {id: a, title: A, data: parcelles, \(treatment), outcome: \(one(["note", "emploi"]))}\n"
    }
    if below(3) == 0 {
      plan += """
        indices:
          - id: indice
            kind: kling-liebman-katz
            title: I
            data: parcelles
            \(treatment)
            components: [{column: emploi, favourable: higher}, {column: note, favourable: higher}]

        """
    }
    return plan
  }

  private mutating func blocks() -> String {
    let by = one(["bras", "sexe"])
    return """

      ```{chart}
      kind: distribution
      data: parcelles
      column: \(one(["age", "diplome"]))
      by: \(by)
      ```

      ```{chart}
      kind: bars
      data: parcelles
      column: \(one(["emploi", "choix", "avis", "note"]))
      by: \(one(["age", "diplome"]))
      ```

      ```{chart}
      kind: trend
      data: parcelles
      column: \(one(["emploi", "choix", "note"]))
      time: \(one(["age", "diplome"]))
      by: bras
      ```

      ```{flow}
      steps:
        - {label: Tous, data: parcelles}
        - {label: Suivis, arm: Jardin, data: parcelles, where: 'bras == "jardin"'}
        - {label: Interrogés, arm: Jardin, data: parcelles, where: 'bras == "jardin" and note is not missing'}
        - {label: Non suivis, arm: Témoin, data: parcelles, where: 'bras == "temoin"'}
        - {label: Interrogés, arm: Témoin, data: parcelles, where: 'bras == "temoin" and note is not missing'}
      ```

      """
  }
}
