import Content
import Diagnostics
import Downloads
import Templates

extension PageMaker {
  // MARK: Licences

  /// Producer, title, date of the last update and licence, as Licence Ouverte 2.0 asks of who reuses data.
  func attribution(title: String, date: CalendarDate, license: License, address: Address) -> String {
    language.say(
      "attribution-line",
      [
        "producer": publisher, "title": title, "date": language.format.date(date),
        "license": license.title, "address": address.absolute(base: site.baseURL),
      ])
  }

  func attribution(of study: Study) -> String {
    attribution(
      title: language.prose(study.editions[code].title), date: study.versionDate,
      license: index.catalog.licenses(of: study).data, address: addresses.study(study.slug, code))
  }

  func attribution(of dataset: Dataset, in study: Study) -> String {
    attribution(
      title: language.prose(dataset.dictionary.title, in: site), date: study.versionDate,
      license: license(of: dataset, in: study), address: addresses.dataset(study.slug, dataset.name, code))
  }

  func licenseParts(on page: Address) -> [MadePart] {
    func link(_ license: License) -> Markup { anchor(license.title, license.address) }
    var attributionBlocks = [paragraph("attribution-text")]
    if let study = index.studies.first, let dataset = study.datasets.first {
      attributionBlocks.append(.text(escaped(attribution(of: dataset, in: study))))
    }
    var rows: [MadeBlock.Row] = []
    for study in index.studies {
      if let own = study.licenses, own != site.licenses {
        let title = language.prose(study.editions[code].title)
        rows.append(
          MadeBlock.Row(
            heading: anchor(title, addresses.study(study.slug, code).link(from: page)),
            cells: [link(own.data), link(own.text)]))
      }
      for dataset in study.datasets {
        guard let own = dataset.dictionary.license, own != index.catalog.licenses(of: study).data else { continue }
        let title = language.prose(dataset.dictionary.title, in: site)
        rows.append(
          MadeBlock.Row(
            heading: anchor(title, addresses.dataset(study.slug, dataset.name, code).link(from: page)),
            cells: [link(own), Markup("–")]))
      }
    }
    let exceptions: MadeBlock =
      rows.isEmpty
      ? paragraph("no-exception")
      : .table(
        caption: language["trust-exceptions-caption"],
        header: [language["trust-head-work"], language["fact-license-data"], language["fact-license-text"]], rows: rows)
    return [
      part(
        "which", [paragraph("which-text", ["data": link(site.licenses.data), "text": link(site.licenses.text)])]),
      part("attribution", attributionBlocks), part("exceptions", [exceptions]),
    ]
  }

  // MARK: Independence and funding

  func independenceParts(on page: Address) -> [MadePart] {
    var parts: [MadePart] = []
    let boards = [Person.Group.board, .council].map { group in
      Fact(
        language["group-" + group.rawValue],
        index.catalog.people.filter { $0.group == group }.map { personLink($0.id.value, on: page) })
    }.filter { !$0.values.isEmpty }
    if !boards.isEmpty { parts.append(part("boards", [.facts(boards)])) }
    parts.append(fundersPart(on: page))
    let studies = index.studies
    func declared(_ key: String, _ isTrue: (Study) -> Bool) -> Markup {
      sentence("trust-declared-" + key, ["count": escaped(language.format.integer(studies.count(where: isTrue)))])
    }
    parts.append(
      part(
        "declared",
        [
          paragraph("declared-text", ["total": escaped(language.count("total-studies", studies.count))]),
          .list([
            declared("preregistered") { $0.preregistration != nil }, declared("reviewed") { !$0.reviews.isEmpty },
            declared("funded") { !$0.funding.isEmpty }, declared("corrected") { !$0.corrections.isEmpty },
          ]),
        ]))
    return parts
  }

  private func fundersPart(on page: Address) -> MadePart {
    struct Total {
      var studies: Set<String> = []
      var amount = 0.0
      var hasAmount = false
      var withoutAmount = 0
    }
    var totals: [String: Total] = [:]
    for study in index.studies {
      for funding in study.funding {
        var total = totals[funding.by.value] ?? Total()
        total.studies.insert(study.slug)
        total.amount += funding.amount ?? 0
        if funding.amount == nil { total.withoutAmount += 1 } else { total.hasAmount = true }
        totals[funding.by.value] = total
      }
    }
    guard !totals.isEmpty else { return part("funders", [paragraph("no-funder")]) }
    let rows = totals.sorted { ($1.value.amount, $0.key) < ($0.value.amount, $1.key) }.map { id, total in
      var heading = anchor(organisationLink(id, on: page))
      if index.organisation(id)?.isSimulated == true {
        heading.bytes += "<span class=\"sub\">".utf8
        appendEscaped(language["simulated-organisation"], to: &heading.bytes)
        heading.bytes += "</span>".utf8
      }
      var amount = total.hasAmount ? language.format.euros(language.format.number(total.amount)) : "–"
      if total.withoutAmount > 0 {
        amount +=
          " " + language.say("trust-without-amount", ["count": language.format.integer(total.withoutAmount)])
      }
      return MadeBlock.Row(
        heading: heading, cells: [escaped(language.format.integer(total.studies.count)), escaped(amount)])
    }
    return part(
      "funders",
      [
        paragraph("funders-text"),
        .table(
          caption: language["trust-funders-caption"],
          header: [language["trust-head-funder"], language["studies"], language["trust-head-amount"]], rows: rows,
          isNumeric: true),
      ])
  }

  // MARK: Corrections

  func correctionsParts(on page: Address) -> [MadePart] {
    struct Entry {
      var study: Study
      var correction: Study.Correction
    }
    let entries = index.studies.flatMap { study in study.corrections.map { Entry(study: study, correction: $0) } }
      .sorted {
        ($1.correction.date, $0.study.slug, $1.correction.version)
          < ($0.correction.date, $1.study.slug, $0.correction.version)
      }
    let records = entries.map { entry in
      let title = language.prose(entry.study.editions[code].title)
      let address = addresses.study(entry.study.slug, code).link(from: page) + "#part_corrections"
      let texts = [("what", entry.correction.what), ("why", entry.correction.why)]
      return MadeBlock.Record(
        title: anchor("\(title), \(language.say("version", ["version": entry.correction.version]))", address),
        detail: language.format.date(entry.correction.date),
        lines: texts.map { key, text in Fact(language["trust-head-" + key], language.prose(text, in: site)) })
    }
    return [
      part("rule", [paragraph("rule-text")]),
      part(
        "all-corrections",
        [
          records.isEmpty ? paragraph("no-correction") : .records(records)
        ]), part("error", [paragraph("error-short", ["contact": mail(site.contact)])]),
    ]
  }

  // MARK: Mirror

  func mirrorParts() -> [MadePart] {
    let base = site.baseURL
    var copy = [paragraph("copy-text"), .code(wgetRecipe)]
    if !site.rsync.isEmpty {
      copy += [paragraph("rsync-text"), .code("rsync --archive --delete --checksum \(site.rsync) .")]
    }
    let resync = "--hash sha-256 --checksum --multifile --delete \(base)=."
    copy += [
      paragraph("resync-text"),
      .code("pip install resync\nresync-sync --baseline \(resync)\nresync-sync --incremental --delete \(base)=."),
    ]
    if site.hasResourceDump {
      copy += [
        paragraph("dump-text"),
        .code(
          "wget \(base)resourcedump.xml\n"
            + "sed -n 's|.*<loc>\\(.*zip\\)</loc>.*|\\1|p' resourcedump.xml > packages.txt\n"
            + "wget --force-directories --input-file=packages.txt\n"
            + "find . -name '*.zip' -path '*/dumps/*' -exec unzip -qo {} ';'"),
      ]
    }
    let bucket = [
      paragraph("rclone-text"), .code("rclone sync . bucket:copy"), paragraph("aws-text"),
      .code("rsync --recursive --checksum --delete . ../staging\naws s3 sync --delete ../staging s3://copy"),
    ]
    var verify = [paragraph("verify-text"), .code("sha256sum --check --quiet SHA256SUMS")]
    if !site.publicKey.value.isEmpty {
      verify += [paragraph("signature-text"), .code("minisign -V -m SHA256SUMS -P \(site.publicKey.value)")]
    }
    verify += [paragraph("equal-text"), .code("curl --silent \(base)mirror.json | cmp - mirror.json")]
    let feeds: [(path: String, key: String)] = [
      ("catalog.jsonld", "catalog"), ("catalog.ttl", "catalog-turtle"), ("catalog.rdf", "catalog-xml"),
      ("catalog-datagouv.ttl", "catalog-datagouv"), ("studies.json", "studies-json"), ("studies.csv", "studies-csv"),
      (addresses.feed(code).path, "feed"), ("sitemap.xml", "sitemap"), ("SHA256SUMS", "sums"),
      ("mirror.json", "mirror"), (ResourceSync.description, "resourcesync"), ("history.tsv", "history"),
    ]
    return [
      part("copy", copy), part("bucket", bucket), part("verify", verify),
      part(
        "harvest",
        [
          .table(
            caption: language["trust-harvest-caption"],
            header: [language["trust-head-address"], language["trust-head-holds"]],
            rows: feeds.map { path, key in
              MadeBlock.Row(heading: anchor(path, base + path), cells: [sentence("trust-harvest-" + key)])
            })
        ]), part("honest", [paragraph("honest-text")]),
    ]
  }

  /// Below a path, wget would make its folders too.
  private var wgetRecipe: String {
    let base = site.baseURL
    let signature = site.publicKey.value.isEmpty ? "" : " \(base)SHA256SUMS.minisig"
    let depth = base.split(separator: "/").count - 2
    let cut = depth > 0 ? " --cut-dirs=\(depth)" : ""
    return "wget --timestamping \(base)SHA256SUMS\(signature) \(base)mirror.json\n"
      + "sed 's|^[0-9a-f]*  |\(base)|' SHA256SUMS > ../addresses.txt\n"
      + "wget --force-directories --no-host-directories\(cut) --timestamping --input-file=../addresses.txt"
  }
}
