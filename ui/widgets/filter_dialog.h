// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"
#include "ui/models/filter_edit.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;

namespace crossfade::ui {

/// Makes filters of every kind; each is in force, and a step of its own, as soon as it is made.
/// Stays open beside the window. What can't be understood is said, and nothing changes.
class FilterDialog : public QDialog {
    Q_OBJECT
public:
    explicit FilterDialog(ExplorationModel& model, QWidget* parent = nullptr);

    QLineEdit* popularityFrom() { return m_from; }
    QLineEdit* popularityTo() { return m_to; }
    QComboBox* modality(std::size_t m) { return m_modalities[m]; }  ///< either, has, lacks
    QLineEdit* tag() { return m_tag; }
    QComboBox* column() { return m_column; }
    QComboBox* columnWants() { return m_wants; }  ///< is, holds, from–to
    QComboBox* columnValue() { return m_value; }
    QString fault() const;

private:
    QWidget* makePopularity();
    QWidget* makeModalities();
    QWidget* makeTag();
    QWidget* makeColumn();
    /// Another run or catalogue.
    void rebuild();
    void refresh();
    void refreshTags();
    void showColumn();
    void showWants();
    void take(Result<Filters> filters);
    void takePopularity();
    void takeModalities();
    void takeTag();
    void takeColumn();

    ExplorationModel* m_model;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QComboBox* m_known;
    QGridLayout* m_modalityGrid;
    std::vector<QComboBox*> m_modalities;
    QLineEdit* m_tag;
    QComboBox* m_carried;
    QPushButton* m_addTag;
    QStringListModel* m_tagNames;
    std::shared_ptr<const TagAmounts> m_tags;  ///< that m_tagNames are of
    QComboBox* m_column;
    QComboBox* m_wants;
    QComboBox* m_value;
    QLineEdit* m_lowest;
    QLineEdit* m_highest;
    QPushButton* m_addColumn;
    QLabel* m_noColumns;
    QLabel* m_fault;
};

}  // namespace crossfade::ui
