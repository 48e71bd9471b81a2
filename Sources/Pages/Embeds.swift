import Analyses
import Charts
import Content
import Downloads
import Templates

/// The pages and files of single charts, which other sites may show.
extension PageMaker {
  /// Every chart of a study's page: those of its results, then those of its report, each with the name that it keeps in
  /// addresses as long as the results that it shows keep theirs.
  func figures(of study: Study) -> [FigureModel] {
    guard let results = index.results[study.slug] else { return [] }
    let edition = study.editions[code]
    var figures = flowPictures(study, edition, results) + resultPictures(results, in: study)
    figures += subgroupPictures(results.results.filter { $0.subgroups != nil }, in: study)
    figures += costPictures(study, results)
    for (number, block) in edition.blocks.enumerated() {
      figures += self.figures(of: block, number: number, results: results, study: study)
    }
    var names = UniqueNames()
    var named: [String: [FigureModel]] = [:]
    return figures.map { figure in
      var figure = withRestriction(figure, of: study)
      let wanted = figure.name
      // The report may show again what stands among the results: one chart has one address.
      if let same = named[wanted]?.first(where: { $0.shows(figure) }) {
        figure.name = same.name
      } else {
        figure.name = names.name(for: wanted)
        named[wanted, default: []].append(figure)
      }
      return figure
    }
  }

  /// Adds a page, a picture and a table for each chart of a study.
  ///
  /// - Returns: The names of the charts by their identifiers.
  func addEmbeds(of study: Study, to list: inout PageList) -> [String: String] {
    var names: [String: String] = [:]
    let maker = self
    var written: Set<String> = []
    for figure in figures(of: study) {
      let identifier = figure.identifier
      names[identifier] = figure.name
      guard written.insert(figure.name).inserted else { continue }
      let address = addresses.embed(study.slug, figure.name, code)
      @Sendable func made(by maker: PageMaker) -> FigureModel? {
        maker.figures(of: study).first { $0.identifier == identifier }
      }
      let templates = templates
      list.files.append(
        PageFile(path: address.path) {
          var html: [UInt8] = []
          if let figure = made(by: maker) {
            templates.embed.render(maker.embedPage(figure, of: study, at: address), into: &html)
          }
          return html
        })
      list.files.append(
        PageFile(path: address.beside(figure.name + ".svg").path) {
          Array((made(by: maker).map { maker.standalone($0, of: study) } ?? "").utf8)
        })
      list.files.append(
        PageFile(path: address.beside(figure.name + ".csv").path) {
          Array((made(by: maker.plain).map(csv) ?? "").utf8)
        })
    }
    return names
  }

  /// The figure as pages show it: with a word on restricted data, and on the page of its study with what readers take
  /// along.
  func shared(_ figure: FigureModel, of study: Study, on page: Address) -> FigureModel {
    var figure = withRestriction(figure, of: study)
    guard let name = figureNames[figure.identifier], page == addresses.study(study.slug, code) else { return figure }
    let address = addresses.embed(study.slug, name, code)
    figure.share = ShareModel(
      page: address.link(from: page), svg: address.beside(name + ".svg").link(from: page),
      csv: address.beside(name + ".csv").link(from: page),
      snippet: site.hasBaseURL ? snippet(figure, at: address.absolute(base: site.baseURL)) : "")
    return figure
  }

  /// The section with what readers take along under each of its pictures.
  func shared(_ section: ResultSection, of study: Study, on page: Address) -> ResultSection {
    var section = section
    section.pictures = section.pictures.map { shared($0, of: study, on: page) }
    return section
  }

  private func snippet(_ figure: FigureModel, at address: String) -> String {
    var title: [UInt8] = []
    appendEscaped(figure.title, to: &title)
    return """
      <iframe src="\(address)" title="\(String(decoding: title, as: UTF8.self))" width="100%" height="\(height(figure))" \
      loading="lazy" style="border:0"></iframe>
      """
  }

  /// The height of a frame of a desk's width in which the chart, its title and its source need no scrolling.
  private func height(_ figure: FigureModel) -> Int {
    let heights = figure.drawn.responsive.svg.components(after: "viewBox=\"").compactMap { box in
      box.split(separator: " ").dropFirst(3).first.flatMap { Double($0.prefix { $0 != "\"" }) }
    }
    let tallest = heights.max() ?? 300
    // Of the text of a caption some ninety characters stand on a line of 24 pixels.
    let lines = 1 + figure.title.utf8.count / 70 + figure.caption.utf8.count / 90
    return Int((tallest / 10).rounded(.up)) * 10 + 150 + 24 * lines
  }

  private func embedPage(_ figure: FigureModel, of study: Study, at address: Address) -> EmbedPage {
    let license = index.catalog.licenses(of: study).text
    let page = addresses.study(study.slug, code)
    // The cards of its results stand on the page of the study.
    let figure = figure.seen(from: page.link(from: address))
    let original = study.editions.has(code) ? page : addresses.study(study.slug, site.masterLanguage)
    return EmbedPage(
      language: code, title: figure.title, caption: figure.caption, picture: figure.picture, table: figure.table,
      isSimulated: study.simulation != nil,
      study: Link(
        label: language.prose(study.editions[code].title), address: page.link(from: address),
        language: foreign(study.editions[code])),
      source: "\(publisherName), \(study.versionDate.year)",
      license: Link(label: license.title, address: license.address),
      csv: address.beside(figure.name + ".csv").link(from: address), canonical: absolute(original),
      assets: address.rootPrefix + "assets/")
  }

  /// The chart as a file of its own, with its title, its caption and its source.
  private func standalone(_ figure: FigureModel, of study: Study) -> String {
    let license = index.catalog.licenses(of: study).text
    let edition = study.editions[code]
    let page = absolute(addresses.study(study.slug, code))
    let notice = study.simulation == nil ? "" : language["simulated-short"] + ". "
    let source =
      notice + language["embed-source"] + language["colon"] + language.prose(edition.title)
      + ", \(publisherName), \(study.versionDate.year). \(license.title)." + (page.isEmpty ? "" : " " + page)
    var chart = figure.drawn.chart
    chart.width = .wide
    chart.identifier = "chart"
    return chart.renderStandalone(title: figure.title, description: figure.caption, source: source).svg + "\n"
  }

  /// The same pages with numbers as programs read them.
  private var plain: PageMaker {
    PageMaker(context: context, language: language.plain, templates: templates)
  }
}

extension FigureModel {
  /// Whether another figure says and draws the same.
  fileprivate func shows(_ other: FigureModel) -> Bool {
    guard title == other.title, caption == other.caption, mark == other.mark, rowMarks == other.rowMarks else {
      return false
    }
    func drawing(_ figure: FigureModel) -> Chart {
      var chart = figure.drawn.chart
      chart.identifier = "chart"
      return chart.render()
    }
    return drawing(self) == drawing(other)
  }
}

/// The table under a figure as a file; its numbers have an ASCII sign.
private func csv(_ figure: FigureModel) -> String {
  let table = figure.table
  let hasNotes = table.rows.contains { !$0.note.isEmpty }
  func cell(_ cell: TableModel.Cell) -> String {
    cell.isNumber && cell.text.hasPrefix(minusSign) ? "-" + cell.text.dropFirst() : cell.text
  }
  let header = table.header.map(\.text)
  return ChartTable(
    header: Array(header.prefix(1)) + (hasNotes ? [""] : []) + header.dropFirst(),
    rows: table.rows.map { [$0.heading] + (hasNotes ? [$0.note] : []) + $0.cells.map(cell) }
  ).csv
}

extension Address {
  /// A file in the folder of a page.
  fileprivate func beside(_ name: String) -> Address { Address(path: path.dropLast("index.html".count) + name) }
}

extension String {
  /// What stands after each place of a text.
  fileprivate func components(after text: String) -> [Substring] {
    var rest = self[...]
    var parts: [Substring] = []
    while let found = rest.firstRange(of: text) {
      rest = rest[found.upperBound...]
      parts.append(rest.prefix(80))
    }
    return parts
  }
}
