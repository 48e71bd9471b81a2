import FlyingFox
import FlyingSocks
import Glibc

/// Serves a published site on this machine, and on no other, until the task is cancelled.
///
/// It answers GET and HEAD with the files of a folder: `index.html` for a folder, a redirection for a folder without its
/// slash, `404.html` for what is missing. Browsers are told to ask again each time. It is for looking at a site
/// while it is written; a site is published by copying its files to any web server.
///
/// - Parameters:
///   - folder: Where the site is. It may be exchanged for another while the server runs.
///   - basePath: Where its addresses begin, as in `base-url`: `/`, or `/open-data/`.
///   - port: 0 takes a free one.
///   - listening: Called once, with the address to open, when requests are accepted.
/// - Throws: ``PreviewError`` when there is no such folder, and when the port is taken.
package func serve(
  folder: String, basePath: String = "/", port: UInt16, listening: @escaping @Sendable (String) async -> Void = { _ in }
) async throws(PreviewError) {
  var status = stat()
  guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
    throw PreviewError("there is no folder ‘\(folder)’ to show")
  }
  let site = SiteFolder(path: folder, basePath: basePath)
  do {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), pool: UndelayedPool(base: HTTPServer.defaultPool()),
      logger: .disabled, handler: ClosureHTTPHandler { response(to: $0, from: site) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        try await server.waitUntilListening()
        guard case .ip4(let address, let port)? = await server.listeningAddress else { return }
        await listening("http://\(address):\(port)\(site.basePath)")
      }
      // Not `waitForAll`: it would wait for the other task when one has failed.
      for try await _ in group {}
    }
  } catch {
    if Task.isCancelled { return }
    if case SocketError.failed(_, EADDRINUSE, _) = error {
      throw PreviewError("port \(port) is taken by another program")
    }
    if case SocketError.failed(_, EACCES, _) = error {
      throw PreviewError("port \(port) is for the administrator only")
    }
    throw PreviewError("the preview stopped: \(error)")
  }
}

private func response(to request: HTTPRequest, from site: SiteFolder) -> HTTPResponse {
  guard request.method == .GET || request.method == .HEAD else {
    return HTTPResponse(statusCode: .methodNotAllowed, headers: HTTPHeaders([HTTPHeader("Allow"): "GET, HEAD"]))
  }
  switch site.answer(to: request.target.path()) {
  case .file(let file): return response(.ok, file, to: request)
  case .malformed: return HTTPResponse(statusCode: .badRequest)
  case .moved(let address):
    let query = request.target.query()
    return HTTPResponse(
      statusCode: .movedPermanently,
      headers: HTTPHeaders([.location: query.isEmpty ? address : "\(address)?\(query)", .cacheControl: "no-store"]))
  case .missing:
    guard let page = site.missingPage() else { return HTTPResponse(statusCode: .notFound) }
    return response(.notFound, page, to: request)
  }
}

private func response(_ status: HTTPStatusCode, _ file: SiteFile, to request: HTTPRequest) -> HTTPResponse {
  let headers: HTTPHeaders = [
    .contentType: contentType(of: file.name), .cacheControl: "no-cache",
    HTTPHeader("X-Content-Type-Options"): "nosniff", .contentLength: String(file.size),
  ]
  guard request.method == .GET else { return HTTPResponse(statusCode: status, headers: headers) }
  let body = HTTPBodySequence(from: SiteFileBytes(file: file), count: file.size, suggestedBufferSize: 1 << 16)
  return HTTPResponse(statusCode: status, headers: headers, body: body)
}
