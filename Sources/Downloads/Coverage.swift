import Content

/// What a dataset is about in time and space, and how often it changes.
struct Coverage: Sendable {
  var frequency: Frequency?
  var temporal: Period?
  var spatial: Territory?

  init(of dataset: Dataset) {
    frequency = dataset.dictionary.frequency
    temporal = dataset.dictionary.temporal
    spatial = dataset.dictionary.spatial
  }

  /// Of a study, from its tables: the frequency that they agree on, the time from the first to the last, and the place
  /// that they agree on, else the one that the report names.
  init(of tables: [Dataset], named names: [(language: String, name: String)]) {
    let parts = tables.map(Coverage.init)
    if let first = parts.first?.frequency, parts.allSatisfy({ $0.frequency == first }) { frequency = first }
    let periods = parts.compactMap(\.temporal)
    if !periods.isEmpty {
      let firsts = periods.compactMap(\.first)
      let lasts = periods.compactMap(\.last)
      temporal = Period(
        first: firsts.count == periods.count ? firsts.min() : nil,
        last: lasts.count == periods.count ? lasts.max() : nil)
    }
    if temporal?.first == nil, temporal?.last == nil { temporal = nil }
    if let first = parts.first?.spatial, parts.allSatisfy({ $0.spatial == first }) {
      spatial = first
    } else if names.contains(where: { !$0.name.isEmpty }) {
      var place = Territory()
      for (language, name) in names where !name.isEmpty { place.name.texts[language] = name }
      spatial = place
    }
  }
}

extension Double {
  /// The shortest decimal that reads back the same, without a point when it is whole.
  var shortest: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}
