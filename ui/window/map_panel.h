// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

class QLabel;

namespace crossfade::ui {

class MapView;

/// The map with its zoom buttons and the catalogue's notice; while there is no run, what to do to
/// get one.
class MapPanel : public Panel {
    Q_OBJECT
public:
    explicit MapPanel(QWidget* parent = nullptr);

    MapView* map() { return m_map; }
    void setHasRun(bool hasRun);
    void setNotice(const QString& notice);

Q_SIGNALS:
    void trainWanted();

private:
    QWidget* makeInvitation();
    QWidget* makeZoom();

    MapView* m_map;
    QWidget* m_invitation;
    QLabel* m_notice;
    QWidget* m_zoom;
};

}  // namespace crossfade::ui
