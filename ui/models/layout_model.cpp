// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/layout_model.h"

#include "ui/jobs/work_threads.h"
#include "ui/models/text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

/// Of one step: short enough to look alive, long enough that showing it does not take most of the
/// time.
constexpr qint64 kStepMs = 60;

/// What a step gives back: the work itself stays with the model.
struct Step {
    Matrix points;
    std::size_t epoch = 0;
    qint64 ms = 0;
};

}  // namespace

LayoutModel::LayoutModel(QObject* parent) : QObject(parent)
{
    connect(&m_runner, &JobRunner::progressed, this, [this] {
        if (m_stage == Stage::Preparing) Q_EMIT stageChanged();
    });
}

void LayoutModel::setSources(Project& project, std::shared_ptr<const CatalogueSnapshot> catalogue,
                             std::shared_ptr<const LoadedRun> run)
{
    clear();
    m_project = &project;
    m_catalogue = std::move(catalogue);
    m_run = std::move(run);
    show(m_key);
}

void LayoutModel::clear()
{
    m_runner.abandon();
    m_work.reset();
    m_project = nullptr;
    m_catalogue.reset();
    m_run.reset();
    m_points.reset();
    m_fault.clear();
    m_stage = Stage::Nothing;
}

void LayoutModel::choose(const LayoutKey& key)
{
    if (storedKey(key) == m_key) return;
    m_key = storedKey(key);
    if (m_run) show(m_key);
}

void LayoutModel::show(const LayoutKey& key)
{
    m_runner.abandon();
    m_work.reset();
    m_fault = qt(m_run->layoutFault);
    m_epoch = m_epochs = 0;
    const LayoutKey pca{LayoutMethod::Pca, 0};
    if (key == pca) {
        setPoints(m_run->layout, pca);
        setStage(Stage::Done);
        return;
    }
    auto stored = storedLayout(m_project->database(), m_run->record, key, m_run->index.encodings(),
                               m_catalogue->stored.dataHash);
    if (stored.hasValue() && stored.value()) {
        setPoints(std::move(*stored.value()), key);
        setStage(Stage::Done);
        return;
    }
    if (!stored.hasValue()) m_fault = qt(stored.error().sentence());
    setPoints(m_run->layout, pca);
    begin();
}

void LayoutModel::begin()
{
    const auto work = [run = m_run,
                       key = m_key](const JobContext& job) -> Result<std::shared_ptr<LayoutWork>> {
        CROSSFADE_ASSIGN(LayoutWork begun, LayoutWork::begin(run->record, run->index.encodings(),
                                                             key, workThreads(), job));
        return std::make_shared<LayoutWork>(std::move(begun));
    };
    m_runner.start(tr("Laying out the map"), work,
                   [this](Result<std::shared_ptr<LayoutWork>> begun) {
                       if (!begun.hasValue()) {
                           fail(begun.error());
                           return;
                       }
                       m_work = std::move(begun).value();
                       m_epochs = m_work->epochs();
                       m_epochsPerStep = 1;
                       setPoints(m_work->points(), m_key);
                       if (m_work->done())
                           finish();
                       else
                           step();
                   });
    setStage(Stage::Preparing);
}

void LayoutModel::step()
{
    const auto work = [work = m_work, epochs = m_epochsPerStep](const JobContext&) -> Result<Step> {
        QElapsedTimer clock;
        clock.start();
        work->advance(epochs);
        return Step{work->points(), work->epoch(), clock.elapsed()};
    };
    m_runner.start(tr("Laying out the map"), work, [this](Result<Step> made) {
        if (!made.hasValue()) {
            fail(made.error());
            return;
        }
        Step& step = made.value();
        m_epoch = step.epoch;
        const auto took = static_cast<std::size_t>(std::max<qint64>(step.ms, 1));
        m_epochsPerStep =
            std::clamp<std::size_t>(m_epochsPerStep * kStepMs / took, 1, 2 * m_epochsPerStep);
        setPoints(std::move(step.points), m_key);
        if (m_work->done())
            finish();
        else if (m_stage == Stage::Moving)
            this->step();
        else
            Q_EMIT stageChanged();
    });
    if (m_stage != Stage::Paused && m_stage != Stage::Stopped) setStage(Stage::Moving);
}

void LayoutModel::finish()
{
    m_work.reset();
    m_epoch = m_epochs;
    if (!m_project->readOnly()) {
        const Status kept = saveLayout(m_project->database(), m_run->record, m_key,
                                       m_catalogue->stored.dataHash, *m_points);
        if (!kept.hasValue())
            m_fault =
                tr("The map will be made again next time: %1").arg(qt(kept.error().sentence()));
    }
    setStage(Stage::Done);
}

void LayoutModel::fail(const Error& error)
{
    m_work.reset();
    if (error.code != ErrorCode::Cancelled) m_fault = qt(error.sentence());
    setStage(Stage::Stopped);
}

void LayoutModel::pause()
{
    if (m_stage == Stage::Moving) setStage(Stage::Paused);
}

void LayoutModel::goOn()
{
    if (m_stage != Stage::Paused && m_stage != Stage::Stopped) return;
    if (!m_work) {
        show(m_key);
        return;
    }
    m_stage = Stage::Moving;
    // A step that was under way when it was paused may still be.
    if (m_runner.running())
        setStage(Stage::Moving);
    else
        step();
}

void LayoutModel::stop()
{
    if (m_stage == Stage::Preparing) {
        m_runner.abandon();
        setStage(Stage::Stopped);
    } else if (m_stage == Stage::Moving || m_stage == Stage::Paused) {
        setStage(Stage::Stopped);
    }
}

void LayoutModel::setPoints(Matrix points, const LayoutKey& key)
{
    m_points = std::make_shared<const Matrix>(std::move(points));
    m_shownKey = key;
    Q_EMIT pointsChanged();
}

void LayoutModel::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

}  // namespace crossfade::ui
