/// A text broken into lines, with the size that it fits at.
package struct FittedText: Sendable, Equatable {
  package var lines: [String]
  /// Pixels to the em.
  package var size: Int
}

extension Drawing {
  /// The text at the largest of some sizes at which it fits; at the last one it is cut, and ends with an ellipsis.
  ///
  /// - Parameters:
  ///   - width: Of a line, in pixels.
  ///   - height: Of all lines, in pixels.
  ///   - leading: From one line to the next, in ems.
  ///   - sizes: Of the letters, from the largest to the smallest, in pixels; at least one.
  package func fit(
    _ text: String, _ weight: Weight, width: Double, height: Double, leading: Double, sizes: [Int]
  ) -> FittedText {
    for size in sizes {
      let room = max(1, Int(height / (Double(size) * leading)))
      let lines = wrap(text, weight, width: width, size: size)
      // A word that had to be cut is shown whole at a smaller size.
      if lines.count <= room, !isCut(text, weight, width: width, size: size) || size == sizes.last {
        return FittedText(lines: balanced(text, weight, lines, width: width, size: size), size: size)
      }
    }
    let size = sizes.last ?? 12
    let room = max(1, Int(height / (Double(size) * leading)))
    var lines = Array(wrap(text, weight, width: width, size: size).prefix(room))
    if var last = lines.popLast() {
      while !last.isEmpty, length(of: last + "…", weight, size: size) > width { last.removeLast() }
      while let end = last.last, end.isWhitespace || ",;:".contains(end) { last.removeLast() }
      lines.append(last + "…")
    }
    return FittedText(lines: lines, size: size)
  }

  /// The text in lines no longer than a width. It is broken at spaces, never at those that keep words together; a word
  /// that is longer than a line is broken where the line ends.
  package func wrap(_ text: String, _ weight: Weight, width: Double, size: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      if !line.isEmpty, length(of: line + " " + word, weight, size: size) <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, length(of: line + String(character), weight, size: size) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private func words(of text: String) -> [Substring] {
    text.split { $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "\u{2007}" && $0.isWhitespace }
  }

  private func isCut(_ text: String, _ weight: Weight, width: Double, size: Int) -> Bool {
    words(of: text).contains { length(of: String($0), weight, size: size) > width }
  }

  /// The same number of lines, of lengths as like as can be: those of the shortest width that gives no more of them.
  private func balanced(
    _ text: String, _ weight: Weight, _ lines: [String], width: Double, size: Int
  ) -> [String] {
    guard lines.count > 1 else { return lines }
    var best = lines
    var (low, high) = (width / 2, width)
    for _ in 0..<7 {
      let middle = (low + high) / 2
      let tried = wrap(text, weight, width: middle, size: size)
      if tried.count == lines.count, !isCut(text, weight, width: middle, size: size) {
        (best, high) = (tried, middle)
      } else {
        low = middle
      }
    }
    return best
  }
}
