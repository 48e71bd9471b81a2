/// What a template became: instructions in a row, with the accessors of the models in them.
struct Program: Sendable {
  /// The frames are numbered: frame 0 is the page's model, and an instruction that enters a model or a list says which
  /// number its children get. So an enclosing model is found without a search.
  enum Instruction: Sendable {
    /// Bytes of ``literals``.
    case literal(start: Int, end: Int)
    case text(frame: Int, read: @Sendable (UnsafeRawPointer) -> String)
    case markup(frame: Int, read: @Sendable (UnsafeRawPointer) -> Markup)
    /// Goes on at `end` unless the test gives `expected`.
    case branch(frame: Int, test: Reading.Test, expected: Bool, end: Int)
    /// Runs the instructions up to `end` for each child, which is frame `child`, then goes on there.
    case each(frame: Int, enter: Reading.Enter, child: Int, end: Int)
  }

  var instructions: [Instruction] = []
  var literals: [UInt8] = []
  var frameCount = 1

  func run(_ model: UnsafeRawPointer, into output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UnsafeRawPointer.self, capacity: frameCount) { frames in
      frames.initialize(repeating: model)
      literals.withUnsafeBufferPointer { literals in
        instructions.withUnsafeBufferPointer { instructions in
          Run(instructions: instructions, literals: literals, frames: frames)
            .run(0..<instructions.count, into: &output)
        }
      }
    }
  }

  private struct Run {
    let instructions: UnsafeBufferPointer<Instruction>
    let literals: UnsafeBufferPointer<UInt8>
    let frames: UnsafeMutableBufferPointer<UnsafeRawPointer>

    func run(_ range: Range<Int>, into output: inout [UInt8]) {
      var index = range.lowerBound
      while index < range.upperBound {
        switch instructions[index] {
        case .literal(let start, let end):
          output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[start..<end]))
        case .text(let frame, let read):
          appendEscaped(read(frames[frame]), to: &output)
        case .markup(let frame, let read):
          output.append(contentsOf: read(frames[frame]).bytes)
        case .branch(let frame, let test, let expected, let end):
          if test(frames[frame]) != expected {
            index = end
            continue
          }
        case .each(let frame, let enter, let child, let end):
          let body = (index + 1)..<end
          enter(frames[frame]) {
            frames[child] = $0
            run(body, into: &output)
          }
          index = end
          continue
        }
        index += 1
      }
    }
  }
}
