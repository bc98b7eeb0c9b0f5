// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"

#include <filesystem>

namespace crossfade::ui {

/// Copies of the open project in other files, made in the background. GUI thread.
class ProjectCopies : public QObject {
    Q_OBJECT
public:
    /// What becomes of the copy: it is opened in place of the project, or only kept.
    enum class Then { Open, Keep };

    using QObject::QObject;

    /// The person has said that what is there may be replaced. What can't be is told at once.
    void copy(const std::filesystem::path& project, const std::filesystem::path& file, Then then);
    JobRunner& runner() { return m_runner; }

Q_SIGNALS:
    void copied(const QString& file, crossfade::ui::ProjectCopies::Then then);
    void failed(const QString& sentence);  ///< not after a cancel

private:
    JobRunner m_runner;
};

}  // namespace crossfade::ui
