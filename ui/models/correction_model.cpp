// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/correction_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace crossfade::ui {

void CorrectionModel::setProject(const std::filesystem::path& project, bool readOnly)
{
    m_project = project;
    m_readOnly = readOnly;
    if (!project.empty()) return;
    m_log.clear();
    Q_EMIT logChanged();
}

template <typename Work>
void CorrectionModel::start(const QString& title, Work work)
{
    if (m_readOnly) {
        Q_EMIT failed(tr("The project can only be read here, so nothing can be corrected in it."));
        return;
    }
    if (running()) {
        Q_EMIT failed(tr("Something is being corrected already; wait for it."));
        return;
    }
    m_runner.start(title, std::move(work),
                   [this, project = m_project](const Result<Reports>& reports) {
                       if (project == m_project) take(reports);
                   });
}

void CorrectionModel::make(std::vector<Correction> corrections)
{
    if (corrections.empty()) return;
    start(tr("Correcting"),
          [project = m_project,
           corrections = std::move(corrections)](const JobContext& job) -> Result<Reports> {
              Reports reports;
              for (const Correction& one : corrections) {
                  auto report = correct(project, one, job);
                  if (!report.hasValue() && reports.empty()) return report.error();
                  if (!report.hasValue()) {
                      // What was made before it stays, and is to be told of.
                      reports.back().remarks.push_back(report.error().sentence());
                      return reports;
                  }
                  reports.push_back(std::move(report).value());
              }
              return reports;
          });
}

void CorrectionModel::undo()
{
    start(tr("Undoing the last correction"),
          [project = m_project](const JobContext& job) -> Result<Reports> {
              CROSSFADE_ASSIGN(CorrectionReport report, undoCorrection(project, job));
              return Reports{std::move(report)};
          });
}

void CorrectionModel::redo()
{
    start(tr("Making the correction again"),
          [project = m_project](const JobContext& job) -> Result<Reports> {
              CROSSFADE_ASSIGN(CorrectionReport report, redoCorrection(project, job));
              return Reports{std::move(report)};
          });
}

void CorrectionModel::take(const Result<Reports>& reports)
{
    if (!reports.hasValue()) {
        if (reports.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(qt(reports.error().sentence()));
        return;
    }
    QStringList sentences;
    QString artist;
    const Reports& all = reports.value();
    for (std::size_t i = 0; i < all.size(); ++i) {
        CorrectionReport report = all[i];
        // Once, at the end.
        if (i + 1 < all.size()) report.runsBehind = false;
        sentences += qt(report.text());
        if (!report.artist.empty()) artist = qt(report.artist);
    }
    Q_EMIT made(sentences.join(u' '), artist);
}

const CorrectionRecord* CorrectionModel::toUndo() const
{
    const auto undone = std::ranges::find(m_log, false, &CorrectionRecord::inForce);
    return undone == m_log.begin() ? nullptr : &*(undone - 1);
}

const CorrectionRecord* CorrectionModel::toRedo() const
{
    const auto undone = std::ranges::find(m_log, false, &CorrectionRecord::inForce);
    return undone == m_log.end() ? nullptr : &*undone;
}

void CorrectionModel::refresh(Project& project)
{
    auto log = corrections(project);
    if (!log.hasValue()) {
        Q_EMIT failed(qt(log.error().sentence()));
        return;
    }
    m_log = std::move(log).value();
    Q_EMIT logChanged();
}

}  // namespace crossfade::ui
