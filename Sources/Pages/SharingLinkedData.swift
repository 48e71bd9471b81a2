import Content
import Diagnostics
import Downloads
import Tables

extension PageMaker {
  /// What a page is about in the vocabulary of schema.org, as JSON-LD: one graph, whose nodes know each other by address.
  ///
  /// Nothing is said that the page does not show. Without a base URL there are no addresses of the site in it.
  func linkedData(_ page: PageIdentity, canonical: String) -> JSON {
    let address = site.hasBaseURL ? canonical : ""
    var nodes: [JSON]
    switch page.subject {
    case .home: nodes = [home(page, address)]
    case .study(let study): nodes = [article(study, page, address)]
    case .dataset(let dataset, let study): nodes = [self.dataset(dataset, of: study, page, address)]
    case .note(let note): nodes = [article(note, page, address)]
    case .person(let person): nodes = [about(page, address, "ProfilePage", main: self.person(person.id.value))]
    case .organisation(let organisation):
      nodes = [about(page, address, "AboutPage", main: self.organisation(organisation.id.value))]
    case .catalogue: nodes = [catalogue(page, address)]
    case .page, .none: nodes = [about(page, address, "WebPage", main: nil)]
    }
    if let crumbs = breadcrumbs(page) { nodes.append(crumbs) }
    return ["@context": "https://schema.org", "@graph": .array(nodes)]
  }

  // MARK: The site

  private func about(_ page: PageIdentity, _ address: String, _ kind: String, main: JSON?) -> JSON {
    var node = LinkedNode(kind, id: address)
    node.set("url", address)
    node.set("name", page.title)
    node.set("description", page.description)
    node.set("inLanguage", code)
    node["mainEntity"] = main
    node["isPartOf"] = website
    return node.json
  }

  private var websiteAddress: String { site.hasBaseURL ? site.baseURL + "#website" : "" }

  /// The site, by its address; nil without one.
  private var website: JSON? { websiteAddress.isEmpty ? nil : ["@id": .string(websiteAddress)] }

  private func home(_ page: PageIdentity, _ address: String) -> JSON {
    var node = LinkedNode("WebSite", id: websiteAddress)
    node.set("url", address)
    node.set("name", page.title)
    node.set("description", page.description)
    node["inLanguage"] = .texts(site.languages)
    node["publisher"] = publisherNode
    node.set("license", site.licenses.text.address)
    node["isAccessibleForFree"] = .bool(true)
    let search = absolute(addresses.search(code))
    if !search.isEmpty {
      var action = LinkedNode("SearchAction")
      var target = LinkedNode("EntryPoint")
      target.set("urlTemplate", search + "?q={search_term_string}")
      action["target"] = target.json
      action.set("query-input", "required name=search_term_string")
      node["potentialAction"] = action.json
    }
    return node.json
  }

  private var publisherNode: JSON {
    let organisation = index.organisation(site.publisher.value)
    var node = LinkedNode("Organization", id: site.hasBaseURL ? site.baseURL + "#publisher" : "")
    node.set("name", publisherName)
    let own = organisation?.url ?? ""
    node.set("url", own.isEmpty && site.hasBaseURL ? site.baseURL : own)
    node.set("sameAs", organisation?.ror ?? "")
    node.set("email", site.contact)
    return node.json
  }

  private func person(_ id: String) -> JSON {
    let person = index.person(id)
    let orcid = person.map { $0.orcid.isEmpty ? "" : "https://orcid.org/" + $0.orcid } ?? ""
    let page = person == nil ? "" : absolute(addresses.person(id, code))
    var node = LinkedNode("Person", id: orcid.isEmpty ? page : orcid)
    node.set("name", person?.name ?? id)
    if let person {
      node.set("jobTitle", language.prose(person.role, in: site))
      node["affiliation"] = person.affiliation.map { organisation($0.value) }
    }
    node.set("identifier", orcid)
    node.set("sameAs", orcid)
    node.set("url", page)
    return node.json
  }

  private func organisation(_ id: String) -> JSON {
    let organisation = index.organisation(id)
    let page = organisation == nil ? "" : absolute(addresses.partner(id, code))
    let (ror, own) = (organisation?.ror ?? "", organisation?.url ?? "")
    var node = LinkedNode("Organization", id: ror.isEmpty ? page : ror)
    node.set("name", organisation?.name ?? id)
    node.set("url", own.isEmpty ? page : own)
    node.set("sameAs", ror)
    return node.json
  }

  private func image(_ subject: PageSubject) -> JSON? {
    guard let image = sharingImage(subject) else { return nil }
    var node = LinkedNode("ImageObject")
    node.set("url", absolute(image.address))
    node["width"] = .integer(SharingCard.width)
    node["height"] = .integer(SharingCard.height)
    node.set("caption", image.alternative)
    return node.json
  }

  private func themes(_ ids: [Located<String>]) -> [JSON] {
    ids.compactMap { id in
      guard let title = themeTitle(id.value) else { return nil }
      var node = LinkedNode("DefinedTerm")
      node.set("name", title)
      node.set("url", absolute(addresses.theme(id.value, code)))
      return node.json
    }
  }

  private func property(_ name: String, _ value: String, url: String = "") -> JSON {
    var node = LinkedNode("PropertyValue")
    node.set("propertyID", name)
    node.set("value", value)
    node.set("url", url)
    return node.json
  }

  // MARK: Texts

  private func article(_ study: Study, _ page: PageIdentity, _ address: String) -> JSON {
    let edition = study.editions[code]
    var node = LinkedNode("ScholarlyArticle", "Report", id: address)
    node.set("url", address)
    node.set("headline", page.title)
    node.set("name", page.title)
    node.set("description", page.description)
    node.set("abstract", page.description)
    node.set("inLanguage", edition.language)
    node.set("author", study.authors.map { person($0.value) })
    node["publisher"] = publisherNode
    node.set("datePublished", study.date.value.description)
    node.set("dateModified", study.modifiedDate.description)
    node.set("version", study.version.value)
    if study.simulation != nil { node.set("disambiguatingDescription", language["simulated-short"]) }
    node.set("creativeWorkStatus", language["status-" + study.status.rawValue])
    node.set("license", index.catalog.licenses(of: study).text.address)
    node["isAccessibleForFree"] = .bool(true)
    node["identifier"] = study.doi.map { property("DOI", $0.name, url: $0.address) }
    node.set("sameAs", study.doi?.address ?? "")
    node.set("reportNumber", "\(study.slug)-\(study.version.value)")
    node.set("keywords", edition.study.keywords.map(JSON.string))
    node.set("about", themes(study.themes))
    node.set("temporalCoverage", period(of: study.datasets))
    node["spatialCoverage"] = place(edition.study.territory)
    node.set("funder", study.funding.map { organisation($0.by.value) })
    node.set("isBasedOn", study.datasets.map { brief($0, of: study) })
    if let source = study.source {
      var work = LinkedNode("CreativeWork")
      work.set("name", source.text)
      work.set("url", source.url)
      node["citation"] = work.json
    }
    node["image"] = image(page.subject)
    node["isPartOf"] = website
    node.set(
      "correction",
      study.corrections.map { correction in
        var comment = LinkedNode("CorrectionComment")
        comment.set("text", language.prose(correction.what, in: site))
        comment.set("datePublished", correction.date.description)
        return comment.json
      })
    if site.hasBaseURL, page.isTranslated(code) {
      let others = site.languages.filter { $0 != code && page.isTranslated($0) }
      node.set("workTranslation", others.map { ["@id": .string(absolute(page.counterpart($0)))] })
    }
    return node.json
  }

  private func article(_ note: Note, _ page: PageIdentity, _ address: String) -> JSON {
    var node = LinkedNode("Article", id: address)
    node.set("url", address)
    node.set("headline", page.title)
    node.set("description", page.description)
    node.set("inLanguage", note.editions[code].language)
    node.set("author", note.authors.map { person($0.value) })
    node["publisher"] = publisherNode
    node.set("datePublished", note.date.value.description)
    node.set("license", site.licenses.text.address)
    node["isAccessibleForFree"] = .bool(true)
    node.set("about", themes(note.themes))
    node.set("citation", note.studies.compactMap { index.study($0.value) }.map(brief))
    node["image"] = image(page.subject)
    node["isPartOf"] = website
    return node.json
  }

  /// A study where another node names it.
  private func brief(_ study: Study) -> JSON {
    var node = LinkedNode("Report", id: absolute(addresses.study(study.slug, code)))
    node.set("name", language.prose(study.editions[code].title))
    node["identifier"] = study.doi.map { property("DOI", $0.name, url: $0.address) }
    return node.json
  }

  // MARK: Data

  /// The same in every language: the address of the dataset in the catalogue, which is that of its file without its
  /// ending.
  private func identifier(of dataset: Dataset, of study: Study) -> String {
    site.hasBaseURL ? site.baseURL + "data/\(study.slug)/\(dataset.name)" : ""
  }

  /// A search engine wants a description of fifty characters at least: what is short is followed by the study's summary,
  /// its title, and the names of the columns.
  private func describing(_ dataset: Dataset, of study: Study) -> String {
    let edition = study.editions[code]
    var text = language.prose(dataset.dictionary.description, in: site)
    let columns = dataset.table.columns.map { language.prose(LocalisedText($0.field.title), in: site) }
    for more in [
      language.prose(edition.summary), language.prose(edition.title),
      columns.filter { !$0.isEmpty }.joined(separator: ", "),
    ] where text.count < 50 && !more.isEmpty {
      text += (text.isEmpty ? "" : text.last?.isPunctuation == true ? " " : ". ") + more
    }
    return text
  }

  /// A dataset where another node names it.
  private func brief(_ dataset: Dataset, of study: Study) -> JSON {
    var node = LinkedNode("Dataset", id: identifier(of: dataset, of: study))
    node.set("url", absolute(addresses.dataset(study.slug, dataset.name, code)))
    node.set("name", language.prose(dataset.dictionary.title, in: site))
    node.set("description", describing(dataset, of: study))
    node.set("license", license(of: dataset, in: study).address)
    node.set("creator", study.authors.map { person($0.value) })
    return node.json
  }

  private func dataset(_ dataset: Dataset, of study: Study, _ page: PageIdentity, _ address: String) -> JSON {
    let edition = study.editions[code]
    let files = files(of: dataset.name, study: study.slug)
    var node = LinkedNode("Dataset", id: identifier(of: dataset, of: study))
    node.set("url", address)
    node.set("name", page.title)
    node.set("description", describing(dataset, of: study))
    node.set("inLanguage", code)
    node.set("license", license(of: dataset, in: study).address)
    node["isAccessibleForFree"] = .bool(true)
    node.set("creator", study.authors.map { person($0.value) })
    node["publisher"] = publisherNode
    node.set("funder", study.funding.map { organisation($0.by.value) })
    node.set("datePublished", study.date.value.description)
    node.set("dateModified", study.modifiedDate.description)
    if study.simulation != nil { node.set("disambiguatingDescription", language["simulated-short"]) }
    node.set("dateCreated", dataset.dictionary.created?.description ?? "")
    node.set("version", study.version.value)
    node["identifier"] = files.lazy.compactMap(\.content).first.map { property("UNF", $0.fingerprint.table) }
    node.set("keywords", edition.study.keywords.map(JSON.string))
    node.set("temporalCoverage", period(of: [dataset]))
    node["spatialCoverage"] = dataset.dictionary.spatial.map(place) ?? place(edition.study.territory)
    node.set("measurementTechnique", language["design-" + study.design.rawValue])
    node.set("variableMeasured", dataset.table.columns.map { variable($0.field) })
    if site.hasBaseURL { node.set("distribution", files.map(distribution)) }
    node["citation"] = brief(study)
    var catalogue = LinkedNode("DataCatalog", id: absolute(addresses.data(code)))
    catalogue.set("name", language["data-title"])
    catalogue.set("url", absolute(addresses.data(code)))
    node["includedInDataCatalog"] = catalogue.json
    node["image"] = image(page.subject)
    return node.json
  }

  private func variable(_ field: Tables.Field) -> JSON {
    var node = LinkedNode("PropertyValue")
    node.set("name", field.name)
    let title = language.prose(LocalisedText(field.title), in: site)
    if title != field.name { node.set("alternateName", title) }
    node.set("description", language.prose(LocalisedText(field.description), in: site))
    node.set("unitText", language.prose(LocalisedText(field.unit), in: site))
    return node.json
  }

  private func distribution(_ file: FileFacts) -> JSON {
    var node = LinkedNode("DataDownload")
    node.set("name", file.name)
    node.set("encodingFormat", file.format.mediaType)
    node.set("contentUrl", absolute(Address(path: file.path)))
    node.set("contentSize", "\(file.byteCount) B")
    node.set("sha256", file.sha256)
    return node.json
  }

  private func catalogue(_ page: PageIdentity, _ address: String) -> JSON {
    var node = LinkedNode("DataCatalog", id: address)
    node.set("url", address)
    node.set("name", page.title)
    node.set("description", page.description)
    node.set("inLanguage", code)
    node["publisher"] = publisherNode
    node.set("license", site.licenses.data.address)
    node["isAccessibleForFree"] = .bool(true)
    node["isPartOf"] = website
    return node.json
  }

  // MARK: Place in the site

  /// Where the page stands, itself at the end; nil without addresses or without anything above it.
  private func breadcrumbs(_ page: PageIdentity) -> JSON? {
    guard site.hasBaseURL, !page.crumbs.isEmpty else { return nil }
    var node = LinkedNode("BreadcrumbList")
    let steps = page.crumbs + [(page.title, page.address)]
    node.set(
      "itemListElement",
      steps.enumerated().map { index, step in
        var item = LinkedNode("ListItem")
        item["position"] = .integer(index + 1)
        item.set("name", step.label)
        item.set("item", absolute(step.address))
        return item.json
      })
    return node.json
  }
}
