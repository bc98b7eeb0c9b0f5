// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace crossfade::ui {

class ChipFlow;

/// Who is asked for where they are several, and whom nobody is to be like, with how much of them is
/// taken off. Nothing of it is there where one artist is asked for and nobody is against.
class QueryChips : public QWidget {
    Q_OBJECT
public:
    explicit QueryChips(ExplorationModel& model, QWidget* parent = nullptr);

    ChipFlow* asked() { return m_asked; }
    ChipFlow* against() { return m_against; }
    QSlider* weight() { return m_weight; }

private:
    void refresh();

    ExplorationModel* m_model;
    QLabel* m_askedHead;
    ChipFlow* m_asked;
    QLabel* m_againstHead;
    ChipFlow* m_against;
    QWidget* m_weightRow;
    QSlider* m_weight;
    QLabel* m_figure;
};

}  // namespace crossfade::ui
