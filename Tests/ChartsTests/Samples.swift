import Charts

/// Charts as a site would make them, for snapshots and for looking at.
enum Samples {
  /// One decimal, a comma, U+2212.
  static let french: @Sendable (Double) -> String = { value in
    let tenths = Int((value.magnitude * 10).rounded())
    let text = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
    return value < 0 && tenths > 0 ? "\u{2212}" + text : text
  }

  static var all: [any ChartRendering] { [estimates()] }

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
}
