// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QLayout;
class QPushButton;

namespace crossfade::ui {

class ModalityStrip;

/// The mixer: one strip per modality, acting on the side that its switch names, and a sentence that
/// says what the setting did.
class MixerPanel : public QWidget {
    Q_OBJECT
public:
    explicit MixerPanel(ExplorationModel& model, QWidget* parent = nullptr);

    MixerSide side() const;
    void setSide(MixerSide side);
    /// Switches a modality on the present side, as its key does.
    void toggle(std::size_t modality);

Q_SIGNALS:
    void simulateWanted();

private:
    QLayout* makeSides();
    QLayout* makeCompareOn();
    void rebuild();
    void refresh();
    bool isOn(std::size_t modality) const;
    QString stateOf(std::size_t modality) const;

    ExplorationModel* m_model;
    QButtonGroup* m_sides;
    QButtonGroup* m_compareOn;
    QGridLayout* m_strips;
    std::vector<ModalityStrip*> m_strip;
    QLabel* m_missing;
    QLabel* m_sentence;
    QPushButton* m_reset;
    QPushButton* m_simulate;
};

}  // namespace crossfade::ui
