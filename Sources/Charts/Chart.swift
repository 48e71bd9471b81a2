/// A picture made of values, with what stands in its place for a reader who cannot see it.
public struct Chart: Sendable, Equatable {
  /// One `<svg>` element, to be placed in a page as it is or saved as a file. From
  /// ``ChartRendering/renderResponsive()``: a `<div>` with two of them, for pages only.
  public var svg: String
  /// What the picture is about, in a few words; also its accessible name.
  public var title: String
  /// What the picture shows, in a sentence or two; also its accessible description.
  public var description: String
  /// The chart's data as text.
  public var table: ChartTable

  public init(svg: String, title: String, description: String, table: ChartTable) {
    self.svg = svg
    self.title = title
    self.description = description
    self.table = table
  }
}

/// The data of a chart as already formatted text, not yet escaped for any markup.
public struct ChartTable: Sendable, Equatable {
  /// The cells of the header row.
  public var header: [String]
  /// The rows, each with as many cells as the header.
  public var rows: [[String]]

  public init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }
}
