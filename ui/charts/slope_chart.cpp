// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/slope_chart.h"

#include "ui/widgets/ring.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

constexpr double kHead = 22.0;
constexpr double kFoot = 18.0;  // only where not all ranks are shown
constexpr double kLeastRow = 14.0;
constexpr double kHighestRow = 32.0;
constexpr double kRoomyRow = 18.0;  // from here on names are as large as other text
constexpr double kGap = 6.0;
constexpr double kRing = 16.0;
constexpr double kStub = 16.0;   // the line of who is in one list only
constexpr double kReach = 6.0;   // how near to a line one must point
constexpr double kLeft = 0.44;   // of what the lines leave; the right side has the rings too
constexpr double kLines = 0.22;  // of the width

}  // namespace

SlopeChart::SlopeChart(const QString& name, QWidget* parent) : PaintedChart(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 160);
}

void SlopeChart::setSlopes(RankSlopes slopes)
{
    m_slopes = std::move(slopes);
    say();
    itemsReplaced();
}

void SlopeChart::resizeEvent(QResizeEvent* event)
{
    PaintedChart::resizeEvent(event);
    say();
}

void SlopeChart::say()
{
    const std::size_t shown = shownRanks();
    setSummary(shown == m_slopes.k ? m_slopes.summary
                                   : tr("%1; the first %2 of %3 are shown")
                                         .arg(m_slopes.summary, QString::number(shown),
                                              QString::number(m_slopes.k)));
}

std::size_t SlopeChart::shownRanks() const
{
    const double room = height() - kHead - 2.0;
    if (static_cast<double>(m_slopes.k) * kLeastRow <= room) return m_slopes.k;
    return static_cast<std::size_t>(std::max((room - kFoot) / kLeastRow, 1.0));
}

double SlopeChart::rowHeight() const
{
    const std::size_t shown = shownRanks();
    if (shown == 0) return kLeastRow;
    const double room = height() - kHead - 2.0 - (shown < m_slopes.k ? kFoot : 0.0);
    return std::clamp(room / static_cast<double>(shown), kLeastRow, kHighestRow);
}

QRectF SlopeChart::plot() const
{
    const double lines = std::clamp(width() * kLines, 44.0, 140.0);
    const double left = (width() - lines) * kLeft;
    return {left, kHead, lines, rowHeight() * static_cast<double>(shownRanks())};
}

double SlopeChart::heightOf(std::size_t rank) const
{
    return kHead + rowHeight() * (static_cast<double>(rank) - 0.5);
}

QLineF SlopeChart::lineOf(const RankSlope& row) const
{
    const QRectF all = plot();
    const double before = heightOf(row.before);
    const double now = heightOf(row.now);
    if (row.entered()) return {all.right() - kStub, now, all.right(), now};
    if (row.left()) return {all.left(), before, all.left() + kStub, before};
    return {all.left(), before, all.right(), now};
}

double SlopeChart::rankWidth() const
{
    return QFontMetricsF(rowFont(true)).horizontalAdvance(QString::number(m_slopes.k));
}

QFont SlopeChart::rowFont(bool strong) const
{
    QFont font = smallFont(rowHeight() >= kRoomyRow ? kTextSize : kHeadSize);
    if (strong) font.setWeight(QFont::DemiBold);
    return font;
}

QPointF SlopeChart::placeOf(int item) const
{
    const QRectF all = plot();
    if (isShown(row(item).now)) return {all.right() + kGap, heightOf(row(item).now)};
    if (isShown(row(item).before)) return {all.left() - kGap, heightOf(row(item).before)};
    return {};
}

int SlopeChart::itemAt(const QPointF& place) const
{
    const QRectF all = plot();
    if (place.y() < all.top() || place.y() >= all.bottom()) return -1;
    const auto rank = static_cast<std::size_t>((place.y() - all.top()) / rowHeight()) + 1;
    int nearest = -1;
    double reach = kReach;
    for (int item = 0; item < itemCount(); ++item) {
        const RankSlope& one = row(item);
        if (place.x() <= all.left()) {
            if (one.before == rank) return item;
        } else if (place.x() >= all.right()) {
            if (one.now == rank) return item;
        } else if (const QLineF line = lineOf(one);
                   place.x() >= line.x1() && place.x() <= line.x2()) {
            const double part = (place.x() - line.x1()) / line.dx();
            const double away = std::abs(line.pointAt(part).y() - place.y());
            if (away > reach) continue;
            reach = away;
            nearest = item;
        }
    }
    return nearest;
}

int SlopeChart::nextItem(int from, Qt::Key key) const
{
    const bool back = from >= 0 && (key == Qt::Key_Left || key == Qt::Key_Up);
    for (int item = from + (back ? -1 : 1); item >= 0 && item < itemCount(); item += back ? -1 : 1)
        if (isShown(row(item))) return item;
    return from;
}

void SlopeChart::paintHeads(QPainter& painter) const
{
    const Theme& t = theme();
    const QRectF all = plot();
    painter.setFont(smallFont());
    painter.setPen(t.muted);
    painter.drawText(QRectF(0, 0, all.left(), kHead - kGap), Qt::AlignRight | Qt::AlignVCenter,
                     tr("baseline"));
    painter.setPen(QPen(t.muted, 1, Qt::DashLine));
    painter.drawLine(all.topLeft(), all.bottomLeft());
    painter.setPen(t.line);
    painter.drawLine(all.topRight(), all.bottomRight());
    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(t.now);
    painter.drawText(QRectF(all.right(), 0, width() - all.right(), kHead - kGap),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("now"));
    if (shownRanks() == m_slopes.k) return;
    painter.setFont(smallFont());
    painter.setPen(t.muted);
    painter.drawText(QRectF(0, all.bottom(), width(), height() - all.bottom()), Qt::AlignCenter,
                     tr("The first %1 of %2 ranks").arg(shownRanks()).arg(m_slopes.k));
}

void SlopeChart::paintLine(QPainter& painter, int item) const
{
    const Theme& t = theme();
    const RankSlope& one = row(item);
    const QLineF line = lineOf(one);
    QPen pen(t.dim, 1.0);  // who stays at their rank
    if (one.entered() || one.rises()) pen = QPen(t.text, 1.8);
    if (one.falls()) pen = QPen(t.muted, 1.0);
    if (one.left()) pen = QPen(t.muted, 1.0, Qt::DashLine);
    if (item == current()) pen = QPen(t.text, 2.8, pen.style());
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawLine(line);
    if (!one.entered()) return;
    // Lines may cross here: the word stands on the ground.
    painter.setFont(smallFont());
    const QString word = tr("new");
    const QFontMetricsF metrics(painter.font());
    const double wide = metrics.horizontalAdvance(word) + 4.0;
    const QRectF place(line.x1() - wide, line.y1() - metrics.height() / 2, wide, metrics.height());
    painter.fillRect(place, t.panel);
    painter.setPen(t.text);
    painter.drawText(place, Qt::AlignCenter, word);
}

void SlopeChart::paintBefore(QPainter& painter, int item) const
{
    const RankSlope& one = row(item);
    if (!isShown(one.before)) return;
    const double high = rowHeight();
    const double top = heightOf(one.before) - high / 2;
    const double right = plot().left() - kGap;
    const double name = right - rankWidth() - kGap;
    painter.setFont(rowFont(item == current()));
    painter.setPen(item == current() ? theme().text : theme().muted);
    painter.drawText(QRectF(right - rankWidth(), top, rankWidth(), high),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(one.before));
    painter.drawText(QRectF(0, top, name, high), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(one.name, Qt::ElideRight, name));
}

void SlopeChart::paintNow(QPainter& painter, int item) const
{
    const RankSlope& one = row(item);
    if (!isShown(one.now)) return;
    const double high = rowHeight();
    const double middle = heightOf(one.now);
    double left = plot().right() + kGap;
    painter.setFont(rowFont(item == current()));
    painter.setPen(theme().muted);
    painter.drawText(QRectF(left, middle - high / 2, rankWidth(), high),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(one.now));
    left += rankWidth() + kGap;
    const double ring = std::min(kRing, high - 2.0);
    paintRing(painter, QRectF(left, middle - ring / 2, ring, ring), one.presence,
              m_slopes.modalities, theme());
    left += ring + kGap;
    painter.setPen(theme().text);
    painter.drawText(
        QRectF(left, middle - high / 2, width() - left, high), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(one.name, Qt::ElideRight, width() - left));
}

void SlopeChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_slopes.k == 0) {
        painter.setPen(theme().muted);
        painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_slopes.summary);
        paintFocus(painter);
        return;
    }
    paintHeads(painter);
    painter.save();
    painter.setClipRect(plot());  // lines that lead to a rank below those shown
    const auto paintThose = [&](auto which) {
        for (int item = 0; item < itemCount(); ++item)
            if (isShown(row(item)) && which(row(item))) paintLine(painter, item);
    };
    paintThose([](const RankSlope& one) { return one.before == one.now; });
    paintThose([](const RankSlope& one) { return one.falls() || one.left(); });
    paintThose([](const RankSlope& one) { return one.rises(); });
    paintThose([](const RankSlope& one) { return one.entered(); });
    if (current() >= 0) paintLine(painter, current());
    painter.restore();
    for (int item = 0; item < itemCount(); ++item) {
        paintBefore(painter, item);
        paintNow(painter, item);
    }
    if (current() < 0) paintFocus(painter);
}

}  // namespace crossfade::ui
