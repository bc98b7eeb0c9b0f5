// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/set_matrix_chart.h"

#include "ui/widgets/ring.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr double kRing = 16.0;
constexpr double kHead = 22.0;  // a ring and its gap
constexpr double kLeastCell = 20.0;
constexpr double kWidestCell = 72.0;
constexpr double kHighestCell = 40.0;
constexpr double kColumn = 40.0;

QColor between(const QColor& a, const QColor& b, double part)
{
    const auto mix = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

SetMatrixChart::SetMatrixChart(const QString& name, QWidget* parent) : PaintedChart(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 180);
}

void SetMatrixChart::setMatrix(SetMatrix matrix)
{
    m_matrix = std::move(matrix);
    setMinimumHeight(static_cast<int>(kHead + kLeastCell * std::max(side(), 1)) + 2);
    setSummary(tr("%1 by %1 sets of modalities; arrow keys go through the cells").arg(side()));
    itemsReplaced();
}

double SetMatrixChart::columnWidth() const
{
    return m_matrix.column.isEmpty() ? 0.0 : kColumn;
}

double SetMatrixChart::headWidth() const
{
    if (!m_matrix.named) return kHead;
    const QFontMetricsF metrics(smallFont());
    double most = 0.0;
    for (const QString& name : m_matrix.names)
        most = std::max(most, metrics.horizontalAdvance(name));
    return std::min(most + 8.0, width() * 0.3);
}

QRectF SetMatrixChart::cells() const
{
    const int n = std::max(side(), 1);
    const double w = std::min((width() - headWidth() - columnWidth() - 2.0) / n, kWidestCell);
    const double h = std::min((height() - kHead - 2.0) / n, kHighestCell);
    return {headWidth(), kHead, w * n, h * n};
}

QRectF SetMatrixChart::cell(int item) const
{
    const QRectF all = cells();
    const double w = all.width() / side();
    const double h = all.height() / side();
    return {all.left() + w * (item % side()), all.top() + h * (item / side()), w, h};
}

int SetMatrixChart::itemAt(const QPointF& place) const
{
    for (int item = 0; item < itemCount(); ++item)
        if (cell(item).contains(place)) return item;
    return -1;
}

int SetMatrixChart::nextItem(int from, Qt::Key key) const
{
    if (from < 0) return 0;
    const int row = from / side();
    const int column = from % side();
    const int last = side() - 1;
    switch (key) {
        case Qt::Key_Left:
            return row * side() + std::max(column - 1, 0);
        case Qt::Key_Right:
            return row * side() + std::min(column + 1, last);
        case Qt::Key_Up:
            return std::max(row - 1, 0) * side() + column;
        default:
            return std::min(row + 1, last) * side() + column;
    }
}

void SetMatrixChart::paintHead(QPainter& painter, int set, const QRectF& place,
                               Qt::Alignment alignment) const
{
    if (m_matrix.named) {
        painter.setPen(theme().text);
        painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter),
                         QFontMetricsF(smallFont())
                             .elidedText(m_matrix.names[set], Qt::ElideRight, place.width()));
        return;
    }
    const double left = alignment == Qt::AlignLeft ? place.left() : place.center().x() - kRing / 2;
    paintRing(painter, QRectF(left, place.top(), kRing, kRing),
              m_matrix.sets[static_cast<std::size_t>(set)], m_matrix.modalities, theme());
}

void SetMatrixChart::paintHeads(QPainter& painter) const
{
    const QRectF all = cells();
    for (int i = 0; i < side(); ++i) {
        const QRectF column = cell(i);
        const double y = cell(i * side()).center().y();
        paintHead(painter, i, QRectF(column.left(), 0, column.width(), kRing), Qt::AlignHCenter);
        paintHead(painter, i, QRectF(0, y - kRing / 2, headWidth() - 6.0, kRing), Qt::AlignLeft);
        if (i >= m_matrix.column.size()) continue;
        painter.setPen(theme().text);
        painter.drawText(QRectF(all.right(), y - 8, kColumn, 16), Qt::AlignRight | Qt::AlignVCenter,
                         m_matrix.column[i]);
    }
    painter.setPen(theme().muted);
    painter.drawText(QRectF(all.right(), 0, columnWidth(), kRing),
                     Qt::AlignRight | Qt::AlignVCenter, m_matrix.columnHead);
}

void SetMatrixChart::paintCell(QPainter& painter, int item) const
{
    const Theme& t = theme();
    const QColor full = t.dark ? t.muted : t.muted.darker(115);
    const QColor ground = between(t.raised, full, m_matrix.shades[static_cast<std::size_t>(item)]);
    const QRectF place = cell(item).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(item == current() ? QPen(t.text, 2) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRect(item == current() ? place.adjusted(1, 1, -1, -1) : place);
    painter.setPen(textOn(ground));
    painter.drawText(place, Qt::AlignCenter, m_matrix.figures[item]);
}

void SetMatrixChart::paintEvent(QPaintEvent* /*event*/)
{
    if (m_matrix.sets.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // The figures are to fit, also in a narrow window.
    const int pixels = cell(0).width() < 27.0 ? kHeadSize - 2 : kHeadSize;
    painter.setFont(smallFont(pixels));
    for (int item = 0; item < itemCount(); ++item) paintCell(painter, item);
    painter.setFont(smallFont());
    paintHeads(painter);
    if (current() < 0) paintFocus(painter);
}

}  // namespace crossfade::ui
