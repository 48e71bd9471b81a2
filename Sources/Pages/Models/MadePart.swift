import Templates

/// A part of a page that is made from what the build knows, under its heading.
struct MadePart: TemplateModel {
  var id: String
  var title: String
  var blocks: [MadeBlock]

  static let shape = Shape<MadePart>([
    .text("id") { $0.id }, .text("title") { $0.title }, .list("blocks") { $0.blocks },
  ])
}

/// One paragraph, list, table, group of facts or program of such a part.
enum MadeBlock: TemplateModel {
  case heading(String)
  case text(Markup)
  case list([Markup])
  case facts([Fact])
  case code(String)
  case records([Record])
  /// - Parameter isNumeric: Whether all but the first column are numbers.
  case table(caption: String, header: [String], rows: [Row], isNumeric: Bool = false)

  struct Row: TemplateModel {
    var heading: Markup
    var cells: [Markup]

    static let shape = Shape<Row>([.markup("heading") { $0.heading }, .list("cells") { $0.cells }])
  }

  /// An entry of a record: what it is about, then what is said of it, one after the other.
  struct Record: TemplateModel {
    var title: Markup
    var detail: String
    var lines: [Fact]

    static let shape = Shape<Record>([
      .markup("title") { $0.title }, .text("detail") { $0.detail }, .list("lines") { $0.lines },
    ])
  }

  private var records: [Record] { if case .records(let records) = self { records } else { [] } }
  private var items: [Markup] { if case .list(let items) = self { items } else { [] } }
  private var facts: [Fact] { if case .facts(let facts) = self { facts } else { [] } }
  private var text: Markup { if case .text(let text) = self { text } else { Markup() } }
  private var code: String { if case .code(let code) = self { code } else { "" } }
  private var heading: String { if case .heading(let heading) = self { heading } else { "" } }
  private var caption: String { if case .table(let caption, _, _, _) = self { caption } else { "" } }
  private var header: [String] { if case .table(_, let header, _, _) = self { header } else { [] } }
  private var rows: [Row] { if case .table(_, _, let rows, _) = self { rows } else { [] } }
  private var isNumeric: Bool { if case .table(_, _, _, let isNumeric) = self { isNumeric } else { false } }

  static let shape = Shape<MadeBlock>([
    .flag("isNumeric") { $0.isNumeric },
    .flag("isText") { !$0.text.bytes.isEmpty }, .markup("text") { $0.text },
    .flag("isList") { !$0.items.isEmpty }, .list("items") { $0.items },
    .flag("isFacts") { !$0.facts.isEmpty }, .list("facts") { $0.facts },
    .list("records") { $0.records },
    .flag("isTable") { !$0.rows.isEmpty }, .text("caption") { $0.caption }, .list("header") { $0.header },
    .list("rows") { $0.rows }, .text("code") { $0.code }, .text("subheading") { $0.heading },
  ])
}
