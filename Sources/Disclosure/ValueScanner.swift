/// Runs the detectors that a value's letters and digits call for.
///
/// One pass counts the classes of bytes, and a detector is called only when what it looks for can be there. Detectors take
/// no memory before they have a candidate.
struct ValueScanner {
  private(set) var matches: [Match] = []
  private var groups = DigitGroups()

  /// What to look for.
  struct Scope {
    var address = true
    var networkAddress = true
    var plate = true
    var title = true
    var coordinates = true
    var profile = true
    /// Unmarked digits in a cell; prose is full of references.
    var bareDigits = true
  }

  /// Replaces ``matches`` by what the text holds.
  mutating func scan(_ bytes: Bytes, scope: Scope = Scope()) {
    matches.removeAll(keepingCapacity: true)
    guard bytes.count >= 4 else { return }
    // Chance makes an IBAN with its check digits of one UUID in ten thousand.
    if bytes.count == 36 || bytes.count == 38, MachineForm(bytes) == .uuid { return }
    let classes = ByteClasses(bytes)
    let digits = classes.digits
    let letters = classes.letters
    if classes.signs > 0, letters >= 4 { EmailAddress.scan(bytes, &matches) }
    if letters >= 10, bytes.count >= 14, classes.begins(EmailAddress.initials) {
      EmailAddress.scanWords(bytes, &matches)
    }
    if digits >= 8 { scanNumbers(bytes, hasLetters: letters > 0, bareDigits: scope.bareDigits) }
    if digits >= 5 && letters >= 2 && classes.begins(IdentityDocument.initials)
      || classes.slashes >= 4 && classes.capitals >= 8
    {
      IdentityDocument.scan(bytes, &matches)
    }
    if bytes.count == 9, digits == 7 { IdentityDocument.scanWhole(bytes, &matches) }
    if digits >= 4, letters >= 2, classes.begins(BirthText.initials) { BirthText.scan(bytes, &matches) }
    if scope.plate, digits >= 3, letters >= 2, digits <= 9 || bytes.count > 12 { LicencePlate.scan(bytes, &matches) }
    if scope.address, digits >= 1, letters >= 4 { PostalAddress.scan(bytes, &matches) }
    if scope.networkAddress, classes.points >= 2 || classes.colons >= 2 || classes.dashes >= 5 && letters > 0 {
      NetworkAddress.scan(bytes, &matches)
    }
    // Two numbers with decimals, or two degrees with minutes, whose signs count as slashes do.
    if scope.coordinates, digits >= 6, bytes.count >= 8, classes.points >= 2 || classes.slashes >= 2 {
      CoordinateText.scan(bytes, &matches)
    }
    if scope.coordinates, digits >= 20, CoordinateText.isBinaryPoint(bytes) {
      matches.append(Match(evidence: .coordinates, strength: .certain, range: 0..<bytes.count))
    }
    if scope.title, classes.capitals >= 1, letters >= 5, classes.begins(TitledName.initials) {
      TitledName.scan(bytes, &matches)
    }
    if scope.profile, letters >= 4, classes.points > 0 && classes.slashes > 0 || bytes[0] == 0x40 {
      ProfileAddress.scan(bytes, &matches)
    }
    if matches.count > 1 { removeOverlaps() }
  }

  private mutating func scanNumbers(_ bytes: Bytes, hasLetters: Bool, bareDigits: Bool) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte.isLetter {
        if hasLetters, i == 0 || !bytes[i - 1].isWordByte,
          let match = BankAccount.iban(bytes, at: i) ?? BankAccount.markedIban(bytes, at: i)
        {
          matches.append(match)
          i = match.range.upperBound
          continue
        }
        // The rest of the word, with its digits, is no number.
        while i < bytes.count, bytes[i].isWordByte { i += 1 }
        continue
      }
      guard byte.isDigit || byte == 0x2B && i + 1 < bytes.count else {
        i += 1
        continue
      }
      // Decimals of a number are no number.
      if i > 1, bytes[i - 1] == 0x2C || bytes[i - 1] == 0x2E, bytes[i - 2].isDigit {
        while i < bytes.count, bytes[i].isWordByte { i += 1 }
        continue
      }
      if let end = dateEnd(bytes, at: i) {
        i = end
        continue
      }
      let extent = DigitGroups.extent(bytes, at: i)
      // Eight digits are nothing but a number of another country.
      let least = byte == 0x2B || byte == 0x30 && i + 1 < bytes.count && bytes[i + 1] == 0x30 ? 8 : 9
      guard extent.digits >= least else {
        i = max(i + 1, extent.end)
        continue
      }
      groups.read(bytes, at: i)
      guard groups.end > i else {
        i += 1
        continue
      }
      let found = matches.count
      scanGroups(bytes, bareDigits: bareDigits)
      if matches.count > found {
        i = max(groups.places[0].upperBound, matches[found...].map(\.range.upperBound).max() ?? 0)
      } else {
        i = groups.end
      }
      while i < bytes.count, bytes[i].isDigit { i += 1 }
    }
  }

  /// The end of a day by its year, month and day or the other way round, which is no part of a number: the commonest
  /// digits of all need no reading.
  private func dateEnd(_ bytes: Bytes, at start: Int) -> Int? {
    guard start + 10 <= bytes.count else { return nil }
    func isDigits(_ offsets: Range<Int>) -> Bool { offsets.allSatisfy { bytes[start + $0].isDigit } }
    let isYearFirst = bytes[start + 4] == 0x2D && bytes[start + 7] == 0x2D
    let isYearLast = bytes[start + 2] == 0x2F && bytes[start + 5] == 0x2F
    guard isYearFirst || isYearLast else { return nil }
    let year = isYearFirst ? 0 : 6
    let century = (bytes[start + year], bytes[start + year + 1])
    guard century == (0x31, 0x39) || century == (0x32, 0x30) else { return nil }
    guard
      isYearFirst
        ? isDigits(2..<4) && isDigits(5..<7) && isDigits(8..<10)
        : isDigits(0..<2) && isDigits(3..<5) && isDigits(8..<10)
    else { return nil }
    guard start + 10 < bytes.count else { return start + 10 }
    let next = bytes[start + 10]
    return next.isDigit || next == 0x2D || next == 0x2F ? nil : start + 10
  }

  /// Tries what can start at each group of the run.
  private mutating func scanGroups(_ bytes: Bytes, bareDigits: Bool) {
    var offset = 0
    var first = 0
    while first < groups.lengths.count {
      let place = groups.places[first].lowerBound
      var match: Match?
      if bytes.count - place >= 23 { match = BankAccount.rib(bytes, at: place).flatMap { keep($0, bareDigits) } }
      let left = groups.digits.count - offset
      if match == nil, left >= 13 || left >= 6 && groups.isCut {
        match = SocialSecurityNumber.match(bytes, at: place).flatMap { keep($0, bareDigits) }
        // Thirteen digits without a key can have the key of a tax number.
        if match?.evidence == .nirWithoutKey, groups.lengths[first] == 13, offset + 13 <= groups.digits.count,
          let tax = TaxNumber.match(groups, first, first, digits: groups.digits[offset..<(offset + 13)]),
          tax.strength == .possible
        {
          match = keep(tax, bareDigits)
        }
      }
      // Before the telephone number that its first four groups can look like.
      if match == nil, first + 4 < groups.lengths.count, groups.shape(first, first + 4) == 0x02_02_03_03_03,
        offset + 13 <= groups.digits.count
      {
        match = TaxNumber.match(groups, first, first + 4, digits: groups.digits[offset..<(offset + 13)])
      }
      if match == nil {
        var count = 0
        for last in first..<groups.lengths.count {
          count += groups.lengths[last]
          if count > 16 { break }
          guard count >= 8, offset + count <= groups.digits.count else { continue }
          // Eight and twelve digits are nothing but numbers of other countries, which begin with + or 00.
          let isInternational =
            first == 0 && groups.hasPlus || groups.digits[offset] == 0 && groups.digits[offset + 1] == 0
          guard isInternational || count != 8 && count != 12 else { continue }
          if last == groups.lengths.count - 1, groups.isCut { continue }
          let digits = groups.digits[offset..<(offset + count)]
          let found =
            telephone(bytes, first, last, digits)
            ?? PaymentCard.match(groups, first, last, digits: digits)
            ?? TaxNumber.match(groups, first, last, digits: digits) ?? siret(first, last, digits)
          if let found, let kept = keep(found, bareDigits) {
            match = kept
            // A longer reading of an international number wins.
            if !(first == 0 && groups.hasPlus) { break }
          }
        }
      }
      if let match {
        matches.append(match)
        while first < groups.lengths.count, groups.places[first].lowerBound < match.range.upperBound {
          offset += groups.lengths[first]
          first += 1
        }
      } else {
        offset += groups.lengths[first]
        first += 1
      }
    }
  }

  /// Ten digits before a unit are an amount.
  private func telephone(_ bytes: Bytes, _ first: Int, _ last: Int, _ digits: ArraySlice<UInt8>) -> Match? {
    guard let match = Telephone.match(groups, first, last, digits: digits) else { return nil }
    var i = match.range.upperBound
    while i < bytes.count, let separator = groupSeparator(bytes, at: i), separator.kind == 1 { i += separator.length }
    guard i < bytes.count else { return match }
    // ‘€’ and ‘%’.
    let isUnit = bytes[i] == 0x25 || i + 2 < bytes.count && bytes[i] == 0xE2 && bytes[i + 1] == 0x82
    return isUnit ? nil : match
  }

  private func keep(_ match: Match, _ bareDigits: Bool) -> Match? {
    guard !bareDigits else { return match }
    switch (match.evidence, match.strength) {
    case (_, .failed), (.siret, _), (.nirWithoutKey, _), (.paymentCard, .possible), (.taxNumber, .possible):
      return nil
    default: return match
    }
  }

  private func siret(_ first: Int, _ last: Int, _ digits: ArraySlice<UInt8>) -> Match? {
    guard digits.count == 14 || digits.count == 9 else { return nil }
    switch groups.shape(first, last) {
    case 0x09, 0x03_03_03:
      guard groups.lengths.count == last - first + 1 else { return nil }
    case 0x0E, 0x03_03_03_05, 0x09_05: break
    default: return nil
    }
    let range = groups.places[first].lowerBound..<groups.places[last].upperBound
    return Match(evidence: .siret, strength: passesLuhn(digits) ? .possible : .failed, range: range)
  }

  /// Of two matches at one place, the certain one, then the longer, stays.
  private mutating func removeOverlaps() {
    matches.sort {
      ($0.strength == .certain ? 0 : $0.strength == .possible ? 1 : 2, -$0.range.count, $0.range.lowerBound)
        < ($1.strength == .certain ? 0 : $1.strength == .possible ? 1 : 2, -$1.range.count, $1.range.lowerBound)
    }
    var kept: [Match] = []
    for match in matches where kept.count < 64 && !kept.contains(where: { $0.range.overlaps(match.range) }) {
      kept.append(match)
    }
    matches = kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
