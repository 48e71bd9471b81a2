/// The results of several studies and what they give together: squares as large as each study's weight, diamonds for
/// pooled results.
///
/// In the narrow layout the columns of text are left out of the picture; they stay in the table.
public struct ForestChart: ChartRendering {
  /// A study, or a pooled result.
  public struct Row: Sendable {
    public enum Kind: Sendable {
      case study
      case pooled
    }

    public var kind: Kind
    public var label: String
    /// A heading over this row and those that follow with the same; empty for none.
    public var group: String
    public var estimate: Double
    /// An infinite end is drawn as an arrow; one that is not a number leaves the interval out.
    public var low: Double
    public var high: Double
    /// The study's part in the pooled result, in any unit common to the rows; nothing for a pooled result.
    public var weight: Double?
    /// Texts under ``ForestChart/columnHeads``, such as events over participants.
    public var columns: [String]
    /// What stands at the right, usually the estimate and its interval.
    public var text: String
    /// Where the effect of a further study is expected, drawn as a line of its own.
    public var prediction: Prediction?

    public init(
      kind: Kind = .study, label: String, group: String = "", estimate: Double, low: Double, high: Double,
      weight: Double? = nil, columns: [String] = [], text: String, prediction: Prediction? = nil
    ) {
      self.kind = kind
      self.label = label
      self.group = group
      self.estimate = estimate
      self.low = low
      self.high = high
      self.weight = weight
      self.columns = columns
      self.text = text
      self.prediction = prediction
    }
  }

  /// A prediction interval and its text.
  public struct Prediction: Sendable {
    public var low: Double
    public var high: Double
    public var text: String

    public init(low: Double, high: Double, text: String) {
      self.low = low
      self.high = high
      self.text = text
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var rows: [Row]
  /// Heads of the columns of text; rows with more or fewer texts are cut or filled.
  public var columnHeads: [String]
  /// The head over the text at the right.
  public var textHead: String
  public var scale: ChartScale
  /// Where the line of “no effect” stands; by default 0, and 1 on a logarithmic scale.
  public var reference: Double
  public var axisTitle: String
  public var directions: ChartDirections
  public var words: ChartWords
  public var width: ChartWidth
  /// The numbers in the table.
  public var format: NumberFormat
  /// The weights in the table.
  public var weightFormat: NumberFormat
  /// The numbers on the axis.
  public var tickFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, rows: [Row], columnHeads: [String] = [],
    textHead: String = "", scale: ChartScale = .linear, reference: Double? = nil, axisTitle: String = "",
    directions: ChartDirections = ChartDirections(), words: ChartWords, width: ChartWidth = .narrow,
    format: @escaping NumberFormat, weightFormat: NumberFormat? = nil, tickFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.rows = rows
    self.columnHeads = columnHeads
    self.textHead = textHead
    self.scale = scale
    self.reference = reference ?? (scale == .logarithmic ? 1 : 0)
    self.axisTitle = axisTitle
    self.directions = directions
    self.words = words
    self.width = width
    self.format = format
    self.weightFormat = weightFormat ?? format
    self.tickFormat = tickFormat ?? format
  }

  public func render() -> Chart {
    let picture = IntervalPicture(
      rows: intervalRows, heads: columnHeads.isEmpty && textHead.isEmpty ? [] : columnHeads + [textHead], scale: scale,
      reference: reference, axisTitle: axisTitle, directions: directions, width: width, noData: words.noData,
      tickFormat: tickFormat)
    let (svg, height) = picture.draw()
    return Chart(
      svg: svg.document(width: width, height: height, identifier: identifier, title: title, description: description),
      title: title, description: description, table: table)
  }

  private var intervalRows: [IntervalRow] {
    let heaviest = rows.compactMap(\.weight).filter(\.isFinite).max() ?? 0
    var result: [IntervalRow] = []
    for (index, row) in rows.enumerated() {
      let isPooled = row.kind == .pooled
      let share = heaviest > 0 ? max(row.weight.map { $0.isFinite ? $0 : 0 } ?? 0, 0) / heaviest : 0
      result.append(
        IntervalRow(
          label: row.label, group: row.group, texts: columns(of: row) + [row.text],
          interval: Interval(estimate: row.estimate, low: row.low, high: row.high),
          // The area, not the side, is what the eye compares.
          mark: isPooled ? .diamond : .square(side: max(4, 13 * share.squareRoot())), isStrong: isPooled,
          isRuledOff: isPooled && result.last.map { !$0.isStrong } ?? false, tableRow: index))
      if let prediction = row.prediction {
        result.append(
          IntervalRow(
            label: words.predictionInterval, group: row.group,
            texts: columnHeads.map { _ in "" } + [prediction.text],
            interval: Interval(estimate: .nan, low: prediction.low, high: prediction.high), mark: .range,
            isStrong: false, tableRow: index))
      }
    }
    return result
  }

  /// As many texts as there are heads.
  private func columns(of row: Row) -> [String] {
    columnHeads.indices.map { $0 < row.columns.count ? row.columns[$0] : "" }
  }

  private var table: ChartTable {
    let hasGroups = rows.contains { !$0.group.isEmpty }
    let hasWeights = rows.contains { $0.weight != nil }
    let hasPredictions = rows.contains { $0.prediction != nil }
    var header = hasGroups ? [words.group] : []
    header += [words.label] + columnHeads + [words.estimate, words.low, words.high]
    if hasWeights { header.append(words.weight) }
    if hasPredictions { header.append(words.predictionInterval) }
    return ChartTable(
      header: header,
      rows: rows.map { row in
        var cells = hasGroups ? [row.group] : []
        cells += [row.label] + columns(of: row)
        cells += [row.estimate, row.low, row.high].map { words.cell($0, format) }
        if hasWeights { cells.append(row.weight.map { words.cell($0, weightFormat) } ?? "") }
        if hasPredictions { cells.append(row.prediction?.text ?? "") }
        return cells
      })
  }
}
