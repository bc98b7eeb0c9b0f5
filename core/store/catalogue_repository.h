// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/catalogue.h"
#include "core/jobs/job_context.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

/// A catalogue as the project has it, with the row ids of its artists and modalities. Rows are in
/// the order of the artists file.
struct StoredCatalogue {
    Catalogue catalogue;
    std::vector<ArtistId> artistIds;        ///< per row
    std::vector<std::int64_t> modalityIds;  ///< per modality
    std::string dataHash;
    std::string contentHash;  ///< empty where an older program stored it
    std::string featureHash;
};

/// Artists, modalities as given, and the ground truth. Borrows the database.
class CatalogueRepository {
public:
    explicit CatalogueRepository(Database& db) : m_db(&db) {}

    /// Replaces what the project holds; call inside a Transaction. Artists are recognised by their
    /// id: those who are gone stay as rows that are not present, with whatever was made of them.
    /// `foldedNames` (one per artist) are what the name index finds.
    Status save(const Catalogue& catalogue, const std::vector<std::string>& foldedNames,
                const JobContext& job);

    enum class Parts { ArtistsAndTruth, Everything };
    /// With ArtistsAndTruth the modalities have name and shape, but no data: enough to browse.
    Result<StoredCatalogue> load(Parts parts);

    Result<std::string> dataHash();
    Result<std::string> contentHash();
    Status setFeatureHash(const std::string& hash);

    /// The name that the artist with this id of the catalogue's has, or last had; empty if the
    /// project never had one.
    Result<std::string> lastName(const std::string& id);

    /// All that was given in one modality of tags: on the rows of `stored`, passing over artists
    /// who are not in it. `modality` is its place there.
    Result<TagData> loadTags(const StoredCatalogue& stored, std::size_t modality);

    /// What was given of one artist in a modality of tags or interactions, largest amounts first.
    Result<std::vector<std::pair<std::string, float>>> amountsOf(ArtistId artist,
                                                                 std::int64_t modalityId);

    /// Artists whose folded name shares three letters in a row with `folded`, best match first.
    Result<std::vector<ArtistId>> nameCandidates(const std::string& folded, std::size_t most);

private:
    Database* m_db;
};

}  // namespace crossfade
