// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/import/faults.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// A text table with a header line: tab-separated without quoting (.tsv), or comma-separated by
/// RFC 4180 (.csv: quotes, doubled quotes, line breaks in quotes). UTF-8, a byte order mark and
/// CRLF are understood. Rows that are ragged or not UTF-8 go to `faults` and are passed over.
class TableReader {
public:
    /// Reads the file whole. Io if it can't be read, InvalidInput (with the file) if there is no
    /// header, or a column occurs twice.
    static Result<TableReader> open(const std::filesystem::path& path);

    const std::string& fileName() const { return m_fileName; }
    const std::vector<std::string>& header() const { return m_header; }
    std::optional<std::size_t> column(std::string_view name) const;

    /// The next sound row into `fields` (as many as the header has), false at the end.
    bool next(std::vector<std::string>& fields, FaultList& faults);
    /// Line of the row that next() gave, the header being 1.
    std::size_t line() const { return m_rowLine; }

    std::size_t bytesRead() const { return m_at; }
    std::size_t bytesTotal() const { return m_text.size(); }

private:
    TableReader() = default;
    bool atEnd() const { return m_at >= m_text.size(); }
    /// Splits one record; a sentence if its quoting is broken.
    std::optional<std::string> readRecord(std::vector<std::string>& fields);
    std::optional<std::string> readQuoted(std::string& field);

    std::string m_fileName;
    std::string m_text;
    char m_separator = '\t';
    std::size_t m_at = 0;
    std::size_t m_line = 1;     ///< of the byte at m_at
    std::size_t m_rowLine = 0;  ///< where the last record began
    std::vector<std::string> m_header;
};

/// The bytes of a file; Io with its name if it can't be read.
Result<std::string> readWholeFile(const std::filesystem::path& path);

}  // namespace crossfade
