// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <utility>
#include <vector>

namespace crossfade {
struct RunRecord;
}

namespace crossfade::ui {

class EvaluationModel;
class LorenzChart;
class LossChart;
class Panel;
class PopularityChart;
class SetChart;
class TrainingModel;

/// Below the map: what the setting does to everybody, and how the model was trained.
class ChartRow : public QWidget {
    Q_OBJECT
public:
    explicit ChartRow(QWidget* parent = nullptr);

    /// Without a model there is nothing to evaluate.
    void setNoModel();
    void showEvaluation(const EvaluationModel& model, std::size_t modalities);
    /// Of the training while it runs, else of `run`; null: no run.
    void showCurve(const TrainingModel& training, const RunRecord* run);

    /// For export: the charts by the name of their file.
    std::vector<std::pair<QString, Panel*>> panels() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Panel* m_exposurePanel;
    Panel* m_popularityPanel;
    Panel* m_setPanel;
    Panel* m_lossPanel;
    LorenzChart* m_lorenz;
    PopularityChart* m_popularity;
    SetChart* m_sets;
    LossChart* m_loss;
};

}  // namespace crossfade::ui
