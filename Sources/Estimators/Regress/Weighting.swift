/// What the weights of a regression mean. The coefficients are the same; the error is not.
///
/// Counts of repeated rows are neither: repeat the rows.
public enum Weighting: String, Sendable, CaseIterable {
  /// The inverse of each row's probability of being in the sample (or a share of it): Stata's `pweight`, estimatr's `weights`.
  /// Rows are equally precise. The classical standard error does not allow for the weights; use HC or CR. CR2 takes errors of
  /// equal variance as its working model.
  case sampling
  /// The inverse of each row's variance, for example the number of people behind a mean: Stata's `aweight`. The classical standard
  /// error is right when the variances are as stated; CR2 takes them as its working model.
  case analytic
}
