/// Where something stands in a template; both count from 1, the column in UTF-8 bytes.
struct Position: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// A name between mustaches.
struct Name: Sendable, Hashable {
  var text: String
  var position: Position

  /// `a.b` is `a`, `b`; `.` is itself.
  var parts: [String] {
    text == "." ? ["."] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A piece of a parsed template.
indirect enum Node: Sendable {
  case text([UInt8])
  /// `{{name}}`, or `{{{name}}}` when raw.
  case variable(Name, raw: Bool)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when inverted.
  case section(Name, inverted: Bool, [Node])
  /// `{{> name}}`.
  case partial(Name)
  /// `{{$name}}…{{/name}}` where a layout may be filled in.
  case block(Block)
  /// `{{<name}}{{$block}}…{{/block}}{{/name}}`.
  case parent(Name, [Block])
}

/// A named part of a layout: its default content, or what takes its place.
struct Block: Sendable {
  var name: Name
  var nodes: [Node]
}

/// One parsed file.
struct Source: Sendable {
  var name: String
  var path: String
  var nodes: [Node]
  var errors: [TemplateError]
  /// Whether sections could not be matched, so that what stands in which cannot be known.
  var isBroken: Bool
}
