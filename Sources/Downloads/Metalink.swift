import Content

/// A description of one file for download managers: its length, its digest and every place that has it (RFC 5854).
func metalink(_ file: FileFacts, site: Site) -> [UInt8] {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">\n"
  text += "<origin>\(escapedXML(site.baseURL))\(percentEncoded(file.path)).meta4</origin>\n"
  text += "<file name=\"\(escapedXML(file.name))\">\n<size>\(file.byteCount)</size>\n"
  text += "<hash type=\"sha-256\">\(file.sha256)</hash>\n"
  for (index, base) in ([site.baseURL] + site.mirrors.map(\.value)).enumerated() {
    text += "<url priority=\"\(index + 1)\">\(escapedXML(base))\(percentEncoded(file.path))</url>\n"
  }
  text += "</file>\n</metalink>\n"
  return Array(text.utf8)
}
