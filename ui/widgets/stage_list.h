// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"
#include "ui/models/neighbour_model.h"
#include "ui/widgets/stage_row.h"

#include <QWidget>

#include <array>

class QLabel;

namespace crossfade::ui {

/// Who is asked for, the first neighbours and what the mix changed, for a room to read: drawn as
/// large as the font is, see typeScale(). A click or Enter on a neighbour asks for them.
class StageList : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kNeighbours = 5;

    explicit StageList(ExplorationModel& model, QWidget* parent = nullptr);

    const std::array<StageRow*, kNeighbours>& rows() const { return m_rows; }

    /// As the model has it now; by itself only while it is seen.
    void refresh();

Q_SIGNALS:
    void artistActivated(ArtistRow artist);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// All whom the query names, and whom it is against.
    QString queryName() const;

    ExplorationModel* m_model;
    NeighbourModel m_neighbours;
    QLabel* m_name;
    std::array<StageRow*, kNeighbours> m_rows{};
    QLabel* m_reason;  ///< why there are no neighbours
    QLabel* m_sentence;
};

}  // namespace crossfade::ui
