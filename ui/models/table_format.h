// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

enum class TableFormat { Tsv, Csv };
/// By the file's ending, .tsv or .csv; none for another.
std::optional<TableFormat> tableFormatOf(const QString& file);

/// Adds a line to a table: tab-separated without quoting (tabs and line breaks within a field
/// become blanks), or as RFC 4180 has it.
void appendRow(std::string& table, const std::vector<std::string>& fields, TableFormat format);

}  // namespace crossfade::ui
