"""The first draws of xoshiro256** seeded by SplitMix64, for RandomGeneratorTests.swift. Python, no package. Run: python3 xoshiro.py

Written from Blackman and Vigna (2021) with Python's own integers. The SplitMix64 values of seed 1234567 are those that Rosetta
Code publishes for it, so that both stand on something outside this project.
"""
MASK = (1 << 64) - 1


def split_mix(state):
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def draws(seed, count):
    s = []
    for _ in range(4):
        seed, value = split_mix(seed)
        s.append(value)
    for _ in range(count):
        yield (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotate(s[3], 45)


state = 1234567
for expected in (6457827717110365317, 3203168211198807973, 9817491932198370423):
    state, value = split_mix(state)
    assert value == expected
for seed in (0, 2026):
    print(seed, [hex(value) for value in draws(seed, 4)])
