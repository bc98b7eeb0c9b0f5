// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/faults.h"

#include "core/base/text.h"

#include <utility>

namespace crossfade {

std::string Fault::text() const
{
    return file + (line == 0 ? "" : ":" + std::to_string(line)) + ": " + message;
}

void FaultList::add(Fault fault)
{
    ++m_count;
    if (m_shown.size() < kShown) m_shown.push_back(std::move(fault));
}

Error FaultList::toError(const std::string& folder) const
{
    std::string message =
        "Nothing was taken over: " + counted(m_count, "fault", "faults") + " in " + folder +
        (m_count > m_shown.size() ? ", the first " + std::to_string(m_shown.size()) + ":" : ":");
    for (const Fault& fault : m_shown) message += "\n  " + fault.text();
    return {ErrorCode::InvalidInput, std::move(message)};
}

}  // namespace crossfade
