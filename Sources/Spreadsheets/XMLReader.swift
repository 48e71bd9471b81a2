import CExpat
import Glibc

/// The version of the XML reader, for the reports of `tank check`.
package var xmlReaderVersion: String { String(cString: XML_ExpatVersion()) }

/// What takes the events of a document. Names come as ``XMLName``, which live only during the call.
protocol XMLHandler: AnyObject {
  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookError)
  func end(_ element: XMLName) throws(WorkbookError)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The name of an element or an attribute: its namespace and its local part.
struct XMLName {
  fileprivate let whole: UnsafePointer<CChar>
  /// Where the local part begins, behind the namespace and the bar.
  private let local: UnsafePointer<CChar>

  fileprivate init(_ whole: UnsafePointer<CChar>) {
    self.whole = whole
    local = strrchr(whole, 0x7C).map { UnsafePointer($0) + 1 } ?? whole
  }

  /// Whether the local part is `name`, in whatever namespace.
  @inline(__always)
  static func == (left: XMLName, right: StaticString) -> Bool {
    // A static string ends with a NUL byte, as the parser's names do.
    right.utf8Start.withMemoryRebound(to: CChar.self, capacity: right.utf8CodeUnitCount + 1) {
      strcmp(left.local, $0) == 0
    }
  }

  /// Whether the namespace is OpenDocument's of this short name: `office`, `table`, `text`.
  func isIn(_ namespace: String) -> Bool {
    let text = String(cString: whole)
    return text.hasPrefix("urn:oasis:names:tc:opendocument:xmlns:\(namespace):")
  }
}

/// The attributes of an element, good only during the call.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute with this local name, in whatever namespace but LibreOffice's own extensions, which repeat
  /// OpenDocument's.
  subscript(name: StaticString) -> String? {
    value(name) { strstr($0.whole, "calcext") == nil }
  }

  /// The value of LibreOffice's extension.
  func calcext(_ name: StaticString) -> String? {
    value(name) { strstr($0.whole, "calcext") != nil }
  }

  private func value(_ name: StaticString, _ isWanted: (XMLName) -> Bool) -> String? {
    guard var attribute = list else { return nil }
    while let key = attribute[0], let value = attribute[1] {
      let found = XMLName(key)
      if found == name, isWanted(found) { return String(cString: value) }
      attribute += 2
    }
    return nil
  }
}

/// Reads a document of a workbook and gives its events to a handler.
///
/// No document type is accepted, so there are no entities to expand and nothing is fetched; elements nest at most 64 deep,
/// which is ten times what workbooks need.
func readXML(_ bytes: [UInt8], part: String, _ handler: any XMLHandler) throws(WorkbookError) {
  guard let parser = XML_ParserCreateNS(nil, 0x7C) else { throw WorkbookError("no memory to read XML") }
  defer { XML_ParserFree(parser) }
  let context = XMLContext(handler, parser)
  // The box outlives the parser's calls: both end with this function.
  try withExtendedLifetime(context) { () throws(WorkbookError) in
    XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let context = XMLContext.at(context), let name else { return }
        context.start(XMLName(name), XMLAttributes(list: attributes))
      },
      { context, name in
        guard let context = XMLContext.at(context), let name else { return }
        context.end(XMLName(name))
      })
    XML_SetCharacterDataHandler(parser) { context, text, length in
      guard let context = XMLContext.at(context), let text, context.failure == nil else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
        context.handler.text(UnsafeBufferPointer(start: $0, count: Int(length)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      XMLContext.at(context)?.fail(WorkbookError("it has a document type, which workbooks do not have"))
    }
    var offset = 0
    repeat {
      let count = min(bytes.count - offset, 1 << 20)
      let status = bytes.withUnsafeBytes {
        XML_Parse(
          parser, ($0.baseAddress?.assumingMemoryBound(to: CChar.self)).map { $0 + offset }, Int32(count),
          offset + count == bytes.count ? 1 : 0)
      }
      offset += count
      if let failure = context.failure {
        throw failure.isNamed ? failure : failure.inPart(part)
      }
      guard status == XML_STATUS_OK else {
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown error"
        throw WorkbookError(
          "part ‘\(part)’ is damaged at line \(XML_GetCurrentLineNumber(parser)): \(reason)",
          hint: "open the workbook in the spreadsheet and save it again")
      }
    } while offset < bytes.count
  }
}

private final class XMLContext {
  let handler: any XMLHandler
  let parser: XML_Parser
  var failure: WorkbookError?
  var depth = 0

  init(_ handler: any XMLHandler, _ parser: XML_Parser) {
    self.handler = handler
    self.parser = parser
  }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLContext? {
    pointer.map { Unmanaged<XMLContext>.fromOpaque($0).takeUnretainedValue() }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= 64 else { return fail(WorkbookError("its elements nest more than 64 deep")) }
    do throws(WorkbookError) { try handler.start(name, attributes) } catch { fail(error) }
  }

  func end(_ name: XMLName) {
    guard failure == nil else { return }
    depth -= 1
    do throws(WorkbookError) { try handler.end(name) } catch { fail(error) }
  }

  func fail(_ error: WorkbookError) {
    failure = failure ?? error
    XML_StopParser(parser, 0)
  }
}
