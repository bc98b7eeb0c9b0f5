// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/train_run.h"

#include "core/base/text.h"
#include "core/base/utc_now.h"
#include "core/base/version.h"
#include "core/model/link_smoothing.h"
#include "core/model/trainer.h"
#include "core/retrieval/centring.h"
#include "core/store/feature_repository.h"
#include "core/store/run_repository.h"
#include "core/store/writer_lock.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/project.h"
#include "core/workflow/training_data.h"
#include "core/workflow/training_watch.h"

#include <array>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

std::string splitJson(const std::vector<Artist>& artists)
{
    std::array<std::size_t, 3> counts{};
    for (const Artist& artist : artists) ++counts[static_cast<std::size_t>(artist.split)];
    return nlohmann::json{{"train", counts[0]}, {"val", counts[1]}, {"test", counts[2]}}.dump();
}

/// The encoders of the run in a few words.
std::string defaultName(const TrainOptions& options)
{
    std::string name = std::string(objectiveName(options.objective)) + ", ";
    name += options.hidden > 0 ? "MLP " + std::to_string(options.hidden)
            : options.initialisation == Initialisation::Pca ? "linear from PCA"
                                                            : "linear";
    if (options.isSupervised()) name += ", with known links";
    if (!options.modalities.empty()) name += ", " + joinText(options.modalities, " + ");
    return name + ", seed " + std::to_string(options.seed);
}

/// The training to go on with, checked against what the project holds now.
Result<TrainingRecord> unfinishedTraining(RunRepository& runs, const StoredCatalogue& stored)
{
    CROSSFADE_ASSIGN(std::vector<TrainingRecord> unfinished, runs.unfinished());
    if (unfinished.empty())
        return Error{ErrorCode::NotFound, "There is no unfinished training to go on with."};
    if (unfinished.front().featureHash != stored.featureHash)
        return Error{ErrorCode::InvalidInput, "The catalogue has changed since the training of " +
                                                  unfinished.front().created +
                                                  " began; it can't go on. Train anew."};
    return unfinished.front();
}

}  // namespace

Result<RunRecord> trainRun(const std::filesystem::path& path, const TrainRequest& request,
                           const EpochSink& onEpoch, const JobContext& job)
{
    CROSSFADE_ASSIGN(const WriterLock lock, WriterLock::acquire(path, "training"));
    return trainRun(lock, path, request, onEpoch, job);
}

Result<RunRecord> trainRun(const WriterLock& /*held*/, const std::filesystem::path& path,
                           const TrainRequest& request, const EpochSink& onEpoch,
                           const JobContext& job)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    if (project.readOnly())
        return Error{ErrorCode::Io,
                     "The project " + inQuotes(path.string(), 500) +
                         " can only be read here, so no model can be trained in it."};
    const StoredCatalogue& stored = project.catalogue()->stored;
    RunRepository runs(project.database());

    TrainingRecord training;
    if (request.resume) {
        CROSSFADE_ASSIGN(training, unfinishedTraining(runs, stored));
    } else {
        training = {0,
                    defaultName(request.options),
                    utcNow(),
                    toJson(request.options),
                    stored.dataHash,
                    stored.featureHash,
                    {}};
        CROSSFADE_TRY(checkTrainOptions(request.options, project.catalogue()->modalityNames));
    }
    if (!request.name.empty()) training.name = request.name;
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(training.options));
    if (auto stop = job.advance("Loading the model module", 0, 0)) return *stop;
    CROSSFADE_ASSIGN(ModelBackend * backend, loadModelBackend());
    CROSSFADE_ASSIGN(ModalityVectors features, FeatureRepository(project.database()).load(stored));
    TrainingData data = makeTrainingData(std::move(features), options, *project.catalogue());
    if (options.isSupervised() && data.links.empty())
        return Error{ErrorCode::InvalidInput,
                     "There is nothing to learn from known links: no two artists of the training "
                     "split are known to be similar."};
    const auto links = data.links;
    CROSSFADE_ASSIGN(const std::unique_ptr<Trainer> trainer,
                     backend->makeTrainer(std::move(data), options));

    if (request.resume) {
        CROSSFADE_ASSIGN(const std::vector<std::byte> checkpoint, runs.loadCheckpoint(training.id));
        CROSSFADE_TRY(trainer->restore(checkpoint));
        for (const EpochReport& epoch : training.curve) onEpoch(trainer->lossTerms(), epoch);
    } else {
        CROSSFADE_ASSIGN(training.id, runs.begin(training, trainer->checkpoint()));
    }
    const TrainingWatch watch(*project.catalogue(), options, request.watchEvery);
    while (!trainer->finished()) {
        CROSSFADE_ASSIGN(EpochReport report, trainer->runEpoch(job));
        CROSSFADE_TRY(watch.look(*trainer, report, job.silent()));
        training.curve.push_back(report);
        CROSSFADE_TRY(runs.saveCheckpoint(training, trainer->checkpoint()));
        onEpoch(trainer->lossTerms(), report);
    }
    CROSSFADE_ASSIGN(Encoded encoded, trainer->encode(job));
    smoothAlongLinks(encoded.encodings, encoded.weights, links, options.linksSmoothing);
    if (options.centre) encoded.encodings = centred(std::move(encoded.encodings));

    RunRecord run;
    run.name = training.name;
    run.created = training.created;
    run.method = "contrastive";
    run.options = training.options;
    run.seed = options.seed;
    run.dataHash = training.dataHash;
    run.featureHash = training.featureHash;
    run.split = splitJson(stored.catalogue.artists);
    run.versions = nlohmann::json{{"crossfade", kVersion},
                                  {"libtorch", backend->torchVersion()},
                                  {"blas", blasInUse()},
                                  {"threads", trainer->threads()}}
                       .dump();
    run.modalities = encoded.encodings.names;
    run.weights = encoded.weights;
    run.lossTerms = trainer->lossTerms();
    run.curve = training.curve;
    run.dimension = static_cast<std::size_t>(options.dimension);
    if (auto stop = job.advance("Storing the run", 0, 0)) return *stop;
    CROSSFADE_ASSIGN(run.id,
                     runs.finish(training.id, run, trainer->model(), encoded.encodings, stored));

    // The run is whole; what follows may be cancelled and is made again when it is asked for.
    CROSSFADE_TRY(project.loadRun(run.id));  // makes the map
    EvaluateOptions evaluation;
    evaluation.system.run = run.id;
    evaluation.protocol.k = stored.catalogue.k;
    const auto report = evaluateProject(project, evaluation, job);
    const bool nothingToJudge =
        !report.hasValue() && (report.error().code == ErrorCode::InvalidInput ||
                               report.error().code == ErrorCode::Cancelled);
    if (!report.hasValue() && !nothingToJudge) return report.error();
    return run;
}

std::optional<std::string> slowBlasWarning()
{
    if (!loadModelBackend().hasValue()) return std::nullopt;
    return blasWarning();
}

}  // namespace crossfade
