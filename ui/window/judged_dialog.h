// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/judged_model.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class FigureTableView;

/// All systems measured by the person's marks and votes. Stays open beside the window.
class JudgedDialog : public QDialog {
    Q_OBJECT
public:
    explicit JudgedDialog(JudgedModel& model, QWidget* parent = nullptr);

    QComboBox* source() { return m_source; }
    QPushButton* measureButton() { return m_measure; }
    FigureTableView* table() { return m_table; }

private:
    void refresh();

    JudgedModel* m_model;
    QComboBox* m_source;
    QPushButton* m_measure;
    QPushButton* m_copy;
    QLabel* m_sentence;
    FigureTableView* m_table;
};

}  // namespace crossfade::ui
