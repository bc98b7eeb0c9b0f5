// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/evaluate_run.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/figures.h"
#include "ui/models/project_session.h"

#include <QObject>
#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace crossfade::ui {

struct JudgedSystem {
    std::string label;
    EvaluationReport report;
};

/// All systems of a project measured by what people said instead of by the similar pairs of
/// experts: as `crossfade-cli evaluate --judgements` does, so that whoever was judged is asked for,
/// whatever their split. Computed in the background when asked for. GUI thread.
class JudgedModel : public QObject {
    Q_OBJECT
public:
    /// What is asked of core, in a thread and on a connection of its own. Tests put their own here.
    using Work = std::function<Result<std::vector<JudgedSystem>>(
        const std::filesystem::path&, JudgementSource, const JobContext&)>;

    explicit JudgedModel(Work work, QObject* parent = nullptr);

    /// The open project, borrowed; null: none. Forgets what was measured.
    void setSession(ProjectSession* session);

    void measure(JudgementSource source);
    const std::vector<JudgedSystem>& systems() const { return m_systems; }
    /// Why there are none; empty if there are some.
    const QString& reason() const { return m_reason; }
    /// "By 34 pairs that were kept (12 rejected, 3 judgements say nothing of a pair), 9 queries."
    QString sentence() const;
    FigureTable table() const;

    JobRunner& runner() { return m_runner; }

Q_SIGNALS:
    void changed();

private:
    void forget();

    Work m_work;
    ProjectSession* m_session = nullptr;
    std::vector<JudgedSystem> m_systems;
    QString m_reason;
    JobRunner m_runner;
};

/// By core: all baselines, then all runs.
JudgedModel::Work coreJudgedWork();

}  // namespace crossfade::ui
