// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/batch_lists.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/exploration_model.h"
#include "ui/models/table_format.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <string>

namespace crossfade::ui {

/// Lists for many artists at once, by what is shown, made in the background into one table. The
/// project is opened anew for it, so that it may go on while the window's changes. GUI thread.
class BatchModel : public QObject {
    Q_OBJECT
public:
    explicit BatchModel(ExplorationModel& exploration, QObject* parent = nullptr);

    /// Where the project lies; empty: there is none. Another project forgets what was made.
    void setProject(const std::filesystem::path& project);

    /// One name or id a line, see batchNames(); lists of `k`. What was made before is gone.
    void make(const QString& names, std::size_t k);
    JobRunner& runner() { return m_runner; }

    /// There is a table to be saved.
    bool hasTable() const { return m_made.has_value(); }
    /// "Lists of 48 of 50 artists, by the mix of then: 960 rows."; or why nothing was made.
    QString sentence() const { return m_sentence; }
    /// Whom no list was made for, and why: "Line 3: …".
    const QStringList& faults() const { return m_faults; }
    /// See batchTable(); the same rows and columns in either format.
    std::string table(TableFormat format) const;
    /// By the file's ending.
    Status save(const QString& file) const;

Q_SIGNALS:
    void changed();

private:
    struct Made {
        std::string table;  ///< TSV
        std::size_t lists = 0;
        std::size_t rows = 0;
        std::size_t asked = 0;
        QStringList faults;
    };
    struct Order;
    static Result<Made> makeLists(const Order& order, const JobContext& job);
    void show(const QString& sentence);

    ExplorationModel* m_exploration;
    JobRunner m_runner;
    std::filesystem::path m_project;
    std::optional<Made> m_made;
    QString m_sentence;
    QStringList m_faults;
};

}  // namespace crossfade::ui
