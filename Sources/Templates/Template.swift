/// A compiled template for models of one type. Rendering cannot fail: every name was resolved when it was compiled.
public struct Template<Model: TemplateModel>: Sendable {
  let program: Program

  /// Appends the page to `output`, in UTF-8.
  public func render(_ model: Model, into output: inout [UInt8]) {
    withUnsafePointer(to: model) { program.run(UnsafeRawPointer($0), into: &output) }
  }
}
