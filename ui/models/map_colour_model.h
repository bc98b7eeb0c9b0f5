// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"
#include "ui/models/layout_model.h"
#include "ui/models/map_colouring.h"
#include "ui/models/map_facts_model.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <memory>
#include <vector>

namespace crossfade::ui {

enum class ColourBy {
    Nothing,
    ModalitySet,
    Popularity,
    Region,
    TrueNeighbours,
    Similarity,
    Share,   ///< of a modality
    Column,  ///< of the catalogue's metadata
    Tag
};

/// What the map is to be coloured by.
struct ColourChoice {
    ColourBy by = ColourBy::Nothing;
    std::size_t number = 0;  ///< of the modality or column
    QString tag = {};

    bool operator==(const ColourChoice&) const = default;
};

/// A choice, and what it is called.
struct ColourOption {
    ColourChoice choice;
    QString name;
};

/// The colouring of the map, as it is chosen and as the exploration makes it. GUI thread: a change
/// of the mix costs a few milliseconds while the map is coloured by the query, and else nothing.
class MapColourModel : public QObject {
    Q_OBJECT
public:
    MapColourModel(ExplorationModel& exploration, const LayoutModel& layout,
                   const MapFactsModel& facts, QObject* parent = nullptr);

    /// What there is to choose for this run and catalogue, but for the tags; see tags().
    std::vector<ColourOption> options() const;
    /// Most carried first; none while they are being read.
    std::vector<ColourOption> tags(std::size_t most) const;
    /// Of a choice that need not be among them.
    QString nameOf(const ColourChoice& choice) const;

    void choose(const ColourChoice& choice);
    const ColourChoice& choice() const { return m_choice; }
    /// None hidden of another colouring.
    void setHidden(std::vector<bool> hidden);
    const std::vector<bool>& hidden() const { return m_hidden; }

    const MapColouring& colouring() const { return m_colouring; }
    /// Why there is nothing to see yet: what it is made of is being made.
    QString reason() const;
    /// How many artists are on the map and in an entry that is not hidden.
    std::size_t shown() const { return m_colouring.shown(m_hidden); }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    MapColouring make();
    /// Of the query; all unknown while nobody is asked for.
    std::vector<float> similarities();

    ExplorationModel* m_exploration;
    const LayoutModel* m_layout;
    const MapFactsModel* m_facts;
    std::unique_ptr<Explorer> m_explorer;  ///< its own, so that both keep their prepared query
    ColourChoice m_choice;
    MapColouring m_colouring;
    OnMap m_onMap;  ///< that m_colouring is of
    std::vector<bool> m_hidden;
};

}  // namespace crossfade::ui
