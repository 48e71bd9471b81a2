import Content
import Foundation
import Testing

@testable import Pages

/// The colours of `templates/style.css`, read as it stands.
@Suite("The stylesheet")
struct ContrastTests {
  /// The custom properties that are colours, by mode; a mode begins with those of the modes under it.
  private static let modes: [String: [String: Colour]] = {
    let path = SmallSite.templates + "/style.css"
    let css = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var modes: [String: [String: Colour]] = [:]
    var mode = ""
    for line in css.split(separator: "\n") {
      if line.hasPrefix(":root") { mode = "light" }
      if line.hasPrefix("@media") {
        let isMore = line.contains("prefers-contrast: more")
        let isDark = line.contains("prefers-color-scheme: dark")
        mode = isMore ? (isDark ? "more dark" : "more") : isDark ? "dark" : line.contains("print") ? "print" : ""
      }
      if line == "}", mode == "light" { mode = "" }
      guard !mode.isEmpty else { continue }
      for declaration in line.split(separator: ";") {
        let halves = declaration.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
        guard halves.count == 2, halves[0].hasPrefix("--"), let colour = Colour(halves[1]) else { continue }
        modes[mode, default: [:]][halves[0]] = colour
      }
    }
    for (mode, under) in [("dark", "light"), ("more", "light"), ("print", "light"), ("more dark", "dark")] {
      modes[mode] = (modes[under] ?? [:]).merging(modes[mode] ?? [:]) { $1 }
    }
    return modes
  }()

  @Test(
    "gives texts a contrast of 4.5 with each background, and graphics 3",
    arguments: ["light", "dark", "more", "more dark", "print"])
  func contrast(_ mode: String) throws {
    let colours = try #require(Self.modes[mode])
    let backgrounds = ["--paper", "--raised", "--sunken"]
    let texts = ["--ink", "--muted", "--accent", "--good", "--bad", "--caution"]
    for background in backgrounds {
      let ground = try #require(colours[background])
      for text in texts {
        let ratio = try #require(colours[text]).contrast(with: ground)
        #expect(ratio >= 4.5, "\(mode): \(text) on \(background) is \(ratio)")
      }
      for graphic in ["--line-strong", "--chart-1", "--chart-2", "--chart-3", "--chart-4", "--caution-line"]
      where graphic != "--caution-line" || mode.hasPrefix("more") {
        let ratio = try #require(colours[graphic]).contrast(with: ground)
        #expect(ratio >= 3, "\(mode): \(graphic) on \(background) is \(ratio)")
      }
    }
    if mode.hasPrefix("more") {
      #expect(try #require(colours["--ink"]).contrast(with: try #require(colours["--paper"])) >= 15)
      #expect(try #require(colours["--muted"]).contrast(with: try #require(colours["--paper"])) >= 7)
    }
  }

  @Test("has the worst backgrounds and the accent that the program counts with")
  func constants() throws {
    #expect(try #require(Self.modes["light"])["--sunken"] == Identity.lightBackground)
    #expect(try #require(Self.modes["dark"])["--sunken"] == Identity.darkBackground)
    #expect(try #require(Self.modes["light"])["--accent"]?.hexadecimal == defaultAccent)
    let icon = try String(contentsOfFile: SmallSite.templates + "/icon.svg", encoding: .utf8)
    #expect(icon.contains(defaultAccent))
  }

  /// Colours of lines are told apart with normal sight and with deuteranopia and protanopia, simulated with the linear
  /// matrices of Viénot, Brettel and Mollon (1999), doi:10.1002/(SICI)1520-6378(199908)24:4<243::AID-COL5>3.0.CO;2-3.
  /// The distance is Euclidean in CIE L*a*b* (D65).
  @Test("has colours of charts that colour-blind readers tell apart", arguments: ["light", "dark"])
  func colourBlindness(_ mode: String) throws {
    let colours = try #require(Self.modes[mode])
    // The four colours are never alone: shapes and dashes differ too. The first two, the most used, must differ most.
    for sight in Sight.allCases {
      let one = sight.lab(try #require(colours["--chart-1"]))
      let two = sight.lab(try #require(colours["--chart-2"]))
      #expect(distance(one, two) > 40, "\(mode), \(sight): \(distance(one, two))")
    }
    for sight in Sight.allCases {
      let good = sight.lab(try #require(colours["--good"]))
      let bad = sight.lab(try #require(colours["--bad"]))
      #expect(distance(good, bad) > 14, "\(mode), \(sight): \(distance(good, bad))")
    }
  }

  private enum Sight: CaseIterable {
    case normal, protanopia, deuteranopia

    func lab(_ colour: Colour) -> [Double] {
      let rgb = [colour.red, colour.green, colour.blue].map { channel -> Double in
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      // Both dichromacies in linear RGB, as the article's tables reduce to.
      let seen: [Double]
      switch self {
      case .normal: seen = rgb
      case .protanopia:
        let first = 0.11238 * rgb[0] + 0.88762 * rgb[1]
        seen = [first, first, 0.00401 * rgb[0] - 0.00401 * rgb[1] + rgb[2]]
      case .deuteranopia:
        let first = 0.29275 * rgb[0] + 0.70725 * rgb[1]
        seen = [first, first, -0.02234 * rgb[0] + 0.02234 * rgb[1] + rgb[2]]
      }
      let x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505
      let y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
      let z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089
      func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116 }
      return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
    }
  }

  private func distance(_ one: [Double], _ two: [Double]) -> Double {
    zip(one, two).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }
}
