import Charts

/// Charts of costs, balance, shape and territory; their numbers are made up.
extension Samples {
  /// The same numbers on each machine: a linear congruential generator, uniform in 0..<1.
  private struct Draws {
    var state: UInt64 = 20_240_611

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }

    /// Nearly normal, with mean 0 and standard deviation 1: the sum of twelve uniforms.
    mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + next() } }
  }

  private static func interval(_ value: Double, _ half: Double) -> BarsChart.Bar {
    BarsChart.Bar(value, low: value - half, high: value + half)
  }

  static let signed: @Sendable (Double) -> String = { $0 > 0 ? "+" + french($0) : french($0) }
  static let whole: @Sendable (Double) -> String = { value in
    let text = count(Int(value.magnitude.rounded()))
    return value.rounded() < 0 ? "\u{2212}" + text : text
  }
  static let euros: @Sendable (Double) -> String = { whole($0) + "\u{A0}€" }
  static let signedEuros: @Sendable (Double) -> String = { ($0 > 0 ? "+" : "") + euros($0) }

  static func bars() -> BarsChart {
    BarsChart(
      identifier: "revenu", title: "Revenu déclaré par source, à 18 mois", description: "Trois sources, deux bras.",
      series: ["Accompagnement (n = 600)", "Services habituels (n = 600)"],
      rows: [
        .init(label: "Salaires et revenus d’activité indépendante", bars: [interval(612, 48), interval(540, 45)]),
        .init(label: "Prestations sociales", bars: [interval(388, 22), interval(421, 24)]),
        .init(label: "Transferts à la famille", bars: [interval(-64, 18), interval(-41, 15)]),
      ], axisTitle: "Euros par mois, moyenne et intervalle de confiance à 95\u{202F}%", words: .french, format: euros)
  }

  static func eventStudy() -> EventStudyChart {
    let estimates: [(Double, Double, Double)] = [
      (-5, 0.4, 1.6), (-4, -0.3, 1.5), (-3, 0.6, 1.4), (-2, -0.2, 1.3), (0, 1.1, 1.3), (1, 2.6, 1.5), (2, 3.8, 1.7),
      (3, 4.1, 1.9), (4, 4.6, 2.3),
    ]
    func series(_ label: String, _ factor: Double) -> EventStudyChart.Series {
      .init(
        label: label,
        points: estimates.map { time, value, half in
          .init(time: time, estimate: value * factor, low: value * factor - half, high: value * factor + half)
        })
    }
    return EventStudyChart(
      identifier: "etude", title: "Effet de l’ouverture d’une maison France Services sur le recours",
      description: "Aucun écart avant l’ouverture ; il croît ensuite jusqu’à 4,6 points.",
      series: [series("Sun et Abraham", 1), series("Effets fixes", 0.8)], eventLabel: "Ouverture",
      valueTitle: "Écart à l’année qui précède l’ouverture, en points", timeTitle: "Années depuis l’ouverture",
      words: .french, format: french, timeFormat: signed)
  }

  static func binnedScatter() -> BinnedScatterChart {
    var draws = Draws()
    let x = (0..<800).map { _ in draws.normal() * 12 }
    let y = x.map { 34 + $0 * 0.25 + ($0 >= 0 ? 6 : 0) + draws.normal() * 8 }
    func side(_ label: String, _ isIn: (Double) -> Bool, _ line: [(Double, Double)]) -> BinnedScatterChart.Series {
      let pairs = zip(x, y).filter { isIn($0.0) }
      return .init(
        label: label, bins: BinnedScatterChart.bins(x: pairs.map(\.0), y: pairs.map(\.1), count: 12),
        line: line.map { .init(x: $0, y: $1) })
    }
    return BinnedScatterChart(
      identifier: "seuil", title: "Revenu et score d’éligibilité", description: "Un saut de six points au seuil.",
      series: [
        side("Non éligibles", { $0 < 0 }, [(-30, 26.5), (0, 34)]),
        side("Éligibles", { $0 >= 0 }, [(0, 40), (30, 47.5)]),
      ], cutoff: 0, cutoffLabel: "Seuil d’éligibilité", horizontalTitle: "Score, en points d’écart au seuil",
      verticalTitle: "Taux d’emploi à douze mois, en pourcentage",
      note: "Douze classes de même effectif de chaque côté du seuil ; droites ajustées sur les données individuelles.",
      words: .french, horizontalFormat: french, verticalFormat: french, countFormat: count)
  }

  static func balance() -> BalanceChart {
    BalanceChart(
      identifier: "equilibre", title: "Équilibre avant et après pondération",
      description: "Après pondération, toutes les différences sont inférieures à 0,1.",
      rows: [
        .init(label: "Âge", before: 0.31, after: 0.03), .init(label: "Femme", before: -0.12, after: -0.01),
        .init(label: "Diplôme inférieur au baccalauréat", before: -0.27, after: 0.05),
        .init(label: "Ancienneté d’inscription au chômage, en mois", before: 0.44, after: 0.08),
        .init(label: "Réside en quartier prioritaire", before: 0.18, after: 0.16),
        .init(label: "Enfants à charge", before: 0.02, after: 0.01),
      ], axisTitle: "Différence standardisée", words: .french, format: french2, tickFormat: french2)
  }

  static func overlap() -> OverlapChart {
    OverlapChart(
      identifier: "recouvrement", title: "Score de propension dans les deux groupes",
      description: "Les groupes se recouvrent entre 0,1 et 0,8.", edges: (0...20).map { Double($0) / 20 },
      upper: .init(
        label: "Bénéficiaires (n = 412)",
        counts: [0, 2, 4, 9, 14, 20, 26, 31, 36, 40, 42, 41, 38, 33, 27, 20, 14, 9, 5, 1]),
      lower: .init(
        label: "Témoins (n = 1 236)",
        counts: [61, 98, 130, 152, 148, 131, 115, 96, 79, 62, 48, 36, 26, 19, 13, 10, 7, 4, 1, 0]),
      support: (0.1, 0.85), axisTitle: "Score de propension", words: .french, format: french2, shareFormat: percent)
  }

  static func funnel() -> FunnelChart {
    var draws = Draws()
    return FunnelChart(
      identifier: "entonnoir", title: "Effets et précision de vingt-deux essais",
      description: "Les petits essais à effet faible manquent.",
      studies: (1...22).map { index in
        let error = 0.04 + 0.34 * draws.next()
        return .init(
          label: "Essai \(index)", estimate: exponential(-0.3 - 0.4 * error + draws.normal() * error),
          standardError: error)
      }, pooled: 0.74,
      limits: [.init(multiplier: 1.959964, label: "95\u{202F}%"), .init(multiplier: 2.575829, label: "99\u{202F}%")],
      scale: .logarithmic, axisTitle: "Rapport de risques, échelle logarithmique", words: .french, format: french2,
      errorFormat: french2)
  }

  /// By the series, which is exact enough here.
  private static func exponential(_ value: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for index in 1..<60 {
      term *= value / Double(index)
      sum += term
    }
    return sum
  }

  static func tornado() -> TornadoChart {
    TornadoChart(
      identifier: "tornade", title: "Sensibilité de la valeur nette par participant",
      description: "La durée de l’effet compte le plus.",
      rows: [
        .init(label: "Coût par participant", lowText: "1 600 €", highText: "2 900 €", low: 3_050, high: 1_750),
        .init(
          label: "Durée de l’effet sur l’emploi après la fin du programme", lowText: "1 an", highText: "5 ans",
          low: -480, high: 6_900),
        .init(label: "Taux d’actualisation", lowText: "2 %", highText: "5 %", low: 2_640, high: 2_180),
        .init(label: "Effet sur l’emploi", lowText: "2,1 pts", highText: "10,7 pts", low: 120, high: 4_800),
      ], base: 2_410, axisTitle: "Valeur nette par participant, en euros de 2024", words: .french, format: euros,
      tickFormat: whole)
  }

  static func acceptability() -> AcceptabilityChart {
    func option(_ label: String, _ values: [Double]) -> AcceptabilityChart.Option {
      .init(
        label: label,
        points: values.enumerated().map { .init(threshold: Double($0) * 5_000, probability: $1) })
    }
    return AcceptabilityChart(
      identifier: "acceptabilite", title: "Probabilité que chaque option soit la plus efficiente",
      description: "Au-delà de 18 000 euros, l’accompagnement renforcé.",
      options: [
        option("Services habituels", [0.97, 0.88, 0.66, 0.45, 0.31, 0.22, 0.16, 0.13, 0.1]),
        option("Accompagnement", [0.02, 0.08, 0.21, 0.25, 0.24, 0.21, 0.18, 0.15, 0.12]),
        option("Accompagnement renforcé", [0.01, 0.04, 0.13, 0.3, 0.45, 0.57, 0.66, 0.72, 0.78]),
      ], marks: [.init(threshold: 20_000, label: "Valeur tutélaire"), .init(threshold: 30_000, label: "Seuil haut")],
      thresholdTitle: "Disposition à payer par emploi durable, en euros", words: .french, format: whole,
      shareFormat: percent)
  }

  static func waterfall() -> WaterfallChart {
    WaterfallChart(
      identifier: "cascade", title: "Des coûts aux bénéfices, par participant",
      description: "La valeur nette est de 2 410 euros.",
      steps: [
        .init(label: "Coût du programme", amount: -2_250), .init(label: "Temps des participants", amount: -340),
        .total("Coût total"), .init(label: "Salaires nets supplémentaires", amount: 3_600),
        .init(label: "Prestations évitées, cotisations et impôts supplémentaires", amount: 1_900),
        .init(label: "Externalités sur les autres demandeurs d’emploi", amount: -500), .total("Valeur nette"),
      ], axisTitle: "Euros de 2024 par participant", words: .french, format: signedEuros, tickFormat: whole)
  }

  static func smallMultiples() -> SmallMultiplesChart {
    var draws = Draws()
    let regions = [
      "Bretagne", "Normandie", "Île-de-France", "Grand Est", "Provence-Alpes-Côte d’Azur", "Occitanie",
      "Nouvelle-Aquitaine", "La Réunion",
    ]
    let common = (0..<9).map { TrendChart.Point(time: Double(2016 + $0), estimate: 9 - 0.2 * Double($0)) }
    return SmallMultiplesChart(
      identifier: "regions", title: "Taux de chômage par région", description: "Huit régions et la moyenne de toutes.",
      panels: regions.enumerated().map { index, region in
        let level = 7.5 + Double(index) * 0.7
        return .init(
          label: region,
          points: (0..<9).map {
            .init(time: Double(2016 + $0), estimate: level - 0.2 * Double($0) + draws.normal() * 0.3)
          })
      }, common: .init(label: "France", points: common), event: .init(time: 2020, label: "Confinement"),
      valueTitle: "Part des actifs, en pourcentage", startsAtZero: true, words: .french, format: french,
      timeFormat: { "\(Int($0))" })
  }

  static func tileMap() -> TileMapChart {
    var draws = Draws()
    var values: [String: Double] = [:]
    for (code, _) in DepartementTiles.names where code != "976" && code != "48" {
      values[code] = 6 + draws.next() * 12 + (code.count == 3 ? 10 : 0)
    }
    return TileMapChart(
      identifier: "tuiles", title: "Allocataires du RSA par département", description: "Plus nombreux outre-mer.",
      values: values, breaks: [6, 9, 12, 15, 18, 28], valueTitle: "Part des foyers, en pourcentage", words: .french,
      format: french)
  }

  private static var scores: [(label: String, values: [Double])] {
    var draws = Draws()
    let treated = (0..<240).map { _ in 28 + draws.normal() * 7 }
    let control = (0..<240).map { _ in 24.5 + draws.normal() * 8 }
    return [("Accompagnement", treated), ("Services habituels", control)]
  }

  static func density() -> DensityChart {
    DensityChart(
      identifier: "densite", title: "Score de bien-être à douze mois", description: "Le bras accompagné est plus haut.",
      curves: DensityChart.curves(groups: scores), axisTitle: "Score, de 0 à 50", words: .french, format: french,
      densityFormat: french2)
  }

  static func boxes() -> BoxChart {
    BoxChart(
      identifier: "boites", title: "Score de bien-être par site", description: "Trois sites.",
      rows: [
        .init(
          label: "Lille", lowWhisker: 8, firstQuartile: 21.5, median: 27.5, thirdQuartile: 33, highWhisker: 46,
          outliers: [2, 4.5]),
        .init(
          label: "Marseille et agglomération", lowWhisker: 11, firstQuartile: 20, median: 24, thirdQuartile: 29,
          highWhisker: 40),
        .init(
          label: "Rennes", lowWhisker: 14, firstQuartile: 24, median: 30.5, thirdQuartile: 36, highWhisker: 49,
          outliers: [3]),
      ], axisTitle: "Score, de 0 à 50",
      note: "Moustaches : dernières valeurs à moins de 1,5 écart interquartile de la boîte.", words: .french,
      format: french)
  }

  static func dots() -> DotChart {
    DotChart(
      identifier: "points", title: "Score de bien-être à douze mois", description: "Deux bras de 240 personnes.",
      histogram: .init(arms: scores), axisTitle: "Score, de 0 à 50", words: .french, format: french, countFormat: count)
  }
}
