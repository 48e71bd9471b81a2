/// What the writer and the reader of zip share: .ZIP File Format Specification (APPNOTE.TXT) 6.3.10.
enum ZipFormat {
  static let localSignature: UInt32 = 0x0403_4B50
  static let centralSignature: UInt32 = 0x0201_4B50
  static let endSignature: UInt32 = 0x0605_4B50
  static let end64Signature: UInt32 = 0x0606_4B50
  static let locatorSignature: UInt32 = 0x0706_4B50

  static let localSize = 30
  static let centralSize = 46
  static let endSize = 22
  static let end64Size = 56
  static let locatorSize = 20

  static let stored: UInt16 = 0
  static let deflated: UInt16 = 8
  /// The path is UTF-8.
  static let unicodeFlag: UInt16 = 1 << 11
  static let zip64Extra: UInt16 = 1
  /// Version 2.0 knows deflate, 4.5 knows zip64.
  static let plainVersion: UInt16 = 20
  static let zip64Version: UInt16 = 45
  /// 3 in the upper byte: the attributes are those of Unix.
  static let unix: UInt16 = 3 << 8
}
