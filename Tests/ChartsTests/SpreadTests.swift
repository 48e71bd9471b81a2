import Testing

@testable import Charts

@Suite("Spread")
struct SpreadTests {
  @Test("leaves what has room where it wants to be")
  func apart() {
    #expect(Spread.middles([10, 50, 90], heights: [16, 16, 16], from: 0, to: 100) == [10, 50, 90])
  }

  @Test("lays what would touch end to end, around the mean of what it wants")
  func together() {
    #expect(Spread.middles([50, 50, 50], heights: [10, 10, 10], from: 0, to: 100) == [40, 50, 60])
    #expect(Spread.middles([10, 48, 52], heights: [10, 10, 10], from: 0, to: 100) == [10, 45, 55])
  }

  @Test("keeps inside the range, and begins at its start when there is no room for all")
  func inside() {
    #expect(Spread.middles([0, 100], heights: [10, 10], from: 0, to: 100) == [5, 95])
    #expect(Spread.middles([99, 99], heights: [10, 10], from: 0, to: 100) == [85, 95])
    #expect(Spread.middles([1, 2, 3], heights: [20, 20, 20], from: 0, to: 30) == [10, 30, 50])
    #expect(Spread.middles([], heights: [], from: 0, to: 30).isEmpty)
  }
}
