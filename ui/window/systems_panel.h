// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/system_model.h"
#include "ui/widgets/panel.h"

#include <cstddef>
#include <vector>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace crossfade::ui {

class ResearchModel;

/// The table of systems: what is selected in it is what the rest of the page shows. Without figures
/// it is an invitation to compute them.
class SystemsPanel : public Panel {
    Q_OBJECT
public:
    explicit SystemsPanel(ResearchModel& model, QWidget* parent = nullptr);

    QTableView* table() { return m_table; }
    QPushButton* invitation() { return m_evaluate; }

private:
    QWidget* makeInvitation();
    void makeTable();
    void makeOtherwise();
    void showSystems();
    void showSelection();
    void showRunning();
    void takeSelection();

    ResearchModel* m_model;
    SystemModel m_systems;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QLabel* m_sentence;
    QPushButton* m_evaluate;
    QWidget* m_invitation;     ///< made of the two
    QPushButton* m_more;       ///< evaluates runs that came later
    QPushButton* m_otherwise;  ///< its menu scores the first selected otherwise
    bool m_following = false;  ///< the table is made to show the model's selection
};

}  // namespace crossfade::ui
