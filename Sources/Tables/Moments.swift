/// Count, mean and sum of squared deviations of numbers, which merge: Chan, Golub and LeVeque (1983), *The American Statistician*
/// 37, 242–247.
struct Moments: Sendable, Equatable {
  var count = 0
  var mean = 0.0
  var squares = 0.0

  init() {}

  /// Two passes: the one-pass formula loses every digit when the mean is large beside the spread.
  init(_ values: UnsafeBufferPointer<Double>) {
    guard let first = values.first else { return }
    count = values.count
    var sum = 0.0
    for value in values { sum += value - first }
    mean = first + sum / Double(count)
    for value in values { squares += (value - mean) * (value - mean) }
  }

  /// Takes the numbers that follow; the order of merging decides the last digit.
  mutating func merge(_ next: Moments) {
    guard next.count > 0 else { return }
    guard count > 0 else {
      self = next
      return
    }
    let total = Double(count + next.count)
    let difference = next.mean - mean
    squares += next.squares + difference * difference * Double(count) * Double(next.count) / total
    mean += difference * Double(next.count) / total
    count += next.count
  }

  /// With n − 1; NaN for a single value.
  var standardDeviation: Double { count > 1 ? (squares / Double(count - 1)).squareRoot() : .nan }
}
