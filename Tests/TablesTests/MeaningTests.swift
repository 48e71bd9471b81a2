import Testing

@testable import Tables

/// The numbers that pass are published examples (Insee's SIREN and NIR, the IBAN registry's French example, the UAI of
/// a well-known school) or made up with a right key; the key of each was computed by a few lines of Python.
@Suite("What codes mean")
struct MeaningTests {
  @Test(
    "right codes pass",
    arguments: [
      (Meaning.commune, ["01001", "75056", "2A004", "2B033", "97105", "98735", "76540"]),
      (.departement, ["01", "2A", "2B", "75", "95", "971", "976", "988"]),
      (.region, ["01", "11", "53", "94", "22"]),
      (.siren, ["732829320", "732 829 320", "356000000"]),
      (.siret, ["73282932000074", "732 829 320 00074", "35600000000048", "35600000000001"]),
      (.postcode, ["01000", "20000", "75116", "97200", "98000"]),
      (.nir, ["255081416802538", "2 55 08 14 168 025 38", "199012A00400110", "199012B03300140"]),
      (.iban, ["FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606", "GB29NWBK60161331926819"]),
      (.email, ["ada@exemple.fr", "a.b+c@sous.exemple.org"]),
      (.telephone, ["01 99 00 12 34", "0639981234", "+33 6 39 98 12 34", "0033639981234", "+44 20 7946 0958"]),
      (.uai, ["0750655E", "0750655e"]), (.rna, ["W751234567", "W2A1000123"]),
      (.latitude, ["48.85", "-90"]), (.longitude, ["2.35", "-180"]),
    ])
  func right(_ meaning: Meaning, _ codes: [String]) {
    for code in codes { #expect(meaning.fault(in: code) == nil, "\(code)") }
  }

  @Test(
    "what is wrong is said, word for word",
    arguments: [
      (
        Meaning.commune, "1001",
        "a spreadsheet removed a zero from ‘01001’ | give the column the format of text in the spreadsheet, write the zeros again and save"
      ),
      (.commune, "20004", "the codes of Corsica begin with 2A or 2B | 20 begins its postcodes: means: code-postal"),
      (.commune, "2a004", "its letter is a capital | write ‘2A004’"),
      (.commune, "96001", "no département has the code ‘96’"),
      (.commune, "99100", "99 begins the codes of foreign countries"),
      (.commune, "750561", "it has 6 characters instead of 5"),
      (.commune, "75000", "no commune of a département has the number 0"),
      (
        .departement, "1",
        "a spreadsheet removed a zero from ‘01’ | give the column the format of text in the spreadsheet, write the zeros again and save"
      ),
      (.departement, "2b", "its letter is a capital | write ‘2B’"),
      (.departement, "96", "no département has this code | the codes are 01 to 95, 2A, 2B, and 971 to 989 overseas"),
      (.postcode, "2A004", "this is a commune code, and postcodes of Corsica begin with 20 | means: code-commune"),
      (.postcode, "99000", "no postcode begins with ‘990’"),
      (.postcode, "75O01", "it is 5 digits, and ‘O’ stands in it"),
      (.siren, "732829323", "the check digit is 3, and should be 0 | one of the digits is mistyped"),
      (.siren, "73282932000074", "14 digits are a SIRET | means: siret"),
      (.siret, "73282932000073", "the check digit is 3, and should be 4 | one of the digits is mistyped"),
      (
        .siret, "73282932300074",
        "the check digit is 3, and should be 0, in its first nine digits, the SIREN"
      ),
      (.nir, "255081416802539", "the key is 39, and should be 38 | one of the digits is mistyped"),
      (.nir, "2550814168025", "it has 13 characters, and its key of two digits is absent"),
      (.nir, "955081416802538", "its first digit, the sex, is 1 or 2"),
      (.nir, "255131416802538", "its month is 13"),
      (
        .iban, "FR1520041010050500013M02606",
        "the check digits are 15, and should be 14 | one of the characters is mistyped"
      ),
      (.iban, "FR14200410100505000", "it has 19 characters instead of the 27 of FR"),
      (.iban, "1234", "it begins with the two letters of a country and two digits"),
      (.email, "ada.exemple.fr", "it has no @"),
      (.email, "ada@exemple", "‘exemple’ is no domain | after @ comes a name with a point: exemple.fr"),
      (.email, "ada @exemple.fr", "a space stands in it"),
      (
        .telephone, "639981234",
        "a spreadsheet removed a zero from ‘0639981234’ | give the column the format of text in the spreadsheet, write the zeros again and save"
      ),
      (.telephone, "06399812", "it has 8 digits instead of 10"),
      (.telephone, "+33 06 39 98 12 34", "nine digits, the first no zero, follow +33, and 10 stand here"),
      (.uai, "0750655F", "the check letter is F, and should be E | one of the digits is mistyped"),
      (.rna, "751234567", "it begins with a W"),
      (.latitude, "102.5", "it goes from −90 to 90 degrees | latitude and longitude may be exchanged"),
      (
        .longitude, "652709",
        "it goes from −180 to 180 degrees | projected coordinates, in metres, are no degrees"
      ),
    ])
  func wrong(_ meaning: Meaning, _ code: String, _ says: String) {
    let fault = meaning.fault(in: code)
    #expect(fault.map { $0.reason + ($0.hint.isEmpty ? "" : " | " + $0.hint) } == says)
  }

  /// Every digit of a SIREN or a key changed by one is found: Luhn and mod 97 promise it.
  @Test("one digit mistyped is always found", arguments: [(Meaning.siren, "732829320"), (.nir, "255081416802538")])
  func oneDigit(_ meaning: Meaning, _ code: String) {
    for index in code.indices {
      for digit in "0123456789" where digit != code[index] {
        var other = code
        other.replaceSubrange(index...index, with: [digit])
        #expect(meaning.fault(in: other) != nil, "\(other)")
      }
    }
  }

  @Test("hostile texts are refused and never trap")
  func hostile() {
    for meaning in Meaning.allCases {
      for text in ["", " ", "é", "２Ａ００４", "\u{0}", "@", "+", "W", "😀😀😀😀😀", String(repeating: "9", count: 10_000)] {
        #expect(meaning.fault(in: text) != nil, "\(meaning) \(text.prefix(20))")
      }
    }
  }
}
