/// What the name of a column says of its values.
struct NamedIdentifier: Equatable {
  var kind: IdentifierKind
  /// The name says it of a person and of nothing else: `nom_famille`; `nom` alone could be that of a town.
  var isCertain: Bool
}

/// Reads the name of a column in French and in English.
enum ColumnName {
  /// The first identifier that the name speaks of, or nil.
  ///
  /// The longest phrase wins. Words for a person and articles beside it change nothing (`nom_de_l_eleve`); other words
  /// make it doubtful (`nom_commune`); a count, a share or a flag is about no identifier (`nb_telephones`).
  static func identifier(_ words: [String]) -> NamedIdentifier? {
    guard !words.contains(where: negations.contains) else { return nil }
    let content = words.filter { !fillers.contains($0) && Int($0) == nil }
    guard !content.isEmpty else { return nil }
    let plain = content.map {
      $0.count > 3 && $0.hasSuffix("s") && !phraseWords.contains($0) ? String($0.dropLast()) : $0
    }
    var best: (length: Int, found: NamedIdentifier)?
    for entry in phrases {
      guard let range = range(of: entry.words, in: plain) else { continue }
      let rest = plain[..<range.lowerBound] + plain[range.upperBound...]
      let isAboutThings = rest.contains(where: things.contains)
      let isWhole = rest.allSatisfy { persons.contains($0) }
      if entry.onlyWhole, !isWhole { continue }
      let found = NamedIdentifier(kind: entry.kind, isCertain: entry.isCertain && isWhole && !isAboutThings)
      if isAboutThings, [.givenName, .familyName, .fullName].contains(entry.kind) { continue }
      if entry.words.count > best?.length ?? 0 { best = (entry.words.count, found) }
    }
    return best?.found
  }

  /// The name speaks of a place, a firm or an object, so that names of persons in it are names of things.
  static func isAboutThings(_ words: [String]) -> Bool {
    words.contains { things.contains($0) || $0.hasSuffix("s") && things.contains(String($0.dropLast())) }
  }

  private static func range(of phrase: [String], in words: [String]) -> Range<Int>? {
    guard phrase.count <= words.count else { return nil }
    for start in 0...(words.count - phrase.count) where Array(words[start..<(start + phrase.count)]) == phrase {
      return start..<(start + phrase.count)
    }
    return nil
  }

  private struct Phrase {
    var words: [String]
    var kind: IdentifierKind
    var isCertain: Bool
    var onlyWhole: Bool
  }

  private static let fillers: Set<String> = [
    "de", "du", "des", "la", "le", "les", "l", "d", "the", "of", "a", "au", "aux", "et",
  ]

  private static let negations: Set<String> = [
    "nb", "nbr", "nombre", "nbre", "count", "number_of", "taux", "part", "pct", "pourcentage", "rate", "share", "has",
    "is",
    "possede", "presence", "flag", "moyenne", "mean", "total", "type", "envoi", "ouvert", "mode", "delai", "duree",
    "longueur", "length", "categorie", "classe", "score", "niveau", "annee", "age", "mois", "statut", "effectif",
    "region",
    "departement", "pays", "rang", "frequence", "qualite", "precision",
  ]

  private static let persons: Set<String> = [
    "eleve", "patient", "beneficiaire", "parent", "mere", "pere", "conjoint", "usager", "client", "contact", "personne",
    "participant", "enfant", "agent", "salarie", "employe", "enquete", "repondant", "demandeur", "candidat", "etudiant",
    "adherent", "membre", "medecin", "enseignant", "professeur", "responsable", "referent", "tuteur", "tutrice",
    "titulaire",
    "proprietaire", "locataire", "assure", "allocataire", "individu", "menage", "chef", "user", "utilisateur",
    "student",
    "person", "mother", "father", "child", "employee", "respondent", "owner", "perso", "personnel", "personnelle",
    "pro",
    "professionnel", "professionnelle", "principal", "domicile", "home", "complet", "complete", "fixe", "jeune",
    "stagiaire",
    "famille", "intervenant", "enqueteur", "auteur", "declarant", "representant", "signataire", "legal", "resident",
    "habitant",
  ]

  private static let things: Set<String> = [
    "commune", "ville", "etablissement", "ecole", "college", "lycee", "site", "station", "arret", "produit", "marque",
    "variete", "espece", "organisme", "organisation", "association", "entreprise", "societe", "raison", "region",
    "departement", "canton", "pays", "titre", "oeuvre", "structure", "projet", "programme", "fichier", "champ",
    "variable",
    "groupe", "rue", "voie", "quartier", "equipement", "musee", "monument", "hopital", "bibliotheque", "equipe",
    "service",
    "batiment", "ligne", "file", "product", "brand", "city", "town", "school", "company", "street", "place", "country",
    "river", "riviere", "cours", "eau", "parc", "jardin", "stade", "gymnase", "piscine", "ouvrage", "lieu", "plante",
    "arbre", "animal", "race", "fleur", "couleur", "prenomme", "tempete", "usuel", "commercial", "commerciale",
    "domaine",
    "epci", "circonscription", "bureau", "departementale", "dispositif", "formation", "metier", "discipline", "diplome",
    "village", "hameau", "iris", "gare", "aeroport", "creche", "ehpad", "club", "syndicat", "parti", "liste",
    "attribuant",
    "fournisseur", "collectivite", "administration", "ministere", "bassin", "zone", "territoire",
  ]

  /// Certain phrases first on each line, then doubtful ones after the bar; `=` before a phrase wants the whole name.
  private static let phrases: [Phrase] = {
    let table: [(IdentifierKind, String)] = [
      (
        .givenName,
        "prenom, prenom usuel, firstname, first name, given name, givenname, forename, second prenom | =pnom"
      ),
      (
        .familyName,
        "nom famille, nom naissance, nom jeune fille, nom patronymique, patronyme, nom usage, nom marital, lastname, "
          + "last name, surname, family name, familyname, maiden name, nom epouse, nom usuel | =nom, =nomp"
      ),
      (
        .fullName,
        "nom prenom, prenom nom, nom complet, full name, fullname, nomprenom, prenomnom, identite, person name, etat civil | "
          + "=name, interlocuteur"
      ),
      (
        .email,
        "email, mail, courriel, e mail, mel, adresse electronique, adresse mail, adresse email, adresse courriel, emailaddress, "
          + "mail address, email address | messagerie"
      ),
      (
        .telephone,
        "telephone, tel, portable, mobile, numero telephone, num tel, numtel, phone, phone number, phonenumber, gsm, fax, tel port, "
          + "telephone portable, tel fixe, cell phone, cellphone, msisdn, whatsapp, numero portable, numero mobile | fixe"
      ),
      (
        .socialSecurityNumber,
        "nir, numero secu, num secu, numsecu, numero securite sociale, securite sociale, numero ss, num ss, nss, nosecu, no secu, "
          + "nir ovd, numero immatriculation sociale, niss, =nia | secu"
      ),
      (
        .nationalNumber,
        "ine, numero ine, num ine, identifiant national eleve, numero fiscal, num fiscal, identifiant fiscal, spi, ssn, social security, "
          + "social security number, numero allocataire, num allocataire, matricule allocataire, numero etranger, agdref, rpps, adeli, "
          + "identifiant pole emploi, identifiant france travail, numero demandeur emploi, national id, nationalid, tax id, ipp, nip | nif"
      ),
      (
        .identityDocument,
        "passeport, numero passeport, passport, passport number, cni, carte identite, numero carte identite, piece identite, "
          + "numero piece identite, titre sejour, numero titre sejour, permis conduire, numero permis, driver licence, "
          + "driving licence, driver license | "
      ),
      (
        .bankAccount,
        "iban, rib, numero compte, compte bancaire, bank account, account number, bic iban, coordonnees bancaires | "
      ),
      (.paymentCard, "carte bancaire, numero carte bancaire, numero cb, credit card, card number, creditcard | pan"),
      (
        .licencePlate,
        "immatriculation, plaque immatriculation, plaque, immat, licence plate, license plate, plate number | "
      ),
      (
        .address,
        "adresse, adresse postale, adresse domicile, address, street address, home address, adresse complete, adresse 1, "
          + "numero voie, rue domicile, ligne adresse | adr, voie, rue, domicile, =street"
      ),
      (
        .birthDate,
        "date naissance, date naiss, dt naissance, dt naiss, datenaissance, datenaiss, dnaiss, ddn, birth date, birthdate, date birth, dob, birthday, "
          + "ne le, nee le, jour naissance, dat naissance, dat naiss | naissance, =naiss"
      ),
      (
        .coordinates,
        "latitude, longitude, geoloc, geolocalisation, gps, coordonnees gps, coord gps, lat lon, latlon, geo point, geopoint, latlng | "
          + "=lat, =lon, =lng, =long, =x, =y, coord x, coord y, xl93, yl93, x l93, y l93, lambert x, lambert y, x lambert, y lambert, coordonnee, geom, geometry, wgs, "
          + "x wgs, y wgs, lat wgs, lon wgs, point, position, geocode"
      ),
      (.ipAddress, "=ip, adresse ip, ip address, ipaddress, addr ip, ipv, adr ip, client ip, user ip | "),
      (.device, "imei, adresse mac, mac address, imsi, device id, deviceid, udid, idfa, advertising id | =mac"),
      (
        .profile,
        "twitter, facebook, linkedin, instagram, tiktok, compte twitter, pseudo, pseudonyme, username, login, nom utilisateur, identifiant connexion | skype"
      ),
      (
        .freeText,
        "commentaire, commentaire libre, comment, remarque, verbatim, observation, texte libre, free text, freetext, reponse libre, "
          + "precision libre, champ libre, note libre, temoignage, avis libre | reponse ouverte, description libre"
      ),
    ]
    var phrases: [Phrase] = []
    for (kind, text) in table {
      for (part, isCertain) in zip(text.split(separator: "|", omittingEmptySubsequences: false), [true, false]) {
        for phrase in part.split(separator: ",") {
          let trimmed = phrase.drop { $0 == " " }
          let onlyWhole = trimmed.hasPrefix("=")
          let words = trimmed.split { $0 == " " || $0 == "=" }.map(String.init)
          guard !words.isEmpty else { continue }
          phrases.append(Phrase(words: words, kind: kind, isCertain: isCertain, onlyWhole: onlyWhole))
        }
      }
    }
    return phrases
  }()

  /// Words whose final s belongs to them.
  private static let phraseWords = Set(phrases.flatMap(\.words))
}
