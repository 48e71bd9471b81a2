import StatisticalFiles
import Tables

/// The fields completed by the labels of a file of Stata or SPSS: value labels where the dictionary has no levels, and the
/// variable's label where it has no title.
///
/// Labels become levels only when every value of the column has one. Else they are the words of a few codes (98 "refused" in a
/// column of ages), and levels would refuse all other values.
///
/// - Parameter language: The language under which the labels are kept: nothing in the file says theirs.
/// - Returns: Nil when nothing was added.
func labelledFields(_ schema: Schema, by file: StatisticalFile, language: String) -> [Field]? {
  let variables = Dictionary(file.variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let fields = schema.fields.map { field in
    guard let variable = variables[field.name] else { return field }
    var field = field
    if field.title.isEmpty, !variable.label.isEmpty { field.title = [language: variable.label] }
    let missing = Set(field.missingValues ?? schema.missingValues)
    let labels = variable.valueLabels.filter { label in
      !label.label.isEmpty && !missing.contains(label.value) && Double(label.value) != nil
        || variable.kind == .text && !label.label.isEmpty
    }
    let labelled = Set(labels.map(\.value))
    let takesLevels = field.kind == .string || field.kind == .integer || field.kind == .number && !field.isPercentage
    if field.levels.isEmpty, takesLevels, !labels.isEmpty, field.constraints.enumeration.isEmpty,
      variable.values.allSatisfy({ $0.isEmpty || missing.contains($0) || labelled.contains($0) })
    {
      field.levels = labels.map { Field.Level(value: $0.value, labels: [language: $0.label]) }
    }
    return field
  }
  return fields == schema.fields ? nil : fields
}
