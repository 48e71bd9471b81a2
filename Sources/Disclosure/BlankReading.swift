/// What a blank in a quasi-identifier may stand for, which decides who looks like whom.
package enum BlankReading: String, Sendable, CaseIterable {
  /// A blank is a value of its own: it matches other blanks only. Right when the source had no value, and the safer of
  /// the two.
  case ownValue = "own-value"
  /// A blank may hide any value, so it matches everything. Right for cells that local suppression blanked, as sdcMicro
  /// counts them (`freqCalc` with `alpha = 1`).
  case anyValue = "any-value"
}
