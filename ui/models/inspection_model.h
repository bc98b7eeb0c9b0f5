// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/inspect.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/shown_setting.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

namespace crossfade::ui {

/// What is looked into on the Inspect page.
enum class Inspection { Neighbours, Exposure, Dependence, Missing };

/// Who is in how many lists, now and at the baseline.
struct InspectedExposure {
    ListExposure now;
    std::optional<ListExposure> baseline;
};

/// What every list owes to each modality, and what follows for those who lack one.
struct InspectedDependence {
    ListDependence lists;
    MissingGains missing;
};

/// The figures of the Inspect page, computed in the background for what is looked at and no sooner.
/// A newer setting, and looking elsewhere, cancels what runs. The last figures stay until the new
/// ones are there: see stale(). GUI thread only.
class InspectionModel : public QObject {
    Q_OBJECT
public:
    explicit InspectionModel(QObject* parent = nullptr);

    /// Another project's, catalogue's or run's figures. `project` is its file.
    void setSources(const std::filesystem::path& project,
                    std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run);
    /// Forgets all, before another project is opened. Emits nothing.
    void clear();
    /// Who is asked for, what lists are made by, and what those of everybody are compared with:
    /// none where it can't be had. A state of another run than the sources' is passed over.
    void setState(const ExplorationState& state, const ShownSetting& now,
                  const std::optional<ShownSetting>& baseline);
    /// What is looked at; none while the page is hidden.
    void look(std::optional<Inspection> at);

    bool hasSources() const { return m_run != nullptr; }
    const std::shared_ptr<const CatalogueSnapshot>& catalogue() const { return m_catalogue; }
    /// The run without what is taken to be missing, and how it is mixed.
    const ShownSetting& setting() const { return m_now; }
    const ExplorationState& state() const { return m_state; }

    /// Null until they are there.
    const std::shared_ptr<const InspectedList>& neighbours() const { return m_neighbours.value; }
    const std::shared_ptr<const InspectedExposure>& exposure() const { return m_exposure.value; }
    const std::shared_ptr<const InspectedDependence>& dependence() const
    {
        return m_dependence.value;
    }

    /// The figures of a view are not, or not yet, those of the state.
    bool stale(Inspection view) const;
    /// Why there are none; empty where there are some or they are on their way.
    QString reason(Inspection view) const;
    JobRunner& runner() { return m_runner; }

Q_SIGNALS:
    void changed();

private:
    /// What figures depend on besides the sources.
    struct Key {
        ShownSetting now;
        std::optional<ShownSetting> baseline;
        std::vector<std::string> query;
        Filters filters;
        Wish wish;
        bool operator==(const Key&) const = default;
    };
    template <typename T>
    struct Slot {
        std::shared_ptr<const T> value;
        std::optional<Key> of;  ///< that value or reason belong to
        QString reason;
    };

    Key keyOf(Inspection view) const;
    const std::optional<Key>& doneFor(Inspection view) const;
    void refresh();
    void compute(Inspection view, const Key& key);
    template <typename T, typename Work>
    void start(const QString& title, Slot<T> InspectionModel::*slot, const Key& key, Work work);

    JobRunner m_runner;
    std::filesystem::path m_project;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    ExplorationState m_state;
    ShownSetting m_now;
    std::optional<ShownSetting> m_baseline;  ///< none where it is what is shown
    std::optional<Inspection> m_lookedAt;
    std::optional<std::pair<Inspection, Key>> m_running;
    Slot<InspectedList> m_neighbours;
    Slot<InspectedExposure> m_exposure;
    Slot<InspectedDependence> m_dependence;  ///< of both views
};

}  // namespace crossfade::ui
