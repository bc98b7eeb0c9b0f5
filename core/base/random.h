// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace crossfade {

/// splitmix64 (Steele, Lea, Flood 2014). The standard distributions differ between libraries, so
/// that a stored seed would not give the same split elsewhere; this one does.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    /// Uniform in [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

    /// Uniform in [0, n); n > 0. The bias of the multiplication is below n / 2^32.
    std::uint32_t below(std::uint32_t n)
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * n) >> 32U);
    }

    /// Standard normal (sum form is too coarse for starts of a solver, so Box and Muller 1958).
    double normal();

    /// Fisher and Yates.
    template <typename T>
    void shuffle(std::span<T> items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
    }

private:
    std::uint64_t m_state;
};

/// A seed for one purpose out of many, so that streams made from one seed do not run alike.
std::uint64_t derivedSeed(std::uint64_t seed, std::uint64_t purpose);

}  // namespace crossfade
