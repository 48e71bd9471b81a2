/// A Markdown text, parsed once and rendered once into parts; what depends on the page (addresses, figures, blocks)
/// is left as a gap that the page fills.
package struct Document: Sendable {
  /// The page's HTML, in order.
  package enum Part: Sendable, Equatable {
    case html([UInt8])
    /// The address of `links[i]`, inside an `href` or `src` attribute, to be written escaped.
    case address(Int)
    /// The text of `figures[i]`, a bound number, to be written escaped.
    case figure(Int)
    /// The whole of `blocks[i]`.
    case block(Int)
  }

  package var parts: [Part] = []
  package var headings: [Heading] = []
  /// Links and images whose address is inside the site (no scheme, not only a fragment).
  package var links: [Link] = []
  package var figures: [Figure] = []
  package var blocks: [Block] = []
  /// Numbers typed by hand in prose, outside code, addresses, headings' anchors and `{blocks}`.
  package var numbers: [TypedNumber] = []
  /// Images in any position, inside or outside the site, for the check of alternative texts.
  package var images: [Image] = []
  /// Every outside address with its place.
  package var outsideLinks: [Link] = []
  /// What the parser itself found wrong, as (line, column, id, message, hint).
  package var findings: [Finding] = []
  /// The first paragraph as plain text.
  package var lead = ""
  package var wordCount = 0

  package init() {}

  package struct Heading: Sendable, Equatable {
    package var level: Int
    /// Unique in the document; lower-case ASCII with hyphens.
    package var id: String
    /// The heading's inline content as HTML, without links and footnote marks, bound figures as they were typed.
    package var html: String
    /// The same, with bound figures as gaps.
    package var parts: [Part]
    package var line: Int
  }

  package struct Link: Sendable, Equatable {
    package var destination: String
    package var line: Int
    package var column: Int
    package var isImage: Bool
  }

  package struct Image: Sendable, Equatable {
    package var destination: String
    package var alternative: String
    package var line: Int
    package var column: Int
  }

  /// `{{ study/emploi-12-mois.estimate | points }}`: what stands between the braces, trimmed.
  package struct Figure: Sendable, Equatable {
    package var expression: String
    package var line: Int
    package var column: Int
  }

  /// A fenced block whose info string is a name in braces.
  package struct Block: Sendable, Equatable {
    package var name: String
    /// What follows the closing brace on the fence's line, trimmed.
    package var argument: String
    /// The lines between the fences: YAML options.
    package var body: String
    package var line: Int
    package var column: Int
    /// Line of the first line of the body.
    package var bodyLine: Int
  }

  /// A number as typed, with enough of its surroundings for a check to judge it.
  package struct TypedNumber: Sendable, Equatable {
    /// As typed: `12,5`, `1 200`.
    package var text: String
    package var value: Double
    /// The text right before and after it in the same block, up to 24 bytes each.
    package var before: String
    package var after: String
    package var isPercent: Bool
    /// Inside a block quote.
    package var isQuoted: Bool
    package var line: Int
    package var column: Int
  }

  package struct Finding: Sendable, Equatable {
    package var line: Int
    package var column: Int
    package var id: String
    package var message: String
    package var hint: String
  }
}
