// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class BarRows;
class LossPanel;
class Panel;
class PointPlot;
class ResearchModel;
class SetMatrixChart;

/// What lies behind the figures: what the single modalities repeat of each other, where the runs
/// lie between coherence and separation, how the run explored was trained, and how the first
/// selected run went wrong, if it did.
class DiagnosisView : public QWidget {
    Q_OBJECT
public:
    explicit DiagnosisView(ResearchModel& model, QWidget* parent = nullptr);

    PointPlot* frontier() { return m_frontier; }
    LossPanel* loss() { return m_loss; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeSignatures();
    void selectRun(int point);
    void refresh();
    void showRedundancy();
    void showFrontier();
    void showSignatures();

    ResearchModel* m_model;
    QPushButton* m_look;
    Panel* m_overlapPanel;
    Panel* m_foundPanel;
    Panel* m_frontierPanel;
    LossPanel* m_loss;
    Panel* m_signaturesPanel;
    SetMatrixChart* m_overlap;
    BarRows* m_found;
    PointPlot* m_frontier;
    QLabel* m_signatures;
    QBoxLayout* m_panels;
};

}  // namespace crossfade::ui
