import Templates

/// The data of the cases of the Mustache specification (github.com/mustache/spec, version 1.4.3), as far as typed,
/// strict templates can have them. Numbers are text by then: a page model holds formatted text.
struct SpecificationModel: TemplateModel {
  var subject = "world"
  var template = "{{planet}}"
  var planet = "Earth"
  var forbidden = "& \" < >"
  var markup = Markup("& \" < >")
  var string = "---"
  var empty = ""
  var emptyMarkup = Markup()
  var yes = true
  var no = false
  var a = "foo"
  var b = "wrong"
  var sec = Section()
  var c = Inner()
  var one = One()
  var list = [Item(item: "1"), Item(item: "2"), Item(item: "3")]
  var emptyList: [Item] = []
  var letters = ["a", "b", "c", "d", "e"]
  var specials = ["&", "\"", "<", ">"]
  var pieces = [Markup("&"), Markup("<")]
  var tops = [Top()]
  var fruit = "apples"
  var nested = Nested()

  static var shape: Shape<SpecificationModel> {
    Shape([
      .text("subject") { $0.subject }, .text("template") { $0.template }, .text("planet") { $0.planet },
      .text("forbidden") { $0.forbidden }, .markup("markup") { $0.markup }, .text("string") { $0.string },
      .text("empty") { $0.empty }, .markup("emptyMarkup") { $0.emptyMarkup }, .flag("yes") { $0.yes },
      .flag("no") { $0.no }, .text("a") { $0.a }, .text("b") { $0.b }, .model("sec") { $0.sec },
      .model("c") { $0.c }, .model("one") { $0.one }, .list("list") { $0.list }, .list("emptyList") { $0.emptyList },
      .list("letters") { $0.letters }, .list("specials") { $0.specials }, .list("pieces") { $0.pieces },
      .list("tops") { $0.tops }, .text("fruit") { $0.fruit }, .model("nested") { $0.nested },
    ])
  }

  struct Section: TemplateModel {
    var b = "bar"
    static var shape: Shape<Section> { Shape([.text("b") { $0.b }]) }
  }

  struct Inner: TemplateModel {
    var d = "baz"
    static var shape: Shape<Inner> { Shape([.text("d") { $0.d }]) }
  }

  struct Item: TemplateModel {
    var item: String
    static var shape: Shape<Item> { Shape([.text("item") { $0.item }]) }
  }

  struct Nested: TemplateModel {
    var fruit = "bananas"
    static var shape: Shape<Nested> { Shape([.text("fruit") { $0.fruit }]) }
  }

  struct One: TemplateModel {
    var one = "1"
    var two = Two()
    static var shape: Shape<One> { Shape([.text("one") { $0.one }, .model("two") { $0.two }]) }
  }

  struct Two: TemplateModel {
    var name = "Phil"
    var yes = true
    var no = false
    var list = [Item(item: "x"), Item(item: "y")]
    static var shape: Shape<Two> {
      Shape([.text("name") { $0.name }, .flag("yes") { $0.yes }, .flag("no") { $0.no }, .list("list") { $0.list }])
    }
  }

  struct Top: TemplateModel {
    var tname = Cases()
    var middles = [Middle()]
    static var shape: Shape<Top> { Shape([.model("tname") { $0.tname }, .list("middles") { $0.middles }]) }
  }

  struct Cases: TemplateModel {
    var upper = "A"
    var lower = "a"
    static var shape: Shape<Cases> { Shape([.text("upper") { $0.upper }, .text("lower") { $0.lower }]) }
  }

  struct Middle: TemplateModel {
    var mname = "1"
    var bottoms = [Bottom(bname: "x"), Bottom(bname: "y")]
    static var shape: Shape<Middle> { Shape([.text("mname") { $0.mname }, .list("bottoms") { $0.bottoms }]) }
  }

  struct Bottom: TemplateModel {
    var bname: String
    static var shape: Shape<Bottom> { Shape([.text("bname") { $0.bname }]) }
  }
}

/// What a template makes of a model.
func rendered<Model: TemplateModel>(
  _ template: String, _ model: Model, partials: [String: String] = [:], constants: [String: String] = [:]
) throws -> String {
  var output: [UInt8] = []
  try library(template, partials: partials, constants: constants).template("page", for: Model.self)
    .render(model, into: &output)
  return String(decoding: output, as: UTF8.self)
}

func rendered(_ template: String, partials: [String: String] = [:]) throws -> String {
  try rendered(template, SpecificationModel(), partials: partials)
}

/// The mistakes of a template, one a line.
func mistakes<Model: TemplateModel>(
  _ template: String, for model: Model.Type, partials: [String: String] = [:], constants: [String: String] = [:]
) -> String {
  do throws(TemplateErrors) {
    _ = try library(template, partials: partials, constants: constants).template("page", for: model)
    return ""
  } catch {
    return error.description
  }
}

private func library(_ template: String, partials: [String: String], constants: [String: String]) -> TemplateLibrary {
  let files = [("page", template)] + partials.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  return TemplateLibrary(
    files: files.map { (name: $0.0, path: "\($0.0).mustache", source: Array($0.1.utf8)) }, constants: constants)
}
