import CSV
import Diagnostics
import Tables
import YAML

/// A dataset of a study: the file as the editor has it, read through its dictionary.
package struct Dataset: Sendable {
  package var name: String
  /// The data file, as in messages.
  package var file: String
  package var dictionary: Dictionary
  /// What is published: after the remedies, once ``record`` is there.
  package var table: Table
  package var disclosure: DeclaredDisclosure { dictionary.disclosure }
  /// The table before the remedies, when the dictionary wants its figures computed on it; never published.
  package var restricted: Table?
  /// Nil until the dataset has been through the privacy gate.
  package var record: DisclosureRecord?
  /// What calculations use.
  package var calculated: Table { restricted ?? table }
  /// How the file was read: encoding and dialect of a text, sheet of a workbook; empty when it could not be read.
  package var readAs = ""
  /// What was understood of a text; nil for another kind of file, and when it could not be read.
  package var understanding: Understanding?

  /// What `<name>.yml` says of the whole dataset; its columns are in `schema`.
  package struct Dictionary: Sendable {
    package var file: String
    package var title = LocalisedText()
    package var description = LocalisedText()
    package var license: License?
    package var source = ""
    /// Data of others from which it was made, with their licences.
    package var sources: [DataSource] = []
    package var created: CalendarDate?
    package var frequency: Frequency?
    /// Which days it is about; nil when it is not said.
    package var temporal: Period?
    package var spatial: Territory?
    /// nil for the site's contact.
    package var contact: ContactPoint?
    package var unitOfObservation = LocalisedText()
    package var dialect = Dialect()
    /// The sheet of a workbook; nil for the first.
    package var sheet: String?
    package var schema = Schema(fields: [])
    /// Where each field begins in the dictionary, in the order of the fields.
    package var fieldPlaces: [Place] = []
    /// Where each foreign key stands, in their order.
    package var foreignKeyPlaces: [Place] = []
    package var disclosure = DeclaredDisclosure()
    /// The copy of a schema, beside the data, from which fields were taken.
    var schemaFile: String?
    /// The file may lack columns that are not required: `fieldsMatch: superset` of Table Schema 2.
    var allowsAbsentColumns = false
    /// Where `conforms-to` stands, when the dictionary itself says it.
    var conformsToPlace: Place?
    /// A field whose type could not be understood: nothing can be computed with the table.
    var hasUnknownType = false
    /// Where `dialect` or `encoding` stands.
    var dialectPlace: Place?
  }
}

extension Dataset {
  /// How the file was read, for an editor who wonders: `note: read as windows-1252, semicolon, CRLF, decimal comma …`.
  package var understood: Diagnostic? {
    guard !readAs.isEmpty else { return nil }
    let isWorkbook = file.hasSuffix(".xlsx") || file.hasSuffix(".ods")
    return Diagnostic(
      .note, id: "read-as", at: Place(file: file, line: 1, column: 1), message: "read as \(readAs)",
      hint: "if that is wrong, say \(isWorkbook ? "‘sheet’" : "‘dialect’ or ‘encoding’") in ‘\(dictionary.file)’")
  }
}

/// Turns what the table reader found into diagnostics: of the CSV file, or of the dictionary when that is at fault.
func diagnostics(of issues: [TableIssue], file: String, dictionary: Dataset.Dictionary) -> [Diagnostic] {
  issues.map { issue in
    var place = Place(file: file, line: issue.line, column: issue.column)
    if ["bad-pattern", "bad-format"].contains(issue.rule) {
      let index = dictionary.schema.fields.firstIndex { $0.name == issue.columnName }
      place = index.map { dictionary.fieldPlaces[$0] } ?? Place(file: dictionary.file)
    } else if issue.rule == "bad-dialect" {
      place = dictionary.dialectPlace ?? Place(file: dictionary.file)
    }
    return Diagnostic(.error, id: issue.rule, at: place, message: issue.message, hint: issue.hint)
  }
}
