// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/map_regions.h"

#include "core/projection/region_places.h"
#include "core/projection/regions.h"
#include "core/retrieval/fused_search.h"
#include "core/store/catalogue_repository.h"
#include "core/store/database.h"
#include "core/workflow/region_names.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace crossfade {

namespace {

constexpr std::uint64_t kSeed = 0;
/// A name has three at most; the others are for when it is taken.
constexpr std::size_t kTagsPerRegion = 20;

std::optional<std::size_t> firstOfTags(const CatalogueSnapshot& catalogue)
{
    const auto& modalities = catalogue.stored.catalogue.modalities;
    const auto found = std::ranges::find(modalities, ModalityShape::Tags, &ModalityData::shape);
    if (found == modalities.end()) return std::nullopt;
    return static_cast<std::size_t>(found - modalities.begin());
}

Result<TagData> loadTags(const std::filesystem::path& project, const CatalogueSnapshot& catalogue,
                         std::size_t modality)
{
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadOnly));
    return CatalogueRepository(db).loadTags(catalogue.stored, modality);
}

std::vector<std::string> bestKnownOf(const CatalogueSnapshot& catalogue, const RegionLevel& level)
{
    std::vector<std::optional<ArtistRow>> best(level.regions.size());
    for (std::size_t i = 0; i < level.regionOf.size(); ++i) {
        if (level.regionOf[i] == kNoRegion) continue;
        std::optional<ArtistRow>& known = best[level.regionOf[i]];
        if (!known || catalogue.artists()[i].popularity > catalogue.artists()[*known].popularity)
            known = static_cast<ArtistRow>(i);
    }
    std::vector<std::string> labels;
    for (const auto& known : best) labels.push_back(catalogue.label(known.value()));
    return labels;
}

Result<RegionLevel> makeLevel(const CatalogueSnapshot& catalogue, const FusedVectors& fused,
                              const TagData& tags, const RegionOptions& options,
                              const JobContext& job)
{
    CROSSFADE_ASSIGN(const Regions found, findRegions(fused.vectors, options, job));
    RegionLevel level;
    level.regionOf.assign(catalogue.size(), kNoRegion);
    for (std::size_t i = 0; i < fused.artists.size(); ++i)
        level.regionOf[fused.artists[i]] = found.regionOf[i];
    level.regions.resize(found.count());
    const std::vector<RegionName> names =
        regionNames(tags.tags, distinctiveTags(tags, level.regionOf, found.count(), kTagsPerRegion),
                    bestKnownOf(catalogue, level));
    for (std::size_t r = 0; r < found.count(); ++r)
        level.regions[r] = {names[r].text, names[r].tags, found.sizes[r]};
    return level;
}

}  // namespace

Result<MapRegions> mapRegions(const std::filesystem::path& project,
                              const CatalogueSnapshot& catalogue, const LoadedRun& run,
                              unsigned threads, const JobContext& job)
{
    std::vector<ArtistRow> all(run.index.encodings().artistCount());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    const FusedVectors fused = fuse(run.index.encodings(), run.learnedSide(), all);
    MapRegions regions;
    TagData tags;
    if (const auto modality = firstOfTags(catalogue)) {
        CROSSFADE_ASSIGN(tags, loadTags(project, catalogue, *modality));
        regions.namedBy = catalogue.modalityNames[*modality];
    }
    const std::size_t most = std::max<std::size_t>(1, fused.artists.size() / kArtistsPerRegion);
    RegionOptions options;
    options.seed = kSeed;
    options.threads = threads;
    options.regions = std::min(kCoarseRegions, most);
    CROSSFADE_ASSIGN(regions.coarse, makeLevel(catalogue, fused, tags, options, job));
    options.regions = std::min(kFineRegions, most);
    CROSSFADE_ASSIGN(regions.fine, makeLevel(catalogue, fused, tags, options, job));
    return regions;
}

Matrix placesOnMap(const RegionLevel& level, const Matrix& layout)
{
    return regionPlaces(layout, level.regionOf, level.regions.size());
}

}  // namespace crossfade
