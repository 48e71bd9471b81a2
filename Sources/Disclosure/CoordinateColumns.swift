import Tables

/// Pairs of numeric columns that place a row more precisely than its commune: latitude and longitude in degrees, or
/// metres of Lambert-93.
///
/// Points that a column of communes determines (one point for each commune, its centre) tell nothing more, and pass.
func coordinateColumns(_ scans: [ColumnScan], _ subject: Subject, _ table: Table) -> [(Int, Finding)] {
  let severity: Finding.Severity = subject == .persons || subject == .confidentialPersons ? .error : .warning
  var found: [(Int, Finding)] = []
  for scan in scans where scan.named?.kind == .coordinates {
    guard case .numbers(let values) = table.columns[scan.index].values,
      scan.field.kind == .number || scan.field.kind == .integer
    else { continue }
    guard let precise = preciseCount(values, isWhole: scan.field.kind == .integer), precise > 0 else { continue }
    guard !isDetermined(values, by: scans, table) else { continue }
    // ‘x’ and ‘point’ alone also name other things: they want a partner of the same sort.
    if scan.named?.isCertain != true {
      let hasPartner = scans.contains { other in
        guard other.index != scan.index, other.named?.kind == .coordinates,
          case .numbers(let partner) = table.columns[other.index].values
        else { return false }
        return isPair(values, partner) || isPair(partner, values)
      }
      guard hasPartner else { continue }
    }
    found.append(
      (
        scan.index,
        Finding(
          .coordinates, severity, column: scan.field.name, rowCount: precise,
          rows: Array(values.indices.lazy.filter { isPrecise(values[$0]) }.prefix(Finding.shownRows)),
          table: table.lines,
          example: "")
      ))
  }
  // Without names, only two neighbours that both look like degrees in France, to ten metres and better.
  for (left, right) in zip(scans, scans.dropFirst())
  where left.named?.kind != .coordinates && right.named?.kind != .coordinates {
    guard case .numbers(let x) = table.columns[left.index].values,
      case .numbers(let y) = table.columns[right.index].values,
      left.field.kind == .number, right.field.kind == .number
    else { continue }
    let pairs = zip(x, y).filter { !$0.0.isNaN && !$0.1.isNaN }
    guard pairs.count >= 10,
      pairs.allSatisfy({ CoordinateText.isInFrance($0, $1) })
        || pairs.allSatisfy({ CoordinateText.isInFrance($1, $0) }),
      pairs.count(where: { hasDecimals($0.0, 4) && hasDecimals($0.1, 4) }) * 10 >= pairs.count * 8,
      !isDetermined(x, by: scans, table)
    else { continue }
    found.append(
      (
        left.index,
        Finding(
          .coordinates, .warning, column: left.field.name, rowCount: pairs.count, rows: left.firstRows,
          table: table.lines, example: "", reason: "with column ‘\(right.field.name)’ the values can be degrees")
      ))
  }
  return found
}

/// How many values place a row within a commune; nil when they are no coordinates at all.
private func preciseCount(_ values: [Double], isWhole: Bool) -> Int? {
  let present = values.filter { !$0.isNaN }
  guard !present.isEmpty else { return nil }
  let areDegrees = present.allSatisfy { abs($0) <= 180 }
  let areMetres = present.allSatisfy { $0 == 0 || $0 > 50_000 && $0 < 10_000_000 }
  guard areDegrees || areMetres else { return nil }
  return present.count(where: isPrecise)
}

/// Three decimals of a degree, or metres that are not whole kilometres.
private func isPrecise(_ value: Double) -> Bool {
  if value.isNaN { return false }
  if abs(value) <= 180 { return hasDecimals(value, CoordinateText.precise) }
  return value.truncatingRemainder(dividingBy: 1000) != 0
}

/// Whether a number needs so many decimals.
private func hasDecimals(_ value: Double, _ decimals: Int) -> Bool {
  var scaled = value
  for _ in 1..<decimals { scaled *= 10 }
  return abs(scaled - scaled.rounded()) > 1e-7 * max(1, abs(scaled))
}

/// Latitudes beside longitudes, or Lambert-93's x beside y.
private func isPair(_ first: [Double], _ second: [Double]) -> Bool {
  let pairs = zip(first, second).filter { !$0.0.isNaN && !$0.1.isNaN }
  guard !pairs.isEmpty else { return false }
  let inFrance = pairs.count { CoordinateText.isInFrance($0, $1) }
  let inLambert = pairs.count { (100_000...1_300_000).contains($0) && (6_000_000...7_200_000).contains($1) }
  return max(inFrance, inLambert) * 10 >= pairs.count * 8
}

/// Whether one value of a column of places always comes with the same coordinate.
private func isDetermined(_ values: [Double], by scans: [ColumnScan], _ table: Table) -> Bool {
  scans.contains { scan in
    let isPlace = scan.words.contains {
      [
        "commune", "communes", "insee", "ville", "cog", "departement", "region", "epci", "codgeo", "canton", "pays",
        "country", "city",
      ]
      .contains($0)
    }
    guard isPlace, case .texts(let places) = table.columns[scan.index].values else { return false }
    var points: [String: Double] = [:]
    var repeats = 0
    for (place, value) in zip(places, values) {
      guard let place, !value.isNaN else { continue }
      if let known = points[place] {
        repeats += 1
        if known != value { return false }
      } else {
        points[place] = value
      }
    }
    // Places that never come back prove nothing, unless each row is a place: a table of communes.
    return repeats > 0
      || scan.presentRows == table.rowCount && (scans.first?.index == scan.index || table.rowCount > 100)
  }
}
