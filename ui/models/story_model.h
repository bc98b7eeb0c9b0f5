// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/snapshot.h"
#include "core/workflow/story.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <vector>

namespace crossfade::ui {

/// A story that was found, and what it is called.
struct FoundStory {
    QString file;  ///< of the disk, or ":/stories/…" for one that comes with the program
    QString title;
};

/// The story that is open: what it holds, its file, and what a speaker should know of it before the
/// talk, which is found out in the background. GUI thread.
class StoryModel : public QObject {
    Q_OBJECT
public:
    explicit StoryModel(QObject* parent = nullptr);

    /// What steps are checked against; null: nothing, and no step is.
    void setSources(const std::filesystem::path& project,
                    std::shared_ptr<const CatalogueSnapshot> catalogue,
                    std::shared_ptr<const LoadedRun> run);

    const Story& story() const { return m_story; }
    std::size_t size() const { return m_story.steps.size(); }
    bool empty() const { return m_story.steps.empty(); }
    /// Where it lies; empty: nowhere yet, or it came with the program.
    const QString& file() const { return m_file; }
    /// Not everything is saved.
    bool changed() const { return m_changed; }

    /// An empty one.
    void begin();
    /// Keeps the present one where it fails.
    Status open(const QString& file);
    Status save(const QString& file);

    // One step of editing each; places are 0 for the first step.
    void setTitle(const QString& title);
    void setCaption(std::size_t step, const QString& caption);
    void setView(std::size_t step, const StoryView& view);
    void insert(std::size_t place, StoryStep step);
    /// What it shows; the caption stays.
    void replace(std::size_t step, StoryStep with);
    void remove(std::size_t step);
    void move(std::size_t step, std::size_t place);

    /// What of a step is not to be had here; nothing while that is not known yet.
    QStringList remarks(std::size_t step) const;
    bool checking() const { return m_check.running(); }

Q_SIGNALS:
    void stepsChanged();  ///< which there are, or what they show
    void textChanged();   ///< a caption, the title, the file, or whether all is saved
    void checked();

private:
    void take(Story story, const QString& file);
    void edited();
    void check();

    Story m_story;
    QString m_file;
    bool m_changed = false;
    std::filesystem::path m_project;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    JobRunner m_check;
    std::vector<std::vector<std::string>> m_remarks;
};

/// Stories for a project: those in its folder, then those of the program that were made on a
/// catalogue of this name. Whatever can't be read is not among them.
std::vector<FoundStory> storiesFor(const std::filesystem::path& project, const QString& catalogue);

/// "p.story.json" beside "p.crossfade".
QString storyFileOf(const std::filesystem::path& project);

}  // namespace crossfade::ui
