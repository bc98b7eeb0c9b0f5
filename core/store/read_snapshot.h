// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <memory>

namespace crossfade {

/// While it lives, all that is read on the connection is of one moment, whatever another program
/// commits meanwhile.
class ReadSnapshot {
public:
    static Result<ReadSnapshot> begin(Database& db);
    ~ReadSnapshot();
    ReadSnapshot(ReadSnapshot&&) noexcept;
    ReadSnapshot& operator=(ReadSnapshot&&) noexcept;

private:
    struct Held;
    explicit ReadSnapshot(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

}  // namespace crossfade
