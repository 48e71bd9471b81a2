import CSV
import Testing

@testable import Tables

@Suite("Profile of a file")
struct FileProfileTests {
  /// A file of every kind of column; the values of row n are functions of n.
  static func sample(_ rows: Int) -> String {
    var text = "id,note,amount,day,state,word,code,truth\n"
    let states = ["présent", "absent", "\"parti, loin\"", ""]
    for n in 0..<rows {
      let note = n % 7 == 0 ? "" : String((n * 7919) % 41 - 20)
      let amount = n % 5 == 0 ? "\((n * 31) % 977)" : "\((n * 31) % 977).\(n % 10)\(n % 4)"
      let day = CalendarDate(daysSince1970: 14_000 + Int64(n * 37 % 900))?.iso8601 ?? ""
      text +=
        "\(n),\(note),\(amount),\(day),\(states[n % 4]),\"m \"\"\(n % 300)\"\"\",\(n % 10)0\(n),\(n % 3 == 0 ? "oui" : "non")\n"
    }
    return text
  }

  static let schema = Schema(fields: [
    Field(name: "id", kind: .integer), Field(name: "note", kind: .integer), Field(name: "amount", kind: .number),
    Field(name: "day", kind: .date), Field(name: "state", kind: .string), Field(name: "word", kind: .string),
    Field(name: "code", kind: .string), Field(name: "truth", kind: .boolean),
  ])

  @Test("agrees with the profile of the table read by its dictionary")
  func agreement() throws {
    let bytes = Array(Self.sample(2_000).utf8)
    let expected = try #require(readTable(bytes, schema: Self.schema).table).profiles
    let found = profileFile(bytes).columns
    #expect(found.map(\.kind) == expected.map(\.kind))
    for (one, other) in zip(found, expected) {
      #expect(one.name == other.name && one.count == other.count && one.missing == other.missing)
      #expect(one.distinct == other.distinct && one.histogram == other.histogram, "\(one.name)")
      #expect(one.percentiles == other.percentiles && one.dateHistogram == other.dateHistogram, "\(one.name)")
      #expect([one.firstDate, one.medianDate, one.lastDate] == [other.firstDate, other.medianDate, other.lastDate])
      #expect(one.texts?.longest == other.texts?.longest && one.texts?.least == other.texts?.least, "\(one.name)")
      #expect(one.texts?.greatest == other.texts?.greatest)
      if let numbers = one.numbers, let exact = other.numbers {
        #expect(numbers.minimum == exact.minimum && numbers.maximum == exact.maximum && numbers.median == exact.median)
        #expect(abs(numbers.mean - exact.mean) <= 1e-12 * abs(exact.mean))
        #expect(abs(numbers.standardDeviation - exact.standardDeviation) <= 1e-12 * exact.standardDeviation)
      } else {
        #expect(one.numbers == nil && other.numbers == nil, "\(one.name)")
      }
      if one.kind == .string {
        #expect(one.levels == other.levels, "\(one.name)")
      }
    }
  }

  @Test("is the same for any number of cores, and its counts for any size of pieces")
  func cores() throws {
    let bytes = Array(Self.sample(3_000).utf8)
    var options = ProfileOptions()
    options.pieceSize = 4_096
    let one = profileFile(bytes, options: options)
    for jobs in [2, 3, 8] {
      options.jobs = jobs
      #expect(profileJSON(profileFile(bytes, options: options)) == profileJSON(one))
    }
    for pieceSize in [100, 1 << 20] {
      options.pieceSize = pieceSize
      let other = profileFile(bytes, options: options)
      for (left, right) in zip(one.columns, other.columns) {
        #expect(left.distinct == right.distinct && left.levels == right.levels && left.texts == right.texts)
        #expect(left.histogram == right.histogram && left.percentiles == right.percentiles)
      }
    }
  }

  @Test("a column that turns out otherwise after its beginning is read again")
  func retyped() {
    let long = (0..<200_000).map { "\($0),\($0 % 28 + 1)/02/2021,,1\n" }.joined()
    let bytes = Array(("a,b,c,d\n" + long + "x,29/02/2021,7,01\n").utf8)
    let profile = profileFile(bytes)
    #expect(profile.columns.map(\.kind) == [.string, .string, .integer, .string])
    #expect(profile.columns[0].missing == 0)
    #expect(profile.columns[0].isDistinctApproximate)
    #expect(profile.columns[1].distinct == 29)
    #expect(profile.columns[2].missing == 200_000)
    #expect(profile.columns[3].levels.map(\.count) == [200_000, 1])
  }

  @Test("beyond 65,536 different texts the number is estimated, and the same for any number of cores")
  func manyTexts() {
    let bytes = Array(("a\n" + (0..<150_000).map { $0 % 4 == 0 ? "often\n" : "t\($0)\n" }.joined()).utf8)
    var options = ProfileOptions()
    options.pieceSize = 65_536
    let profile = profileFile(bytes, options: options).columns[0]
    #expect(profile.isDistinctApproximate && profile.areLevelsApproximate)
    #expect(abs(Double(profile.distinct) - 112_501) < 4 * DistinctSketch.standardError * 112_501)
    #expect(profile.levels == [ColumnProfile.LevelCount(value: "often", count: 37_500)])
    #expect(profile.texts?.least == "often")
    #expect(profile.texts?.greatest == "t99999")
    for jobs in [2, 5] {
      options.jobs = jobs
      #expect(profileFile(bytes, options: options).columns[0] == profile)
    }
  }

  @Test("when the numbers may take no memory, quantiles come from a sketch and are near")
  func sketched() throws {
    let bytes = Array(Self.sample(20_000).utf8)
    var options = ProfileOptions()
    options.pieceSize = 10_000
    let exact = profileFile(bytes, options: options)
    options.numberBytes = 0
    let near = profileFile(bytes, options: options)
    options.jobs = 3
    #expect(profileJSON(profileFile(bytes, options: options)) == profileJSON(near))
    for (one, other) in zip(near.columns, exact.columns) where other.numbers != nil {
      #expect(one.areQuantilesApproximate && one.isDistinctApproximate)
      #expect(one.numbers?.minimum == other.numbers?.minimum && one.numbers?.mean == other.numbers?.mean)
      for (left, right) in zip(one.percentiles, other.percentiles) {
        #expect(abs(left.value - right.value) <= 0.00025 * abs(right.value), "\(one.name) \(left.share)")
      }
      #expect(
        abs(Double(one.distinct - other.distinct)) <= 4 * DistinctSketch.standardError * Double(other.distinct) + 1)
    }
  }

  @Test("forms of numbers are found in the file; zeros in front make a code; words for missing are told")
  func forms() {
    var options = ProfileOptions()
    options.missingValues = ["NA"]
    let bytes = Array("a;b;c;d\n1 234,5;01004;NA;1e3\n-0,25;69001;3;2,5\n;2A004;4;\n".utf8)
    let profile = profileFile(bytes, options: options)
    #expect(profile.columns.map(\.kind) == [.number, .string, .integer, .number])
    #expect(profile.columns[0].numbers?.maximum == 1234.5)
    #expect(profile.columns[2].missing == 1)
    #expect(profile.columns[3].numbers?.maximum == 1000)
    #expect(
      profile.understanding.description
        == "utf-8, semicolon, LF, decimal comma, thousands by space; 4 columns, 3 records")
  }

  @Test("what is wrong with the file is told, and the rest is described")
  func faults() {
    let profile = profileFile(Array("a,b\n1,2\n3\n4,5\n".utf8))
    #expect(profile.issues.map(\.message) == ["this row has 1 cell, the header has 2"])
    #expect(profile.rowCount == 2)
    let workbook = profileFile(Array("PK\u{3}\u{4}".utf8))
    #expect(workbook.columns.isEmpty)
    #expect(workbook.issues.map(\.rule) == ["workbook"])
  }

  @Test("JSON has one column a line, and leaves out what does not apply")
  func json() {
    let text = String(decoding: profileJSON(profileFile(Array("n,s\n1,é\n2,\n6,é\n".utf8))), as: UTF8.self)
    #expect(
      text == """
        {"rows":3,"understanding":"utf-8, comma, LF; 2 columns, 3 records","columns":[
        {"name":"n","type":"integer","count":3,"missing":0,"distinct":3,"minimum":1,"firstQuartile":1.5,"median":2,\
        "thirdQuartile":4,"maximum":6,"mean":3,"standardDeviation":2.6457513110645907,\
        "percentiles":{"1":1.02,"5":1.1,"10":1.2,"25":1.5,"50":2,"75":4,"90":5.2,"95":5.6,"99":5.92},\
        "histogram":[{"lower":1,"upper":2,"count":1},{"lower":2,"upper":3,"count":1},{"lower":3,"upper":4,"count":0},\
        {"lower":4,"upper":5,"count":0},{"lower":5,"upper":6,"count":0},{"lower":6,"upper":7,"count":1}]},
        {"name":"s","type":"string","count":3,"missing":1,"distinct":1,"least":"é","greatest":"é","meanLength":2,\
        "longest":[{"length":1,"text":"é"}],"levels":[{"value":"é","count":2}]}],\
        "firstRows":[["1","é"],["2",""],["6","é"]],"issues":[]}

        """)
  }
}

@Suite("Parts of profiles")
struct ProfilePartsTests {
  @Test("a number read eight bytes at a time is the number that the form reads")
  func scaled() {
    let form = NumberForm()
    var texts = [
      "0", "-0", "7", "12345678", "-12345678", "1.5", ".5", "5.", "-.5", "0.25", "1234567.8", "123456789.25",
      "99999999999999.9", "123456789012345", "1234567890123456", "12a4", "1.2.3", "-", ".", "", "+1", "1e5", "007",
      "00",
      "-01", "1,5", " 1", "1:3", "1/3", "999999999999999.9",
    ]
    var generator: UInt64 = 7
    for _ in 0..<3_000 {
      generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(generator >> (20 + generator >> 59))
      let place = Int(generator >> 33) % (digits.count + 1)
      texts.append(
        (generator & 1 == 0 ? "-" : "") + digits.prefix(place) + (generator & 2 == 0 ? "." : "")
          + digits.dropFirst(place))
    }
    for text in texts {
      let bytes = Array(text.utf8)
      (bytes + Array(repeating: 0x39, count: 16)).withUnsafeBufferPointer { padded in
        guard let base = padded.baseAddress, !bytes.isEmpty else { return }
        let content = UnsafeBufferPointer(rebasing: padded[..<bytes.count])
        let expected = isCode(content) ? nil : form.number(content)
        guard let number = ScaledNumber(base, bytes.count, mark: 0x2E) else {
          // What is left to the slow reader is long, or written otherwise, or no number.
          #expect(expected == nil || bytes.count > 15 || text.contains { "+e ".contains($0) }, "\(text)")
          return
        }
        #expect(Double(number.value) / ScaledNumber.powers[number.scale] == expected, "\(text)")
      }
    }
  }

  @Test("packed numbers come back in every width")
  func packed() {
    for spread: Int64 in [0, 1, 255, 256, 65_535, 65_536, 16_777_215, 16_777_216, 4_294_967_295, 4_294_967_296] {
      for low: Int64 in [-5, 0, 1_000_000_007] {
        let values = [low, low + spread, low + spread / 2, low, low + spread / 3]
        let packed = values.withUnsafeBufferPointer { PackedNumbers($0, scale: 1) }
        var found: [Double] = []
        packed.forEach { found.append($0) }
        #expect(found == values.map { Double($0) / 10 }, "\(low) \(spread)")
        #expect(packed.isWhole == (spread < 1 << 32))
      }
    }
  }

  @Test("ranks, distinct values and bins are those of the sorted numbers")
  func whole() {
    for (count, spread) in [(1, 0), (10, 3), (5_000, 900), (5_000, 65_536), (5_000, 1_000_000), (3_000, 600_000_000)] {
      let values = (0..<count).map { Int64(($0 * 7_919_317) % (spread + 1)) - 50 }
      let sorted = values.sorted()
      let ranks = Set([0, count / 4, count / 2, count / 2 + 1, count - 1]).filter { $0 < count }.sorted()
      let edge = Int64(spread / 3)
      let summary = WholeSummary(sorted[0]...sorted[count - 1], ranks: ranks, binCount: 2, bin: { $0 < edge ? 0 : 1 }) {
        body in values.forEach(body)
      }
      #expect(summary.distinct == Set(values).count)
      #expect(summary.ranked == ranks.map { sorted[$0] })
      #expect(summary.binCounts == [values.count { $0 < edge }, values.count { $0 >= edge }])
    }
  }

  @Test("the estimate of different values is within four standard errors at every size, and merges")
  func sketch() {
    for count in [0, 1, 10, 1_000, 30_000, 200_000] {
      var (even, odd, all) = (DistinctSketch(), DistinctSketch(), DistinctSketch())
      for n in 0..<count {
        let hash = stableHash(UInt64(n))
        all.add(hash)
        if n % 2 == 0 { even.add(hash) } else { odd.add(hash) }
      }
      #expect(abs(all.estimate - Double(count)) <= 4 * DistinctSketch.standardError * Double(count) + 0.01, "\(count)")
      even.merge(odd)
      #expect(even == all)
    }
  }

  @Test("day numbers are those of the calendar, and bins of days cover them")
  func days() throws {
    for (text, number) in [
      ("1970-01-01", 0), ("2000-02-29", 11_016), ("1969-12-31", -1), ("0001-01-01", -719_162),
      ("9999-12-31", 2_932_896),
    ] as [(String, Int64)] {
      let date = try #require(CalendarDate(iso8601: text))
      #expect(date.daysSince1970 == number)
      #expect(CalendarDate(daysSince1970: number) == date)
    }
    for number in stride(from: -719_162 as Int64, through: 2_932_896, by: 97) {
      #expect(CalendarDate(daysSince1970: number)?.daysSince1970 == number)
    }
    for span: Int64 in [0, 1, 19, 20, 100, 139, 200, 700, 1_000, 8_000, 80_000, 800_000, 3_600_000] {
      let first: Int64 = -719_162
      let bins = DateBins(from: first, to: min(2_932_896, first + span), maximum: 20)
      #expect((1...20).contains(bins.count), "\(span)")
      #expect(zip(bins.edges, bins.edges.dropFirst()).allSatisfy { $0 < $1 })
      #expect(bins.edges[0] <= first && bins.edges[bins.count] > min(2_932_896, first + span))
    }
    let bins = DateBins(from: 14_610, to: 14_700, maximum: 4)
    #expect(bins.described([1, 2, 3, 4]).map(\.first) == ["2010-01-01", "2010-02-01", "2010-03-01", "2010-04-01"])
  }
}
