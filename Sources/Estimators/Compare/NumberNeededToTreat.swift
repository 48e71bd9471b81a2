/// How many must be treated for one more to have, or to be spared, the event.
///
/// When the interval of the risk difference includes zero, the interval of this number passes through infinity: it holds every
/// number from ``fewestForOneMore`` to infinity for one more event, and every number from ``fewestForOneFewer`` to infinity for
/// one fewer. To write such an interval as “−20 to 5” is wrong: it would exclude what it holds.
///
/// - SeeAlso: Altman (1998), doi:10.1136/bmj.317.7168.1309.
public struct NumberNeededToTreat: Sendable, Equatable {
  /// 1 / |p₁ − p₀|, not rounded.
  public var number: Double
  /// Whether treatment adds events (p₁ > p₀) rather than spares them.
  public var isForOneMore: Bool
  /// The reciprocals of the limits of the risk difference; nil when these include zero, since the interval is then two rays
  /// through infinity.
  public var low, high: Double?
  /// When the interval passes through infinity, where its ray of additional events begins; otherwise nil.
  public var fewestForOneMore: Double?
  /// When the interval passes through infinity, where its ray of spared events begins; otherwise nil.
  public var fewestForOneFewer: Double?

  /// - Parameter interval: Of the risk difference, whose reciprocals are taken.
  /// - Throws: ``EstimationError`` for impossible counts and for equal proportions.
  public init(
    treated: EventCount, control: EventCount, level: Double = 0.95, interval: RiskDifferenceInterval = .newcombe
  ) throws(EstimationError) {
    let limits = try interval.limits(treated: treated, control: control, level: level)
    let difference =
      Double(treated.events) / Double(treated.participants) - Double(control.events) / Double(control.participants)
    guard difference != 0 else { throw .noVariation(what: "risk") }
    number = 1 / abs(difference)
    isForOneMore = difference > 0
    if limits.low > 0 || limits.high < 0 {
      low = min(1 / abs(limits.low), 1 / abs(limits.high))
      high = max(1 / abs(limits.low), 1 / abs(limits.high))
    } else {
      fewestForOneMore = 1 / limits.high
      // A limit of minus zero would turn the infinity over.
      fewestForOneFewer = 1 / abs(limits.low)
    }
  }
}
