/// A name of a controlled vocabulary of the Publications Office of the European Union.
func european(_ vocabulary: String, _ name: String, _ type: String) -> Graph.Node {
  let scheme = "http://publications.europa.eu/resource/authority/" + vocabulary
  var node = Graph.Node("\(scheme)/\(name)", type)
  node.say("skos:inScheme", .address(scheme))
  return node
}

let checksumAlgorithm = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"

let publicAccess = european("access-right", "PUBLIC", "dct:RightsStatement")

let europeanThemes: Graph.Node = {
  var node = Graph.Node("http://publications.europa.eu/resource/authority/data-theme", "skos:ConceptScheme")
  node.say("dct:title", .text("Data theme", language: "en"))
  return node
}()

/// Population and society: the theme of all that the site publishes.
let europeanTheme: Graph.Node = {
  var node = Graph.Node("http://publications.europa.eu/resource/authority/data-theme/SOCI", "skos:Concept")
  node.say(
    "skos:prefLabel",
    [.text("Population and society", language: "en"), .text("Population et société", language: "fr")])
  node.say("skos:inScheme", .address(europeanThemes.id))
  return node
}()

/// The address is kept.
let stable: Graph.Node = {
  var node = european("planned-availability", "STABLE", "skos:Concept")
  node.properties.insert(
    Graph.Property(predicate: "skos:prefLabel", objects: [.text("stable", language: "en")]), at: 0)
  return node
}()
