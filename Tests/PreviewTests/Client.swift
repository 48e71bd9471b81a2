import Dispatch
import Glibc

/// A plain connection to this machine, so that requests are sent byte for byte as they are written.
///
/// It waits on a thread of its own: waiting on the threads that tasks share would leave none to the server.
actor Client {
  private let socket: Int32
  private var received: [UInt8] = []
  private let executor = QueueExecutor()

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init?(port: UInt16, host: (UInt8, UInt8, UInt8, UInt8) = (127, 0, 0, 1)) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    withUnsafeMutableBytes(of: &address.sin_addr) { $0.storeBytes(of: host, as: (UInt8, UInt8, UInt8, UInt8).self) }
    let result = withUnsafeBytes(of: &address) {
      connect(socket, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
    }
    guard result == 0 else { return nil }
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(socket)
  }

  struct Response {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// Sends a request that keeps the connection and waits for the whole response.
  func request(_ method: String, _ target: String) -> Response? {
    let text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n"
    guard send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL)) == text.utf8.count else { return nil }
    while true {
      if let end = headEnd() {
        let lines = String(decoding: received[..<end], as: UTF8.self).split(separator: "\r\n")
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
        }
        let length = method == "HEAD" ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
        if received.count >= end + 4 + length {
          let body = Array(received[(end + 4)..<(end + 4 + length)])
          received.removeFirst(end + 4 + length)
          return Response(status: status, headers: headers, body: body)
        }
      }
      guard receive() else { return nil }
    }
  }

  /// Asks for a file and closes the connection when the first bytes have come.
  func leave(after target: String) {
    let text = "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
    send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    _ = receive()
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private func headEnd() -> Int? {
    guard received.count >= 4 else { return nil }
    return (0...(received.count - 4)).first { received[$0...].starts(with: [13, 10, 13, 10]) }
  }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }
}

private final class QueueExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "client")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
