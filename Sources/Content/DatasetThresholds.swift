import Disclosure

extension Dataset {
  /// How small a figure made from the dataset may be: what the privacy gate recorded, and before that the rule for what its
  /// rows are about, with the changes of the site and of the dictionary.
  ///
  /// A change that the rules refuse, weaker and without a reason, changes nothing here: whoever reads the site or the
  /// dictionary reports it.
  ///
  /// - Parameter site: What `site.yml` sets for all datasets.
  package func thresholds(site: Thresholds.Change) -> Thresholds {
    if let record { return record.thresholds }
    var thresholds = Thresholds(for: disclosure.subject)
    for change in [site, disclosure.change] {
      if let changed = try? thresholds.applying(change) { thresholds = changed.thresholds }
    }
    return thresholds
  }
}
