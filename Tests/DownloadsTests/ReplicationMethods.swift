/// A study with every method, every standard error, and odd data: missing values everywhere, few clusters, weights of zero,
/// several absorbed effects, filters with missing values, names that no programmer would choose.
extension ReplicationStudy {
  static let everyMethod = ReplicationStudy(
    plan: everyPlan,
    datasets: [
      ("personnes", persons, personsDictionary), ("panel", panel, panelDictionary),
      ("essais", trials, trialsDictionary),
      ("villages", villages, villagesDictionary),
    ])

  private static func cell(_ value: Double?, decimals: Int = 2) -> String {
    guard let value else { return "" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  /// 288 persons in 12 schools of 3 regions, assigned one by one within regions; and the schools assigned too.
  private static var persons: String {
    var numbers = TestNumbers(20_200_909)
    var lines = [
      "id,école,\"région \"\"large\"\"\",bras,bras_ecole,paire,poids,age,femme,niveau,score,emploi,visites,date_entree,enquêteur,petit,x_y z"
    ]
    let regions = ["Île-d'\"Exemple\"", "Côte\\Modèle", "Plaine, Témoin"]
    for i in 0..<288 {
      let school = i / 24
      let region = school % 3
      let isTreated = i % 2 == 0
      let schoolTreated = school % 4 < 2
      let woman = numbers.uniform() < 0.5
      let level = Int(numbers.uniform() * 3) + 1
      let age = 18 + (numbers.uniform() * 40).rounded()
      let effect = Double(school % 5) * 0.8 + Double(region)
      let score = 50 + 2 * effect + (isTreated ? 1.5 : 0) + (woman ? 1 : 0) + 0.1 * age + 4 * numbers.normal()
      let chance = 0.35 + (isTreated ? 0.12 : 0) + (woman ? 0.05 : 0)
      let work = numbers.uniform() < chance ? 1.0 : 0
      let visits = (numbers.uniform() * (isTreated ? 5 : 4)).rounded(.down)
      let isMissing = numbers.uniform() < (isTreated ? 0.06 : 0.12)
      let weight = i % 37 == 0 ? 0 : (0.5 + numbers.uniform())
      let day = i % 28 + 1
      let third = i % 48 == 5
      let arm = third ? "autre" : isTreated ? "aidé \"é\"" : "témoin"
      lines.append(
        [
          "p\(1000 + i)", "é\(school + 1)", "\"\(regions[region].replacing("\"", with: "\"\""))\"",
          "\"\(arm.replacing("\"", with: "\"\""))\"", schoolTreated ? "1" : "0", "\(i / 2 + 1)",
          i % 41 == 3 ? "" : cell(weight), i % 29 == 7 ? "" : cell(age, decimals: 0),
          i % 53 == 11 ? "" : woman ? "oui" : "non",
          "\(level)", isMissing ? "" : cell(score), isMissing ? "" : cell(work, decimals: 0), cell(visits, decimals: 0),
          "2021-0\(i % 9 + 1)-\(day < 10 ? "0" : "")\(day)", "e\(i % 7)",
          i < 50 ? cell(numbers.normal() * 3 + (isTreated ? 1 : 0), decimals: 4) : "",
          cell(100 * numbers.uniform(), decimals: 3),
        ].joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let personsDictionary = #"""
    title: Personnes
    disclosure: {about: things}
    fields:
      - {name: id, type: string}
      - {name: école, type: string}
      - {name: 'région "large"', type: string}
      - {name: bras, type: string}
      - {name: bras_ecole, type: boolean}
      - {name: paire, type: integer}
      - {name: poids, type: number}
      - {name: age, type: integer}
      - {name: femme, type: boolean}
      - {name: niveau, type: integer, levels: [{value: "3", label: trois}, {value: "1", label: un}, {value: "2", label: deux}]}
      - {name: score, type: number}
      - {name: emploi, type: integer}
      - {name: visites, type: integer}
      - {name: date_entree, type: date}
      - {name: enquêteur, type: string}
      - {name: petit, type: number}
      - {name: x_y z, type: number}

    """#

  /// 30 places over 8 periods, with one place that is not seen before and a few holes.
  private static var panel: String {
    var numbers = TestNumbers(7)
    var lines = ["lieu,canton,groupe,periode,semestre,taux"]
    for place in 0..<30 {
      let isTreated = place % 3 == 0
      for time in 0..<8 {
        if place == 4, time < 4 { continue }
        let value = 10 + Double(place % 6) + 0.3 * Double(time) + (isTreated && time >= 4 ? 1.2 : 0) + numbers.normal()
        lines.append(
          "l\(place),c\(place % 10),\(isTreated ? "ouvert" : "aucun"),\(time < 4 ? "avant" : "après"),\(2015 + time),"
            + (numbers.uniform() < 0.04 ? "" : cell(value)))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let panelDictionary = """
    title: Panel
    disclosure: {about: things}
    fields:
      - {name: lieu, type: string}
      - {name: canton, type: string}
      - {name: groupe, type: string}
      - {name: periode, type: string}
      - {name: semestre, type: year}
      - {name: taux, type: number}

    """

  private static let trials = """
    essai,a,b,c,d,effet,erreur,large
    E1,4,119,11,128,-0.89,0.57,true
    E2,6,300,29,274,-1.59,0.44,true
    E3,3,228,11,209,-1.35,0.64,false
    E4,62,13536,248,12619,-1.44,0.14,true
    E5,33,5036,47,5761,-0.22,0.23,false
    E6,180,1361,372,1079,-0.79,0.08,true
    E7,8,2537,10,619,-1.62,0.47,false
    E8,505,87886,499,87892,0.01,0.06,true
    E9,29,7470,45,7232,,0.24,true

    """

  private static let trialsDictionary = """
    title: Essais
    disclosure: {about: things}
    fields:
      - {name: essai, type: string}
      - {name: a, type: integer}
      - {name: b, type: integer}
      - {name: c, type: integer}
      - {name: d, type: integer}
      - {name: effet, type: number}
      - {name: erreur, type: number}
      - {name: large, type: boolean}

    """

  /// 8 villages in 2 blocks, 3 rows each: few enough for every assignment and every sign.
  private static var villages: String {
    var numbers = TestNumbers(99)
    var lines = ["village,bloc,traite,taille,mesure"]
    for village in 0..<8 {
      for _ in 0..<3 {
        lines.append(
          "v\(village),\(village < 4 ? "nord" : "sud"),\(village % 2),\(cell(numbers.uniform() * 9)),"
            + cell(5 + Double(village % 2) + numbers.normal(), decimals: 5))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let villagesDictionary = """
    title: Villages
    disclosure: {about: things}
    fields:
      - {name: village, type: string}
      - {name: bloc, type: string}
      - {name: traite, type: integer}
      - {name: taille, type: number}
      - {name: mesure, type: number}

    """

  // MARK: The plan

  private static let arms = #"treatment: {column: bras, treated: 'aidé "é"', control: témoin}"#
  private static let schools = #"treatment: {column: bras_ecole, treated: oui, control: non}"#

  private static func estimate(_ id: String, _ method: String, _ lines: String..., data: String = "personnes") -> String
  {
    (["  - id: r-\(id)", "title: \(id)", "method: \(method)", "data: \(data)"] + lines).joined(separator: "\n    ")
  }

  private static var everyPlan: String {
    var estimates = [
      estimate("welch", "difference-in-means", "outcome: score", arms),
      estimate("zero", "difference-in-means", "outcome: gain", arms, "confidence: 0.9"),
      estimate(
        "blocks", "difference-in-means", "outcome: score", arms, #"blocks: 'région "large"'"#,
        "randomisation: {draws: 2000, seed: 5}", "bootstrap: {draws: 2000, seed: 6}"),
      estimate("clusters", "difference-in-means", "outcome: score", schools, "cluster: école"),
      estimate(
        "clustered-blocks", "difference-in-means", "outcome: score", schools, "cluster: école", "blocks: moitie",
        "where: age >= 18"),
      estimate("subgroups", "difference-in-means", "outcome: score", arms, "subgroups: niveau"),
      estimate("subgroups-boolean", "difference-in-means", "outcome: score", arms, "subgroups: femme"),
      estimate(
        "subgroups-clustered", "difference-in-means", "outcome: score", schools, "cluster: école", "subgroups: niveau"),
      estimate(
        "answers", "difference-in-means", "outcome: emploi", arms,
        "attrition-weights: {covariates: [age, femme], model: logit}"),
      estimate(
        "answers-blocks", "difference-in-means", "outcome: emploi", arms, #"blocks: 'région "large"'"#,
        "attrition-weights: {covariates: [age], model: probit}"),
      estimate(
        "answers-clusters", "difference-in-means", "outcome: emploi", schools, "cluster: école",
        "attrition-weights: {covariates: [age], model: logit}"),
      estimate(
        "answers-regression", "least-squares", "outcome: emploi", arms, "covariates: [age]", "subgroups: niveau",
        "attrition-weights: {covariates: [age], model: logit}", "standard-errors: HC3", "weights: poids"),
      estimate(
        "bca", "difference-in-means", "outcome: score", schools, "cluster: école",
        "bootstrap: {draws: 2000, seed: 6, kind: bca}"),
      estimate("g", "hedges-g", "outcome: score", arms),
      estimate(
        "pairs", "matched-pairs", "outcome: score", arms, "pair: paire", "randomisation: {draws: 1000, seed: 1}"),
      estimate("ranks", "mann-whitney", "outcome: score", arms),
      estimate("ranks-exact", "mann-whitney", "outcome: petit", arms),
      estimate("median", "quantile-effect", "outcome: score", arms),
      estimate("ninth", "quantile-effect", "outcome: score", arms, "quantile: 0.9", "confidence: 0.8"),
      estimate("lee", "lee-bounds", "outcome: score", arms),
      estimate("lee-cells", "lee-bounds", "outcome: score", arms, "tighten: femme"),
      estimate("distance", "kolmogorov-smirnov", "outcome: score", arms),
      estimate("distance-exact", "kolmogorov-smirnov", "outcome: petit", arms),
      estimate("ratio", "proportions", "outcome: emploi", arms, "measure: risk-ratio", "scale: log-ratio"),
      estimate("odds", "proportions", "outcome: emploi", arms, "measure: odds-ratio", "scale: log-ratio"),
      estimate("numbers", "difference-in-means", "outcome: nombres", arms),
      estimate("dates", "difference-in-means", "outcome: dates", arms),
      estimate("texts", "difference-in-means", "outcome: textes", arms),
      // Filters with missing values, moments, texts and derived columns.
      estimate("filter-missing", "difference-in-means", "outcome: score", arms, "where: not (age < 30) or femme"),
      estimate(
        "filter-text", "difference-in-means", "outcome: score", arms,
        #"where: contains([région "large"], "Témoin") or starts_with(id, "p10") and femme is not missing"#),
      estimate(
        "filter-date", "difference-in-means", "outcome: score", arms,
        #"where: date_entree >= "2021-02-10" and month(date_entree) in [2, 3, 5, 8] and weekday(date_entree) != 1"#),
      estimate("term", "least-squares", "outcome: score", "term: age", "covariates: [tranche, femme]"),
      estimate("term-logit", "logit", "outcome: emploi", "term: age", "covariates: [femme]"),
      estimate(
        "two-ways", "least-squares", "outcome: score", arms, "cluster: [école, enquêteur]", "covariates: [age]"),
      estimate(
        "two-ways-plain", "least-squares", "outcome: score", arms, "cluster: [école, enquêteur]", "weights: poids",
        "standard-errors: CR0"),
      estimate(
        "levels", "least-squares", "outcome: score", arms, "fixed-effects: [femme, niveau]", "covariates: [tranche]"),
      estimate(
        "absorbed", "least-squares", "outcome: score", arms, #"absorb: ['région "large"', enquêteur]"#,
        "covariates: [age]"),
      estimate(
        "wild-drawn", "least-squares", "outcome: score", schools, "cluster: école", "covariates: [age]",
        "wild-bootstrap: {draws: 1999, seed: 3, weights: webb}"),
      estimate(
        "wild-exact", "least-squares", "outcome: mesure",
        "treatment: {column: traite, treated: '1', control: '0'}", "cluster: village", "covariates: [taille]",
        "wild-bootstrap: {draws: 999, seed: 3}", data: "villages"),
      estimate(
        "every-assignment", "difference-in-means", "outcome: mesure",
        "treatment: {column: traite, treated: '1', control: '0'}", "cluster: village", "blocks: bloc",
        "randomisation: {draws: 999, seed: 3}", data: "villages"),
      estimate(
        "changes", "difference-in-differences", "outcome: taux",
        "treatment: {column: groupe, treated: ouvert, control: aucun}",
        "time: {column: semestre, before: ['2015', '2016'], after: ['2020', '2021']}", "unit-column: lieu",
        data: "panel"),
      estimate(
        "changes-cantons", "difference-in-differences", "outcome: taux",
        "treatment: {column: groupe, treated: ouvert, control: aucun}",
        "time: {column: periode, before: avant, after: après}", "cluster: lieu", "unit-column: lieu", data: "panel"),
      estimate(
        "panel", "least-squares", "outcome: taux", "term: ouvert_apres", "absorb: [lieu, semestre]", "cluster: lieu",
        "standard-errors: CR1", data: "panel"),
      estimate(
        "panel-reduced", "least-squares", "outcome: taux", "term: ouvert_apres", "absorb: [lieu, semestre]",
        "cluster: lieu", "standard-errors: CR2", data: "panel"),
      estimate(
        "panel-jackknife", "least-squares", "outcome: taux", "term: ouvert_apres", "absorb: [lieu, semestre]",
        "cluster: canton", "standard-errors: CR3", data: "panel"),
      estimate(
        "panel-lag", "least-squares", "outcome: taux", "term: taux_avant", "covariates: [semestre]", "cluster: lieu",
        data: "panel"),
      estimate("index", "difference-in-means", "outcome: situation", arms),
      estimate("index-mean", "difference-in-means", "outcome: moyenne", arms),
      estimate(
        "lin-subgroups", "lin", "outcome: score", arms, "covariates: [age, femme, niveau]", "subgroups: niveau",
        "weights: poids"),
    ]
    for type in ["classical", "HC0", "HC1", "HC2", "HC3"] {
      let name = type.lowercased()
      estimates.append(
        estimate(
          "ls-\(name)", "least-squares", "outcome: score", arms, "covariates: [age, femme, niveau]",
          "standard-errors: \(type)"))
      estimates.append(
        estimate(
          "ls-weighted-\(name)", "least-squares", "outcome: score", arms, "covariates: [age, '\("x_y z")']",
          "weights: poids", "standard-errors: \(type)", "subgroups: femme"))
      estimates.append(
        estimate("lin-\(name)", "lin", "outcome: score", arms, "covariates: [age, niveau]", "standard-errors: \(type)"))
      estimates.append(
        estimate(
          "absorbed-\(name)", "least-squares", "outcome: score", arms, "absorb: [enquêteur, école]", "weights: poids",
          "standard-errors: \(type)"))
      estimates.append(
        estimate(
          "did-\(name)", "difference-in-differences", "outcome: taux",
          "treatment: {column: groupe, treated: ouvert, control: aucun}",
          "time: {column: periode, before: avant, after: après}", "standard-errors: \(type)", data: "panel"))
    }
    for type in ["CR0", "CR1", "CR2", "CR3"] {
      let name = type.lowercased()
      estimates.append(
        estimate(
          "ls-\(name)", "least-squares", "outcome: score", schools, "covariates: [age, femme]", "cluster: école",
          "standard-errors: \(type)", "subgroups: niveau"))
      estimates.append(
        estimate(
          "ls-weighted-\(name)", "least-squares", "outcome: score", schools, "covariates: [age]", "cluster: école",
          "weights: poids", "standard-errors: \(type)"))
      estimates.append(
        estimate(
          "lin-\(name)", "lin", "outcome: score", schools, "covariates: [age, femme]", "cluster: école",
          "standard-errors: \(type)"))
      estimates.append(
        estimate(
          "absorbed-\(name)", "least-squares", "outcome: score", arms, "absorb: [école]", "cluster: école",
          "covariates: [age]", "standard-errors: \(type)"))
      estimates.append(
        estimate(
          "absorbed-across-\(name)", "least-squares", "outcome: score", arms, "absorb: [enquêteur]", "cluster: école",
          "weights: poids", "standard-errors: \(type)"))
    }
    for type in ["CR0", "CR1", "CR2"] {
      estimates.append(
        estimate(
          "did-\(type.lowercased())", "difference-in-differences", "outcome: taux",
          "treatment: {column: groupe, treated: ouvert, control: aucun}",
          "time: {column: periode, before: avant, after: après}", "cluster: lieu", "standard-errors: \(type)",
          data: "panel"))
    }
    for family in ["logit", "probit", "poisson"] {
      let outcome = family == "poisson" ? "visites" : "emploi"
      for type in ["HC0", "classical", "HC1"] {
        estimates.append(
          estimate(
            "\(family)-\(type.lowercased())", family, "outcome: \(outcome)", arms, "covariates: [age, femme, niveau]",
            "standard-errors: \(type)", "measure: \(type == "HC1" ? "coefficient" : "marginal-effect")"))
      }
      for type in ["CR0", "CR1"] {
        estimates.append(
          estimate(
            "\(family)-\(type.lowercased())", family, "outcome: \(outcome)", schools, "covariates: [age]",
            "cluster: école", "standard-errors: \(type)"))
      }
    }
    for interval in ["newcombe", "wald", "agresti-caffo"] {
      estimates.append(
        estimate(
          "difference-\(interval)", "proportions", "outcome: emploi", arms, "interval: \(interval)", "scale: points"))
    }
    for measure in ["hedges-g", "cohens-d", "glass-delta"] {
      for interval in ["noncentral", "large-sample"] {
        estimates.append(
          estimate(
            "\(measure)-\(interval)", "standardised-difference", "outcome: score", arms, "measure: \(measure)",
            "interval: \(interval)"))
      }
    }
    for (number, (model, between)) in [
      ("random-effects", "REML"), ("random-effects", "DL"), ("random-effects", "PM"), ("common-effect", "DL"),
    ].enumerated() {
      for (measure, more) in [
        ("risk-ratio", "scale: log-ratio"), ("odds-ratio", "scale: log-ratio"), ("risk-difference", "scale: natural"),
        ("estimate", "effect: {estimate: effet, standard-error: erreur}"),
      ] {
        let counts =
          measure == "estimate"
          ? "label: essai"
          : "counts: {treated-events: a, treated-non-events: b, control-events: c, control-non-events: d}"
        for interval in number == 3 ? ["normal"] : ["normal", "hartung-knapp"] {
          estimates.append(
            estimate(
              "pool-\(number)-\(measure)-\(interval)", "pooled", "measure: \(measure)", "model: \(model)",
              number == 3 ? "confidence: 0.95" : "tau2: \(between)", "interval: \(interval)", more, counts,
              "where: not large or a > 5", data: "essais"))
        }
      }
    }
    let families = ["holm", "benjamini-hochberg", "bonferroni", "benjamini-yekutieli", "hochberg", "hommel", "sidak"]
      .enumerated().map { number, method in
        let type = ["classical", "hc0", "hc1", "hc2", "hc3", "cr0", "cr1"][number]
        let members =
          number < 5
          ? "r-ls-\(type), r-lin-\(type), r-did-\(type), r-absorbed-\(type)"
          : "r-ls-\(type), r-lin-\(type), r-did-\(type)"
        return "  - {id: f-\(method), title: f, method: \(method), estimates: [\(members)]}"
      }
    return """
      derive:
        - {data: personnes, name: moitie, expression: 'if(left(école, 2) in ["é1", "é3", "é5", "é6"], "a", "b")', title: moitié}
        - {data: personnes, name: tranche, expression: 'cut(age, [25, 40])', title: tranche}
        - {data: personnes, name: gain, expression: 'round(coalesce(score, 50) - max(age, 30) / 3 + if(femme, 1.5, -1), decimals: 1)', title: gain}
        - {data: personnes, name: nombres, expression: 'log(age) + log10(age) + exp(age / 100) + sqrt(age) + abs(-age) + floor([x_y z]) + ceil([x_y z] / 7) + min(age, [x_y z]) + round([x_y z]) + age ^ 0.5 - (age - 30) ^ 2 / 100', title: n}
        - {data: personnes, name: dates, expression: 'year(date_entree) + month(date_entree) * day(date_entree) + quarter(date_entree) - weekday(date_entree) + days(date_entree, date("2021-12-31"))', title: d}
        - {data: personnes, name: textes, expression: 'length(concat(upper(left(id, 2)), "é", right(lower(id), 3), trim("  x "), replace(id, "p", "qq"))) + number(replace(id, "p", "")) + if(ends_with(id, "7"), 1, 0) + if(text(niveau) == "2", 5, 0) + if(between(age, 20, 30), 3, coalesce(if(femme, 1, 0), 2))', title: t}
        - {data: panel, name: ouvert_apres, expression: 'if(groupe == "ouvert" and periode == "après", 1, 0)', title: o}
        - {data: panel, name: taux_avant, expression: 'lag(taux, by: lieu, order: semestre)', title: t}
      indices:
        - id: situation
          title: Situation
          data: personnes
          \(arms)
          kind: anderson
          components: [{column: score, favourable: higher}, {column: emploi, favourable: higher}, {column: visites, favourable: lower}]
        - id: moyenne
          title: Moyenne
          data: personnes
          \(arms)
          kind: kling-liebman-katz
          components: [{column: score, favourable: higher}, {column: visites, favourable: lower}]
          where: age is not missing
      describe:
        - {id: t-personnes, title: t, data: personnes, by: bras, columns: [age, femme, niveau, score, 'région "large"', situation], quantiles: [0.1, 0.9]}
        - {id: t-poids, title: t, data: personnes, by: femme, columns: [age, emploi, niveau], weights: poids, where: age > 20}
        - {id: t-tous, title: t, data: panel, columns: [taux, groupe]}
      cross-tables:
        - {id: t-croise, title: t, data: personnes, rows: bras, columns: femme}
        - {id: t-couches, title: t, data: personnes, rows: niveau, columns: bras, by: femme}
      balance:
        - {id: t-equilibre, title: t, data: personnes, \(arms), covariates: [age, femme, niveau, enquêteur]}
        - {id: t-ecoles, title: t, data: personnes, \(schools), covariates: [age, femme], cluster: école}
      attrition:
        - {id: t-absents, title: t, data: personnes, \(arms), outcome: score}
        - {id: t-absents-blocs, title: t, data: personnes, \(arms), outcome: score, blocks: 'région "large"'}
        - {id: t-absents-ecoles, title: t, data: personnes, \(schools), outcome: score, cluster: école}
      power:
        - {id: t-puissance, title: t, outcome: proportion, baseline: 0.36, effect: 0.08, n: 1200}
      estimates:
      \(estimates.joined(separator: "\n"))
      families:
      \(families.joined(separator: "\n"))
        - {id: f-romano-wolf, title: f, method: romano-wolf, draws: 1000, seed: 4, estimates: [r-welch, r-blocks, r-index]}
        - {id: f-romano-wolf-clustered, title: f, method: romano-wolf, draws: 1000, seed: 4, estimates: [r-clusters, r-lin-cr2, r-ls-cr2]}

      """
  }
}
