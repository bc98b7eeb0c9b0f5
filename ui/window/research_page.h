// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QBoxLayout;
class QButtonGroup;

namespace crossfade::ui {

class ComparisonView;
class DiagnosisView;
class GroupsView;
class MaskingView;
class Panel;
class PointPlot;
class ResearchModel;
class SystemsPanel;

/// The page on which systems are compared: the table of them and how accurate and fair they are
/// above, and below one of several views of those that are selected.
class ResearchPage : public QWidget {
    Q_OBJECT
public:
    enum View { Groups, Missing, Comparison, Behind, ViewCount };

    explicit ResearchPage(ResearchModel& model, QWidget* parent = nullptr);

    SystemsPanel* systems() { return m_systems; }
    PointPlot* plot() { return m_plot; }
    void showView(View view);

Q_SIGNALS:
    void artistWanted(ArtistRow artist);
    void reportWanted();

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
    QButtonGroup* m_switch;
    QBoxLayout* m_top;
    GroupsView* m_groups;
    MaskingView* m_missing;
    ComparisonView* m_comparison;
    DiagnosisView* m_behind;
};

}  // namespace crossfade::ui
