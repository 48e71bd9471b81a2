import CSV
import Synchronization

/// What a data file holds, column by column, found in one reading without a dictionary.
package struct FileProfile: Sendable {
  package var understanding: Understanding
  /// What is wrong with the file as text; columns are empty when it could not be read.
  package var issues: [TableIssue]
  package var rowCount: Int
  /// The first rows, as they stand in the file.
  package var firstRows: [[String]]
  package var columns: [ColumnProfile]
}

/// How a file is profiled.
package struct ProfileOptions: Sendable {
  package var dialect = Dialect()
  /// Texts that mean "missing" beside the empty cell; nothing is assumed.
  package var missingValues: [String] = []
  /// How many cores read; the result does not depend on it.
  package var jobs = 1
  /// The bytes that the numbers of all columns may take; beyond it quantiles come from a sketch, and say so.
  package var numberBytes = 1 << 29
  package var pieceSize = 1 << 19

  package init() {}
}

/// A file that could not be opened or read; the number is that of `errno`.
package typealias UnreadableFile = DelimitedStream.Unreadable

/// Describes every column of a delimited file, with types found from the whole file.
///
/// A column whose values are all numbers in the file's form is `integer` or `number`, unless one of them has a zero that
/// a number would lose (`01004`); all days of the calendar in one form, `date`; all of one pair of words for true and
/// false, `boolean`; else `string`. Types are guessed from the beginning, and a column that turns out otherwise is read
/// a second time.
///
/// Counts, missing values, extremes, mean and standard deviation are exact. Distinct values of numbers and dates, quantiles
/// and histograms are exact as long as the packed numbers fit into ``ProfileOptions/numberBytes``. Different texts are
/// counted one by one up to 65,536; beyond it `distinct` is an estimate of 0.8 % standard error, and `levels` are those of
/// the 1,024 most frequent at that point of the file. What is not exact is marked in the profile. The same file gives the
/// same profile whatever the cores.
///
/// Memory is that of the packed numbers, 1 to 4 bytes each for most columns, and a few megabytes for each core.
package func profileFile(path: String, options: ProfileOptions = ProfileOptions()) throws(UnreadableFile) -> FileProfile
{
  try profileFile(options: options) { () throws(UnreadableFile) in try FileBlocks(path: path) }
}

/// The same for a text that is opened anew for each reading, such as one that is unpacked.
package func profileFile(
  options: ProfileOptions = ProfileOptions(), opening: @escaping DelimitedStream.Opening
) throws(UnreadableFile) -> FileProfile {
  var stream = try DelimitedStream(dialect: options.dialect, opening: opening)
  while true {
    if let profile = try profileStream(stream, options) { return profile }
    stream = try stream.decoded()
  }
}

/// The same for a file in memory.
package func profileFile(_ bytes: [UInt8], options: ProfileOptions = ProfileOptions()) -> FileProfile {
  let stream = DelimitedStream(bytes, dialect: options.dialect)
  // Reading memory cannot fail.
  return (try? profileStream(stream, options)) ?? unread(stream)
}

private func unread(_ stream: DelimitedStream) -> FileProfile {
  FileProfile(
    understanding: stream.understanding, issues: stream.fatalErrors.map(TableIssue.init), rowCount: 0, firstRows: [],
    columns: [])
}

/// Nil when the file must be decoded first.
private func profileStream(_ stream: DelimitedStream, _ options: ProfileOptions) throws(UnreadableFile) -> FileProfile?
{
  let missing = options.missingValues.filter { !$0.isEmpty }.map { Array($0.utf8) }
  var guesser = TypeGuesser(stream, dialect: options.dialect, missing: missing)
  var finished: [ColumnState?] = Array(repeating: nil, count: stream.understanding.columnCount)
  while true {
    let wanted = finished.indices.map { finished[$0] == nil ? guesser.guesses[$0] : nil }
    let pass = ProfilePass(wanted, form: guesser.form, missing: missing, numberBytes: options.numberBytes)
    let reading = try stream.readPieces(jobs: options.jobs, pieceSize: options.pieceSize) { piece in
      pass.read(piece)
    } merge: { part in
      pass.merge(part)
    }
    guard !reading.needsDecoding else { return nil }
    var states = pass.states
    // Whatever was read as the wrong type is read again.
    for (column, state) in states.enumerated() {
      guard wanted[column] != nil, let state else { continue }
      if !guesser.revise(column, state) { finished[column] = state }
      states[column] = nil
    }
    if finished.contains(where: { $0 == nil }), stream.fatalErrors.isEmpty { continue }
    var issues = reading.errors.map(TableIssue.init)
    issues += guesser.issues
    var understanding = reading.understanding
    understanding.decimalMark = guesser.isFormKnown ? guesser.form.decimalMark : nil
    understanding.thousandsSeparator = guesser.form.thousandsSeparator
    let rows = reading.understanding.recordCount
    let names = stream.header.isEmpty ? (1...max(1, finished.count)).map { "column \($0)" } : stream.header
    let inputs = finished.enumerated().compactMap { column, state in state.map { (names[column], $0) } }
    finished = []
    let columns = summarise(inputs, rows: rows, jobs: options.jobs)
    let firstRows = (0..<min(10, stream.sampleCount)).map { stream.sample[$0] }
    return FileProfile(
      understanding: understanding, issues: issues, rowCount: rows, firstRows: firstRows, columns: columns)
  }
}

/// One reading of a file: the state of each column, merged piece after piece.
private final class ProfilePass: Sendable {
  private struct State: Sendable {
    var columns: [ColumnState?]
    var bytes = 0
    var isCondensed = false
  }

  private let guesses: [ColumnGuess?]
  private let form: NumberForm
  private let missing: [[UInt8]]
  private let numberBytes: Int
  private let state: Mutex<State>

  init(_ guesses: [ColumnGuess?], form: NumberForm, missing: [[UInt8]], numberBytes: Int) {
    self.guesses = guesses
    self.form = form
    self.missing = missing
    self.numberBytes = numberBytes
    state = Mutex(State(columns: guesses.map { $0.map { ColumnState($0) } }))
  }

  func read(_ piece: borrowing RecordPiece) -> [ColumnPiece] {
    let known = state.withLock { state in
      state.columns.map { (isWanted: $0.map { !$0.isMismatched } ?? false, watched: $0?.watched) }
    }
    var pieces: [ColumnPiece] = []
    pieces.reserveCapacity(guesses.count)
    for (column, guess) in guesses.enumerated() {
      let reader = ColumnPieceReader(column: column, form: form, missing: missing)
      switch guess {
      case .some where !known[column].isWanted, nil: pieces.append(.skipped)
      case .number?: pieces.append(reader.numbers(piece))
      case .date(let format)?: pieces.append(reader.dates(piece, format))
      case .text?: pieces.append(reader.texts(piece, watched: known[column].watched))
      }
    }
    return pieces
  }

  func merge(_ pieces: [ColumnPiece]) {
    state.withLock { state in
      var bytes = 0
      for (column, piece) in pieces.enumerated() {
        state.columns[column]?.merge(piece)
        bytes += state.columns[column]?.bytes ?? 0
      }
      // All columns together, so that which ones are sketched does not depend on their order.
      if bytes > numberBytes, !state.isCondensed {
        state.isCondensed = true
        for column in state.columns.indices { state.columns[column]?.condense() }
      }
    }
  }

  var states: [ColumnState?] { state.withLock { $0.columns } }
}
