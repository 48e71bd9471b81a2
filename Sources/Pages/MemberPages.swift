import Content
import Diagnostics

extension PageMaker {
  func personPage(_ person: Person) -> PersonPage {
    let id = person.id.value
    let address = addresses.person(id, code)
    let role = language.prose(person.role, in: site)
    let identity = PageIdentity(
      address: address, title: person.name, description: role.isEmpty ? person.name : "\(person.name), \(role)",
      section: "people", crumbs: [homeCrumb, (language["people"], addresses.people(code))],
      counterpart: { addresses.person(id, $0) }, subject: .person(person))
    var facts: [Fact] = []
    if let affiliation = person.affiliation {
      facts.append(Fact(language["fact-affiliation"], [organisationLink(affiliation.value, on: address)]))
    }
    if !person.orcid.isEmpty {
      facts.append(
        Fact(
          language["fact-orcid"], [Link(label: person.orcid, address: "https://orcid.org/" + person.orcid)]))
    }
    return PersonPage(
      site: frame(identity), name: person.name, group: language["group-" + person.group.rawValue], role: role,
      note: language.prose(person.note, in: site), isSimulated: person.isSimulated, facts: facts,
      studies: (index.studiesByPerson[id] ?? []).prefix(entriesPerPage).map { studyCard($0, on: address) },
      notes: (index.notesByPerson[id] ?? []).prefix(entriesPerPage).map { noteItem(index.note($0), on: address) })
  }

  func peoplePage() -> MembersPage {
    let address = addresses.people(code)
    let identity = PageIdentity(
      address: address, title: language["people"], description: language["people-introduction"], section: "people",
      crumbs: [homeCrumb], counterpart: { addresses.people($0) })
    let groups = Person.Group.allCases.map { group in
      MembersPage.Group(
        title: language["group-" + group.rawValue],
        members: index.catalog.people.filter { $0.group == group }.map { person in
          MemberCard(
            name: person.name, address: addresses.person(person.id.value, code).link(from: address),
            role: language.prose(person.role, in: site),
            detail: person.affiliation.flatMap { index.organisation($0.value)?.name } ?? "",
            isSimulated: person.isSimulated)
        })
    }
    return MembersPage(
      site: frame(identity), title: language["people"], introduction: language["people-introduction"],
      groups: groups.filter { !$0.members.isEmpty })
  }

  func partnerPage(_ partner: Organisation) -> PartnerPage {
    let id = partner.id.value
    let address = addresses.partner(id, code)
    let note = language.prose(partner.note, in: site)
    let identity = PageIdentity(
      address: address, title: partner.name, description: note.isEmpty ? partner.name : note, section: "partners",
      crumbs: [homeCrumb, (language["partners"], addresses.partners(code))],
      counterpart: { addresses.partner(id, $0) }, subject: .organisation(partner))
    var facts: [Fact] = []
    if !partner.url.isEmpty {
      facts.append(Fact(language["fact-website"], [Link(label: partner.url, address: partner.url)]))
    }
    if !partner.ror.isEmpty {
      facts.append(Fact(language["fact-ror"], [Link(label: partner.ror, address: partner.ror)]))
    }
    return PartnerPage(
      site: frame(identity), name: partner.name, kind: language["kind-" + partner.kind.rawValue], note: note,
      isSimulated: partner.isSimulated, facts: facts,
      studies: (index.studiesByOrganisation[id] ?? []).prefix(entriesPerPage).map { studyCard($0, on: address) },
      notes: [])
  }

  func partnersPage() -> MembersPage {
    let address = addresses.partners(code)
    let identity = PageIdentity(
      address: address, title: language["partners"], description: language["partners-introduction"],
      section: "partners", crumbs: [homeCrumb], counterpart: { addresses.partners($0) })
    let groups = Organisation.Kind.allCases.filter { $0 != .publisher }.map { kind in
      MembersPage.Group(
        title: language["kind-" + kind.rawValue],
        members: index.catalog.organisations.filter { $0.kind == kind }.map { partner in
          MemberCard(
            name: partner.name, address: addresses.partner(partner.id.value, code).link(from: address),
            role: language.prose(partner.note, in: site), detail: "", isSimulated: partner.isSimulated)
        })
    }
    return MembersPage(
      site: frame(identity), title: language["partners"], introduction: language["partners-introduction"],
      groups: groups.filter { !$0.members.isEmpty })
  }
}
