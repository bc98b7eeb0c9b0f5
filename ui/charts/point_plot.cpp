// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/point_plot.h"

#include "ui/models/text.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace crossfade::ui {

namespace {

constexpr double kReach = 10.0;  // how near one must point
constexpr double kLeft = 34.0;
constexpr double kFoot = 34.0;
constexpr double kTop = 20.0;
constexpr double kRight = 14.0;
constexpr std::size_t kMany = 60;  // from here on points are small and lie over each other

}  // namespace

PointPlot::PointPlot(const QString& name, QWidget* parent) : PaintedChart(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, 180);
}

PointPlot::Range PointPlot::rangeOf(double low, double high)
{
    const double span = std::max(high - low, 1e-3);
    const double rough = span / 4.0;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double nice : {1.0, 2.0, 5.0})
        if (rough <= nice * power) {
            step = nice * power;
            break;
        }
    return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

void PointPlot::setPlan(PointPlan plan)
{
    m_plan = std::move(plan);
    double lowX = 1.0;
    double highX = 0.0;
    double lowY = 1.0;
    double highY = 0.0;
    for (const PlotPoint& p : m_plan.points) {
        lowX = std::min({lowX, p.x, p.xInterval ? p.xInterval->low : p.x});
        highX = std::max({highX, p.x, p.xInterval ? p.xInterval->high : p.x});
        lowY = std::min({lowY, p.y, p.yInterval ? p.yInterval->low : p.y});
        highY = std::max({highY, p.y, p.yInterval ? p.yInterval->high : p.y});
    }
    if (m_plan.diagonal) {
        lowX = lowY = 0.0;
        highX = highY = std::max({highX, highY, 0.1});
    }
    m_x = rangeOf(lowX, highX);
    m_y = rangeOf(lowY, highY);
    m_order.resize(m_plan.points.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(m_order, {}, [&](int i) {
        const PlotPoint& p = m_plan.points[static_cast<std::size_t>(i)];
        return std::pair(p.x, p.y);
    });
    setSummary(tr("%1 points; %2 against %3; arrow keys go through them")
                   .arg(QString::number(m_plan.points.size()), m_plan.yTitle, m_plan.xTitle));
    itemsReplaced();
}

QRectF PointPlot::plot() const
{
    return {kLeft, kTop, width() - kLeft - kRight, height() - kTop - kFoot};
}

QPointF PointPlot::place(double x, double y) const
{
    const QRectF p = plot();
    return {p.left() + p.width() * (x - m_x.low) / (m_x.high - m_x.low),
            p.bottom() - p.height() * (y - m_y.low) / (m_y.high - m_y.low)};
}

QPointF PointPlot::placeOf(int item) const
{
    const PlotPoint& point = m_plan.points[static_cast<std::size_t>(item)];
    return place(point.x, point.y);
}

int PointPlot::itemAt(const QPointF& at) const
{
    int best = -1;
    double nearest = kReach;
    for (int i = 0; i < itemCount(); ++i) {
        const QPointF off = placeOf(i) - at;
        const double distance = std::hypot(off.x(), off.y());
        if (distance > nearest) continue;
        nearest = distance;
        best = i;
    }
    return best;
}

QString PointPlot::spokenItem(int item) const
{
    return m_plan.points[static_cast<std::size_t>(item)].spoken;
}

int PointPlot::nextItem(int from, Qt::Key key) const
{
    const auto at = std::ranges::find(m_order, from);
    const int place = at == m_order.end() ? -1 : static_cast<int>(at - m_order.begin());
    const bool back = key == Qt::Key_Left || key == Qt::Key_Up;
    return m_order[static_cast<std::size_t>(
        std::clamp(place + (back ? -1 : 1), 0, itemCount() - 1))];
}

void PointPlot::paintAxes(QPainter& painter) const
{
    const Theme& t = theme();
    const QRectF p = plot();
    const auto decimals = [](double step) {
        return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 1, 4);
    };
    for (double y = m_y.low; y <= m_y.high + m_y.step / 2; y += m_y.step) {
        const double at = place(m_x.low, y).y();
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(p.left(), at), QPointF(p.right(), at));
        painter.setPen(t.muted);
        painter.drawText(QRectF(0, at - 8, kLeft - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         scoreText(y, decimals(m_y.step)));
    }
    for (double x = m_x.low; x <= m_x.high + m_x.step / 2; x += m_x.step) {
        const double at = place(x, m_y.low).x();
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(at, p.bottom()), QPointF(at, p.bottom() + 4));
        painter.setPen(t.muted);
        painter.drawText(QRectF(at - 20, p.bottom() + 4, 40, 14), Qt::AlignCenter,
                         scoreText(x, decimals(m_x.step)));
    }
    painter.setPen(t.muted);
    const QFontMetricsF metrics(smallFont());
    painter.drawText(QRectF(p.left(), height() - 16, p.width(), 16),
                     Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(m_plan.xTitle, Qt::ElideRight, p.width()));
    painter.drawText(QRectF(0, 0, width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_plan.yTitle, Qt::ElideRight, width()));
    if (!m_plan.diagonal) return;
    const double end = std::min(m_x.high, m_y.high);
    painter.setPen(QPen(t.muted, 1, Qt::DashLine));
    painter.drawLine(place(0.0, 0.0), place(end, end));
}

void PointPlot::paintPoint(QPainter& painter, int item) const
{
    const Theme& t = theme();
    const PlotPoint& point = m_plan.points[static_cast<std::size_t>(item)];
    const QPointF at = placeOf(item);
    const bool many = m_plan.points.size() > kMany;
    painter.setPen(QPen(t.dim, 1));
    if (point.yInterval)
        painter.drawLine(place(point.x, point.yInterval->low),
                         place(point.x, point.yInterval->high));
    if (point.xInterval)
        painter.drawLine(place(point.xInterval->low, point.y),
                         place(point.xInterval->high, point.y));
    const bool strong = item == current() || !point.mark.isEmpty();
    QColor fill = strong ? t.text : t.point;
    if (many && !strong) fill.setAlpha(110);
    const double radius = many ? (strong ? 5.0 : 3.0) : (strong ? 6.5 : 5.0);
    painter.setPen(point.hollow ? QPen(fill, 1.8)
                                : QPen(many ? QColor(Qt::transparent) : t.panel, 1));
    painter.setBrush(point.hollow ? t.panel : fill);
    if (point.otherData) {  // another shape, so that nobody takes it for a system here
        painter.setPen(QPen(strong ? t.text : t.muted, 1.5));
        painter.drawLine(at - QPointF(4, 4), at + QPointF(4, 4));
        painter.drawLine(at - QPointF(4, -4), at + QPointF(4, -4));
        return;
    }
    if (point.diamond) {
        const double reach = radius * 1.3;
        painter.drawPolygon(QPolygonF({{at.x(), at.y() - reach},
                                       {at.x() + reach, at.y()},
                                       {at.x(), at.y() + reach},
                                       {at.x() - reach, at.y()}}));
    } else {
        painter.drawEllipse(at, radius, radius);
    }
}

void PointPlot::paintLabels(QPainter& painter) const
{
    if (!m_plan.labelled) return;
    const QFontMetricsF metrics(smallFont());
    std::vector<QRectF> taken;
    for (int i = 0; i < itemCount(); ++i) {
        const QPointF at = placeOf(i);
        taken.emplace_back(at.x() - 6, at.y() - 6, 12, 12);
    }
    // The marked first, then the best: they get the room.
    std::vector<int> order(m_order);
    std::ranges::stable_sort(order, [&](int a, int b) {
        const PlotPoint& p = m_plan.points[static_cast<std::size_t>(a)];
        const PlotPoint& q = m_plan.points[static_cast<std::size_t>(b)];
        if (p.mark.isEmpty() != q.mark.isEmpty()) return q.mark.isEmpty();
        return p.y > q.y;
    });
    for (const int i : order) {
        const PlotPoint& point = m_plan.points[static_cast<std::size_t>(i)];
        if (i == current()) continue;  // has a label of its own
        const QString text = point.mark.isEmpty()
                                 ? point.label
                                 : QStringLiteral("%1 · %2").arg(point.mark, point.label);
        const double w = metrics.horizontalAdvance(text) + 4.0;
        const QPointF at = placeOf(i);
        const std::array<QRectF, 4> places = {
            QRectF(at.x() + 8, at.y() - 7, w, 14), QRectF(at.x() - 8 - w, at.y() - 7, w, 14),
            QRectF(at.x() - w / 2, at.y() - 22, w, 14), QRectF(at.x() - w / 2, at.y() + 8, w, 14)};
        const QRectF inside = QRectF(rect()).adjusted(kLeft, kTop - 6, 0, -kFoot);
        const auto free = std::ranges::find_if(places, [&](const QRectF& place) {
            return inside.contains(place) && std::ranges::none_of(taken, [&](const QRectF& r) {
                       return r.intersects(place);
                   });
        });
        if (free == places.end()) continue;
        QColor ground = theme().panel;
        ground.setAlpha(190);  // over the intervals
        painter.fillRect(*free, ground);
        painter.setPen(point.mark.isEmpty() ? theme().muted : theme().text);
        painter.drawText(*free, Qt::AlignCenter, text);
        taken.push_back(*free);
    }
}

void PointPlot::paintCurrentLabel(QPainter& painter) const
{
    if (current() < 0) return;
    const Theme& t = theme();
    const PlotPoint& point = m_plan.points[static_cast<std::size_t>(current())];
    const QFontMetricsF metrics(smallFont());
    const QString text = metrics.elidedText(point.spoken, Qt::ElideMiddle, width() - 24.0);
    const double w = metrics.horizontalAdvance(text) + 14.0;
    const QPointF at = placeOf(current());
    QRectF box(at.x() + 12, at.y() - 26, w, 20);
    if (box.right() > width()) box.moveRight(std::max(width() - 1.0, w));
    if (box.top() < 0.0) box.moveTop(at.y() + 10);
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(t.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void PointPlot::paintEvent(QPaintEvent* /*event*/)
{
    if (m_plan.points.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    paintAxes(painter);
    for (int i = 0; i < itemCount(); ++i)
        if (i != current()) paintPoint(painter, i);
    if (current() >= 0) paintPoint(painter, current());
    paintLabels(painter);
    paintCurrentLabel(painter);
    if (current() < 0) paintFocus(painter);
}

}  // namespace crossfade::ui
