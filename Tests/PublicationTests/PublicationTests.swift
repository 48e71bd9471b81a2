import Testing

@testable import Publication
