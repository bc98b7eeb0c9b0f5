// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/parallel_for.h"

#include <algorithm>

namespace crossfade::ui {

/// How many threads work beside the window may take: it needs a core to paint what they make.
inline unsigned workThreads()
{
    return std::max(1U, defaultThreadCount() - 1U);
}

}  // namespace crossfade::ui
