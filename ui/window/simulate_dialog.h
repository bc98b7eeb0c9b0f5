// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/missing_data.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace crossfade::ui {

class ExplorationModel;
class SetGrid;

/// What if artists had exactly these modalities, or a random share of what is known were missing?
/// Stays open beside the window, which follows at once; each choice is one undo step.
class SimulateDialog : public QDialog {
    Q_OBJECT
public:
    explicit SimulateDialog(ExplorationModel& model, QWidget* parent = nullptr);

    SetGrid* sets() { return m_sets; }

private:
    QWidget* makeSets();
    QWidget* makeMissing();
    /// Another run, perhaps of other modalities.
    void rebuild();
    /// As the model has it.
    void refresh();
    MissingData chosen() const;

    ExplorationModel* m_model;
    SetGrid* m_sets;
    QHBoxLayout* m_boxes;
    std::vector<QCheckBox*> m_of;
    QSpinBox* m_share;
    QSpinBox* m_seed;
    QPushButton* m_take;
    QPushButton* m_nothing;
    QLabel* m_state;
};

}  // namespace crossfade::ui
