import Foundation
import Testing

@testable import Pages

/// The parts of a result beside its estimate, from the plan to the words on the page.
@Suite("What methods give beside an estimate")
struct ResultPartsTests {
  static let common = "data: gens, outcome: gain, treatment: {column: bras, treated: t, control: c}"

  /// The pages of a study with more estimates; the texts without tags.
  private func texts() throws -> (french: String, english: String) {
    var files = SmallSite.standard
    let plan = files["studies/essai/analysis.yml"] ?? ""
    files["studies/essai/analysis.yml"] =
      plan + """

            randomisation: {draws: 1000}
          - {id: groupes, title: Groupes, method: difference-in-means, subgroups: sexe, \(Self.common)}
          - {id: sauvage, title: Sauvage, method: least-squares, cluster: site, wild-bootstrap: {draws: 999}, \(Self.common)}
          - {id: croise, title: Croise, method: least-squares, cluster: [site, sexe], \(Self.common)}
          - {id: bornes, title: Bornes, method: lee-bounds, \(Self.common)}
          - {id: part, title: Part, method: proportions, scale: points, data: gens, outcome: haut, treatment: {column: bras, treated: t, control: c}}
          - {id: rangs, title: Rangs, method: mann-whitney, \(Self.common)}
          - {id: mediane, title: Mediane, method: quantile-effect, confidence: 0.8, \(Self.common)}
          - {id: poisson, title: Poisson, method: poisson, \(Self.common)}
        derive:
          - {data: gens, name: sexe, expression: 'if(id in ["1", "2", "5", "6"], 1, 0)'}
          - {data: gens, name: site, expression: 'if(id in ["1", "2"], 1, if(id in ["3", "4"], 2, if(id in ["5", "6"], 3, 4)))'}
          - {data: gens, name: haut, expression: 'if(gain > 2, 1, 0)'}
        """
    files["studies/essai/index.md"] =
      (files["studies/essai/index.md"] ?? "")
      + "\n\nL'effet du premier groupe est de {{ groupes.subgroup.0.estimate }}.\n\n```{table} groupes\n```\n"
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    return (
      plain(made.pages["etudes/essai/index.html"] ?? ""), plain(made.pages["en/studies/essai/index.html"] ?? "")
    )
  }

  /// The text between the tags, with ordinary spaces.
  private func plain(_ page: String) -> String {
    var text = ""
    var isTag = false
    for character in page.unbound {
      switch character {
      case "<": isTag = true
      case ">":
        isTag = false
        text += "|"
      case "\u{A0}", "\u{202F}": if !isTag { text += " " }
      default: if !isTag { text.append(character) }
      }
    }
    return text
  }

  @Test("are said in both languages")
  func words() throws {
    let (french, english) = try texts()
    for expected in [
      // Of the seventy assignments four are as extreme.
      "exact : les 70 affectations possibles sont comparées", "Groupes : effets par sous-groupe",
      "Sous-groupe", "sauvage par grappes, signes de Rademacher, 16 tirages (graine 1)",
      "Seulement 4 grappes : les erreurs types", "4 grappes d’une sorte, 2 de l’autre",
      "[3,50 ; 3,50] ; observés : 100,0 % des traités, 100,0 % des témoins ; 0,0 % écartés",
      "2,0 personnes traitées pour un événement de plus", "U = 14,50", "Quantile", "50 %",
      "la valeur p du bootstrap ne peut descendre sous 0,12", "CR1 à deux dimensions",
      "HC0 : I⁻¹ (Σ s sᵀ) I⁻¹, s le score de chaque ligne",
    ] {
      #expect(french.contains(expected), "\(expected)")
    }
    for expected in [
      "exact: all 70 possible assignments are compared", "Groupes: effects by subgroup", "Subgroup",
      "wild by clusters, Rademacher signs, 16 draws (seed 1)", "Only 4 clusters:",
      "4 clusters of one kind, 2 of the other",
      "[3.50, 3.50]; observed: 100.0% of the treated, 100.0% of the controls; 0.0% trimmed",
      "2.0 treated for one event more", "U = 14.50", "the bootstrap’s p value cannot fall below 0.12",
    ] {
      #expect(english.contains(expected), "\(expected)")
    }
    // In the report and among the results.
    #expect(french.components(separatedBy: "Sous-groupe").count == 3)
    #expect(french.contains("L’effet du premier groupe est de 4,50."))
    // No word of the program, and no number that is none.
    for page in [french, english] {
      #expect(!page.contains("NaN") && !page.contains("warning-") && !page.contains("fact-"))
    }
  }
}
