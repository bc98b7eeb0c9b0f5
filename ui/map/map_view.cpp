// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_view.h"

#include "ui/map/point_splatter.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade::ui {

namespace {

constexpr double kPickRadius = 9.0;  // pixels
constexpr double kStep = 1.4;        // of one press of a key or button
constexpr double kOverviewMargin = 6.0;
constexpr double kCloser = 3.0;  // than all: from here on there is room for finer regions

bool isPlace(std::span<const float> point)
{
    return std::isfinite(point[0]) && std::isfinite(point[1]);
}

/// What encloses the points; empty at the origin if there are none.
QRectF boundsOf(const Matrix& points)
{
    float left = std::numeric_limits<float>::max();
    float right = std::numeric_limits<float>::lowest();
    float low = left;
    float high = right;
    for (std::size_t i = 0; i < points.rows; ++i) {
        const auto point = points.row(i);
        if (!isPlace(point)) continue;
        left = std::min(left, point[0]);
        right = std::max(right, point[0]);
        low = std::min(low, point[1]);
        high = std::max(high, point[1]);
    }
    if (left > right) return {};
    return {QPointF(static_cast<double>(left), static_cast<double>(low)),
            QPointF(static_cast<double>(right), static_cast<double>(high))};
}

}  // namespace

MapView::MapView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 200);
    setAccessibleName(tr("Map of the artists"));
    setAccessibleDescription(
        tr("Arrow keys walk from artist to artist, with Shift they move the map; Enter asks for "
           "the artist, Space selects; + and - zoom, 0 shows all, Q the query with its "
           "neighbours, S the selection"));
    for (QVariantAnimation* one : {&m_move, &m_travel}) {
        one->setStartValue(0.0);
        one->setEndValue(1.0);
    }
    connect(&m_move, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const auto part = static_cast<float>(eased(value.toDouble()));
        if (part <= 0.0F) return;  // still where they were: nothing to draw anew
        for (std::size_t i = 0; i < m_scene.points.values.size(); ++i) {
            const float from = m_from.values[i];
            const float to = m_points->values[i];
            m_scene.points.values[i] =
                part < 1.0F && std::isfinite(from) ? from + part * (to - from) : to;
        }
        pointsMoved();
    });
    connect(&m_move, &QVariantAnimation::finished, this, &MapView::pointsSettled);
    connect(&m_travel, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_camera.moveTo(value.toDouble());
        moveView();
    });
}

void MapView::setArtists(std::size_t modalities, std::function<MapMark(ArtistRow)> markOf,
                         std::vector<MapMark> landmarks)
{
    m_move.stop();
    m_travel.stop();
    m_gesture.reset();
    m_walked.reset();
    m_coarse.clear();
    m_fine.clear();
    m_points.reset();
    m_scene = MapScene{};
    m_scene.modalities = modalities;
    m_scene.landmarks = std::move(landmarks);
    m_markOf = std::move(markOf);
    m_camera = MapCamera();
    m_shown = 0;
    pointsMoved();
}

void MapView::setPoints(std::shared_ptr<const Matrix> points, bool move)
{
    if (points == m_points) return;
    m_move.stop();
    const bool sameArtists = m_points && points && m_points->rows == points->rows;
    m_points = std::move(points);
    if (!m_points) {
        m_scene.points = {};
        m_shown = 0;
        pointsMoved();
        return;
    }
    m_shown = 0;
    for (std::size_t i = 0; i < m_points->rows; ++i) m_shown += isPlace(m_points->row(i)) ? 1 : 0;
    const int ms = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (move && sameArtists && ms > 0 && isVisible()) {
        m_from = m_scene.points;
        m_move.setDuration(kMoveMs);
        m_move.start();
    } else {
        m_scene.points = *m_points;
        pointsMoved();
        Q_EMIT pointsSettled();
    }
}

void MapView::forgetView()
{
    m_travel.stop();
    m_camera = MapCamera();
    pointsMoved();
}

void MapView::pointsMoved()
{
    m_picker.reset();
    m_camera.setView(boundsOf(m_scene.points), size());
    moveView();
}

void MapView::setMarks(std::optional<MapMark> query, std::vector<MapMark> neighbours)
{
    const bool another = query.has_value() != m_scene.query.has_value() ||
                         (query && query->artist != m_scene.query->artist);
    if (another) m_walked = query ? std::optional(query->artist) : std::nullopt;
    m_scene.query = std::move(query);
    m_scene.neighbours = std::move(neighbours);
    update();
}

void MapView::setSeveral(std::vector<MapMark> asked, std::vector<MapMark> against)
{
    m_scene.asked = std::move(asked);
    m_scene.against = std::move(against);
    update();
}

void MapView::setPath(std::vector<MapMark> path)
{
    m_scene.path = std::move(path);
    update();
}

void MapView::setSelected(std::optional<ArtistRow> artist)
{
    m_scene.selected = artist;
    update();
}

void MapView::setClasses(std::vector<std::uint8_t> classes, std::vector<QColor> palette)
{
    if (classes == m_scene.classes && palette == m_scene.palette) return;
    m_scene.classes = std::move(classes);
    m_scene.palette = std::move(palette);
    m_picker.reset();
    repaintPoints();
}

void MapView::setSelection(std::vector<ArtistRow> artists)
{
    if (artists == m_scene.selection) return;
    m_scene.selection = std::move(artists);
    repaintPoints();
}

void MapView::setRegions(std::vector<RegionName> coarse, std::vector<RegionName> fine)
{
    m_coarse = std::move(coarse);
    m_fine = std::move(fine);
    moveView();
}

void MapView::setMoved(std::vector<MapGhost> ghosts, std::vector<QPointF> trail,
                       std::vector<ArtistRow> approximate)
{
    m_scene.ghosts = std::move(ghosts);
    m_scene.trail = std::move(trail);
    m_scene.approximate = std::move(approximate);
    update();
}

void MapView::setHoverLines(std::vector<ArtistRow> artists)
{
    m_scene.hoverLines = std::move(artists);
    update();
}

void MapView::setCovered(std::vector<QRectF> parts)
{
    if (parts == m_covered) return;
    m_covered = std::move(parts);
    coverScene();
}

void MapView::coverScene()
{
    m_scene.covered = m_covered;
    for (QRectF& part : m_scene.covered)
        part = {part.topLeft() / m_magnification, part.size() / m_magnification};
    update();
}

void MapView::setMagnification(double magnification)
{
    if (magnification == m_magnification) return;
    m_magnification = magnification;
    coverScene();
    repaintPoints();
}

void MapView::setTool(MapTool tool)
{
    m_tool = tool;
    m_gesture.reset();
    setCursorShape(false);
    update();
}

QPointF MapView::placeOf(ArtistRow artist) const
{
    return m_camera.transform().toView(static_cast<double>(m_scene.points.at(artist, 0)),
                                       static_cast<double>(m_scene.points.at(artist, 1)));
}

const PointPicker& MapView::picker() const
{
    if (!m_picker) {
        m_picker = std::make_unique<PointPicker>(m_scene.points);
        std::vector<std::uint8_t> hidden(m_scene.classes.size());
        std::ranges::transform(m_scene.classes, hidden.begin(), [](std::uint8_t one) {
            return static_cast<std::uint8_t>(one == kHiddenClass ? 1 : 0);
        });
        m_picker->setHidden(hidden);
    }
    return *m_picker;
}

std::optional<ArtistRow> MapView::artistAt(const QPointF& place) const
{
    if (m_shown == 0) return std::nullopt;
    const double reach = kPickRadius * m_magnification;
    // What is drawn large is meant before the small points under it.
    for (const MapMark& mark : m_scene.neighbours)
        if (const auto at = ui::placeOf(m_scene, mark.artist, m_camera.transform());
            at && std::hypot(at->x() - place.x(), at->y() - place.y()) <= reach)
            return mark.artist;
    return picker().nearest(m_camera.transform().toWorld(place),
                            reach / m_camera.transform().scale());
}

void MapView::render(QPainter& painter, const QSize& size, double pixelRatio, const Theme& theme,
                     bool whole, const std::vector<QRectF>& covered) const
{
    MapScene scene = m_scene;
    scene.hovered.reset();
    scene.hoverLines.clear();
    scene.covered = covered;
    MapCamera camera = m_camera;
    camera.setView(m_camera.world(), size);
    if (!whole && !m_camera.showsAll()) {
        // As much of the map as is seen now, in the middle.
        camera = MapCamera();
        camera.setView(m_camera.world(), size);
        camera.pan({});
        camera.zoom(std::min(size.width() / static_cast<double>(std::max(width(), 1)),
                             size.height() / static_cast<double>(std::max(height(), 1))) *
                        m_camera.transform().scale() / camera.transform().scale(),
                    {});
        camera.centre(m_camera.seen().center());
    } else if (whole) {
        camera.goToAll();
        camera.moveTo(1.0);
    }
    if (m_shown == 0) return;
    painter.drawImage(QRectF(QPointF(0, 0), size),
                      paintPoints(scene, camera.transform(), size, pixelRatio, theme));
    paintMarks(painter, scene, camera.transform(), QRectF(QPointF(0, 0), size), theme);
}

QRectF MapView::overviewWorld(const QSize& size) const
{
    const ViewTransform whole = overviewTransform(size);
    return {whole.toWorld(QPointF(0.0, size.height())), whole.toWorld(QPointF(size.width(), 0.0))};
}

QImage MapView::overview(const QSize& size, double pixelRatio) const
{
    return paintPoints(m_scene, overviewTransform(size), size, pixelRatio, themeFor(palette()));
}

ViewTransform MapView::overviewTransform(const QSize& size) const
{
    return ViewTransform::fit(m_camera.world(), size, kOverviewMargin);
}

void MapView::showAll()
{
    m_camera.goToAll();
    startMove();
}

void MapView::zoomIn()
{
    m_camera.goCloser(kStep, middle());
    startMove();
}

void MapView::zoomOut()
{
    m_camera.goCloser(1.0 / kStep, middle());
    startMove();
}

std::optional<QRectF> MapView::areaOf(std::span<const ArtistRow> artists) const
{
    if (!m_points) return std::nullopt;
    Matrix places(artists.size(), 2);
    for (std::size_t i = 0; i < artists.size(); ++i)
        std::ranges::copy(m_points->row(artists[i]), places.row(i).begin());
    const bool any = std::ranges::any_of(
        artists, [this](ArtistRow artist) { return isPlace(m_points->row(artist)); });
    return any ? std::optional(boundsOf(places)) : std::nullopt;
}

std::vector<ArtistRow> MapView::queryAndNeighbours() const
{
    std::vector<ArtistRow> artists;
    if (m_scene.query) artists.push_back(m_scene.query->artist);
    for (const std::vector<MapMark>* marks : {&m_scene.asked, &m_scene.neighbours})
        for (const MapMark& mark : *marks) artists.push_back(mark.artist);
    return artists;
}

void MapView::showArtists(std::span<const ArtistRow> artists)
{
    const auto area = areaOf(artists);
    if (!area) return;
    m_camera.goTo(*area);
    startMove();
}

void MapView::showQuery()
{
    showArtists(queryAndNeighbours());
}

bool MapView::showsQuery() const
{
    const auto area = areaOf(queryAndNeighbours());
    if (!area) return false;
    MapCamera there = m_camera;
    there.goTo(*area);
    there.moveTo(1.0);
    return there.transform() == m_camera.transform();
}

void MapView::showArea(const QRectF& world)
{
    m_camera.goTo(world, 0.0);
    startMove();
}

void MapView::centreOn(const QPointF& world)
{
    m_travel.stop();
    m_camera.centre(world);
    moveView();
}

void MapView::startMove()
{
    m_travel.stop();
    const int ms = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (ms > 0 && isVisible()) {
        m_travel.setDuration(kMoveMs);
        m_travel.start();
    } else {
        m_camera.moveTo(1.0);
        moveView();
    }
}

void MapView::moveView()
{
    MapCamera all = m_camera;
    all.goToAll();
    all.moveTo(1.0);
    const bool close =
        m_camera.transform().scale() > kCloser * all.transform().scale() && !m_fine.empty();
    m_scene.regions = close ? m_fine : m_coarse;
    repaintPoints();
    Q_EMIT viewChanged();
}

void MapView::repaintPoints()
{
    m_image = QImage();
    update();
}

void MapView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_shown == 0) return;
    const Theme& theme = themeFor(palette());
    const ViewTransform usual = m_camera.transform().scaled(1.0 / m_magnification);
    const QSizeF room = usualSize();
    if (m_image.isNull()) {
        m_image = paintPoints(m_scene, usual, room.toSize(), devicePixelRatioF() * m_magnification,
                              theme);
        m_image.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawImage(QPointF(0, 0), m_image);
    painter.save();
    painter.scale(m_magnification, m_magnification);
    paintMarks(painter, m_scene, usual, QRectF(QPointF(0, 0), room), theme);
    painter.restore();
    if (m_gesture)
        m_gesture->paint(painter, theme);
    else if (m_tool == MapTool::Brush && underMouse())
        paintBrush(painter, m_last, theme);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.text, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
    }
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.setView(m_camera.world(), size());
    moveView();
}

void MapView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) repaintPoints();
    QWidget::changeEvent(event);
}

}  // namespace crossfade::ui
