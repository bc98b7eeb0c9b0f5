// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace crossfade {
struct MaskingResult;
}

namespace crossfade::ui {

class BarRows;
class Panel;
class ResearchModel;
class SetGrid;
class SetMatrixChart;

/// What missing modalities do to the first selected system: three experiments, each with a panel of
/// its own, as they answer three questions. Apart from them, a grid of pairs of sets to try in the
/// mixer, which measures nothing and so is there before anything is measured.
class MaskingView : public QWidget {
    Q_OBJECT
public:
    explicit MaskingView(ResearchModel& model, QWidget* parent = nullptr);

    /// What the mixer's sides are set to, of the catalogue's modalities.
    void setShownSets(ModalityMask query, ModalityMask candidates);

Q_SIGNALS:
    /// Both sides of the mixer are to be set so; of the catalogue's modalities.
    void setsWanted(ModalityMask query, ModalityMask candidates);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeGrids();
    QWidget* makeTry();
    void arrange();
    void refresh();
    void refreshTry();
    void showNotes(const MaskingResult& result);

    ResearchModel* m_model;
    QLabel* m_sentence;
    QPushButton* m_measure;
    Panel* m_queriesPanel;
    Panel* m_groupsPanel;
    Panel* m_gridPanel;
    Panel* m_tryPanel;
    BarRows* m_queries;
    SetMatrixChart* m_groups;
    SetMatrixChart* m_ndcg;
    SetMatrixChart* m_gini;
    SetGrid* m_try;
    QBoxLayout* m_panels;
};

}  // namespace crossfade::ui
