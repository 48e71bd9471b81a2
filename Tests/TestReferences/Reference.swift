import Foundation

/// One case of the shared reference data: real data with values computed by established programs.
package struct Reference: Sendable {
  /// A computed value with the tolerance that its conventions allow.
  package struct Value: Decodable, Sendable {
    package var id: String
    package var value: Numbers
    package var tolerance: Tolerance?
  }

  package struct Tolerance: Decodable, Sendable {
    package var rel: Double?
    package var abs: Double?
  }

  /// A number or a list of numbers; text is not compared here.
  package enum Numbers: Decodable, Sendable {
    case list([Double])
    case text

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .list([number])
      } else if let numbers = try? container.decode([Double].self) {
        self = .list(numbers)
      } else {
        self = .text
      }
    }
  }

  /// One computed number beside the one that is expected.
  package struct Comparison: Sendable {
    package var id: String
    package var computed: Double
    package var expected: Double
    /// max(abs, rel · max(|x|, |v|), 1e-12).
    package var slack: Double

    /// What is wrong, or nil.
    package var fault: String? {
      abs(computed - expected) <= slack ? nil : "\(id): \(computed), and \(expected) is expected"
    }
  }

  package static var isPresent: Bool { ReferenceFolder.isPresent }

  package let name: String
  package let values: [String: Value]

  package init(_ name: String) throws {
    struct File: Decodable { var values: [Value] }
    self.name = name
    values = Dictionary(
      uniqueKeysWithValues: try ReferenceFolder.json(name + "/reference.json", as: File.self).values.map { ($0.id, $0) }
    )
  }

  /// One of its data files.
  package func bytes(_ file: String = "data.csv") throws -> [UInt8] {
    try ReferenceFolder.bytes(name + "/" + file)
  }

  /// Sets each result beside the value of the same id.
  ///
  /// - Returns: The comparisons, those of a list as `id[1]`, `id[2]` …, by id; and what cannot be compared.
  package func comparisons(with results: [String: [Double]]) -> (made: [Comparison], faults: [String]) {
    var made: [Comparison] = []
    var faults: [String] = []
    for (id, computed) in results.sorted(by: { $0.key < $1.key }) {
      guard let reference = values[id], case .list(let expected) = reference.value, !expected.isEmpty else {
        faults.append("\(name) has no number ‘\(id)’")
        continue
      }
      if computed.count != expected.count {
        faults.append("\(name) \(id): \(computed.count) numbers, and \(expected.count) are expected")
      }
      for (index, (x, v)) in zip(computed, expected).enumerated() {
        let relative = (reference.tolerance?.rel ?? 0) * max(abs(x), abs(v))
        made.append(
          Comparison(
            id: expected.count == 1 ? id : "\(id)[\(index + 1)]", computed: x, expected: v,
            slack: max(reference.tolerance?.abs ?? 0, relative, 1e-12)))
      }
    }
    return (made, faults)
  }
}
