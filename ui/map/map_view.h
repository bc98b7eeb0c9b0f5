// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_painter.h"
#include "ui/map/point_picker.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <memory>

namespace crossfade::ui {

/// The map: drag to move, wheel or +/- to zoom, 0 to see all, hover to read a name, click to ask
/// for an artist.
class MapView : public QWidget {
    Q_OBJECT
public:
    explicit MapView(QWidget* parent = nullptr);

    /// New points; the view shows all of them. `markOf` names an artist who is hovered; `landmarks`
    /// are named where there is room, the first before the others.
    void setPoints(const Matrix& points, std::size_t modalities,
                   std::function<MapMark(ArtistRow)> markOf, std::vector<MapMark> landmarks);
    void setMarks(std::optional<MapMark> query, std::vector<MapMark> neighbours);
    void setSelected(std::optional<ArtistRow> artist);

    std::size_t shown() const { return m_picker ? m_picker->count() : 0; }
    const MapScene& scene() const { return m_scene; }
    /// Where an artist is drawn; outside the widget if they are off the view.
    QPointF placeOf(ArtistRow artist) const;
    std::optional<ArtistRow> artistAt(const QPointF& place) const;

    /// The map as a picture of its own, in the widget's current view, with a line of text below.
    QImage render(const QSize& size, double pixelRatio, const QString& caption) const;

    void showAll();
    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    void artistClicked(ArtistRow artist);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void viewChanged();
    void zoomBy(double factor, const QPointF& fixed);
    void hover(std::optional<ArtistRow> artist);

    MapScene m_scene;
    std::unique_ptr<PointPicker> m_picker;
    std::function<MapMark(ArtistRow)> m_markOf;
    ViewTransform m_transform;
    double m_fitScale = 1.0;
    bool m_fitted = true;  ///< shows all, also after a resize
    QImage m_points;       ///< kept until the view changes
    QPointF m_pressed;
    QPointF m_last;
    bool m_dragging = false;
};

}  // namespace crossfade::ui
