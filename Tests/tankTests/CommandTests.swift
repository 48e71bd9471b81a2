import Foundation
import Testing

@Suite("The command")
struct CommandTests {
  @Test("exits with 0 for help and with 2 when misused")
  func statuses() throws {
    #expect(try Command.run(["--help"]).status == 0)
    #expect(try Command.run(["build", "--help"]).status == 0)
    #expect(try Command.run([]).status == 0)
    #expect(try Command.run(["biuld"]).status == 2)
    #expect(try Command.run(["build", "--no-such-option"]).status == 2)
    #expect(try Command.run(["build", "--jobs", "0"]).status == 2)
    #expect(try Command.run(["calculate"]).status == 2)
  }

  @Test("says where content should be when there is none")
  func noContent() throws {
    let scratch = try Scratch()
    let outcome = try Command.run(["build"], in: scratch.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == """
        content:1:1: error: there is no content folder ‘content’. Hint: run the command in the folder that holds ‘content’, \
        or name it with --content. [no-content]
        tank: 1 error; nothing was published

        """)
  }

  @Test("check finds nothing wrong with the demonstration, even strictly")
  func checkDemonstration() throws {
    let outcome = try Command.run(["check", "--strict"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    // What was understood of each file is told, what portals would think of it, the counts that a chart hides, and a
    // registered outcome that is not reported, with the reason.
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.last == "tank: nothing wrong")
    #expect(
      lines.dropLast().allSatisfy {
        $0.contains(".csv:1:1: note: read as ") || $0.contains(".yml:1:1: note: data.gouv.fr would give ")
          || $0.contains(": note: ") && ($0.contains("-count]") || $0.contains("[registered-outcomes]"))
      })
    #expect(
      lines.contains {
        $0.hasPrefix(
          "content/studies/accompagnement-emploi-jeunes/data/participants.csv:1:1: note: read as windows-1252, semicolon, "
            + "CRLF, decimal comma")
      }, "\(outcome.errors)")
    #expect(outcome.output == "")
  }

  @Test("check prints findings as JSON for editors' tools")
  func checkJSON() throws {
    let scratch = try Scratch()
    let outcome = try Command.run(["check", "--format", "json"], in: scratch.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        [
          {
            "column" : 0,
            "file" : "content",
            "hint" : "run the command in the folder that holds ‘content’, or name it with --content",
            "id" : "no-content",
            "line" : 0,
            "message" : "there is no content folder ‘content’",
            "severity" : "error"
          }
        ]

        """)
  }

  @Test("calculate prints one study as a table, CSV and JSON")
  func calculate() throws {
    let study = "accompagnement-emploi-jeunes"
    let table = try Command.run(["calculate", study])
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.hasPrefix("id "))
    #expect(table.output.contains("emploi-12-mois "))
    // Each section of the plan has its table, under its id.
    for title in [
      "index ", "describe ", "cross-table ", "balance ", "family ", "attrition ", "power puissance\n",
    ] {
      #expect(table.output.contains("\n\n" + title), "\(title)")
    }
    let csv = try Command.run(["calculate", study, "--format", "csv"])
    #expect(csv.output.hasPrefix("term,estimate,std_error,statistic,df,p_value,conf_low,conf_high,n_obs,n_clusters,"))
    let json = try Command.run(["calculate", study, "--format", "json"])
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
    let unknown = try Command.run(["calculate", "acompagnement-emploi-jeunes"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean ‘accompagnement-emploi-jeunes’?"))
  }
}
