// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace crossfade::ui {

class MapLegend;
class MapView;
class MiniMap;

/// What floats over the map: the legend at its upper right, the overview at its lower left while
/// less than everything is seen. Keeps both in their corners.
class MapOverlays : public QObject {
    Q_OBJECT
public:
    /// A child of the map, as both overlays are.
    explicit MapOverlays(MapView& map);

    MapLegend* legend() { return m_legend; }
    MiniMap* overview() { return m_overview; }
    /// Not where there is nothing to tell apart.
    void showLegend(bool shown);
    /// Whether there is an overview at all; there is unless told otherwise.
    void setOverviewWanted(bool wanted);
    /// The points look otherwise: the overview's picture is made again when it is seen.
    void pointsChanged();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void showView();

    MapView* m_map;
    MapLegend* m_legend;
    MiniMap* m_overview;
    bool m_pictureIsOld = true;
    bool m_overviewWanted = true;
};

}  // namespace crossfade::ui
