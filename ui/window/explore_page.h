// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluation_model.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"
#include "ui/models/training_model.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace crossfade::ui {

class ArtistCard;
class LorenzChart;
class LossChart;
class MapView;
struct MapMark;
class MixerPanel;
class NeighbourPanel;
class Panel;
class PopularityChart;
class SearchBar;
class SetChart;

/// The page on which one explores: search on top, who is asked for and the mixer left, the map, the
/// neighbours right, and what the setting does to everybody below. Shows the models; changes only
/// through them.
class ExplorePage : public QWidget {
    Q_OBJECT
public:
    struct Models {
        ExplorationModel* exploration;
        EvaluationModel* evaluation;
        TrainingModel* training;
    };
    explicit ExplorePage(const Models& models, QWidget* parent = nullptr);

    /// Another project, or none (null).
    void setSession(ProjectSession* session);

    MapView* map() { return m_map; }
    SearchBar* search() { return m_search; }
    MixerPanel* mixer() { return m_mixer; }
    NeighbourPanel* neighbours() { return m_neighbours; }
    /// For export: the charts by the name of their file.
    std::vector<std::pair<QString, Panel*>> chartPanels() const;

Q_SIGNALS:
    void trainWanted();

private:
    QWidget* makeTopBar();
    QWidget* makeLeft();
    QWidget* makeMap();
    QWidget* makeCharts();
    void connectModels();
    void showSources();
    void showState();
    void showEvaluation();
    void showCurve();
    MapMark markOf(ArtistRow artist) const;
    /// The artists of known popularity, the most popular first.
    std::vector<MapMark> landmarks() const;

    Models m_models;
    ProjectSession* m_session = nullptr;
    SearchBar* m_search = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_forward = nullptr;
    QLabel* m_trail = nullptr;
    QLabel* m_shown = nullptr;
    ArtistCard* m_card = nullptr;
    MixerPanel* m_mixer = nullptr;
    Panel* m_mapPanel = nullptr;
    MapView* m_map = nullptr;
    QWidget* m_noRun = nullptr;
    QWidget* m_zoom = nullptr;
    QLabel* m_notice = nullptr;
    NeighbourPanel* m_neighbours = nullptr;
    Panel* m_exposurePanel = nullptr;
    Panel* m_popularityPanel = nullptr;
    Panel* m_setPanel = nullptr;
    Panel* m_lossPanel = nullptr;
    LorenzChart* m_lorenz = nullptr;
    PopularityChart* m_popularity = nullptr;
    SetChart* m_sets = nullptr;
    LossChart* m_loss = nullptr;
};

}  // namespace crossfade::ui
