// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/table_format.h"

#include "core/base/text.h"

#include <string_view>

namespace crossfade::ui {

namespace {

std::string tableField(std::string_view text, TableFormat format)
{
    if (format == TableFormat::Tsv) {
        if (text.find_first_of("\t\r\n") == std::string_view::npos) return std::string(text);
        return onOneLine(text);
    }
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

std::optional<TableFormat> tableFormatOf(const QString& file)
{
    if (file.endsWith(QStringLiteral(".tsv"), Qt::CaseInsensitive)) return TableFormat::Tsv;
    if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) return TableFormat::Csv;
    return std::nullopt;
}

void appendRow(std::string& table, const std::vector<std::string>& fields, TableFormat format)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) table += format == TableFormat::Tsv ? '\t' : ',';
        table += tableField(fields[i], format);
    }
    table += format == TableFormat::Tsv ? "\n" : "\r\n";
}

}  // namespace crossfade::ui
