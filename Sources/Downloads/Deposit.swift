import Content

/// What an archive asks of a deposit of one released version.
///
/// Zenodo is described twice: for its own deposit interface, and for that of InvenioRDM, the software which Zenodo and
/// other archives run. Dataverse is described by its citation block.
///
/// - SeeAlso: developers.zenodo.org, “Deposit metadata”, with `legacyrecord.json` of github.com/zenodo/zenodo;
///   inveniordm.docs.cern.ch, “Metadata reference”; guides.dataverse.org, “Native API”, with `citation.tsv` of
///   github.com/IQSS/dataverse.
package struct Deposit: Sendable {
  /// The name of the study's folder.
  package var study: String
  package var title: String
  /// In the study's other languages.
  package var titles: [(text: String, language: String)]
  package var summary: String
  package var question: String
  package var version: String
  package var date: CalendarDate
  package var authors: [Author]
  package var keywords: [String]
  /// `fr`, `en`.
  package var language: String
  package var licenses: Licenses
  package var publisher: String
  /// An e-mail; empty when the site names none.
  package var contact: String
  package var url: String
  package var bundle: String
  package var sha256: String
  package var funding: [(name: String, note: String)]
  /// Of this version, of the one before, and of all; nil when there is none yet.
  package var doi: DOI?
  package var formerDOI: DOI?
  package var conceptDOI: DOI?

  package struct Author: Sendable {
    package var name: AuthorName
    package var orcid: String
    package var affiliation: String
  }

  /// - Parameter sha256: Of the frozen bundle.
  package init(_ study: Study, in catalog: Catalog, addresses: Addresses, sha256: String) {
    let edition = study.editions.master
    self.study = study.slug
    title = edition.title
    titles = study.editions.translations.map { ($0.title, $0.language) }
    summary = edition.summary
    question = edition.study.question
    version = study.version.value
    date = study.versionDate
    let citation = Citation(study, in: catalog, language: edition.language, addresses: addresses)
    authors = citation.authors.map { Author(name: $0.parts, orcid: $0.orcid, affiliation: $0.affiliation) }
    keywords = edition.study.keywords
    language = edition.language
    licenses = catalog.licenses(of: study)
    publisher = catalog.publisherName
    contact = catalog.site.contact
    url = addresses.url(of: study)
    bundle = Addresses.bundle(of: study).split(separator: "/").last.map(String.init) ?? ""
    self.sha256 = sha256
    funding = study.funding.map {
      (
        catalog.organisation($0.by.value)?.name ?? $0.by.value,
        $0.note.text(edition.language, otherwise: [edition.language])
      )
    }
    doi = study.doi
    formerDOI = study.depositions.former(before: version)?.doi
    conceptDOI = study.depositions.all?.value
  }

  /// Authors, or the publisher of a study without any: an archive wants one.
  private var creators: [Author] {
    authors.isEmpty
      ? [Author(name: AuthorName(given: "", family: publisher), orcid: "", affiliation: "")] : authors
  }

  /// What the deposit is to other things: the page of the study, and the version before. That all versions hang together
  /// is told to the archive by depositing a new version of the same record.
  private var related: [(identifier: String, isDOI: Bool, relation: String)] {
    [(url, false, "isIdenticalTo")] + (formerDOI.map { [($0.name, true, "isNewVersionOf")] } ?? [])
  }

  /// What is said beside the description: how to verify the bundle, and under what the texts are.
  private var notes: String {
    var sentences = ["\(bundle): SHA-256 \(sha256). Verify it with: tank verify \(bundle)."]
    if licenses.text != licenses.data {
      sentences.append(
        "Data: \(licenses.data.title) (\(licenses.data.address)); texts: \(licenses.text.title) (\(licenses.text.address))."
      )
    }
    return sentences.joined(separator: " ")
  }

  private var paragraphs: String { "<p>\(escapedXML(summary))</p><p>\(escapedXML(question))</p>" }

  /// ISO 639-3, which Zenodo and InvenioRDM take; nil for a language that is not known here.
  private func longLanguage(_ code: String) -> String? {
    [
      "br": "bre", "ca": "cat", "de": "deu", "en": "eng", "es": "spa", "eu": "eus", "fr": "fra", "it": "ita",
      "nl": "nld", "oc": "oci", "pl": "pol", "pt": "por", "ro": "ron", "sv": "swe",
    ][code]
  }

  /// As the vocabulary of Zenodo and InvenioRDM names it: SPDX in small letters.
  private var licenseId: String { licenses.data.rawValue.lowercased() }

  /// For `POST /api/deposit/depositions` of Zenodo.
  package var zenodo: JSON {
    [
      "metadata": .members([
        ("upload_type", "dataset"),
        ("title", .string(title)),
        ("publication_date", .string(date.iso8601)),
        (
          "creators",
          .array(
            creators.map { author in
              .members([
                ("name", .string(author.name.inverted)), ("affiliation", .text(author.affiliation)),
                ("orcid", .text(author.orcid)),
              ])
            })
        ),
        ("description", .string(paragraphs)),
        ("access_right", "open"),
        ("license", .string(licenseId)),
        ("version", .string(version)),
        ("language", longLanguage(language).map(JSON.string)),
        ("keywords", keywords.isEmpty ? nil : .texts(keywords)),
        ("notes", .string(notes)),
        (
          "related_identifiers",
          .array(
            related.map {
              ["identifier": .string($0.identifier), "relation": .string($0.relation), "resource_type": "dataset"]
            })
        ),
        // Zenodo gives its own; another archive's is told.
        ("doi", doi.flatMap { $0.name.hasPrefix("10.5281/") ? nil : .string($0.name) }),
        ("prereserve_doi", doi == nil ? .bool(true) : nil),
      ])
    ]
  }

  /// For `POST /api/records` of InvenioRDM.
  package var invenio: JSON {
    .members([
      ("access", ["record": "public", "files": "public"]),
      ("files", ["enabled": .bool(true)]),
      ("pids", doi.map { ["doi": ["identifier": .string($0.name), "provider": "external"]] }),
      (
        "metadata",
        .members([
          ("resource_type", ["id": "dataset"]),
          ("title", .string(title)),
          (
            "additional_titles",
            titles.isEmpty
              ? nil
              : .array(
                titles.map { title in
                  .members([
                    ("title", .string(title.text)), ("type", ["id": "translated-title"]),
                    ("lang", longLanguage(title.language).map { ["id": .string($0)] }),
                  ])
                })
          ),
          ("publication_date", .string(date.iso8601)),
          (
            "creators",
            .array(
              creators.map { author in
                .members([
                  (
                    "person_or_org",
                    .members([
                      ("type", author.name.given.isEmpty ? "organizational" : "personal"),
                      ("name", author.name.given.isEmpty ? .string(author.name.family) : nil),
                      ("given_name", author.name.given.isEmpty ? nil : .string(author.name.given)),
                      ("family_name", author.name.given.isEmpty ? nil : .string(author.name.family)),
                      (
                        "identifiers",
                        author.orcid.isEmpty ? nil : [["scheme": "orcid", "identifier": .string(author.orcid)]]
                      ),
                    ])
                  ),
                  ("affiliations", author.affiliation.isEmpty ? nil : [["name": .string(author.affiliation)]]),
                ])
              })
          ),
          ("description", .string(paragraphs)),
          (
            "additional_descriptions",
            [["description": .string(escapedXML(notes)), "type": ["id": "other"]]]
          ),
          ("publisher", .text(publisher)),
          ("version", .string(version)),
          ("languages", longLanguage(language).map { [["id": .string($0)]] }),
          ("subjects", keywords.isEmpty ? nil : .array(keywords.map { ["subject": .string($0)] })),
          ("rights", [["id": .string(licenseId)]]),
          (
            "related_identifiers",
            .array(
              related.map {
                [
                  "identifier": .string($0.identifier), "scheme": .string($0.isDOI ? "doi" : "url"),
                  "relation_type": ["id": .string($0.relation.lowercased())], "resource_type": ["id": "dataset"],
                ]
              })
          ),
          (
            "funding", funding.isEmpty ? nil : .array(funding.map { ["funder": ["name": .string($0.name)]] })
          ),
        ])
      ),
    ])
  }

  /// For `POST /api/dataverses/$COLLECTION/datasets` of Dataverse.
  package var dataverse: JSON {
    let about = notes
    var fields: [JSON] = [
      single("title", title),
      list(
        "author",
        creators.map { author in
          [("authorName", author.name.inverted), ("authorAffiliation", author.affiliation)]
            + (author.orcid.isEmpty ? [] : [("authorIdentifierScheme", "ORCID"), ("authorIdentifier", author.orcid)])
        }),
      list("datasetContact", [[("datasetContactName", publisher), ("datasetContactEmail", contact)]]),
      list(
        "dsDescription", [[("dsDescriptionValue", summary + "\n" + question), ("dsDescriptionDate", date.iso8601)]]),
      controlled("subject", ["Social Sciences"]),
    ]
    if !keywords.isEmpty { fields.append(list("keyword", keywords.map { [("keywordValue", $0)] })) }
    if let name = ["fr": "French", "en": "English"][language] { fields.append(controlled("language", [name])) }
    fields.append(single("alternativeURL", url))
    fields.append(single("notesText", about))
    if !funding.isEmpty { fields.append(list("grantNumber", funding.map { [("grantNumberAgency", $0.name)] })) }
    let others = [(publisher, bundle)] + [doi, conceptDOI].compactMap { $0 }.map { ("DOI", $0.name) }
    fields.append(list("otherId", others.map { [("otherIdAgency", $0.0), ("otherIdValue", $0.1)] }))
    if let formerDOI { fields.append(texts("relatedDatasets", ["Is new version of: \(formerDOI.address)"])) }
    fields.append(single("distributionDate", date.iso8601))
    return [
      "datasetVersion": .members([
        ("license", dataverseLicense),
        ("termsOfUse", dataverseLicense == nil ? .string("\(licenses.data.title), \(licenses.data.address)") : nil),
        (
          "metadataBlocks",
          ["citation": ["displayName": "Citation Metadata", "fields": .array(fields)]]
        ),
      ])
    ]
  }

  /// Only the licences that Dataverse itself brings along; an installation may have more.
  private var dataverseLicense: JSON? {
    switch licenses.data {
    case .cc0: ["name": "CC0 1.0", "uri": "http://creativecommons.org/publicdomain/zero/1.0"]
    case .ccBy4: ["name": "CC BY 4.0", "uri": "http://creativecommons.org/licenses/by/4.0"]
    case .ccBySa4, .etalab2, .odbl1: nil
    }
  }

  private func single(_ name: String, _ value: String) -> JSON {
    ["typeName": .string(name), "multiple": .bool(false), "typeClass": "primitive", "value": .string(value)]
  }

  private func texts(_ name: String, _ values: [String]) -> JSON {
    ["typeName": .string(name), "multiple": .bool(true), "typeClass": "primitive", "value": .texts(values)]
  }

  private func controlled(_ name: String, _ values: [String]) -> JSON {
    ["typeName": .string(name), "multiple": .bool(true), "typeClass": "controlledVocabulary", "value": .texts(values)]
  }

  /// A field of several values, each a group; an empty member is left out.
  private func list(_ name: String, _ groups: [[(String, String)]]) -> JSON {
    let values = groups.map { members in
      JSON.members(
        members.filter { !$0.1.isEmpty }.map { key, value in
          let isControlled = key == "authorIdentifierScheme"
          return (
            key,
            [
              "typeName": .string(key), "multiple": .bool(false),
              "typeClass": .string(isControlled ? "controlledVocabulary" : "primitive"), "value": .string(value),
            ]
          )
        })
    }
    return [
      "typeName": .string(name), "multiple": .bool(true), "typeClass": "compound", "value": .array(values),
    ]
  }

  /// How to send the package, by hand or by command; it holds no secret.
  package var readMe: [UInt8] {
    Array(
      """
      # \(title), version \(version)

      The files to deposit stand in `files/`; the other files describe them. Look at each before you send it: an archive
      keeps what it is given.

      ## By hand

      Upload `files/` in the form of the archive, and copy title, authors, description, licence and address of the study from
      `zenodo.json` or `dataverse.json`.

      ## Zenodo

      Make a token with the rights `deposit:write` and `deposit:actions` at zenodo.org/account/settings/applications, and keep
      it in the environment. Try it at sandbox.zenodo.org first.

          read -rs ZENODO_TOKEN
          curl -H "Authorization: Bearer $ZENODO_TOKEN" -H "Content-Type: application/json" \\
            --data @zenodo.json https://zenodo.org/api/deposit/depositions > answer.json
          BUCKET=$(jq -r .links.bucket answer.json)
          for file in files/*; do
            curl -H "Authorization: Bearer $ZENODO_TOKEN" --upload-file "$file" "$BUCKET/$(basename "$file")"
          done
          jq -r .metadata.prereserve_doi.doi answer.json

      Then look at the draft in the browser, and publish it there.

      ## Another archive with InvenioRDM

          curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
            --data @invenio.json "$ARCHIVE/api/records" > answer.json

      The address `.links.files` of the answer takes the files, `.links.publish` publishes.

      ## Dataverse

          read -rs DATAVERSE_TOKEN
          curl -H "X-Dataverse-key: $DATAVERSE_TOKEN" -H "Content-Type: application/json" \\
            --upload-file dataverse.json -X POST "$SERVER/api/dataverses/$COLLECTION/datasets" > answer.json
          DOI=$(jq -r .data.persistentId answer.json)
          for file in files/*; do
            curl -H "X-Dataverse-key: $DATAVERSE_TOKEN" -F "file=@$file" -F 'jsonData={"tabIngest":"false"}' \\
              "$SERVER/api/datasets/:persistentId/add?persistentId=$DOI"
          done

      Dataverse unpacks a zip archive; to keep the bundle whole, upload it in a second archive around it. Check the licence
      before you publish: each installation has a list of its own.

      ## A later version

      Do not begin another record: the archive links the versions of one. On Zenodo, open the record of the version before
      and choose “New version”, or `curl -X POST -H "Authorization: Bearer $ZENODO_TOKEN" \
      https://zenodo.org/api/deposit/depositions/NUMBER/actions/newversion`; in Dataverse, “Edit dataset”, replace the files,
      publish a major version.

      ## Afterwards

      Tell the site the DOI that the archive gave:

          tank deposit \(study) --doi 10.…

      It stands in the front matter then, as that of version \(version), and from the next build on in the page, the citations,
      the metadata and the catalogues. The frozen bundle does not change. Where the archive gives a DOI for all versions
      together too, add it with `--all-versions-doi`.

      """.utf8)
  }
}
