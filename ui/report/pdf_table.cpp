// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/table_text.h"
#include "ui/report/pdf_text.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

using report::Alignment;
using report::CellText;
using report::Table;
using report::TableText;

constexpr double kGap = 8.0;         // points, between columns
constexpr double kRowPadding = 2.5;  // points, above and below a row's text
constexpr double kLeastText = 84.0;  // points, of a column of text that has to wrap
constexpr std::array<double, 4> kTitleShares = {0.6, 0.42, 0.27, 0.0};  // lines: 2, 3, 4, any
constexpr std::array<double, 7> kSizes = {8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5};

QString textOf(const std::string& text)
{
    return QString::fromStdString(text).simplified();
}

PdfRun valueRun(const CellText& cell, double size)
{
    return {textOf(cell.value), size, cell.best};
}

PdfRun intervalRun(const CellText& cell, double size)
{
    return {textOf(cell.interval), size * 0.82, false, kPdfMuted};
}

/// The value, its mark, and the interval in a line of its own.
std::vector<PdfRun> runsOf(const CellText& cell, double size)
{
    std::vector<PdfRun> runs = {valueRun(cell, size)};
    if (!cell.mark.empty()) runs.push_back({textOf(cell.mark), size, false, kPdfMuted, true});
    if (!cell.interval.empty()) {
        runs.push_back(intervalRun(cell, size));
        runs.back().text.prepend(QChar::LineSeparator);
    }
    return runs;
}

PdfRun headerRun(const report::Column& column, double size)
{
    return {textOf(column.title), size, true};
}

double longestWord(const PdfRun& run)
{
    double most = 0.0;
    for (const QString& word : run.text.split(QLatin1Char(' '))) {
        PdfRun one = run;
        one.text = word;
        most = std::max(most, PdfText::widthOf(one));
    }
    return most;
}

/// How a table is set: the size of its letters, in points, and its columns' widths in dots.
struct TableLayout {
    double size = kSizes.back();
    std::vector<double> widths;

    double left(std::size_t column) const
    {
        double at = 0.0;
        for (std::size_t c = 0; c < column; ++c) at += widths[c] + pt(kGap);
        return at;
    }
    double width() const { return left(widths.size()) - pt(kGap); }
};

/// What each column would like, at a size of letters: its cells in one line, and of its title's
/// line at least a word and this share.
std::vector<double> naturalWidths(const Table& table, const TableText& texts, double size,
                                  double share)
{
    std::vector<double> widths;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const PdfRun title = headerRun(table.columns[c], size);
        double most = std::max(longestWord(title), PdfText::widthOf(title) * share);
        for (const auto& row : texts.rows()) {
            const double value = PdfText::widthOf(valueRun(row[c], size)) +
                                 (row[c].mark.empty() ? 0.0 : pt(size * 0.7));
            most = std::max({most, value, PdfText::widthOf(intervalRun(row[c], size))});
        }
        widths.push_back(most + 1.0);
    }
    return widths;
}

/// The largest letters with which columns of numbers have their width; columns of text share the
/// rest, and wrap.
TableLayout layOut(const Table& table, const TableText& texts, double width)
{
    TableLayout layout;
    for (const double size : kSizes) {
        layout.size = size;
        for (const double share : kTitleShares) {
            layout.widths = naturalWidths(table, texts, size, share);
            if (layout.width() <= width) return layout;
        }
        double over = layout.width() - width;
        std::vector<std::size_t> wide;
        double spare = 0.0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].alignment != Alignment::Left) continue;
            wide.push_back(c);
            spare += std::max(layout.widths[c] - pt(kLeastText), 0.0);
        }
        const bool last = size == kSizes.back();
        if (spare < over && !last) continue;
        const double share = spare > 0.0 ? std::min(over / spare, 1.0) : 0.0;
        for (const std::size_t c : wide)
            layout.widths[c] -= share * std::max(layout.widths[c] - pt(kLeastText), 0.0);
        // Too wide all the same: everything is squeezed rather than cut.
        over = layout.width() - width;
        if (over > 0.0) {
            const double gaps = pt(kGap) * static_cast<double>(layout.widths.size() - 1);
            for (double& one : layout.widths) one *= (width - gaps) / (layout.width() - gaps);
        }
        break;
    }
    return layout;
}

Qt::Alignment alignmentOf(const report::Column& column)
{
    return column.alignment == Alignment::Right ? Qt::AlignRight : Qt::AlignLeft;
}

void rule(QPainter& painter, double y, double width, const QColor& colour, double thickness)
{
    painter.setPen(QPen(colour, pt(thickness), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(0.0, y), QPointF(width, y));
}

PdfBlock headerBlock(const Table& table, const TableLayout& layout)
{
    std::vector<PdfText> cells;
    double height = 0.0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        cells.emplace_back(std::vector{headerRun(table.columns[c], layout.size)}, layout.widths[c],
                           alignmentOf(table.columns[c]));
        height = std::max(height, cells.back().height());
    }
    PdfBlock block;
    block.before = pt(4.0);
    block.height = height + 2.0 * pt(kRowPadding);
    block.withNext = true;
    block.paint = [cells, layout, height = block.height](QPainter& painter, double top) {
        rule(painter, top, layout.width(), kPdfInk, 1.0);
        // Headers of fewer lines stand on the line that all stand on.
        for (std::size_t c = 0; c < cells.size(); ++c)
            cells[c].paint(painter, layout.left(c),
                           top + height - pt(kRowPadding) - cells[c].height());
        rule(painter, top + height, layout.width(), kPdfInk, 0.5);
    };
    return block;
}

PdfBlock rowBlock(const Table& table, const std::vector<CellText>& row, const TableLayout& layout,
                  bool last)
{
    std::vector<PdfText> cells;
    double height = 0.0;
    for (std::size_t c = 0; c < row.size(); ++c) {
        cells.emplace_back(runsOf(row[c], layout.size), layout.widths[c],
                           alignmentOf(table.columns[c]));
        height = std::max(height, cells.back().height());
    }
    PdfBlock block;
    block.height = height + 2.0 * pt(kRowPadding);
    block.paint = [cells, layout, last, height = block.height](QPainter& painter, double top) {
        for (std::size_t c = 0; c < cells.size(); ++c)
            cells[c].paint(painter, layout.left(c), top + pt(kRowPadding));
        rule(painter, top + height, layout.width(), last ? kPdfInk : kPdfLine, last ? 1.0 : 0.4);
    };
    return block;
}

}  // namespace

std::vector<PdfBlock> pdfTable(const Table& table, std::size_t number, double width)
{
    const TableText texts(table);
    const TableLayout layout = layOut(table, texts, width);
    std::vector<PdfBlock> blocks = {pdfTextBlock(
        PdfText(pdfCaption(QStringLiteral("Table"), number, table.caption), width), pt(10.0))};
    const auto header = std::make_shared<const PdfBlock>(headerBlock(table, layout));
    blocks.push_back(*header);
    for (std::size_t r = 0; r < texts.rows().size(); ++r) {
        blocks.push_back(rowBlock(table, texts.rows()[r], layout, r + 1 == texts.rows().size()));
        blocks.back().header = header;
    }
    for (const TableText::Reason& reason : texts.reasons()) {
        std::vector<PdfRun> runs = {{QStringLiteral("–"), 7.5, false, kPdfMuted}};
        if (!reason.mark.empty())
            runs.push_back({textOf(reason.mark), 7.5, false, kPdfMuted, true});
        runs.push_back({QLatin1Char(' ') + textOf(reason.text), 7.5, false, kPdfMuted});
        blocks.push_back(pdfTextBlock(PdfText(runs, width), pt(3.0)));
    }
    if (!table.command.empty()) blocks.push_back(pdfCommand(table.command, width));
    for (std::size_t b = 0; b + 1 < blocks.size(); ++b) blocks[b].withNext = true;
    return blocks;
}

}  // namespace crossfade::ui
