// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace crossfade::ui {

/// A chart that paints itself, and whose items (points, cells) one can point at or go through by
/// key. What the current item says is spoken, and handed to itemChanged() to be shown.
class PaintedChart : public QWidget {
    Q_OBJECT
public:
    explicit PaintedChart(QWidget* parent = nullptr);

    /// Pointed at, else reached by key; -1: none.
    int current() const { return m_hovered >= 0 ? m_hovered : m_focused; }

Q_SIGNALS:
    void itemChanged(const QString& spoken);  ///< empty: none
    void itemActivated(int item);             ///< by click or Return

protected:
    const Theme& theme() const { return themeFor(palette()); }
    QFont smallFont(int pixels = kHeadSize) const;

    virtual int itemCount() const { return 0; }
    virtual int itemAt(const QPointF& /*place*/) const { return -1; }
    virtual QString spokenItem(int /*item*/) const { return {}; }
    /// Where an arrow key leads from an item; `from` is -1 at the beginning.
    virtual int nextItem(int from, Qt::Key key) const;
    /// What is said while no item is current.
    void setSummary(const QString& summary);
    /// The items are others now.
    void itemsReplaced();

    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    /// A hairline around the chart while it has the focus.
    void paintFocus(QPainter& painter) const;

private:
    void tellItem();

    QString m_summary;
    int m_hovered = -1;
    int m_focused = -1;
};

}  // namespace crossfade::ui
