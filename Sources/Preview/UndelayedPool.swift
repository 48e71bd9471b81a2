import FlyingSocks
import Glibc

/// Waits for sockets as the pool in it does, and makes them send at once.
///
/// FlyingFox 0.27 writes the head of a response and its body apart. Nagle's algorithm then holds the body back until the
/// client has acknowledged the head, which a client delays: 44 ms for each request of a connection that is kept
/// alive, 0.8 ms without. The library has no option for it, but it brings every socket here before its first byte, and
/// on Linux a connection inherits TCP_NODELAY from the socket that accepted it.
struct UndelayedPool<Base: AsyncSocketPool>: AsyncSocketPool {
  let base: Base

  func prepare() async throws {
    try await base.prepare()
  }

  func run() async throws {
    try await base.run()
  }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // A socket that refuses it is slower, and works.
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
