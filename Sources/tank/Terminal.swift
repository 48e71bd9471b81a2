import Glibc

/// The exit statuses that scripts may rely on.
enum ExitStatus: Int32 {
  case done = 0
  /// The content has errors.
  case contentHasErrors = 1
  /// The command was misused.
  case misused = 2
  /// The machine failed: disk full, permission.
  case machineFailed = 3
}

/// Ends a command with a status and a last word.
struct CommandFailure: Error {
  var status: ExitStatus
  var message = ""
}

func writeError(_ text: String) {
  writeAll(2, text + "\n")
}

func writeOutput(_ text: String) {
  writeAll(1, text + "\n")
}

/// Writes past Swift's buffered `print`, so that lines of both outputs keep their order.
func writeAll(_ descriptor: Int32, _ text: String) {
  writeAll(descriptor, Array(text.utf8))
}

func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) {
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      // A reader that went away (`tank check | head`) is no failure of ours.
      guard count > 0 || errno == EINTR else { return }
      written += max(count, 0)
    }
  }
}

/// The line that a person sees change on a terminal; silent when the error output goes elsewhere.
struct ProgressLine: Sendable {
  private let isTerminal = isatty(2) == 1

  func show(_ text: String) {
    if isTerminal { writeAll(2, "\r\u{1B}[K" + text) }
  }

  func clear() {
    if isTerminal { writeAll(2, "\r\u{1B}[K") }
  }
}

/// Seconds since some moment; for telling how long a build took, never for its output.
func secondsNow() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
