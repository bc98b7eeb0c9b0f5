// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace crossfade {

/// XXH3, 128 bits, of a sequence of values; says whether data is the same, not who made it.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::span<const std::byte> bytes);
    /// Adds the length too, so that ("ab", "c") and ("a", "bc") differ.
    void add(std::string_view text);
    void add(std::uint64_t number);
    void add(double number);
    void add(std::span<const float> numbers) { add(std::as_bytes(numbers)); }

    /// 32 hexadecimal digits.
    std::string digest() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace crossfade
