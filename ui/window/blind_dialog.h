// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/blind_model.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QWidget;

namespace crossfade::ui {

class ArtistSelection;
class CollectionsModel;
class ExplorationModel;

/// Two settings judged by their lists, without labels: which settings and for whom, then one pair
/// of lists after the other by the arrow keys, then what the votes say. Stays open beside the
/// window. What was begun can be gone on with.
class BlindDialog : public QDialog {
    Q_OBJECT
public:
    /// All are borrowed.
    BlindDialog(BlindModel& model, ExplorationModel& exploration, CollectionsModel& collections,
                const ArtistSelection& selection, QWidget* parent = nullptr);

    enum Setting { Learned, Pinned, Now };
    enum Queries { Random, Collection, Selection };

    QComboBox* first() { return m_first; }
    QComboBox* second() { return m_second; }
    QComboBox* queries() { return m_queries; }
    QSpinBox* count() { return m_count; }
    QComboBox* begun() { return m_begun; }
    QPushButton* startButton() { return m_start; }
    QString leftList() const;
    QString rightList() const;
    /// What the votes say; empty until the end.
    QString result() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSetup();
    QWidget* makeBegun();
    QWidget* makeVoting();
    QWidget* makeResult();
    QLayout* makeVoteButtons();
    void addKeys(QWidget& page);
    void connectModels();
    void start();
    ExplorationState stateOf(Setting setting) const;
    std::vector<std::vector<std::string>> chosenQueries() const;
    QString obstacle() const;
    void refresh();
    void refreshSetup();
    void showCard(const BlindCard& card);

    BlindModel* m_model;
    ExplorationModel* m_exploration;
    CollectionsModel* m_collections;
    const ArtistSelection* m_selection;
    QComboBox* m_first;
    QComboBox* m_second;
    QComboBox* m_queries;
    QSpinBox* m_count;
    QSpinBox* m_seed;
    QSpinBox* m_length;
    QLabel* m_obstacle;
    QPushButton* m_start;
    QComboBox* m_begun;
    QLabel* m_query;
    QLabel* m_left;
    QLabel* m_right;
    QLabel* m_progressText;
    QProgressBar* m_progress;
    QPushButton* m_back;
    QLabel* m_result;
    QStackedWidget* m_pages;
};

}  // namespace crossfade::ui
