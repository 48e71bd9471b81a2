/// The band of a number among rising breaks: 0 below the first; a break belongs to the band above it.
func band(of number: Double, _ breaks: [Double]) -> Int {
  var low = 0
  var high = breaks.count
  while low < high {
    let middle = (low + high) / 2
    if breaks[middle] <= number { low = middle + 1 } else { high = middle }
  }
  return low
}

/// The names of the bands, one more than breaks: `<18`, `18–24`, `25+` for whole numbers, `[18, 25[` between the ends for
/// others. The remedy `bands` names them alike.
func bandLabels(_ breaks: [Double], areWhole: Bool) -> [String] {
  guard let first = breaks.first, let last = breaks.last else { return [] }
  var labels = ["<\(shortest(first))"]
  for (from, to) in zip(breaks, breaks.dropFirst()) {
    if !areWhole || from != from.rounded() || to != to.rounded() {
      labels.append("[\(shortest(from)), \(shortest(to))[")
    } else if to - from == 1 {
      labels.append(shortest(from))
    } else {
      labels.append("\(shortest(from))–\(shortest(to - 1))")
    }
  }
  return labels + ["\(shortest(last))+"]
}
