import Foundation
import Testing

@Suite("tank new")
struct NewCommandTests {
  @Test("a new site with a study, a note and a dataset passes check, and nothing is overwritten")
  func startingPoints() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    #expect(try Command.run(["new", "site", site]).status == 0)
    #expect(try Command.run(["new", "study", "essai"], in: site).status == 0)
    #expect(try Command.run(["new", "note", "bonjour"], in: site).status == 0)
    try scratch.write("site/Mes données.csv", "id,age\na1,17\na2,NA\n")
    let dataset = ["new", "dataset", "Mes données.csv", "--study", "essai"]
    #expect(try Command.run(dataset, in: site).status == 0)
    #expect(scratch.text("site/content/studies/essai/data/mes-donnees.yml")?.contains("# type: integer") == true)
    let check = try Command.run(["check", "--draft"], in: site)
    #expect(check.status == 0, "\(check.errors)")
    let again = try Command.run(dataset, in: site)
    #expect(again.status == 2)
    #expect(
      again.errors
        == "tank: ‘content/studies/essai/data/mes-donnees.yml’ exists already, and nothing was written. Choose another name, or move it\n"
    )
    #expect(
      try Command.run(["new", "study", "Été 1"], in: site).errors
        == "tank: the study ‘Été 1’ cannot stand in an address; name it ‘ete-1’\n")
  }
  @Test("a dataset of persons builds at once, and what names them is not in the site")
  func persons() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    #expect(try Command.run(["new", "site", site]).status == 0)
    #expect(try Command.run(["new", "study", "essai"], in: site).status == 0)
    var csv = "dossier;courriel;age;inscrit;taux\n"
    for i in 1...30 { csv += "d\(i);agent\(i)@example.org;\(20 + i % 4);\(i % 2 == 0 ? "oui" : "non");\(i),5 %\n" }
    try scratch.write("site/suivi.csv", csv)
    #expect(try Command.run(["new", "dataset", "suivi.csv", "--study", "essai"], in: site).status == 0)
    let build = try Command.run(["build", "--draft", "--output", "public"], in: site)
    #expect(build.status == 0, "\(build.errors)")
    let files = scratch.tree("site/public")
    #expect(files.keys.contains { $0.hasSuffix("suivi.csv") })
    let leaks = files.filter { $0.value.range(of: Data("agent7@example.org".utf8)) != nil }.map(\.key)
    #expect(leaks == [])
  }

  @Test("a file of another kind is refused with the kinds there are")
  func otherKind() throws {
    let scratch = try Scratch()
    try scratch.write("notes.txt", "a,b\n1,2\n")
    let outcome = try Command.run(["new", "dataset", "notes.txt"], in: scratch.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "tank: ‘notes.txt’ is no data file: its name should end in ‘.csv’, ‘.csv.gz’, ‘.xlsx’, ‘.ods’, ‘.dta’ or ‘.sav’\n"
    )
  }
}
