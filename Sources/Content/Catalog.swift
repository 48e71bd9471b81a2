import Diagnostics

/// All that `content/` holds, as values.
package struct Catalog: Sendable {
  /// The content folder, as in messages.
  package var folder: String
  package var site: Site
  package var people: [Person] = []
  package var organisations: [Organisation] = []
  /// Sorted by slug, as are the notes and the studies.
  package var pages: [Page] = []
  package var notes: [Note] = []
  package var studies: [Study] = []
  /// Every version that was ever released, whether or not it is still there.
  package var recordedReleases: [RecordedRelease] = []
  /// Files that could not be read: what they would have named is not reported as unknown.
  package var unreadableFiles: Set<String> = []

  /// `notes/<slug>` and `studies/<slug>` of the drafts that were left out.
  package var drafts: Set<String> = []

  /// What a build is dated: the newest date of the content unless the caller says otherwise; no clock is read.
  package var buildDate: CalendarDate?

  package func person(_ id: String) -> Person? { people.first { $0.id.value == id } }
  package func organisation(_ id: String) -> Organisation? { organisations.first { $0.id.value == id } }
  package func study(_ slug: String) -> Study? { studies.first { $0.slug == slug } }
  package func page(_ slug: String) -> Page? { pages.first { $0.slug == slug } }
  package func theme(_ id: String) -> Site.Theme? { site.themes.first { $0.id.value == id } }

  /// The licences of a study: its own, or the site's.
  package func licenses(of study: Study) -> Licenses { study.licenses ?? site.licenses }

  /// The newest date in the content.
  package var newestDate: CalendarDate? {
    let studies = studies.flatMap { study in
      [study.date.value] + study.corrections.map(\.date) + study.reviews.map(\.date)
    }
    return (studies + notes.map(\.date.value) + pages.compactMap(\.date)).max()
  }

  /// Leaves out the notes and studies whose front matter says `draft: true`.
  package mutating func removeDrafts() {
    drafts = Set(
      notes.filter(\.isDraft).map { "notes/" + $0.slug } + studies.filter(\.isDraft).map { "studies/" + $0.slug })
    notes.removeAll(where: \.isDraft)
    studies.removeAll(where: \.isDraft)
    buildDate = newestDate
  }
}
