/// What the files say of the program that made them.
package enum Program {
  package static let name = "Impact Tank"
  /// That of the newest heading of the change list; of two versions that give the same file, the file is the same but for
  /// this.
  package static let version = "0.1.0"
}
