// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstddef>

class QGridLayout;
class QWidget;

namespace crossfade::ui {

class ExplorationModel;
class MapPanel;
class Panel;
class StageBar;
class StageCaption;
class StageList;

/// For what somebody uses the Explore page.
enum class Arrangement {
    Curate,    ///< card and map large, no charts
    Research,  ///< everything
    Present    ///< for a room: the map, who is asked for and five neighbours, twice as large
};

/// Where the parts of the Explore page stand, and which of them. Owns what is shown to a room
/// alone; the other parts belong to the page.
class ExploreGrid : public QObject {
    Q_OBJECT
public:
    struct Parts {
        QWidget* left;  ///< who is asked for, and the mixer
        MapPanel* map;
        QWidget* neighbours;
        QWidget* charts;
    };
    /// Lays the page out, for research at first.
    ExploreGrid(QWidget& page, const Parts& parts, ExplorationModel& model);

    void arrange(Arrangement arrangement);
    Arrangement arrangement() const { return m_arrangement; }
    /// How many neighbours the map marks.
    std::size_t marked() const;

    StageList* list() { return m_list; }
    StageBar* bar() { return m_bar; }
    /// Hidden until there is something to say.
    StageCaption* caption() { return m_caption; }

Q_SIGNALS:
    void arranged();
    /// By a switch on the stage.
    void toggleWanted(std::size_t modality);

private:
    void makeStage(ExplorationModel& model);

    QWidget* m_page;
    Parts m_parts;
    QGridLayout* m_grid;
    Panel* m_listPanel;
    StageList* m_list;
    QWidget* m_foot;
    StageCaption* m_caption;
    StageBar* m_bar;
    Arrangement m_arrangement = Arrangement::Research;
};

}  // namespace crossfade::ui
