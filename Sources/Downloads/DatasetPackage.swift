import Content
import Tables

/// One dataset as a Data Package of version 2, beside the study's: what a program needs that wants only this table.
func datasetPackage(
  _ dataset: Dataset, csv: FileFacts, of study: Study, in catalog: Catalog, addresses: Addresses
) -> JSON {
  let languages = catalog.site.languages
  let license = dataset.dictionary.license ?? catalog.licenses(of: study).data
  var schema = tableSchema(dataset, languages: languages)
  // Keys into other tables lead out of this package.
  if case .object(let members) = schema {
    schema = .object(
      members.filter { $0.key != "foreignKeys" || dataset.dictionary.schema.foreignKeys.allSatisfy(\.dataset.isEmpty) })
  }
  let title = dataset.dictionary.title.text(languages[0], otherwise: languages)
  return .members([
    ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
    ("name", .string("\(study.slug).\(dataset.name)")),
    ("id", .string(addresses.absolute("\(Addresses.folder(of: study.slug))\(dataset.name).datapackage.json"))),
    ("title", .text(title)),
    ("homepage", .string(addresses.url(of: study))),
    ("version", .string(study.version.value)),
    ("created", .string("\(study.versionDate)T00:00:00Z")),
    ("licenses", packageLicenses([license])),
    ("contributors", packageContributors(of: study, in: catalog)),
    ("keywords", study.editions.master.study.keywords.isEmpty ? nil : .texts(study.editions.master.study.keywords)),
    ("simulated", study.simulation == nil ? nil : .bool(true)),
    (
      "resources",
      [
        packageTable(
          csv, name: dataset.name, schema: schema,
          about: packageDescription(of: dataset, license: nil, languages: languages))
      ]
    ),
  ])
}
