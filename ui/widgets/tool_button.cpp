// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tool_button.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace crossfade::ui {

namespace {

constexpr double kGridSize = 24.0;  // the signs are drawn on a square of so many units
constexpr double kStroke = 1.9;

/// A line as a shape, with round ends.
QPainterPath rod(const QPointF& from, const QPointF& to, double width)
{
    QPainterPath line(from);
    line.lineTo(to);
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::RoundCap);
    return stroker.createStroke(line);
}

QPainterPath hand()
{
    constexpr double kFinger = 2.7;
    QPainterPath shape;
    shape.addRoundedRect(QRectF(6.9, 11.0, 12.0, 10.4), 4.6, 4.6);
    for (const auto& [x, top] : {std::pair(8.25, 6.8), std::pair(11.35, 4.2), std::pair(14.45, 4.6),
                                 std::pair(17.55, 7.6)})
        shape = shape.united(rod({x, top}, {x, 15.0}, kFinger));
    return shape.united(rod({4.4, 13.4}, {8.6, 18.4}, 2.9));
}

QPainterPath lassoLoop()
{
    QPainterPath loop(QPointF(8.2, 15.6));
    loop.cubicTo({1.8, 14.4}, {1.6, 7.4}, {8.0, 4.9});
    loop.cubicTo({14.0, 2.6}, {21.4, 4.8}, {21.4, 9.6});
    loop.cubicTo({21.4, 14.0}, {15.4, 16.8}, {8.2, 15.6});
    return loop;
}

QPainterPath lassoEnd()
{
    QPainterPath end(QPointF(8.2, 15.6));
    end.cubicTo({5.2, 16.4}, {5.2, 19.6}, {8.4, 19.4});
    end.cubicTo({10.2, 19.2}, {10.2, 20.8}, {9.4, 21.8});
    return end;
}

QPainterPath brushTip()
{
    QPainterPath tip(QPointF(3.4, 20.8));
    tip.cubicTo({5.6, 20.2}, {4.6, 15.4}, {8.6, 14.6});
    tip.cubicTo({11.6, 14.2}, {12.8, 17.2}, {10.8, 19.2});
    tip.cubicTo({9.0, 21.0}, {5.8, 21.2}, {3.4, 20.8});
    return tip;
}

}  // namespace

void paintToolSign(QPainter& painter, const QRectF& square, MapTool tool, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / kGridSize, square.height() / kGridSize);
    QPen pen(colour, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (tool) {
        case MapTool::Move:
            painter.fillPath(hand(), colour);
            break;
        case MapTool::Rectangle:
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({2.2, 1.55});
            pen.setDashOffset(1.1);
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(4.0, 5.0, 16.0, 14.0));
            break;
        case MapTool::Lasso:
            painter.strokePath(lassoEnd(), pen);
            painter.strokePath(lassoLoop(), pen);
            break;
        case MapTool::Brush:
            painter.fillPath(rod({11.8, 13.2}, {20.0, 4.4}, 2.9), colour);
            painter.fillPath(brushTip(), colour);
            break;
    }
    painter.restore();
}

ToolButton::ToolButton(MapTool tool, const QString& what, const QString& key, QWidget* parent)
    : QAbstractButton(parent), m_tool(tool)
{
    setCheckable(true);
    setAccessibleName(what);
    setToolTip(tr("%1 (%2)").arg(what, key));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ToolButton::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || hasFocus()) {
        painter.setPen(QPen(hasFocus() ? theme.text : theme.line, 1));
        painter.setBrush(isChecked() ? QBrush(theme.raised) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(place, 6, 6);
    }
    constexpr double kSide = 18.0;
    const QRectF square(place.center() - QPointF(kSide / 2, kSide / 2), QSizeF(kSide, kSide));
    paintToolSign(painter, square, m_tool, isChecked() || underMouse() ? theme.text : theme.muted);
}

void ToolButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ToolButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace crossfade::ui
