// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_overlays.h"

#include "ui/map/map_view.h"
#include "ui/widgets/map_legend.h"
#include "ui/widgets/mini_map.h"

#include <QEvent>

#include <algorithm>
#include <utility>
#include <vector>

namespace crossfade::ui {

namespace {
constexpr int kInset = 8;
}  // namespace

MapOverlays::MapOverlays(MapView& map)
    : QObject(&map), m_map(&map), m_legend(new MapLegend(&map)), m_overview(new MiniMap(&map))
{
    m_legend->hide();
    m_overview->hide();
    map.installEventFilter(this);
    m_legend->installEventFilter(this);
    connect(&map, &MapView::viewChanged, this, &MapOverlays::showView);
    connect(&map, &MapView::pointsSettled, this, &MapOverlays::pointsChanged);
    connect(m_overview, &MiniMap::centreWanted, &map, &MapView::centreOn);
}

void MapOverlays::showLegend(bool shown)
{
    m_legend->setVisible(shown);
    arrange();
}

void MapOverlays::setOverviewWanted(bool wanted)
{
    m_overviewWanted = wanted;
    showView();
}

void MapOverlays::pointsChanged()
{
    m_pictureIsOld = true;
    showView();
}

void MapOverlays::showView()
{
    const bool part = m_overviewWanted && m_map->shown() > 0 && !m_map->camera().showsAll() &&
                      !m_map->camera().seen().contains(m_map->camera().world());
    if (part && m_pictureIsOld) {
        const QSize size = m_overview->sizeHint();
        m_overview->setPicture(m_map->overview(size, m_map->devicePixelRatioF()),
                               m_map->overviewWorld(size));
        m_pictureIsOld = false;
    }
    m_overview->setShown(m_map->camera().seen());
    // Where the map is small, the overview would hide what it is an overview of.
    const QSize hint = m_overview->sizeHint();
    const bool room = m_map->width() > 2 * hint.width() && m_map->height() > 2 * hint.height();
    if (m_overview->isVisibleTo(m_map) == (part && room)) return;
    m_overview->setVisible(part && room);
    arrange();
}

void MapOverlays::arrange()
{
    m_legend->setMaximumHeight(std::max(0, m_map->height() - 2 * kInset));
    m_legend->adjustSize();
    m_legend->move(m_map->width() - m_legend->width() - kInset, kInset);
    m_overview->resize(m_overview->sizeHint());
    m_overview->move(kInset, m_map->height() - m_overview->height() - kInset);
    std::vector<QRectF> covered;
    for (const QWidget* one : {static_cast<QWidget*>(m_legend), static_cast<QWidget*>(m_overview)})
        if (one->isVisibleTo(m_map)) covered.emplace_back(one->geometry());
    m_map->setCovered(std::move(covered));
}

bool MapOverlays::eventFilter(QObject* watched, QEvent* event)
{
    const bool mapResized = watched == m_map && event->type() == QEvent::Resize;
    const bool legendChanged = watched == m_legend && event->type() == QEvent::LayoutRequest;
    if (mapResized || legendChanged) arrange();
    if (watched == m_map && event->type() == QEvent::PaletteChange) m_pictureIsOld = true;
    return QObject::eventFilter(watched, event);
}

}  // namespace crossfade::ui
