import Tables

/// Replaces each value by the first 16 bytes, in hexadecimal, of its keyed hash (HMAC-SHA-256).
///
/// The same value has the same pseudonym in every table with the same key, so tables can be joined and persons followed:
/// a pseudonym is personal data as long as the key exists. The key must not be in `content/`.
///
/// - SeeAlso: RFC 2104; Article 29 Working Party, opinion 05/2014, section 4; ENISA (2019), *Pseudonymisation techniques
///   and best practices*.
func pseudonyms(_ column: Column, key: PseudonymKey?) throws(RemedyError) -> Column {
  guard let key else { throw .missingKey }
  guard key.bytes.count >= 32 else { throw .shortKey(bytes: key.bytes.count) }
  var known: [String: String] = [:]
  let texts = (0..<column.count).map { row -> String? in
    guard let text = column.text(at: row) else { return nil }
    if let pseudonym = known[text] { return pseudonym }
    let pseudonym = hexadecimal(keyedHash(Array(text.utf8), key).prefix(16))
    known[text] = pseudonym
    return pseudonym
  }
  var result = column
  result.values = .texts(texts)
  result.field.kind = .string
  result.field.meaning = nil
  result.field.levels = []
  result.field.unit = [:]
  result.field.missingValues = nil
  let isUnique = column.field.constraints.unique
  result = withoutConstraints(result, keepingRange: false)
  result.field.constraints.unique = isUnique
  return result
}

/// HMAC of a message, RFC 2104, with blocks of 64 bytes.
func keyedHash(_ message: [UInt8], _ key: PseudonymKey) -> [UInt8] {
  var block = key.bytes.count > 64 ? key.sha256(key.bytes) : key.bytes
  block += Array(repeating: 0, count: max(0, 64 - block.count))
  let inner = key.sha256(block.map { $0 ^ 0x36 } + message)
  return key.sha256(block.map { $0 ^ 0x5C } + inner)
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
