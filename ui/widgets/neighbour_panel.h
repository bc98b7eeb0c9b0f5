// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"
#include "ui/models/neighbour_model.h"
#include "ui/widgets/panel.h"

#include <optional>

class QTableView;

namespace crossfade::ui {

/// The neighbour table. Enter or a double-click asks for the artist of the row.
class NeighbourPanel : public Panel {
    Q_OBJECT
public:
    explicit NeighbourPanel(ExplorationModel& model, QWidget* parent = nullptr);

    /// Nobody and nothing, before another project is opened.
    void clear();

    QTableView* table() { return m_table; }
    const NeighbourModel& neighbours() const { return m_neighbours; }

Q_SIGNALS:
    void artistSelected(std::optional<ArtistRow> artist);
    void artistActivated(ArtistRow artist);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    ExplorationModel* m_model;
    NeighbourModel m_neighbours;
    QTableView* m_table;
};

}  // namespace crossfade::ui
