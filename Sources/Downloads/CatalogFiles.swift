import Content

/// The catalogue in every form and page: `catalog.jsonld`, `catalog.ttl`, `catalog.rdf`, and `catalog-datagouv.ttl`
/// for the harvester of data.gouv.fr; further pages are `catalog-2.jsonld` and so on.
func catalogFiles(_ entries: [StudyEntry], catalog: Catalog, addresses: Addresses, jobs: Int) -> [DownloadFile] {
  let forms: [(stem: String, ending: String, format: Format, isForDataGouv: Bool)] = [
    ("catalog", ".jsonld", .jsonLD, false), ("catalog", ".ttl", .turtle, false), ("catalog", ".rdf", .rdfXML, false),
    ("catalog-datagouv", ".ttl", .turtle, true),
  ]
  return parallelMap(forms, jobs: jobs) { form -> [DownloadFile] in
    func path(_ number: Int) -> String { form.stem + (number == 1 ? "" : "-\(number)") + form.ending }
    let dcat = DcatCatalog(catalog: catalog, addresses: addresses, isForDataGouv: form.isForDataGouv)
    let graphs = dcat.pages(entries) { addresses.absolute(path($0)) }
    return graphs.enumerated().map { index, graph in
      let bytes =
        switch form.format {
        case .turtle: graph.turtle
        case .rdfXML: graph.rdfXML
        default: graph.jsonLD
        }
      return DownloadFile(path(index + 1), form.format, bytes)
    }
  }.flatMap { $0 }
}
