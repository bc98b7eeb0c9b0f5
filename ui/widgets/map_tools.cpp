// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/map_tools.h"

#include "ui/models/text.h"
#include "ui/widgets/tool_button.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

MapTools::MapTools(QWidget* parent)
    : QWidget(parent), m_second(new QWidget), m_clear(new QPushButton)
{
    setAccessibleName(tr("Tools of the map"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(2);
    addTools(*tools);
    tools->addStretch();
    auto* second = new QHBoxLayout(m_second);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(2);
    addModes(*second);
    second->addSpacing(6);
    second->addWidget(m_clear);
    second->addStretch();
    rows->addWidget(m_second);
    rows->addLayout(tools);
    m_clear->setObjectName(QStringLiteral("smallSegment"));
    m_clear->setToolTip(tr("Nobody is selected any more (Esc)"));
    connect(m_clear, &QPushButton::clicked, this, &MapTools::clearWanted);
    m_tools[0]->setChecked(true);
    m_modes[0]->setChecked(true);
    setSelected(0);
}

void MapTools::showModes()
{
    for (QPushButton* mode : m_modes) mode->setVisible(m_tool != MapTool::Move);
    m_second->setVisible(m_tool != MapTool::Move || m_clear->isVisibleTo(m_second));
}

void MapTools::addTools(QHBoxLayout& row)
{
    m_tools = {
        new ToolButton(MapTool::Move, tr("Move the map"), QStringLiteral("V")),
        new ToolButton(MapTool::Rectangle, tr("Select with a rectangle"), QStringLiteral("R")),
        new ToolButton(MapTool::Lasso, tr("Select with a lasso"), QStringLiteral("L")),
        new ToolButton(MapTool::Brush, tr("Select with a brush"), QStringLiteral("B"))};
    auto* group = new QButtonGroup(this);
    for (std::size_t t = 0; t < m_tools.size(); ++t) {
        group->addButton(m_tools[t]);
        row.addWidget(m_tools[t]);
        connect(m_tools[t], &QAbstractButton::toggled, this, [this, t](bool on) {
            if (on) setTool(static_cast<MapTool>(t));
        });
    }
}

void MapTools::addModes(QHBoxLayout& row)
{
    struct Mode {
        QString text;
        QString what;
    };
    const std::array<Mode, 3> modes = {
        {{tr("New"), tr("Selecting begins anew")},
         {tr("Add"), tr("Selecting adds; with another mode, hold Shift")},
         {tr("Subtract"), tr("Selecting takes away; with another mode, hold Alt")}}};
    auto* group = new QButtonGroup(this);
    for (std::size_t m = 0; m < modes.size(); ++m) {
        m_modes[m] = new QPushButton(modes[m].text);
        m_modes[m]->setObjectName(QStringLiteral("smallSegment"));
        m_modes[m]->setCheckable(true);
        m_modes[m]->setToolTip(modes[m].what);
        m_modes[m]->setAccessibleDescription(modes[m].what);
        group->addButton(m_modes[m]);
        row.addWidget(m_modes[m]);
        connect(m_modes[m], &QAbstractButton::toggled, this, [this, m](bool on) {
            if (on) setMode(static_cast<SelectMode>(m));
        });
    }
}

QAbstractButton* MapTools::button(MapTool tool) const
{
    return m_tools[static_cast<std::size_t>(tool)];
}

QAbstractButton* MapTools::button(SelectMode mode) const
{
    return m_modes[static_cast<std::size_t>(mode)];
}

void MapTools::setTool(MapTool tool)
{
    if (tool == m_tool) return;
    m_tool = tool;
    showModes();
    button(tool)->setChecked(true);
    Q_EMIT toolChanged(tool);
}

void MapTools::setMode(SelectMode mode)
{
    if (mode == m_mode) return;
    m_mode = mode;
    button(mode)->setChecked(true);
    Q_EMIT modeChanged(mode);
}

void MapTools::setSelected(std::size_t artists)
{
    // The focus stays in the row.
    if (artists == 0 && m_clear->hasFocus()) button(m_tool)->setFocus(Qt::OtherFocusReason);
    m_clear->setVisible(artists > 0);
    showModes();
    m_clear->setText(tr("Clear %1").arg(wholeText(artists)));
    m_clear->setAccessibleName(countText(artists, tr("Clear the selection of 1 artist"),
                                         tr("Clear the selection of %1 artists")));
}

void MapTools::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_clear->isVisibleTo(this)) {
        Q_EMIT clearWanted();
        return;
    }
    const auto tool = mapToolFor(event->key());
    if (!tool || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    setTool(*tool);
    button(*tool)->setFocus(Qt::OtherFocusReason);
}

}  // namespace crossfade::ui
