import Glibc

/// One thing that can be found: a study, a note, a dataset, a page, a person, a partner.
struct SearchEntry: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case study, note, dataset, page, person, partner
  }

  var kind: Kind
  /// From the root of the site.
  var address: Address
  var title: String
  /// What is shown under the title.
  var summary: String
  /// Names and titles of a dataset's columns: those that match are shown.
  var columns: [String] = []
  /// Set when the title is not in the page's language.
  var contentLanguage = ""
}

/// A text of an entry, with how much a word in it counts.
struct SearchField {
  enum Weight: Float {
    case title = 12
    case keyword = 6
    case column = 5
    case summary = 4
    case fact = 3
    case body = 1
  }

  var weight: Weight
  var text: [UInt8]
  var isMarkup = false

  init(_ weight: Weight, _ text: String) {
    self.weight = weight
    self.text = Array(text.utf8)
  }

  init(_ weight: Weight, markup: [UInt8]) {
    self.weight = weight
    text = markup
    isMarkup = true
  }
}

/// An inverted index in the making: which entries hold which stem, and how much.
///
/// The score of a word in an entry is BM25's, with the words of weightier fields counted several times (BM25F with one
/// length for the whole entry):
///
///     tf      = Σ over fields of weight · occurrences
///     impact  = tf / (tf + k₁ (1 − b + b · length / mean length)),   k₁ = 1.2, b = 0.4
///     rarity  = ln(1 + (N − n + ½) / (n + ½))
///
/// Both are kept as small whole numbers, ``SearchTerm``, so that a browser adds and multiplies integers and every
/// machine ranks alike.
///
/// - SeeAlso: Robertson and Zaragoza (2009), *Foundations and Trends in Information Retrieval* 3, 333–389,
///   doi:10.1561/1500000019.
struct SearchIndex {
  private(set) var entries: [SearchEntry] = []
  private var lengths: [Float] = []
  private var postings: [[(entry: Int32, weight: Float)]] = []
  private var terms: [[UInt8]: Int32] = [:]
  /// The term of each folded word that was met, so that a word is cut down to its stem once; −1 for a silent one.
  private var words: [ArraySlice<UInt8>: Int32] = [:]
  /// Of each term in the entry that is being added.
  private var weights: [Float] = []

  init() {}

  /// Adds an entry; those added first stand first among equals.
  mutating func add(_ entry: SearchEntry, _ fields: [SearchField]) {
    var met: [Int32] = []
    var length: Float = 0
    for field in fields {
      SearchWords.forEach(in: field.text, isMarkup: field.isMarkup) { word in
        let term = self.term(of: word)
        guard term >= 0 else { return }
        if weights[Int(term)] == 0 { met.append(term) }
        weights[Int(term)] += field.weight.rawValue
        length += 1
      }
    }
    let number = Int32(entries.count)
    for term in met {
      postings[Int(term)].append((number, weights[Int(term)]))
      weights[Int(term)] = 0
    }
    entries.append(entry)
    lengths.append(length)
  }

  private mutating func term(of word: ArraySlice<UInt8>) -> Int32 {
    if let known = words[word] { return known }
    let copy = Array(word)
    var number: Int32 = -1
    // Words of more than 40 letters are addresses and checksums.
    if copy.count <= 40, !SearchWords.silentWords.contains(copy) {
      let stem = searchStem(copy)
      number = terms[stem] ?? Int32(postings.count)
      if number == Int32(postings.count) {
        terms[stem] = number
        postings.append([])
        weights.append(0)
      }
    }
    words[copy[...]] = number
    return number
  }

  /// The terms in the order of their bytes.
  ///
  /// - Parameter limit: How many entries a term keeps: those where it weighs most. A reader looks at ten.
  func sortedTerms(limit: Int = 2_000) -> [SearchTerm] {
    let count = Float(max(1, lengths.count))
    let mean = max(1, lengths.reduce(0, +) / count)
    return terms.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { stem, number in
      var kept = postings[Int(number)].map { entry, weight in
        let norm = 1.2 * (0.6 + 0.4 * lengths[Int(entry)] / mean)
        return SearchTerm.Posting(
          entry: Int(entry), impact: UInt8(max(1, min(63, (63 * weight / (weight + norm)).rounded()))))
      }
      let found = Double(kept.count)
      let isCut = kept.count > limit
      if isCut {
        kept.sort { ($1.impact, $0.entry) < ($0.impact, $1.entry) }
        kept.removeLast(kept.count - limit)
        kept.sort { $0.entry < $1.entry }
      }
      let rarity = log(1 + (Double(lengths.count) - found + 0.5) / (found + 0.5))
      return SearchTerm(
        stem: stem, rarity: UInt8(max(1, min(63, (6 * rarity).rounded()))), isCut: isCut, postings: kept)
    }
  }
}

/// A stem with the entries that hold it.
struct SearchTerm {
  struct Posting {
    var entry: Int
    /// 1 to 63.
    var impact: UInt8
  }

  var stem: [UInt8]
  /// 1 to 63.
  var rarity: UInt8
  /// Whether more entries hold it than are kept.
  var isCut: Bool
  /// By entry.
  var postings: [Posting]
}
