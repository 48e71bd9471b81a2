import Content
import Diagnostics
import Foundation
import Rasters
import Testing

@testable import Pages

private let fonts = sharingFonts(site: Place(file: "site.yml")).0

@Suite("The pictures that other sites show beside a link")
struct SharingPicturesTests {
  private static let card = SharingCard(
    institution: "Maison d’été", notice: "Données simulées", headline: "Qu’est-ce que cela change\u{202F}?", text: "",
    effect: SharingCard.Effect(
      outcome: "Être en emploi à douze mois", value: "+5,2 points", interval: "Intervalle de confiance à 95 %",
      estimate: 0.052, low: -0.005, high: 0.108, lowLabel: "−0,5 point", highLabel: "+10,8 points",
      noEffect: "aucun effet", ink: SharingCard.Inks.measured), kind: "Essai randomisé · 2021", host: "example.org")

  /// Width and height as PNG has them from its seventeenth byte on.
  private func size(_ png: [UInt8]) -> [Int] {
    [16, 20].map { start in png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test("are PNG of 1200 by 630 pixels, the same the second time", .enabled(if: fonts != nil))
  func png() throws {
    let fonts = try #require(fonts)
    let once = try Self.card.png(with: fonts)
    #expect(size(once) == [1_200, 630])
    #expect(try Self.card.png(with: fonts) == once)
    var other = Self.card
    other.headline = "Autre"
    #expect(try other.png(with: fonts) != once)
  }

  @Test(
    "are drawn of any text and any numbers", .enabled(if: fonts != nil),
    arguments: [
      "", "?", String(repeating: "anticonstitutionnellement ", count: 60), String(repeating: "m", count: 900),
      "漢字 🙂 \u{0}\u{202E}",
    ])
  func extremes(_ text: String) throws {
    let fonts = try #require(fonts)
    var card = Self.card
    (card.headline, card.institution, card.notice, card.kind, card.host) = (text, text, text, text, text)
    for (low, high) in [(0.0, 0.0), (-.infinity, .infinity), (.nan, .nan), (-1e300, 1e300), (3, 3), (1e-300, 2e-300)] {
      var effect = try #require(Self.card.effect)
      (effect.low, effect.high, effect.estimate) = (low, high, low)
      (effect.value, effect.outcome, effect.lowLabel) = (text, text, text)
      card.effect = effect
      #expect(size(try card.png(with: fonts)) == [1_200, 630])
    }
    card.effect = nil
    card.text = text
    #expect(size(try card.png(with: fonts)) == [1_200, 630])
  }

  /// WCAG 2.2, 1.4.3, with the relative luminance that it defines.
  @Test("have texts of a contrast of 4.5 at least with what lies behind them")
  func contrast() {
    func luminance(_ ink: Ink) -> Double {
      func linear(_ part: UInt8) -> Double {
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(ink.red) + 0.7152 * linear(ink.green) + 0.0722 * linear(ink.blue)
    }
    typealias Inks = SharingCard.Inks
    let pairs: [(Ink, Ink)] =
      [(Inks.ink, Inks.paper), (Inks.muted, Inks.paper), (Inks.caution, Inks.cautionPanel)]
      + [(Inks.accent, Inks.paper)]
      + [Inks.ink, Inks.muted, Inks.good, Inks.bad, Inks.measured].map { ($0, Inks.panel) }
    for (text, behind) in pairs {
      let (one, two) = (luminance(text), luminance(behind))
      #expect((max(one, two) + 0.05) / (min(one, two) + 0.05) >= 4.5)
    }
  }

  @Test("have the colour of the institution", .enabled(if: fonts != nil))
  func accent() throws {
    func picture(_ identity: String) throws -> String {
      var files = SmallSite.standard
      files["site.yml"]? += "\n" + identity + "\n"
      let made = try SmallSite(files).make()
      #expect(made.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
      return try #require(made.pages["assets/sharing/studies/essai.fr.png"])
    }
    let usual = try picture("")
    #expect(try picture("identity: {accent: \"#1d4f91\"}") != usual)
    #expect(try picture("identity: {accent: \"#a8321c\"}") == usual)
  }

  @Test("are left out with one warning where the typeface is missing or no font")
  func missing() throws {
    let (none, warnings) = sharingFonts(in: ["/nowhere"], site: Place(file: "site.yml"))
    #expect(none == nil)
    #expect(
      warnings.map(\.description) == [
        "site.yml:1:1: warning: the pictures that other sites show beside a link are left out: no font at ‘/nowhere/Lato-Bold.ttf’. Hint: install the typeface Lato (on Debian: apt install fonts-lato). [no-sharing-pictures]"
      ])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fonts-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["Lato-Regular.ttf", "Lato-Bold.ttf"] {
      try Data(repeating: 0x41, count: 4_096).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let (broken, found) = sharingFonts(in: ["/nowhere", folder], site: Place(file: "site.yml"))
    #expect(broken == nil)
    #expect(found.first?.message.hasSuffix("the regular font cannot be read (FreeType's error 2)") == true)
  }

  @Test("stand at addresses that pages name", .enabled(if: fonts != nil))
  func addresses() throws {
    let made = try SmallSite().make()
    for (page, picture) in [
      ("index.html", "site.fr.png"), ("en/studies/essai/index.html", "studies/essai.en.png"),
      ("donnees/essai/gens/index.html", "studies/essai.fr.png"), ("mission/index.html", "site.fr.png"),
    ] {
      let path = "assets/sharing/" + picture
      #expect(made.pages[path] != nil, "\(path)")
      let text = try #require(made.pages[page])
      #expect(text.contains("<meta property=\"og:image\" content=\"https://example.org/sub/\(path)\">"), "\(page)")
      #expect(text.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"), "\(page)")
    }
  }
}
