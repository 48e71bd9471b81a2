import Analyses

func bounds(_ bounds: Result.Bounds) -> JSON {
  [
    "lower": .number(bounds.lower), "upper": .number(bounds.upper),
    "lower_std_error": .number(bounds.lowerStandardError),
    "upper_std_error": .number(bounds.upperStandardError), "trimmed_share": .number(bounds.trimmedShare),
    "observed_treated": .number(bounds.observedTreated), "observed_control": .number(bounds.observedControl),
  ]
}

func predictedMeans(_ means: Result.PredictedMeans) -> JSON {
  func mean(_ mean: Result.PredictedMeans.Mean) -> JSON {
    [
      "mean": .number(mean.mean), "std_error": .number(mean.standardError), "df": .number(mean.degreesOfFreedom),
      "conf_low": .number(mean.low), "conf_high": .number(mean.high),
    ]
  }
  return ["treated": mean(means.treated), "control": mean(means.control)]
}

func subgroups(_ subgroups: Result.Subgroups) -> JSON {
  [
    "effects": .array(
      subgroups.effects.map { effect in
        .members([
          ("subgroup", .string(effect.level)), ("hidden", effect.isHidden ? .bool(true) : nil),
          ("estimate", .number(effect.estimate)), ("std_error", .number(effect.standardError)),
          ("df", .number(effect.degreesOfFreedom)), ("p_value", .number(effect.pValue)),
          ("conf_low", .number(effect.low)), ("conf_high", .number(effect.high)),
          ("n_treated", .optional(effect.treated)), ("n_control", .optional(effect.control)),
        ])
      }),
    "equality_test": [
      "statistic": .number(subgroups.statistic), "df1": .number(subgroups.numeratorDegrees),
      "df2": .number(subgroups.denominatorDegrees), "p_value": .number(subgroups.pValue),
    ],
  ]
}

func randomisation(_ test: Result.Randomisation) -> JSON {
  .members([
    ("p_value", .number(test.pValue)), ("p_low", .number(test.low)), ("p_high", .number(test.high)),
    ("assignments", .integer(test.assignments)), ("exact", .bool(test.isExact)),
    ("seed", test.seed.map { .string(String($0)) }),
  ])
}

/// An infinite bound is `null`.
func resampling(_ resampling: Result.Resampling) -> JSON {
  .members([
    ("kind", .string(resampling.kind.rawValue)), ("draws", .integer(resampling.draws)),
    ("seed", .string(String(resampling.seed))), ("conf_low", .number(resampling.low)),
    ("conf_high", .number(resampling.high)), ("p_value", resampling.pValue.map(JSON.number)),
    ("std_error", resampling.standardError.map(JSON.number)),
  ])
}

func neededToTreat(_ needed: Result.NeededToTreat) -> JSON {
  .members([
    ("number", .number(needed.number)), ("for", .string(needed.isForOneMore ? "one-more" : "one-fewer")),
    ("conf_low", needed.interval.map { .number($0.low) }), ("conf_high", needed.interval.map { .number($0.high) }),
    ("fewest_for_one_more", needed.fewestForOneMore.map(JSON.number)),
    ("fewest_for_one_fewer", needed.fewestForOneFewer.map(JSON.number)),
  ])
}
