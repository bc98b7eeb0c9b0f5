// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/layout_run.h"
#include "ui/map/map_scene.h"
#include "ui/widgets/panel.h"

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class ElidingLabel;
class MapMenus;
class MapOverlays;
class MapTools;
class MapView;
struct MapModels;

/// The map with all that belongs to it: what it is laid out and coloured by, its tools, legend and
/// overview, what is selected, and how far it can be believed. While there is no run, what to do to
/// get one. Shows its models and changes them; who is asked for is its owner's affair.
class MapPanel : public Panel {
    Q_OBJECT
public:
    explicit MapPanel(MapModels& models, QWidget* parent = nullptr);

    MapView* map() { return m_map; }
    MapTools* tools() { return m_tools; }
    MapOverlays* overlays() { return m_overlays; }
    MapMenus* menus() { return m_menus; }
    void setHasRun(bool hasRun);
    /// Another run or catalogue, see MapView::setArtists(); coloured and selected as before.
    void setArtists(std::size_t modalities, std::function<MapMark(ArtistRow)> markOf,
                    std::vector<MapMark> landmarks);
    /// The map alone, with its legend and the catalogue's warning, without a head and tools.
    void setPlain(bool plain);
    /// The catalogue's warning; mostly empty.
    void setNotice(const QString& notice);
    /// "run 3 · subset, linear from PCA"
    void setRunName(const QString& name);
    /// Says who an artist is who is pointed at or walked to.
    void setSpeech(std::function<QString(ArtistRow)> speech) { m_speech = std::move(speech); }
    /// "Map · UMAP, frozen · run 3 · 10,998 of 17,673 artists": what a picture of it says.
    QString caption() const;

Q_SIGNALS:
    void trainWanted();
    void saveSelectionWanted();
    void copySelectionWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeInvitation();
    QHBoxLayout* makeTop();
    QHBoxLayout* makeSelectionRow();
    QHBoxLayout* makeFoot();
    QPushButton* addButton(QHBoxLayout& row, const QString& text, const QString& what,
                           std::function<void()> action);
    void connectModels();
    void showStage();
    void showPlaces();
    void showRegions();
    void showColours();
    void showSelection();
    void showFacts();
    void speak(ArtistRow artist);

    MapModels* m_models;
    MapView* m_map;
    MapOverlays* m_overlays;
    MapMenus* m_menus;
    MapTools* m_tools;
    QWidget* m_above;  ///< all that a plain map has not, above it and below
    QWidget* m_below;
    QWidget* m_controls;  ///< all but map and invitation
    QWidget* m_invitation;
    ElidingLabel* m_progress;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QWidget* m_selectionRow;
    QLabel* m_selected;
    QLabel* m_facts;
    QLabel* m_notice;
    QString m_runName;
    LayoutKey m_layoutKey;  ///< that the view is of
    std::function<QString(ArtistRow)> m_speech;
};

}  // namespace crossfade::ui
