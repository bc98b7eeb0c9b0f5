// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_colouring.h"

#include <QAbstractButton>

namespace crossfade::ui {

/// One entry of the map's legend: its colour, its name, how many artists it has. Checked: it is
/// shown; else its sign is hollow and its text grey. A click, Space or Return toggles it.
class LegendRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit LegendRow(LegendEntry entry, QWidget* parent = nullptr);

    void setEntry(LegendEntry entry);
    const LegendEntry& entry() const { return m_entry; }
    /// Wide enough for the whole name.
    QSize sizeHint() const override;
    /// The name in an ellipsis.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Alt and a click, or Shift and Return: this entry and no other.
    void onlyWanted();
    /// An arrow key: up is -1, down 1.
    void stepWanted(int step);
    void focused();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    int scaled(double length) const;
    QFont textFont() const;
    int widthWith(const QString& name) const;
    void say();

    LegendEntry m_entry;
};

}  // namespace crossfade::ui
