/// Numbers keys in the order in which they first come: a hash table without a seed, so that its work and its result are
/// the same in each run.
struct CodeIndex {
  private var keys: [UInt64]
  /// 0 for a free slot, else the number plus one.
  private var numbers: [UInt32]
  private(set) var count = 0

  init(reserving capacity: Int = 16) {
    var slots = 32
    while slots < capacity * 2 { slots *= 2 }
    keys = Array(repeating: 0, count: slots)
    numbers = Array(repeating: 0, count: slots)
  }

  /// The number of a key, a new one for a new key.
  mutating func number(of key: UInt64) -> Int {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: key)
    if numbers[slot] == 0 {
      keys[slot] = key
      count += 1
      numbers[slot] = UInt32(count)
    }
    return Int(numbers[slot]) - 1
  }

  /// The number of a key, or nil when it never came.
  func existingNumber(of key: UInt64) -> Int? {
    let number = numbers[slot(of: key)]
    return number == 0 ? nil : Int(number) - 1
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: mixed(key)) & mask
    while numbers[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (keys, numbers)
    keys = Array(repeating: 0, count: old.0.count * 2)
    numbers = Array(repeating: 0, count: old.0.count * 2)
    for (key, number) in zip(old.0, old.1) where number != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      numbers[slot] = number
    }
  }
}

/// The output function of SplitMix64: every bit of the key moves every bit of the result.
///
/// - SeeAlso: Steele, Lea and Flood (2014), doi:10.1145/2660193.2660195.
@inline(__always)
func mixed(_ key: UInt64) -> UInt64 {
  var bits = key &+ 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}
