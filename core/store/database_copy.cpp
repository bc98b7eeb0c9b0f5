// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_copy.h"

#include "core/base/text.h"
#include "core/store/guarded.h"
#include "core/store/read_snapshot.h"

#include <sqlite3.h>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <thread>

namespace crossfade {

namespace {

constexpr int kPagesPerStep = 256;  // a megabyte of SQLite's usual pages
constexpr auto kBusyPause = std::chrono::milliseconds(20);

Status copyPages(Database& from, const std::filesystem::path& file, const JobContext& job)
{
    // Held through all steps: without it a commit of another program would begin the copy anew.
    CROSSFADE_ASSIGN(const ReadSnapshot moment, ReadSnapshot::begin(from));
    return guarded(file, [&]() -> Status {
        // The snapshot is of the first thing that is read.
        static_cast<void>(from.handle().execAndGet("SELECT count(*) FROM sqlite_schema"));
        SQLite::Database into(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(into, from.handle());
        int state = SQLITE_OK;
        while (state != SQLITE_DONE) {
            const auto total = static_cast<std::uint64_t>(backup.getTotalPageCount());
            const auto left = static_cast<std::uint64_t>(backup.getRemainingPageCount());
            if (auto stop = job.advance("Copying the project", total - left, total)) return *stop;
            state = backup.executeStep(kPagesPerStep);
            if (state == SQLITE_BUSY || state == SQLITE_LOCKED)
                std::this_thread::sleep_for(kBusyPause);
        }
        return ok();
    });
}

}  // namespace

Status copyDatabase(Database& from, const std::filesystem::path& file, const JobContext& job)
{
    std::error_code none;
    if (std::filesystem::exists(file, none))
        return Error{ErrorCode::Io,
                     "The file " + inQuotes(file.string(), 500) + " exists already."};
    Status copied = copyPages(from, file, job);
    if (!copied.hasValue()) {
        std::filesystem::remove(file, none);
        std::filesystem::remove(file.string() + "-journal", none);
    }
    return copied;
}

}  // namespace crossfade
