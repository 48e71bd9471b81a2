import CYAML
import Diagnostics

/// Reads one YAML document into nodes.
///
/// Strict: aliases, anchors, tags, keys that are not text, duplicate keys, a second document and nesting deeper than
/// 64 are refused, each with its place. The first syntax error ends the reading, since nothing after it can be trusted;
/// duplicate keys are all reported.
///
/// A quoted text stands where its first character does, so that a place inside it can be counted.
///
/// - Parameters:
///   - bytes: UTF-8 text, with or without a byte-order mark.
///   - file: The file's name in messages.
///   - lineOffset: Lines of the file before `bytes`, for front matter.
/// - Returns: The root, or nil for an empty document or a syntax error; beside a root there can be duplicate keys.
package func parseYAML(
  _ bytes: some Collection<UInt8>, file: String, lineOffset: Int = 0
) -> (root: Node?, diagnostics: [Diagnostic]) {
  let contiguous = Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
  return contiguous.withUnsafeBufferPointer { buffer in
    var reader = EventReader(Marks(buffer, file: file, lineOffset: lineOffset))
    let root = reader.read(buffer)
    return (root, reader.diagnostics)
  }
}

/// Turns libyaml's events into nodes.
private struct EventReader {
  static let maximumDepth = 64

  var marks: Marks
  var diagnostics: [Diagnostic] = []
  /// Set by the first error from which the reading cannot go on.
  var hasFailed = false

  init(_ marks: Marks) {
    self.marks = marks
  }

  /// What this reader needs of an event, copied before libyaml frees it.
  struct Event {
    var type: yaml_event_type_t
    var text = ""
    var isPlain = false
    var hasAnchorOrTag = false
    var place: Place
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Node? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      fail(at: Place(file: marks.file), "the YAML reader could not be started: no memory", hint: "")
      return nil
    }
    defer { yaml_parser_delete(&parser) }
    // Left to itself it would take UTF-16, whose places nobody could count.
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)

    var root: Node?
    while let event = next(&parser) {
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_STREAM_END_EVENT: return hasFailed ? nil : root
      case YAML_DOCUMENT_START_EVENT:
        if root != nil {
          fail(at: event.place, "a second YAML document starts here", hint: "keep one document; remove the line ‘---’")
          return nil
        }
      default:
        root = node(event, &parser, depth: 0)
        if hasFailed { return nil }
      }
    }
    return nil
  }

  private mutating func node(_ event: Event, _ parser: inout yaml_parser_t, depth: Int) -> Node? {
    guard depth < Self.maximumDepth else {
      fail(
        at: event.place, "values are nested more than \(Self.maximumDepth) deep",
        hint: "use fewer levels of lists and keys")
      return nil
    }
    if event.hasAnchorOrTag {
      fail(
        at: event.place, "a YAML anchor (&) or tag (!) stands here",
        hint: "write the value out; put a text that begins with & or ! between quotes")
      return nil
    }
    switch event.type {
    case YAML_SCALAR_EVENT: return Node(.scalar(event.text, isPlain: event.isPlain), at: event.place)
    case YAML_SEQUENCE_START_EVENT: return sequence(event, &parser, depth: depth)
    case YAML_MAPPING_START_EVENT: return mapping(event, &parser, depth: depth)
    default:
      fail(
        at: event.place, "a YAML alias (*) stands here",
        hint: "write the value out; put a text that begins with * between quotes")
      return nil
    }
  }

  private mutating func sequence(_ start: Event, _ parser: inout yaml_parser_t, depth: Int) -> Node? {
    var items: [Node] = []
    while let event = next(&parser) {
      if event.type == YAML_SEQUENCE_END_EVENT { return Node(.sequence(items), at: start.place) }
      guard let item = node(event, &parser, depth: depth + 1) else { return nil }
      items.append(item)
    }
    return nil
  }

  private mutating func mapping(_ start: Event, _ parser: inout yaml_parser_t, depth: Int) -> Node? {
    var pairs: [Node.Pair] = []
    var seen: [String: Place] = [:]
    while let event = next(&parser) {
      if event.type == YAML_MAPPING_END_EVENT { return Node(.mapping(pairs), at: start.place) }
      guard event.type == YAML_SCALAR_EVENT, !event.hasAnchorOrTag else {
        fail(at: event.place, "a key is a text, and something else stands here", hint: "write ‘key: value’")
        return nil
      }
      guard let valueEvent = next(&parser),
        let value = node(valueEvent, &parser, depth: depth + 1)
      else { return nil }
      if let first = seen[event.text] {
        diagnostics.append(
          Diagnostic(
            .error, id: "duplicate-key", at: event.place,
            message: "the key ‘\(event.text)’ stands here a second time",
            hint: "it was first given on line \(first.line); keep one of the two"))
      } else {
        seen[event.text] = event.place
        pairs.append(Node.Pair(key: Located(event.text, at: event.place), value: value))
      }
    }
    return nil
  }

  private mutating func next(_ parser: inout yaml_parser_t) -> Event? {
    var raw = yaml_event_t()
    guard yaml_parser_parse(&parser, &raw) == 1 else {
      let problem = SyntaxProblem(parser, &marks)
      fail(at: problem.place, problem.message, hint: problem.hint)
      return nil
    }
    defer { yaml_event_delete(&raw) }
    var event = Event(type: raw.type, place: marks.place(raw.start_mark))
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      event.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      event.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: event.place.column += 1
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: event.place = marks.placeBelow(raw.start_mark)
      default: break
      }
      if event.text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F }) {
        fail(at: event.place, "this text holds a control character", hint: "write the text without it")
        return nil
      }
      event.hasAnchorOrTag = scalar.anchor != nil || scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      event.hasAnchorOrTag = raw.data.sequence_start.anchor != nil || raw.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      event.hasAnchorOrTag = raw.data.mapping_start.anchor != nil || raw.data.mapping_start.tag != nil
    default: break
    }
    return event
  }

  private mutating func fail(at place: Place, _ message: String, hint: String) {
    hasFailed = true
    diagnostics.append(Diagnostic(.error, id: "yaml-syntax", at: place, message: message, hint: hint))
  }
}
