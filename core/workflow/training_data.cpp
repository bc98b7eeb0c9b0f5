// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/training_data.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace crossfade {

namespace {

constexpr std::uint64_t kFractionSeed = 0xF8AC;

/// The same artists with fewer modalities.
ModalityVectors onlyThese(ModalityVectors all, const std::vector<std::string>& names)
{
    if (names.empty()) return all;
    ModalityVectors some;
    some.presence.resize(all.artistCount());
    for (std::size_t m = 0; m < all.modalityCount(); ++m) {
        if (std::ranges::find(names, all.names[m]) == names.end()) continue;
        for (std::size_t i = 0; i < all.artistCount(); ++i)
            if (all.presence[i].has(m)) some.presence[i] = some.presence[i].with(some.names.size());
        some.names.push_back(all.names[m]);
        some.vectors.push_back(std::move(all.vectors[m]));
    }
    return some;
}

bool popularEnough(const Artist& artist, const TrainOptions& options)
{
    return options.minPopularity <= 0.0 || artist.popularity >= options.minPopularity;
}

}  // namespace

TrainingData makeTrainingData(ModalityVectors features, const TrainOptions& options,
                              const CatalogueSnapshot& catalogue)
{
    TrainingData data;
    data.features =
        std::make_shared<const ModalityVectors>(onlyThese(std::move(features), options.modalities));
    data.pool = artistsToContrast(*data.features);
    std::erase_if(data.pool, [&](ArtistRow artist) {
        return !popularEnough(catalogue.artists()[artist], options);
    });
    if (options.trainFraction < 1.0) {
        Random random(derivedSeed(options.seed, kFractionSeed));
        random.shuffle(std::span(data.pool));
        data.pool.resize(static_cast<std::size_t>(
            std::lround(options.trainFraction * static_cast<double>(data.pool.size()))));
        std::ranges::sort(data.pool);
    }
    data.links = trainingLinks(options, catalogue, data.features->presence);
    return data;
}

std::vector<SimilarPair> trainingLinks(const TrainOptions& options,
                                       const CatalogueSnapshot& catalogue,
                                       std::span<const ModalityMask> presence)
{
    const auto trains = [&](ArtistRow row) {
        const Artist& artist = catalogue.artists()[row];
        return artist.split == Split::Train && !presence[row].empty() &&
               popularEnough(artist, options);
    };
    std::vector<SimilarPair> links;
    for (const auto& [a, b] : catalogue.stored.catalogue.similar)
        if (trains(a) && trains(b)) links.emplace_back(a, b);
    return links;
}

}  // namespace crossfade
