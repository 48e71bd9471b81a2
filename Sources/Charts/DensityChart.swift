import Glibc

/// Smooth estimates of distributions, one line for each group on a common scale.
///
/// For large samples of a continuous outcome. Small samples, and values heaped on round numbers, belong into a
/// histogram: a kernel hides both. The density does not stop at a natural bound such as zero.
public struct DensityChart: ChartRendering, DrawnChart {
  public struct Curve: Sendable {
    public var label: String
    /// Ascending.
    public var values: [Double]
    /// One for each value.
    public var densities: [Double]
    /// Printed below; not a number for none.
    public var bandwidth: Double

    public init(label: String, values: [Double], densities: [Double], bandwidth: Double = .nan) {
      self.label = label
      self.values = values
      self.densities = densities
      self.bandwidth = bandwidth
    }
  }

  /// Gaussian kernel densities of groups, at 128 values common to all from three bandwidths below the lowest to three
  /// above the highest.
  ///
  ///     f(x) = Σ φ((x − xᵢ)/h) / (n h)
  ///
  /// - Parameters:
  ///   - groups: Values that are not finite are left out; a group of fewer than two different values gets no curve.
  ///   - bandwidth: h, common to the groups; by default Silverman's rule in each,
  ///     h = 0.9 min(s, IQR/1.34) n^(−1/5), without IQR where it is zero.
  /// - SeeAlso: Silverman (1986), *Density Estimation*, formula 3.31.
  public static func curves(groups: [(label: String, values: [Double])], bandwidth: Double? = nil) -> [Curve] {
    let finite = groups.map { $0.values.filter(\.isFinite).sorted() }
    let bandwidths = finite.map { bandwidth ?? silverman($0) }
    let usable = zip(finite, bandwidths).filter { !$0.isEmpty && $1.isFinite && $1 > 0 }
    guard let lowest = usable.map({ $0[0] - 3 * $1 }).min(),
      let highest = usable.map({ $0[$0.count - 1] + 3 * $1 }).max(), lowest < highest,
      (highest - lowest).isFinite
    else { return groups.map { Curve(label: $0.label, values: [], densities: []) } }
    let grid = (0..<128).map { lowest + (highest - lowest) * Double($0) / 127 }
    return zip(groups, zip(finite, bandwidths)).map { group, pair in
      let (values, h) = pair
      guard !values.isEmpty, h.isFinite, h > 0 else { return Curve(label: group.label, values: [], densities: []) }
      var first = 0
      let densities = grid.map { x in
        // Beyond eight bandwidths the kernel is below 1e-14 of its height.
        while first < values.count, values[first] < x - 8 * h { first += 1 }
        var sum = 0.0
        for value in values[first...] {
          if value > x + 8 * h { break }
          let z = (x - value) / h
          sum += exp(-z * z / 2)
        }
        return sum / (Double(values.count) * h * 2.5066282746310002)
      }
      return Curve(label: group.label, values: grid, densities: densities, bandwidth: h)
    }
  }

  private static func silverman(_ sorted: [Double]) -> Double {
    guard sorted.count > 1 else { return .nan }
    let n = Double(sorted.count)
    let mean = sorted.reduce(0) { $0 + $1 / n }
    let deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    func quantile(_ share: Double) -> Double {
      let place = share * (n - 1)
      let index = Int(place)
      let next = min(index + 1, sorted.count - 1)
      return sorted[index] + (sorted[next] - sorted[index]) * (place - Double(index))
    }
    let range = (quantile(0.75) - quantile(0.25)) / 1.34
    return 0.9 * (range > 0 ? min(deviation, range) : deviation) * pow(n, -0.2)
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var curves: [Curve]
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  /// Values in the table, and bandwidths.
  public var format: NumberFormat
  /// Values on the axis.
  public var tickFormat: NumberFormat
  public var densityFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, curves: [Curve], axisTitle: String = "",
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil,
    densityFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.curves = curves
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
    self.densityFormat = densityFormat
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    ChartTable(
      header: [words.group, axisTitle.isEmpty ? words.heads.value : axisTitle, words.heads.density],
      rows: curves.flatMap { curve in
        zip(curve.values, curve.densities).map {
          [curve.label, words.cell($0, format), words.cell($1, densityFormat)]
        }
      })
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let points = curves.flatMap { Array(zip($0.values, $0.densities)) }.filter { $0.isFinite && $1.isFinite }
    guard !points.isEmpty else {
      return drawNoData(in: &svg)
    }
    var y = 0.0
    if curves.count > 1 {
      y = Legend.draw(in: &svg, curves.map(\.label), width: units, y: y) { svg, index, x, y in
        svg.openGroup(PointShape.color(series: index))
        svg.line(x, y + 8, x + 16, y + 8, "chart-line chart-thick" + PointShape.dash(series: index))
        svg.closeGroup()
      }
    }
    let frame = PlotFrame(
      units: units, y: y, height: width == .narrow ? 180 : 230,
      horizontal: .init(values: points.map(\.0), title: axisTitle, format: tickFormat),
      vertical: .init(
        values: points.map { max($0.1, 0) } + [0], title: words.heads.density, isRoundedOut: true,
        format: densityFormat))
    var height = frame.draw(in: &svg)
    var firstRow = 0
    for (index, curve) in curves.enumerated() {
      defer { firstRow += min(curve.values.count, curve.densities.count) }
      var line = Path()
      var area = Path()
      var last: Double?
      for (value, density) in zip(curve.values, curve.densities) {
        guard let x = frame.x(value), let y = frame.y(density) else { continue }
        if last == nil {
          line.move(x, y)
          area.move(x, frame.bottom)
        } else {
          line.line(x, y)
        }
        area.line(x, y)
        last = x
      }
      guard last != nil else { continue }
      area.vertical(frame.bottom)
      area.close()
      svg.openGroup(PointShape.color(series: index))
      // Areas that lie over each other would be taken for a further group.
      if curves.count == 1 { svg.path(area, "chart-wash") }
      svg.path(line, "chart-line chart-thick" + PointShape.dash(series: index))
      // Every value would be a pixel or two from the next.
      for (row, (value, density)) in zip(curve.values, curve.densities).enumerated() where row % 4 == 0 {
        guard let x = frame.x(value), let y = frame.y(density) else { continue }
        svg.spot(x, y, row: firstRow + row)
      }
      svg.closeGroup()
    }
    let widths = curves.filter { $0.bandwidth.isFinite }
    if !widths.isEmpty {
      let listed = widths.map { curve in
        words.cell(curve.bandwidth, format) + (curves.count > 1 ? "\u{A0}(\(curve.label))" : "")
      }
      height = Note.draw(
        in: &svg, words.heads.kernel + "\u{A0}" + listed.joined(separator: ", "), width: units, y: height)
    }
    return height
  }
}
