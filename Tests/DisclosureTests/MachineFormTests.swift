import Tables
import Testing

@testable import Disclosure

@Suite("Columns of machine-made values") struct MachineFormTests {
  private func form(_ text: String) -> MachineForm? {
    var text = text
    return text.withUTF8 { MachineForm($0) }
  }

  @Test("are known by their form") func forms() {
    #expect(form("9b2f0c1e-7a44-4d9e-8f10-0a1b2c3d4e5f") == .uuid)
    #expect(form("{9B2F0C1E-7A44-4D9E-8F10-0A1B2C3D4E5F}") == .uuid)
    // MD5 and SHA-256 of the empty text: RFC 1321, appendix A.5; FIPS 180-4 examples.
    #expect(form("d41d8cd98f00b204e9800998ecf8427e") == .hexadecimal(32))
    #expect(form("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == .hexadecimal(64))
    #expect(form("1B2M2Y8AsgTpgAmY7PhCfg==") == .mixed(24))
    // The example of the ULID specification.
    #expect(form("01ARZ3NDEKTSV4RRFFQ69G5FAV") == .alphanumeric(26))
  }

  @Test("an identifier that a person has is of no such form") func persons() {
    for text in [
      "FR7630006000011234567890189", "GB82WEST12345698765432", "FR14 2004 1010 0505 0001 3M02 606", "255081416802538",
      "2 55 08 14 168 025 38", "claire.durand@exemple.fr", "12 rue des Lilas, 75011 Paris", "+33 1 99 00 12 34",
      "MT84MALT011000012345MTLCAST001S", "https://exemple.fr/claire-durand75",
    ] { #expect(form(text) == nil, "\(text)") }
  }

  /// By the seed, the identifiers of a column of a program.
  private func made(_ count: Int, _ seed: UInt64, _ make: (inout SeededGenerator) -> String) -> [String] {
    var generator = SeededGenerator(state: seed)
    return (0..<count).map { _ in make(&generator) }
  }

  private func text(_ letters: String, _ count: Int, _ generator: inout SeededGenerator) -> String {
    let letters = Array(letters.utf8)
    return String(
      decoding: (0..<count).map { _ in letters[Int.random(in: letters.indices, using: &generator)] }, as: UTF8.self)
  }

  private func findings(_ values: [String?]) -> [Finding] {
    let field = Field(name: "reference", kind: .string)
    return identifiers(
      in: Table(columns: [Column(field: field, values: .texts(values))], rowCount: values.count, lines: []))
  }

  @Test("hold no identifier, however many they are", arguments: 1...3 as ClosedRange<UInt64>) func quiet(_ seed: UInt64)
  {
    let hexadecimal = "0123456789abcdef"
    let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let uuids = made(20_000, seed) { generator in
      [8, 4, 4, 4, 12].map { text(hexadecimal, $0, &generator) }.joined(separator: "-")
    }
    #expect(findings(uuids).map(\.message) == [])
    #expect(findings(made(5_000, seed) { text(hexadecimal, 40, &$0) }).map(\.message) == [])
    #expect(findings(made(5_000, seed) { text(all + "-_", 22, &$0) }).map(\.message) == [])
    #expect(findings(made(5_000, seed) { text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26, &$0) }).map(\.message) == [])
  }

  /// Of 200,000 UUIDs drawn with the seeds 1 and 2, those in which the detectors of IBAN and telephone numbers see one.
  @Test("even those that have the check digits of an IBAN or the form of a telephone number") func unlucky() {
    let values = [
      "746c8b9e-a018-ee14-b211-a078152af5e4", "ba42f504-96f1-c2e3-7750-296194fd77da",
      "a3f04c5f-0045-4625-8963-4a5439e65333", "05a9f3be-18f1-ee21-d86c-ff89b556d852",
      "04c7682c-0090-7752-3883-1d2f807a959b", "fa812a3e-f833-108a-be86-c68299c20b6a",
      "ee0454d5-5ac2-f250-1b10-2bdabd2c800d", "3f0c47ac-0080-4785-6971-930046c1076c",
      "e76e3445-90af-ee77-3c23-8bb5820cd254", "4617b63f-0011-7007-7967-7bbc5752fbe5",
    ]
    #expect(findings(values).map(\.message) == [])
    #expect(findings([values[0]]).map(\.message) == [])
  }

  @Test("an identifier among them is found all the same") func planted() {
    var values: [String?] = made(500, 7) { generator in
      [8, 4, 4, 4, 12].map { text("0123456789abcdef", $0, &generator) }.joined(separator: "-")
    }
    values[123] = "claire.durand@exemple.fr"
    values[321] = "FR7630006000011234567890189"
    #expect(Set(findings(values).map(\.kind)) == [.email, .bankAccount])
  }
}
