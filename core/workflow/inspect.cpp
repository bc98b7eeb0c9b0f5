// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/inspect.h"

#include "core/store/catalogue_repository.h"
#include "core/store/database.h"
#include "core/workflow/tag_amounts.h"

#include <algorithm>
#include <unordered_set>

namespace crossfade {

namespace {

/// Place of a modality in the catalogue; none if it is gone since the run was trained.
std::optional<std::size_t> inCatalogue(const CatalogueSnapshot& catalogue, const std::string& name)
{
    const auto found = std::ranges::find(catalogue.modalityNames, name);
    if (found == catalogue.modalityNames.end()) return std::nullopt;
    return static_cast<std::size_t>(found - catalogue.modalityNames.begin());
}

class Listeners {
public:
    Listeners(Database& db, const CatalogueSnapshot& catalogue, std::int64_t modalityId)
        : m_repository(db), m_catalogue(&catalogue), m_modality(modalityId)
    {
    }

    Status add(ArtistRow artist)
    {
        CROSSFADE_ASSIGN(const auto amounts, of(artist));
        for (const auto& [name, plays] : amounts) m_names.insert(name);
        return ok();
    }
    /// None if nobody was added who has one, or the artist has none.
    Result<std::optional<std::size_t>> inCommon(ArtistRow artist)
    {
        if (m_names.empty()) return std::optional<std::size_t>();
        CROSSFADE_ASSIGN(const auto amounts, of(artist));
        if (amounts.empty()) return std::optional<std::size_t>();
        return std::optional(static_cast<std::size_t>(std::ranges::count_if(
            amounts, [this](const auto& amount) { return m_names.contains(amount.first); })));
    }

private:
    Result<std::vector<std::pair<std::string, float>>> of(ArtistRow artist)
    {
        return m_repository.amountsOf(m_catalogue->stored.artistIds[artist], m_modality);
    }

    CatalogueRepository m_repository;
    const CatalogueSnapshot* m_catalogue;
    std::int64_t m_modality;
    std::unordered_set<std::string> m_names;
};

Status countCommon(const std::filesystem::path& project, const CatalogueSnapshot& catalogue,
                   const ExplorationState& state, InspectedList& list, const JobContext& job)
{
    const auto audience = inCatalogue(catalogue, list.modalities[list.pair->audience]);
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadOnly));
    Listeners listeners(db, catalogue, catalogue.stored.modalityIds[*audience]);
    for (const std::string& id : state.query)
        if (const auto row = catalogue.rowOfId.find(id); row != catalogue.rowOfId.end())
            CROSSFADE_TRY(listeners.add(row->second));
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        if (auto stop = job.advance("Counting common listeners", i, list.rows.size())) return *stop;
        CROSSFADE_ASSIGN(list.rows[i].common, listeners.inCommon(list.rows[i].row.artist));
    }
    return ok();
}

Status checkSides(const Comparison& comparison)
{
    for (const Side* side : {&comparison.query, &comparison.candidates})
        if (side->active().empty())
            return Error{ErrorCode::InvalidInput,
                         std::string("All modalities of the ") +
                             (side == &comparison.query ? "query" : "candidates") +
                             " are off or at weight 0, so nobody can be compared."};
    return ok();
}

Error nobodyToCompare()
{
    return {ErrorCode::InvalidInput,
            "No two artists can be compared: too few have a modality that counts."};
}

}  // namespace

Result<SoundAndAudience> soundAndAudience(const CatalogueSnapshot& catalogue,
                                          const std::vector<std::string>& modalities)
{
    const auto firstOf = [&](ModalityShape shape) -> std::optional<std::size_t> {
        for (std::size_t m = 0; m < modalities.size(); ++m)
            if (const auto place = inCatalogue(catalogue, modalities[m]);
                place && catalogue.stored.catalogue.modalities[*place].shape() == shape)
                return m;
        return std::nullopt;
    };
    const auto sound = firstOf(ModalityShape::Dense);
    const auto audience = firstOf(ModalityShape::Interactions);
    if (sound && audience) return SoundAndAudience{*sound, *audience};
    return Error{ErrorCode::NotFound,
                 std::string("Who sounds alike without a shared audience can't be told: the run "
                             "has no modality of ") +
                     (!sound && !audience ? "sound (a row of numbers per artist) and none of "
                                            "listeners (who plays whom)."
                      : !sound            ? "sound (a row of numbers per artist)."
                                          : "listeners (who plays whom).")};
}

Result<InspectedList> inspectNeighbours(const std::filesystem::path& project,
                                        const std::shared_ptr<const CatalogueSnapshot>& catalogue,
                                        std::shared_ptr<const LoadedRun> run,
                                        const ExplorationState& state, std::size_t k,
                                        const JobContext& job)
{
    InspectedList list;
    list.query = state.query;
    list.modalities = run->record.modalities;
    Explorer explorer(catalogue, std::move(run));
    if (!state.filters.tags.empty()) {
        CROSSFADE_ASSIGN(const TagAmounts tags, TagAmounts::load(project, *catalogue));
        explorer.setTagCarriers(tagCarriers(tags, state.filters));
    }
    NeighbourList found = explorer.neighbours(state, k);
    list.reason = std::move(found.reason);
    list.placed = found.placed;
    for (NeighbourRow& row : found.rows) {
        InspectedNeighbour one;
        for (std::size_t m = 0; m < list.modalities.size(); ++m)
            one.shares.push_back(row.parts.modalities == 0 ? 0.0F : row.parts.share(m));
        one.row = std::move(row);
        list.rows.push_back(std::move(one));
    }
    const auto pair = soundAndAudience(*catalogue, list.modalities);
    if (!pair.hasValue()) {
        list.pairReason = pair.error().message;
        return list;
    }
    list.pair = pair.value();
    if (!list.rows.empty()) CROSSFADE_TRY(countCommon(project, *catalogue, state, list, job));
    return list;
}

std::vector<std::size_t> alikeWithoutAudience(const InspectedList& list)
{
    std::vector<std::size_t> rows;
    if (!list.pair) return rows;
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (list.rows[i].common == std::optional<std::size_t>(0)) rows.push_back(i);
    std::ranges::stable_sort(rows, std::greater<>(), [&](std::size_t i) {
        const std::vector<float>& shares = list.rows[i].shares;
        return shares[list.pair->sound] - shares[list.pair->audience];
    });
    return rows;
}

Result<ListExposure> inspectExposure(const LoadedRun& run, const Comparison& comparison,
                                     std::size_t k, const JobContext& job)
{
    CROSSFADE_TRY(checkSides(comparison));
    const ContrastiveMethod method(run.index.sharedEncodings(), run.record.weights);
    CROSSFADE_ASSIGN(ListExposure exposure,
                     listExposure({&method, comparison, run.hubness}, k, 0, job));
    if (exposure.askers == 0) return nobodyToCompare();
    return exposure;
}

Result<ListDependence> inspectDependence(const LoadedRun& run, const Comparison& comparison,
                                         std::size_t k, const JobContext& job)
{
    CROSSFADE_TRY(checkSides(comparison));
    const ContrastiveMethod method(run.index.sharedEncodings(), run.record.weights);
    CROSSFADE_ASSIGN(ListDependence dependence,
                     listDependence({&method, comparison, run.hubness}, k, 0, job));
    if (dependence.artists.empty()) return nobodyToCompare();
    return dependence;
}

std::vector<DependentArtist> mostDependent(const ListDependence& dependence)
{
    std::vector<DependentArtist> rows;
    for (std::size_t i = 0; i < dependence.artists.size(); ++i) {
        if (dependence.sets[i].count() < 2) continue;
        DependentArtist most{i, 0, -1.0};
        for (std::size_t m = 0; m < dependence.modalities; ++m)
            if (const auto change = dependence.change(i, m); change && *change > most.change)
                most = {i, m, *change};
        rows.push_back(most);
    }
    std::ranges::stable_sort(rows, std::greater<>(), &DependentArtist::change);
    return rows;
}

}  // namespace crossfade
