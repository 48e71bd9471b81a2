import Glibc

/// e to the power of `value`: ratios are kept as logarithms and shown as ratios.
func exponential(_ value: Double) -> Double { exp(value) }
