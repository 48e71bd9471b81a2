/// Heads of table columns and short words that single kinds of chart need, in the reader's language.
public struct ChartHeads: Sendable, Equatable {
  public var value: String
  public var density: String
  /// Before the bandwidth, such as “Gaussian kernel, bandwidth”.
  public var kernel: String
  public var lowWhisker: String
  public var firstQuartile: String
  public var median: String
  public var thirdQuartile: String
  public var highWhisker: String
  /// Head of the values drawn beyond the whiskers.
  public var outliers: String
  /// Before the number of units that one dot stands for, such as “1 dot =”.
  public var dot: String
  /// Balance before and after weighting or matching.
  public var before: String
  public var after: String
  public var standardError: String
  /// A study's result pooled with the others'.
  public var pooled: String
  /// Head of the low and the high value of an uncertain input.
  public var lowInput: String
  public var highInput: String
  /// Head of the result with the low and with the high value of the input.
  public var resultAtLow: String
  public var resultAtHigh: String
  public var amount: String
  public var runningTotal: String
  public var probability: String
  public var code: String
  public var territory: String
  /// Head of the class of a map's value.
  public var mapClass: String
  /// The map's legend for a territory without value.
  public var noValue: String
  /// Head of the kind of row where a table holds points and a fitted line.
  public var kind: String
  public var bin: String
  public var line: String

  public init(
    value: String, density: String, kernel: String, lowWhisker: String, firstQuartile: String, median: String,
    thirdQuartile: String, highWhisker: String, outliers: String, dot: String, before: String, after: String,
    standardError: String, pooled: String, lowInput: String, highInput: String, resultAtLow: String,
    resultAtHigh: String, amount: String, runningTotal: String, probability: String, code: String, territory: String,
    mapClass: String, noValue: String, kind: String, bin: String, line: String
  ) {
    self.value = value
    self.density = density
    self.kernel = kernel
    self.lowWhisker = lowWhisker
    self.firstQuartile = firstQuartile
    self.median = median
    self.thirdQuartile = thirdQuartile
    self.highWhisker = highWhisker
    self.outliers = outliers
    self.dot = dot
    self.before = before
    self.after = after
    self.standardError = standardError
    self.pooled = pooled
    self.lowInput = lowInput
    self.highInput = highInput
    self.resultAtLow = resultAtLow
    self.resultAtHigh = resultAtHigh
    self.amount = amount
    self.runningTotal = runningTotal
    self.probability = probability
    self.code = code
    self.territory = territory
    self.mapClass = mapClass
    self.noValue = noValue
    self.kind = kind
    self.bin = bin
    self.line = line
  }

  public static let french = ChartHeads(
    value: "Valeur", density: "Densité", kernel: "Noyau gaussien, fenêtre", lowWhisker: "Moustache basse",
    firstQuartile: "Premier quartile", median: "Médiane", thirdQuartile: "Troisième quartile",
    highWhisker: "Moustache haute", outliers: "Au-delà des moustaches", dot: "1 point =", before: "Avant",
    after: "Après", standardError: "Erreur type", pooled: "Résultat commun", lowInput: "Hypothèse basse",
    highInput: "Hypothèse haute", resultAtLow: "Résultat, hypothèse basse",
    resultAtHigh: "Résultat, hypothèse haute", amount: "Montant", runningTotal: "Cumul", probability: "Probabilité",
    code: "Code", territory: "Département", mapClass: "Classe", noValue: "Sans donnée", kind: "Nature",
    bin: "Classe d’effectif égal", line: "Droite ajustée")

  public static let english = ChartHeads(
    value: "Value", density: "Density", kernel: "Gaussian kernel, bandwidth", lowWhisker: "Low whisker",
    firstQuartile: "First quartile", median: "Median", thirdQuartile: "Third quartile", highWhisker: "High whisker",
    outliers: "Beyond the whiskers", dot: "1 dot =", before: "Before", after: "After",
    standardError: "Standard error", pooled: "Pooled result", lowInput: "Low input", highInput: "High input",
    resultAtLow: "Result, low input", resultAtHigh: "Result, high input", amount: "Amount",
    runningTotal: "Running total", probability: "Probability", code: "Code", territory: "Département",
    mapClass: "Class", noValue: "No data", kind: "Kind", bin: "Bin of equal size", line: "Fitted line")
}
