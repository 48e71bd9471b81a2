import Testing

@testable import Charts

@Suite("Tile map chart")
struct TileMapChartTests {
  @Test("has a tile for each of the 101 départements, once, with a name")
  func codes() {
    let codes = DepartementTiles.tiles.map(\.code)
    #expect(codes.count == 101)
    #expect(Set(codes) == Set(DepartementTiles.names.map(\.code)))
    #expect(Set(codes).count == 101)
    #expect(["2A", "2B", "971", "972", "973", "974", "976"].allSatisfy { codes.contains($0) })
    // The numbers are those of the official geographic code: 01 to 95 without 20.
    let numbers = codes.compactMap { $0.count == 2 ? Int($0) : nil }.sorted()
    #expect(numbers == Array(1...95).filter { $0 != 20 })
    #expect(Set(DepartementTiles.tiles.map { "\($0.column) \($0.row)" }).count == 101)
    #expect(DepartementTiles.tiles.allSatisfy { $0.column < DepartementTiles.columnCount })
  }

  @Test("keeps neighbours near: north is above and west is left")
  func neighbours() throws {
    func tile(_ code: String) throws -> DepartementTiles.Tile {
      try #require(DepartementTiles.tiles.first { $0.code == code })
    }
    for (north, south) in [("59", "66"), ("76", "64"), ("08", "13"), ("2B", "2A"), ("75", "94"), ("62", "80")] {
      #expect(try tile(north).row < tile(south).row, "\(north) \(south)")
    }
    for (west, east) in [("29", "67"), ("33", "05"), ("85", "39"), ("92", "75"), ("64", "06"), ("971", "33")] {
      #expect(try tile(west).column < tile(east).column, "\(west) \(east)")
    }
  }

  @Test("puts values into classes that hold their lower end, and the last its upper one")
  func classes() {
    var sample = Samples.tileMap()
    sample.values = ["01": 6, "02": 9, "03": 28, "04": 100, "05": -3, "06": .nan]
    let rows = sample.render().table.rows
    #expect(rows.prefix(6).map { $0[3] } == ["6 – 9", "9 – 12", "18 – 28", "18 – 28", "6 – 9", "–"])
    #expect(rows.count == 101)
    #expect(rows[19].prefix(2) == ["2A", "Corse-du-Sud"])
  }

  @Test("hatches what has no value, and says so in the legend only when there is such")
  func missing() throws {
    let sample = Samples.tileMap()
    let reading = try #require(Reading(sample.render().svg))
    // Two tiles and the legend.
    #expect(reading.elements.filter { $0.name == "path" && $0.attributes["class"] == "chart-axis" }.count == 3)
    #expect(reading.texts.contains { $0.content == "Sans donnée" })
    var full = sample
    for (code, _) in DepartementTiles.names { full.values[code] = 10 }
    #expect(!full.render().svg.contains("Sans donnée"))
  }

  @Test("makes classes of nearly equal size from the values")
  func quantiles() {
    #expect(TileMapChart.quantileBreaks((1...10).map(Double.init)) == [1, 2, 4, 6, 8, 10])
    #expect(TileMapChart.quantileBreaks([3, 3, 3]) == [3, 3])
    #expect(TileMapChart.quantileBreaks([.nan]).isEmpty)
    #expect(TileMapChart.quantileBreaks([1, 2, 3, 4], count: 2) == [1, 2, 4])
  }
}
