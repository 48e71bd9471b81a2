import Analyses
import Archives
import Content
import Diagnostics
import Downloads

/// The results of a published version, computed again from its own files.
struct Recomputation {
  /// How many results, and how many of their values, came out the same.
  var results = 0
  var values = 0
  /// Values that the published file leaves out for the sake of privacy.
  var hidden = 0
  /// Results on data that are not published.
  var restricted: [String] = []
  /// What differs, each a sentence.
  var differences: [String] = []
  /// What could not be computed, each a sentence with the reason.
  var failures: [String] = []

  /// How far two numbers may lie apart, relative to the larger.
  static let tolerance = 1e-9

  /// - Parameter files: By their path; the last part counts.
  /// - Returns: Nil when the files hold no plan with results.
  init?(study slug: String, files: [(path: String, bytes: [UInt8])]) {
    var byName: [String: [UInt8]] = [:]
    for file in files {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      byName[name] = byName[name] ?? file.bytes
    }
    guard let plan = byName["plan.yml"], let published = byName[Release.resultsName],
      let root = JSONValue(published), root["study"] != nil
    else { return nil }
    let tables = byName.keys.filter { $0.hasSuffix(".schema.json") }.sorted().compactMap { name in
      let stem = String(name.dropLast(12))
      return byName[stem + ".csv"].flatMap { csv in byName[name].map { (name: stem, csv: csv, schema: $0) } }
    }
    for data in root["data"]?.items ?? [] {
      guard let name = data["name"]?.text, let digest = data["sha256"]?.text else { continue }
      guard let csv = byName[name + ".csv"] else {
        failures.append("the data ‘\(name).csv’ are not here")
        continue
      }
      if sha256(csv) != digest {
        differences.append("‘\(name).csv’ is not the file on which results.json says that it was computed")
      }
    }
    let (study, reading) = publishedStudy(slug, plan: plan, tables: tables)
    let (made, calculating) = calculate(study)
    failures += (reading + calculating.filter { $0.severity == .error }).map(\.message)
    let site = Site(place: Place(file: ""))
    let computed = resultsJSON(study, made, addresses: Addresses(site: site)).bytes
    compare(published, root, computed)
  }

  private mutating func compare(_ published: [UInt8], _ root: JSONValue, _ computed: [UInt8]) {
    let closed = restrictedResults(root)
    restricted = closed.map(\.id)
    let counts = resultValues(published)
    var touched: Set<String> = []
    for change in resultChanges(old: published, new: computed, tolerance: Self.tolerance) ?? [] {
      let key = change.section + " " + change.id
      if closed.contains(where: { $0.section == change.section && $0.id == change.id }) { continue }
      switch (change.was, change.became) {
      // A newer program tells more.
      case (nil, _): continue
      // The label of a band stands in the results in no language; the published dictionary has its value alone.
      case (_, nil) where change.field.hasSuffix("level."): continue
      case (.null, _),
        (_, nil) where change.field.hasSuffix("hidden"):
        hidden += change.was == .null ? 1 : 0
      case (_, nil) where change.field.isEmpty:
        touched.insert(key)
        failures.append("‘\(change.id)’ could not be computed")
      default:
        touched.insert(key)
        differences.append(
          "‘\(change.id)’: \(change.field) is published as \(change.was?.short ?? "") and comes out as \(change.became?.short ?? "nothing")"
        )
      }
    }
    for count in counts where !closed.contains(where: { $0.section == count.section && $0.id == count.id }) {
      guard !touched.contains(count.section + " " + count.id) else { continue }
      results += 1
      values += count.values
    }
    values -= hidden
  }
}
