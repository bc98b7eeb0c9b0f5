// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace crossfade::ui {

namespace {
constexpr double kMargin = 40.0;
constexpr double kPickRadius = 9.0;  // pixels
constexpr double kDragThreshold = 4.0;
constexpr double kStep = 1.4;  // of one key press
constexpr double kPanStep = 60.0;
}  // namespace

MapView::MapView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 200);
    setAccessibleName(tr("Map of the artists"));
    setAccessibleDescription(tr(
        "Drag to move, wheel to zoom, click an artist to ask for them; + and - zoom, 0 shows all"));
}

void MapView::setPoints(const Matrix& points, std::size_t modalities,
                        std::function<MapMark(ArtistRow)> markOf, std::vector<MapMark> landmarks)
{
    m_scene = MapScene{};
    m_scene.points = points;
    m_scene.modalities = modalities;
    m_scene.landmarks = std::move(landmarks);
    m_picker = std::make_unique<PointPicker>(points);
    m_markOf = std::move(markOf);
    showAll();
}

void MapView::setMarks(std::optional<MapMark> query, std::vector<MapMark> neighbours)
{
    m_scene.query = std::move(query);
    m_scene.neighbours = std::move(neighbours);
    update();
}

void MapView::setSelected(std::optional<ArtistRow> artist)
{
    m_scene.selected = artist;
    update();
}

QPointF MapView::placeOf(ArtistRow artist) const
{
    return m_transform.toView(static_cast<double>(m_scene.points.at(artist, 0)),
                              static_cast<double>(m_scene.points.at(artist, 1)));
}

std::optional<ArtistRow> MapView::artistAt(const QPointF& place) const
{
    if (!m_picker) return std::nullopt;
    // What is drawn large is meant before the small points under it.
    const auto near = [&](ArtistRow artist, double radius) {
        if (std::isnan(m_scene.points.at(artist, 0))) return false;
        const QPointF apart = placeOf(artist) - place;
        return std::hypot(apart.x(), apart.y()) <= radius;
    };
    for (const MapMark& mark : m_scene.neighbours)
        if (near(mark.artist, kPickRadius)) return mark.artist;
    return m_picker->nearest(m_transform.toWorld(place), kPickRadius / m_transform.scale());
}

QImage MapView::render(const QSize& size, double pixelRatio, const QString& caption) const
{
    const Theme& theme = themeFor(palette());
    QImage image(size * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(theme.panel);
    QPainter painter(&image);
    painter.setFont(font());
    const ViewTransform transform =
        m_picker ? ViewTransform::fit(m_picker->bounds(), size, kMargin) : ViewTransform();
    if (m_picker) {
        painter.drawImage(QPointF(0, 0), paintPoints(m_scene, transform, size, pixelRatio, theme));
        paintMarks(painter, m_scene, transform, QRectF(QPointF(0, 0), size), theme);
    }
    QFont small = painter.font();
    small.setPixelSize(12);
    painter.setFont(small);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(14, 0, size.width() - 28, size.height() - 10),
                     Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, caption);
    return image;
}

void MapView::showAll()
{
    m_fitted = true;
    if (m_picker) m_transform = ViewTransform::fit(m_picker->bounds(), size(), kMargin);
    m_fitScale = m_transform.scale();
    viewChanged();
}

void MapView::zoomIn()
{
    zoomBy(kStep, QPointF(width() / 2.0, height() / 2.0));
}

void MapView::zoomOut()
{
    zoomBy(1.0 / kStep, QPointF(width() / 2.0, height() / 2.0));
}

void MapView::zoomBy(double factor, const QPointF& fixed)
{
    constexpr double kLeast = 0.5;
    constexpr double kMost = 2000.0;
    factor = std::clamp(m_transform.scale() * factor / m_fitScale, kLeast, kMost) * m_fitScale /
             m_transform.scale();
    m_transform.zoom(factor, fixed);
    m_fitted = false;
    viewChanged();
}

void MapView::viewChanged()
{
    m_points = QImage();
    update();
}

void MapView::hover(std::optional<ArtistRow> artist)
{
    const bool same = artist.has_value() == m_scene.hovered.has_value() &&
                      (!artist || m_scene.hovered->artist == *artist);
    if (same) return;
    m_scene.hovered = artist && m_markOf ? std::optional(m_markOf(*artist)) : std::nullopt;
    setCursor(artist ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void MapView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (!m_picker) return;
    const Theme& theme = themeFor(palette());
    if (m_points.isNull())
        m_points = paintPoints(m_scene, m_transform, size(), devicePixelRatioF(), theme);
    painter.drawImage(QPointF(0, 0), m_points);
    paintMarks(painter, m_scene, m_transform, rect(), theme);
    if (hasFocus()) {
        painter.setPen(QPen(theme.text, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
    }
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        showAll();
    else
        viewChanged();
}

void MapView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) viewChanged();
    QWidget::changeEvent(event);
}

void MapView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pressed = m_last = event->position();
    m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) == 0) {
        hover(artistAt(event->position()));
        return;
    }
    const QPointF moved = event->position() - m_pressed;
    if (!m_dragging && std::hypot(moved.x(), moved.y()) < kDragThreshold) return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    m_transform.pan(event->position() - m_last);
    m_last = event->position();
    m_fitted = false;
    viewChanged();
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const bool wasDrag = m_dragging;
    m_dragging = false;
    setCursor(Qt::ArrowCursor);
    if (wasDrag) return;
    if (const auto artist = artistAt(event->position())) Q_EMIT artistClicked(*artist);
}

void MapView::leaveEvent(QEvent* /*event*/)
{
    hover(std::nullopt);
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            return;
        case Qt::Key_Minus:
            zoomOut();
            return;
        case Qt::Key_0:
        case Qt::Key_Home:
            showAll();
            return;
        case Qt::Key_Left:
            m_transform.pan({kPanStep, 0});
            break;
        case Qt::Key_Right:
            m_transform.pan({-kPanStep, 0});
            break;
        case Qt::Key_Up:
            m_transform.pan({0, kPanStep});
            break;
        case Qt::Key_Down:
            m_transform.pan({0, -kPanStep});
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    m_fitted = false;
    viewChanged();
}

}  // namespace crossfade::ui
