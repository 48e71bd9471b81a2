/// How participants went through a trial, after the CONSORT statement: boxes with counts, first in one column, then in
/// one for each arm, with those who left written beside the arrows.
///
/// - SeeAlso: Schulz, Altman and Moher (2010), doi:10.1136/bmj.c332.
public struct FlowChart: ChartRendering {
  /// A box, and those who left between it and the next.
  public struct Step: Sendable {
    public var label: String
    public var count: Int
    public var exits: [Exit]

    public init(label: String, count: Int, exits: [Exit] = []) {
      self.label = label
      self.count = count
      self.exits = exits
    }
  }

  /// Participants who left, and why.
  public struct Exit: Sendable {
    public var label: String
    public var count: Int

    public init(label: String, count: Int) {
      self.label = label
      self.count = count
    }
  }

  /// The steps of one arm after allocation.
  public struct Arm: Sendable {
    public var label: String
    public var steps: [Step]

    public init(label: String, steps: [Step]) {
      self.label = label
      self.steps = steps
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  /// The steps before allocation.
  public var steps: [Step]
  public var arms: [Arm]
  public var words: ChartWords
  public var width: ChartWidth
  /// A count as it stands in a box, such as “n = 1 204”.
  public var countFormat: @Sendable (Int) -> String

  public init(
    identifier: String, title: String, description: String, steps: [Step], arms: [Arm], words: ChartWords,
    width: ChartWidth = .narrow, countFormat: @escaping @Sendable (Int) -> String
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.steps = steps
    self.arms = arms
    self.words = words
    self.width = width
    self.countFormat = countFormat
  }

  public func render() -> Chart {
    let (svg, height) = FlowPicture(chart: self).draw()
    return Chart(
      svg: svg.document(width: width, height: height, identifier: identifier, title: title, description: description),
      title: title, description: description, table: table)
  }

  private var table: ChartTable {
    func rows(_ arm: String, _ steps: [Step]) -> [[String]] {
      steps.flatMap { step in
        [[arm, step.label, countFormat(step.count)]] + step.exits.map { [arm, $0.label, countFormat($0.count)] }
      }
    }
    return ChartTable(
      header: [words.arm, words.label, words.count],
      rows: rows(words.missing, steps) + arms.flatMap { rows($0.label, $0.steps) })
  }
}
