import Foundation
import Testing

@Suite("tank serve")
struct ServeCommandTests {
  @Test(
    "shows the content below a path, publishes nothing, and removes its folder at Ctrl-C or the end of the session",
    arguments: ["INT", "TERM", "HUP"])
  func serves(signal: String) throws {
    let scratch = try Scratch()
    try scratch.copyDemonstration()
    let line = """
      mkdir tmp; export TMPDIR=$PWD/tmp
      tank serve --port 0 --base-path /sub/ >said 2>noted & server=$!
      for i in $(seq 300); do grep -q 'The site is at' said && break; sleep 0.1; done
      ls tmp | wc -l
      kill -\(signal) $server; wait $server; echo "status $?"
      ls tmp | wc -l
      """
    let outcome = try Command.shell(line, in: scratch.path)
    #expect(outcome.output == "1\nstatus 0\n0\n", "\(outcome.errors)")
    let said = try #require(scratch.text("said"))
    #expect(said.hasPrefix("The site is at http://127.0.0.1:"))
    #expect(said.hasSuffix("/sub/ until you press Ctrl-C.\n"))
    #expect(scratch.tree("public").isEmpty)
  }
}
