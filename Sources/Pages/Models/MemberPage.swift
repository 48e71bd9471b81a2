import Templates

/// What `templates/person.mustache` shows.
struct PersonPage: TemplateModel {
  var site: SiteFrame
  var name: String
  var group: String
  var role: String
  var note: String
  var isSimulated: Bool
  var facts: [Fact]
  var studies: [StudyCard]
  var notes: [NoteItem]

  static let shape = Shape<PersonPage>([
    .model("site") { $0.site }, .text("name") { $0.name }, .text("group") { $0.group }, .text("role") { $0.role },
    .text("note") { $0.note }, .flag("isSimulated") { $0.isSimulated }, .flag("hasFacts") { !$0.facts.isEmpty },
    .list("facts") { $0.facts }, .flag("hasStudies") { !$0.studies.isEmpty }, .list("studies") { $0.studies },
    .flag("hasNotes") { !$0.notes.isEmpty }, .list("notes") { $0.notes },
  ])
}

/// What `templates/partner.mustache` shows.
struct PartnerPage: TemplateModel {
  var site: SiteFrame
  var name: String
  var kind: String
  var note: String
  var isSimulated: Bool
  var facts: [Fact]
  var studies: [StudyCard]
  var notes: [NoteItem]

  static let shape = Shape<PartnerPage>([
    .model("site") { $0.site }, .text("name") { $0.name }, .text("kind") { $0.kind }, .text("note") { $0.note },
    .flag("isSimulated") { $0.isSimulated }, .flag("hasFacts") { !$0.facts.isEmpty }, .list("facts") { $0.facts },
    .flag("hasStudies") { !$0.studies.isEmpty }, .list("studies") { $0.studies },
    .flag("hasNotes") { !$0.notes.isEmpty }, .list("notes") { $0.notes },
  ])
}

/// What `templates/people.mustache` and `templates/partners.mustache` show.
struct MembersPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  var groups: [Group]

  struct Group: TemplateModel {
    var title: String
    var members: [MemberCard]

    static let shape = Shape<Group>([.text("title") { $0.title }, .list("members") { $0.members }])
  }

  static let shape = Shape<MembersPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .list("groups") { $0.groups },
  ])
}
