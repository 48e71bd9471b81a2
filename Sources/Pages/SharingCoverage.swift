import Content
import Diagnostics
import Downloads

/// What data are about in time and space, in the vocabulary of schema.org.
extension PageMaker {
  /// The days from the first to the last that the datasets are about, as ISO 8601 writes an interval, an open end as two
  /// dots; empty when none says.
  func period(of datasets: [Dataset]) -> String {
    let periods = datasets.compactMap(\.dictionary.temporal)
    guard !periods.isEmpty else { return "" }
    let firsts = periods.compactMap(\.first)
    let lasts = periods.compactMap(\.last)
    // One that is open leaves the whole open.
    let first = firsts.count == periods.count ? firsts.min() : nil
    let last = lasts.count == periods.count ? lasts.max() : nil
    guard first != nil || last != nil else { return "" }
    return (first?.description ?? "..") + "/" + (last?.description ?? "..")
  }

  /// A place that has a name alone; nil without one.
  func place(_ name: String) -> JSON? {
    guard !name.isEmpty else { return nil }
    var node = LinkedNode("Place")
    node.set("name", language.prose(name))
    return node.json
  }

  /// A place with the identifier that others use too, and its box, in which schema.org puts latitudes first.
  func place(_ territory: Territory) -> JSON {
    var node = LinkedNode("Place", id: territory.address)
    node.set("name", language.prose(territory.name, in: site))
    node.set("sameAs", territory.address)
    if let box = territory.box {
      var shape = LinkedNode("GeoShape")
      shape.set("box", [box.south, box.west, box.north, box.east].map { "\($0)" }.joined(separator: " "))
      node["geo"] = shape.json
    }
    return node.json
  }
}
