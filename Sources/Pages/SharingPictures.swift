import Analyses
import Content
import Diagnostics
import Downloads
import Rasters

/// The folders where systems keep the typeface of the pictures, Lato: Debian, Fedora, Arch.
private let fontFolders = ["/usr/share/fonts/truetype/lato", "/usr/share/fonts/lato", "/usr/share/fonts/TTF"]

/// The fonts of the pictures for sharing, read once for a site.
///
/// - Returns: Nothing and a warning where they are missing or cannot be read: the site is made without such pictures.
func sharingFonts(in folders: [String] = fontFolders, site: Place) -> (FontFiles?, [Diagnostic]) {
  func left(out reason: String) -> (FontFiles?, [Diagnostic]) {
    let warning = Diagnostic(
      .warning, id: "no-sharing-pictures", at: site,
      message: "the pictures that other sites show beside a link are left out: \(reason)",
      hint: "install the typeface Lato (on Debian: apt install fonts-lato)")
    return (nil, [warning])
  }
  guard let folder = folders.first(where: { fileKind($0 + "/Lato-Bold.ttf") == .file }) else {
    return left(out: "no font at ‘\(folders.first ?? "")/Lato-Bold.ttf’")
  }
  do {
    return (
      try FontFiles(
        regular: try readFile(folder + "/Lato-Regular.ttf"), bold: try readFile(folder + "/Lato-Bold.ttf")), []
    )
  } catch {
    return left(out: "\(error)")
  }
}

extension Address {
  /// The picture of a study, or of the site.
  static func sharingPicture(_ study: String? = nil, _ language: String) -> Address {
    Address(path: "assets/sharing/" + (study.map { "studies/\($0)" } ?? "site") + ".\(language).png")
  }
}

extension PageMaker {
  /// The pictures of the site and of each study, in this language.
  func addSharingPictures(to list: inout PageList) {
    guard let fonts = context.sharingFonts else { return }
    let maker = self
    list.files.append(
      PageFile(path: Address.sharingPicture(nil, code).path) { try maker.sharingCard().png(with: fonts) })
    for study in index.studies {
      list.files.append(
        PageFile(path: Address.sharingPicture(study.slug, code).path) {
          try maker.sharingCard(of: study).png(with: fonts)
        })
    }
  }

  /// What the picture of the site shows: its title over what it is for.
  func sharingCard() -> SharingCard {
    let title = language.prose(site.title, in: site)
    let tagline = language.prose(site.tagline, in: site)
    return SharingCard(
      institution: title, notice: "", headline: tagline.isEmpty ? title : tagline,
      text: language.prose(site.description, in: site), effect: nil, kind: "", host: host, accent: accent)
  }

  /// What the picture of a study shows: its question and its main result.
  func sharingCard(of study: Study) -> SharingCard {
    let edition = study.editions[code]
    let question = language.prose(edition.study.question)
    let result = headline(of: study)
    return SharingCard(
      institution: language.prose(site.title, in: site),
      notice: study.simulation == nil ? "" : language["simulated-short"],
      headline: question.isEmpty ? language.prose(edition.title) : question,
      text: result == nil ? language.prose(edition.summary) : "", effect: result.map { effect($0, in: study) },
      kind: [
        language["design-" + study.design.rawValue],
        study.status == .final ? "" : language["status-" + study.status.rawValue],
        String(study.versionDate.year),
      ].filter { !$0.isEmpty }.joined(separator: " · "), host: host, accent: accent)
  }

  private func effect(_ result: Result, in study: Study) -> SharingCard.Effect {
    let words = words(for: result, in: study)
    let ink =
      switch words.tone {
      case "favourable": SharingCard.Inks.good
      case "unfavourable": SharingCard.Inks.bad
      case "measured": SharingCard.Inks.measured
      default: SharingCard.Inks.ink
      }
    return SharingCard.Effect(
      outcome: words.title, value: words.effect,
      interval: language.say("confidence", ["level": words.level]).capitalisedFirst, estimate: result.estimate,
      low: result.low, high: result.high, lowLabel: words.amount(result.low, isSigned: !words.isRatio),
      highLabel: words.amount(result.high, isSigned: !words.isRatio),
      noEffect: language["sharing-no-effect"], ink: ink)
  }

  /// The site's own colour, which the reader of `site.yml` refuses where it is too pale for light paper.
  private var accent: Ink {
    site.identity.accent.map { Ink(UInt32($0.red) << 16 | UInt32($0.green) << 8 | UInt32($0.blue)) }
      ?? SharingCard.Inks.accent
  }

  /// Where the site stands, without what browsers leave out too.
  private var host: String {
    guard site.hasBaseURL, let scheme = site.baseURL.firstRange(of: "://") else { return "" }
    return String(site.baseURL[scheme.upperBound...].dropLast())
  }
}
