// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crossfade {

/// One thing wrong with one place of a catalogue folder.
struct Fault {
    std::string file;
    std::size_t line = 0;  ///< 1 is the header; 0: the file as a whole
    std::string message;   ///< a sentence with the value

    /// "tags.tsv:12: sentence".
    std::string text() const;
};

/// Faults in the order they were met: the first twenty whole, of the others the number.
class FaultList {
public:
    static constexpr std::size_t kShown = 20;

    void add(Fault fault);
    std::size_t count() const { return m_count; }
    bool empty() const { return m_count == 0; }
    const std::vector<Fault>& shown() const { return m_shown; }

    /// "3 faults in FOLDER: ..." with a line for each.
    Error toError(const std::string& folder) const;

private:
    std::vector<Fault> m_shown;
    std::size_t m_count = 0;
};

}  // namespace crossfade
