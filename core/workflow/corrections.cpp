// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/corrections.h"

#include "core/base/text.h"
#include "core/base/utc_now.h"
#include "core/features/features.h"
#include "core/store/catalogue_repository.h"
#include "core/store/kept_repository.h"
#include "core/store/run_repository.h"
#include "core/store/transaction.h"
#include "core/store/writer_lock.h"
#include "core/workflow/store_catalogue.h"

#include <algorithm>
#include <optional>

namespace crossfade {

namespace {

namespace fs = std::filesystem;

Result<Database> openForWriting(const fs::path& project)
{
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadWrite));
    if (db.access() == Access::ReadOnly)
        return Error{ErrorCode::Io,
                     "The project " + inQuotes(project.string(), 500) +
                         " can only be read here, so nothing can be corrected in it."};
    return db;
}

/// A change that is ready to be stored: the slow part is done.
struct Change {
    Catalogue catalogue;  ///< after it
    CatalogueDelta back;
    std::optional<FittedFeatures> features;  ///< none where they stay
    FeatureOptions options;
};

Result<Change> makeChange(Database& db, Catalogue catalogue, const CatalogueDelta& delta,
                          const JobContext& job)
{
    Change change;
    const bool dataChanges = delta.changesData(catalogue);
    change.back = applyDelta(catalogue, delta);
    change.catalogue = std::move(catalogue);
    if (!dataChanges) return change;
    CROSSFADE_ASSIGN(change.options, storedFeatureOptions(db));
    CROSSFADE_ASSIGN(change.features, fitFeatures(change.catalogue, change.options, job));
    CROSSFADE_TRY(checkTrainable(change.features->vectors));
    return change;
}

/// Inside a Transaction.
Status storeChange(Database& db, const Change& change, const JobContext& job)
{
    if (change.features)
        return storeCatalogue(db, change.catalogue, *change.features, change.options, job);
    return storeArtists(db, change.catalogue, job);
}

/// Whom a merge takes away, and who stays in their place.
Result<std::vector<KeptChange>> keptChangesOf(Database& db, const Correction& correction)
{
    if (const auto* merge = std::get_if<MergeCorrection>(&correction))
        return KeptRepository(db).renaming(merge->dropped, merge->kept);
    return std::vector<KeptChange>();
}

/// Makes somebody new known to the runs that placed them; their row is stored already.
Status storeEncodings(Database& db, const Correction& correction, const std::string& id)
{
    const auto* newcomer = std::get_if<NewArtistCorrection>(&correction);
    if (newcomer == nullptr || newcomer->encodings.empty()) return ok();
    CROSSFADE_ASSIGN(const StoredCatalogue stored,
                     CatalogueRepository(db).load(CatalogueRepository::Parts::ArtistsAndTruth));
    const auto row = std::ranges::find(stored.catalogue.artists, id, &Artist::id);
    CROSSFADE_CHECK(row != stored.catalogue.artists.end());
    const ArtistId artist =
        stored.artistIds[static_cast<std::size_t>(row - stored.catalogue.artists.begin())];
    RunRepository runs(db);
    CROSSFADE_ASSIGN(const std::vector<RunRecord> all, runs.list());
    for (const RunRecord& run : all)
        if (const auto own = newcomer->encodings.find(run.id.value);
            own != newcomer->encodings.end())
            CROSSFADE_TRY(runs.addEncodings(run, artist, own->second));
    return ok();
}

Result<Catalogue> wholeCatalogue(Database& db, const JobContext& job)
{
    if (auto stop = job.advance("Reading the catalogue", 0, 0)) return *stop;
    CROSSFADE_ASSIGN(StoredCatalogue stored,
                     CatalogueRepository(db).load(CatalogueRepository::Parts::Everything));
    return std::move(stored.catalogue);
}

/// Those of the log that can be turned: the last in force, or the first of those undone.
Result<CorrectionRecord> nextOf(CorrectionRepository& log, bool inForce)
{
    CROSSFADE_ASSIGN(std::vector<CorrectionRecord> all, log.list());
    const auto undone = std::ranges::find(all, false, &CorrectionRecord::inForce);
    if (inForce && undone != all.begin()) return *(undone - 1);
    if (!inForce && undone != all.end()) return *undone;
    return Error{ErrorCode::NotFound, inForce ? "There is no correction to undo."
                                              : "There is no correction to make again."};
}

Result<bool> newestRunIsBehind(Database& db, const Change& change)
{
    CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, RunRepository(db).list());
    return change.features && !runs.empty() && runs.front().dataHash != dataHash(change.catalogue);
}

/// Brings the correction to its other side.
Result<CorrectionReport> turn(const fs::path& project, bool inForce, const JobContext& job)
{
    CROSSFADE_ASSIGN(const WriterLock lock, WriterLock::acquire(project, "correcting"));
    CROSSFADE_ASSIGN(Database db, openForWriting(project));
    CorrectionRepository log(db);
    CROSSFADE_ASSIGN(const CorrectionRecord record, nextOf(log, inForce));
    CROSSFADE_ASSIGN(const CorrectionStep step, log.stepOf(record.id));
    CROSSFADE_ASSIGN(Catalogue catalogue, wholeCatalogue(db, job));
    if (contentHash(catalogue) != step.contentHash)
        return Error{ErrorCode::InvalidInput,
                     "The catalogue was changed since in another way, so that this can't be "
                     "undone or made again: " +
                         record.what};
    CROSSFADE_ASSIGN(const Change change, makeChange(db, std::move(catalogue), step.delta, job));
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(db));
    CROSSFADE_TRY(storeChange(db, change, job));
    CROSSFADE_ASSIGN(const std::size_t left, KeptRepository(db).apply(step.kept));
    CROSSFADE_TRY(log.turn(record.id, !inForce,
                           {contentHash(change.catalogue), change.back, inverseOf(step.kept)}));
    CROSSFADE_TRY(transaction.commit());
    CorrectionReport report;
    report.what = (inForce ? "Undone: " : "Made again: ") + record.what;
    report.kept = step.kept.size() - left;
    report.keptLeft = left;
    report.featuresChanged = change.features.has_value();
    CROSSFADE_ASSIGN(report.runsBehind, newestRunIsBehind(db, change));
    return report;
}

}  // namespace

std::string CorrectionReport::text() const
{
    std::string all = what;
    for (const std::string& remark : remarks) all += " " + remark;
    if (kept > 0)
        all += " " + counted(kept, "place", "places") +
               " in collections, marks, notes and votes changed with it.";
    if (keptLeft > 0)
        all += " " + counted(keptLeft, "place", "places") +
               " there stayed as they were changed since.";
    if (runsBehind) all += " Runs trained before show the earlier state until you train again.";
    return all;
}

Result<CorrectionReport> correct(const fs::path& project, const Correction& correction,
                                 const JobContext& job)
{
    CROSSFADE_ASSIGN(const WriterLock lock, WriterLock::acquire(project, "correcting"));
    CROSSFADE_ASSIGN(Database db, openForWriting(project));
    CROSSFADE_ASSIGN(Catalogue catalogue, wholeCatalogue(db, job));
    CROSSFADE_ASSIGN(CorrectionPlan plan, planCorrection(catalogue, correction, job));
    CROSSFADE_ASSIGN(const Change change, makeChange(db, std::move(catalogue), plan.delta, job));
    CROSSFADE_ASSIGN(Transaction transaction, Transaction::begin(db));
    CROSSFADE_TRY(storeChange(db, change, job));
    CROSSFADE_TRY(storeEncodings(db, correction, plan.artist));
    CROSSFADE_ASSIGN(const std::vector<KeptChange> kept, keptChangesOf(db, correction));
    CROSSFADE_ASSIGN(const std::size_t left, KeptRepository(db).apply(kept));
    CROSSFADE_TRY(CorrectionRepository(db).add(
        utcNow(), plan.what, {contentHash(change.catalogue), change.back, inverseOf(kept)}));
    CROSSFADE_TRY(transaction.commit());
    CROSSFADE_ASSIGN(const bool behind, newestRunIsBehind(db, change));
    return CorrectionReport{std::move(plan.what),
                            std::move(plan.remarks),
                            std::move(plan.artist),
                            kept.size() - left,
                            left,
                            change.features.has_value(),
                            behind};
}

Result<CorrectionReport> undoCorrection(const fs::path& project, const JobContext& job)
{
    return turn(project, true, job);
}

Result<CorrectionReport> redoCorrection(const fs::path& project, const JobContext& job)
{
    return turn(project, false, job);
}

Result<std::vector<CorrectionRecord>> corrections(Project& project)
{
    return CorrectionRepository(project.database()).list();
}

}  // namespace crossfade
