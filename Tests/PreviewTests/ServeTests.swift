import Foundation
import Testing

@testable import Preview

@Suite("The preview server")
struct ServeTests {
  @Test("serves files, folders and the page for what is missing, on one connection")
  func files() async throws {
    let site = try TemporarySite()
    try await serving(site) { port in
      let client = try #require(Client(port: port))
      let home = try #require(await client.request("GET", "/"))
      #expect(home.status == 200)
      #expect(home.text == "<h1>Accueil</h1>")
      #expect(home.headers["content-type"] == "text/html; charset=utf-8")
      #expect(home.headers["cache-control"] == "no-cache")
      #expect(await client.request("GET", "/data/m%C3%A9nages.csv?x=1")?.text == "id\n1\n")
      #expect(await client.request("GET", "/empty.txt")?.status == 200)

      let moved = try #require(await client.request("GET", "/etudes/eau-potable?a=b"))
      #expect(moved.status == 301)
      #expect(moved.headers["location"] == "/etudes/eau-potable/?a=b")

      let missing = try #require(await client.request("GET", "/nothing"))
      #expect(missing.status == 404)
      #expect(missing.text == "<h1>Introuvable</h1>")

      #expect(await client.request("GET", "/../secret.txt")?.status == 400)
      #expect(await client.request("GET", "/link.txt")?.status == 404)
    }
  }

  @Test("answers HEAD without a body, and no method that changes anything")
  func methods() async throws {
    let site = try TemporarySite()
    try await serving(site) { port in
      let client = try #require(Client(port: port))
      let head = try #require(await client.request("HEAD", "/style.css"))
      #expect(head.status == 200)
      #expect(head.headers["content-length"] == "7")
      #expect(await client.request("GET", "/style.css")?.text == "body {}")
      let post = try #require(await client.request("POST", "/"))
      #expect(post.status == 405)
      #expect(post.headers["allow"] == "GET, HEAD")
    }
  }

  @Test("sends a large file whole")
  func largeFile() async throws {
    let site = try TemporarySite()
    let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try Data(bytes).write(to: URL(fileURLWithPath: "\(site.path)/data/large.sqlite"))
    try await serving(site) { port in
      let response = await Client(port: port)?.request("GET", "/data/large.sqlite")
      #expect(response?.body == bytes)
    }
  }

  @Test("follows the folder when another takes its place")
  func exchange() async throws {
    let site = try TemporarySite()
    try await serving(site) { port in
      let client = try #require(Client(port: port))
      #expect(await client.request("GET", "/")?.text == "<h1>Accueil</h1>")
      try FileManager.default.moveItem(atPath: site.path, toPath: "\(site.path).previous")
      #expect(await client.request("GET", "/")?.status == 404)
      try FileManager.default.createDirectory(atPath: site.path, withIntermediateDirectories: false)
      try Data("new".utf8).write(to: URL(fileURLWithPath: "\(site.path)/index.html"))
      #expect(await client.request("GET", "/")?.text == "new")
    }
  }

  @Test("is heard on this machine's own address alone")
  func loopback() async throws {
    let site = try TemporarySite()
    try await serving(site) { port in
      #expect(Client(port: port) != nil)
      // The whole of 127/8 is this machine: a server bound to all addresses would answer.
      #expect(Client(port: port, host: (127, 0, 0, 2)) == nil)
    }
  }

  @Test("goes on when a client leaves in the middle of a file")
  func clientLeaves() async throws {
    let site = try TemporarySite()
    try Data(count: 20_000_000).write(to: URL(fileURLWithPath: "\(site.path)/large.bin"))
    try await serving(site) { port in
      for _ in 0..<5 { await Client(port: port)?.leave(after: "/large.bin") }
      #expect(await Client(port: port)?.request("GET", "/")?.status == 200)
    }
  }

  @Test("says that there is no folder, and that the port is taken, word for word")
  func refusals() async throws {
    await #expect(throws: PreviewError("there is no folder ‘/nowhere/public’ to show")) {
      try await serve(folder: "/nowhere/public", port: 0)
    }
    let site = try TemporarySite()
    try await serving(site) { port in
      await #expect(throws: PreviewError("port \(port) is taken by another program")) {
        try await serve(folder: site.path, port: port)
      }
    }
  }

  /// Runs the server on a free port while `body` runs.
  private func serving(_ site: TemporarySite, _ body: (UInt16) async throws -> Void) async throws {
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let server = Task {
      try await serve(folder: site.path, port: 0) {
        continuation.yield($0)
        continuation.finish()
      }
    }
    var port: UInt16?
    for await address in addresses { port = address.split(separator: ":").last.flatMap { UInt16($0.dropLast()) } }
    try await body(#require(port))
    server.cancel()
    try await server.value
  }
}
