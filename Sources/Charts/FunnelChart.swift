import Glibc

/// The estimates of studies against their standard errors: without selection, they fill a funnel around the pooled
/// result.
///
/// Precise studies stand above. The dashed lines are pseudo-confidence limits, pooled ± z × standard error: where studies
/// would fall if only chance made them differ. They are no interval of anything.
///
/// - SeeAlso: Sterne and Egger (2001), doi:10.1016/S0895-4356(01)00377-8.
public struct FunnelChart: ChartRendering, DrawnChart {
  public struct Study: Sendable {
    public var label: String
    /// On a logarithmic scale the ratio itself.
    public var estimate: Double
    /// On a logarithmic scale the standard error of the natural logarithm.
    public var standardError: Double

    public init(label: String, estimate: Double, standardError: Double) {
      self.label = label
      self.estimate = estimate
      self.standardError = standardError
    }
  }

  /// A pair of limits at `multiplier` standard errors from the pooled result.
  public struct Limit: Sendable {
    public var multiplier: Double
    /// Such as “95 %”, written beside the lines.
    public var label: String

    public init(multiplier: Double, label: String) {
      self.multiplier = multiplier
      self.label = label
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var studies: [Study]
  /// The pooled result; not a number for none, and then without limits.
  public var pooled: Double
  public var limits: [Limit]
  public var scale: ChartScale
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var tickFormat: NumberFormat
  /// Standard errors, on the axis and in the table.
  public var errorFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, studies: [Study], pooled: Double,
    limits: [Limit] = [Limit(multiplier: 1.959964, label: "95\u{202F}%")], scale: ChartScale = .linear,
    axisTitle: String = "", words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat,
    tickFormat: NumberFormat? = nil, errorFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.studies = studies
    self.pooled = pooled
    self.limits = limits
    self.scale = scale
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
    self.errorFormat = errorFormat ?? format
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    var rows = studies.map { [$0.label, words.cell($0.estimate, format), words.cell($0.standardError, errorFormat)] }
    if pooled.isFinite { rows.append([words.heads.pooled, words.cell(pooled, format), ""]) }
    return ChartTable(header: [words.label, words.estimate, words.heads.standardError], rows: rows)
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let shown = studies.filter {
      Scale.place($0.estimate, scale) != nil && $0.standardError.isFinite && $0.standardError >= 0
    }
    guard !shown.isEmpty else {
      return drawNoData(in: &svg)
    }
    let largest = max(shown.map(\.standardError).max() ?? 0, 1e-290) * 1.04
    let widest = limits.map(\.multiplier).filter { $0.isFinite && $0 > 0 }.max() ?? 0
    var values = shown.map(\.estimate)
    if Scale.place(pooled, scale) != nil {
      values.append(pooled)
      values += [-1, 1].map { limit($0 * widest, largest) }
    }
    let frame = PlotFrame(
      units: units, headroom: limits.isEmpty ? 0 : 4, height: width == .narrow ? 220 : 290,
      horizontal: .init(values: values, kind: scale, title: axisTitle, padding: 0.02, format: tickFormat),
      vertical: .init(values: [0, largest], title: words.heads.standardError, format: errorFormat),
      isDownward: true)
    let height = frame.draw(in: &svg)
    if let x = frame.x(pooled) { svg.line(x, frame.top, x, frame.bottom, "chart-reference") }
    drawLimits(in: &svg, frame: frame, largest: largest)
    svg.openGroup("chart-s1")
    for (index, study) in studies.enumerated() {
      guard let x = frame.x(study.estimate), let y = frame.y(study.standardError) else { continue }
      svg.openGroup("", row: index)
      svg.circle(x, y, radius: 4.25, "chart-hollow")
      svg.closeGroup()
    }
    svg.closeGroup()
    return height
  }

  /// Where a limit stands at a standard error.
  private func limit(_ multiplier: Double, _ standardError: Double) -> Double {
    scale == .linear ? pooled + multiplier * standardError : pooled * exp(multiplier * standardError)
  }

  private func drawLimits(in svg: inout SVG, frame: PlotFrame, largest: Double) {
    guard frame.x(pooled) != nil, let top = frame.y(0) else { return }
    for (index, pair) in limits.enumerated() where pair.multiplier.isFinite && pair.multiplier > 0 {
      var path = Path()
      var foot: Double?
      for side in [-1.0, 1] {
        guard let apex = frame.x(pooled) else { continue }
        // On both scales the limits are straight: ratios are drawn by their logarithms.
        guard let x = frame.x(limit(side * pair.multiplier, largest)) else { continue }
        path.move(apex, top)
        path.line(x, frame.bottom)
        if side > 0 { foot = x }
      }
      svg.path(path, "chart-reference chart-dash-\(index % 3 + 2)")
      guard let foot, !pair.label.isEmpty else { continue }
      let half = TextMetrics.width(pair.label, size: SVG.smallSize) / 2
      let y = frame.bottom - 24 - Double(index) * 30
      let apex = frame.x(pooled) ?? foot
      let x = apex + (foot - apex) * (y - top) / (frame.bottom - top)
      svg.text(
        pair.label, min(x, frame.right - half), y + 4, "chart-small chart-halo", .middle)
    }
  }
}
