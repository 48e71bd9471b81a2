import Templates

/// What `templates/downloads.mustache` shows: the files of a dataset.
struct DownloadsModel: TemplateModel {
  var data: [Row]
  /// The files that describe the data.
  var notes: [Row]
  /// Of what all of them hold; empty when nothing could be read.
  var fingerprint: String

  struct Row: TemplateModel {
    var name: String
    var label: String
    /// What it is for, in words.
    var use: String
    var address: String
    var size: String
    var checksum: String
    var isNote: Bool

    static let shape = Shape<Row>([
      .text("name") { $0.name }, .text("label") { $0.label }, .text("use") { $0.use }, .text("address") { $0.address },
      .text("size") { $0.size }, .text("checksum") { $0.checksum },
    ])
  }

  static let shape = Shape<DownloadsModel>([
    .flag("isThere") { !$0.data.isEmpty }, .list("data") { $0.data }, .flag("hasNotes") { !$0.notes.isEmpty },
    .list("notes") { $0.notes }, .text("fingerprint") { $0.fingerprint },
  ])
}
