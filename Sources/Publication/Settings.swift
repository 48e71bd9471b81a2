import Content

/// What a command says beside the content.
package struct Settings: Sendable {
  package var content: String
  package var templates: String
  package var output: String
  /// How many cores to use.
  package var jobs: Int
  /// Warnings stop the build.
  package var isStrict: Bool
  /// Texts marked `draft: true` are published too.
  package var includesDrafts: Bool
  /// Overrides the newest date of the content.
  package var buildDate: CalendarDate?
  /// The key of pseudonyms as the environment has it; never from the content.
  package var pseudonymKey: String?
  /// The secret key of the signature as the environment has it, or the path of its file.
  package var signingKey: String?
  /// The history of another copy of the site, in place of that in the output folder.
  package var history: String?
  /// Seconds since 1970 of the build, when it has a time and not a day alone.
  package var buildTime: Int?
  package var progress: @Sendable (Progress) -> Void

  package enum Progress: Sendable {
    case loading, rendering
    /// Files done, of how many.
    case writing(Int, Int)
  }

  package init(
    content: String = "content", templates: String = "templates", output: String = "public", jobs: Int = 1,
    isStrict: Bool = false, includesDrafts: Bool = false, buildDate: CalendarDate? = nil,
    pseudonymKey: String? = nil, signingKey: String? = nil, history: String? = nil, buildTime: Int? = nil,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.content = content
    self.templates = templates
    self.output = output
    self.jobs = jobs
    self.isStrict = isStrict
    self.includesDrafts = includesDrafts
    self.buildDate = buildDate
    self.pseudonymKey = pseudonymKey
    self.signingKey = signingKey
    self.history = history
    self.buildTime = buildTime
    self.progress = progress
  }
}
