/// The numbers of a piece of a column, in as few bytes as their spread needs: the ages of ten thousand persons in one byte
/// each, amounts in cents in three.
struct PackedNumbers: Sendable {
  private enum Storage: Sendable {
    /// `base` + an unsigned number of `width` bytes, little-endian, in units of 10⁻ˢ; 4 bytes follow the last.
    case whole(base: Int64, width: Int, bytes: [UInt8])
    case doubles([Double])
  }

  private let storage: Storage
  let count: Int
  /// Digits after the decimal mark.
  let scale: Int
  /// In units of 10⁻ˢ; nil for doubles and without any number.
  let range: ClosedRange<Int64>?

  var byteCount: Int {
    switch storage {
    case .whole(_, _, let bytes): bytes.count
    case .doubles(let values): values.count * 8
    }
  }

  init(_ values: UnsafeBufferPointer<Int64>, scale: Int) {
    count = values.count
    self.scale = scale
    var low = Int64.max
    var high = Int64.min
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else {
      range = nil
      storage = .whole(base: 0, width: 1, bytes: [])
      return
    }
    range = low...high
    let spread = UInt64(bitPattern: high &- low)
    guard spread < 1 << 32 else {
      let power = ScaledNumber.powers[scale]
      storage = .doubles(values.map { Double($0) / power })
      return
    }
    let width = spread < 1 << 8 ? 1 : spread < 1 << 16 ? 2 : spread < 1 << 24 ? 3 : 4
    let bytes = [UInt8](unsafeUninitializedCapacity: values.count * width + 4) { buffer, size in
      size = values.count * width + 4
      guard let raw = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
      // Each store writes 4 bytes, and the next one over those that are too many.
      for (i, value) in values.enumerated() {
        raw.storeBytes(
          of: UInt32(truncatingIfNeeded: value &- low).littleEndian, toByteOffset: i &* width, as: UInt32.self)
      }
      raw.storeBytes(of: 0, toByteOffset: values.count * width, as: UInt32.self)
    }
    storage = .whole(base: low, width: width, bytes: bytes)
  }

  init(_ values: [Double]) {
    storage = .doubles(values)
    count = values.count
    scale = 0
    range = nil
  }

  /// The numbers in units of 10⁻ˢ, in the order they came; false, without a call, when they are doubles.
  @inline(__always)
  func forEachWhole(_ body: (Int64) -> Void) -> Bool {
    guard case .whole(let base, let width, let bytes) = storage else { return false }
    bytes.withUnsafeBytes { raw in
      switch width {
      case 1: for i in 0..<count { body(base &+ Int64(raw[i])) }
      case 2:
        for i in 0..<count {
          body(base &+ Int64(UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: i &* 2, as: UInt16.self))))
        }
      default:
        let mask: UInt32 = width == 3 ? 0xFF_FFFF : 0xFFFF_FFFF
        for i in 0..<count {
          let word = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: i &* width, as: UInt32.self))
          body(base &+ Int64(word & mask))
        }
      }
    }
    return true
  }

  /// The numbers as doubles, in the order they came.
  func forEach(_ body: (Double) -> Void) {
    let power = ScaledNumber.powers[scale]
    guard !forEachWhole({ body(Double($0) / power) }), case .doubles(let values) = storage else { return }
    for value in values { body(value) }
  }

  var isWhole: Bool {
    if case .whole = storage { true } else { false }
  }
}
