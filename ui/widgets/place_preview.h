// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace crossfade::ui {

/// A small map with one place in it: where somebody would stand, and the few beside them. Places
/// are in the map's coordinates, y up; those that are not finite are left out.
class PlacePreview : public QWidget {
    Q_OBJECT
public:
    explicit PlacePreview(QWidget* parent = nullptr);

    void setPoints(std::vector<QPointF> points);
    /// None: nobody is placed. `neighbours` are drawn larger; `what` is spoken.
    void setPlace(std::optional<QPointF> place, std::vector<QPointF> neighbours,
                  const QString& what);
    const std::optional<QPointF>& place() const { return m_place; }

    QSize sizeHint() const override { return {320, 220}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QPointF> m_points;
    QRectF m_world;
    std::optional<QPointF> m_place;
    std::vector<QPointF> m_neighbours;
};

}  // namespace crossfade::ui
