import Testing

@testable import Downloads

@Suite("Lists of checksums")
struct ChecksumListTests {
  @Test("are sorted by the bytes of the paths")
  func order() {
    let list = checksumList([(path: "b", sha256: "02"), (path: "a/z", sha256: "01"), (path: "B", sha256: "03")])
    #expect(String(decoding: list, as: UTF8.self) == "03  B\n01  a/z\n02  b\n")
  }

  /// As `sha256sum` of GNU coreutils 9.1 prints the file `a\` `line end` `b`.
  @Test("escape line ends and backslashes as coreutils do")
  func escapes() {
    let list = checksumList([(path: "a\\\nb", sha256: "00")])
    #expect(String(decoding: list, as: UTF8.self) == "\\00  a\\\\\\nb\n")
  }
}
