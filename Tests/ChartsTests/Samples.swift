import Charts

/// Charts as a site would make them, for snapshots and for looking at.
enum Samples {
  /// One decimal, a comma, U+2212.
  static let french: @Sendable (Double) -> String = { value in
    let tenths = Int((value.magnitude * 10).rounded())
    let text = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
    return value < 0 && tenths > 0 ? "\u{2212}" + text : text
  }

  static var named: [String: any ChartRendering] {
    [
      "estimates": estimates(), "forest": forest(), "trend": trend(), "bands": bands(), "histogram": histogram(),
      "levels": levels(), "binary": binary(), "flow": flow(), "bars": bars(), "event-study": eventStudy(),
      "binned-scatter": binnedScatter(), "balance": balance(), "overlap": overlap(), "funnel": funnel(),
      "tornado": tornado(), "acceptability": acceptability(), "waterfall": waterfall(),
      "multiples": smallMultiples(), "tiles": tileMap(), "density": density(), "boxes": boxes(), "dots": dots(),
    ]
  }

  static var all: [any ChartRendering] { named.sorted { $0.key < $1.key }.map(\.value) }

  static func estimates() -> EstimatesChart {
    func row(
      _ label: String, _ estimate: Double, _ low: Double, _ high: Double, group: String, isPrimary: Bool = false
    ) -> EstimatesChart.Row {
      EstimatesChart.Row(
        label: label, group: group, estimate: estimate, low: low, high: high,
        text: "\(french(estimate)) [\(french(low))\u{A0}; \(french(high))]", isPrimary: isPrimary)
    }
    return EstimatesChart(
      identifier: "emploi", title: "Effet de l’accompagnement sur l’emploi",
      description: "Cinq estimations avec leur intervalle de confiance à 95 %. L’effet principal est de 6,4 points.",
      rows: [
        row("En emploi à 12 mois", 6.4, 2.1, 10.7, group: "Emploi", isPrimary: true),
        row("En emploi à 6 mois", 3.2, -1.3, 7.7, group: "Emploi"),
        row(
          "En contrat à durée indéterminée ou de plus de six mois, à 12 mois", 4.9, 0.6, 9.2, group: "Emploi"),
        row("Renoncement aux soins", -1.8, -5.6, 2, group: "Santé et logement"),
        row("Logement stable", 0.4, -3.9, 4.7, group: "Santé et logement"),
      ],
      axisTitle: "Écart entre les deux bras, en points de pourcentage",
      directions: ChartDirections(lower: "défavorable", higher: "favorable"), words: .french, format: french)
  }

  /// Two decimals, a comma, U+2212.
  static let french2: @Sendable (Double) -> String = { value in
    let hundredths = Int((value.magnitude * 100).rounded())
    let text = "\(hundredths / 100),\(hundredths % 100 / 10)\(hundredths % 10)"
    return value < 0 && hundredths > 0 ? "\u{2212}" + text : text
  }

  static let percent: @Sendable (Double) -> String = { french($0 * 100) + "\u{202F}%" }

  /// Thousands apart by U+202F.
  static let count: @Sendable (Int) -> String = { value in
    var text = ""
    for (index, digit) in String(value).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text = "\u{202F}" + text }
      text = String(digit) + text
    }
    return text
  }

  /// Tuberculosis after BCG vaccination: Colditz et al. (1994), *JAMA* 271, 698–702, risk ratios of six of the thirteen
  /// trials; weights and pooled result are for show.
  static func forest() -> ForestChart {
    func study(
      _ label: String, _ vaccinated: String, _ control: String, _ ratio: Double, _ low: Double, _ high: Double,
      _ weight: Double
    ) -> ForestChart.Row {
      ForestChart.Row(
        label: label, estimate: ratio, low: low, high: high, weight: weight, columns: [vaccinated, control],
        text: "\(french2(ratio)) [\(french2(low))\u{A0}; \(french2(high))]")
    }
    return ForestChart(
      identifier: "bcg", title: "Risque relatif de tuberculose après la vaccination par le BCG",
      description: "Six essais et leur résultat commun. Le risque relatif commun est de 0,49.",
      rows: [
        study("Aronson, 1948", "4/123", "11/139", 0.41, 0.13, 1.26, 5),
        study("Ferguson et Simes, 1949", "6/306", "29/303", 0.20, 0.09, 0.49, 6.4),
        study("Hart et Sutherland, 1977", "62/13\u{202F}598", "248/12\u{202F}867", 0.24, 0.18, 0.31, 9.7),
        study("Vandiviere, 1973", "8/2\u{202F}545", "10/629", 0.20, 0.08, 0.50, 6),
        study("Essai de Madras, 1980", "505/88\u{202F}391", "499/88\u{202F}391", 1.01, 0.89, 1.14, 10.2),
        study("Comstock et Webster, 1969", "5/2\u{202F}498", "3/2\u{202F}341", 1.56, 0.37, 6.53, 3.8),
        ForestChart.Row(
          kind: .pooled, label: "Effets aléatoires (REML)", estimate: 0.49, low: 0.34, high: 0.70,
          text: "0,49 [0,34\u{A0}; 0,70]",
          prediction: ForestChart.Prediction(low: 0.15, high: 1.55, text: "[0,15\u{A0}; 1,55]")),
      ],
      columnHeads: ["BCG", "Témoin"], textHead: "RR [IC à 95\u{202F}%]", scale: .logarithmic,
      axisTitle: "Risque relatif (échelle logarithmique)",
      directions: ChartDirections(lower: "le vaccin protège", higher: "le vaccin nuit"), words: .french,
      format: french2, tickFormat: { $0 < 1 ? french2($0) : french($0) })
  }

  static func trend() -> TrendChart {
    func series(_ label: String, _ means: [Double]) -> TrendChart.Series {
      TrendChart.Series(
        label: label,
        points: means.enumerated().map { index, mean in
          TrendChart.Point(time: Double(2016 + index), estimate: mean, low: mean - 1.6, high: mean + 1.6)
        })
    }
    return TrendChart(
      identifier: "cantines", title: "Repas végétariens servis dans les cantines",
      description: "Moyennes annuelles de deux groupes de communes, avec leur intervalle de confiance à 95 %.",
      series: [
        series("Communes pilotes", [12.1, 12.6, 13.4, 17.8, 20.1, 21.3]),
        series("Communes témoins", [11.8, 12.4, 12.9, 13.6, 14.4, 14.9]),
        series("Autres", [9, 9.3, 10.1, 10.2, 10.8, 14.2]),
      ],
      event: TrendChart.Event(time: 2018.5, label: "Début de l’expérimentation"),
      valueTitle: "Part des repas, en %", words: .french, format: french, timeFormat: { String(Int($0)) })
  }

  static func bands() -> TrendChart {
    TrendChart(
      identifier: "effets", title: "Effet selon le nombre de trimestres depuis l’entrée",
      description: "L’effet est nul avant l’entrée et croît ensuite jusqu’à 5 points.",
      series: [
        TrendChart.Series(
          label: "Effet",
          points: (-12...12).map { quarter in
            let effect = quarter < 0 ? Double(quarter * 7 % 5) / 10 : 5 * (1 - 1 / (1 + Double(quarter) / 3))
            return TrendChart.Point(
              time: Double(quarter), estimate: effect, low: effect - 1 - Double(abs(quarter)) / 12,
              high: effect + 1 + Double(abs(quarter)) / 12)
          })
      ],
      event: TrendChart.Event(time: 0, label: "Entrée"), intervals: .bands, valueTitle: "Points de pourcentage",
      timeTitle: "Trimestres depuis l’entrée", words: .french, format: french
    ) { french($0) }
  }

  static func histogram() -> DistributionChart {
    // Sums of four steps of a linear congruential sequence (Knuth's MMIX constants): a bell, the same on every machine.
    var state: UInt64 = 42
    func draw() -> Double {
      var sum = 0.0
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Double(state >> 40) / Double(1 << 24)
      }
      return sum * 10
    }
    return DistributionChart(
      identifier: "bien-etre", title: "Score de bien-être à 12 mois",
      description: "Distribution dans chaque bras ; les moyennes sont proches de 22 et de 20.",
      content: .histogram(
        DistributionChart.Histogram(arms: [
          ("Accompagnement (n = 600)", (0..<600).map { _ in draw() + 2 }),
          ("Témoin (n = 600)", (0..<600).map { _ in draw() }),
        ])), axisTitle: "Score, de 0 à 50", words: .french, format: french, shareFormat: percent)
  }

  static func levels() -> DistributionChart {
    typealias Share = DistributionChart.Shares.Share
    return DistributionChart(
      identifier: "situation", title: "Situation professionnelle à 12 mois",
      description: "Parts de quatre situations dans chaque bras.",
      content: .shares(
        DistributionChart.Shares(
          levels: [
            "Emploi durable", "Emploi de moins de six mois", "Formation", "Sans emploi, inscrit ou non à Pôle emploi",
          ],
          arms: [
            .init(label: "Accompagnement", shares: [Share(0.312), Share(0.184), Share(0.12), Share(0.384)]),
            .init(label: "Témoin", shares: [Share(0.254), Share(0.178), Share(0.095), Share(0.473)]),
          ])), words: .french, format: french, shareFormat: percent)
  }

  static func binary() -> DistributionChart {
    typealias Share = DistributionChart.Shares.Share
    return DistributionChart(
      identifier: "emploi-12", title: "En emploi à 12 mois", description: "49,6 % et 43,2 %.",
      content: .shares(
        DistributionChart.Shares(
          levels: ["En emploi"],
          arms: [
            .init(label: "Accompagnement", shares: [Share(0.496, low: 0.456, high: 0.536)]),
            .init(label: "Témoin", shares: [Share(0.432, low: 0.393, high: 0.472)]),
          ])), axisTitle: "Part des personnes, avec intervalle de confiance à 95\u{202F}%", words: .french,
      format: french,
      shareFormat: percent)
  }

  static func flow() -> FlowChart {
    typealias Step = FlowChart.Step
    typealias Exit = FlowChart.Exit
    return FlowChart(
      identifier: "flux", title: "Parcours des participants",
      description: "1 512 personnes évaluées, 1 204 tirées au sort, 1 101 analysées.",
      steps: [
        Step(
          label: "Évaluées pour l’éligibilité", count: 1512,
          exits: [
            Exit(label: "Hors critères d’inclusion", count: 211), Exit(label: "Refus de participer", count: 84),
            Exit(label: "Autres raisons", count: 13),
          ]), Step(label: "Tirées au sort", count: 1204),
      ],
      arms: [
        FlowChart.Arm(
          label: "Accompagnement",
          steps: [
            Step(label: "Affectées", count: 602, exits: [Exit(label: "N’ont pas commencé", count: 41)]),
            Step(
              label: "Interrogées à 12 mois", count: 558,
              exits: [Exit(label: "Réponse inexploitable sur l’emploi", count: 3)]),
            Step(label: "Analysées", count: 555),
          ]),
        FlowChart.Arm(
          label: "Services habituels",
          steps: [
            Step(label: "Affectées", count: 602),
            Step(label: "Interrogées à 12 mois", count: 549, exits: [Exit(label: "Réponse inexploitable", count: 3)]),
            Step(label: "Analysées", count: 546),
          ]),
      ], words: .french, countFormat: { "n\u{A0}=\u{A0}" + count($0) })
  }

  /// Estimates that leave the scale, with texts longer than their columns.
  static func crowded() -> EstimatesChart {
    let long = "Part des personnes accompagnées qui déclarent une situation stable "
    func row(_ label: String, _ estimate: Double, _ low: Double, _ high: Double, _ text: String) -> EstimatesChart.Row {
      EstimatesChart.Row(
        label: label, group: label.count > 20 ? long : "", estimate: estimate, low: low, high: high, text: text)
    }
    return EstimatesChart(
      identifier: "serre", title: "Estimations hors de l’échelle", description: "Pour regarder.",
      rows: [
        row("Sans borne haute", 1.2, 0.8, .infinity, "1,20 [0,80\u{A0}; ∞]"),
        row("Très large", 1.1, 0.0001, 4000, "1,10 [0,00\u{A0}; 4\u{202F}000,00]"),
        row(long + long, 0.9, 0.7, 1.2, "0,90 [0,70\u{A0}; 1,20], estimation révisée après correction des données"),
        row("Non estimé", .nan, .nan, .nan, "non estimable"), row("Court", 1.5, 1.1, 2, "1,50 [1,10\u{A0}; 2,00]"),
      ], scale: .logarithmic, axisTitle: "Rapport des risques entre les deux bras, échelle logarithmique, " + long,
      directions: ChartDirections(lower: "le risque diminue nettement", higher: "le risque augmente nettement"),
      words: .french, format: french2, tickFormat: french)
  }
}
