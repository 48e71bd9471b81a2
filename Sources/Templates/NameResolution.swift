/// Variables and sections: what a name means in the models around it, and what may be done with it.
extension Compiler {
  /// A field, and the models to enter on the way to it from an open frame.
  struct Resolution {
    var frame: Int
    var models: [Reading.Enter] = []
    var reading: Reading
  }

  mutating func compileVariable(_ name: Name, raw: Bool) {
    if isConstant(name) {
      compileConstant(name, raw: raw)
      return
    }
    guard let resolution = resolve(name) else { return }
    let text = name.text
    switch resolution.reading {
    case .text(let read, _):
      guard !raw else {
        report(name, "‘\(text)’ is text, which is always escaped", hint: "write {{\(text)}}")
        return
      }
      entering(resolution) { $0.program.instructions.append(.text(frame: $1, read: read)) }
    case .markup(let read, _):
      guard raw else {
        report(name, "‘\(text)’ is markup, which is not escaped", hint: "write {{{\(text)}}}")
        return
      }
      entering(resolution) { $0.program.instructions.append(.markup(frame: $1, read: read)) }
    case .flag:
      report(name, "‘\(text)’ is a flag and cannot be shown", hint: "ask it: {{#\(text)}}…{{/\(text)}}")
    case .list:
      report(name, "‘\(text)’ is a list and cannot be shown", hint: "go through it: {{#\(text)}}…{{/\(text)}}")
    case .model(let child, _):
      report(
        name, "‘\(text)’ is a model and cannot be shown",
        hint: "show one of its fields: \(shape(child).names.map { "\(text).\($0)" }.joined(separator: ", "))")
    }
  }

  mutating func compileSection(_ name: Name, inverted: Bool, _ nodes: [Node]) {
    if isConstant(name) {
      report(name, "‘\(name.text)’ is a constant and cannot be a section", hint: "write {{\(name.text)}}")
    }
    guard !isConstant(name), let resolution = resolve(name) else {
      unknownDepth += 1
      compile(nodes)
      unknownDepth -= 1
      return
    }
    switch resolution.reading {
    case .text(_, let isEmpty), .markup(_, let isEmpty):
      entering(resolution) { $0.branch($1, isEmpty, expected: inverted, nodes) }
    case .flag(let test):
      entering(resolution) { $0.branch($1, test, expected: !inverted, nodes) }
    case .list(_, _, let isEmpty) where inverted:
      entering(resolution) { $0.branch($1, isEmpty, expected: true, nodes) }
    case .list(let child, let enter, _):
      entering(resolution) { $0.children($1, enter, child, nodes) }
    case .model(let child, let enter):
      guard !inverted else {
        report(name, "‘\(name.text)’ is a model, which is always there", hint: "remove this section")
        return
      }
      entering(resolution) { $0.children($1, enter, child, nodes) }
    }
  }

  // MARK: - Instructions

  private mutating func branch(_ frame: Int, _ test: @escaping Reading.Test, expected: Bool, _ nodes: [Node]) {
    let index = program.instructions.count
    program.instructions.append(.branch(frame: frame, test: test, expected: expected, end: index))
    compile(nodes)
    mergeBarrier = program.instructions.count
    program.instructions[index] = .branch(frame: frame, test: test, expected: expected, end: mergeBarrier)
  }

  private mutating func children(
    _ frame: Int, _ enter: @escaping Reading.Enter, _ child: ShapeReference, _ nodes: [Node]
  ) {
    let shape = shape(child)
    opening(frame, enter) { compiler, frame in
      compiler.scopes.append(Scope(frame: frame, shape: shape))
      compiler.compile(nodes)
      compiler.scopes.removeLast()
    }
  }

  /// Enters the models of a dotted name, whose own names stay out of sight, and does the rest in the last of them.
  private mutating func entering(_ resolution: Resolution, _ rest: (inout Compiler, Int) -> Void) {
    guard let enter = resolution.models.first else {
      rest(&self, resolution.frame)
      return
    }
    opening(resolution.frame, enter) { compiler, frame in
      var inner = resolution
      inner.frame = frame
      inner.models.removeFirst()
      compiler.entering(inner, rest)
    }
  }

  private mutating func opening(
    _ frame: Int, _ enter: @escaping Reading.Enter, _ body: (inout Compiler, Int) -> Void
  ) {
    let index = program.instructions.count
    let child = nextFrame
    nextFrame += 1
    program.frameCount = max(program.frameCount, nextFrame)
    program.instructions.append(.each(frame: frame, enter: enter, child: child, end: index))
    body(&self, child)
    nextFrame -= 1
    mergeBarrier = program.instructions.count
    program.instructions[index] = .each(frame: frame, enter: enter, child: child, end: mergeBarrier)
  }

  // MARK: - Names

  private func isConstant(_ name: Name) -> Bool {
    name.parts[0] == constantPrefix
  }

  private mutating func compileConstant(_ name: Name, raw: Bool) {
    let key = name.parts.dropFirst().joined(separator: ".")
    guard let text = library.constants[key] else {
      let known = library.constants.keys.sorted().map { "\(constantPrefix).\($0)" }
      report(
        name, "there is no constant ‘\(name.text)’",
        hint: hint(for: name.text, among: known, owner: "the constants are"))
      return
    }
    guard !raw else {
      report(name, "‘\(name.text)’ is text, which is always escaped", hint: "write {{\(name.text)}}")
      return
    }
    var escaped: [UInt8] = []
    appendEscaped(text, to: &escaped)
    addLiteral(escaped)
  }

  private mutating func shape(_ reference: ShapeReference) -> ErasedShape {
    if let shape = shapes[reference.type] { return shape }
    let shape = reference.shape()
    shapes[reference.type] = shape
    return shape
  }

  /// Finds a field: its first part in the innermost model that has it, the others each in the one before.
  private mutating func resolve(_ name: Name) -> Resolution? {
    guard unknownDepth == 0 else { return nil }
    let parts = name.parts
    // `.` is the item itself: an enclosing list's item would be a surprise.
    let visible = parts[0] == "." ? scopes.suffix(1) : scopes[...]
    guard
      let scope = visible.last(where: { $0.shape.readings[parts[0]] != nil }),
      let reading = scope.shape.readings[parts[0]]
    else {
      reportUnknown(name, parts[0])
      return nil
    }
    var resolution = Resolution(frame: scope.frame, reading: reading)
    for (index, part) in parts.enumerated().dropFirst() {
      let before = parts[..<index].joined(separator: ".")
      guard case .model(let child, let enter) = resolution.reading else {
        report(
          name, "‘\(before)’ is \(kind(resolution.reading)) and has no field ‘\(part)’",
          hint: isList(resolution.reading) ? "go through it: {{#\(before)}}{{\(part)}}{{/\(before)}}" : "")
        return nil
      }
      let shape = shape(child)
      guard let reading = shape.readings[part] else {
        report(
          name, "\(shape.typeName) has no field ‘\(part)’",
          hint: hint(for: part, among: shape.names, owner: "\(shape.typeName) has"))
        return nil
      }
      resolution.models.append(enter)
      resolution.reading = reading
    }
    return resolution
  }

  private mutating func reportUnknown(_ name: Name, _ part: String) {
    guard let inner = scopes.last?.shape else { return }
    if part == "." {
      report(name, "\(inner.typeName) is no single value", hint: hint(for: part, among: inner.names, owner: "it has"))
      return
    }
    let enclosing = scopes.dropLast().reversed().flatMap(\.shape.names)
    let message = "\(inner.typeName) has no field ‘\(part)’" + (enclosing.isEmpty ? "" : ", nor has what is around it")
    if nearest(to: part, in: inner.names) == nil, let near = nearest(to: part, in: enclosing) {
      report(name, message, hint: "did you mean ‘\(near)’?")
    } else {
      report(name, message, hint: hint(for: part, among: inner.names, owner: "\(inner.typeName) has"))
    }
  }

  private func kind(_ reading: Reading) -> String {
    switch reading {
    case .text: "a text"
    case .markup: "markup"
    case .flag: "a flag"
    case .list: "a list"
    case .model: "a model"
    }
  }

  private func isList(_ reading: Reading) -> Bool {
    if case .list = reading { true } else { false }
  }
}
