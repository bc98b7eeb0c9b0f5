// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality.h"

#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QCheckBox;

namespace crossfade::ui {

class ComparisonView;
class DiagnosisView;
class ExperimentModel;
class ExperimentsView;
class GroupsView;
class LossPanel;
class MaskingView;
class Panel;
class PointPlot;
class ResearchModel;
class SystemsPanel;

/// The page on which systems are compared: the table of them and how accurate and fair they are
/// above, and below a view of those that are selected, or the experiments that made them.
class ResearchPage : public QWidget {
    Q_OBJECT
public:
    enum View { Groups, Missing, Comparison, Behind, Experiments, ViewCount };

    ResearchPage(ResearchModel& model, ExperimentModel& experiments, QWidget* parent = nullptr);

    SystemsPanel* systems() { return m_systems; }
    PointPlot* plot() { return m_plot; }
    ExperimentsView* experiments() { return m_experiments; }
    LossPanel* loss();
    void showView(View view);
    /// What the mixer's sides are set to, of the catalogue's modalities.
    void setShownSets(ModalityMask query, ModalityMask candidates);

Q_SIGNALS:
    void artistWanted(ArtistRow artist);
    void reportWanted();
    /// Both sides of the mixer are to be set so; of the catalogue's modalities.
    void setsWanted(ModalityMask query, ModalityMask candidates);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSwitch();
    void refreshPlot();
    void select(int system);

    ResearchModel* m_model;
    SystemsPanel* m_systems;
    Panel* m_plotPanel;
    PointPlot* m_plot;
    QCheckBox* m_published;
    QButtonGroup* m_switch;
    QBoxLayout* m_top;
    GroupsView* m_groups;
    MaskingView* m_missing;
    ComparisonView* m_comparison;
    ExperimentsView* m_experiments;
    DiagnosisView* m_behind;
};

}  // namespace crossfade::ui
