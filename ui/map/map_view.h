// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_camera.h"
#include "ui/map/map_gesture.h"
#include "ui/map/map_painter.h"
#include "ui/map/point_picker.h"

#include <QImage>
#include <QVariantAnimation>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace crossfade::ui {

/// The map as one sees and handles it. It shows what it is given and tells what is wanted; it knows
/// no model. The wheel zooms; a drag moves the map or selects, as the tool says; a click asks for
/// an artist; arrow keys walk from artist to artist. Movements take kMoveMs, and no time where the
/// style has no animations.
class MapView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMoveMs = 220;

    explicit MapView(QWidget* parent = nullptr);

    /// Another run or catalogue, without points as yet. `markOf` says who somebody is who is
    /// hovered or walked to; `landmarks` are named where there is room, the first before the
    /// others.
    void setArtists(std::size_t modalities, std::function<MapMark(ArtistRow)> markOf,
                    std::vector<MapMark> landmarks);
    /// Where they are (artists x 2, NaN: not on the map): at once, or moving there from where they
    /// were. The view stays, but one that shows all goes on showing all.
    void setPoints(std::shared_ptr<const Matrix> points, bool move);
    /// All is seen from now on, at once: a place on another layout means nothing.
    void forgetView();
    void setMarks(std::optional<MapMark> query, std::vector<MapMark> neighbours);
    /// Several who are asked for, of whom the query of setMarks() is none, and those against.
    void setSeveral(std::vector<MapMark> asked, std::vector<MapMark> against);
    void setPath(std::vector<MapMark> path);
    void setSelected(std::optional<ArtistRow> artist);
    /// See MapScene for these.
    void setClasses(std::vector<std::uint8_t> classes, std::vector<QColor> palette);
    void setSelection(std::vector<ArtistRow> artists);
    void setRegions(std::vector<RegionName> coarse, std::vector<RegionName> fine);
    void setMoved(std::vector<MapGhost> ghosts, std::vector<QPointF> trail,
                  std::vector<ArtistRow> approximate);
    /// Parts of the widget that something lies over: names keep out of them.
    void setCovered(std::vector<QRectF> parts);
    void setHoverLines(std::vector<ArtistRow> artists);

    /// How many times as large as usual points, rings and names are: for who sits far away.
    void setMagnification(double magnification);
    double magnification() const { return m_magnification; }

    void setTool(MapTool tool);
    void setSelectMode(SelectMode mode) { m_mode = mode; }

    /// Artists who have a place, hidden ones among them.
    std::size_t shown() const { return m_shown; }
    const MapScene& scene() const { return m_scene; }
    const MapCamera& camera() const { return m_camera; }
    /// No point is on its way to its place.
    bool arrived() const { return m_move.state() != QAbstractAnimation::Running; }
    /// Who the keyboard is at.
    std::optional<ArtistRow> walkedArtist() const { return m_walked; }
    std::optional<ArtistRow> hovered() const;
    /// Nobody is hovered until the pointer moves: points may have moved beneath it.
    void clearHovered() { hover(std::nullopt); }
    /// Where an artist is drawn; outside the widget if they are off the view.
    QPointF placeOf(ArtistRow artist) const;
    std::optional<ArtistRow> artistAt(const QPointF& place) const;

    /// Paints the map into (0, 0, size), all of it or what is seen now, in a theme of its own and
    /// without what is hovered; names keep out of `covered`. `pixelRatio` is of the points, which
    /// are an image.
    void render(QPainter& painter, const QSize& size, double pixelRatio, const Theme& theme,
                bool whole, const std::vector<QRectF>& covered = {}) const;
    /// The points of the whole map, and what part of it that shows.
    QImage overview(const QSize& size, double pixelRatio) const;
    QRectF overviewWorld(const QSize& size) const;

    void showAll();
    void zoomIn();
    void zoomOut();
    /// What encloses these artists; nothing happens where none of them is on the map.
    void showArtists(std::span<const ArtistRow> artists);
    void showQuery();
    /// Whether showQuery() would change nothing.
    bool showsQuery() const;
    /// A part of the map, in its own units, which then fills the view.
    void showArea(const QRectF& world);
    void centreOn(const QPointF& world);

Q_SIGNALS:
    void artistClicked(ArtistRow artist);
    void hoveredChanged(std::optional<ArtistRow> artist);
    /// By keyboard: what is said of them is up to who listens.
    void walkedTo(ArtistRow artist);
    /// A drag or key picked these, who lie on the map and are not hidden.
    void picked(const std::vector<ArtistRow>& artists, SelectMode mode);
    void toggled(ArtistRow artist);
    void clearWanted();
    void toolWanted(MapTool tool);
    void viewChanged();
    /// The points stand where setPoints() wants them.
    void pointsSettled();
    /// At a place of the screen; nobody: between the artists.
    void menuWanted(std::optional<ArtistRow> artist, const QPoint& place);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    ViewTransform overviewTransform(const QSize& size) const;
    void pointsMoved();
    void repaintPoints();
    void moveView();
    void startMove();
    bool zoomKey(int key);
    bool walk(QKeyEvent* event);
    void hover(std::optional<ArtistRow> artist);
    void setCursorShape(bool overArtist);
    /// Made when somebody first points at something, as it is not while points move.
    const PointPicker& picker() const;
    QPointF middle() const { return {width() / 2.0, height() / 2.0}; }

    /// Of the view as it would be at the usual size.
    QSizeF usualSize() const { return QSizeF(size()) / m_magnification; }
    void coverScene();
    /// What encloses these artists where they are, or are moving to; none where nobody is on the
    /// map.
    std::optional<QRectF> areaOf(std::span<const ArtistRow> artists) const;
    std::vector<ArtistRow> queryAndNeighbours() const;

    MapScene m_scene;
    double m_magnification = 1.0;
    std::vector<QRectF> m_covered;           ///< of the widget
    std::shared_ptr<const Matrix> m_points;  ///< where they are, or are moving to
    Matrix m_from;                           ///< where they come from
    QVariantAnimation m_move;                ///< of the points
    MapCamera m_camera;
    QVariantAnimation m_travel;  ///< of the camera
    mutable std::unique_ptr<PointPicker> m_picker;
    std::function<MapMark(ArtistRow)> m_markOf;
    std::vector<RegionName> m_coarse;
    std::vector<RegionName> m_fine;
    std::size_t m_shown = 0;
    QImage m_image;  ///< of the points: kept until they or the view change
    MapTool m_tool = MapTool::Move;
    SelectMode m_mode = SelectMode::New;
    std::optional<MapGesture> m_gesture;
    std::optional<ArtistRow> m_walked;
    QPointF m_pressed;
    QPointF m_last;
    bool m_dragging = false;
};

}  // namespace crossfade::ui
