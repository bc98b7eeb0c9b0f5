// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/run_record.h"
#include "core/evaluation/signatures.h"
#include "core/workflow/train_run.h"
#include "ui/jobs/job_runner.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// A training in the background and its curve, epoch by epoch.
class TrainingModel : public QObject {
    Q_OBJECT
public:
    explicit TrainingModel(QObject* parent = nullptr);

    /// For a resume, `request.options` are those stored with the training.
    void start(const std::filesystem::path& project, const TrainRequest& request);
    void cancel() { m_runner.cancel(); }
    bool running() const { return m_runner.running(); }
    JobRunner& runner() { return m_runner; }

    const std::vector<std::string>& lossTerms() const { return m_lossTerms; }
    const std::vector<EpochReport>& curve() const { return m_curve; }
    /// Of the training under way; 0 if none.
    int epochs() const { return m_epochs; }
    /// What the curve says of how the training goes wrong; of a run that is done, what its
    /// encodings and its evaluation say too. Until another begins.
    std::vector<Signature> signatures() const;

Q_SIGNALS:
    void curveChanged();
    void warned(const QString& sentence);  ///< it trains, but slowly
    void trained();                        ///< a new run is in the project
    void failed(const QString& sentence);  ///< not after a cancel
    void cancelled();

private:
    JobRunner m_runner;
    std::vector<std::string> m_lossTerms;
    std::vector<EpochReport> m_curve;
    int m_epochs = 0;
    int m_planned = 0;                              ///< of the latest training
    std::optional<std::vector<Signature>> m_found;  ///< of the run that is done
};

}  // namespace crossfade::ui
