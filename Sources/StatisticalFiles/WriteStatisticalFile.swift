import CReadStat

/// Writes a file of Stata, format 118 (Stata 14 and later, UTF-8), through ReadStat.
///
/// Whole numbers that fit are `long`, others `double`; true and false are 1 and 0 with labels; dates are `%td`, dates with an
/// hour `%tc`; texts are `str`, or `strL` when one is longer than 2045 bytes; missing is system missing. Names that Stata
/// refuses are changed, and the label then begins with the name of the column. Labels of text values are left out: Stata
/// labels numbers only. A column of dates is one of texts when Stata's calendar (years 100 to 9999) lacks one of them.
///
/// The same table gives the same bytes, at any time, in any time zone.
///
/// - Throws: ``StatisticalFileError`` for data that the format cannot hold: more than 32,767 variables, a number beyond
///   8.9·10³⁰⁷, a text with a NUL.
package func writeStata(_ table: StatisticalTable) throws(StatisticalFileError) -> [UInt8] {
  try write(table, .stata)
}

/// Writes a file of SPSS, `.sav` in UTF-8, through ReadStat.
///
/// Numbers are `F`, dates `SDATE10`, dates with an hour `DATETIME20`, texts `A`; missing is system missing. Names that SPSS
/// refuses are changed, and the label then begins with the name of the column. A column of dates is one of texts when one
/// of them is before SPSS's calendar, 15 October 1582.
///
/// The same table gives the same bytes, at any time, in any time zone.
///
/// - Throws: ``StatisticalFileError`` for data that the format cannot hold: a text of more than 32,767 bytes, with a NUL or
///   with a space at its end, which SPSS fills its cells up with.
package func writeSPSS(_ table: StatisticalTable) throws(StatisticalFileError) -> [UInt8] {
  try write(table, .spss)
}

/// How one column is stored.
private struct Storage {
  var type: readstat_type_t
  var width = 0
  var display: String
  /// Numbers as they are stored; nil for texts.
  var numbers: [Double]?
  var texts: [String?] = []
}

private func write(
  _ table: StatisticalTable, _ format: StatisticalFormat
) throws(StatisticalFileError) -> [UInt8] {
  guard table.columns.count <= 32_767 else {
    throw StatisticalFileError("the table has more than 32,767 columns")
  }
  var storages: [Storage] = []
  for column in table.columns { storages.append(try storage(of: column, format)) }
  guard let writer = readstat_writer_init() else { throw StatisticalFileError("no memory to write the file") }
  defer { readstat_writer_free(writer) }
  let output = Output()
  let status = withExtendedLifetime(output) { () -> readstat_error_t in
    readstat_set_data_writer(writer) { data, count, context in
      guard let data, let context else { return -1 }
      Unmanaged<Output>.fromOpaque(context).takeUnretainedValue().bytes
        .append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
      return count
    }
    return fill(writer, table, storages, format, Unmanaged.passUnretained(output).toOpaque())
  }
  guard status == READSTAT_OK else {
    let reason = readstat_error_message(status).map { String(cString: $0) } ?? "error \(status.rawValue)"
    throw StatisticalFileError("a file of \(format.name) cannot hold the data (\(reason))")
  }
  fixTime(&output.bytes, format)
  return output.bytes
}

/// What the writer's call collects.
private final class Output {
  var bytes: [UInt8] = []
}

private func fill(
  _ writer: OpaquePointerOfWriter, _ table: StatisticalTable, _ storages: [Storage], _ format: StatisticalFormat,
  _ context: UnsafeMutableRawPointer
) -> readstat_error_t {
  let names = variableNames(table.columns.map(\.name), format)
  readstat_writer_set_file_label(writer, cut(table.label, bytes: format == .stata ? 80 : 64))
  readstat_writer_set_file_timestamp(writer, 0)
  if format == .stata {
    readstat_writer_set_file_format_version(writer, 118)
  } else {
    readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS)
  }
  var variables: [UnsafeMutablePointer<readstat_variable_t>] = []
  for (index, column) in table.columns.enumerated() {
    let storage = storages[index]
    guard let variable = readstat_add_variable(writer, names[index], storage.type, storage.width) else {
      return READSTAT_ERROR_MALLOC
    }
    let label =
      names[index] == column.name
      ? column.label
      : column.label.isEmpty || column.label == column.name
        ? column.name : "\(column.name): \(column.label)"
    readstat_variable_set_label(variable, cut(label, bytes: format == .stata ? 80 : 255))
    readstat_variable_set_format(variable, storage.display)
    if let set = labelSet(of: column, storage, index, format, writer) {
      readstat_variable_set_label_set(variable, set)
    }
    variables.append(variable)
  }
  // Every long text is added before the first row, as the library wants.
  var references: [[OpaquePointerOfReference?]] = Array(repeating: [], count: storages.count)
  for (index, storage) in storages.enumerated() where storage.type == READSTAT_TYPE_STRING_REF {
    var known: [String: OpaquePointerOfReference] = [:]
    for text in storage.texts {
      let text = text ?? ""
      let reference = known[text] ?? readstat_add_string_ref(writer, text)
      known[text] = reference
      references[index].append(reference)
    }
  }
  var status =
    format == .stata
    ? readstat_begin_writing_dta(writer, context, table.rowCount)
    : readstat_begin_writing_sav(writer, context, table.rowCount)
  guard status == READSTAT_OK else { return status }
  for row in 0..<table.rowCount {
    status = readstat_begin_row(writer)
    for (index, storage) in storages.enumerated() where status == READSTAT_OK {
      let variable = variables[index]
      if let numbers = storage.numbers {
        let number = numbers[row]
        if number.isNaN {
          status = readstat_insert_missing_value(writer, variable)
        } else if storage.type == READSTAT_TYPE_INT32 {
          status = readstat_insert_int32_value(writer, variable, Int32(number))
        } else if storage.type == READSTAT_TYPE_INT8 {
          status = readstat_insert_int8_value(writer, variable, Int8(number))
        } else {
          status = readstat_insert_double_value(writer, variable, number)
        }
      } else if storage.type == READSTAT_TYPE_STRING_REF {
        status = readstat_insert_string_ref(writer, variable, references[index][row])
      } else {
        status = readstat_insert_string_value(writer, variable, storage.texts[row] ?? "")
      }
    }
    guard status == READSTAT_OK else { return status }
    status = readstat_end_row(writer)
    guard status == READSTAT_OK else { return status }
  }
  return readstat_end_writing(writer)
}

private typealias OpaquePointerOfWriter = UnsafeMutablePointer<readstat_writer_t>
private typealias OpaquePointerOfReference = UnsafeMutablePointer<readstat_string_ref_t>

/// The labels of a column's values; nil for none, and for those that the program cannot attach to a value of the type.
private func labelSet(
  of column: StatisticalTable.Column, _ storage: Storage, _ index: Int, _ format: StatisticalFormat,
  _ writer: OpaquePointerOfWriter
) -> UnsafeMutablePointer<readstat_label_set_t>? {
  var levels = column.levels.filter { !$0.label.isEmpty }
  if column.kind == .boolean {
    levels = levels.map { level in
      StatisticalFile.ValueLabel(
        value: level.value == "true" ? "1" : level.value == "false" ? "0" : level.value, label: level.label)
    }
    if levels.isEmpty { levels = [.init(value: "0", label: "false"), .init(value: "1", label: "true")] }
  }
  let isText = storage.numbers == nil
  guard !levels.isEmpty, !(isText && format == .stata), [.text, .integer, .number, .boolean].contains(column.kind)
  else { return nil }
  let numbers = levels.map { Double($0.value) }
  if !isText {
    let isWhole = numbers.allSatisfy { $0.map { $0 == $0.rounded() && $0.magnitude <= 2_147_483_620 } ?? false }
    // Stata labels whole numbers only; a label that is for no number of the column is for none of the others either.
    guard format == .stata ? isWhole : numbers.allSatisfy({ $0 != nil }) else { return nil }
  }
  let type = isText ? READSTAT_TYPE_STRING : format == .stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE
  guard let set = readstat_add_label_set(writer, type, "labels\(index + 1)") else { return nil }
  for (level, number) in zip(levels, numbers) {
    let label = cut(level.label, bytes: 120)
    if isText {
      readstat_label_string_value(set, level.value, label)
    } else if let number {
      if format == .stata {
        readstat_label_int32_value(set, Int32(number), label)
      } else {
        readstat_label_double_value(set, number, label)
      }
    }
  }
  return set
}

private func storage(
  of column: StatisticalTable.Column, _ format: StatisticalFormat
) throws(StatisticalFileError) -> Storage {
  let isStata = format == .stata
  switch column.values {
  case .numbers(let numbers):
    // From 2¹⁰²³ on, Stata's doubles are kinds of missing; SPSS has none for the greatest.
    if let beyond = numbers.first(where: { $0.magnitude >= 0x1p1023 }) {
      throw StatisticalFileError("the number \(beyond) of column ‘\(column.name)’ is too large for \(format.name)")
    }
    if column.kind == .boolean {
      return Storage(
        type: isStata ? READSTAT_TYPE_INT8 : READSTAT_TYPE_DOUBLE, display: isStata ? "%8.0g" : "F1.0", numbers: numbers
      )
    }
    let isWhole = numbers.allSatisfy { $0.isNaN || $0 == $0.rounded() }
    let isLong = isWhole && numbers.allSatisfy { $0.isNaN || $0.magnitude <= 2_147_483_620 }
    if isStata, column.kind == .integer, isLong {
      return Storage(type: READSTAT_TYPE_INT32, display: "%12.0g", numbers: numbers)
    }
    return Storage(
      type: READSTAT_TYPE_DOUBLE, display: isStata ? "%10.0g" : column.kind == .integer ? "F12.0" : "F16.6",
      numbers: numbers)
  case .texts(let texts):
    if column.kind == .date || column.kind == .dateTime, let numbers = moments(texts, column.kind, format) {
      let display =
        column.kind == .date ? (isStata ? "%td" : "SDATE10") : (isStata ? "%tc" : "DATETIME20")
      return Storage(type: READSTAT_TYPE_DOUBLE, display: display, numbers: numbers)
    }
    var longest = 1
    for text in texts {
      guard let text else { continue }
      longest = max(longest, text.utf8.count)
      guard !text.utf8.contains(0) else {
        throw StatisticalFileError("a text of column ‘\(column.name)’ has a NUL, which \(format.name) cannot hold")
      }
      if !isStata, text.utf8.last == 0x20 {
        throw StatisticalFileError(
          "a text of column ‘\(column.name)’ ends with a space, which \(format.name) cannot hold")
      }
    }
    if isStata, longest > 2045 { return Storage(type: READSTAT_TYPE_STRING_REF, display: "%9s", texts: texts) }
    guard longest <= 32_767 else {
      throw StatisticalFileError(
        "a text of column ‘\(column.name)’ has \(longest) bytes, more than the 32,767 of \(format.name)")
    }
    return Storage(
      type: READSTAT_TYPE_STRING, width: longest, display: isStata ? "%\(min(longest, 40))s" : "A\(longest)",
      texts: texts)
  }
}

/// Dates as the program counts them; nil when its calendar lacks one of them.
private func moments(
  _ texts: [String?], _ kind: StatisticalTable.Kind, _ format: StatisticalFormat
) -> [Double]? {
  let origin = format == .stata ? CalendarText.stata : CalendarText.spss
  var numbers: [Double] = []
  numbers.reserveCapacity(texts.count)
  for text in texts {
    guard let text else {
      numbers.append(.nan)
      continue
    }
    guard let day = CalendarText.days(text.prefix(10), from: origin) else { return nil }
    // Stata's calendar begins in the year 100, and SPSS's with its origin.
    guard format == .stata ? day >= -679_350 : day >= 1 else { return nil }
    if kind == .date {
      guard text.utf8.count == 10 else { return nil }
      numbers.append(Double(day) * (format == .stata ? 1 : 86_400))
    } else {
      guard let seconds = CalendarText.seconds(text, from: origin) else { return nil }
      numbers.append(Double(seconds) * (format == .stata ? 1000 : 1))
    }
  }
  return numbers
}

/// Writes over the day and the hour at the head of a file: the library makes them from the time zone and the locale.
private func fixTime(_ bytes: inout [UInt8], _ format: StatisticalFormat) {
  if format == .spss {
    // SPSS, PSPP's description of system files: the creation date and time stand at 92 and 101.
    let fixed = Array("01 Jan 7000:00:00".utf8)
    guard bytes.count > 109 else { return }
    bytes.replaceSubrange(92..<109, with: fixed)
    return
  }
  let tag = Array("<timestamp>".utf8)
  let fixed = Array("01 Jan 1970 00:00".utf8)
  guard let start = bytes.indices.prefix(1000).first(where: { bytes[$0...].starts(with: tag) }) else { return }
  let length = start + tag.count
  guard bytes.count > length + fixed.count, bytes[length] == UInt8(fixed.count) else { return }
  bytes.replaceSubrange((length + 1)..<(length + 1 + fixed.count), with: fixed)
}
