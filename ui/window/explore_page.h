// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluation_model.h"
#include "ui/models/exploration_model.h"
#include "ui/models/map_models.h"
#include "ui/models/project_session.h"
#include "ui/models/why_model.h"
#include "ui/window/artist_menu.h"

#include <QWidget>

namespace crossfade::ui {

class ArtistCard;
class ChartRow;
class ExploreGrid;
class MapPanel;
class MapView;
struct MapMark;
class MixerPanel;
class NeighbourPanel;
class NoteEdit;
class Panel;
class QueryChips;
class SearchBar;
class SimulateDialog;
class TopBar;
class WhyPanel;

/// The page on which one explores: who is asked for and the mixer left, the map, the
/// neighbours right, and below what the setting does to everybody, and why a neighbour is one.
/// Shows the models; changes only through them.
class ExplorePage : public QWidget {
    Q_OBJECT
public:
    struct Models {
        ExplorationModel* exploration;
        EvaluationModel* evaluation;
    };
    /// `top` is what is above this page, borrowed.
    ExplorePage(const Models& models, TopBar& top, QWidget* parent = nullptr);

    /// Another project, or none (null).
    void setSession(ProjectSession* session);

    /// Shows an artist as when they are chosen in the search.
    void choose(ArtistRow artist);

    /// Opens the dialog of what-ifs; null until then.
    void simulate();
    SimulateDialog* simulation() { return m_simulation; }

    /// What can be done with artists, wherever they are shown.
    ArtistMenu& artistMenu() { return m_artistMenu; }
    /// Of whom keys and menus speak: the neighbour whose row is chosen, else who is asked for.
    std::optional<ArtistRow> currentArtist() const;

    MapView* map();
    MapPanel* mapPanel() { return m_map; }
    MapModels& mapModels() { return m_mapModels; }
    SearchBar* search();
    QueryChips* several() { return m_several; }
    MixerPanel* mixer() { return m_mixer; }
    NeighbourPanel* neighbours() { return m_neighbours; }
    WhyPanel* why();
    /// Of who is asked for.
    NoteEdit* note() { return m_note; }
    /// How the parts stand.
    ExploreGrid& grid() { return *m_grid; }
    /// Puts a widget, which the page then owns, below everything.
    void setFoot(QWidget* foot);
    /// For export: the charts by the name of their file.
    std::vector<std::pair<QString, Panel*>> chartPanels() const;
    /// How artists are marked on the map.
    std::vector<MapMark> marksOf(const std::vector<ArtistRow>& artists) const;

Q_SIGNALS:
    void trainWanted();
    void sessionChanged(ProjectSession* session);  ///< see setSession()

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeLeft();
    void connectModels();
    void showSources();
    void showState();
    void showEvaluation();
    void showSelection();
    MapMark markOf(ArtistRow artist) const;
    /// What a screen reader says of them on the map.
    QString speechOf(ArtistRow artist) const;
    /// The artists of known popularity, the most popular first.
    std::vector<MapMark> landmarks() const;

    Models m_models;
    WhyModel m_why;
    MapModels m_mapModels;
    ArtistMenu m_artistMenu;
    ProjectSession* m_session = nullptr;
    TopBar* m_top;
    ArtistCard* m_card;
    QueryChips* m_several;
    NoteEdit* m_note;
    MixerPanel* m_mixer;
    MapPanel* m_map;
    NeighbourPanel* m_neighbours;
    ChartRow* m_charts;
    ExploreGrid* m_grid;
    SimulateDialog* m_simulation = nullptr;
};

}  // namespace crossfade::ui
