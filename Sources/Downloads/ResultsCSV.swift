import Analyses
import CSV

/// One line for each estimate, in the columns of broom and estimatr; every digit that the numbers hold.
///
/// Infinite degrees of freedom (a normal reference distribution) and what a method does not have are empty cells.
package func resultsCSV(_ results: StudyResults) -> [UInt8] {
  var writer = DelimitedWriter(.canonical, reservingCapacity: 256 * (results.results.count + 1))
  for column in resultColumns { writer.append(column.name) }
  writer.endRecord()
  for result in results.results {
    writer.append(result.id)
    for number in [
      result.estimate, result.standardError, result.statistic, result.degreesOfFreedom, result.pValue, result.low,
      result.high,
    ] {
      if number.isFinite { writer.append(number) } else { writer.appendEmpty() }
    }
    writer.append(Double(result.sample.observations))
    if let clusters = result.sample.clusters { writer.append(Double(clusters)) } else { writer.appendEmpty() }
    for text in [
      result.method.rawValue, result.standardErrorType, result.plan.scale.rawValue, result.plan.outcome?.value ?? "",
      result.plan.treatment?.column.value ?? "", result.plan.data.value, result.dataSHA256,
    ] {
      if text.isEmpty { writer.appendEmpty() } else { writer.append(text) }
    }
    for number in [
      result.bounds?.lower, result.bounds?.upper, result.randomisation?.pValue, result.resampling?.pValue,
      result.resampling?.low, result.resampling?.high, result.subgroups?.pValue,
    ] {
      if let number, number.isFinite { writer.append(number) } else { writer.appendEmpty() }
    }
    if let adjusted = result.adjusted {
      writer.append(adjusted.pValue)
      writer.append(adjusted.family)
    } else {
      writer.appendEmpty()
      writer.appendEmpty()
    }
    writer.append(result.plan.isPlacebo ? "true" : "false")
    writer.append(result.isRestricted ? "false" : "true")
    writer.endRecord()
  }
  return writer.bytes
}

/// A column of a table that the program itself makes, in the terms of Table Schema.
struct GeneratedColumn {
  var name: String
  var type: String
  var description: String
}

let resultColumns: [GeneratedColumn] = [
  GeneratedColumn(name: "term", type: "string", description: "id of the estimate in plan.yml"),
  GeneratedColumn(name: "estimate", type: "number", description: "effect, on the scale of `scale`"),
  GeneratedColumn(
    name: "std_error", type: "number",
    description: "standard error, of the type `std_error_type`; empty when there is none"),
  GeneratedColumn(
    name: "statistic", type: "number", description: "estimate / std_error, or the method's own test statistic"),
  GeneratedColumn(name: "df", type: "number", description: "degrees of freedom; empty when the reference is normal"),
  GeneratedColumn(name: "p_value", type: "number", description: "two-sided, of no effect"),
  GeneratedColumn(name: "conf_low", type: "number", description: "lower bound of the confidence interval"),
  GeneratedColumn(name: "conf_high", type: "number", description: "upper bound of the confidence interval"),
  GeneratedColumn(name: "n_obs", type: "integer", description: "observations used"),
  GeneratedColumn(name: "n_clusters", type: "integer", description: "clusters; empty without clusters"),
  GeneratedColumn(name: "method", type: "string", description: "method of estimation"),
  GeneratedColumn(name: "std_error_type", type: "string", description: "name of the standard error"),
  GeneratedColumn(
    name: "scale", type: "string", description: "natural, points, percent (proportions), log-ratio (a logarithm)"),
  GeneratedColumn(name: "outcome", type: "string", description: "column of the outcome"),
  GeneratedColumn(name: "treatment", type: "string", description: "column of the treatment"),
  GeneratedColumn(name: "data", type: "string", description: "name of the dataset"),
  GeneratedColumn(name: "data_sha256", type: "string", description: "SHA-256 of the dataset's canonical CSV"),
  GeneratedColumn(name: "bound_low", type: "number", description: "lower Lee bound"),
  GeneratedColumn(name: "bound_high", type: "number", description: "upper Lee bound"),
  GeneratedColumn(name: "p_randomisation", type: "number", description: "two-sided p value by randomisation inference"),
  GeneratedColumn(name: "p_bootstrap", type: "number", description: "p value of the wild cluster bootstrap"),
  GeneratedColumn(name: "bootstrap_low", type: "number", description: "lower bound of the bootstrap interval"),
  GeneratedColumn(name: "bootstrap_high", type: "number", description: "upper bound of the bootstrap interval"),
  GeneratedColumn(
    name: "p_subgroups", type: "number", description: "p value of the test that the effect is the same in all subgroups"
  ),
  GeneratedColumn(name: "p_adjusted", type: "number", description: "p value adjusted for the family of tests"),
  GeneratedColumn(name: "family", type: "string", description: "id of the family of tests in plan.yml"),
  GeneratedColumn(
    name: "placebo", type: "boolean", description: "whether the treatment cannot have changed the outcome"),
  GeneratedColumn(
    name: "recomputable", type: "boolean",
    description: "whether it was computed on the published data, so that readers can compute it again"),
]

func tableSchema(_ columns: [GeneratedColumn], primaryKey: String) -> JSON {
  [
    "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
    "fields": .array(
      columns.map {
        ["name": .string($0.name), "type": .string($0.type), "description": .string($0.description)]
      }),
    "missingValues": [""],
    "primaryKey": [.string(primaryKey)],
  ]
}
