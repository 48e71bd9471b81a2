import Content

/// Which licence covers what, with its identifier and the address of its text, in the site's languages.
///
/// - Parameter name: What is licensed, in a language.
func licenseText(_ licenses: Licenses, languages: [String], name: (String) -> String) -> [UInt8] {
  let parts = languages.map { language in
    let isFrench = language == "fr"
    let data = isFrench ? "Données" : "Data"
    let text = isFrench ? "Textes et images" : "Texts and pictures"
    let colon = isFrench ? "\u{A0}: " : ": "
    return """
      \(name(language))

      \(data)\(colon)\(licenses.data.title)
        SPDX\(colon)\(licenses.data.rawValue)
        \(licenses.data.address)

      \(text)\(colon)\(licenses.text.title)
        SPDX\(colon)\(licenses.text.rawValue)
        \(licenses.text.address)

      """
  }
  return Array(parts.joined(separator: "\n----\n\n").utf8)
}
