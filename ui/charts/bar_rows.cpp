// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_rows.h"

#include "ui/widgets/ring.h"

#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr double kRing = 16.0;
constexpr double kLine = 15.0;   // of a bar and its figure
constexpr double kRowGap = 9.0;  // between rows
constexpr double kTallest = 40.0;
constexpr double kGap = 8.0;
constexpr double kSwatch = 12.0;

double widest(const QFontMetricsF& metrics, const QStringList& texts)
{
    double most = 0.0;
    for (const QString& text : texts) most = std::max(most, metrics.horizontalAdvance(text));
    return most;
}

}  // namespace

void setSeriesFill(QPainter& painter, std::size_t series, const Theme& theme)
{
    // Light enough for an interval to be seen on it.
    painter.setPen(series == 0 ? QPen(Qt::NoPen) : QPen(theme.muted, 1));
    painter.setBrush(series == 0   ? QBrush(theme.dim)
                     : series == 1 ? QBrush(theme.raised)
                                   : QBrush(theme.muted, Qt::BDiagPattern));
}

BarRows::BarRows(const QString& name, QWidget* parent) : PaintedChart(parent)
{
    setAccessibleName(name);
    setMinimumSize(200, 80);
}

void BarRows::setTable(BarTable table)
{
    m_table = std::move(table);
    QStringList spoken;
    for (const BarRow& row : m_table.rows) {
        QStringList figures;
        for (qsizetype s = 0; s < m_table.series.size(); ++s)
            figures << (m_table.series.size() > 1 ? m_table.series[s] + QLatin1Char(' ')
                                                  : QString()) +
                           row.bars[static_cast<std::size_t>(s)].figure;
        if (!row.note.isEmpty()) figures << row.note;
        spoken << QStringLiteral("%1: %2").arg(row.name, figures.join(QStringLiteral(", ")));
    }
    setSummary(spoken.join(QStringLiteral("; ")));
    const auto series = static_cast<double>(std::max<qsizetype>(m_table.series.size(), 1));
    const auto rows = static_cast<double>(m_table.rows.size());
    setMinimumHeight(static_cast<int>(keyHeight() + rows * (series * kLine + kRowGap)) + 2);
    update();
}

double BarRows::keyHeight() const
{
    return m_table.series.size() > 1 ? static_cast<double>(m_table.series.size()) * 16.0 + 6.0
                                     : 0.0;
}

BarRows::Columns BarRows::columns() const
{
    const QFontMetricsF metrics(smallFont());
    QStringList names;
    QStringList figures;
    QStringList notes;
    double most = m_table.reference.value_or(0.0) * 1.1;
    for (const BarRow& row : m_table.rows) {
        if (!row.set) names << row.name;
        notes << row.note;
        for (const Bar& bar : row.bars) {
            // What stands instead of a bar has the bar's room.
            if (bar.value) figures << bar.figure;
            most =
                std::max({most, bar.value.value_or(0.0), bar.interval ? bar.interval->high : 0.0});
        }
    }
    Columns at{};
    at.head = names.isEmpty() ? kRing : std::min(widest(metrics, names), width() * 0.3);
    at.figure = widest(metrics, figures);
    at.note = widest(metrics, notes);
    if (at.note > 0.0) at.note += 12.0;
    at.left = at.head + 10.0;
    at.width = std::max(20.0, width() - at.left - at.figure - kGap - at.note - 2.0);
    at.most = most > 0.0 ? most : 1.0;
    return at;
}

void BarRows::paintKey(QPainter& painter) const
{
    const QFontMetricsF metrics(smallFont());
    double y = 0.0;
    for (qsizetype s = 0; s < m_table.series.size(); ++s, y += 16.0) {
        setSeriesFill(painter, static_cast<std::size_t>(s), theme());
        painter.drawRoundedRect(QRectF(1, y + 4, kSwatch, 8), 2, 2);
        painter.setPen(theme().muted);
        const QRectF place(kSwatch + 8, y, width() - kSwatch - 8, 16);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_table.series[s], Qt::ElideRight, place.width()));
    }
}

void BarRows::paintBar(QPainter& painter, const Bar& bar, std::size_t series, const QRectF& place,
                       const Columns& at) const
{
    const auto x = [&](double value) { return at.left + at.width * value / at.most; };
    const double middle = place.center().y();
    double end = at.left;
    if (bar.value) {
        setSeriesFill(painter, series, theme());
        const double thick = std::min(place.height() - 4.0, 12.0);
        end = std::max(x(*bar.value), at.left + 1.0);
        painter.drawRoundedRect(QRectF(at.left, middle - thick / 2, end - at.left, thick), 2, 2);
        if (bar.interval) {
            painter.setPen(QPen(theme().text, 1.4));
            painter.drawLine(QPointF(x(bar.interval->low), middle),
                             QPointF(x(bar.interval->high), middle));
            for (const double edge : {bar.interval->low, bar.interval->high})
                painter.drawLine(QPointF(x(edge), middle - 3), QPointF(x(edge), middle + 3));
            end = std::max(end, x(bar.interval->high));
        }
    }
    painter.setPen(bar.value ? theme().text : theme().muted);
    painter.drawText(QRectF(end + 6, place.top(), width() - end - 6, place.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, bar.figure);
}

void BarRows::paintRow(QPainter& painter, const BarRow& row, const QRectF& place,
                       const Columns& at) const
{
    const double middle = place.center().y();
    if (row.set) {
        paintRing(painter, QRectF(0, middle - kRing / 2, kRing, kRing), *row.set,
                  m_table.modalities, theme());
    } else {
        painter.setPen(theme().text);
        painter.drawText(QRectF(0, place.top(), at.head, place.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(smallFont()).elidedText(row.name, Qt::ElideRight, at.head));
    }
    const double line =
        std::min(place.height() - kRowGap / 2, kLine * static_cast<double>(row.bars.size()) * 1.3) /
        static_cast<double>(std::max<std::size_t>(row.bars.size(), 1));
    double y = middle - line * static_cast<double>(row.bars.size()) / 2;
    for (std::size_t s = 0; s < row.bars.size(); ++s, y += line)
        paintBar(painter, row.bars[s], s, QRectF(at.left, y, at.width, line), at);
    painter.setPen(theme().muted);
    painter.drawText(QRectF(width() - at.note, place.top(), at.note, place.height()),
                     Qt::AlignRight | Qt::AlignVCenter, row.note);
}

void BarRows::paintEvent(QPaintEvent* /*event*/)
{
    if (m_table.rows.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    if (m_table.series.size() > 1) paintKey(painter);
    const Columns at = columns();
    const double top = keyHeight();
    const auto series = static_cast<double>(std::max<qsizetype>(m_table.series.size(), 1));
    const double each = std::min((height() - top) / static_cast<double>(m_table.rows.size()),
                                 series * kLine + kTallest);
    const double bottom = top + each * static_cast<double>(m_table.rows.size());
    if (m_table.reference) {
        const double x = at.left + at.width * *m_table.reference / at.most;
        painter.setPen(QPen(theme().muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    }
    for (std::size_t r = 0; r < m_table.rows.size(); ++r)
        paintRow(painter, m_table.rows[r],
                 QRectF(0, top + each * static_cast<double>(r), width(), each), at);
}

}  // namespace crossfade::ui
