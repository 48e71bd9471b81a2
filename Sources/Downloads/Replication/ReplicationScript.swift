import Analyses
import Content
import Tables

/// A study's script that computes its results again from the published data, and compares.
struct ReplicationScript {
  let study: Study
  let results: StudyResults
  let tables: ReplicationTables
  let language: ScriptLanguage
  private var called: Set<String> = ["compare_all"]
  private var usedColumns: [String: Set<String>] = [:]
  private var tableScripts: [(id: String, figures: PublishedFigures)] = []

  init(_ study: Study, _ results: StudyResults, tables: ReplicationTables, language: ScriptLanguage) {
    self.study = study
    self.results = results
    self.tables = tables
    self.language = language
  }

  /// The whole script; the same study gives the same text.
  mutating func text() -> String {
    let recomputed = results.results.filter { reason($0) == nil }
    var body: [String] = []
    for result in recomputed {
      var script = EstimateScript(
        result, table: tables.table(result.plan.data.value),
        writer: ScriptWriter(language))
      script.write()
      called.formUnion(script.writer.called)
      usedColumns[result.plan.data.value, default: []].formUnion(script.columns)
      body += script.writer.lines
    }
    for (script, figures) in tableLines() {
      called.formUnion(script.writer.called)
      usedColumns[script.dataset, default: []].formUnion(script.columns)
      body += script.writer.lines
      tableScripts.append((script.id, figures))
    }
    let families = familyLines(recomputed)
    let data = dataLines()
    let main = mainLines(recomputed)
    let routines = Routine.closure(of: called).routines.map { $0.text(language) }.filter { !$0.isEmpty }
    let gap = language == .python ? "\n\n\n" : "\n\n"
    return ([head] + routines + [(data + body).joined(separator: "\n").trimmingNewlines]).joined(separator: gap)
      + "\n" + (families + main).joined(separator: "\n") + "\n"
  }

  private static let restricted =
    "it was computed on the data as they were before they were made safe to publish, which readers do not have"

  /// Why an estimate is not computed again; nil when it is.
  private func reason(_ result: Result) -> String? { result.isRestricted ? Self.restricted : nil }

  /// The tables that are computed again, with what was published of them.
  private func tableLines() -> [(script: TableScript, figures: PublishedFigures)] {
    func script(_ id: String, _ title: LocalisedText, _ data: String) -> TableScript {
      TableScript(id, title: title, dataset: data, tables: tables, language: language)
    }
    var made: [(script: TableScript, figures: PublishedFigures)] = []
    for found in results.descriptions where !found.dataSHA256.isEmpty {
      var own = script(found.plan.id.value, found.plan.title, found.plan.data.value)
      own.write("description") { $0.description(found.plan) }
      made.append((own, PublishedFigures(found, table: own.table)))
    }
    for found in results.crossTables where !found.dataSHA256.isEmpty {
      var own = script(found.plan.id.value, found.plan.title, found.plan.data.value)
      own.write("cross-table") { $0.crossTable(found.plan, layers: found.layers.map(\.level.value)) }
      made.append((own, PublishedFigures(found, table: own.table)))
    }
    for found in results.balances where !found.dataSHA256.isEmpty {
      var own = script(found.plan.id.value, found.plan.title, found.plan.data.value)
      own.write("balance") { $0.balance(found.plan, hasJointTest: found.joint != nil) }
      made.append((own, PublishedFigures(found, table: own.table)))
    }
    for found in results.attritions where !found.dataSHA256.isEmpty {
      var own = script(found.plan.id.value, found.plan.title, found.plan.data.value)
      own.write("attrition; \(found.formula)") { $0.attrition(found.plan) }
      made.append((own, PublishedFigures(found)))
    }
    return made
  }

  /// What is no estimate and not computed again.
  private var otherReasons: [(String, String)] {
    let tables =
      results.descriptions.map { ($0.plan.id.value, $0.dataSHA256) }
      + results.crossTables.map { ($0.plan.id.value, $0.dataSHA256) }
      + results.balances.map { ($0.plan.id.value, $0.dataSHA256) }
      + results.attritions.map { ($0.plan.id.value, $0.dataSHA256) }
    return tables.filter { $0.1.isEmpty }.map { ($0.0, Self.restricted) }
      + results.indices.map { index in
        (
          index.plan.id.value,
          index.dataSHA256.isEmpty
            ? Self.restricted
            : "its column is made again, and what its outcomes weigh is not compared: an estimate on it is"
        )
      } + results.powers.map { ($0.plan.id.value, "it rests on what was assumed, and on no data") }
  }

  // MARK: Head

  private var head: String {
    var lines: [String] = language == .python ? ["#!/usr/bin/env python3"] : ["#!/usr/bin/env Rscript"]
    let command = language == .python ? "python3 replicate.py" : "Rscript replicate.R"
    let example = results.results.first.map(\.id) ?? "term"
    lines += [
      "Computes the results of a study again from its published data, and compares.",
      "",
      "Study: \(study.editions.master.title)",
      "Version: \(study.version.value)",
      "",
      "Run it in the folder that holds it, beside the data files and results.csv:",
      "",
      "    \(command)\(String(repeating: " ", count: example.utf8.count + 1))  every result",
      "    \(command) \(example)  one result, or several by their names",
      "",
      "The exit status is 0 when all agree, 1 when a figure or a data file differs, 2 for a name that there is not.",
      language == .python
        ? "Needs Python 3.9 or later with numpy and scipy. Tried with Python 3.11, numpy 2.4 and scipy 1.17."
        : "Needs R 4.0 or later and no package. Tried with R 4.2.2.",
      "",
      "Tolerances: see CLOSED_FORM, ITERATIVE and MONTE_CARLO below.",
    ].map { $0.isEmpty ? "#" : "# " + ($0.hasPrefix("    ") ? $0 : ScriptLanguage.comment($0)) }
    lines.append("")
    lines += language == .python ? Self.pythonSetting : Self.rSetting
    return lines.joined(separator: "\n")
  }

  private static let pythonSetting = [
    "import csv", "import datetime", "import hashlib", "import io", "import itertools", "import math", "import os",
    "import sys", "import unicodedata", "", "import numpy as np", "from scipy import optimize, special, stats", "",
    "HERE = os.path.dirname(os.path.abspath(__file__))",
    "CLOSED_FORM = 1e-9  # relative, of figures that have a formula",
    "ITERATIVE = 1e-6  # relative, of figures that an iteration approaches",
    "MONTE_CARLO = 4.5  # standard errors, of figures that rest on random draws: ours and the published ones are different draws",
    "PROBLEMS = []  # files that are not the published ones", "np.seterr(all=\"ignore\")",
  ]

  private static let rSetting = [
    "closed_form <- 1e-9 # CLOSED_FORM: relative, of figures that have a formula",
    "iterative <- 1e-6 # ITERATIVE: relative, of figures that an iteration approaches",
    "# MONTE_CARLO: standard errors, of figures that rest on random draws: ours and the published ones are different draws",
    "monte_carlo <- 4.5",
    "problems <- character(0) # files that are not the published ones",
    "here <- local({",
    "  file <- sub(\"^--file=\", \"\", grep(\"^--file=\", commandArgs(FALSE), value = TRUE))",
    "  if (length(file) == 1) dirname(normalizePath(gsub(\"~+~\", \" \", file, fixed = TRUE))) else getwd()",
    "})",
    "# Texts are read as UTF-8 and compared by their bytes, on every machine.",
    "invisible(suppressWarnings(Sys.setlocale(\"LC_CTYPE\", if (l10n_info()[[\"UTF-8\"]]) \"\" else \"C.UTF-8\")))",
    "invisible(Sys.setlocale(\"LC_COLLATE\", \"C\"))",
    "options(warn = -1)",
  ]

  // MARK: Data

  /// The tables that the results need, with their derived columns and indices.
  private mutating func dataLines() -> [String] {
    var writer = ScriptWriter(language)
    for dataset in study.datasets {
      guard var used = usedColumns[dataset.name], let published = results.data.first(where: { $0.name == dataset.name })
      else { continue }
      let indices = study.plan.indices.filter { $0.data.value == dataset.name }
      let derived = study.plan.derived.filter { $0.data.value == dataset.name }
      let variable = ReplicationTables.variable(dataset.name)
      var made: [[String]] = []
      for index in indices.reversed() where used.contains(index.id.value) {
        var part = IndexScript(
          index, table: tables.table(dataset.name), data: variable, writer: ScriptWriter(language))
        part.write()
        called.formUnion(part.writer.called)
        used.formUnion(part.columns)
        made.insert(part.writer.lines, at: 0)
      }
      for column in derived.reversed() where used.contains(column.name.value) {
        guard let form = tables.forms[dataset.name]?[column.name.value] else { continue }
        used.formUnion(form.columns)
        var part = ScriptWriter(language)
        part.comment("\(column.name.value): \(column.expression.value)")
        let value = ConditionScript(table: variable).code(form, &part)
        part.assign(language.column(variable, column.name.value), part.call("whole_column", variable, value))
        called.formUnion(part.called)
        made.insert(part.lines, at: 0)
      }
      let read = dataset.table.columns.filter { used.contains($0.field.name) }
      writer.assign(
        variable,
        writer.call(
          "read_table", language.quoted(dataset.name + ".csv"), language.quoted(published.sha256), kinds(of: read)))
      for part in made { for line in part { writer.appendIndented(line) } }
    }
    called.formUnion(writer.called)
    return writer.lines
  }

  private func kinds(of columns: [Column]) -> String {
    let pairs = columns.map { column -> (name: String, kind: String) in
      if case .texts = column.values { return (column.field.name, "text") }
      return (column.field.name, column.field.kind == .boolean ? "truth" : "number")
    }
    switch language {
    case .python:
      return "[\(pairs.map { "(\(language.quoted($0.name)), \(language.quoted($0.kind)))" }.joined(separator: ", "))]"
    case .r: return "list(names = \(language.texts(pairs.map(\.name))), kinds = \(language.texts(pairs.map(\.kind))))"
    }
  }

  // MARK: Families and main

  private mutating func familyLines(_ recomputed: [Result]) -> [String] {
    var entries: [String] = []
    var writer = ScriptWriter(language)
    for family in results.families {
      let terms = family.estimates.map(\.value)
      let adjust: String
      if !terms.allSatisfy({ id in recomputed.contains { $0.id == id } }) {
        adjust = language.nothing
      } else if family.method == .romanoWolf {
        var script = RomanoWolfScript(family, results: recomputed, tables: tables, writer: ScriptWriter(language))
        script.write()
        for line in script.writer.lines { writer.appendIndented(line) }
        writer.called.formUnion(script.writer.called)
        for (data, columns) in script.columns { usedColumns[data, default: []].formUnion(columns) }
        adjust = script.function
      } else {
        adjust = writer.call("adjustment", language.quoted(family.method.rawValue))
      }
      entries.append(
        language == .python
          ? "{\"terms\": \(language.texts(terms)), \"adjust\": \(adjust)}"
          : "list(terms = \(language.texts(terms)), adjust = \(adjust))")
    }
    called.formUnion(writer.called)
    let lines = writer.lines
    let open = language == .python ? "families = [" : "families <- list("
    let close = language == .python ? "]" : ")"
    return lines + ["", language.broken(open + entries.joined(separator: ", ") + close)]
  }

  private func mainLines(_ recomputed: [Result]) -> [String] {
    let python = language == .python
    func entries(_ pairs: [(String, String)]) -> String {
      pairs.map { name, value in
        python
          ? language.broken("    \(language.quoted(name)): \(value),", indent: "    ")
          : language.broken("  \(language.quoted(name)) = \(value)", indent: "  ")
      }
      .joined(separator: python ? "\n" : ",\n")
    }
    func table(_ name: String, _ pairs: [(String, String)]) -> String {
      python
        ? "\(name) = {" + (pairs.isEmpty ? "" : "\n" + entries(pairs) + "\n") + "}"
        : "\(name) <- list(" + (pairs.isEmpty ? "" : "\n" + entries(pairs) + "\n") + ")"
    }
    let left =
      results.results.compactMap { result in reason(result).map { (result.id, language.quoted($0)) } }
      + otherReasons.map { ($0, language.quoted($1)) }
    func more(_ id: String, _ published: PublishedFigures) -> (String, String)? {
      guard !published.figures.isEmpty else { return nil }
      let names = language.texts(published.figures.map(\.name))
      let values = language.vector(published.figures.map { language.number($0.value) })
      return (id, python ? "dict(zip(\(names), \(values)))" : "list(names = \(names), values = \(values))")
    }
    let figures = recomputed.compactMap { result in
      more(result.id, PublishedFigures(result, table: tables.table(result.plan.data.value)))
    }
    let names = "recomputations, tables, not_recomputed, families, published_more"
    return [
      table(
        "recomputations", (recomputed.map(\.id) + tableScripts.map(\.id)).map { ($0, EstimateScript.function($0)) }),
      python
        ? language.broken("tables = \(language.texts(tableScripts.map(\.id)))")
        : language.broken("tables <- \(language.texts(tableScripts.map(\.id)))"),
      table("not_recomputed", left),
      "# What results.csv has no column for, as it stands in results.json.",
      table("published_more", figures + tableScripts.compactMap { more($0.id, $0.figures) }), "",
    ]
      + (python
        ? ["if __name__ == \"__main__\":", "    sys.exit(compare_all(\(names), sys.argv[1:]))"]
        : [
          "status <- compare_all(\(names), commandArgs(TRUE))",
          "if (!interactive()) quit(status = status)",
        ])
  }
}

extension String {
  fileprivate var trimmingNewlines: String { String(drop { $0 == "\n" }) }
}

extension ExpressionForm {
  /// The columns that the expression names.
  var columns: Set<String> {
    switch self {
    case .column(let name): [name]
    case .call(_, let parts), .list(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
    default: []
    }
  }
}
