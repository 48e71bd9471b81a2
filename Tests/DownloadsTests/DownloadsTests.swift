import Testing

@testable import Downloads
