// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/set_square.h"

#include "ui/widgets/ring.h"

#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr double kRing = 16.0;
constexpr double kLeastRing = 6.0;

}  // namespace

SetSquare::SetSquare(const QString& name, const QSizeF& largestCell, QWidget* parent)
    : PaintedChart(parent), m_largestCell(largestCell)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
}

void SetSquare::setHeads(SetHeads heads, const QMarginsF& beside)
{
    m_heads = std::move(heads);
    m_beside = beside;
    setMinimumHeight(
        static_cast<int>(kHead + kLeastCell * std::max(side(), 1) + m_beside.bottom()) + 2);
}

double SetSquare::headWidth() const
{
    if (!m_heads.named) return std::max(kHead, m_beside.left());
    const QFontMetricsF metrics(smallFont());
    double most = 0.0;
    for (const QString& name : m_heads.names)
        most = std::max(most, metrics.horizontalAdvance(name));
    return std::min(std::max(most + 8.0, m_beside.left()), width() * 0.3);
}

QRectF SetSquare::cells() const
{
    const int n = std::max(side(), 1);
    const double w =
        std::min((width() - headWidth() - m_beside.right() - 2.0) / n, m_largestCell.width());
    const double h =
        std::min((height() - kHead - m_beside.bottom() - 2.0) / n, m_largestCell.height());
    return {headWidth(), kHead, w * n, h * n};
}

QRectF SetSquare::cell(int item) const
{
    const QRectF all = cells();
    const double w = all.width() / side();
    const double h = all.height() / side();
    return {all.left() + w * columnOf(item), all.top() + h * rowOf(item), w, h};
}

int SetSquare::itemAt(const QPointF& place) const
{
    for (int item = 0; item < itemCount(); ++item)
        if (cell(item).contains(place)) return item;
    return -1;
}

int SetSquare::nextItem(int from, Qt::Key key) const
{
    if (from < 0) return 0;
    const int row = rowOf(from);
    const int column = columnOf(from);
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

void SetSquare::paintHead(QPainter& painter, int set, const QRectF& place,
                          Qt::Alignment alignment) const
{
    if (m_heads.named) {
        painter.setPen(theme().text);
        painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter),
                         QFontMetricsF(painter.font())
                             .elidedText(m_heads.names[set], Qt::ElideRight, place.width()));
        return;
    }
    // Rings of neighbouring heads are to stay apart.
    const QRectF one = cell(0);
    const double ring =
        std::max(std::min({kRing, one.width() - 2.0, one.height() - 2.0}), kLeastRing);
    const double left = alignment == Qt::AlignLeft ? place.left() : place.center().x() - ring / 2;
    paintRing(painter, QRectF(left, place.center().y() - ring / 2, ring, ring),
              m_heads.sets[static_cast<std::size_t>(set)], m_heads.modalities, theme());
}

void SetSquare::paintHeads(QPainter& painter) const
{
    painter.setFont(smallFont());
    for (int i = 0; i < side(); ++i) {
        const QRectF column = cell(i);
        const double y = cell(i * side()).center().y();
        paintHead(painter, i, QRectF(column.left(), 0, column.width(), kRing), Qt::AlignHCenter);
        paintHead(painter, i, QRectF(0, y - kRing / 2, headWidth() - 6.0, kRing), Qt::AlignLeft);
    }
}

}  // namespace crossfade::ui
