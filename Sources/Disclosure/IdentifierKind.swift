/// What a finding is about; the raw value is the word that a waiver uses.
package enum IdentifierKind: String, Sendable, CaseIterable, Comparable {
  case email = "e-mail"
  case telephone
  /// The French social security number, numéro d'inscription au répertoire.
  case socialSecurityNumber = "nir"
  /// A number that a State gives to a person: tax, pupil, foreigner, other countries' social security.
  case nationalNumber = "national-number"
  case identityDocument = "identity-document"
  /// An IBAN or a French RIB.
  case bankAccount = "iban"
  case paymentCard = "payment-card"
  case siret
  case licencePlate = "licence-plate"
  case address
  case birthDate = "birth-date"
  case givenName = "given-name"
  case familyName = "family-name"
  case fullName = "full-name"
  case coordinates
  case ipAddress = "ip-address"
  /// A network card, a telephone or a camera by its number.
  case device
  /// The page or the name of a person in a social network.
  case profile
  /// Long texts written about or by persons.
  case freeText = "free-text"
  /// The name of a file's author or a camera's owner inside a picture.
  case author
  /// The dictionary says `privacy: direct`.
  case declared = "direct"

  package static func < (left: IdentifierKind, right: IdentifierKind) -> Bool {
    left.order < right.order
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What a column holds, as a message says it.
  var plural: String {
    switch self {
    case .email: "e-mail addresses"
    case .telephone: "telephone numbers"
    case .socialSecurityNumber: "social security numbers (NIR)"
    case .nationalNumber: "national numbers of persons"
    case .identityDocument: "numbers of identity documents"
    case .bankAccount: "bank accounts (IBAN or RIB)"
    case .paymentCard: "numbers of payment cards"
    case .siret: "SIREN or SIRET numbers of sole traders"
    case .licencePlate: "licence plates"
    case .address: "addresses with a number"
    case .birthDate: "dates of birth"
    case .givenName: "given names"
    case .familyName: "family names"
    case .fullName: "names of persons"
    case .coordinates: "coordinates more precise than a commune"
    case .ipAddress: "IP addresses"
    case .device: "numbers of devices"
    case .profile: "pages or names of social networks"
    case .freeText: "free text"
    case .author: "the name of an author or owner"
    case .declared: "direct identifiers"
    }
  }

  /// One of them in a text.
  var singular: String {
    switch self {
    case .email: "an e-mail address"
    case .telephone: "a telephone number"
    case .socialSecurityNumber: "a social security number (NIR)"
    case .nationalNumber: "a national number of a person"
    case .identityDocument: "the number of an identity document"
    case .bankAccount: "a bank account (IBAN or RIB)"
    case .paymentCard: "the number of a payment card"
    case .siret: "a SIREN or SIRET number"
    case .licencePlate: "a licence plate"
    case .address: "an address with a number"
    case .birthDate: "a date of birth"
    case .givenName: "a given name"
    case .familyName: "a family name"
    case .fullName: "the name of a person"
    case .coordinates: "coordinates more precise than a commune"
    case .ipAddress: "an IP address"
    case .device: "the number of a device"
    case .profile: "the page of a person in a social network"
    case .freeText: "free text"
    case .author: "the name of an author or owner"
    case .declared: "a direct identifier"
    }
  }

  /// The remedies of a dictionary that take the identifier away, the one to try first first.
  package var remedies: [String] {
    switch self {
    case .birthDate: ["year", "drop"]
    case .coordinates: ["round", "drop"]
    case .socialSecurityNumber, .nationalNumber, .licencePlate, .declared, .device: ["pseudonym", "drop"]
    default: ["drop"]
    }
  }
}
