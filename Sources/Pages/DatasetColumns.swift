import Content
import Tables
import Templates

/// How many values of a column are seen before the others are asked for.
private let shownLevels = 12

extension PageMaker {
  /// What the dictionary says of a column and what its values look like.
  func column(_ column: Column, _ profile: ColumnProfile, id: String, isOpen: Bool) -> DatasetPage.Column {
    let field = column.field
    let say = valueFormat(field)
    var levels = levels(of: field, profile)
    let more = Array(levels.dropFirst(shownLevels))
    levels = Array(levels.prefix(shownLevels))
    let picture = picture(of: field, profile, say)
    return DatasetPage.Column(
      id: id, isOpen: isOpen, name: field.name, title: localised(field.title),
      description: localised(field.description), type: language["type-" + field.kind.rawValue],
      unit: localised(field.unit), rows: dictionaryRows(field) + countRows(profile),
      hasPicture: picture != nil, picture: Markup(picture?.svg ?? ""), alternative: picture?.alternative ?? "",
      low: picture?.low ?? "", high: picture?.high ?? "", numbers: numbers(profile, say),
      percentiles: percentiles(profile, say),
      levelsTitle: language[field.levels.isEmpty ? "top-values" : "declared-values"], levels: levels, moreLevels: more,
      moreLabel: language.count("more-values", more.count),
      longest: longTexts(field, profile).map {
        DatasetPage.LongText(text: shortened($0.text, to: 240), length: language.count("text-length", $0.length))
      })
  }

  private func localised(_ texts: [String: String]) -> String {
    language.prose(LocalisedText(texts), in: site)
  }

  private func dictionaryRows(_ field: Tables.Field) -> [Fact] {
    let rows = [
      Fact(language["codes"], field.meaning.map { language["means-" + $0.rawValue] } ?? ""),
      Fact(language["rules"], constraints(field).map { Link(label: $0) }),
      Fact(language["privacy"], field.privacy == .none ? "" : language["privacy-" + field.privacy.rawValue]),
    ]
    return rows.filter { $0.values.contains { !$0.label.isEmpty } }
  }

  private func countRows(_ profile: ColumnProfile) -> [Fact] {
    let format = language.format
    let observed = profile.count - profile.missing
    var distinct = format.integer(profile.distinct)
    if profile.isDistinctApproximate { distinct = language.say("about", ["value": distinct]) }
    if observed > 1, profile.distinct == observed {
      distinct = language.say("values-all-different", ["count": distinct])
    }
    return [
      Fact(
        language["values-missing"],
        profile.missing == 0
          ? format.integer(0)
          : language.say(
            "count-of",
            [
              "count": format.integer(profile.missing), "total": format.integer(profile.count),
              "share": format.percent(Double(profile.missing) / Double(max(1, profile.count))),
            ])),
      Fact(language["values-distinct"], observed == 0 ? language["values-none"] : distinct),
    ]
  }

  private func constraints(_ field: Tables.Field) -> [String] {
    let rules = field.constraints
    let say = valueFormat(field)
    func rule(_ key: String, _ value: String?) -> String? {
      value.map { language.say("constraint-" + key, ["value": $0]) }
    }
    let texts: [String?] = [
      rules.required ? language["constraint-required"] : nil, rules.unique ? language["constraint-unique"] : nil,
      field.isPercentage ? language["constraint-percent"] : nil,
      rule("minimum", rules.minimum.map(say)), rule("exclusive-minimum", rules.exclusiveMinimum.map(say)),
      rule("maximum", rules.maximum.map(say)), rule("exclusive-maximum", rules.exclusiveMaximum.map(say)),
      rule("earliest", rules.earliest.map(moment)), rule("exclusive-earliest", rules.exclusiveEarliest.map(moment)),
      rule("latest", rules.latest.map(moment)), rule("exclusive-latest", rules.exclusiveLatest.map(moment)),
      rule("min-length", rules.minLength.map { language.format.integer($0) }),
      rule("max-length", rules.maxLength.map { language.format.integer($0) }),
      rule("enumeration", rules.enumeration.isEmpty ? nil : rules.enumeration.joined(separator: ", ")),
      rule("pattern", rules.pattern),
    ]
    return texts.compactMap { $0 }
  }

  /// The longest texts of a column that has texts worth reading: codes, and names of one length, are none.
  private func longTexts(_ field: Tables.Field, _ profile: ColumnProfile) -> [ColumnProfile.LongText] {
    guard field.levels.isEmpty, let texts = profile.texts, let longest = texts.longest.first else { return [] }
    return longest.length > 20 && texts.meanLength < Double(longest.text.utf8.count) ? texts.longest : []
  }

  // MARK: Values

  /// How the numbers of a column are written: years without groups of digits, percentages as such.
  private func valueFormat(_ field: Tables.Field) -> (Double) -> String {
    let format = language.format
    if field.kind == .year {
      return { year in
        let tenths = Int((10 * year).rounded())
        let whole = String(tenths / 10)
        return year == year.rounded() ? whole : whole + format.decimalMark + String(abs(tenths % 10))
      }
    }
    if field.isPercentage { return { format.percent($0) } }
    return { format.number($0) }
  }

  /// A day in words; a time or a datetime as it stands in the file.
  private func moment(_ text: String) -> String {
    CalendarDate(iso8601: text).map { language.format.date($0) } ?? text
  }

  private func numbers(_ profile: ColumnProfile, _ say: (Double) -> String) -> [Count] {
    let dates = [
      ("first-day", profile.firstDate), ("median", profile.medianDate), ("last-day", profile.lastDate),
    ]
    if profile.firstDate != nil {
      return dates.compactMap { key, day in day.map { Count(label: language[key], value: moment($0)) } }
    }
    guard let numbers = profile.numbers else { return [] }
    var counts = [
      ("minimum", numbers.minimum), ("quartile-first", numbers.firstQuartile), ("median", numbers.median),
      ("quartile-third", numbers.thirdQuartile), ("maximum", numbers.maximum),
    ].map { Count(label: language[$0], value: say($1)) }
    // The mean of years or of whole numbers has decimals.
    counts.append(Count(label: language["mean"], value: say(numbers.mean)))
    if !numbers.standardDeviation.isNaN {
      counts.append(
        Count(label: language["standard-deviation"], value: language.format.number(numbers.standardDeviation)))
    }
    return counts
  }

  /// Those that are no quartiles.
  private func percentiles(_ profile: ColumnProfile, _ say: (Double) -> String) -> [Count] {
    profile.percentiles.filter { ![0.25, 0.5, 0.75].contains($0.share) }.map { percentile in
      Count(
        label: language.say("percentile", ["share": language.format.percent(percentile.share, decimals: 0)]),
        value: say(percentile.value))
    }
  }

  /// The dictionary's levels or, without any, the most frequent values; none when all values differ.
  private func levels(of field: Tables.Field, _ profile: ColumnProfile) -> [DatasetPage.Level] {
    let observed = profile.count - profile.missing
    let isListed =
      !field.levels.isEmpty || field.kind == .boolean || (profile.distinct < observed && field.kind != .date)
    guard isListed, observed > 0 || !field.levels.isEmpty else { return [] }
    let labels = Dictionary(field.levels.map { (published($0.value, of: field), localised($0.labels)) }) { first, _ in
      first
    }
    return profile.levels.map { level in
      let share = Double(level.count) / Double(max(1, observed))
      var label = labels[level.value] ?? ""
      if label.isEmpty, field.kind == .boolean { label = language["value-" + level.value] }
      return DatasetPage.Level(
        value: shortened(level.value, to: 120), label: label == level.value ? "" : label,
        count: language.format.integer(level.count), share: language.format.percent(share),
        bar: Markup(shareBar(share)))
    }
  }

  /// A level as the published file has it: `true` for the `oui` of a boolean.
  private func published(_ value: String, of field: Tables.Field) -> String {
    guard field.kind == .boolean else { return value }
    return field.trueValues.contains(value) ? "true" : field.falseValues.contains(value) ? "false" : value
  }

  // MARK: Pictures

  private func picture(
    of field: Tables.Field, _ profile: ColumnProfile, _ say: (Double) -> String
  ) -> (svg: String, low: String, high: String, alternative: String)? {
    let bins: [(low: String, high: String, count: Int)]
    if !profile.dateHistogram.isEmpty {
      bins = profile.dateHistogram.map { (moment($0.first), moment($0.last), $0.count) }
    } else if field.levels.isEmpty {
      // The upper edge of a bin of whole numbers is the first number after it.
      let beyond = profile.kind != .number && profile.histogram.count > 1 ? 1.0 : 0
      bins = profile.histogram.map { (say($0.lower), say($0.upper - beyond), $0.count) }
    } else {
      bins = []
    }
    guard bins.count > 1, let first = bins.first, let last = bins.last,
      let largest = bins.max(by: { $0.count < $1.count })
    else { return nil }
    let alternative = language.say(
      "distribution-of",
      [
        "name": field.name, "bins": language.format.integer(bins.count), "low": first.low, "high": last.high,
        "from": largest.low, "to": largest.high, "count": language.format.integer(largest.count),
      ])
    return (histogramPicture(bins.map { $0.count }), first.low, last.high, alternative)
  }
}
