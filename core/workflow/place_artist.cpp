// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/place_artist.h"

#include "core/base/text.h"
#include "core/features/transforms.h"
#include "core/model/train_options.h"
#include "core/model/trainer.h"
#include "core/store/feature_repository.h"
#include "core/store/run_repository.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace crossfade {

namespace {

using Vector = std::optional<std::vector<float>>;

const ArtistState::Given* givenIn(const NewArtistCorrection& who, const std::string& modality)
{
    const auto found = std::ranges::find(who.given, modality, &ArtistState::Given::modality);
    return found == who.given.end() ? nullptr : &*found;
}

Result<Vector> featureOf(const FeatureTransform& transform, const ArtistState::Given& given)
{
    if (const auto* dense = std::get_if<DenseTransform>(&transform)) {
        if (given.values.size() != dense->columns.size())
            return Error{
                ErrorCode::InvalidInput,
                given.modality + " has " + counted(dense->columns.size(), "number", "numbers") +
                    " in this run, and here are " + std::to_string(given.values.size()) + "."};
        return dense->place(given.values);
    }
    if (const auto* tags = std::get_if<TagTransform>(&transform)) return tags->place(given.amounts);
    return std::get<ListeningTransform>(transform).place(given.amounts);
}

/// One per modality of the run, before the encoders.
Result<std::vector<Vector>> featuresOf(Project& project, const RunRecord& run,
                                       const NewArtistCorrection& who,
                                       std::vector<std::string>& remarks)
{
    std::vector<Vector> features(run.modalities.size());
    for (std::size_t m = 0; m < run.modalities.size(); ++m) {
        const std::string& name = run.modalities[m];
        const ArtistState::Given* given = givenIn(who, name);
        if (given == nullptr) continue;
        CROSSFADE_ASSIGN(
            const auto bytes,
            FeatureRepository(project.database()).loadTransform(name, run.featureHash));
        if (!bytes)
            return Error{ErrorCode::NotFound, "Run " + std::to_string(run.id.value) +
                                                  " has kept nothing that " + name +
                                                  " of a new artist could be placed by."};
        CROSSFADE_ASSIGN(const FeatureTransform transform, transformFromBytes(*bytes));
        CROSSFADE_ASSIGN(features[m], featureOf(transform, *given));
        if (!features[m])
            remarks.push_back("Nothing of " + name + " is known to the run, so that " + name +
                              " counts for nothing.");
    }
    for (const ArtistState::Given& given : who.given)
        if (std::ranges::find(run.modalities, given.modality) == run.modalities.end())
            remarks.push_back("The run was trained without " + given.modality +
                              ", which counts for nothing.");
    return features;
}

Result<std::vector<Vector>> encodingsOf(Project& project, const RunRecord& run,
                                        const std::vector<Vector>& features)
{
    if (std::ranges::none_of(features, [](const Vector& one) { return one.has_value(); }))
        return Error{ErrorCode::InvalidInput,
                     "Nothing is known of the new artist that the run could place them by; it "
                     "knows " +
                         joinText(run.modalities, ", ") + "."};
    CROSSFADE_ASSIGN(const std::vector<std::byte> model,
                     RunRepository(project.database()).loadModel(run.id));
    CROSSFADE_ASSIGN(ModelBackend* const backend, loadModelBackend());
    return backend->encodeOne(model, features);
}

std::shared_ptr<const CatalogueSnapshot> withArtist(const CatalogueSnapshot& catalogue,
                                                    const Artist& artist, ModalityMask placed,
                                                    const RunRecord& run)
{
    StoredCatalogue stored = catalogue.stored;
    stored.catalogue.artists.push_back(artist);
    stored.artistIds.push_back({-1});  // of no row
    ModalityMask presence;
    for (std::size_t m = 0; m < catalogue.modalityNames.size(); ++m)
        for (std::size_t own = 0; own < run.modalities.size(); ++own)
            if (placed.has(own) && run.modalities[own] == catalogue.modalityNames[m])
                presence = presence.with(m);
    std::vector<ModalityMask> all = catalogue.presence;
    all.push_back(presence);
    return makeSnapshot(std::move(stored), std::move(all));
}

std::shared_ptr<const LoadedRun> withEncodings(const LoadedRun& run,
                                               const std::vector<Vector>& encodings,
                                               ModalityMask placed)
{
    auto all = std::make_shared<ModalityVectors>(run.index.encodings());
    all->presence.push_back(placed);
    for (std::size_t m = 0; m < all->vectors.size(); ++m) {
        Matrix& vectors = all->vectors[m];
        ++vectors.rows;
        vectors.values.resize(vectors.rows * vectors.cols, 0.0F);
        if (encodings[m]) std::ranges::copy(*encodings[m], vectors.row(vectors.rows - 1).begin());
    }
    Matrix layout = run.layout;
    ++layout.rows;
    layout.values.resize(layout.rows * layout.cols, std::numeric_limits<float>::quiet_NaN());
    std::vector<float> hubness = run.hubness;
    hubness.push_back(0.0F);
    return std::make_shared<const LoadedRun>(LoadedRun{run.record, BlendIndex(std::move(all)),
                                                       std::move(layout), std::move(hubness),
                                                       run.scoring, run.sameData, run.layoutFault});
}

/// With an id, and the metadata that everybody has.
Artist completed(const Artist& artist, const CatalogueSnapshot& catalogue)
{
    Artist whole = artist;
    whole.metadata.resize(catalogue.stored.catalogue.metadataColumns.size());
    if (whole.id.empty()) whole.id = newArtistId(catalogue.stored.catalogue, whole.name);
    return whole;
}

std::size_t sharedCount(const NeighbourList& a, const NeighbourList& b)
{
    return static_cast<std::size_t>(std::ranges::count_if(a.rows, [&](const NeighbourRow& row) {
        return std::ranges::find(b.rows, row.artist, &NeighbourRow::artist) != b.rows.end();
    }));
}

}  // namespace

Result<PlacedArtist> placeArtist(Project& project, const std::shared_ptr<const LoadedRun>& run,
                                 const NewArtistCorrection& who, const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    PlacedArtist placed;
    placed.who = who;
    placed.who.artist = completed(who.artist, catalogue);
    if (catalogue.rowOfId.contains(placed.who.artist.id))
        return Error{ErrorCode::InvalidInput, "There is an artist with the id " +
                                                  inQuotes(placed.who.artist.id) + " already."};
    if (auto stop = job.advance("Placing the new artist", 0, 2)) return *stop;
    CROSSFADE_ASSIGN(const std::vector<Vector> features,
                     featuresOf(project, run->record, who, placed.remarks));
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(run->record.options));
    if (options.centre)
        placed.remarks.push_back(
            "The run takes each modality's mean off, which it has not kept: the place of a new "
            "artist is less exact.");
    CROSSFADE_ASSIGN(std::vector<Vector> encodings, encodingsOf(project, run->record, features));
    for (std::size_t m = 0; m < encodings.size(); ++m)
        if (encodings[m]) placed.placed = placed.placed.with(m);
    if (auto stop = job.advance("Placing the new artist", 1, 2)) return *stop;
    placed.catalogue = withArtist(catalogue, placed.who.artist, placed.placed, run->record);
    placed.run = withEncodings(*run, encodings, placed.placed);
    placed.row = static_cast<ArtistRow>(placed.catalogue->size() - 1);
    placed.who.encodings[run->record.id.value] = std::move(encodings);
    return placed;
}

PlacedNeighbours neighboursOf(const PlacedArtist& placed, std::size_t k)
{
    Explorer explorer(placed.catalogue, placed.run);
    ExplorationState state = explorer.firstState();
    state.query = {placed.who.artist.id};
    PlacedNeighbours found;
    found.all = explorer.neighbours(state, k);
    for (const NeighbourRow& row : found.all.rows)
        found.reasons.push_back(explorer.explain(state, row.artist));
    const std::size_t modalities = placed.run->record.modalities.size();
    for (std::size_t m = 0; m < modalities; ++m) {
        if (!placed.placed.has(m)) continue;
        // By the cosine alone, everybody as they are: as in AloneResult.
        ExplorationState one = state;
        one.comparison.scoring = Scoring();
        for (Side* side : {&one.comparison.query, &one.comparison.candidates})
            side->on = ModalityMask().with(m);
        PlacedNeighbours::Alone alone{m, explorer.neighbours(one, k), 0};
        alone.shared = sharedCount(alone.list, found.all);
        found.alone.push_back(std::move(alone));
    }
    return found;
}

std::vector<std::string> aloneSentences(const PlacedArtist& placed,
                                        const PlacedNeighbours& neighbours)
{
    constexpr std::size_t kNamed = 3;
    std::vector<std::string> sentences;
    for (const PlacedNeighbours::Alone& alone : neighbours.alone) {
        const std::string& name = placed.run->record.modalities[alone.modality];
        if (alone.list.rows.empty()) {
            sentences.push_back("By " + name + " alone: " + alone.list.reason);
            continue;
        }
        std::vector<std::string> first;
        for (const NeighbourRow& row : alone.list.rows)
            if (first.size() < kNamed) first.push_back(placed.catalogue->label(row.artist));
        sentences.push_back("By " + name + " alone, " + std::to_string(alone.shared) + " of the " +
                            std::to_string(neighbours.all.rows.size()) +
                            " are the same; first come " + joinText(first, ", ") + ".");
    }
    return sentences;
}

}  // namespace crossfade
