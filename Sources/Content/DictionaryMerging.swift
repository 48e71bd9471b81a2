import Tables

extension Dataset.Dictionary {
  /// Takes from a Data Package what the dictionary does not say; fields that it does not describe follow its own.
  mutating func fill(from other: Dataset.Dictionary) {
    if title.isEmpty { title = other.title }
    if description.isEmpty { description = other.description }
    license = license ?? other.license
    if source.isEmpty { source = other.source }
    dialect.encoding = dialect.encoding ?? other.dialect.encoding
    dialect.delimiter = dialect.delimiter ?? other.dialect.delimiter
    dialect.decimalMark = dialect.decimalMark ?? other.dialect.decimalMark
    dialect.thousandsSeparator = dialect.thousandsSeparator ?? other.dialect.thousandsSeparator
    dialect.headerRow = dialect.headerRow ?? other.dialect.headerRow
    if schema.missingValues == [""] { schema.missingValues = other.schema.missingValues }
    if schema.primaryKey.isEmpty { schema.primaryKey = other.schema.primaryKey }
    if schema.uniqueKeys.isEmpty { schema.uniqueKeys = other.schema.uniqueKeys }
    if schema.conformsTo.isEmpty { schema.conformsTo = other.schema.conformsTo }
    schemaFile = schemaFile ?? other.schemaFile
    allowsAbsentColumns = allowsAbsentColumns || other.allowsAbsentColumns
    if sheet == nil { sheet = other.sheet }
    if schema.foreignKeys.isEmpty {
      schema.foreignKeys = other.schema.foreignKeys
      foreignKeyPlaces = other.foreignKeyPlaces
    }
    for (field, place) in zip(other.schema.fields, other.fieldPlaces) {
      if let index = schema.fields.firstIndex(where: { $0.name == field.name }) {
        schema.fields[index].fill(from: field)
      } else {
        schema.fields.append(field)
        fieldPlaces.append(place)
      }
    }
  }
}

extension Field {
  fileprivate mutating func fill(from other: Field) {
    if title.isEmpty { title = other.title }
    if description.isEmpty { description = other.description }
    if unit.isEmpty { unit = other.unit }
    missingValues = missingValues ?? other.missingValues
    // Levels, forms and bounds of another type would not fit.
    guard kind == other.kind else { return }
    if format.isEmpty { format = other.format }
    if levels.isEmpty, constraints.enumeration.isEmpty { levels = other.levels }
    meaning = meaning ?? other.meaning
    if !other.isBareNumber { isBareNumber = false }
    let plain = Field(name: name, kind: kind)
    if trueValues == plain.trueValues { trueValues = other.trueValues }
    if falseValues == plain.falseValues { falseValues = other.falseValues }
    if constraints == Constraints() { constraints = other.constraints }
    if privacy == .none { privacy = other.privacy }
  }
}

extension Dataset.Dictionary {
  /// The columns that a schema beside the data allows and does not require, and that the dictionary itself does not
  /// describe.
  var optionalColumns: Set<String> {
    guard let schemaFile else {
      guard allowsAbsentColumns else { return [] }
      return Set(schema.fields.filter { !$0.constraints.required }.map(\.name))
    }
    let keys = Set(schema.primaryKey + schema.uniqueKeys.flatMap { $0 } + schema.foreignKeys.flatMap(\.fields))
    return Set(
      zip(schema.fields, fieldPlaces).filter { field, place in
        place.file.hasSuffix("/" + schemaFile) && !field.constraints.required && !keys.contains(field.name)
      }.map(\.0.name))
  }

  mutating func remove(_ names: Set<String>) {
    let kept = zip(schema.fields, fieldPlaces).filter { !names.contains($0.0.name) }
    schema.fields = kept.map(\.0)
    fieldPlaces = kept.map(\.1)
  }
}
