/// Turns a template, with the files that it uses, into a program for one shape.
struct Compiler {
  /// A model that names are looked up in.
  struct Scope {
    var frame: Int
    var shape: ErasedShape
  }

  /// The blocks that one `{{<layout}}` replaces. An object, because a layout's blocks are met on several paths.
  final class Replacements {
    let file: Source
    let blocks: [String: Block]
    var met: Set<String> = []

    init(file: Source, blocks: [Block]) {
      self.file = file
      self.blocks = Dictionary(blocks.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  let library: TemplateLibrary
  var program = Program()
  var errors: Set<TemplateError> = []

  /// Innermost last.
  var scopes: [Scope]
  /// The number that the next frame gets.
  var nextFrame = 1
  var shapes: [ObjectIdentifier: ErasedShape] = [:]

  /// The files that are being compiled, one inside the other.
  var open: [Source] = []
  /// The file that the current node stands in.
  var file = Source(name: "", path: "", nodes: [], errors: [], isBroken: false)
  /// The furthest from the layout first: it wins.
  var replacements: [Replacements] = []
  /// Positive inside a section of an unknown model, whose names cannot be judged.
  var unknownDepth = 0
  /// Whether a file was met whose structure is unknown, so that blocks may be missing for that reason.
  var metBroken = false
  /// Instructions before this index are jumped to or over: what follows must not be merged into them.
  var mergeBarrier = 0

  init(library: TemplateLibrary, root: ErasedShape) {
    self.library = library
    scopes = [Scope(frame: 0, shape: root)]
  }

  mutating func compile(_ name: String) throws(TemplateErrors) -> Program {
    guard let source = library.sources[name] else {
      let message = "there is no template ‘\(name)’"
      throw TemplateErrors([
        TemplateError(file: name, line: 0, column: 0, message: message, hint: fileHint(name))
      ])
    }
    include(source)
    guard errors.isEmpty else { throw TemplateErrors(errors) }
    return program
  }

  mutating func include(_ source: Source) {
    errors.formUnion(source.errors)
    if source.isBroken {
      metBroken = true
      return
    }
    let outer = file
    file = source
    open.append(source)
    compile(source.nodes)
    open.removeLast()
    file = outer
  }

  mutating func compile(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .text(let bytes): addLiteral(bytes)
      case .variable(let name, let raw): compileVariable(name, raw: raw)
      case .section(let name, let inverted, let nodes): compileSection(name, inverted: inverted, nodes)
      case .partial(let name): if let source = usable(name, as: "template") { include(source) }
      case .block(let block): compileBlock(block)
      case .parent(let name, let blocks): compileParent(name, blocks)
      }
    }
  }

  mutating func report(_ name: Name, _ message: String, hint: String = "") {
    errors.insert(
      TemplateError(
        file: file.path, line: name.position.line, column: name.position.column, message: message, hint: hint))
  }

  mutating func addLiteral(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = program.literals.count
    program.literals += bytes
    let end = program.literals.count
    if program.instructions.count > mergeBarrier, case .literal(let first, _)? = program.instructions.last {
      program.instructions[program.instructions.count - 1] = .literal(start: first, end: end)
    } else {
      program.instructions.append(.literal(start: start, end: end))
    }
  }

  // MARK: - Files and blocks

  /// The file of a partial or a layout, unless it does not exist or is being compiled already.
  private mutating func usable(_ name: Name, as what: String) -> Source? {
    guard let source = library.sources[name.text] else {
      report(name, "there is no \(what) ‘\(name.text)’", hint: fileHint(name.text))
      metBroken = true
      return nil
    }
    if let first = open.firstIndex(where: { $0.name == name.text }) {
      let path = (open[first...].map(\.name) + [name.text]).joined(separator: " → ")
      report(name, "‘\(name.text)’ includes itself", hint: "the way round is \(path)")
      metBroken = true
      return nil
    }
    return source
  }

  private func fileHint(_ name: String) -> String {
    hint(for: name, among: library.sources.keys.sorted(), owner: "the templates are")
  }

  private mutating func compileParent(_ name: Name, _ blocks: [Block]) {
    guard let source = usable(name, as: "layout") else { return }
    let own = Replacements(file: file, blocks: blocks)
    replacements.append(own)
    include(source)
    replacements.removeLast()
    guard !metBroken else { return }
    for block in blocks where !own.met.contains(block.name.text) {
      report(
        block.name, "layout ‘\(name.text)’ has no block ‘\(block.name.text)’",
        hint: hint(for: block.name.text, among: blockNames(source.nodes), owner: "its blocks are"))
    }
  }

  private mutating func compileBlock(_ block: Block) {
    let name = block.name.text
    for replacement in replacements { replacement.met.insert(name) }
    guard
      let index = replacements.firstIndex(where: { $0.blocks[name] != nil }),
      let replacing = replacements[index].blocks[name]
    else {
      compile(block.nodes)
      return
    }
    // Blocks inside the replacement can only be replaced from further out; else it could stand in itself.
    let outer = (replacements, file)
    file = replacements[index].file
    replacements.removeSubrange(index...)
    compile(replacing.nodes)
    (replacements, file) = outer
  }

  /// The blocks of a layout and of the files that it uses, for a hint.
  private func blockNames(_ nodes: [Node]) -> [String] {
    var names: [String] = []
    var files: Set<String> = []
    func collect(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .block(let block):
          if !names.contains(block.name.text) { names.append(block.name.text) }
          collect(block.nodes)
        case .section(_, _, let nodes): collect(nodes)
        case .partial(let name), .parent(let name, _):
          if files.insert(name.text).inserted { collect(library.sources[name.text]?.nodes ?? []) }
        case .text, .variable: break
        }
      }
    }
    collect(nodes)
    return names
  }
}
