/// A file of Stata or SPSS.
package enum StatisticalFormat: String, Sendable, CaseIterable {
  case stata = "dta"
  case spss = "sav"
}
