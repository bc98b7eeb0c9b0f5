// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/table_text.h"

#include "core/base/check.h"
#include "core/report/number_text.h"

#include <algorithm>
#include <cmath>

namespace crossfade::report {

namespace {

bool isNumber(const Cell& cell)
{
    const auto* number = std::get_if<Number>(&cell);
    return number != nullptr && std::isfinite(number->value);
}

/// Why a cell has no value; empty for text, for numbers, and where nothing is said.
std::string reasonOf(const Cell& cell)
{
    if (const auto* none = std::get_if<NoValue>(&cell)) return none->reason;
    return std::holds_alternative<Number>(cell) && !isNumber(cell) ? "not a number" : "";
}

}  // namespace

TableText::TableText(const Table& table)
{
    for (const auto& row : table.rows)
        for (const Cell& cell : row) {
            const std::string reason = reasonOf(cell);
            if (!reason.empty() &&
                std::ranges::find(m_reasons, reason, &Reason::text) == m_reasons.end())
                m_reasons.push_back({"", reason});
        }
    if (m_reasons.size() > 1)
        for (std::size_t i = 0; i < m_reasons.size(); ++i)
            m_reasons[i].mark =
                i < 26 ? std::string(1, static_cast<char>('a' + i)) : std::to_string(i + 1);
    for (const auto& row : table.rows) {
        CROSSFADE_CHECK(row.size() == table.columns.size());
        std::vector<CellText>& texts = m_rows.emplace_back();
        for (const Cell& cell : row) texts.push_back(textOf(cell));
    }
}

CellText TableText::textOf(const Cell& cell) const
{
    if (const auto* text = std::get_if<std::string>(&cell)) return {*text, "", "", false};
    if (!isNumber(cell)) return {kDash, "", markOf(reasonOf(cell)), false};
    const auto& number = std::get<Number>(cell);
    CellText text{numberText(number.value, number.digits), "", "", number.best};
    if (number.interval && std::isfinite(number.interval->low) &&
        std::isfinite(number.interval->high))
        text.interval = "[" + numberText(number.interval->low, number.digits) + ", " +
                        numberText(number.interval->high, number.digits) + "]";
    return text;
}

std::string TableText::markOf(const std::string& reason) const
{
    const auto found = std::ranges::find(m_reasons, reason, &Reason::text);
    return found == m_reasons.end() ? "" : found->mark;
}

int depthOf(const Section& section)
{
    return std::clamp(section.level, 1, 3);
}

std::string figureName(std::size_t number)
{
    return "figure-" + std::to_string(number) + ".svg";
}

}  // namespace crossfade::report
