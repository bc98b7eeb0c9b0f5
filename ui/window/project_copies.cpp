// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/project_copies.h"

#include "core/workflow/backup_project.h"
#include "ui/models/text.h"

namespace crossfade::ui {

void ProjectCopies::copy(const std::filesystem::path& project, const std::filesystem::path& file,
                         Then then)
{
    if (m_runner.running()) {
        Q_EMIT failed(
            tr("The project is being copied already. Cancel that, or wait for it, before "
               "another copy is made."));
        return;
    }
    if (const Status possible = checkBackup(project, file, IfExists::Replace);
        !possible.hasValue()) {
        Q_EMIT failed(qt(possible.error().sentence()));
        return;
    }
    const auto work = [project, file](const JobContext& job) {
        return backUpProject(project, file, IfExists::Replace, job);
    };
    m_runner.start(tr("Copying the project to %1").arg(qt(file.filename().string())), work,
                   [this, file, then](const Status& made) {
                       if (made.hasValue())
                           Q_EMIT copied(qt(file.string()), then);
                       else if (made.error().code != ErrorCode::Cancelled)
                           Q_EMIT failed(qt(made.error().sentence()));
                   });
}

}  // namespace crossfade::ui
