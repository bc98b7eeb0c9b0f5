// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/corrections.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace crossfade::ui {

/// Sets things right in a project, in the background, one after the other. GUI thread only.
class CorrectionModel : public QObject {
    Q_OBJECT
public:
    explicit CorrectionModel(QObject* parent = nullptr) : QObject(parent) {}

    /// An empty path is no project. What runs on another goes on to its end, and is not told of.
    void setProject(const std::filesystem::path& project, bool readOnly);
    JobRunner& runner() { return m_runner; }
    bool running() const { return m_runner.running(); }

    /// Makes them in their order; stops at the first that is refused, those before it stay.
    void make(std::vector<Correction> corrections);
    void undo();
    void redo();

    /// The log, as it was last read.
    const std::vector<CorrectionRecord>& log() const { return m_log; }
    /// The last in force, and the first of those undone; null for none.
    const CorrectionRecord* toUndo() const;
    const CorrectionRecord* toRedo() const;
    /// Reads the log anew.
    void refresh(Project& project);

Q_SIGNALS:
    /// Something was stored; `artist` is the id of whom it is about, or empty.
    void made(const QString& sentence, const QString& artist);
    void failed(const QString& sentence);
    void logChanged();

private:
    using Reports = std::vector<CorrectionReport>;
    template <typename Work>
    void start(const QString& title, Work work);
    void take(const Result<Reports>& reports);

    std::filesystem::path m_project;
    bool m_readOnly = false;
    std::vector<CorrectionRecord> m_log;
    JobRunner m_runner;
};

}  // namespace crossfade::ui
