import CExpat

/// The version of the XML reader, for the reports of `tank check`.
package var xmlReaderVersion: String { String(cString: XML_ExpatVersion()) }
