/// One mistake in a template.
public struct TemplateError: Error, Sendable, Hashable {
  /// The path that was given to ``TemplateLibrary/init(files:constants:)``.
  public var file: String
  /// Counts from 1; 0 means the file as a whole.
  public var line: Int
  /// Counts UTF-8 bytes from 1; 0 means the file as a whole.
  public var column: Int
  /// What was found, without a capital or a full stop, the offending word in ‘quotes’.
  public var message: String
  /// What to do; empty when the message says it all.
  public var hint: String
}

extension TemplateError: CustomStringConvertible {
  /// `file:line:column: error: what. Hint: what to do.`
  public var description: String {
    "\(file):\(max(line, 1)):\(max(column, 1)): error: \(message)."
      + (hint.isEmpty ? "" : " Hint: \(hint)\(hint.hasSuffix("?") ? "" : ".")")
  }
}

extension TemplateError: Comparable {
  public static func < (left: TemplateError, right: TemplateError) -> Bool {
    if left.file != right.file { return left.file < right.file }
    return (left.line, left.column, left.message, left.hint) < (right.line, right.column, right.message, right.hint)
  }
}

/// All the mistakes of one template and of the files that it uses, in the order of their places, each once.
public struct TemplateErrors: Error, Sendable, Hashable {
  public var errors: [TemplateError]

  init(_ errors: some Sequence<TemplateError>) {
    self.errors = Set(errors).sorted()
  }
}

extension TemplateErrors: CustomStringConvertible {
  /// One line for each.
  public var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}
