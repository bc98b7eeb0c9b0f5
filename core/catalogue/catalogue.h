// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/matrix.h"
#include "core/catalogue/modality.h"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace crossfade {

enum class Split : std::uint8_t { Train, Val, Test };
std::string_view splitName(Split split);
/// "train", "val" or "test".
Result<Split> splitFromName(std::string_view name);

struct Artist {
    std::string id;           ///< as the catalogue names it; unique, never empty
    std::string name;         ///< may be empty: real data
    double popularity = 0.0;  ///< >= 0; 0 is unknown
    Split split = Split::Train;
    std::vector<std::string> metadata;  ///< one per Catalogue::metadataColumns

    bool operator==(const Artist&) const = default;
};

/// One row of numbers per artist.
struct DenseData {
    std::vector<std::string> columns;
    std::vector<ArtistRow> artists;  ///< one per row of values, no repeats
    Matrix values;                   ///< artists x columns, finite

    bool operator==(const DenseData&) const = default;
};

/// How often something (a tag) was said of an artist. Counts > 0, pairs unique, sorted.
struct TagData {
    struct Entry {
        ArtistRow artist = 0;
        std::uint32_t tag = 0;
        float count = 0.0F;
        // NOLINTNEXTLINE(modernize-use-nullptr): the compiler's own 0
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<std::string> tags;
    std::vector<Entry> entries;

    bool operator==(const TagData&) const = default;
};

/// How often a user played an artist. Plays > 0, pairs unique, sorted.
struct InteractionData {
    struct Entry {
        ArtistRow artist = 0;
        std::uint32_t user = 0;
        float plays = 0.0F;
        // NOLINTNEXTLINE(modernize-use-nullptr): the compiler's own 0
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<std::string> users;
    std::vector<Entry> entries;

    bool operator==(const InteractionData&) const = default;
};

/// What a catalogue says of one modality, as it was given.
struct ModalityData {
    std::string name;
    std::variant<DenseData, TagData, InteractionData> data;

    ModalityShape shape() const { return static_cast<ModalityShape>(data.index()); }
    bool operator==(const ModalityData&) const = default;
};

/// Two artists whom the ground truth calls similar; undirected, first < second.
using SimilarPair = std::pair<ArtistRow, ArtistRow>;

/// A whole catalogue in memory, as imported. Rows of everything else index `artists`.
struct Catalogue {
    std::string name;
    std::string notice;   ///< a warning that every view and export repeats; mostly empty
    std::size_t k = 200;  ///< length of list for evaluation
    std::vector<std::string> metadataColumns;
    std::vector<Artist> artists;
    std::vector<ModalityData> modalities;  ///< in modalityBefore order
    std::vector<SimilarPair> similar;      ///< sorted, unique

    bool operator==(const Catalogue&) const = default;
};

/// 32 hex digits over everything that training or evaluation reads.
std::string dataHash(const Catalogue& catalogue);

/// The same over all that the catalogue says, names and further columns too.
std::string contentHash(const Catalogue& catalogue);

/// Gives every artist a split: 80 % train, 10 % val, 10 % test, drawn by seed.
void drawSplit(std::vector<Artist>& artists, std::uint64_t seed);

}  // namespace crossfade
