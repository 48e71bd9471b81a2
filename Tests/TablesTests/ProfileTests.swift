import Testing

@testable import Tables

@Suite("Profile of a column")
struct ProfileTests {
  func numbers(_ values: [Double], _ kind: Field.Kind = .number) -> Column {
    Column(field: Field(name: "x", kind: kind), values: .numbers(values))
  }

  /// Weight in grams of chicks fed on casein: *Biometrika* 35 (1948), 214. R 4.2.2, quantile(x, type = 7) and sd(x):
  /// 216 277.25 342 370.75 404, mean 323.5833, sd 64.43384.
  @Test("agrees with R on the chick weights")
  func chicks() throws {
    let profile = profile(numbers([368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332, .nan]))
    let summary = try #require(profile.numbers)
    #expect(profile.count == 13)
    #expect(profile.missing == 1)
    #expect(profile.distinct == 12)
    #expect(summary.minimum == 216)
    #expect(summary.firstQuartile == 277.25)
    #expect(summary.median == 342)
    #expect(summary.thirdQuartile == 370.75)
    #expect(summary.maximum == 404)
    #expect(abs(summary.mean - 323.58333333333331) < 1e-12)
    #expect(abs(summary.standardDeviation - 64.43384) < 5e-6)
    #expect(profile.histogram.first?.lower == 210)
    #expect(profile.histogram.last?.upper == 410)
    #expect(profile.histogram.map(\.count).reduce(0, +) == 12)
    #expect(profile.histogram.count == 20)
  }

  @Test("bins have round edges, cover every value, and are at most twenty")
  func bins() {
    let thirds = profile(numbers([0, 0.1, 0.3, 0.7, 1])).histogram
    #expect(thirds.count == 20)
    #expect(thirds[6].lower == 0.3)
    #expect(thirds[6].count == 1)
    #expect(thirds[19] == ColumnProfile.Bin(lower: 0.95, upper: 1, count: 1))
    let ages = profile(numbers([18, 19, 25], .integer)).histogram
    #expect(ages.map(\.count) == [1, 1, 0, 0, 0, 0, 0, 1])
    #expect(ages.first?.lower == 18)
    #expect(profile(numbers([5, 5])).histogram == [ColumnProfile.Bin(lower: 5, upper: 5, count: 2)])
    #expect(profile(numbers([.nan])).histogram.isEmpty)
    #expect(profile(numbers([.nan])).numbers == nil)
    for scale in [1e-303, 1e-200, 1e-9, 1.0, 1e9, 1e200] {
      for shift in [0.0, -0.5, 1e6] {
        let values = (0..<37).map { (Double($0) + shift) * scale * 1.37 }
        let bins = profile(numbers(values)).histogram
        #expect((1...20).contains(bins.count), "\(scale) \(shift)")
        #expect(bins.map(\.count).reduce(0, +) == 37)
        for value in values { #expect(bins.contains { $0.lower <= value && value <= $0.upper }, "\(value)") }
      }
    }
  }

  @Test(
    "every bin of whole numbers holds as many of them, the last one too", arguments: [3, 19, 20, 21, 60, 101, 1000])
  func wholeBins(_ count: Int) throws {
    let bins = profile(numbers((0..<count).map(Double.init), .integer)).histogram
    #expect(bins.count <= 20)
    #expect(bins.map(\.count).reduce(0, +) == count)
    let width = try #require(bins.first).count
    for bin in bins.dropLast() { #expect(bin.count == width) }
    #expect(try #require(bins.last).count <= width)
    #expect(try #require(bins.last).upper > Double(count - 1))
  }

  @Test("hours and moments have spans of their own, as long as fits")
  func moments() throws {
    func bins(_ kind: Field.Kind, _ values: [String?]) -> ColumnProfile {
      profile(Column(field: Field(name: "x", kind: kind), values: .texts(values)))
    }
    let hours = bins(.time, ["06:10:00", "06:59:59", nil, "22:00:00", "06:10:00"])
    #expect(hours.dateHistogram.count == 17)
    #expect(hours.dateHistogram.first == .init(first: "06:00:00", last: "06:59:59", count: 3))
    #expect(hours.dateHistogram.last == .init(first: "22:00:00", last: "22:59:59", count: 1))
    #expect(hours.medianDate == "06:10:00")
    let minutes = bins(.time, ["06:10:00", "06:12:30"])
    #expect(minutes.dateHistogram.count == 11)
    #expect(minutes.dateHistogram.first?.last == "06:10:14")
    let night = bins(.datetime, ["2026-01-31T22:10:00", "2026-02-01T03:30:00Z"])
    #expect(night.dateHistogram.first == .init(first: "2026-01-31T22:00:00", last: "2026-01-31T22:29:59", count: 1))
    #expect(night.dateHistogram.last == .init(first: "2026-02-01T03:30:00", last: "2026-02-01T03:59:59", count: 1))
    let years = bins(.datetime, ["2019-05-04T10:00:00", "2026-02-01T03:30:00", "1969-12-31T23:59:59"])
    #expect(years.dateHistogram.first == .init(first: "1965-01-01", last: "1969-12-31", count: 1))
    #expect(years.firstDate == "1969-12-31T23:59:59")
    #expect(bins(.datetime, [nil]).dateHistogram.isEmpty)
  }

  @Test("the most frequent texts come first, equal ones in order")
  func levels() {
    let column = Column(field: Field(name: "x", kind: .string), values: .texts(["b", "a", nil, "c", "c", "a"]))
    let profile = profile(column, topLevels: 2)
    #expect(profile.levels == [.init(value: "a", count: 2), .init(value: "c", count: 2)])
    #expect(profile.distinct == 3)
    #expect(profile.missing == 1)
  }

  @Test("closed levels come in their order, with those that do not occur")
  func closedLevels() {
    var field = Field(name: "x", kind: .integer)
    field.levels = [Field.Level(value: "2"), Field.Level(value: "1"), Field.Level(value: "3")]
    let profile = profile(Column(field: field, values: .numbers([1, 2, 1])))
    #expect(profile.levels.map(\.count) == [1, 2, 0])
  }

  @Test("dates have a first and a last day, booleans their counts")
  func others() {
    let dates = profile(
      Column(field: Field(name: "x", kind: .date), values: .texts(["2021-01-01", nil, "1999-12-31"])))
    #expect(dates.firstDate == "1999-12-31")
    #expect(dates.lastDate == "2021-01-01")
    let truths = profile(numbers([1, 0, 1, .nan], .boolean))
    #expect(truths.levels == [.init(value: "true", count: 2), .init(value: "false", count: 1)])
    #expect(truths.numbers == nil)
  }
}
