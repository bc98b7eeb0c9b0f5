// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_tool.h"

#include <QWidget>

#include <array>
#include <cstddef>

class QAbstractButton;
class QHBoxLayout;
class QPushButton;

namespace crossfade::ui {

class ToolButton;

/// The map's tools: what a drag does, and above, where it selects or somebody is selected, what
/// becomes of the selection before, and a button that clears it. What it shows is set from outside,
/// too; only a change is told.
class MapTools : public QWidget {
    Q_OBJECT
public:
    explicit MapTools(QWidget* parent = nullptr);

    MapTool tool() const { return m_tool; }
    void setTool(MapTool tool);
    SelectMode mode() const { return m_mode; }
    void setMode(SelectMode mode);
    /// How many are selected; with none there is nothing to clear, and no button for it.
    void setSelected(std::size_t artists);

    QAbstractButton* button(MapTool tool) const;
    QAbstractButton* button(SelectMode mode) const;
    QPushButton* clearButton() const { return m_clear; }

Q_SIGNALS:
    void toolChanged(MapTool tool);
    void modeChanged(SelectMode mode);
    void clearWanted();

protected:
    /// V, R, L, B and Escape, while one of the buttons has the focus.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addTools(QHBoxLayout& row);
    void addModes(QHBoxLayout& row);
    /// They say nothing to a tool that does not select.
    void showModes();

    MapTool m_tool = MapTool::Move;
    SelectMode m_mode = SelectMode::New;
    std::array<ToolButton*, 4> m_tools{};
    std::array<QPushButton*, 3> m_modes{};
    QWidget* m_second;  ///< the row of modes and of m_clear
    QPushButton* m_clear;
};

}  // namespace crossfade::ui
