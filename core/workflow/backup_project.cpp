// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/backup_project.h"

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/database_copy.h"

#include <string>
#include <system_error>
#include <unistd.h>

namespace crossfade {

namespace {

namespace fs = std::filesystem;

std::string named(const fs::path& path)
{
    return inQuotes(path.string(), 500);
}

/// Beside the file, so that a rename puts it in its place; of this process, so that two programs
/// that copy to one place do not write into one file.
fs::path partOf(const fs::path& file)
{
    return file.string() + ".part-" + std::to_string(::getpid());
}

}  // namespace

Status checkBackup(const fs::path& project, const fs::path& file, IfExists ifExists)
{
    std::error_code none;
    if (!fs::exists(project, none))
        return Error{ErrorCode::NotFound, "There is no project " + named(project) + "."};
    if (file.filename().empty() || fs::is_directory(file, none))
        return Error{ErrorCode::InvalidInput,
                     named(file) + " is a folder; the copy needs the name of a file."};
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder, none))
        return Error{ErrorCode::NotFound,
                     "There is no folder " + named(folder) + " to put the copy in."};
    if (!fs::exists(file, none)) return ok();
    if (fs::equivalent(project, file, none))
        return Error{ErrorCode::InvalidInput,
                     named(file) + " is the project itself; a copy needs another name."};
    if (ifExists == IfExists::Refuse)
        return Error{ErrorCode::Io, "The file " + named(file) + " exists already."};
    // A write-ahead log would be read into the new file, which it does not belong to.
    if (fs::exists(file.string() + "-wal", none))
        return Error{ErrorCode::Busy,
                     "The project " + named(file) +
                         " is open in another program, or was when that was killed; close it "
                         "there (or open it once and close it), or choose another name."};
    return ok();
}

Status backUpProject(const fs::path& project, const fs::path& file, IfExists ifExists,
                     const JobContext& job)
{
    CROSSFADE_TRY(checkBackup(project, file, ifExists));
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadOnly));
    const fs::path part = partOf(file);
    std::error_code failed;
    fs::remove(part, failed);  // left by a process of this number that was killed
    CROSSFADE_TRY(copyDatabase(db, part, job));
    // Somebody may have come meanwhile.
    if (auto fine = checkBackup(project, file, ifExists); !fine.hasValue()) {
        fs::remove(part, failed);
        return fine.error();
    }
    fs::rename(part, file, failed);
    if (!failed) return ok();
    const std::string reason = failed.message();
    fs::remove(part, failed);
    return Error{ErrorCode::Io, "The copy can't be put at " + named(file) + " (" + reason + ")."};
}

}  // namespace crossfade
