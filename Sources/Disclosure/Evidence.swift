/// What a detector saw in a value; finer than the kinds of findings, because each is judged by its own rule.
enum Evidence: Int, CaseIterable {
  case personalEmail, roleEmail
  case telephone, bareTelephone
  case nir, nirWithoutKey
  /// A numéro fiscal by its key.
  case taxNumber
  /// A number that its text names, and one that has the form of a passport's.
  case identityDocument, passport
  /// ‘née le 4 mars 1980’.
  case birthText
  case iban, rib, paymentCard, siret
  case plate, barePlate, oldPlate
  case address
  case ipAddress, smallIPAddress, macAddress
  case coordinates
  case profile, handle
  /// ‘Mme Durand’.
  case titledName

  var kind: IdentifierKind {
    switch self {
    case .personalEmail, .roleEmail: .email
    case .telephone, .bareTelephone: .telephone
    case .nir, .nirWithoutKey: .socialSecurityNumber
    case .taxNumber: .nationalNumber
    case .identityDocument, .passport: .identityDocument
    case .birthText: .birthDate
    case .iban, .rib: .bankAccount
    case .paymentCard: .paymentCard
    case .siret: .siret
    case .plate, .barePlate, .oldPlate: .licencePlate
    case .address: .address
    case .ipAddress, .smallIPAddress: .ipAddress
    case .macAddress: .device
    case .coordinates: .coordinates
    case .profile, .handle: .profile
    case .titledName: .fullName
    }
  }
}

/// One place of a value where a detector saw something.
struct Match: Equatable {
  enum Strength: Equatable {
    /// Nothing else is written like this.
    case certain
    /// It has the form and, where there is one, the check digit; the column decides.
    case possible
    /// It has the form and fails the check: the column holds something else that looks alike.
    case failed
  }

  var evidence: Evidence
  var strength: Strength
  /// In bytes of UTF-8.
  var range: Range<Int>
}
