// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class BarRows;
class Panel;
class ResearchModel;
class SetMatrixChart;

/// What missing modalities do to the first selected system: three experiments, each with a panel of
/// its own, as they answer three questions.
class MaskingView : public QWidget {
    Q_OBJECT
public:
    explicit MaskingView(ResearchModel& model, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeGrids();
    void refresh();

    ResearchModel* m_model;
    QLabel* m_sentence;
    QPushButton* m_measure;
    Panel* m_queriesPanel;
    Panel* m_groupsPanel;
    Panel* m_gridPanel;
    BarRows* m_queries;
    SetMatrixChart* m_groups;
    SetMatrixChart* m_ndcg;
    SetMatrixChart* m_gini;
    QBoxLayout* m_panels;
};

}  // namespace crossfade::ui
