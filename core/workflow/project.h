// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/run_record.h"
#include "core/store/database.h"
#include "core/workflow/snapshot.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

/// An open project: one connection, one thread. By itself it only reads, but for layouts and
/// sessions, which are kept where the project can be written and forgotten where it can't. What
/// people keep and judge (collections.h, judgements.h, blind_comparison.h, links.h) is written
/// through it.
class Project {
public:
    static Result<Project> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_db.path(); }
    bool readOnly() const { return m_db.access() == Access::ReadOnly; }
    const std::shared_ptr<const CatalogueSnapshot>& catalogue() const { return m_catalogue; }

    /// True once after another program has written to the project.
    bool changedElsewhere();
    /// Loads the catalogue again, after it changed.
    Status reload();

    /// The content hash that is stored now, without loading the catalogue: whether reload() is due.
    Result<std::string> storedContentHash();

    /// Newest first.
    Result<std::vector<RunRecord>> runs();
    /// The newest run where `id` is 0. NotFound with a sentence if there is none.
    Result<std::shared_ptr<const LoadedRun>> loadRun(RunId id);

    Result<std::vector<TrainingRecord>> unfinishedTrainings();

    /// Tags or users of an artist in one modality, largest first.
    Result<std::vector<std::pair<std::string, float>>> amounts(ArtistRow artist,
                                                               std::size_t modality);

    /// Finds artists by what was typed, best first.
    Result<std::vector<NameHit>> findArtists(const std::string& typed, std::size_t most);

    /// The one artist with this id, (folded) name or label. NotFound with the nearest names,
    /// InvalidInput with the ids where several have the name.
    Result<ArtistRow> resolveArtist(const std::string& nameOrId);

    /// The stored evaluation of a run by the default protocol (val, whole catalogue), if there is
    /// one.
    Result<std::optional<std::string>> storedEvaluation(RunId run);

    Status saveSession(const std::string& state);
    Result<std::optional<std::string>> loadSession();
    /// How the window stood, see session_store.h.
    Result<std::optional<std::string>> loadWindow();

    Database& database() { return m_db; }

private:
    explicit Project(Database db) : m_db(std::move(db)) {}

    Database m_db;
    std::int64_t m_dataVersion = 0;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
};

}  // namespace crossfade
