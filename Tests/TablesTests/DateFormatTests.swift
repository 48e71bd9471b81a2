import Testing

@testable import Tables

@Suite("Forms of dates and times")
struct DateFormatTests {
  func read(_ text: String, _ format: String, _ kind: Field.Kind = .date) -> String? {
    var text = text
    return text.withUTF8 { DateFormat(format, kind: kind)?.canonical($0) }
  }

  @Test("months by their names, in French and English, whole or short")
  func monthNames() {
    #expect(read("1er janvier 2020", "%d %B %Y") == "2020-01-01")
    #expect(read("14 février 2021", "%d %B %Y") == "2021-02-14")
    #expect(read("14 FÉVRIER 2021", "%d %B %Y") == "2021-02-14")
    #expect(read("3 août 1999", "%d %B %Y") == "1999-08-03")
    #expect(read("03-déc.-99", "%d-%b-%y") == "1999-12-03")
    #expect(read("July 14, 2021", "%B %d, %Y") == "2021-07-14")
    #expect(read("31 avril 2021", "%d %B %Y") == nil)
    #expect(read("3 aou 1999", "%d %B %Y") == nil)
    #expect(read("3 ma 1999", "%d %B %Y") == nil)
  }

  @Test("times of the day")
  func times() {
    #expect(read("06:30", "", .time) == "06:30:00")
    #expect(read("06:30:05", "", .time) == "06:30:05")
    #expect(read("06:30:05.250", "", .time) == "06:30:05.25")
    #expect(read("9h05", "%Hh%M", .time) == "09:05:00")
    for text in ["24:00", "12:60", "6:30", "06:30:", "06:30:5", "06:30:05.", "06:30x", ""] {
      #expect(read(text, "", .time) == nil, "\(text)")
    }
  }

  @Test("datetimes, and offsets as UTC")
  func datetimes() {
    #expect(read("2026-01-31T06:30:00", "", .datetime) == "2026-01-31T06:30:00")
    #expect(read("2026-01-31 06:30", "", .datetime) == "2026-01-31T06:30:00")
    #expect(read("2026-01-31T06:30:00Z", "", .datetime) == "2026-01-31T06:30:00Z")
    #expect(read("2026-01-01T00:30:00+01:00", "", .datetime) == "2025-12-31T23:30:00Z")
    #expect(read("2026-12-31T23:30:00-02:00", "", .datetime) == "2027-01-01T01:30:00Z")
    #expect(read("31/01/2026 6:30", "%d/%m/%Y %H:%M", .datetime) == "2026-01-31T06:30:00")
    #expect(read("2026-01-31", "", .datetime) == nil)
    #expect(read("2026-02-30T06:30:00", "", .datetime) == nil)
    #expect(read("2014-01-01T06:00:00+1:00", "", .datetime) == nil)
  }

  @Test("a form has what its kind needs, and no more")
  func forms() {
    #expect(DateFormat("%d/%m", kind: .date) == nil)
    #expect(DateFormat("%d/%m/%Y %H", kind: .date) == nil)
    #expect(DateFormat("%Y", kind: .time) == nil)
    #expect(DateFormat("%M:%S", kind: .time) == nil)
    #expect(DateFormat("%d/%m/%Y", kind: .datetime) == nil)
    #expect(DateFormat("%q", kind: .date) == nil)
  }

  @Test("the number of a day and back, and its weekday")
  func dayNumbers() throws {
    // Fliegel and van Flandern's test: 1 January 1970 was a Thursday.
    let epoch = try #require(CalendarDate(year: 1970, month: 1, day: 1))
    #expect(epoch.weekday == 4)
    #expect(CalendarDate(iso8601: "2021-07-14")?.weekday == 3)
    #expect(CalendarDate(iso8601: "1999-12-31")?.weekday == 5)
    for offset in stride(from: -600_000, through: 700_000, by: 997) {
      let day = CalendarDate(dayNumber: epoch.dayNumber + offset)
      #expect(day?.dayNumber == epoch.dayNumber + offset)
    }
  }
}
