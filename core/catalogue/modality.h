// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crossfade {

/// Modalities are data: a catalogue has 2 to 8 of them, named by its files.
inline constexpr std::size_t kMinModalities = 2;
inline constexpr std::size_t kMaxModalities = 8;

/// A set of modalities, bit i for the i-th in the catalogue's order.
class ModalityMask {
public:
    constexpr ModalityMask() = default;
    constexpr explicit ModalityMask(std::uint32_t bits) : m_bits(static_cast<std::uint8_t>(bits)) {}
    static constexpr ModalityMask firstN(std::size_t n) { return ModalityMask((1U << n) - 1U); }

    constexpr bool has(std::size_t i) const { return ((m_bits >> i) & 1U) != 0; }
    constexpr ModalityMask with(std::size_t i) const { return ModalityMask(m_bits | (1U << i)); }
    constexpr ModalityMask without(std::size_t i) const
    {
        return ModalityMask(m_bits & ~(1U << i));
    }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr int count() const { return std::popcount(m_bits); }
    constexpr std::uint8_t bits() const { return m_bits; }
    constexpr ModalityMask operator&(ModalityMask other) const
    {
        return ModalityMask(static_cast<std::uint32_t>(m_bits & other.m_bits));
    }
    constexpr ModalityMask operator|(ModalityMask other) const
    {
        return ModalityMask(static_cast<std::uint32_t>(m_bits | other.m_bits));
    }
    constexpr bool operator==(const ModalityMask&) const = default;

private:
    std::uint8_t m_bits = 0;
};

/// How a modality's file gives it; told apart by the header.
enum class ModalityShape { Dense, Tags, Interactions };
std::string_view shapeName(ModalityShape shape);
Result<ModalityShape> shapeFromName(std::string_view name);

/// The order of modalities, and with it colour, key and ring position: audio, tags, listening, then
/// by name.
bool modalityBefore(std::string_view a, std::string_view b);

/// Refuses names that are empty, hold white space or one of , = + / (they are used in options), or
/// are the name of a method or of another file of a catalogue.
Status checkModalityName(std::string_view name);

/// The names of the mask's modalities joined by `separator`; "none" for the empty set.
std::string modalitySetName(ModalityMask mask, std::span<const std::string> names,
                            std::string_view separator = "+");
/// That of each mask, joined by "+".
std::vector<std::string> modalitySetNames(std::span<const ModalityMask> masks,
                                          std::span<const std::string> names);

/// "audio,tags" -> mask. Unknown or repeated names are errors that list the known ones.
Result<ModalityMask> parseModalities(std::string_view text, std::span<const std::string> names);

/// "audio=.3,tags=1" -> (name, weight); a sentence if it has another form. Names are not checked.
Result<std::vector<std::pair<std::string, double>>> parseWeights(std::string_view text);

}  // namespace crossfade
