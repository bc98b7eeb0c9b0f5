// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/layout_run.h"
#include "core/workflow/layout_work.h"
#include "core/workflow/project.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace crossfade::ui {

/// Where the artists of the explored run lie on its map: the layout that is stored, or one that is
/// made while one looks and stored when it is done. It never depends on the mixer. GUI thread; the
/// work is done in threads, one core left free.
class LayoutModel : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Nothing,    ///< there is no run
        Preparing,  ///< finding neighbours; what is shown is the PCA meanwhile
        Moving,     ///< points move with every step
        Paused,     ///< between two steps, to be gone on with
        Stopped,    ///< given up half made: shown, but not stored
        Done
    };

    explicit LayoutModel(QObject* parent = nullptr);

    /// Shows the layout of the chosen key for this run. `project` is borrowed till clear() or the
    /// next call: layouts are read from it and stored in it, where it can be written.
    void setSources(Project& project, std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run);
    /// Forgets the sources, before another project is opened. Emits nothing.
    void clear();

    /// What is to be shown; remembered where there is no run yet.
    void choose(const LayoutKey& key);
    const LayoutKey& key() const { return m_key; }
    /// What the points are of: PCA while another one is being prepared.
    const LayoutKey& shownKey() const { return m_shownKey; }

    /// Artists x 2, NaN for those who are not on the map; null while there is no run. Another
    /// object whenever a point moves.
    const std::shared_ptr<const Matrix>& points() const { return m_points; }
    Stage stage() const { return m_stage; }
    /// The points will not move any more by themselves.
    bool settled() const { return m_stage == Stage::Done || m_stage == Stage::Stopped; }
    std::size_t epoch() const { return m_epoch; }
    std::size_t epochs() const { return m_epochs; }
    /// "Finding neighbours", 0 to 1, while it prepares.
    double preparing() const { return m_runner.fraction(); }
    /// What went wrong: a stored layout that was broken, one that could not be made or kept.
    const QString& fault() const { return m_fault; }

    void pause();
    /// After a pause or a stop.
    void goOn();
    void stop();

Q_SIGNALS:
    void pointsChanged();  ///< also when they are of another key or run
    void stageChanged();   ///< stage, epoch or fault

private:
    void show(const LayoutKey& key);
    void begin();
    void step();
    void finish();
    void setPoints(Matrix points, const LayoutKey& key);
    void setStage(Stage stage);
    void fail(const Error& error);

    JobRunner m_runner;
    Project* m_project = nullptr;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    LayoutKey m_key{LayoutMethod::Umap, 0};
    LayoutKey m_shownKey;
    std::shared_ptr<const Matrix> m_points;
    std::shared_ptr<LayoutWork> m_work;  ///< the runner's while it runs
    Stage m_stage = Stage::Nothing;
    std::size_t m_epoch = 0;
    std::size_t m_epochs = 0;
    std::size_t m_epochsPerStep = 1;
    QString m_fault;
};

}  // namespace crossfade::ui
