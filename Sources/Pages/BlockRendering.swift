import Analyses
import Content
import Templates

extension PageMaker {
  /// Puts a report's block into the page.
  ///
  /// - Parameter number: Its place among the blocks of the text, which makes the identifiers of its chart.
  func append(_ block: Block, number: Int, study: Study, page: Address, to html: inout [UInt8]) {
    guard let results = index.results[study.slug] else { return }
    let own = addresses.study(study.slug, code)
    // On another page than the study's own, the cards of results stand elsewhere.
    let prefix = page == own ? "" : own.link(from: page)
    func render(_ figure: FigureModel) {
      templates.figure.render(shared(figure, of: study, on: page).seen(from: prefix), into: &html)
    }
    func render(_ table: TableModel) { templates.table.render(table.seen(from: prefix), into: &html) }
    let identifier = "chart-\(number + 1)"
    switch block.kind {
    case .note: break
    case .estimate:
      for (position, id) in block.arguments.enumerated() {
        guard let result = results.result(id.value) else { continue }
        var card = estimateCard(
          result, in: study, identifier: "\(identifier)-\(position + 1)",
          simulated: simulatedText(result, in: study))
        card.mark = card.mark.seen(from: prefix)
        templates.estimateCard.render(card, into: &html)
      }
    case .chart, .forest:
      for figure in figures(of: block, number: number, results: results, study: study) {
        render(figure)
      }
    case .table:
      let chosen = block.arguments.compactMap { results.result($0.value) }
      if !chosen.isEmpty {
        var tables = resultTables(chosen, in: study)
        if !block.title.isEmpty { tables[0].title = language.prose(block.title) }
        if !block.caption.isEmpty { tables[0].caption = language.prose(block.caption) }
        for table in tables { render(table) }
        for (position, result) in chosen.enumerated() {
          if let table = subgroupTable(result, in: study) { render(table) }
          if let figure = subgroupFigure(result, in: study, identifier: "\(identifier)-\(position + 1)") {
            render(figure)
          }
        }
      }
      for id in block.arguments {
        for table in otherTables(id.value, results: results, in: study) { render(table) }
      }
    case .balance:
      for id in block.arguments {
        guard results.balance(id.value) != nil else { continue }
        for table in otherTables(id.value, results: results, in: study) { render(table) }
      }
    case .dataset:
      for name in block.arguments {
        guard let dataset = study.dataset(named: name.value) else { continue }
        templates.datasetLink.render(datasetCard(dataset, of: study, on: page), into: &html)
      }
    case .flow:
      guard case .flow(let counts)? = results.displays[block.place] else { return }
      if block.steps.contains(where: { !$0.arm.isEmpty }) {
        render(flowFigure(block, counts, in: study, identifier: identifier))
      } else {
        var list = flowList(block, counts, in: study)
        list.mark = list.mark.seen(from: prefix)
        templates.flow.render(list, into: &html)
      }
    }
  }

  /// The figures that a block puts into the page, in their order.
  func figures(of block: Block, number: Int, results: StudyResults, study: Study) -> [FigureModel] {
    let identifier = "chart-\(number + 1)"
    switch block.kind {
    case .chart:
      return charts(block, results: results, study: study, identifier: identifier)
    case .forest:
      return block.arguments.enumerated().compactMap { position, id in
        guard let result = results.result(id.value), result.pooled != nil else { return nil }
        var figure = forestFigure(result, in: study, identifier: "\(identifier)-\(position + 1)")
        rename(&figure, block)
        return figure
      }
    case .table:
      let chosen = block.arguments.compactMap { results.result($0.value) }
      return chosen.enumerated().compactMap { position, result in
        subgroupFigure(result, in: study, identifier: "\(identifier)-\(position + 1)")
      }
    case .flow:
      guard case .flow(let counts)? = results.displays[block.place], block.steps.contains(where: { !$0.arm.isEmpty })
      else { return [] }
      return [flowFigure(block, counts, in: study, identifier: identifier)]
    case .note, .estimate, .balance, .dataset: return []
    }
  }

  private func charts(_ block: Block, results: StudyResults, study: Study, identifier: String) -> [FigureModel] {
    var figures: [FigureModel] = []
    switch block.chart {
    case .estimates:
      figures = estimatesFigures(
        block.arguments.compactMap { results.result($0.value) }, in: study, identifier: identifier)
      for (position, id) in block.arguments.enumerated() {
        if let power = results.power(id.value) {
          figures += powerFigures(power, in: study, identifier: "\(identifier)-power-\(position + 1)")
        }
      }
    case .subgroups:
      figures = block.arguments.enumerated().compactMap { position, id in
        results.result(id.value).flatMap {
          subgroupFigure($0, in: study, identifier: "\(identifier)-\(position + 1)")
        }
      }
    case .balance:
      figures = block.arguments.enumerated().compactMap { position, id in
        results.balance(id.value).flatMap {
          balanceFigure($0, in: study, identifier: "\(identifier)-\(position + 1)")
        }
      }
    case .funnel:
      figures = block.arguments.enumerated().compactMap { position, id in
        results.result(id.value).flatMap {
          funnelFigure($0, in: study, identifier: "\(identifier)-\(position + 1)", fewest: 3)
        }
      }
    case .bars, .density, .box, .binnedScatter, .tileMap:
      if case .summary(let display)? = results.displays[block.place] {
        figures = [summaryFigure(display, block: block, study: study, identifier: identifier)]
      }
    case .dots, .overlap:
      if case .distribution(let display)? = results.displays[block.place] {
        figures = [histogramFigure(display, block: block, study: study, identifier: identifier)]
      }
    case .smallMultiples:
      if case .trend(let display)? = results.displays[block.place] {
        figures = [smallMultiplesFigure(display, block: block, study: study, identifier: identifier)]
      }
    case .eventStudy:
      if case .eventStudy(let display)? = results.displays[block.place],
        let result = results.result(display.result)
      {
        figures = [eventStudyFigure(display, result, block: block, study: study, identifier: identifier)]
      }
    case .waterfall, .tornado, .acceptability:
      if case .rows(let rows)? = results.displays[block.place] {
        figures = [rowsFigure(rows, block: block, study: study, identifier: identifier)]
      }
    case .distribution:
      if case .distribution(let display)? = results.displays[block.place] {
        figures = [distributionFigure(display, block: block, study: study, identifier: identifier)]
      }
    case .trend:
      if case .trend(let display)? = results.displays[block.place] {
        figures = [trendFigure(display, block: block, study: study, identifier: identifier)]
      }
    }
    for index in figures.indices { rename(&figures[index], block) }
    return figures
  }

  /// The tables of a calculation that is no estimate, each naming it.
  func otherTables(_ id: String, results: StudyResults, in study: Study) -> [TableModel] {
    var tables: [TableModel] = []
    if let description = results.description(id) {
      tables = [marked(descriptionTable(description, in: study), description.dataSHA256)]
    } else if let table = results.crossTable(id) {
      tables = crossTables(table).map { marked($0, table.dataSHA256) }
    } else if let balance = results.balance(id) {
      tables = [marked(balanceTable(balance, in: study), balance.dataSHA256)]
    } else if let attrition = results.attrition(id) {
      tables = [marked(attritionTable(attrition), attrition.dataSHA256)]
    } else if let index = results.index(id) {
      tables = [marked(indexTable(index), index.dataSHA256)]
    } else if let power = results.power(id) {
      tables = [powerTable(power)]
    }
    return tables.map { $0.marked(mark(id, in: study)) }
  }

  /// A table with a word for readers when it was computed on data that they do not have.
  private func marked(_ table: TableModel, _ checksum: String) -> TableModel {
    guard checksum.isEmpty else { return table }
    var table = table
    table.caption = withRestriction(table.caption)
    return table
  }

  /// A figure with the same word, when a result or a dataset that it shows is restricted.
  func withRestriction(_ figure: FigureModel, of study: Study) -> FigureModel {
    let start = study.slug.utf8.count + 1
    let isRestricted = ([figure.mark] + figure.rowMarks).contains { mark in
      index.results[study.slug]?.isRestricted(String(mark.result.utf8.dropFirst(start)) ?? "") == true
        || study.dataset(named: String(mark.dataset.utf8.dropFirst(start)) ?? "")?.restricted != nil
    }
    guard isRestricted else { return figure }
    var figure = figure
    figure.caption = withRestriction(figure.caption)
    return figure
  }

  func withRestriction(_ caption: String) -> String {
    caption.isEmpty ? language["restricted-data"] : caption + " " + language["restricted-data"]
  }

  /// The author's title and caption take the place of ours.
  private func rename(_ figure: inout FigureModel, _ block: Block) {
    if !block.title.isEmpty { figure.title = language.prose(block.title) }
    if !block.caption.isEmpty { figure.caption = language.prose(block.caption) }
  }

  func estimateCard(_ result: Result, in study: Study, identifier: String, simulated: String = "") -> EstimateCard {
    let words = words(for: result, in: study)
    return EstimateCard(
      mark: mark(result.id, in: study), tone: words.tone, outcome: words.title, effect: words.effect,
      intervalText: words.intervalText,
      sentence: words.sentence, verdict: words.verdict, levels: words.levels, adjusted: words.adjustedLevels,
      sample: words.sample,
      simulated: simulated,
      picture: Markup(headlineChart(result, in: study, identifier: identifier)))
  }

  /// What a card says of simulated data: that they are, and which effect was put in.
  func simulatedText(_ result: Result, in study: Study) -> String {
    guard let simulation = study.simulation else { return "" }
    guard let truth = simulation.effects.first(where: { $0.estimate.value == result.id }) else {
      return language["simulated-short"]
    }
    return language.say("simulated-card", ["truth": words(for: result, in: study).truth(truth.value)])
  }
}

extension ResultWords {
  /// A true effect in the words of the estimate. It is given on the scale of the estimate: a logarithm for a ratio.
  func truth(_ value: Double) -> String {
    isRatio ? "×\(noBreakSpace)" + amount(value) : amount(value, isSigned: true)
  }
}
