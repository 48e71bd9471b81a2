/// Reading what was drawn.
extension String {
  /// Where a piece of text occurs.
  func components(of piece: String) -> [String.Index] {
    let (text, pattern) = (Array(utf8), Array(piece.utf8))
    guard !pattern.isEmpty, text.count >= pattern.count else { return [] }
    return (0...(text.count - pattern.count)).filter { text[$0..<($0 + pattern.count)].elementsEqual(pattern) }
      .map { utf8.index(startIndex, offsetBy: $0) }
  }
}
