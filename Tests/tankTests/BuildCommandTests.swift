import Foundation
import Testing

private let unlisted = [
  ".well-known/resourcesync", "SHA256SUMS", "mirror.json", "history.tsv", "capabilitylist.xml", "resourcelist.xml",
  "changelist.xml",
]

@Suite("tank build")
struct BuildCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyDemonstration()
  }

  @Test("publishes the demonstration and says what it made")
  func publishes() throws {
    let outcome = try Command.run(["build"], in: scratch.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("The site is in ‘public’: 4 studies, "))
    #expect(outcome.output.contains(" datasets, ") && outcome.output.contains(" pages ("))
    let sums = try Command.shell("cd public && sha256sum -c --quiet SHA256SUMS", in: scratch.path)
    #expect(sums.status == 0, "\(sums.output)\(sums.errors)")
    let files = scratch.tree("public")
    for path in [
      "index.html", "en/index.html", "404.html", "feed.xml", "en/feed.xml", "sitemap.xml", "robots.txt", "studies.json",
      "studies.csv", "catalog.jsonld", "datapackage.json", "SHA256SUMS",
    ] {
      #expect(files[path] != nil, "\(path)")
    }
    // Every file is in the list, but the list itself and what names it.
    let listed = String(decoding: files["SHA256SUMS"] ?? Data(), as: UTF8.self).split(separator: "\n").count
    #expect(listed == files.count - unlisted.count)
  }

  @Test("gives the same bytes in another folder, zone and locale and on another number of cores")
  func sameBytes() throws {
    let first = try Command.run(["build", "--jobs", "1"], in: scratch.path, environment: ["TZ": "UTC", "LC_ALL": "C"])
    #expect(first.status == 0, "\(first.errors)")
    let other = try Scratch()
    let arguments = [
      "build", "--jobs", "7", "--content", scratch.path + "/content", "--templates", scratch.path + "/templates",
      "--output", other.path + "/deep/er/site",
    ]
    let second = try Command.run(
      arguments, in: "/", environment: ["TZ": "Pacific/Auckland", "LC_ALL": "fr_FR.UTF-8", "LANG": "tr_TR.UTF-8"])
    #expect(second.status == 0, "\(second.errors)")
    #expect(scratch.tree("public") == other.tree("deep/er/site"))
  }

  @Test("after an edit gives what a clean build gives")
  func incrementalEqualsClean() throws {
    for _ in 1...2 { #expect(try Command.run(["build"], in: scratch.path).status == 0) }
    try scratch.replace("title:", with: "title: Édité", in: "content/pages/mission.md")
    // Trials: one person less in a table of persons would be refused.
    let file = "vaccin-bcg-tuberculose/data/essais.csv"
    let csv = try #require(FileManager.default.contents(atPath: scratch.path + "/content/studies/" + file))
    let lines = csv.split(separator: 0x0A)
    try Data(lines.dropLast().joined(separator: [0x0A]) + [0x0A]).write(
      to: URL(fileURLWithPath: scratch.path + "/content/studies/" + file))
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    // The times of changes are all that a clean build cannot know by itself.
    let clean = ["build", "--output", "clean", "--history", "public/history.tsv"]
    #expect(try Command.run(clean, in: scratch.path).status == 0)
    #expect(scratch.tree("public") == scratch.tree("clean"))
  }

  @Test("leaves the old site whole when the content has an error, and exits with 1")
  func errorKeepsTheOldSite() throws {
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    let before = scratch.tree("public")
    try scratch.write("content/notes/broken.md", "no front matter")
    try scratch.write("content/people.yml", "- id: x\n  nom: X\n")
    let outcome = try Command.run(["build"], in: scratch.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains(
        "content/people.yml:2:3: error: a person has no key ‘nom’."), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("; nothing was published\n"))
    #expect(scratch.tree("public") == before)
  }

  @Test("publishes with a number typed by hand, and with --strict does not")
  func strict() throws {
    let report = "content/studies/lecture-partagee-ecoles/index.md"
    try scratch.write(report, try #require(scratch.text(report)) + "\nIl y a 4321 cahiers.\n")
    let lenient = try Command.run(["build"], in: scratch.path)
    #expect(lenient.status == 0)
    #expect(lenient.errors.contains(" warning: the number ‘4321’ is typed by hand"), "\(lenient.errors)")
    let strict = try Command.run(["build", "--strict", "--output", "other"], in: scratch.path)
    #expect(strict.status == 1)
    #expect(strict.errors.contains(" error: the number ‘4321’ is typed by hand"), "\(strict.errors)")
    #expect(scratch.tree("other").isEmpty)
  }

  @Test("leaves drafts out, and with --draft shows them")
  func drafts() throws {
    let copied = try Command.shell(
      "cp -r content/notes/lire-un-intervalle content/notes/brouillon"
        + " && sed -i 's/^date:/draft: true\\ndate:/' content/notes/brouillon/index.md", in: scratch.path)
    #expect(copied.status == 0)
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    #expect(scratch.text("public/notes/brouillon/index.html") == nil)
    #expect(try Command.run(["build", "--draft"], in: scratch.path).status == 0)
    #expect(scratch.text("public/notes/brouillon/index.html") != nil)
  }

  @Test("never takes the place of the content")
  func outputIsContent() throws {
    let before = scratch.tree("content")
    let outcome = try Command.run(["build", "--output", "content"], in: scratch.path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("‘content’ could not be replaced"), "\(outcome.errors)")
    #expect(scratch.tree("content") == before)
  }

  @Test("shows on a terminal what it is doing, and leaves only the last line")
  func progress() throws {
    let shown = try Command.shell("script -qec 'tank build' /dev/null </dev/null", in: scratch.path).output
    #expect(shown.contains("reading content …") && shown.contains("rendering …"), "\(shown)")
    let piped = try Command.run(["build"], in: scratch.path)
    #expect(!(piped.output + piped.errors).contains("…"))
  }

  @Test("reports a template that names what does not exist, with its file and line")
  func templateError() throws {
    let template = try #require(scratch.text("templates/home.mustache"))
    let line = template.split(separator: "\n", omittingEmptySubsequences: false).count
    try scratch.write(
      "templates/home.mustache", template + (template.hasSuffix("\n") ? "" : "\n") + "{{naavigation}}\n")
    let outcome = try Command.run(["check"], in: scratch.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("templates/home.mustache:\(line):"), "\(outcome.errors)")
  }

  @Test("exits with 3 and keeps the old site when the output cannot be written")
  func notWritable() throws {
    let outcome = try Command.run(["build", "--output", "/proc/site/public"], in: scratch.path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("‘/proc/site’ could not be made"), "\(outcome.errors)")
  }

  @Test("exits with 3, keeps the old site and leaves nothing beside it when the disk is full")
  func diskFull() throws {
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    let before = scratch.tree("public")
    // A limit on the size of files stands for a full disk: the write fails half way.
    let outcome = try Command.shell("trap '' XFSZ; ulimit -f 16; exec tank build --jobs 2", in: scratch.path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("could not be written: File too large"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("The old site is as it was\n"))
    #expect(scratch.tree("public") == before)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/.public.next"))
  }

  @Test("leaves a whole site, the old or the new, whenever it is killed")
  func killed() throws {
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    let start = Date()
    #expect(try Command.run(["build", "--output", "other"], in: scratch.path).status == 0)
    let whole = Date().timeIntervalSince(start)
    for turn in 1...12 {
      try scratch.replace("title:", with: "title: \(turn)", in: "content/pages/mission.md")
      let delay = whole * Double(turn) / 11
      _ = try Command.shell("tank build 2>/dev/null & sleep \(delay); kill -9 $! 2>/dev/null; wait", in: scratch.path)
      let sums = try Command.shell("cd public && sha256sum -c --quiet SHA256SUMS", in: scratch.path)
      #expect(sums.status == 0, "killed after \(delay) s: \(sums.output)\(sums.errors)")
      let files = scratch.tree("public")
      let listed = String(decoding: files["SHA256SUMS"] ?? Data(), as: UTF8.self).split(separator: "\n").count
      #expect(listed == files.count - unlisted.count)
    }
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    // The times of changes are all that a clean build cannot know by itself.
    let clean = ["build", "--output", "clean", "--history", "public/history.tsv"]
    #expect(try Command.run(clean, in: scratch.path).status == 0)
    #expect(scratch.tree("public") == scratch.tree("clean"))
  }

  @Test("refuses a history that no build wrote, and keeps the old site")
  func badHistory() throws {
    #expect(try Command.run(["build"], in: scratch.path).status == 0)
    let before = scratch.tree("public")
    try scratch.write("times.tsv", "path\ttime\n")
    let outcome = try Command.run(["build", "--history", "times.tsv"], in: scratch.path)
    #expect(outcome.status == 3)
    #expect(
      outcome.errors.contains(
        "tank: ‘times.tsv’ is not the history of a site: line 1 cannot be read. Take it from the published site, or "
          + "remove it: mirrors then copy every file once more. The old site is as it was"))
    #expect(scratch.tree("public") == before)
  }

  @Test("dates a build by the content, or by SOURCE_DATE_EPOCH when it is given")
  func sourceDateEpoch() throws {
    let outcome = try Command.run(["build"], in: scratch.path, environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "tank: SOURCE_DATE_EPOCH is ‘soon’, and a number of seconds since 1970 is needed\n")
    #expect(
      try Command.run(["build"], in: scratch.path, environment: ["SOURCE_DATE_EPOCH": "1900000000"]).status == 0)
    #expect(scratch.text("public/feed.xml")?.contains("2030-03-17") == true)
  }
}
