// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/path_model.h"
#include "ui/models/project_session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSpinBox;

namespace crossfade::ui {

class FigureTableView;
class SearchBar;

/// From who is asked for to another artist in steps that are all small. Stays open beside the
/// window and follows it. Enter or a double-click on a stop asks for the artist.
class PathDialog : public QDialog {
    Q_OBJECT
public:
    explicit PathDialog(ExplorationModel& exploration, QWidget* parent = nullptr);

    /// Whose artists are searched; null: none.
    void setSession(ProjectSession* session);
    void setTarget(ArtistRow artist);

    PathModel& model() { return m_model; }
    SearchBar* search() { return m_search; }
    FigureTableView* table() { return m_table; }
    QSpinBox* stops() { return m_stops; }
    /// The artists by name with the steps' similarities, and the line that gives the same.
    QString toTsv() const;
    QString commandLine() const;

Q_SIGNALS:
    void artistWanted(ArtistRow artist);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLayout* makeEnds();
    QLayout* makeButtons();
    void refresh();

    ExplorationModel* m_exploration;
    ProjectSession* m_session = nullptr;
    PathModel m_model;
    QLabel* m_from;
    SearchBar* m_search;
    QSpinBox* m_stops;
    QLabel* m_reason;
    FigureTableView* m_table;
    QLabel* m_sentence;
    QPushButton* m_copy;
    QPushButton* m_copyLine;
};

}  // namespace crossfade::ui
