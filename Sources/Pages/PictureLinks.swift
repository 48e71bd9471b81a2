import Templates

/// The SVG with each row of its picture named, and leading to the card of its result.
///
/// A group with a row becomes a link: `<g data-row="0">` is `<a data-row="0" data-result="study/id" href="#result_id">`.
/// What has a row and is no group, or stands in a link already, gets the name alone. A picture that holds links is
/// no longer one image, of which assistive technology shows nothing inside: it loses that role.
///
/// - Parameters:
///   - marks: What the rows are, the first at 0.
///   - svg: As `Charts` writes it: no `<` and `>` but those of tags.
func linking(rows marks: [ResultMark], in svg: [UInt8]) -> [UInt8] {
  var linked: [UInt8] = []
  linked.reserveCapacity(svg.count + 128 * marks.count)
  /// Whether each group that is open became a link.
  var groups: [Bool] = []
  var index = 0
  while index < svg.count {
    guard svg[index] == UInt8(ascii: "<"), let end = svg[index...].firstIndex(of: UInt8(ascii: ">")) else {
      linked.append(svg[index])
      index += 1
      continue
    }
    let tag = svg[index..<end]
    index = end + 1
    if tag.starts(with: "<svg".utf8) {
      linked += String(decoding: tag, as: UTF8.self).replacing(" role=\"img\"", with: "").utf8
    } else if tag.elementsEqual("</g".utf8) {
      linked += (groups.popLast() ?? false ? "</a" : "</g").utf8
    } else {
      let mark = row(of: tag).flatMap { marks.indices.contains($0) ? marks[$0] : nil }
      let isGroup = tag.elementsEqual("<g".utf8) || tag.starts(with: "<g ".utf8)
      let isLink = isGroup && mark.map { !$0.card.isEmpty } == true && !groups.contains(true)
      if isGroup { groups.append(isLink) }
      // An empty element ends with a slash, before which its attributes stand.
      let isClosed = tag.last == UInt8(ascii: "/")
      if isLink {
        linked += "<a".utf8
        linked += tag.dropFirst(2)
      } else {
        linked += tag.dropLast(isClosed ? 1 : 0)
      }
      if let mark {
        linked += " data-result=\"".utf8
        appendEscaped(mark.result, to: &linked)
        linked.append(UInt8(ascii: "\""))
        if isLink {
          linked += " href=\"".utf8
          appendEscaped(mark.card, to: &linked)
          linked.append(UInt8(ascii: "\""))
        }
      }
      if isClosed { linked.append(UInt8(ascii: "/")) }
    }
    linked.append(UInt8(ascii: ">"))
  }
  return linked
}

/// The number in a tag's `data-row`; nil without one.
private func row(of tag: ArraySlice<UInt8>) -> Int? {
  let opening = Array(" data-row=\"".utf8)
  guard let start = tag.indices.first(where: { tag[$0] == opening[0] && tag[$0...].starts(with: opening) }) else {
    return nil
  }
  let digits = tag[(start + opening.count)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  return Int(String(decoding: digits, as: UTF8.self))
}
