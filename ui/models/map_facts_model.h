// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/map_measures.h"
#include "core/workflow/map_regions.h"
#include "core/workflow/tag_amounts.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/layout_model.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>

namespace crossfade::ui {

/// What there is to say of a run's map beyond its points: its regions and their names, the tags
/// that one may colour by, and how far the layout can be believed. Made in the background, once for
/// a run and once for a settled layout. GUI thread.
class MapFactsModel : public QObject {
    Q_OBJECT
public:
    explicit MapFactsModel(const LayoutModel& layout, QObject* parent = nullptr);

    void setSources(const std::filesystem::path& project,
                    std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run);
    /// Emits nothing.
    void clear();

    /// None while they are being made.
    const std::optional<MapRegions>& regions() const { return m_regions; }
    const std::shared_ptr<const TagAmounts>& tags() const { return m_tags; }
    /// Of the layout shown; none while it is not settled, or they are being made.
    const std::optional<MapMeasures>& measures() const { return m_measures; }
    /// "43 % of neighbours on the map are true · trustworthiness .91": empty without measures.
    QString sentence() const;
    bool stale() const { return m_ofRun.running() || m_ofLayout.running(); }

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    struct OfRun;
    void measure();

    const LayoutModel* m_layout;
    JobRunner m_ofRun;
    JobRunner m_ofLayout;
    std::shared_ptr<const LoadedRun> m_run;
    std::shared_ptr<const Matrix> m_measured;  ///< the points that m_measures is, or will be, of
    std::optional<MapRegions> m_regions;
    std::shared_ptr<const TagAmounts> m_tags;
    std::optional<MapMeasures> m_measures;
};

}  // namespace crossfade::ui
