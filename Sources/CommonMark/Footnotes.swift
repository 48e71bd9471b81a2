import CCMark

extension Renderer {
  /// Writes the mark of a reference to a footnote.
  ///
  /// - Returns: Whether the label is known; otherwise the text stays as it was typed, with a finding.
  mutating func emitReference(_ label: String, at offset: Int) -> Bool {
    guard let index = noteIndices[label] else {
      let place = place(of: offset)
      let labels = lines.notes.map(\.label)
      let hint: String
      if let near = nearestLabel(to: label, in: labels) {
        hint = "did you mean ‘[^\(near)]’?"
      } else if labels.isEmpty {
        hint = "define it on a line of its own: ‘[^\(label)]: …’"
      } else {
        hint = "the footnotes are: \(labels.prefix(12).joined(separator: ", "))"
      }
      find("unknown-footnote", place.line, place.column, "no footnote ‘\(label)’ is defined", hint)
      return false
    }
    if noteNumbers[index] == 0 {
      noteOrder.append(index)
      noteNumbers[index] = noteOrder.count
    }
    noteReferences[index] += 1
    let start = html.count
    let number = String(noteNumbers[index])
    html.append("<sup class=\"reference\"><a href=\"#note_")
    html.append(text: number)
    html.append("\" id=\"")
    html.append(text: referenceIdentifier(number, noteReferences[index]))
    html.append("\" role=\"doc-noteref\">")
    html.append(text: number)
    html.append("</a></sup>")
    heading?.cuts.append(start..<html.count)
    return true
  }

  // Headings' identifiers hold no underscore, so these never meet one.
  private mutating func referenceIdentifier(_ number: String, _ count: Int) -> String {
    count == 1 ? "ref_\(number)" : "ref_\(number)_\(count)"
  }

  /// Writes the footnotes that were referred to, in order of their first reference; a note may refer to further ones.
  mutating func renderNotes() {
    guard !lines.notes.isEmpty else { return }
    noteDepth += 1
    if !noteOrder.isEmpty {
      startLine()
      html.append("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
      var position = 0
      while position < noteOrder.count {
        let index = noteOrder[position]
        position += 1
        html.append("<li id=\"note_")
        html.append(text: String(position))
        html.append("\">\n")
        if let item = structure.noteItems[lines.notes[index].line] {
          openNote = OpenNote(index: index, item: item)
          render(childrenOf: item)
        }
        if openNote?.hasBackLinks != true {
          startLine()
          html.append("<p>")
          emitBackLinks(index)
          html.append("</p>\n")
        }
        openNote = nil
        html.append("</li>\n")
      }
      html.append("</ol>\n</section>\n")
    }
    noteDepth -= 1
    for (index, note) in lines.notes.enumerated() where noteReferences[index] == 0 && noteIndices[note.label] == index {
      let column = note.start - Int(lines.starts[note.line - 1]) + 1
      find(
        "unused-footnote", note.line, column, "nothing refers to the footnote ‘\(note.label)’, so it is not shown",
        "put ‘[^\(note.label)]’ where it belongs, or remove it")
    }
  }

  mutating func emitBackLinks(_ index: Int) {
    let number = String(noteNumbers[index])
    // A reference inside a later note may follow: those known by now get a link.
    for count in 1...max(1, noteReferences[index]) {
      html.append(" <a href=\"#")
      html.append(text: referenceIdentifier(number, count))
      html.append("\" class=\"back\" role=\"doc-backlink\" aria-label=\"")
      switch options.typography {
      case .french: html.append("Retour au texte, note ")
      case .english, .none: html.append("Back to the text, note ")
      }
      html.append(text: number)
      if count > 1 { html.append(text: "-\(count)") }
      html.append("\">↩</a>")
    }
  }
}

/// The label that differs from `label` by at most a third of its letters.
private func nearestLabel(to label: String, in labels: [String]) -> String? {
  let wanted = Array(label.utf8)
  var best: (label: String, distance: Int)?
  for candidate in labels.prefix(500) {
    let other = Array(candidate.utf8)
    let limit = max(wanted.count, other.count) / 3
    guard abs(wanted.count - other.count) <= limit else { continue }
    var row = Array(0...other.count)
    for (i, byte) in wanted.enumerated() {
      var diagonal = i
      row[0] = i + 1
      for j in 0..<other.count {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (other[j] == byte ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    if row[other.count] <= limit, row[other.count] < best?.distance ?? Int.max { best = (candidate, row[other.count]) }
  }
  return best?.label
}
