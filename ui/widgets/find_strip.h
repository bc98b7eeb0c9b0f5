// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace crossfade::ui {

class ChipFlow;
class FilterDialog;

/// Which artists a list is of, beside who is like whom: filters as chips, the wish for the less
/// heard of with its cost, the most or the least similar. One line where nothing is looked for;
/// below it the chips, and in sentences what there is to know of the list.
class FindStrip : public QWidget {
    Q_OBJECT
public:
    explicit FindStrip(ExplorationModel& model, QWidget* parent = nullptr);

    /// Opens the dialog that makes filters.
    void openFilters();
    FilterDialog* dialog() { return m_dialog; }  ///< null until it is opened first
    ChipFlow* chips() { return m_chips; }
    QSlider* unheard() { return m_unheard; }
    QButtonGroup* order() { return m_order; }  ///< 0: the most similar, 1: the least
    QString sentences() const;
    /// Nothing to look among, before another project is opened.
    void clear();

private:
    void addUnheard(QHBoxLayout& row);
    void addOrder(QHBoxLayout& row);
    void refresh();
    void refreshChips();

    ExplorationModel* m_model;
    FilterDialog* m_dialog = nullptr;
    QPushButton* m_filter;
    QSlider* m_unheard;
    QLabel* m_weight;
    QButtonGroup* m_order;
    ChipFlow* m_chips;
    QLabel* m_sentences;
};

}  // namespace crossfade::ui
