// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_tool.h"

#include <QAbstractButton>
#include <QColor>
#include <QRectF>

class QPainter;

namespace crossfade::ui {

/// The sign of a tool, as shapes: sharp at any size and pixel ratio.
void paintToolSign(QPainter& painter, const QRectF& square, MapTool tool, const QColor& colour);

/// A checkable button with the sign of a tool of the map.
class ToolButton : public QAbstractButton {
    Q_OBJECT
public:
    /// `what` is its accessible name and, with the key, its tooltip.
    ToolButton(MapTool tool, const QString& what, const QString& key, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {30, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    MapTool m_tool;
};

}  // namespace crossfade::ui
