import Archives
import CSV
import Tables

/// What a table holds as a short text that does not depend on the format that it is kept in: the Universal Numerical
/// Fingerprint, version 6, with its default parameters.
///
/// A checksum changes with a line end, a compression or a file format; a fingerprint changes with the values. Whoever
/// reads the data from any of the files can compute it again, with the types of the dictionary:
///
/// - numbers are rounded to seven significant digits, ties to even, and written as `+1.234568e+`. Years are numbers,
///   booleans are 0 and 1, and negative zero is zero, as in the published files;
/// - texts are cut after 128 characters (Unicode scalars); dates and times are texts in ISO 8601;
/// - each is ended by a line end and a zero byte, and a missing value is three zero bytes;
/// - the fingerprint of a column is the first 128 bits of their SHA-256 in base64, and that of a table is the one of its
///   columns' fingerprints, without `UNF:6:`, in the order of their bytes. So neither the order nor the names of columns
///   play a part; the order of rows does.
///
/// As in Dataverse, a number is first given 16 digits and then seven: where both differ, which asks for a number of 17
/// digits that is nearly a tie, the specification leaves the choice open.
///
/// - SeeAlso: Altman (2008), doi:10.1007/978-1-4020-8741-7_57;
///   https://guides.dataverse.org/en/latest/developers/unf/unf-v6.html.
package struct Fingerprint: Sendable, Equatable {
  /// `UNF:6:` and 24 characters.
  package var table: String
  /// One for each column, in their order.
  package var columns: [String]
}

/// The fingerprint of a table; nil without columns.
package func fingerprint(of table: Table) -> Fingerprint? {
  guard !table.columns.isEmpty else { return nil }
  let columns = table.columns.map { fingerprint(of: $0.values) }
  guard columns.count > 1 else { return Fingerprint(table: columns[0], columns: columns) }
  // The specification says “printable”; the implementations in Java, R and Python agree to leave the header out.
  let sorted = columns.map { String($0.dropFirst(header.count)) }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  return Fingerprint(table: fingerprint(of: .texts(sorted)), columns: columns)
}

/// The fingerprint of one column's values.
func fingerprint(of values: Column.Values) -> String {
  var bytes: [UInt8] = []
  switch values {
  case .numbers(let numbers):
    bytes.reserveCapacity(12 * numbers.count)
    var digits: [UInt8] = []
    for number in numbers { append(number, to: &bytes, digits: &digits) }
  case .texts(let texts):
    for text in texts {
      if let text { append(text, to: &bytes) } else { bytes += missing }
    }
  }
  return header + base64(ofHexadecimal: sha256(bytes).utf8.prefix(32))
}

private let header = "UNF:6:"
private let missing: [UInt8] = [0, 0, 0]

private func append(_ text: String, to bytes: inout [UInt8]) {
  if text.utf8.count <= 128 {
    bytes += text.utf8
  } else {
    var short = String.UnicodeScalarView()
    short.append(contentsOf: text.unicodeScalars.prefix(128))
    bytes += String(short).utf8
  }
  bytes.append(0x0A)
  bytes.append(0)
}

/// - Parameter digits: Room for the digits of one number, kept between calls.
private func append(_ number: Double, to bytes: inout [UInt8], digits: inout [UInt8]) {
  guard !number.isNaN else {
    bytes += missing
    return
  }
  bytes.append(number < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
  if number.isInfinite {
    bytes += "inf".utf8
  } else if number == 0 {
    bytes += "0.e+".utf8
  } else {
    var exponent = decimal(number.magnitude, digits: &digits)
    exponent += round(&digits, to: 16)
    exponent += round(&digits, to: 7)
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    bytes.append(UInt8(ascii: "0") + digits[0])
    bytes.append(UInt8(ascii: "."))
    for digit in digits.dropFirst() { bytes.append(UInt8(ascii: "0") + digit) }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    if exponent != 0 { bytes += String(exponent.magnitude).utf8 }
  }
  bytes.append(0x0A)
  bytes.append(0)
}

/// The digits of the shortest decimal that reads back as a positive number, the first of them not zero.
///
/// - Returns: The power of ten of the first digit.
private func decimal(_ number: Double, digits: inout [UInt8]) -> Int {
  digits.removeAll(keepingCapacity: true)
  appendShortest(number, to: &digits)
  var exponent = 0
  if let e = digits.firstIndex(of: UInt8(ascii: "e")) {
    exponent = Int(String(decoding: digits[(e + 1)...], as: UTF8.self)) ?? 0
    digits.removeSubrange(e...)
  }
  let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
  if point < digits.count { digits.remove(at: point) }
  let zeros = digits.firstIndex { $0 != UInt8(ascii: "0") } ?? 0
  digits.removeFirst(zeros)
  for index in digits.indices { digits[index] -= UInt8(ascii: "0") }
  return exponent + point - 1 - zeros
}

/// Rounds to a number of digits, a tie to the even one.
///
/// - Returns: 1 when the number became the next power of ten, else 0.
private func round(_ digits: inout [UInt8], to count: Int) -> Int {
  guard digits.count > count else { return 0 }
  let next = digits[count]
  let isTie = next == 5 && digits[(count + 1)...].allSatisfy { $0 == 0 }
  let isUp = isTie ? digits[count - 1] % 2 == 1 : next >= 5
  digits.removeSubrange(count...)
  guard isUp else { return 0 }
  var index = count - 1
  while index >= 0, digits[index] == 9 {
    digits[index] = 0
    index -= 1
  }
  guard index >= 0 else {
    digits[0] = 1
    return 1
  }
  digits[index] += 1
  return 0
}

/// The base64 of bytes that are given as hexadecimal digits.
private func base64(ofHexadecimal text: some Sequence<UInt8>) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let nibbles = text.map { $0 < UInt8(ascii: "a") ? Int($0 - UInt8(ascii: "0")) : Int($0 - UInt8(ascii: "a")) + 10 }
  var result: [UInt8] = []
  // Three hexadecimal digits are two letters; what is left at the end is filled with zeros.
  for start in stride(from: 0, to: nibbles.count, by: 3) {
    let part = nibbles[start..<min(start + 3, nibbles.count)]
    let bits = part.reduce(0) { $0 << 4 | $1 } << (4 * (3 - part.count))
    result.append(letters[bits >> 6])
    if part.count > 1 { result.append(letters[bits & 63]) }
  }
  while result.count % 4 != 0 { result.append(UInt8(ascii: "=")) }
  return String(decoding: result, as: UTF8.self)
}
