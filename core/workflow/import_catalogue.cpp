// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/import_catalogue.h"

#include "core/base/text.h"
#include "core/store/catalogue_repository.h"
#include "core/store/correction_repository.h"
#include "core/store/setting_repository.h"
#include "core/store/transaction.h"
#include "core/store/writer_lock.h"
#include "core/workflow/audio_files.h"
#include "core/workflow/store_catalogue.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace crossfade {

namespace {

namespace fs = std::filesystem;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Status storeAll(Database& db, const fs::path& folder, const Catalogue& catalogue,
                const FittedFeatures& features, const FeatureOptions& options,
                const JobContext& job)
{
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(db));
    CROSSFADE_TRY(storeCatalogue(db, catalogue, features, options, job));
    CROSSFADE_TRY(SettingRepository(db).put(kCatalogueFolderSetting,
                                            fs::absolute(folder).lexically_normal().string()));
    // The folder says otherwise now.
    CROSSFADE_TRY(CorrectionRepository(db).clear());
    return transaction.commit();
}

/// A new project is made under another name and renamed when it is whole.
Status storeAsNew(const fs::path& project, const fs::path& folder, const Catalogue& catalogue,
                  const FittedFeatures& features, const FeatureOptions& options,
                  const JobContext& job)
{
    const fs::path partial = project.string() + ".importing";
    std::error_code none;
    fs::remove(partial, none);  // of an import that was killed; we hold the lock
    fs::remove(partial.string() + "-journal", none);
    auto status = [&]() -> Status {
        CROSSFADE_ASSIGN(Database db, Database::create(partial));
        return storeAll(db, folder, catalogue, features, options, job);
    }();
    std::error_code failed;
    // A log that a killed program left beside a project that was then removed is not this one's.
    for (const char* left : {"-wal", "-shm", "-journal"})
        if (status.hasValue()) fs::remove(project.string() + left, none);
    if (status.hasValue()) fs::rename(partial, project, failed);
    if (failed)
        status =
            Error{ErrorCode::Io, "The project can't be put at " + inQuotes(project.string(), 500) +
                                     " (" + failed.message() + ")."};
    if (!status.hasValue()) {
        fs::remove(partial, none);
        fs::remove(partial.string() + "-journal", none);
    }
    return status;
}

/// An artist who is in the project already keeps their split where the folder gives none: otherwise
/// one more artist would move others from the test to the training.
Status keepSplits(const fs::path& project, std::vector<Artist>& artists)
{
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadWrite));
    const auto stored = CatalogueRepository(db).load(CatalogueRepository::Parts::ArtistsAndTruth);
    if (!stored.hasValue()) return ok();  // nothing was imported yet
    std::unordered_map<std::string, Split> known;
    for (const Artist& artist : stored.value().catalogue.artists)
        known.emplace(artist.id, artist.split);
    for (Artist& artist : artists)
        if (const auto before = known.find(artist.id); before != known.end())
            artist.split = before->second;
    return ok();
}

ImportSummary summarise(const ReadCatalogue& read, const FittedFeatures& features)
{
    ImportSummary summary;
    const Catalogue& catalogue = read.catalogue;
    summary.report = read.report;
    summary.name = catalogue.name;
    summary.artists = catalogue.artists.size();
    summary.dataHash = dataHash(catalogue);
    summary.similarPairs = catalogue.similar.size();
    const auto& presence = features.vectors.presence;
    summary.withoutModality = static_cast<std::size_t>(
        std::ranges::count_if(presence, [](ModalityMask mask) { return mask.empty(); }));
    for (std::size_t m = 0; m < catalogue.modalities.size(); ++m) {
        ImportSummary::Modality modality;
        modality.name = catalogue.modalities[m].name;
        modality.shape = catalogue.modalities[m].shape();
        modality.artists = static_cast<std::size_t>(
            std::ranges::count_if(presence, [m](ModalityMask mask) { return mask.has(m); }));
        modality.dimension = features.vectors.vectors[m].cols;
        for (const LostVector& lost : features.lost)
            if (lost.modality == m) modality.lost.push_back(catalogue.artists[lost.artist].id);
        summary.modalities.push_back(std::move(modality));
    }
    return summary;
}

}  // namespace

Result<ImportSummary> importCatalogue(const fs::path& folder, const fs::path& project,
                                      const ImportOptions& options, const JobContext& job)
{
    // Before the work: whether there is anything to write to, and whether it is ours to write.
    CROSSFADE_ASSIGN(const WriterLock lock, WriterLock::acquire(project, "importing"));
    std::error_code none;
    const bool updating = fs::exists(project, none);
    if (updating) {
        CROSSFADE_ASSIGN(const Database db, Database::open(project, Access::ReadWrite));
        if (db.access() == Access::ReadOnly)
            return Error{ErrorCode::Io,
                         "The project " + inQuotes(project.string(), 500) +
                             " can only be read here, so nothing can be imported into it."};
    }
    auto start = std::chrono::steady_clock::now();
    CROSSFADE_ASSIGN(ReadCatalogue read, readCatalogue(folder, options.read, job));
    if (updating && read.report.splitDrawn)
        CROSSFADE_TRY(keepSplits(project, read.catalogue.artists));
    const double readSeconds = secondsSince(start);
    start = std::chrono::steady_clock::now();
    CROSSFADE_ASSIGN(const FittedFeatures features,
                     fitFeatures(read.catalogue, options.features, job));
    CROSSFADE_TRY(checkTrainable(features.vectors));
    const double featureSeconds = secondsSince(start);
    start = std::chrono::steady_clock::now();
    std::size_t corrections = 0;
    if (updating) {
        CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadWrite));
        CROSSFADE_ASSIGN(corrections, CorrectionRepository(db).countInForce());
        CROSSFADE_TRY(storeAll(db, folder, read.catalogue, features, options.features, job));
    } else {
        CROSSFADE_TRY(storeAsNew(project, folder, read.catalogue, features, options.features, job));
    }
    ImportSummary summary = summarise(read, features);
    summary.updated = updating;
    summary.correctionsLost = corrections;
    summary.readSeconds = readSeconds;
    summary.featureSeconds = featureSeconds;
    summary.storeSeconds = secondsSince(start);
    return summary;
}

}  // namespace crossfade
