// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_experiment.h"

#include "core/base/text.h"
#include "core/base/utc_now.h"
#include "core/model/trainer.h"
#include "core/store/experiment_repository.h"
#include "core/store/run_repository.h"
#include "core/store/writer_lock.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/project.h"
#include "core/workflow/train_run.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

namespace crossfade {

namespace {

constexpr std::uintmax_t kMostSweepBytes = 1 << 20;
constexpr std::uint64_t kStepsPerRun = 1000;  // of the sweep's progress

using Kind = ExperimentEvent::Kind;

double secondsOf(const RunRecord& run)
{
    double seconds = 0.0;
    for (const EpochReport& epoch : run.curve) seconds += epoch.seconds;
    return seconds;
}

/// The options as this version writes them, with what an earlier one did not know.
std::string currentJson(const std::string& options)
{
    const auto parsed = trainOptionsFromJson(options);
    return parsed.hasValue() ? toJson(parsed.value()) : "";
}

/// Would training now see what the run saw? Features are all that most trainings see.
bool sameInput(const RunRecord& run, const TrainOptions& options, const StoredCatalogue& stored)
{
    const bool seesMore = options.isSupervised() || options.minPopularity > 0.0;
    return run.featureHash == stored.featureHash && (!seesMore || run.dataHash == stored.dataHash);
}

/// One start of a sweep, with the lock held.
class ExperimentRunner {
public:
    ExperimentRunner(Project& project, const WriterLock& lock, const Sweep& sweep,
                     const ExperimentSink& onEvent, const JobContext& job)
        : m_project(project), m_lock(lock), m_sweep(sweep), m_onEvent(onEvent), m_job(job)
    {
    }

    Result<ExperimentSummary> run()
    {
        CROSSFADE_TRY(begin());
        const Status done = runAll();
        if (!done.hasValue() && done.error().code != ErrorCode::Cancelled) return done.error();
        ExperimentSummary& s = m_summary;
        s.left = m_sweep.runs.size() - s.found - s.trained - s.failed;
        return s;
    }

private:
    Status begin()
    {
        ExperimentRecord record{0, m_sweep.name, m_sweep.text, utcNow(), {}};
        for (const SweepRun& run : m_sweep.runs)
            record.runs.push_back({run.label, toJson(run.options), {}, "", 0.0});
        CROSSFADE_ASSIGN(m_record, ExperimentRepository(m_project.database()).begin(record));
        m_summary.experiment = m_record.id;
        return ok();
    }

    Status runAll()
    {
        CROSSFADE_ASSIGN(std::vector<std::size_t> missing, takeFinished());
        if (missing.empty()) return ok();
        if (auto stop = m_job.advance("Loading the model module", 0, 0)) return *stop;
        CROSSFADE_TRY(loadModelBackend());
        // First what is half done: a new training would take its place.
        CROSSFADE_ASSIGN(const std::string unfinished, unfinishedOptions());
        std::stable_partition(missing.begin(), missing.end(),
                              [&](std::size_t i) { return goesOnWith(unfinished, i); });
        for (const std::size_t position : missing)
            CROSSFADE_TRY(train(position, goesOnWith(unfinished, position)));
        return ok();
    }

    /// Takes the finished runs that there are; the positions of the others.
    Result<std::vector<std::size_t>> takeFinished()
    {
        CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, m_project.runs());
        std::multimap<std::string, const RunRecord*> byOptions;
        for (const RunRecord& run : runs) byOptions.emplace(currentJson(run.options), &run);
        std::vector<std::size_t> missing;
        for (std::size_t i = 0; i < m_sweep.runs.size(); ++i) {
            const auto [first, last] = byOptions.equal_range(m_record.runs[i].options);
            const auto found = std::find_if(first, last, [&](const auto& entry) {
                return sameInput(*entry.second, m_sweep.runs[i].options,
                                 m_project.catalogue()->stored);
            });
            if (found == last) {
                missing.push_back(i);
                CROSSFADE_TRY(forgetRun(i));
                continue;
            }
            CROSSFADE_TRY(evaluateIfNew(found->second->id, i));
            CROSSFADE_TRY(recordFinished(i, *found->second));
            ++m_summary.found;
            tell(Kind::Found, i);
        }
        return missing;
    }

    /// The run of an earlier start, when the catalogue was another.
    Status forgetRun(std::size_t position)
    {
        ExperimentRunRecord& record = m_record.runs[position];
        if (record.run.value == 0) return ok();
        record.run = {};
        record.seconds = 0.0;
        return store(position);
    }

    /// A run may have been stored and its evaluation cut off, or the similar pairs have changed.
    Status evaluateIfNew(RunId run, std::size_t position)
    {
        CROSSFADE_ASSIGN(const auto stored, m_project.storedEvaluation(run));
        if (stored) return ok();
        EvaluateOptions evaluation;
        evaluation.system.run = run;
        evaluation.protocol.k = m_project.catalogue()->stored.catalogue.k;
        const auto report = evaluateProject(m_project, evaluation, partOfSweep(position));
        const bool nothingToJudge =
            !report.hasValue() && report.error().code == ErrorCode::InvalidInput;
        if (!report.hasValue() && !nothingToJudge) return report.error();
        return ok();
    }

    Result<std::string> unfinishedOptions()
    {
        CROSSFADE_ASSIGN(const auto unfinished, m_project.unfinishedTrainings());
        if (unfinished.empty() ||
            unfinished.front().featureHash != m_project.catalogue()->stored.featureHash)
            return std::string();
        return currentJson(unfinished.front().options);
    }

    /// What failed begins anew: its checkpoint may be why.
    bool goesOnWith(const std::string& unfinished, std::size_t position) const
    {
        const ExperimentRunRecord& run = m_record.runs[position];
        return run.options == unfinished && run.error.empty();
    }

    Status train(std::size_t position, bool resume)
    {
        const SweepRun& run = m_sweep.runs[position];
        tell(resume ? Kind::Resumed : Kind::Begun, position);
        TrainRequest request;
        request.options = run.options;
        request.resume = resume;
        if (!resume)
            request.name = run.label == m_sweep.name ? run.label : m_sweep.name + ": " + run.label;
        request.watchEvery = 0;
        const auto onEpoch = [&](const std::vector<std::string>&, const EpochReport& epoch) {
            tell(Kind::Epoch, position, epoch);
        };
        const auto trained =
            trainRun(m_lock, m_project.path(), request, onEpoch, partOfSweep(position));
        if (trained.hasValue()) {
            CROSSFADE_TRY(recordFinished(position, trained.value()));
            ++m_summary.trained;
            tell(Kind::Finished, position);
            return ok();
        }
        if (trained.error().code == ErrorCode::Cancelled) return trained.error();
        ExperimentRunRecord& record = m_record.runs[position];
        record.error = trained.error().sentence();
        CROSSFADE_TRY(store(position));
        ++m_summary.failed;
        tell(Kind::Failed, position);
        return ok();
    }

    Status recordFinished(std::size_t position, const RunRecord& run)
    {
        ExperimentRunRecord& record = m_record.runs[position];
        record.run = run.id;
        record.error.clear();
        record.seconds = secondsOf(run);
        return store(position);
    }

    Status store(std::size_t position)
    {
        return ExperimentRepository(m_project.database())
            .recordRun(m_record.id, position, m_record.runs[position]);
    }

    void tell(Kind kind, std::size_t position, std::optional<EpochReport> epoch = {}) const
    {
        const ExperimentRunRecord& run = m_record.runs[position];
        m_onEvent({kind, position, m_sweep.runs.size(), run.label, std::move(epoch), run.error});
    }

    /// Reports one run's progress as the sweep's, of which epochs are what takes time.
    JobContext partOfSweep(std::size_t position) const
    {
        const std::size_t count = m_sweep.runs.size();
        const std::string name = "Run " + std::to_string(position + 1) + " of " +
                                 std::to_string(count) + " (" + m_record.runs[position].label + ")";
        const std::uint64_t before =
            (m_summary.found + m_summary.trained + m_summary.failed) * kStepsPerRun;
        auto within = std::make_shared<std::atomic<std::uint64_t>>(0);
        return m_job.reportingTo(
            [job = m_job, name, before, within, count](const JobContext::Progress& part) {
                if (part.total > 0 && part.step.starts_with("Epoch "))
                    *within = kStepsPerRun * part.done / part.total;
                // Whether to stop is asked by the part itself.
                static_cast<void>(
                    job.advance(name + ": " + part.step, before + *within, count * kStepsPerRun));
            });
    }

    Project& m_project;
    const WriterLock& m_lock;
    const Sweep& m_sweep;
    const ExperimentSink& m_onEvent;
    const JobContext& m_job;
    ExperimentRecord m_record;
    ExperimentSummary m_summary;
};

}  // namespace

Result<Sweep> readSweep(const std::filesystem::path& file, std::span<const std::string> modalities)
{
    std::error_code failed;
    if (!std::filesystem::exists(file, failed))
        return Error{ErrorCode::NotFound,
                     "There is no sweep file " + inQuotes(file.string(), 500) + "."};
    if (!std::filesystem::is_regular_file(file, failed) ||
        std::filesystem::file_size(file, failed) > kMostSweepBytes)
        return Error{ErrorCode::InvalidInput, inQuotes(file.string(), 500) +
                                                  " is no sweep file: a sweep is a text of at "
                                                  "most 1 MB."};
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad())
        return Error{ErrorCode::Io,
                     "The sweep file " + inQuotes(file.string(), 500) + " can't be read."};
    return parseSweep(text, file.filename().string(), modalities);
}

Result<ExperimentSummary> runExperiment(const std::filesystem::path& path, const Sweep& sweep,
                                        const ExperimentSink& onEvent, const JobContext& job)
{
    CROSSFADE_ASSIGN(const WriterLock lock, WriterLock::acquire(path, "running an experiment"));
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    if (project.readOnly())
        return Error{ErrorCode::Io,
                     "The project " + inQuotes(path.string(), 500) +
                         " can only be read here, so no experiment can be run in it."};
    return ExperimentRunner(project, lock, sweep, onEvent, job).run();
}

}  // namespace crossfade
