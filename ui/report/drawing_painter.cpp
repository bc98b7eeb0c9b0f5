// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/drawing_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace crossfade::ui {

namespace {

using namespace report;

QColor colour(Colour c)
{
    return {c.red, c.green, c.blue};
}

/// Paints one shape after the other.
class ShapePainter {
public:
    // Scaled by hand: a painter that scales would set letters by the metrics of tiny ones.
    ShapePainter(QPainter& painter, const QPointF& at, double scale)
        : m_painter(painter), m_at(at), m_scale(scale)
    {
    }

    void operator()(const LineShape& line)
    {
        m_painter.setPen(pen(line.stroke));
        m_painter.drawLine(place(line.from), place(line.to));
    }
    void operator()(const PathShape& path)
    {
        QPen rounded = pen(path.stroke);
        rounded.setJoinStyle(Qt::RoundJoin);
        m_painter.setPen(rounded);
        m_painter.drawPolyline(polygon(path.places));
    }
    void operator()(const AreaShape& area)
    {
        QColor fill = colour(area.fill);
        fill.setAlphaF(static_cast<float>(area.opacity));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fill);
        m_painter.drawPolygon(polygon(area.places));
    }
    void operator()(const BoxShape& box)
    {
        m_painter.fillRect(rectangle(box.box), colour(box.fill));
    }
    void operator()(const FrameShape& frame)
    {
        m_painter.setPen(pen({frame.stroke}));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(rectangle(frame.box));
    }
    void operator()(const MarkerShape& marker)
    {
        m_painter.setPen(pen({kWhite}));
        m_painter.setBrush(colour(marker.fill));
        if (marker.corners.empty())
            m_painter.drawEllipse(place(marker.at), kDiscRadius * m_scale, kDiscRadius * m_scale);
        else
            m_painter.drawPolygon(polygon(marker.corners));
    }
    void operator()(const TextShape& text);
    void operator()(const ClipBegin& clip)
    {
        m_painter.save();
        m_painter.setClipRect(rectangle(clip.box), Qt::IntersectClip);
    }
    void operator()(const ClipEnd& /*clip*/) { m_painter.restore(); }

private:
    QPointF place(Place p) const { return m_at + QPointF(p.x, p.y) * m_scale; }
    QRectF rectangle(const Box& box) const
    {
        return {place({box.left, box.top}), QSizeF(box.width, box.height) * m_scale};
    }
    QPolygonF polygon(const std::vector<Place>& places) const
    {
        QPolygonF result;
        for (const Place p : places) result << place(p);
        return result;
    }
    QPen pen(const Stroke& stroke) const
    {
        QPen result(colour(stroke.colour), stroke.width * m_scale, Qt::SolidLine, Qt::FlatCap,
                    Qt::MiterJoin);
        QList<qreal> dashes;
        const QString lengths =
            QString::fromLatin1(stroke.dashes.data(), static_cast<qsizetype>(stroke.dashes.size()));
        for (const QString& length : lengths.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            dashes << length.toDouble() / stroke.width;  // Qt counts in widths of the pen
        if (!dashes.isEmpty()) result.setDashPattern(dashes);
        return result;
    }

    QPainter& m_painter;
    QPointF m_at;
    double m_scale;
};

void ShapePainter::operator()(const TextShape& text)
{
    const TextLook& look = text.look;
    QFont font(reportFont());
    font.setPixelSize(static_cast<int>(std::lround(look.size * m_scale)));
    const QString shown = QString::fromStdString(text.shown);
    const double width = QFontMetricsF(font).horizontalAdvance(shown);
    const double left = look.anchor == Anchor::Start    ? 0.0
                        : look.anchor == Anchor::Middle ? -width / 2.0
                                                        : -width;
    m_painter.save();
    m_painter.translate(place(text.at));
    m_painter.rotate(look.rotation);
    m_painter.setFont(font);
    if (look.halo) {
        QPainterPath letters;
        letters.addText(QPointF(left, 0.0), font, shown);
        m_painter.strokePath(
            letters, QPen(Qt::white, 3.0 * m_scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    m_painter.setPen(colour(look.colour));
    m_painter.drawText(QPointF(left, 0.0), shown);
    m_painter.restore();
}

}  // namespace

QString reportFont()
{
    return QStringLiteral("Noto Sans");
}

void paintDrawing(QPainter& painter, const Drawing& drawing, const QPointF& at, double scale)
{
    ShapePainter shapes(painter, at, scale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Shape& shape : drawing.shapes()) std::visit(shapes, shape);
    painter.restore();
}

}  // namespace crossfade::ui
