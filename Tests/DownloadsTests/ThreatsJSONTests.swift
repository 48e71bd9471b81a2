@testable import Analyses
@testable import Content
import Diagnostics
import Testing

@testable import Downloads

@Suite("Indices and weights against attrition in results.json")
struct ThreatsJSONTests {
  private func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

  @Test("an index holds all that is needed to make it again")
  func anIndex() throws {
    let (plan, found) = readPlan(
      Array(
        """
        indices:
          - id: indice
            title: {fr: Indice, en: Index}
            data: gens
            treatment: {column: bras, treated: t, control: c}
            kind: anderson
            where: age > 17
            components: [{column: note, favourable: higher}, {column: absences, favourable: lower}]

        """.utf8), file: "analysis.yml", languages: ["fr", "en"])
    #expect(found == [])
    let planned = try #require(plan.indices.first)
    let made = IndexOfOutcomes(
      plan: planned,
      components: zip(planned.components, [(0.75, 11.5), (0.25, 3)]).map { component, numbers in
        IndexOfOutcomes.Component(
          column: component.column.value, title: LocalisedText(), favourable: component.favourable, weight: numbers.0,
          controlMean: numbers.1, controlDeviation: 2, missing: 1)
      }, center: 0.125, spread: 0.5, treated: 6, control: 5,
      dropped: [Result.Dropped(count: 3, reason: .filter("age > 17"))], dataSHA256: "abc")
    #expect(
      text(Downloads.index(made))
        == """
        {
          "id": "indice",
          "title": {
            "en": "Index",
            "fr": "Indice"
          },
          "kind": "anderson",
          "data": "gens",
          "data_sha256": "abc",
          "treatment": {
            "column": "bras",
            "treated": "t",
            "control": "c"
          },
          "where": "age > 17",
          "components": [
            {
              "column": "note",
              "favourable": "higher",
              "weight": 0.75,
              "mean_control": 11.5,
              "sd_control": 2,
              "n_missing": 1
            },
            {
              "column": "absences",
              "favourable": "lower",
              "weight": 0.25,
              "mean_control": 3,
              "sd_control": 2,
              "n_missing": 1
            }
          ],
          "center": 0.125,
          "spread": 0.5,
          "n_treated": 6,
          "n_control": 5,
          "dropped": [
            {
              "count": 3,
              "reason": "filter",
              "where": "age > 17"
            }
          ]
        }

        """)
  }

  @Test("weights say from what they are, how far they go and what they cost")
  func weights() {
    let arm = Result.AttritionWeights.Arm(
      assigned: 8, observed: 5, smallestProbability: 0.5, largestProbability: 0.75, effectiveSize: 4.8)
    let json = Downloads.attritionWeights(
      Result.AttritionWeights(
        model: .probit, covariates: ["age", "sexe"], treated: arm, control: arm, largestShare: 1.25))
    #expect(text(json).hasPrefix("{\n  \"model\": \"probit\",\n  \"covariates\": [\n    \"age\",\n    \"sexe\"\n  ],"))
    #expect(
      text(json).contains(
        "\"n_assigned\": 8,\n    \"n_observed\": 5,\n    \"n_effective\": 4.8,\n    \"smallest_probability\": 0.5"))
    #expect(text(json).hasSuffix("\"largest_over_mean\": 1.25\n}\n"))
  }
}
