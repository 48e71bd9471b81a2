import FoundationEssentials
import Testing

@testable import CommonMark

/// Run by hand: `TANK_MEASURE=1 swift test -c release --filter Throughput`.
@Suite("Throughput", .enabled(if: ProcessInfo.processInfo.environment["TANK_MEASURE"] != nil))
struct ThroughputMeasurement {
  @Test("megabytes of report a second on one core")
  func report() {
    let report = Array(Self.report.utf8)
    for typography in [Typography.none, .french, .english] {
      let start = ContinuousClock.now
      var parts = 0
      let rounds = 2_000
      for _ in 0..<rounds {
        parts += parseMarkdown(report, startingAtLine: 1, language: typography).parts.count
      }
      let elapsed = (ContinuousClock.now - start) / 1.0
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
      let rate = Double(report.count * rounds) / 1e6 / seconds
      print(
        "\(typography): \(report.count) bytes, \(seconds / Double(rounds) * 1e6) µs each, \(rate) MB/s, \(parts) parts")
    }
  }

  /// A report of about 6 KB: sections of prose with emphasis, links and notes, and two tables.
  static let report: String = {
    var text = ""
    for section in 1...5 {
      text += """
        ## \(section). Résultats de l'expérimentation

        L'accompagnement renforcé a été proposé à 1 200 demandeurs d'emploi de *douze* territoires : la moitié, tirée au
        sort, l'a reçu dès le premier mois[^n\(section)]. Un an après, 52,3 % d'entre eux avaient un emploi, contre 44,2 % des
        autres ; l'écart de **huit points** est net. Voir [la méthode](../../pages/method.md) et
        [le rapport complet](https://example.org/rapport?id=\(section)).

        - Les femmes en ont tiré "plus" de profit que les hommes, ce que `sexe` ne suffit pas à expliquer.
        - Les plus jeunes sont restés moins longtemps dans le programme ; leurs conseillers l'avaient prévu.
        - Le coût par personne est de 1 450 € au plus.

        """
      if section % 2 == 1 {
        text += """

          | Issue | Traités | Témoins | Écart | Erreur type |
          |:------|--------:|--------:|------:|------------:|
          | Emploi à 6 mois | 41,2 | 36,0 | 5,2 | 2,1 |
          | Emploi à 12 mois | 52,3 | 44,2 | 8,1 | 2,2 |
          | Revenu (€) | 1 240 | 1 180 | 60 | 25 |
          | Logement stable | 71,0 | 69,5 | 1,5 | 1,9 |
          | Santé déclarée bonne | 63,4 | 61,0 | 2,4 | 2,0 |

          """
      }
      text += """

        Ces résultats valent pour les personnes *suivies* ; ceux qui n'ont pas répondu à l'enquête ne diffèrent pas des
        autres par l'âge, le diplôme ou le territoire.

        [^n\(section)]: Le tirage au sort a été fait par territoire, avec une graine publiée, en présence des partenaires.

        """
    }
    return text
  }()
}
