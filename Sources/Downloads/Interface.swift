import Analyses
import Content

/// The static JSON interface, `api/v1/`: an index, collections in pages, each study by itself, the JSON Schema of each
/// kind of object and an OpenAPI 3.1 description. Everything comes from the shapes of ``InterfaceShapes``.
struct Interface {
  static let folder = "api/v1/"
  static let pageSize = 100

  static func path(ofStudy slug: String) -> String { folder + "studies/\(slug).json" }

  var catalog: Catalog
  var addresses: Addresses
  var pageSize = Interface.pageSize

  /// A page of a collection, whatever its items are.
  private struct Page {
    var number: Int
    var count: Int
    var total: Int
    var name: String
    var items: [JSON]
  }

  /// One kind of object, with its items as JSON.
  private struct Collection {
    var name: String
    /// Of one item.
    var schema: JSON
    var title: String
    var description: String
    var items: [JSON]
  }

  func files(_ entries: [StudyEntry], results: [String: StudyResults]) -> [DownloadFile] {
    let shapes = InterfaceShapes(catalog: catalog, addresses: addresses)
    func collection<Value>(_ name: String, _ shape: Shape<Value>, _ description: String, _ values: [Value])
      -> Collection
    {
      Collection(
        name: name, schema: shape.schema, title: shape.name, description: description, items: values.map(shape.json))
    }
    let tables = entries.flatMap { entry in
      entry.study.datasets.map { InterfaceShapes.Table(dataset: $0, entry: entry) }
    }
    let estimates = entries.flatMap { entry in
      (results[entry.study.slug]?.results ?? []).map { InterfaceShapes.Estimate(result: $0, entry: entry) }
    }
    let collections = [
      collection("studies", shapes.study, "The published studies.", entries),
      collection("datasets", shapes.dataset, "The published tables.", tables),
      collection("results", shapes.result, "The estimates of all studies.", estimates),
      collection("people", shapes.person, "Authors, reviewers and those who direct.", catalog.people),
    ]
    var files: [DownloadFile] = []
    func add(_ path: String, _ json: JSON, _ format: Format = .json) {
      files.append(DownloadFile(Self.folder + path, format, json.bytes))
    }
    add("index.json", index.json(collections))
    for collection in collections {
      let pages = pages(of: collection)
      let shape = page(of: collection)
      for page in pages { add(fileName(collection.name, page.number), shape.json(page)) }
      add("schemas/\(collection.title).json", document(collection.schema, name: collection.title), .jsonSchema)
      add("schemas/\(shape.name).json", document(shape.schema, name: shape.name), .jsonSchema)
    }
    for (entry, study) in zip(entries, collections[0].items) { add("studies/\(entry.study.slug).json", study) }
    add("schemas/\(index.name).json", document(index.schema, name: index.name), .jsonSchema)
    add("openapi.json", openAPI(collections))
    return files
  }

  private func fileName(_ collection: String, _ number: Int) -> String {
    number == 1 ? "\(collection).json" : "\(collection)-\(number).json"
  }

  private func address(_ path: String) -> JSON { .string(addresses.absolute(Self.folder + path)) }

  private func pages(of collection: Collection) -> [Page] {
    let total = collection.items.count
    let count = max((total + pageSize - 1) / pageSize, 1)
    return (1...count).map { number in
      Page(
        number: number, count: count, total: total, name: collection.name,
        items: Array(collection.items[min((number - 1) * pageSize, total)..<min(number * pageSize, total)]))
    }
  }

  private func page(of collection: Collection) -> Shape<Page> {
    Shape(
      name: collection.title + "Page", description: "A page of a collection. " + collection.description,
      members: [
        .init("total", .integer, "items of all pages") { .integer($0.total) },
        .init("page", .integer, "number of this page, from 1") { .integer($0.number) },
        .init("pages", .integer, "number of pages") { .integer($0.count) },
        .init("next", .address, "next page", isOptional: true) {
          $0.number < $0.count ? address(fileName($0.name, $0.number + 1)) : nil
        },
        .init("previous", .address, "previous page", isOptional: true) {
          $0.number > 1 ? address(fileName($0.name, $0.number - 1)) : nil
        },
        .init("items", .list(.object(collection.schema)), "the items") { .array($0.items) },
      ])
  }

  private var link: Shape<Collection> {
    Shape(
      name: "CollectionLink", description: "Where a collection begins.",
      members: [
        .init("name", .text, "name of the collection") { .string($0.name) },
        .init("description", .text, "what it holds") { .string($0.description) },
        .init("url", .address, "first page") { address(fileName($0.name, 1)) },
        .init("total", .integer, "number of items") { .integer($0.items.count) },
        .init("schema", .address, "JSON Schema of an item") { address("schemas/\($0.title).json") },
      ])
  }

  private var index: Shape<[Collection]> {
    let site = catalog.site
    let link = link
    return Shape(
      name: "Index", description: "The way into the interface.",
      members: [
        .init("title", .texts, "title of the site by language") { _ in .translations(site.title.texts) ?? .object([]) },
        .init("homepage", .address, "the site") { _ in .string(site.baseURL) },
        .init("openapi", .address, "description of the interface") { _ in address("openapi.json") },
        .init("catalog", .address, "DCAT-AP catalogue") { _ in .string(addresses.absolute("catalog.jsonld")) },
        .init("collections", .list(.object(link.schema)), "the collections") { .array($0.map(link.json)) },
      ])
  }

  /// A schema as a file of its own.
  private func document(_ schema: JSON, name: String) -> JSON {
    guard case .object(let members) = schema else { return schema }
    return .object(
      [
        (key: "$schema", value: "https://json-schema.org/draft/2020-12/schema"),
        (key: "$id", value: address("schemas/\(name).json")),
      ] + members)
  }

  // MARK: OpenAPI

  private func openAPI(_ collections: [Collection]) -> JSON {
    let site = catalog.site
    let language = site.masterLanguage
    func answer(_ schema: String) -> JSON {
      [
        "200": [
          "description": "The file.",
          "content": ["application/json": ["schema": ["$ref": .string("#/components/schemas/" + schema)]]],
        ],
        "404": ["description": "There is no such file."],
      ]
    }
    func get(_ id: String, _ summary: String, _ schema: String, _ parameters: [JSON] = []) -> JSON {
      [
        "get": .members([
          ("operationId", .string(id)), ("summary", .string(summary)),
          ("parameters", parameters.isEmpty ? nil : .array(parameters)), ("responses", answer(schema)),
        ])
      ]
    }
    var paths: [(String, JSON)] = [("/index.json", get("index", "The way into the interface.", index.name))]
    var schemas: [(String, JSON)] = [(index.name, index.schema)]
    for collection in collections {
      let shape = page(of: collection)
      schemas += [(collection.title, collection.schema), (shape.name, shape.schema)]
      paths.append(("/\(collection.name).json", get(collection.name, collection.description, shape.name)))
      let number: JSON = [
        "name": "page", "in": "path", "required": .bool(true), "description": "From 2 on.",
        "schema": ["type": "integer", "minimum": .integer(2)],
      ]
      paths.append(
        (
          "/\(collection.name)-{page}.json",
          get("\(collection.name)Page", "A further page. " + collection.description, shape.name, [number])
        ))
    }
    let slug: JSON = [
      "name": "slug", "in": "path", "required": .bool(true), "description": "Name of a study in addresses.",
      "schema": ["type": "string"],
    ]
    paths.append(("/studies/{slug}.json", get("study", "One study.", collections[0].title, [slug])))
    return [
      "openapi": "3.1.0",
      "info": .members([
        ("title", .string(site.title.text(language, otherwise: site.languages))),
        ("description", .text(site.description.text(language, otherwise: site.languages))), ("version", "1"),
        ("license", ["name": .string(site.licenses.data.title), "url": .string(site.licenses.data.address)]),
        ("contact", site.contact.isEmpty ? nil : ["email": .string(site.contact)]),
      ]),
      "servers": [["url": .string(addresses.absolute(String(Self.folder.dropLast())))]],
      "paths": .members(paths.map { ($0.0, $0.1) }),
      "components": ["schemas": .members(schemas.map { ($0.0, $0.1) })],
    ]
  }
}
