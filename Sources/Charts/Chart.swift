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
  /// The rows, each with as many cells as the header. `data-row` in the picture counts them from 0.
  public var rows: [[String]]

  public init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  /// The table as a file: commas, double quotes where a cell needs them, CRLF at the end of each line (RFC 4180).
  ///
  /// The cells are the table's own text. For numbers that other programs read, give the chart ``plainNumber`` as its
  /// formats and render it once more.
  public var csv: String {
    var text = ""
    for row in [header] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { text += "," }
        // CR and LF make one Character together, which a search for either would miss.
        let needsQuotes = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        guard needsQuotes || cell.hasPrefix(" ") || cell.hasSuffix(" ") else {
          text += cell
          continue
        }
        text += "\""
        for scalar in cell.unicodeScalars {
          if scalar == "\"" { text += "\"" }
          text.unicodeScalars.append(scalar)
        }
        text += "\""
      }
      text += "\r\n"
    }
    return text
  }
}

/// The shortest decimal that reads back as the same number, with a point and no thousands separator.
public let plainNumber: NumberFormat = { value in
  let text = value == 0 ? "0" : "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
