// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/training_model.h"

#include "core/workflow/project.h"
#include "core/workflow/run_signatures.h"
#include "ui/models/text.h"

namespace crossfade::ui {

namespace {

/// The run is there even where what went wrong in it can't be looked for.
struct Trained {
    RunRecord run;
    Result<std::vector<Signature>> signatures;
};

Result<Trained> trainAndLook(const std::filesystem::path& path, const TrainRequest& request,
                             const EpochSink& sink, const JobContext& job)
{
    CROSSFADE_ASSIGN(RunRecord run, trainRun(path, request, sink, job));
    auto project = Project::open(path);
    if (!project.hasValue()) return Trained{std::move(run), project.error()};
    auto signatures = signaturesOfRun(project.value(), run.id, job);
    return Trained{std::move(run), std::move(signatures)};
}

}  // namespace

TrainingModel::TrainingModel(QObject* parent) : QObject(parent) {}

std::vector<Signature> TrainingModel::signatures() const
{
    return m_found ? *m_found : signaturesOfCurve(m_curve, m_lossTerms, m_planned);
}

void TrainingModel::start(const std::filesystem::path& project, const TrainRequest& request)
{
    m_curve.clear();
    m_lossTerms.clear();
    m_found.reset();
    m_epochs = m_planned = request.options.epochs;
    Q_EMIT curveChanged();
    // Epochs come from the thread that trains, by value, through this object's event queue; the
    // runner, a member, joins that thread before this object is gone.
    const EpochSink sink = [this](const std::vector<std::string>& terms, const EpochReport& epoch) {
        QMetaObject::invokeMethod(
            this,
            [this, terms, epoch] {
                m_lossTerms = terms;
                m_curve.push_back(epoch);
                Q_EMIT curveChanged();
            },
            Qt::QueuedConnection);
    };
    const auto work = [this, project, request, sink](const JobContext& job) {
        if (const auto slow = slowBlasWarning())
            QMetaObject::invokeMethod(
                this, [this, text = qt(*slow)] { Q_EMIT warned(text); }, Qt::QueuedConnection);
        return trainAndLook(project, request, sink, job);
    };
    m_runner.start(tr("Training"), work, [this](Result<Trained> run) {
        m_epochs = 0;
        if (run.hasValue() && run.value().signatures.hasValue())
            m_found = std::move(run).value().signatures.value();
        Q_EMIT curveChanged();
        if (run.hasValue() && !run.value().signatures.hasValue() &&
            run.value().signatures.error().code != ErrorCode::Cancelled)
            Q_EMIT warned(qt(run.value().signatures.error().sentence()));
        if (run.hasValue())
            Q_EMIT trained();
        else if (run.error().code == ErrorCode::Cancelled)
            Q_EMIT cancelled();
        else
            Q_EMIT failed(qt(run.error().sentence()));
    });
}

}  // namespace crossfade::ui
