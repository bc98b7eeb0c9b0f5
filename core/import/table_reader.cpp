// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

namespace crossfade {

Result<std::string> readWholeFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorCode::Io,
                     "The file can't be read (" + std::generic_category().message(errno) + ").",
                     path.filename().string()};
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad())
        return Error{ErrorCode::Io, "Reading the file broke off.", path.filename().string()};
    return text;
}

Result<TableReader> TableReader::open(const std::filesystem::path& path)
{
    TableReader reader;
    reader.m_fileName = path.filename().string();
    CROSSFADE_ASSIGN(reader.m_text, readWholeFile(path));
    reader.m_separator = path.extension() == ".csv" ? ',' : '\t';
    if (reader.m_text.starts_with("\xEF\xBB\xBF")) reader.m_at = 3;
    const auto fault = [&](std::string message) {
        return Error{ErrorCode::InvalidInput, std::move(message), reader.m_fileName + ":1"};
    };
    if (reader.atEnd()) return fault("The file is empty; it needs a header line.");
    if (const auto broken = reader.readRecord(reader.m_header)) return fault(*broken);
    std::set<std::string> seen;
    for (const std::string& name : reader.m_header) {
        if (firstInvalidUtf8(name))
            return fault("The header is not UTF-8: " + inQuotes(name) + ".");
        if (name.empty()) return fault("The header has a column without a name.");
        if (!seen.insert(name).second)
            return fault("The column " + inQuotes(name) + " occurs twice.");
    }
    return reader;
}

std::optional<std::size_t> TableReader::column(std::string_view name) const
{
    const auto found = std::ranges::find(m_header, name);
    if (found == m_header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_header.begin());
}

bool TableReader::next(std::vector<std::string>& fields, FaultList& faults)
{
    while (!atEnd()) {
        const auto broken = readRecord(fields);
        const auto fault = [&](std::string message) {
            faults.add({m_fileName, m_rowLine, std::move(message)});
        };
        if (broken) {
            fault(*broken);
            continue;
        }
        if (fields.size() == 1 && fields[0].empty() && m_header.size() > 1) {
            // One empty line at the end is a habit of editors, not a fault.
            if (!atEnd()) fault("The line is empty.");
            continue;
        }
        if (fields.size() != m_header.size()) {
            fault("The row has " + counted(fields.size(), "field", "fields") + ", the header has " +
                  std::to_string(m_header.size()) + ".");
            continue;
        }
        const auto invalid = std::ranges::find_if(
            fields, [](const std::string& field) { return firstInvalidUtf8(field).has_value(); });
        if (invalid != fields.end()) {
            fault("The value " + inQuotes(*invalid) + " is not UTF-8.");
            continue;
        }
        return true;
    }
    return false;
}

std::optional<std::string> TableReader::readRecord(std::vector<std::string>& fields)
{
    fields.clear();
    m_rowLine = m_line;
    std::optional<std::string> broken;
    while (true) {
        std::string field;
        if (m_separator == ',' && m_at < m_text.size() && m_text[m_at] == '"') {
            if (auto fault = readQuoted(field)) broken = std::move(fault);
        }
        const std::size_t end = m_text.find_first_of(m_separator == ',' ? ",\n" : "\t\n", m_at);
        const std::size_t stop = std::min(end, m_text.size());
        field.append(m_text, m_at, stop - m_at);
        m_at = stop;
        const bool last = stop == m_text.size() || m_text[stop] == '\n';
        if (last && field.ends_with('\r')) field.pop_back();
        fields.push_back(std::move(field));
        if (stop < m_text.size()) ++m_at;
        if (last) break;
    }
    ++m_line;
    return broken;
}

std::optional<std::string> TableReader::readQuoted(std::string& field)
{
    ++m_at;
    while (true) {
        const std::size_t quote = m_text.find('"', m_at);
        const std::size_t stop = std::min(quote, m_text.size());
        field.append(m_text, m_at, stop - m_at);
        m_line += static_cast<std::size_t>(
            std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                       m_text.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
        if (quote == std::string::npos) {
            m_at = m_text.size();
            return "A quotation mark is never closed: " + inQuotes(field) + ".";
        }
        m_at = quote + 1;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            field += '"';
            ++m_at;
            continue;
        }
        const bool ends = m_at == m_text.size() || m_text[m_at] == ',' || m_text[m_at] == '\n' ||
                          m_text.compare(m_at, 2, "\r\n") == 0;
        if (!ends) return "Text follows the closing quotation mark of " + inQuotes(field) + ".";
        return std::nullopt;
    }
}

}  // namespace crossfade
