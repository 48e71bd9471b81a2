import CReadStat
import Glibc

/// Reads a file of Stata (`.dta`, formats 104 to 119) or SPSS (`.sav`, also compressed as `.zsav`) through ReadStat.
///
/// Numbers are texts as a CSV file of the same data has them; days and hours become so by the variable's format
/// (Stata's `%tC` is read as `%tc`: its leap seconds are not undone). A value that the file declares to be missing is
/// missing, and ``StatisticalFile/Variable/namedMissing`` says how many there are of each kind. Labels stay apart: a
/// labelled variable has its codes.
///
/// - Parameter encoding: The name known to iconv of the encoding of texts, for files that say none or the wrong one.
///   Stata before format 118 never says it: what is valid UTF-8, as R's haven writes it, is UTF-8, and the rest is
///   windows-1252.
/// - Throws: ``StatisticalFileError`` for a file that is damaged, cut short or something else, and for one with more than
///   10,000 variables or 200 million values.
package func readStatisticalFile(
  _ bytes: [UInt8], _ format: StatisticalFormat, encoding: String? = nil
) throws(StatisticalFileError) -> StatisticalFile {
  if encoding == nil, format == .stata, !saysEncoding(bytes) {
    if var file = try? read(bytes, format, encoding: "UTF-8") {
      file.encoding = "utf-8"
      return file
    }
    var file = try read(bytes, format, encoding: "WINDOWS-1252")
    file.encoding = "windows-1252, as is usual"
    return file
  }
  var file = try read(bytes, format, encoding: encoding)
  if file.encoding.isEmpty { file.encoding = encoding?.lowercased() ?? "utf-8" }
  return file
}

/// Whether a file of Stata format 117 or later has a variable of type strL, which is the number 32768.
private func hasLongTexts(_ bytes: [UInt8]) -> Bool {
  let opening = Array("<variable_types>".utf8)
  let closing = Array("</variable_types>".utf8)
  guard let start = position(of: opening, in: bytes[...]).map({ $0 + opening.count }),
    let end = position(of: closing, in: bytes[start...])
  else { return false }
  let isBig = position(of: Array("<byteorder>MSF".utf8), in: bytes[..<start]) != nil
  return stride(from: start, to: end - 1, by: 2).contains {
    bytes[isBig ? $0 + 1 : $0] == 0 && bytes[isBig ? $0 : $0 + 1] == 0x80
  }
}

private func position(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  guard bytes.count >= wanted.count else { return nil }
  return (bytes.startIndex...(bytes.endIndex - wanted.count)).first {
    bytes[$0] == wanted[0] && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
  }
}

/// Whether a file of Stata is of format 118 or later, which are UTF-8.
private func saysEncoding(_ bytes: [UInt8]) -> Bool {
  let start = Array("<stata_dta><header><release>11".utf8)
  return bytes.starts(with: start) && bytes.count > start.count && bytes[start.count] >= 0x38
}

private func read(
  _ bytes: [UInt8], _ format: StatisticalFormat, encoding: String?
) throws(StatisticalFileError) -> StatisticalFile {
  guard let parser = readstat_parser_init() else { throw StatisticalFileError("no memory to read the file") }
  defer { readstat_parser_free(parser) }
  let reading = Reading(bytes, format)
  // The box outlives the parser's calls: both end with this function.
  let status = withExtendedLifetime(reading) { () -> readstat_error_t in
    let context = Unmanaged.passUnretained(reading).toOpaque()
    readstat_set_open_handler(parser) { _, _ in 0 }
    readstat_set_close_handler(parser) { _ in 0 }
    readstat_set_seek_handler(parser) { offset, origin, context in
      Reading.at(context).map { readstat_off_t($0.seek(Int(offset), origin)) } ?? -1
    }
    readstat_set_read_handler(parser) { buffer, count, context in
      Reading.at(context)?.read(into: buffer, count) ?? -1
    }
    readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
    readstat_set_io_ctx(parser, context)
    readstat_set_metadata_handler(parser) { metadata, context in
      Reading.at(context)?.take(metadata: metadata) ?? Reading.stop
    }
    readstat_set_variable_handler(parser) { _, variable, labels, context in
      Reading.at(context)?.take(variable: variable, labels: labels) ?? Reading.stop
    }
    readstat_set_value_handler(parser) { row, variable, value, context in
      Reading.at(context)?.take(value, of: variable, row: Int(row)) ?? Reading.stop
    }
    readstat_set_value_label_handler(parser) { set, value, label, context in
      Reading.at(context)?.take(label: label, of: value, set: set) ?? Reading.stop
    }
    func parse() -> readstat_error_t {
      format == .stata ? readstat_parse_dta(parser, "", context) : readstat_parse_sav(parser, "", context)
    }
    guard let encoding else { return parse() }
    if encoding == "UTF-8" {
      // A letter cut at the end of a text would be dropped silently: the texts are checked here instead.
      readstat_set_handler_character_encoding(parser, nil)
      return parse()
    }
    // The parser keeps the pointer, not the name.
    return encoding.withCString { name in
      readstat_set_file_character_encoding(parser, name)
      return parse()
    }
  }
  if let failure = reading.failure { throw failure }
  // ReadStat 1.1.8 gives empty texts for them, without an error.
  if format == .stata, reading.version == 119, hasLongTexts(bytes) {
    throw StatisticalFileError(
      "the file is of Stata format 119 and has texts of any length (strL), which nothing here reads",
      hint: "in Stata, recast them to str2045; or save the file for Stata 14: saveold, version(14)")
  }
  guard status == READSTAT_OK else { throw refusal(status, bytes, format) }
  guard !reading.hasInvalidText else { throw refusal(READSTAT_ERROR_CONVERT_BAD_STRING, bytes, format) }
  return reading.finish()
}

private func refusal(_ status: readstat_error_t, _ bytes: [UInt8], _ format: StatisticalFormat) -> StatisticalFileError
{
  let save = "open it in \(format.name) and save it again"
  let isOther =
    format == .spss
    ? !bytes.starts(with: Array("$FL".utf8))
    : !(bytes.starts(with: Array("<stata_dta>".utf8)) || bytes.first.map { (104...115).contains($0) } == true)
  if isOther {
    return StatisticalFileError(
      bytes.isEmpty ? "the file is empty" : "the file is none of \(format.name), whatever its name says",
      hint: "give it the ending of what it is: .csv, .xlsx, .ods, .dta or .sav")
  }
  switch status {
  case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING:
    return StatisticalFileError(
      "a text of the file is not in the encoding that the file says",
      hint: "say which it is in the dictionary: encoding: windows-1252 or encoding: mac-roman")
  case READSTAT_ERROR_UNSUPPORTED_CHARSET:
    return StatisticalFileError("the file's texts are in an unknown encoding", hint: save)
  case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
    return StatisticalFileError("the file is of a version of \(format.name) that nothing here reads", hint: save)
  default:
    let reason = readstat_error_message(status).map { String(cString: $0) } ?? "error \(status.rawValue)"
    return StatisticalFileError("the file is cut short or damaged (\(reason))", hint: save)
  }
}

/// What the parser's calls collect.
private final class Reading {
  static let stop = Int32(READSTAT_HANDLER_ABORT)
  private static let go = Int32(READSTAT_HANDLER_OK)
  static let variableLimit = 10_000
  static let valueLimit = 200_000_000

  var version: Int { file.version }
  private let bytes: [UInt8]
  private var offset = 0
  private var file: StatisticalFile
  private var formats: [DisplayFormat] = []
  private var labelSets: [String] = []
  private var labels: [String: [(key: readstat_value_t, text: String?, label: String)]] = [:]
  private var missing: [[String: Int]] = []
  var failure: StatisticalFileError?
  /// A text that is no UTF-8 came through.
  var hasInvalidText = false

  init(_ bytes: [UInt8], _ format: StatisticalFormat) {
    self.bytes = bytes
    file = StatisticalFile(format: format, version: 0, encoding: "", label: "", rowCount: 0, variables: [])
  }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> Reading? {
    pointer.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A text of the library; the empty one for none.
  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer else { return "" }
    if let text = String(validatingCString: pointer) { return text }
    hasInvalidText = true
    return String(cString: pointer)
  }

  func seek(_ distance: Int, _ origin: readstat_io_flags_t) -> Int {
    let start = origin == READSTAT_SEEK_SET ? 0 : origin == READSTAT_SEEK_CUR ? offset : bytes.count
    let (target, overflows) = start.addingReportingOverflow(distance)
    guard !overflows, (0...bytes.count).contains(target) else { return -1 }
    offset = target
    return target
  }

  func read(into buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    let got = min(count, bytes.count - offset)
    guard got > 0, let buffer else { return 0 }
    bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { buffer.copyMemory(from: start + offset, byteCount: got) }
    }
    offset += got
    return got
  }

  func take(metadata: UnsafeMutablePointer<readstat_metadata_t>?) -> Int32 {
    guard let metadata else { return Self.stop }
    file.rowCount = max(0, Int(readstat_get_row_count(metadata)))
    file.version = Int(readstat_get_file_format_version(metadata))
    file.encoding = text(readstat_get_file_encoding(metadata))
    file.label = text(readstat_get_file_label(metadata))
    let variables = max(0, Int(readstat_get_var_count(metadata)))
    // A row takes at least a byte: what says more rows than bytes lies.
    guard variables <= Self.variableLimit, file.rowCount * max(1, variables) <= Self.valueLimit else {
      failure = StatisticalFileError(
        "the file has \(variables) variables and \(file.rowCount) rows; at most \(Self.variableLimit) variables and "
          + "\(Self.valueLimit) values are accepted")
      return Self.stop
    }
    return Self.go
  }

  func take(variable: UnsafeMutablePointer<readstat_variable_t>?, labels set: UnsafePointer<CChar>?) -> Int32 {
    guard let variable, file.variables.count < Self.variableLimit else { return Self.stop }
    let format = text(readstat_variable_get_format(variable))
    let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
    let display: DisplayFormat =
      isText ? .plain : file.format == .stata ? DisplayFormat(stata: format) : DisplayFormat(spss: format)
    formats.append(display)
    labelSets.append(text(set))
    missing.append([:])
    file.variables.append(
      StatisticalFile.Variable(
        name: text(readstat_variable_get_name(variable)),
        label: text(readstat_variable_get_label(variable)), format: format,
        kind: isText ? .text : display.kind, values: [], valueLabels: [], namedMissing: [], unreadable: []))
    return Self.go
  }

  func take(_ value: readstat_value_t, of variable: UnsafeMutablePointer<readstat_variable_t>?, row: Int) -> Int32 {
    guard let variable else { return Self.stop }
    let index = Int(readstat_variable_get_index(variable))
    guard file.variables.indices.contains(index) else { return Self.stop }
    if index == 0 { file.rowCount = max(file.rowCount, row + 1) }
    var text = ""
    if readstat_value_is_tagged_missing(value) != 0 {
      let tag = "." + String(UnicodeScalar(UInt8(bitPattern: readstat_value_tag(value))))
      missing[index][tag, default: 0] += 1
    } else if readstat_value_is_system_missing(value) != 0 {
      text = ""
    } else if readstat_value_is_defined_missing(value, variable) != 0 {
      missing[index][written(value, .plain) ?? "", default: 0] += 1
    } else if let written = written(value, formats[index]) {
      text = written
    } else if file.variables[index].unreadable.count < 50 {
      file.variables[index].unreadable.append((row + 1, written(value, .plain) ?? ""))
    }
    file.variables[index].values.append(text)
    return Self.go
  }

  func take(label: UnsafePointer<CChar>?, of value: readstat_value_t, set: UnsafePointer<CChar>?) -> Int32 {
    guard let set, let label else { return Self.go }
    // A text key lives only during this call.
    let isText = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING
    let key = isText ? written(value, .plain) : nil
    labels[text(set), default: []].append((value, key, text(label)))
    return Self.go
  }

  /// A value as a text; nil when its format is of a calendar that does not have it.
  private func written(_ value: readstat_value_t, _ format: DisplayFormat) -> String? {
    switch readstat_value_type(value) {
    case READSTAT_TYPE_STRING, READSTAT_TYPE_STRING_REF:
      return text(readstat_string_value(value))
    case READSTAT_TYPE_FLOAT where format == .plain:
      return numberText(readstat_float_value(value))
    default:
      return format.text(of: readstat_double_value(value), file.format)
    }
  }

  func finish() -> StatisticalFile {
    for index in file.variables.indices {
      file.variables[index].namedMissing = missing[index].sorted { $0.key < $1.key }.map {
        StatisticalFile.NamedMissing(name: $0.key, count: $0.value)
      }
      file.variables[index].valueLabels = (labels[labelSets[index]] ?? []).map { entry in
        let tag = readstat_value_tag(entry.key)
        let text =
          readstat_value_is_tagged_missing(entry.key) != 0
          ? "." + String(UnicodeScalar(UInt8(bitPattern: tag))) : entry.text ?? written(entry.key, formats[index]) ?? ""
        return StatisticalFile.ValueLabel(value: text, label: entry.label)
      }
    }
    return file
  }
}
