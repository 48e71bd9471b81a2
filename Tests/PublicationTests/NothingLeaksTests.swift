import Content
import Diagnostics
import Foundation
import Testing

@testable import Publication

/// The small site of beehives with one more column, which names the owner and is dropped.
@Suite("What is protected is in no published byte")
struct NothingLeaksTests {
  static let token = "Zqxjeton"

  private func site(_ scratch: Scratch, _ disclosure: String) throws -> Publication {
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let data = "content/studies/ruches/data/ruches"
    let rows = try #require(scratch.text(data + ".csv")).split(whereSeparator: \.isNewline)
    let lines = rows.enumerated().map { index, line in
      line + ";" + (index == 0 ? "proprietaire" : Self.token + String(index))
    }
    try scratch.write(data + ".csv", lines.joined(separator: "\n") + "\n")
    let dictionary = try #require(scratch.text(data + ".yml")).split(separator: "\n")
      .filter { !$0.hasPrefix("disclosure:") }.joined(separator: "\n")
    try scratch.write(
      data + ".yml",
      dictionary + "\n  - {name: proprietaire, type: string, privacy: direct}\n" + disclosure)
    return Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
  }

  @Test("a dropped column is in no page, file, archive, workbook or database")
  func dropped() throws {
    let scratch = try Scratch()
    let publication = try site(
      scratch, "disclosure: {about: things, remedies: [{remedy: drop, columns: [proprietaire]}]}\n")
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
    for (path, text) in scratch.tree("public") { #expect(!text.contains(Self.token), "\(path)") }
    let (status, said) = try search(scratch.path + "/public")
    // Without Python the archives are not opened.
    if status != 127 { #expect(said == "", "\(said)") }
  }

  @Test("the search finds a token inside an archive inside an archive")
  func search() throws {
    let scratch = try Scratch()
    let script = """
      import io, zipfile
      inner = io.BytesIO()
      zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED).writestr("a.txt", "\(Self.token)" * 50)
      z = zipfile.ZipFile("\(scratch.path)/b.zip", "w", zipfile.ZIP_DEFLATED)
      z.writestr("i.zip", inner.getvalue())
      z.close()
      """
    let (status, _) = try python(script, [])
    if status == 127 { return }
    #expect(try search(scratch.path).said != "")
  }

  @Test("a column that is declared direct and kept stops the build")
  func kept() throws {
    let scratch = try Scratch()
    let edition = try site(scratch, "").prepare()
    #expect(edition.diagnostics.contains { $0.id == "identifier-in-data" && $0.severity == .error })
  }

  @Test("a figure computed on restricted data says so and names no checksum")
  func restricted() throws {
    let scratch = try Scratch()
    let publication = try site(
      scratch,
      """
      disclosure:
        about: things
        calculate-on: restricted
        remedies:
          - {remedy: drop, columns: [proprietaire]}
          - {remedy: round, columns: [miel], to: 10}

      """)
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
    let results = try #require(scratch.text("public/data/ruches/results.json"))
    #expect(results.contains("\"recomputable\": false"))
    #expect(!results.contains("data_sha256"))
    let page = scratch.tree("public").first {
      !$0.key.hasPrefix("en/") && $0.key.hasSuffix("ruches/index.html") && $0.value.contains("result_miel")
    }
    #expect(page?.value.contains("sur données restreintes") == true)
    for (path, text) in scratch.tree("public") { #expect(!text.contains(Self.token), "\(path)") }
    #expect(scratch.text("public/data/ruches/ruches.csv")?.contains("12.5") == false)
  }

  @Test("every figure computed on restricted data bears the mark: prose, cards, tables, charts, flows, files")
  func marks() throws {
    let scratch = try Scratch()
    let publication = try site(
      scratch,
      """
      disclosure:
        about: things
        calculate-on: restricted
        remedies:
          - {remedy: drop, columns: [proprietaire]}
          - {remedy: round, columns: [miel], to: 10}

      """)
    let report = "content/studies/ruches/index.md"
    try scratch.write(
      report,
      try #require(scratch.text(report)) + """

        ```{chart}
        kind: distribution
        data: ruches
        column: miel
        by: groupe
        ```

        ```{flow}
        steps:
          - {label: Toutes, data: ruches}
          - {label: Abritées, arm: Abri, data: ruches, where: 'groupe == "abri"'}
        ```

        ```{flow}
        steps:
          - {label: Toutes, data: ruches}
        ```

        """)
    try scratch.write(
      "content/studies/ruches/analysis.yml",
      try #require(scratch.text("content/studies/ruches/analysis.yml"))
        + "cross-tables:\n  - {id: croise, title: Croisé, data: ruches, rows: groupe, columns: ruche}\n")
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
    let files = scratch.tree("public")
    let page = try #require(files["etudes/ruches/index.html"])
    #expect(page.contains("(sur données restreintes)"))
    let flows = page.components(separatedBy: "<figure").dropFirst().map {
      String($0.components(separatedBy: "</figure>")[0])
    }.filter { $0.contains("Toutes") }
    // Each stands in the section of participants, and where the report has it.
    #expect(flows.count == 4)
    for flow in flows { #expect(flow.contains("Calculé sur les données d")) }
    // The card, its chart, the description, the bars and both flows.
    #expect(page.components(separatedBy: "Calculé sur les données d").count > 5)
    let card = try #require(files["etudes/index.html"])
    #expect(card.contains("(sur données restreintes)"))
    let rows = try #require(files["data/ruches/results.csv"]).split(separator: "\r\n").dropFirst()
    for row in rows { #expect(row.hasSuffix(",false"), "\(row)") }
    let cells = try #require(files["data/ruches/cross-tables.csv"]).split(separator: "\r\n").dropFirst()
    for row in cells { #expect(row.hasSuffix(",false"), "\(row)") }
    let results = try #require(files["data/ruches/results.json"])
    #expect(results.components(separatedBy: "\"recomputable\": false").count == 4)
  }

  @Test("a key that stands in the content is refused, at its place")
  func keyInContent() throws {
    let scratch = try Scratch()
    var publication = try site(
      scratch, "disclosure: {about: things, remedies: [{remedy: pseudonym, columns: [proprietaire]}]}\n")
    publication.settings.pseudonymKey = String(repeating: "0123456789abcdef", count: 4)
    #expect(publication.prepare().diagnostics.filter { $0.severity == .error } == [])
    try scratch.write("content/.env", "# note\nKEY=" + String(repeating: "0123456789abcdef", count: 4) + "\n")
    let found = publication.prepare().diagnostics.filter { $0.id == "key-in-content" }
    #expect(found.map(\.place) == [Place(file: scratch.path + "/content/.env", line: 2, column: 5)])
  }

  @Test("a key is hexadecimal digits or a text")
  func keys() {
    #expect(keyBytes(String(repeating: "0a", count: 32)) == Array(repeating: 10, count: 32))
    #expect(keyBytes("phrase de passe").count == 15)
    #expect(keyBytes(String(repeating: "0a", count: 16)).count == 32)
  }

  /// Opens every file below a folder, archives in archives included, and prints those that hold the token.
  private func search(_ folder: String) throws -> (status: Int32, said: String) {
    try python(
      """
      import io, os, sys, zipfile
      def look(name, data):
          token = sys.argv[2]
          if any(token.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
              print(name)
          if zipfile.is_zipfile(io.BytesIO(data)):
              with zipfile.ZipFile(io.BytesIO(data)) as archive:
                  for entry in archive.namelist():
                      look(name + "!" + entry, archive.read(entry))
      for folder, _, names in os.walk(sys.argv[1]):
          for name in names:
              with open(os.path.join(folder, name), "rb") as file:
                  look(os.path.join(folder, name), file.read())
      """, [folder, Self.token])
  }

  private func python(_ script: String, _ arguments: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
