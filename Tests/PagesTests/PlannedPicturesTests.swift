import Foundation
import Testing

@testable import Pages

@Suite("Cross-tables, descriptions, subgroups, terms and power curves on pages")
struct PlannedPicturesTests {
  func made() throws -> SmallSite.Made {
    var files = SmallSite.standard
    let common = "data: gens, outcome: gain, treatment: {column: bras, treated: t, control: c}"
    files["studies/essai/analysis.yml"]? += """

        - {id: groupes, title: {fr: Groupes, en: Groups}, method: least-squares, covariates: [site], subgroups: sexe, \(common)}
        - {id: repartition, title: {fr: Répartition, en: Distribution}, method: kolmogorov-smirnov, scale: points, \(common)}
        - {id: glass, title: Glass, method: standardised-difference, measure: glass-delta, \(common)}
        - {id: pente, title: {fr: Pente, en: Slope}, method: least-squares, data: gens, outcome: gain, term: site}
      derive:
        - {data: gens, name: sexe, expression: 'if(id in ["1", "2", "5", "6"], 1, 0)'}
        - {data: gens, name: site, expression: 'if(id in ["1", "4", "5", "8"], 1, 0)'}
      describe:
        - {id: d, title: {fr: Description, en: Described}, data: gens, by: bras, columns: [gain, site], interval: wilson, quantiles: [0.1]}
        - {id: court, title: {fr: Court, en: Short}, data: gens, columns: [gain], statistics: [n, skewness, quartiles]}
      cross-tables:
        - {id: croise, title: {fr: Croisé, en: Crossed}, data: gens, rows: bras, columns: site}
        - {id: tire, title: {fr: Tiré, en: Drawn}, data: gens, rows: bras, columns: site, by: sexe, monte-carlo: {draws: 500, seed: 9}}
      power:
        - {id: puissance, title: {fr: Puissance, en: Power}, outcome: proportion, baseline: 0.36, power: 0.8, effect: 0.08}

      """
    files["studies/essai/index.md"]? +=
      "\n\n```{table} croise d court tire repartition pente\n```\n\n```{chart} puissance\n```\n\n```{chart} groupes\nkind: subgroups\n```\n\n"
      + "```{estimate} groupes repartition pente\n```\n\n{{ repartition.p_value }}\n"
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    return made
  }

  @Test("power curves run from 0 to 100 %, with no tick outside")
  func powerAxis() throws {
    let english = plain(try #require(try made().pages["en/studies/essai/index.html"]))
    for tick in ["0%", "100%"] { #expect(english.contains(" \(tick) "), "\(tick)") }
    for tick in ["−50%", "−20%", "120%", "150%"] { #expect(!english.contains(" \(tick) "), "\(tick)") }
  }

  private func plain(_ html: String) -> String {
    var isTag = false
    var text = ""
    for character in html {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
        text += " "
      } else if !isTag {
        text.append(character == "\u{A0}" || character == "\u{202F}" ? " " : character)
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("say in both languages what was computed")
  func words() throws {
    let made = try made()
    let english = plain(try #require(made.pages["en/studies/essai/index.html"]))
    let french = plain(try #require(made.pages["etudes/essai/index.html"]))
    for expected in [
      "Counts, and shares of the row. Independence: χ² = 0.00 (1 d.f.)", "Fisher’s exact test: p",
      "2 (50.0%)", "Drawn: 0", "Fisher’s test on 500 drawn tables (seed 9)", "median [quartiles]",
      "95% interval, Wilson",
      "10% quantile", "Quantiles of type 7.", "third quartile",
      "Power by number of people, for an effect of 8.0 points.", "Power by effect, for",
      "Effect in each subgroup, then overall, with 95% confidence intervals. Equal effects:",

      "Noncentral t: no standard error",
    ] {
      #expect(english.contains(expected), "\(expected)")
    }
    for expected in [
      "Effectifs, et parts de la ligne.", "Test exact de Fisher : p", "médiane [quartiles]",
      "Moyennes ajustées par le modèle :", "Puissance selon le nombre de personnes, pour un effet de 8,0 points.",
      "Effet dans chaque sous-groupe, puis sur l’ensemble", "une unité de plus de « site »",
      "Le plus grand écart cumulé entre les répartitions",
    ] {
      #expect(french.contains(expected), "\(expected)")
    }
    #expect(!french.contains("NaN") && !english.contains("NaN") && !english.contains(" nan "))
  }
}
