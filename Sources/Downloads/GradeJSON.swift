import Analyses
import Content

/// The strength of evidence with every reason; a study without a level says why.
func gradeJSON(_ grade: EvidenceGrade) -> JSON {
  .members([
    ("level", .optional(grade.level)),
    ("of", .integer(EvidenceGrade.levels.upperBound)),
    ("scale", .string("Maryland Scientific Methods Scale")),
    ("start", grade.start.map(JSON.integer)),
    ("ungraded", grade.ungraded.map { .string($0.rawValue) }),
    ("nesta_standard", .integer(grade.standard)),
    ("criteria", .array(grade.criteria.map(criterion))),
  ])
}

private func criterion(_ criterion: EvidenceGrade.Criterion) -> JSON {
  .members([
    ("criterion", .string(criterion.id.rawValue)),
    ("verdict", .string(criterion.verdict.rawValue)),
    ("consequence", .string(criterion.consequence.id)),
    ("reason", .string(criterion.reason)),
    ("result", criterion.result.isEmpty ? nil : .string(criterion.result)),
    (
      "figures",
      criterion.figures.isEmpty
        ? nil
        : .object(criterion.figures.sorted { $0.key < $1.key }.map { (key: $0.key, value: figure($0.value)) })
    ),
    ("declared", .translations(criterion.declared.texts)),
  ])
}

private func figure(_ value: EvidenceGrade.Value) -> JSON {
  switch value {
  case .number(let number, _): .number(number)
  case .interval(let low, let high, _): .array([.number(low), .number(high)])
  case .date(let date): .string(date.description)
  case .text(let text): .string(text)
  }
}

/// What the front matter says of costs.
func costJSON(_ cost: DeclaredCost) -> JSON {
  .members([
    ("amount", .number(cost.amount)),
    ("currency", .string(cost.currency)),
    ("per", .translations(cost.per.texts)),
    ("year", cost.year.map(JSON.integer)),
    ("outcome", cost.outcome.isEmpty ? nil : .translations(cost.outcome.texts)),
    ("source", .translations(cost.source.texts)),
    ("note", cost.note.isEmpty ? nil : .translations(cost.note.texts)),
  ])
}
