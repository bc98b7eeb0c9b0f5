// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class ExperimentModel;
class FigureTableView;
class Panel;
class PointPlot;
class SweepDialog;

/// The project's sweeps: the list of them, and of the chosen one its runs as they come, its
/// settings over their seeds, and how accurate and fair these are. Without any it is an invitation
/// to run one.
class ExperimentsView : public QWidget {
    Q_OBJECT
public:
    explicit ExperimentsView(ExperimentModel& model, QWidget* parent = nullptr);

    FigureTableView* list() { return m_list; }
    FigureTableView* runs() { return m_runs; }
    FigureTableView* settings() { return m_settings; }
    PointPlot* plot() { return m_plot; }
    SweepDialog* dialog() { return m_dialog; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeList();
    QWidget* makeRuns();
    void arrange();
    void refreshList();
    void refreshRuns();
    void refreshFailure();
    void refreshSettings();
    void refreshButtons();
    void refreshAll();
    void takeChoice();

    ExperimentModel* m_model;
    SweepDialog* m_dialog;
    Panel* m_listPanel;
    Panel* m_runsPanel;
    Panel* m_settingsPanel;
    Panel* m_plotPanel;
    FigureTableView* m_list;
    QLabel* m_invitation;
    QPushButton* m_new;
    FigureTableView* m_runs;
    QPushButton* m_goOn;
    QPushButton* m_cancel;
    QLabel* m_failure;  ///< of the run that is selected, or the first that failed
    FigureTableView* m_settings;
    PointPlot* m_plot;
    QWidget* m_details;  ///< all but the list
    QBoxLayout* m_across;
    bool m_following = false;  ///< the list is made to show the model's choice
};

}  // namespace crossfade::ui
