import Testing

@testable import Estimators
