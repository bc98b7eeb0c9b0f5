// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/text.h"

#include <numeric>

namespace crossfade {

std::string_view splitName(Split split)
{
    switch (split) {
        case Split::Train:
            return "train";
        case Split::Val:
            return "val";
        case Split::Test:
            return "test";
    }
    return "";
}

Result<Split> splitFromName(std::string_view name)
{
    for (const Split split : {Split::Train, Split::Val, Split::Test})
        if (splitName(split) == name) return split;
    return Error{ErrorCode::InvalidInput,
                 "The split " + inQuotes(name) + " is none of train, val and test."};
}

namespace {

void addTo(Hasher& hasher, const DenseData& data)
{
    for (const std::string& column : data.columns) hasher.add(column);
    hasher.add(std::as_bytes(std::span(data.artists)));
    hasher.add(std::span(data.values.values));
}

void addTo(Hasher& hasher, const TagData& data)
{
    for (const std::string& tag : data.tags) hasher.add(tag);
    hasher.add(std::as_bytes(std::span(data.entries)));
}

void addTo(Hasher& hasher, const InteractionData& data)
{
    for (const std::string& user : data.users) hasher.add(user);
    hasher.add(std::as_bytes(std::span(data.entries)));
}

}  // namespace

std::string dataHash(const Catalogue& catalogue)
{
    Hasher hasher;
    for (const Artist& artist : catalogue.artists) {
        hasher.add(artist.id);
        hasher.add(artist.popularity);
        hasher.add(static_cast<std::uint64_t>(artist.split));
    }
    for (const ModalityData& modality : catalogue.modalities) {
        hasher.add(modality.name);
        hasher.add(shapeName(modality.shape()));
        std::visit([&](const auto& data) { addTo(hasher, data); }, modality.data);
    }
    hasher.add(std::as_bytes(std::span(catalogue.similar)));
    return hasher.digest();
}

std::string contentHash(const Catalogue& catalogue)
{
    Hasher hasher;
    hasher.add(dataHash(catalogue));
    hasher.add(catalogue.name);
    hasher.add(catalogue.notice);
    hasher.add(static_cast<std::uint64_t>(catalogue.k));
    for (const std::string& column : catalogue.metadataColumns) hasher.add(column);
    for (const Artist& artist : catalogue.artists) {
        hasher.add(artist.name);
        for (const std::string& value : artist.metadata) hasher.add(value);
    }
    return hasher.digest();
}

void drawSplit(std::vector<Artist>& artists, std::uint64_t seed)
{
    std::vector<std::size_t> order(artists.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed);
    random.shuffle(std::span(order));
    const std::size_t tenth = (artists.size() + 5) / 10;
    for (std::size_t i = 0; i < order.size(); ++i)
        artists[order[i]].split = i < tenth       ? Split::Val
                                  : i < 2 * tenth ? Split::Test
                                                  : Split::Train;
}

}  // namespace crossfade
