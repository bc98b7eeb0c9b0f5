// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace crossfade {

/// Held while a program imports into or trains in a project: one writer at a time. A lock file
/// beside the project, released by the system when its holder dies.
class WriterLock {
public:
    /// Busy with a sentence that names what the other is doing and its process, Io if the place
    /// can't be written. `purpose` is a gerund ("training").
    static Result<WriterLock> acquire(const std::filesystem::path& project,
                                      const std::string& purpose);

    ~WriterLock();
    WriterLock(WriterLock&&) noexcept;
    WriterLock& operator=(WriterLock&&) noexcept;

private:
    struct Held;
    explicit WriterLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

}  // namespace crossfade
