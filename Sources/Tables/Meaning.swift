/// What the codes of a column stand for. The form of each, and its check digit when it has one, is verified.
///
/// Spaces between groups of digits are allowed where people write them: SIREN, SIRET, NIR, IBAN, telephone.
package enum Meaning: String, Sendable, CaseIterable {
  case commune = "code-commune"
  case departement = "code-departement"
  case region = "code-region"
  case siren, siret
  case postcode = "code-postal"
  case nir, iban, email, telephone, uai, rna, latitude, longitude

  /// With its article, as messages name it.
  package var name: String {
    switch self {
    case .commune: "a commune code"
    case .departement: "a département code"
    case .region: "a region code"
    case .siren: "a SIREN"
    case .siret: "a SIRET"
    case .postcode: "a postcode"
    case .nir: "a social security number"
    case .iban: "an IBAN"
    case .email: "an e-mail address"
    case .telephone: "a telephone number"
    case .uai: "a UAI"
    case .rna: "an RNA number"
    case .latitude: "a latitude"
    case .longitude: "a longitude"
    }
  }

  /// A number: everything else is a text, so that no zero is lost.
  package var isNumber: Bool { self == .latitude || self == .longitude }

  /// What is wrong with a code.
  package struct Fault: Sendable, Equatable {
    /// Follows “‘…’ is no SIREN: ”.
    package var reason: String
    /// What to do; empty when the reason says it all.
    package var hint: String

    init(_ reason: String, hint: String = "") {
      self.reason = reason
      self.hint = hint
    }
  }

  /// What is wrong with a text as such a code; nil when nothing is.
  package func fault(in text: String) -> Fault? {
    switch self {
    case .commune: communeFault(text)
    case .departement: departementFault(text)
    case .region: regionFault(text)
    case .siren: sirenFault(text)
    case .siret: siretFault(text)
    case .postcode: postcodeFault(text)
    case .nir: nirFault(text)
    case .iban: ibanFault(text)
    case .email: emailFault(text)
    case .telephone: telephoneFault(text)
    case .uai: uaiFault(text)
    case .rna: rnaFault(text)
    case .latitude: angleFault(text, limit: 90)
    case .longitude: angleFault(text, limit: 180)
    }
  }
}

extension Meaning {
  /// What is wrong with a text that should be digits: the first other character, or their number.
  func digitsFault(_ text: String, count: Int) -> Fault? {
    if let other = text.unicodeScalars.first(where: { !("0"..."9").contains($0) }) {
      return Fault("it is \(count) digits, and ‘\(other)’ stands in it")
    }
    let found = text.utf8.count
    if found == count - 1 { return lostZero(text) }
    return found == count ? nil : Fault("it has \(found) \(found == 1 ? "digit" : "digits") instead of \(count)")
  }

  /// One digit is absent: nearly always the leading zero that a spreadsheet took for nothing.
  func lostZero(_ text: String) -> Fault {
    Fault(
      "a spreadsheet removed a zero from ‘0\(text)’",
      hint: "give the column the format of text in the spreadsheet, write the zeros again and save")
  }

  private func angleFault(_ text: String, limit: Double) -> Fault? {
    guard let angle = Double(text), angle.isFinite else { return Fault("it is not a number") }
    guard angle.magnitude <= limit else {
      return Fault(
        "it goes from −\(shortest(limit)) to \(shortest(limit)) degrees",
        hint: self == .latitude && angle.magnitude <= 180
          ? "latitude and longitude may be exchanged" : "projected coordinates, in metres, are no degrees")
    }
    return nil
  }
}

/// Without the spaces that people write between groups.
func withoutSpaces(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }))
}

/// The remainder of a number written in digits, of any length.
func remainder(_ digits: some Sequence<UInt8>, by divisor: Int) -> Int {
  digits.reduce(0) { ($0 * 10 + Int($1 - 0x30)) % divisor }
}
