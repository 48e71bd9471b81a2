import Charts

extension FigureModel {
  /// The data of the picture as a CSV file that stands in the link itself, and so works from a folder and offline.
  ///
  /// Numbers are the table's own, with points and plain signs for programs; what is hidden stays hidden.
  var csvAddress: String {
    let hasNotes = table.rows.contains { !$0.note.isEmpty }
    let header = table.header.map(\.text)
    let chart = ChartTable(
      header: hasNotes ? [header.first ?? "", ""] + header.dropFirst() : header,
      rows: table.rows.map { row in
        (hasNotes ? [row.heading, row.note] : [row.heading]) + row.cells.map { plainCell($0.text, hasCommas) }
      })
    var address = "data:text/csv;charset=utf-8,"
    for byte in chart.csv.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: ";"), UInt8(ascii: ":"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        address += "%"
        address.unicodeScalars.append(Unicode.Scalar(hexadecimal[Int(byte >> 4)]))
        address.unicodeScalars.append(Unicode.Scalar(hexadecimal[Int(byte & 15)]))
      }
    }
    return address
  }
}

private let hexadecimal = Array("0123456789ABCDEF".utf8)

/// A cell that holds a number alone as programs write it; any other cell as it is.
func plainCell(_ text: String, _ hasCommas: Bool) -> String {
  var number = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "0"..."9": number.unicodeScalars.append(scalar)
    case "\u{2212}", "-": number += "-"
    case "+", "\u{202F}": continue
    case ",": if hasCommas { number += "." }
    case ".": if hasCommas { return text } else { number += "." }
    default: return text
    }
  }
  return number.isEmpty ? text : number
}
