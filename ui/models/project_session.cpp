// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project_session.h"

#include "ui/models/text.h"

#include <algorithm>
#include <cstdint>

namespace crossfade::ui {

namespace {

constexpr int kPollMs = 1000;

/// Whether the two lists say the same to a person.
bool sameRuns(const std::vector<RunRecord>& one, const std::vector<RunRecord>& other)
{
    return std::ranges::equal(one, other, [](const RunRecord& a, const RunRecord& b) {
        return a.id == b.id && a.name == b.name;
    });
}

bool sameTrainings(const std::vector<TrainingRecord>& one, const std::vector<TrainingRecord>& other)
{
    return std::ranges::equal(one, other, [](const TrainingRecord& a, const TrainingRecord& b) {
        return a.id == b.id && a.curve.size() == b.curve.size();
    });
}

}  // namespace

ProjectSession::ProjectSession(Project project) : m_project(std::move(project))
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (!m_project.changedElsewhere()) return;
        refresh();
        Q_EMIT writtenElsewhere();
    });
}

Result<std::unique_ptr<ProjectSession>> ProjectSession::open(const std::filesystem::path& path)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    std::unique_ptr<ProjectSession> session(new ProjectSession(std::move(project)));
    CROSSFADE_TRY(session->loadRuns());
    if (!session->m_runs.empty()) CROSSFADE_TRY(session->selectRun(session->m_runs.front().id));
    session->m_poll.start();
    return session;
}

Status ProjectSession::loadRuns()
{
    CROSSFADE_ASSIGN(m_runs, m_project.runs());
    CROSSFADE_ASSIGN(m_unfinished, m_project.unfinishedTrainings());
    return ok();
}

Status ProjectSession::selectRun(RunId id)
{
    CROSSFADE_ASSIGN(m_run, m_project.loadRun(id));
    Q_EMIT runSelected();
    return ok();
}

Status ProjectSession::reloadAll()
{
    const std::vector<RunRecord> runsBefore = m_runs;
    const std::vector<TrainingRecord> unfinishedBefore = m_unfinished;
    const std::int64_t newest = m_runs.empty() ? 0 : m_runs.front().id.value;
    const RunId shown = m_run ? m_run->record.id : RunId{};
    // The catalogue is large, and what is written is mostly epochs and runs.
    CROSSFADE_ASSIGN(const std::string stored, m_project.storedContentHash());
    const bool otherData = stored != catalogue()->stored.contentHash;
    if (otherData) CROSSFADE_TRY(m_project.reload());
    CROSSFADE_TRY(loadRuns());
    if (otherData) Q_EMIT catalogueChanged();
    if (!sameRuns(m_runs, runsBefore) || !sameTrainings(m_unfinished, unfinishedBefore))
        Q_EMIT runsChanged();
    if (m_runs.empty()) return ok();
    if (m_runs.front().id.value > newest && !(m_keepsRun && m_run)) {
        CROSSFADE_TRY(selectRun(m_runs.front().id));
        Q_EMIT newerRunShown(m_run->record.id, shown);
        return ok();
    }
    return otherData ? selectRun(shown) : ok();
}

void ProjectSession::refresh()
{
    if (const auto status = reloadAll(); !status.hasValue())
        Q_EMIT failed(qt(status.error().sentence()));
}

}  // namespace crossfade::ui
