import Testing

@testable import Pages

@Suite("What is known, on the home page")
struct KeyFindingsTests {
  /// The interval [−0.364, 7.364] on 296 units from 12: no effect at 12 + 296 · 0.364/7.728 = 25.9, the estimate 3.5 in
  /// the middle, 160.
  @Test("tells each study with its effect, its interval and a picture that has both in words")
  func finding() throws {
    let home = try #require(try SmallSite().make().pages["index.html"])
    #expect(home.contains("<li class=\"key unclear\">"))
    #expect(home.contains("aria-label=\"+3,50\u{A0}points, "))
    #expect(home.contains("<circle cx=\"160\" cy=\"13\""))
    #expect(home.contains("d=\"M25.9 2V24\""))
    #expect(home.contains(">aucun effet</text>"))
  }

  @Test("of a study without a result is its question alone")
  func noResult() throws {
    var files = SmallSite.standard
    files["studies/essai/analysis.yml"] = nil
    files["studies/essai/index.md"] = files["studies/essai/index.md"]?.split(separator: "## Results").first.map {
      $0.replacing("headline: gain\n", with: "") + "\nPas encore.\n"
    }
    files["studies/essai/index.en.md"] = files["studies/essai/index.en.md"]?.replacing(
      "The gain is {{ gain.estimate }} for {{ gain.n_obs }} people.", with: "Not yet.")
    files["notes/une/index.md"] = nil
    let home = try #require(try SmallSite(files).make().pages["index.html"])
    #expect(home.contains("<li class=\"key\">"))
    #expect(!home.contains("key-picture"))
    #expect(home.contains("<dd class=\"unknown\">L’étude ne mesure pas d’effet.</dd>"))
  }

  @Test("has the same three fields for every study: effect, cost, strength of evidence")
  func fields() throws {
    let home = try #require(try SmallSite().make().pages["index.html"])
    let key = try #require(home.components(separatedBy: "<li class=\"key").last?.components(separatedBy: "</li>").first)
    let fields = key.components(separatedBy: "<dt>").dropFirst().compactMap {
      $0.components(separatedBy: "</dt>").first
    }
    #expect(fields == ["Effet", "Coût", "Solidité de la preuve"])
    #expect(key.contains("<dd data-result=\"essai/gain\"><span class=\"value\">+3,50\u{A0}points</span>"))
  }

  @Test("puts syntheses before single studies, and says of how many studies they are")
  func syntheses() throws {
    var files = SmallSite.standard
    for (path, text) in files where path.hasPrefix("studies/essai/index") {
      files[path] = text.replacing("design: individual-randomised", with: "design: meta-analysis")
    }
    let home = try #require(try SmallSite(files).make().pages["index.html"])
    #expect(home.contains("<h2 id=\"syntheses\">"))
    #expect(!home.contains("<h2 id=\"findings\">"))
  }
}
