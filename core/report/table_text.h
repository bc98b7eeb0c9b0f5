// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crossfade::report {

// What the writers of tables share; nothing here is escaped.

/// A cell as it is read: "0.123", "[0.100, 0.150]".
struct CellText {
    std::string value;
    std::string interval;  ///< may be empty
    std::string mark;      ///< refers to a reason under the table; may be empty
    bool best = false;
};

/// The cells of a table and the reasons why some have no value.
class TableText {
public:
    /// Every row must have a cell for each column.
    explicit TableText(const Table& table);

    const std::vector<std::vector<CellText>>& rows() const { return m_rows; }

    struct Reason {
        std::string mark;  ///< "a", "b", ...; empty if there is only one reason
        std::string text;
    };
    const std::vector<Reason>& reasons() const { return m_reasons; }

private:
    CellText textOf(const Cell& cell) const;
    std::string markOf(const std::string& reason) const;

    std::vector<std::vector<CellText>> m_rows;
    std::vector<Reason> m_reasons;
};

/// 1 to 3.
int depthOf(const Section& section);

/// Counts the figures and tables of a document as its readers do.
struct Numbering {
    std::size_t figures = 0;
    std::size_t tables = 0;
};

/// "figure-1.svg": the same in every format, so that they can lie in one folder.
std::string figureName(std::size_t number);

}  // namespace crossfade::report
