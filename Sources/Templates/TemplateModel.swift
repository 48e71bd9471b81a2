/// A value that a template shows: a page, or a part of one that its template iterates or enters.
///
///     struct StudyPage: TemplateModel {
///       var title: String
///       var body: Markup
///       var rows: [Row]
///
///       static var shape: Shape<StudyPage> {
///         Shape([.text("title") { $0.title }, .markup("body") { $0.body }, .list("rows") { $0.rows }])
///       }
///     }
///
/// The shape says which names the template may use and what each of them is. It is read when a template is compiled,
/// once for each type, and never when a page is rendered.
public protocol TemplateModel: Sendable {
  static var shape: Shape<Self> { get }
}

/// The names that a template may use of one model.
public struct Shape<Model>: Sendable {
  let fields: [Field<Model>]

  /// - Parameter fields: Names of letters, digits, `_` and `-`, or the single name `.` (a model that is one value);
  ///   each once, and none `t`, which is the prefix of the constants. Other names stop the program: they are a mistake
  ///   in it, not in a template.
  public init(_ fields: [Field<Model>]) {
    var seen: Set<String> = []
    for field in fields {
      precondition(
        field.name == "." || isPlainName(field.name.utf8), "‘\(field.name)’ of \(Model.self) is not a template's name")
      precondition(field.name != constantPrefix, "‘t’ of \(Model.self) is kept for the constants, {{t.key}}")
      precondition(seen.insert(field.name).inserted, "‘\(field.name)’ of \(Model.self) is declared twice")
    }
    self.fields = fields
  }
}

/// A list of plain texts can be iterated: `{{#keywords}}{{.}}{{/keywords}}`.
extension String: TemplateModel {
  public static var shape: Shape<String> { Shape([.text(".") { $0 }]) }
}

/// A list of pieces of HTML can be iterated: `{{#notes}}{{{.}}}{{/notes}}`.
extension Markup: TemplateModel {
  public static var shape: Shape<Markup> { Shape([.markup(".") { $0 }]) }
}

/// The first part of a name that means an interface string: `{{t.download}}`.
let constantPrefix = "t"

/// Whether `name` is made of ASCII letters, digits, `_` and `-`, at least one.
func isPlainName(_ name: some Collection<UInt8>) -> Bool {
  !name.isEmpty
    && name.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }
}
