import Testing

@testable import StatisticalFiles

@Suite("Writing files of Stata and SPSS")
struct WriteStatisticalFileTests {
  static let table = StatisticalTable(
    label: "Enquête", rowCount: 3,
    columns: [
      .init(name: "id", kind: .text, values: .texts(["é1", nil, "a b"])),
      .init(
        name: "score", label: "Score (points)", kind: .number,
        values: .numbers([0.1, .nan, -1e300])),
      .init(
        name: "sexe", label: "Sexe", kind: .integer, values: .numbers([1, 2, .nan]),
        levels: [.init(value: "1", label: "femme"), .init(value: "2", label: "homme")]),
      .init(name: "grand", kind: .integer, values: .numbers([3e9, -1, .nan])),
      .init(name: "oui", kind: .boolean, values: .numbers([1, 0, .nan])),
      .init(name: "jour", kind: .date, values: .texts(["2021-01-31", nil, "1959-12-31"])),
      .init(name: "moment", kind: .dateTime, values: .texts(["2021-01-31T06:30:15", nil, "1999-12-31T23:59:59"])),
      .init(name: "vieux", kind: .date, values: .texts(["1500-01-01", nil, "2021-01-01"])),
    ])

  @Test("what is written is read back", arguments: StatisticalFormat.allCases)
  func roundTrip(format: StatisticalFormat) throws {
    let bytes = format == .stata ? try writeStata(Self.table) : try writeSPSS(Self.table)
    let file = try readStatisticalFile(bytes, format)
    #expect(file.label == "Enquête")
    #expect(file.rowCount == 3)
    #expect(file.variables.map(\.name) == Self.table.columns.map(\.name))
    #expect(
      file.variables.map(\.values) == [
        ["é1", "", "a b"], ["0.1", "", "-1e+300"], ["1", "2", ""], ["3000000000", "-1", ""], ["1", "0", ""],
        ["2021-01-31", "", "1959-12-31"], ["2021-01-31T06:30:15", "", "1999-12-31T23:59:59"],
        ["1500-01-01", "", "2021-01-01"],
      ])
    #expect(file.variables.map(\.label) == ["", "Score (points)", "Sexe", "", "", "", "", ""])
    #expect(file.variables[2].valueLabels.map(\.label) == ["femme", "homme"])
    #expect(file.variables[4].valueLabels.map(\.label) == ["false", "true"])
    #expect(file.variables[5].kind == .date)
    #expect(file.variables[6].kind == .dateTime)
    #expect(file.variables[7].kind == (format == .stata ? .date : .text))
    #expect(file.version == (format == .stata ? 118 : 2))
  }

  @Test("the same table gives the same bytes, without the hour of their making")
  func determinism() throws {
    #expect(try writeStata(Self.table) == writeStata(Self.table))
    #expect(try writeSPSS(Self.table) == writeSPSS(Self.table))
    let stata = String(decoding: try writeStata(Self.table).prefix(400), as: UTF8.self)
    #expect(stata.contains("01 Jan 1970 00:00"))
    #expect(String(decoding: try writeSPSS(Self.table)[92..<109], as: UTF8.self) == "01 Jan 7000:00:00")
  }

  @Test("texts of any length, and a table without rows", arguments: StatisticalFormat.allCases)
  func lengths(format: StatisticalFormat) throws {
    let texts = [String(repeating: "é", count: 1500), nil, "court", String(repeating: "x", count: 30_000)]
    func written(_ texts: [String?]) throws -> StatisticalFile {
      let table = StatisticalTable(
        label: "", rowCount: texts.count, columns: [.init(name: "t", kind: .text, values: .texts(texts))])
      return try readStatisticalFile(format == .stata ? writeStata(table) : writeSPSS(table), format)
    }
    #expect(try written(texts).variables[0].values == texts.map { $0 ?? "" })
    #expect(try written([nil, "a"]).variables[0].values == ["", "a"])
    #expect(try written([]).rowCount == 0)
  }

  @Test("names that a program refuses are changed, and the label has them")
  func names() throws {
    let names = ["Âge (ans)", "2020", "if", "to", "str12", "Rang", "rang", "", String(repeating: "é", count: 20)]
    #expect(
      variableNames(names, .stata) == [
        "Âge__ans_", "v_2020", "if_", "to", "v_str12", "Rang", "rang_2", "v_", String(repeating: "é", count: 16),
      ])
    #expect(
      variableNames(names, .spss) == [
        "Âge__ans", "v_2020", "if", "to_1", "str12", "Rang", "rang_2", "v", String(repeating: "é", count: 16),
      ])
    let table = StatisticalTable(
      label: "", rowCount: 1,
      columns: names.enumerated().map { index, name in
        .init(name: name, label: index == 0 ? "Âge" : "", kind: .number, values: .numbers([1]))
      })
    for format in StatisticalFormat.allCases {
      let file = try readStatisticalFile(format == .stata ? writeStata(table) : writeSPSS(table), format)
      #expect(file.variables.map(\.name) == variableNames(names, format))
      #expect(file.variables[0].label == "Âge (ans): Âge")
      #expect(file.variables[1].label == "2020")
    }
  }

  @Test("what a program cannot hold is refused")
  func refusals() {
    func refusal(_ values: StatisticalTable.Values, _ kind: StatisticalTable.Kind, _ format: StatisticalFormat)
      -> String?
    {
      let table = StatisticalTable(
        label: "", rowCount: 1, columns: [.init(name: "t", kind: kind, values: values)])
      let error = #expect(throws: StatisticalFileError.self) {
        try format == .stata ? writeStata(table) : writeSPSS(table)
      }
      return error?.description
    }
    #expect(
      refusal(.texts(["a "]), .text, .spss)
        == "a text of column ‘t’ ends with a space, which SPSS cannot hold")
    #expect(refusal(.texts(["a\u{0}"]), .text, .stata) == "a text of column ‘t’ has a NUL, which Stata cannot hold")
    #expect(
      refusal(.texts([String(repeating: "x", count: 32_768)]), .text, .spss)
        == "a text of column ‘t’ has 32768 bytes, more than the 32,767 of SPSS")
    #expect(
      refusal(.numbers([1e308]), .number, .stata) == "the number 1e+308 of column ‘t’ is too large for Stata")
  }
}
