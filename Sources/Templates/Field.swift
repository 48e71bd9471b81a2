/// One name of a ``Shape``, with what it is and how its value is read.
public struct Field<Model>: Sendable {
  public let name: String
  @usableFromInline let reading: Reading

  @inlinable init(name: String, reading: Reading) {
    self.name = name
    self.reading = reading
  }

  /// Text, always escaped: `{{name}}`. `{{#name}}` and `{{^name}}` ask whether it is empty.
  @inlinable public static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field {
    Field(
      name: name,
      reading: .text(
        { get($0.assumingMemoryBound(to: Model.self).pointee) },
        isEmpty: { get($0.assumingMemoryBound(to: Model.self).pointee).isEmpty }))
  }

  /// HTML, never escaped: `{{{name}}}`. `{{#name}}` and `{{^name}}` ask whether it is empty.
  @inlinable public static func markup(_ name: String, _ get: @escaping @Sendable (Model) -> Markup) -> Field {
    Field(
      name: name,
      reading: .markup(
        { get($0.assumingMemoryBound(to: Model.self).pointee) },
        isEmpty: { get($0.assumingMemoryBound(to: Model.self).pointee).bytes.isEmpty }))
  }

  /// Yes or no: `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`.
  @inlinable public static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Field {
    Field(name: name, reading: .flag { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  /// Models, each shown in turn by `{{#name}}…{{/name}}`; `{{^name}}…{{/name}}` stands for an empty list.
  @inlinable public static func list<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Child]
  ) -> Field {
    Field(
      name: name,
      reading: .list(
        ShapeReference(Child.self),
        each: { model, body in
          get(model.assumingMemoryBound(to: Model.self).pointee).withUnsafeBufferPointer { children in
            guard let first = children.baseAddress else { return }
            for index in children.indices { body(UnsafeRawPointer(first + index)) }
          }
        },
        isEmpty: { get($0.assumingMemoryBound(to: Model.self).pointee).isEmpty }))
  }

  /// One model, always there: `{{#name}}…{{/name}}`, or one of its fields, `{{name.field}}`.
  @inlinable public static func model<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Field {
    Field(
      name: name,
      reading: .model(
        ShapeReference(Child.self),
        enter: { model, body in
          withUnsafePointer(to: get(model.assumingMemoryBound(to: Model.self).pointee)) { body(UnsafeRawPointer($0)) }
        }))
  }
}

/// How the value of a field is read from its model.
///
/// The pointers are to an initialised value of the model's type. The compiler of templates guarantees it: a reading
/// that came from the shape of a type is only ever applied to a frame that was opened with that type. Pointers, because
/// a boxed existential for each row of a table costs more than writing the row.
@usableFromInline enum Reading: Sendable {
  @usableFromInline typealias Test = @Sendable (UnsafeRawPointer) -> Bool
  @usableFromInline typealias Enter = @Sendable (UnsafeRawPointer, (UnsafeRawPointer) -> Void) -> Void

  case text(@Sendable (UnsafeRawPointer) -> String, isEmpty: Test)
  case markup(@Sendable (UnsafeRawPointer) -> Markup, isEmpty: Test)
  case flag(Test)
  case list(ShapeReference, each: Enter, isEmpty: Test)
  case model(ShapeReference, enter: Enter)
}

/// The shape of a child, asked for when a template enters it: a tree's node has nodes, so its shape cannot hold
/// their shape.
@usableFromInline struct ShapeReference: Sendable {
  let type: ObjectIdentifier
  let shape: @Sendable () -> ErasedShape

  @usableFromInline init<Model: TemplateModel>(_ model: Model.Type) {
    type = ObjectIdentifier(model)
    shape = { ErasedShape(Model.shape) }
  }
}

/// A shape without its type, as the compiler of templates looks names up in it.
struct ErasedShape: Sendable {
  let typeName: String
  /// In the order of their declaration, for messages.
  let names: [String]
  let readings: [String: Reading]

  init<Model>(_ shape: Shape<Model>) {
    typeName = String(describing: Model.self)
    names = shape.fields.map(\.name)
    readings = Dictionary(shape.fields.map { ($0.name, $0.reading) }, uniquingKeysWith: { first, _ in first })
  }
}
