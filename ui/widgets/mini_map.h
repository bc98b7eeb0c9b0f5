// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QWidget>

namespace crossfade::ui {

/// The whole map, small, with a frame around what the large one shows. A click or a drag moves the
/// view there, arrow keys move it by a part of the frame. Whoever owns it hides it while everything
/// is visible. Places are in the map's coordinates, y up.
class MiniMap : public QWidget {
    Q_OBJECT
public:
    explicit MiniMap(QWidget* parent = nullptr);

    /// `picture` shows exactly `world`, its upper edge the largest y; it may have more pixels than
    /// it is shown with.
    void setPicture(const QImage& picture, const QRectF& world);
    /// What the large map shows; may reach beyond the picture.
    void setShown(const QRectF& shown);

    QSize sizeHint() const override { return {168, 116}; }

Q_SIGNALS:
    /// The view is to have this in its middle: a place within the picture.
    void centreWanted(const QPointF& world);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Where the picture lies in the widget; empty where there is none.
    QRectF place() const;
    QPointF toWorld(const QPointF& point) const;
    /// The frame, within the picture.
    QRectF frame() const;
    void wantCentre(QPointF world);

    QImage m_picture;
    QRectF m_world;
    QRectF m_shown;
    QPointF m_grip;  ///< from where it was grasped to the frame's middle, in the map's coordinates
};

}  // namespace crossfade::ui
