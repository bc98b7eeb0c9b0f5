// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/project.h"

#include "core/base/text.h"
#include "core/model/train_options.h"
#include "core/search/name_fold.h"
#include "core/store/feature_repository.h"
#include "core/store/read_snapshot.h"
#include "core/store/run_repository.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/layout_run.h"
#include "core/workflow/session_store.h"

#include <algorithm>

namespace crossfade {

namespace {

constexpr std::size_t kTrigramCandidates = 400;

}  // namespace

Result<Project> Project::open(const std::filesystem::path& path)
{
    CROSSFADE_ASSIGN(Database db, Database::open(path, Access::ReadWrite));
    Project project(std::move(db));
    CROSSFADE_TRY(project.reload());
    return project;
}

Status Project::reload()
{
    CROSSFADE_ASSIGN(m_dataVersion, m_db.dataVersion());
    CROSSFADE_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::begin(m_db));
    CROSSFADE_ASSIGN(StoredCatalogue stored,
                     CatalogueRepository(m_db).load(CatalogueRepository::Parts::ArtistsAndTruth));
    CROSSFADE_ASSIGN(std::vector<ModalityMask> presence,
                     FeatureRepository(m_db).loadPresence(stored));
    m_catalogue = makeSnapshot(std::move(stored), std::move(presence));
    return ok();
}

bool Project::changedElsewhere()
{
    const auto version = m_db.dataVersion();
    if (!version.hasValue() || version.value() == m_dataVersion) return false;
    m_dataVersion = version.value();
    return true;
}

Result<std::string> Project::storedContentHash()
{
    return CatalogueRepository(m_db).contentHash();
}

Result<std::vector<RunRecord>> Project::runs()
{
    return RunRepository(m_db).list();
}

Result<std::shared_ptr<const LoadedRun>> Project::loadRun(RunId id)
{
    CROSSFADE_ASSIGN(std::vector<RunRecord> all, runs());
    if (all.empty())
        return Error{ErrorCode::NotFound, "The project has no trained model yet; train one first."};
    const auto found = id.value == 0 ? all.begin() : std::ranges::find(all, id, &RunRecord::id);
    if (found == all.end())
        return Error{ErrorCode::NotFound, "There is no run " + std::to_string(id.value) +
                                              "; the newest is " +
                                              std::to_string(all.front().id.value) + "."};
    RunRepository repository(m_db);
    CROSSFADE_ASSIGN(ModalityVectors encodings,
                     repository.loadEncodings(*found, m_catalogue->stored));
    auto shared = std::make_shared<const ModalityVectors>(std::move(encodings));
    CROSSFADE_ASSIGN(FoundLayout map,
                     loadOrMakePca(m_db, *found, *shared, m_catalogue->stored.dataHash));
    CROSSFADE_ASSIGN(std::vector<float> hubs,
                     loadOrMakeHubness(m_db, *found, shared, m_catalogue->stored.dataHash));
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(found->options));
    CROSSFADE_ASSIGN(const CompareOn compareOn, compareOnFromName(options.compareOn));
    const bool sameData = found->dataHash == m_catalogue->stored.dataHash;
    return std::shared_ptr<const LoadedRun>(std::make_shared<const LoadedRun>(
        LoadedRun{*found,
                  BlendIndex(std::move(shared)),
                  std::move(map.layout),
                  std::move(hubs),
                  {compareOn, options.hubCorrection, options.localScaling},
                  sameData,
                  std::move(map.fault)}));
}

Result<std::vector<TrainingRecord>> Project::unfinishedTrainings()
{
    return RunRepository(m_db).unfinished();
}

Result<std::vector<std::pair<std::string, float>>> Project::amounts(ArtistRow artist,
                                                                    std::size_t modality)
{
    return CatalogueRepository(m_db).amountsOf(m_catalogue->stored.artistIds.at(artist),
                                               m_catalogue->stored.modalityIds.at(modality));
}

Result<std::vector<NameHit>> Project::findArtists(const std::string& typed, std::size_t most)
{
    std::optional<Error> failure;
    const auto candidates = [&](const std::string& folded) {
        std::vector<ArtistRow> rows;
        auto ids = CatalogueRepository(m_db).nameCandidates(folded, kTrigramCandidates);
        if (!ids.hasValue()) {
            failure = ids.error();
            return rows;
        }
        for (const ArtistId id : ids.value())
            if (const auto row = m_catalogue->rowOfArtist.find(id.value);
                row != m_catalogue->rowOfArtist.end())
                rows.push_back(row->second);
        return rows;
    };
    std::vector<NameHit> hits = m_catalogue->names.find(typed, most, candidates);
    if (failure) return *failure;
    return hits;
}

Result<ArtistRow> Project::resolveArtist(const std::string& nameOrId)
{
    if (const auto row = m_catalogue->rowOfId.find(nameOrId); row != m_catalogue->rowOfId.end())
        return row->second;
    std::vector<ArtistRow> matches;
    if (const auto bearers = m_catalogue->rowsOfName.find(foldName(nameOrId));
        bearers != m_catalogue->rowsOfName.end())
        matches = bearers->second;
    const auto isOther = [&](ArtistRow row) {
        return m_catalogue->artists()[row].name != nameOrId;
    };
    if (!std::ranges::all_of(matches, isOther)) std::erase_if(matches, isOther);
    if (matches.size() == 1) return matches[0];
    if (matches.size() > 1) {
        std::string ids;
        for (const ArtistRow row : matches)
            ids += (ids.empty() ? "" : ", ") + m_catalogue->artists()[row].id;
        return Error{ErrorCode::InvalidInput, "There are " + std::to_string(matches.size()) +
                                                  " artists called " + inQuotes(nameOrId) +
                                                  "; say which by id: " + ids + "."};
    }
    // As lists and these sentences call one of several who share a name.
    if (const auto label = std::ranges::find(m_catalogue->labels, nameOrId);
        label != m_catalogue->labels.end())
        return static_cast<ArtistRow>(label - m_catalogue->labels.begin());
    CROSSFADE_ASSIGN(const std::vector<NameHit> nearest, findArtists(nameOrId, 3));
    std::string names;
    for (const NameHit& hit : nearest)
        names += (names.empty() ? "" : ", ") + m_catalogue->label(hit.artist);
    return Error{ErrorCode::NotFound,
                 "There is no artist " + inQuotes(nameOrId) +
                     (names.empty() ? "." : "; the nearest are " + names + ".")};
}

Result<std::optional<std::string>> Project::storedEvaluation(RunId run)
{
    return RunRepository(m_db).loadEvaluation(run, defaultEvaluationKey(*m_catalogue));
}

Status Project::saveSession(const std::string& state)
{
    if (readOnly()) return ok();
    return RunRepository(m_db).saveSession(kLastSession, state);
}

Result<std::optional<std::string>> Project::loadSession()
{
    return RunRepository(m_db).loadSession(kLastSession);
}

Result<std::optional<std::string>> Project::loadWindow()
{
    return RunRepository(m_db).loadSession(kLastWindow);
}

}  // namespace crossfade
