// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/experiment_model.h"

#include "core/workflow/project.h"
#include "core/workflow/train_run.h"
#include "ui/models/text.h"

#include <algorithm>

namespace crossfade::ui {

ExperimentWork coreExperimentWork()
{
    ExperimentWork work;
    work.read = [](const ExperimentWork::Path& path) -> Result<std::vector<ExperimentResult>> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        return experimentResults(project);
    };
    work.run = runExperiment;
    work.warning = slowBlasWarning;
    return work;
}

ExperimentModel::ExperimentModel(ExperimentWork work, QObject* parent)
    : QObject(parent), m_work(std::move(work))
{
}

void ExperimentModel::setSources(std::filesystem::path project,
                                 std::shared_ptr<const CatalogueSnapshot> catalogue, bool readOnly)
{
    const bool other = m_project != project;
    m_project = std::move(project);
    m_catalogue = std::move(catalogue);
    m_readOnly = readOnly;
    m_isStale = true;
    if (other) {
        m_reading.abandon();
        m_experiments.clear();
        m_isRead = false;
        m_chosen = 0;
        m_follow.clear();
        Q_EMIT experimentsChanged();
        Q_EMIT choiceChanged();
    }
    Q_EMIT stateChanged();
    readIfDue();
}

void ExperimentModel::setRuns(std::vector<RunId> runs)
{
    if (m_runs == runs) return;
    m_runs = std::move(runs);
    m_isStale = true;
    readIfDue();
}

void ExperimentModel::clear()
{
    m_runs.clear();
    setSources({}, nullptr, false);
}

void ExperimentModel::setWatched(bool watched)
{
    m_watched = watched;
    m_isStale = true;
    readIfDue();
}

void ExperimentModel::setOtherWriter(const QString& reason)
{
    if (m_otherWriter == reason) return;
    m_otherWriter = reason;
    Q_EMIT stateChanged();
}

void ExperimentModel::readIfDue()
{
    if (!m_watched || !m_isStale || m_project.empty() || m_reading.running()) return;
    m_isStale = false;
    const auto work = [read = m_work.read, project = m_project](const JobContext&) {
        return read(project);
    };
    m_reading.start(tr("Reading the experiments"), work,
                    [this](Result<std::vector<ExperimentResult>> read) {
                        if (read.hasValue())
                            takeRead(std::move(read).value());
                        else
                            Q_EMIT failed(qt(read.error().sentence()));
                        readIfDue();  // what came meanwhile
                    });
}

void ExperimentModel::takeRead(std::vector<ExperimentResult> experiments)
{
    m_experiments = std::move(experiments);
    m_isRead = true;
    const std::int64_t before = m_chosen;
    if (const ExperimentResult* followed = experimentOf(m_follow)) {
        m_chosen = followed->id;
        m_follow.clear();
    }
    if (chosen() == nullptr) m_chosen = m_experiments.empty() ? 0 : m_experiments.front().id;
    Q_EMIT experimentsChanged();
    if (m_chosen != before) Q_EMIT choiceChanged();
}

const ExperimentResult* ExperimentModel::chosen() const
{
    const auto found = std::ranges::find(m_experiments, m_chosen, &ExperimentResult::id);
    return found == m_experiments.end() ? nullptr : &*found;
}

void ExperimentModel::choose(std::int64_t experiment)
{
    if (m_chosen == experiment) return;
    m_chosen = experiment;
    m_follow.clear();
    Q_EMIT choiceChanged();
}

Result<Sweep> ExperimentModel::parse(const std::string& text, const std::string& fileName) const
{
    if (!m_catalogue) return Error{ErrorCode::InvalidInput, obstacle().toStdString()};
    return parseSweep(text, fileName, m_catalogue->modalityNames);
}

const ExperimentResult* ExperimentModel::experimentOf(const std::string& text) const
{
    const auto found = std::ranges::find(m_experiments, text, &ExperimentResult::text);
    return found == m_experiments.end() ? nullptr : &*found;
}

QString ExperimentModel::obstacle() const
{
    if (!m_catalogue) return tr("No project is open.");
    if (m_readOnly) return tr("The project can only be read here.");
    if (m_sweep) return tr("The sweep “%1” is running.").arg(qt(m_sweep->name));
    return m_otherWriter;
}

void ExperimentModel::start(Sweep sweep)
{
    if (!obstacle().isEmpty()) {
        Q_EMIT failed(obstacle());
        return;
    }
    m_sweep = std::move(sweep);
    m_progress.reset();
    m_follow = m_sweep->text;
    // Events come from the thread that trains, by value, through this object's event queue; the
    // runner, a member, joins that thread before this object is gone.
    const ExperimentSink sink = [this](const ExperimentEvent& event) {
        QMetaObject::invokeMethod(
            this, [this, event] { take(event); }, Qt::QueuedConnection);
    };
    const auto work = [this, work = m_work, project = m_project, sweep = *m_sweep,
                       sink](const JobContext& job) {
        if (const auto slow = work.warning())
            QMetaObject::invokeMethod(
                this, [this, text = qt(*slow)] { Q_EMIT warned(text); }, Qt::QueuedConnection);
        return work.run(project, sweep, sink, job);
    };
    m_runner.start(tr("Sweep “%1”").arg(qt(m_sweep->name)), work,
                   [this](const Result<ExperimentSummary>& summary) { takeEnd(summary); });
    Q_EMIT stateChanged();
}

void ExperimentModel::take(const ExperimentEvent& event)
{
    using Kind = ExperimentEvent::Kind;
    const bool goesOn =
        event.kind == Kind::Begun || event.kind == Kind::Resumed || event.kind == Kind::Epoch;
    m_progress.reset();
    if (goesOn)
        m_progress = SweepProgress{event.position, event.epoch ? event.epoch->epoch : 0,
                                   m_sweep->runs[event.position].options.epochs};
    // The first event says that the experiment is in the project now.
    if (!goesOn || !m_follow.empty()) {
        m_isStale = true;
        readIfDue();
    }
    if (event.kind == Kind::Finished) Q_EMIT runEnded();
    Q_EMIT progressed();
}

void ExperimentModel::takeEnd(const Result<ExperimentSummary>& summary)
{
    m_sweep.reset();
    m_progress.reset();
    m_isStale = true;
    readIfDue();
    Q_EMIT stateChanged();
    Q_EMIT progressed();
    if (!summary.hasValue() && summary.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(qt(summary.error().sentence()));
}

bool ExperimentModel::hasWorkLeft() const
{
    const ExperimentResult* experiment = chosen();
    if (experiment == nullptr || !m_catalogue) return false;
    const bool canBeJudged = !m_catalogue->stored.catalogue.similar.empty();
    return std::ranges::any_of(experiment->runs, [&](const ExperimentRunResult& run) {
        return run.run.value == 0 || !run.error.empty() || (!run.figures && canBeJudged);
    });
}

void ExperimentModel::goOn()
{
    const ExperimentResult* experiment = chosen();
    if (experiment == nullptr) return;
    auto sweep = parse(experiment->text, experiment->name);
    if (sweep.hasValue())
        start(std::move(sweep).value());
    else
        Q_EMIT failed(tr("The sweep can't go on: %1").arg(qt(sweep.error().sentence())));
}

bool ExperimentModel::runsChosen() const
{
    const ExperimentResult* experiment = chosen();
    return m_sweep && experiment != nullptr && experiment->text == m_sweep->text;
}

}  // namespace crossfade::ui
