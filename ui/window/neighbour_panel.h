// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"
#include "ui/models/neighbour_model.h"
#include "ui/widgets/panel.h"

#include <optional>
#include <string>
#include <vector>

class QButtonGroup;
class QLabel;
class QPushButton;
class QTableView;

namespace crossfade::ui {

class FindStrip;
class SlopeChart;

/// The neighbours as a table, or as slopes from the baseline's list to this one. Enter or a
/// double-click asks for the artist of the row.
class NeighbourPanel : public Panel {
    Q_OBJECT
public:
    explicit NeighbourPanel(ExplorationModel& model, QWidget* parent = nullptr);

    /// Nobody and nothing, before another project is opened.
    void clear();

    /// Who is selected on the map, ascending.
    void setMarked(std::vector<ArtistRow> artists) { m_neighbours.setMarked(std::move(artists)); }

    /// What the person said of artists, shown beside their names.
    void setJudgements(Judgements judgements) { m_neighbours.setJudgements(std::move(judgements)); }
    /// Chooses a row, or the last one if there are fewer; none of an empty list.
    void chooseRow(int row);
    /// Who can be heard, and who is; see NeighbourModel.
    void setAudio(std::shared_ptr<const AudioFiles> files, std::optional<ArtistRow> playing)
    {
        m_neighbours.setAudio(std::move(files), playing);
    }

    enum View { List, Changes };
    void showView(View view);
    View view() const;
    /// Whose row is chosen.
    std::optional<ArtistRow> current() const;
    /// Chooses the row after the one that is chosen, the first where none is; who is in it, or none
    /// where the list has ended.
    std::optional<ArtistRow> chooseNext();

    QTableView* table() { return m_table; }
    FindStrip* find() { return m_find; }
    SlopeChart* slopes() { return m_slopes; }
    const NeighbourModel& neighbours() const { return m_neighbours; }

Q_SIGNALS:
    void artistSelected(std::optional<ArtistRow> artist);
    void artistActivated(ArtistRow artist);
    /// The person wants to see who is left out of the list.
    void hiddenWanted();
    /// At a place of the screen.
    void menuWanted(ArtistRow artist, const QPoint& place);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* makeSwitch();
    void styleTable();
    void refresh();
    void arrangeColumns();
    void refreshSlopes();
    QString noteOf(const NeighbourList& list) const;

    ExplorationModel* m_model;
    NeighbourModel m_neighbours;
    FindStrip* m_find;
    QTableView* m_table;
    SlopeChart* m_slopes;
    QWidget* m_slopesAndLine;
    QLabel* m_noSlopes;  ///< why there are none
    QPushButton* m_hidden;
    std::vector<std::string> m_asked;  ///< whose list is shown
    QButtonGroup* m_views;
};

}  // namespace crossfade::ui
