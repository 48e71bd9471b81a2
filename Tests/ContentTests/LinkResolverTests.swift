import Content
import Testing
import TestSites

@Suite("Links between contents")
struct LinkResolverTests {
  static let site = TestSite.small.writing("<svg/>", to: "studies/jardin/images/plan d'ensemble.svg")
    .writing("<svg/>", to: "notes/premiere/images/a.svg").writing("x", to: "studies/jardin/secret.txt")

  static let cases: [(destination: String, file: String, target: LinkResolver.Target?)] = [
    ("mission.md", "pages/mission.md", .page(slug: "mission", fragment: "")),
    ("mission.en.md", "pages/mission.md", .page(slug: "mission", fragment: "")),
    ("./mission.md#qui", "pages/mission.md", .page(slug: "mission", fragment: "qui")),
    ("../studies/jardin/index.md", "pages/mission.md", .study(slug: "jardin", fragment: "")),
    (
      "../studies/jardin/index.en.md#donn%C3%A9es", "pages/mission.md", .study(slug: "jardin", fragment: "donn%C3%A9es")
    ),
    ("../studies/jardin/", "pages/mission.md", .study(slug: "jardin", fragment: "")),
    ("../studies/jardin", "pages/mission.md", .study(slug: "jardin", fragment: "")),
    ("/studies/jardin/index.md", "pages/mission.md", .study(slug: "jardin", fragment: "")),
    ("../../notes/premiere/index.md", "studies/jardin/index.md", .note(slug: "premiere", fragment: "")),
    ("index.md", "studies/jardin/index.en.md", .study(slug: "jardin", fragment: "")),
    ("data/parcelles.csv", "studies/jardin/index.md", .dataset(study: "jardin", name: "parcelles")),
    (
      "images/plan%20d'ensemble.svg", "studies/jardin/index.md",
      .image(path: "studies/jardin/images/plan d'ensemble.svg")
    ),
    ("images/a.svg", "notes/premiere/index.md", .image(path: "notes/premiere/images/a.svg")),
    (
      "../../studies/jardin/images/plan%20d'ensemble.svg", "notes/premiere/index.md",
      .image(path: "studies/jardin/images/plan d'ensemble.svg")
    ),
    // Nothing stands there.
    ("autre.md", "pages/mission.md", nil),
    ("mission", "pages/mission.md", nil),
    ("mission.de.md", "pages/mission.md", nil),
    ("data/parcelles.yml", "studies/jardin/index.md", nil),
    ("secret.txt", "studies/jardin/index.md", nil),
    ("images/b.svg", "notes/premiere/index.md", nil),
    ("images/", "studies/jardin/index.md", nil),
    ("images/../../jardin/images/x/../secret.txt", "studies/jardin/index.md", nil),
    ("..", "pages/mission.md", nil),
    ("", "pages/mission.md", nil),
    ("/", "pages/mission.md", nil),
    // Outside the content folder.
    ("../../site.yml", "pages/mission.md", nil),
    ("../../../etc/passwd", "studies/jardin/index.md", nil),
    ("../../../studies/jardin/index.md", "pages/mission.md", nil),
    ("%2E%2E/%2E%2E/etc/passwd", "pages/mission.md", nil),
    ("..%2F..%2Fetc%2Fpasswd", "pages/mission.md", nil),
    ("images/a.svg%00.png", "notes/premiere/index.md", nil),
    ("%", "pages/mission.md", nil),
    ("%zz%f", "pages/mission.md", nil),
  ]

  @Test("lead where they say, and nowhere else", arguments: cases)
  func target(_ destination: String, _ file: String, _ target: LinkResolver.Target?) throws {
    try Self.site.withFolder { folder in
      let resolver = LinkResolver(loadCatalog(folder: folder, jobs: 1).0)
      #expect(resolver.target(of: destination, from: folder + "/" + file) == target)
    }
  }
}
