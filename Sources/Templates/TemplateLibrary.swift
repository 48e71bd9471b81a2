/// The template files of a site, parsed, with the interface strings of one language.
///
/// The language is Mustache (mustache.github.io, specification 1.4) with the inheritance of its optional part:
///
/// - `{{name}}` prints a text, escaped; `{{{name}}}` prints markup as it is. Each is an error for the other's fields.
/// - `{{#name}}…{{/name}}`: for each child of a list; inside a model; when a flag is set; when a text is not empty.
///   `{{^name}}…{{/name}}`: the contrary.
/// - `{{a.b}}` is `b` of the model `a`; `{{.}}` is the item of a list of texts. A name that the innermost model lacks is
///   looked for in the enclosing ones, when the template is compiled.
/// - `{{> file}}` inserts another template. `{{<layout}}{{$block}}…{{/block}}{{/layout}}` inserts one with some of its
///   blocks, `{{$block}}default{{/block}}`, replaced. The outermost replacement wins, and what a block holds is resolved
///   where the layout has the block.
/// - `{{t.key}}` is a constant. `{{! … }}` is a comment.
///
/// What differs from the specification, always to the strict side: a name, file or block that does not exist is an
/// error; so is text between the blocks of a layout's tag, a file that includes itself, and a change of delimiters. A
/// tag alone on its line takes the line with it, but what is inserted is never indented: a page's `<pre>` stays as it is.
public struct TemplateLibrary: Sendable {
  /// What is wrong with the syntax of the files, used or not, in the order of their places.
  public let errors: [TemplateError]
  let sources: [String: Source]
  let constants: [String: String]

  /// - Parameters:
  ///   - files: Name as templates and ``template(_:for:)`` use it, path as messages show it, and UTF-8 text.
  ///   - constants: What `{{t.key}}` prints, by key without the prefix; plain text, escaped here.
  public init(files: [(name: String, path: String, source: [UInt8])], constants: [String: String] = [:]) {
    var sources: [String: Source] = [:]
    var errors: [TemplateError] = []
    for file in files {
      let source = parse(name: file.name, path: file.path, source: file.source)
      errors += source.errors
      if let other = sources.updateValue(source, forKey: file.name) {
        errors.append(
          TemplateError(
            file: file.path, line: 0, column: 0, message: "a second template has the name ‘\(file.name)’",
            hint: "the first is \(other.path)"))
      }
    }
    self.sources = sources
    self.constants = constants
    self.errors = TemplateErrors(errors).errors
  }

  /// Compiles a template for models of one type.
  ///
  /// - Throws: Every mistake in the file and in the files that it uses. The content of a section whose own name is
  ///   unknown is not looked into for names, since nothing says what they would be names of.
  public func template<Model: TemplateModel>(
    _ name: String, for model: Model.Type = Model.self
  ) throws(TemplateErrors) -> Template<Model> {
    var compiler = Compiler(library: self, root: ErasedShape(Model.shape))
    return Template(program: try compiler.compile(name))
  }
}
