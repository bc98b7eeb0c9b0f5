// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer_lock.h"

#include "core/base/text.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace crossfade {

struct WriterLock::Held {
    std::filesystem::path path;
    int file = -1;

    Held(std::filesystem::path lockPath, int descriptor)
        : path(std::move(lockPath)), file(descriptor)
    {
    }
    ~Held()
    {
        ::unlink(
            path.c_str());  // before it is released, so that nobody locks a name that goes away
        ::close(file);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
};

WriterLock::WriterLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
WriterLock::~WriterLock() = default;
WriterLock::WriterLock(WriterLock&&) noexcept = default;
WriterLock& WriterLock::operator=(WriterLock&&) noexcept = default;

Result<WriterLock> WriterLock::acquire(const std::filesystem::path& project,
                                       const std::string& purpose)
{
    // Two names of one file (a link) are one lock.
    std::error_code failed;
    const std::filesystem::path real = std::filesystem::weakly_canonical(project, failed);
    const std::filesystem::path path = (failed ? project : real).string() + ".lock";
    while (true) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return Error{ErrorCode::Io, "The project " + inQuotes(project.string(), 500) +
                                            " can't be written here (" +
                                            std::generic_category().message(errno) + ")."};
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            if (const int reason = errno; reason != EWOULDBLOCK) {
                ::close(file);
                return Error{ErrorCode::Io, "The project " + inQuotes(project.string(), 500) +
                                                " can't be locked for writing (" +
                                                std::generic_category().message(reason) + ")."};
            }
            std::array<char, 200> holder{};
            const ssize_t length = ::pread(file, holder.data(), holder.size(), 0);
            ::close(file);
            const std::string who(holder.data(),
                                  static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
            return Error{ErrorCode::Busy, "Another program is writing to " +
                                              inQuotes(project.string(), 500) +
                                              (who.empty() ? "" : " (" + who + ")") +
                                              "; try again when it has finished."};
        }
        // The holder before us may have unlinked the name between our open and our lock.
        struct stat ours {};
        struct stat named {};
        if (::fstat(file, &ours) != 0 || ::stat(path.c_str(), &named) != 0 ||
            ours.st_ino != named.st_ino) {
            ::close(file);
            continue;
        }
        const std::string who = purpose + ", process " + std::to_string(::getpid());
        if (::ftruncate(file, 0) != 0 || ::pwrite(file, who.data(), who.size(), 0) < 0) {
            // The lock holds all the same; only its description is missing.
        }
        return WriterLock(std::make_unique<Held>(path, file));
    }
}

}  // namespace crossfade
