// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/selection_text.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace crossfade::ui {

class ElidingLabel;
class EvaluationModel;
class LorenzChart;
class Panel;
class PopularityChart;
class SetChart;
class WhyModel;
class WhyPanel;

/// Below the map: what the setting does to everybody, and why a neighbour is one.
class ChartRow : public QWidget {
    Q_OBJECT
public:
    explicit ChartRow(WhyModel& why, QWidget* parent = nullptr);

    /// Without a model there is nothing to evaluate.
    void setNoModel();
    void showEvaluation(const EvaluationModel& model, std::size_t modalities);

    /// Of the artists who are selected.
    void showSelection(const SelectionText& text);

    WhyPanel* why() { return m_whyPanel; }
    /// For export: the charts by the name of their file.
    std::vector<std::pair<QString, Panel*>> panels() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeExposure();
    QWidget* makePopularity();

    Panel* m_exposurePanel;
    Panel* m_popularityPanel;
    Panel* m_setPanel;
    WhyPanel* m_whyPanel;
    LorenzChart* m_lorenz;
    ElidingLabel* m_coverage;
    ElidingLabel* m_selection;
    ElidingLabel* m_selectedLists;
    ElidingLabel* m_median;  ///< how popular those are who are shown
    PopularityChart* m_popularity;
    SetChart* m_sets;
    int m_revision = -1;  ///< of the figures drawn
};

}  // namespace crossfade::ui
