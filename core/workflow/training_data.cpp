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

}  // namespace

TrainingData makeTrainingData(ModalityVectors features, const TrainOptions& options,
                              const CatalogueSnapshot& catalogue)
{
    TrainingData data;
    data.features =
        std::make_shared<const ModalityVectors>(onlyThese(std::move(features), options.modalities));
    const auto popularEnough = [&](ArtistRow artist) {
        return options.minPopularity <= 0.0 ||
               catalogue.artists()[artist].popularity >= options.minPopularity;
    };
    data.pool = artistsToContrast(*data.features);
    std::erase_if(data.pool, [&](ArtistRow artist) { return !popularEnough(artist); });
    if (options.trainFraction < 1.0) {
        Random random(derivedSeed(options.seed, kFractionSeed));
        random.shuffle(std::span(data.pool));
        data.pool.resize(static_cast<std::size_t>(
            std::lround(options.trainFraction * static_cast<double>(data.pool.size()))));
        std::ranges::sort(data.pool);
    }
    const auto trains = [&](ArtistRow artist) {
        return catalogue.artists()[artist].split == Split::Train &&
               !data.features->presence[artist].empty() && popularEnough(artist);
    };
    for (const auto& [a, b] : catalogue.stored.catalogue.similar)
        if (trains(a) && trains(b)) data.links.emplace_back(a, b);
    return data;
}

}  // namespace crossfade
