// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/store_catalogue.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/store/catalogue_repository.h"
#include "core/store/feature_repository.h"
#include "core/store/setting_repository.h"
#include "core/workflow/search_names.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

constexpr const char* kFeatureOptions = "feature_options";

std::string hashOf(const ModalityVectors& features)
{
    Hasher hasher;
    for (std::size_t m = 0; m < features.modalityCount(); ++m) {
        hasher.add(features.names[m]);
        hasher.add(std::span(features.vectors[m].values));
    }
    return hasher.digest();
}

/// Without the number of threads, on which nothing depends.
std::string optionsText(const FeatureOptions& options)
{
    return nlohmann::json{{"tag_dimension", options.tagDimension},
                          {"tag_min_artists", options.tagMinArtists},
                          {"tag_weighting", static_cast<int>(options.tagWeighting)},
                          {"listening_dimension", options.listeningDimension},
                          {"listening_regularisation", options.listeningRegularisation},
                          {"listening_sweeps", options.listeningSweeps},
                          {"seed", options.seed}}
        .dump();
}

}  // namespace

Status checkTrainable(const ModalityVectors& features)
{
    if (std::ranges::any_of(features.presence, [](ModalityMask mask) { return mask.count() >= 2; }))
        return ok();
    return Error{
        ErrorCode::InvalidInput,
        "No artist has usable vectors of two modalities (tags may be too rare), so that nothing "
        "says how they belong together."};
}

Status storeArtists(Database& db, const Catalogue& catalogue, const JobContext& job)
{
    std::vector<std::string> folded;
    for (const Artist& artist : catalogue.artists)
        folded.push_back(joinText(searchNames(catalogue, artist), "\n"));
    return CatalogueRepository(db).save(catalogue, folded, job);
}

Status storeCatalogue(Database& db, const Catalogue& catalogue, const FittedFeatures& features,
                      const FeatureOptions& options, const JobContext& job)
{
    std::vector<std::vector<std::byte>> transforms;
    for (const FeatureTransform& transform : features.transforms)
        transforms.push_back(toBytes(transform));
    CROSSFADE_TRY(storeArtists(db, catalogue, job));
    CatalogueRepository catalogues(db);
    CROSSFADE_TRY(catalogues.setFeatureHash(hashOf(features.vectors)));
    CROSSFADE_TRY(SettingRepository(db).put(kFeatureOptions, optionsText(options)));
    CROSSFADE_ASSIGN(const StoredCatalogue stored,
                     catalogues.load(CatalogueRepository::Parts::ArtistsAndTruth));
    CROSSFADE_TRY(FeatureRepository(db).save(features.vectors, transforms, stored));
    if (auto stop = job.advance("Storing the features", 1, 1)) return *stop;
    return ok();
}

Result<FeatureOptions> storedFeatureOptions(Database& db)
{
    CROSSFADE_ASSIGN(const std::string text, SettingRepository(db).get(kFeatureOptions));
    FeatureOptions options;
    if (text.empty()) return options;
    try {
        const auto json = nlohmann::json::parse(text);
        json.at("tag_dimension").get_to(options.tagDimension);
        json.at("tag_min_artists").get_to(options.tagMinArtists);
        options.tagWeighting = static_cast<TagWeighting>(json.at("tag_weighting").get<int>());
        json.at("listening_dimension").get_to(options.listeningDimension);
        json.at("listening_regularisation").get_to(options.listeningRegularisation);
        json.at("listening_sweeps").get_to(options.listeningSweeps);
        json.at("seed").get_to(options.seed);
    } catch (const nlohmann::json::exception& failure) {
        return Error{ErrorCode::Corrupt, "The options of the project's features can't be read (" +
                                             std::string(failure.what()) + ")."};
    }
    return options;
}

}  // namespace crossfade
