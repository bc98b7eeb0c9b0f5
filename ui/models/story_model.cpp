// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/story_model.h"

#include "core/workflow/story_steps.h"
#include "ui/models/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

const QString kOwn = QStringLiteral(":/stories");

Result<Story> readAny(const QString& file)
{
    if (!file.startsWith(kOwn)) return readStory(file.toStdString());
    QFile own(file);
    if (!own.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     StoryModel::tr("The story %1 can't be opened.").arg(file).toStdString()};
    return storyFromJson(own.readAll().toStdString(), QFileInfo(file).fileName().toStdString());
}

}  // namespace

StoryModel::StoryModel(QObject* parent) : QObject(parent) {}

void StoryModel::setSources(const std::filesystem::path& project,
                            std::shared_ptr<const CatalogueSnapshot> catalogue,
                            std::shared_ptr<const LoadedRun> run)
{
    m_project = project;
    m_catalogue = std::move(catalogue);
    m_run = std::move(run);
    check();
}

void StoryModel::take(Story story, const QString& file)
{
    m_story = std::move(story);
    m_file = file.startsWith(kOwn) ? QString() : file;
    m_changed = false;
    check();
    Q_EMIT stepsChanged();
    Q_EMIT textChanged();
}

void StoryModel::begin()
{
    take({}, {});
}

Status StoryModel::open(const QString& file)
{
    CROSSFADE_ASSIGN(Story story, readAny(file));
    take(std::move(story), file);
    return ok();
}

Status StoryModel::save(const QString& file)
{
    if (m_catalogue) m_story.catalogue = m_catalogue->stored.catalogue.name;
    CROSSFADE_TRY(writeStory(file.toStdString(), m_story));
    m_file = file;
    m_changed = false;
    Q_EMIT textChanged();
    return ok();
}

void StoryModel::edited()
{
    m_changed = true;
    check();
    Q_EMIT stepsChanged();
    Q_EMIT textChanged();
}

void StoryModel::setTitle(const QString& title)
{
    if (qt(m_story.title) == title) return;
    m_story.title = title.toStdString();
    m_changed = true;
    Q_EMIT textChanged();
}

void StoryModel::setCaption(std::size_t step, const QString& caption)
{
    std::string& now = m_story.steps.at(step).caption;
    if (qt(now) == caption) return;
    now = caption.toStdString();
    m_changed = true;
    Q_EMIT textChanged();
}

void StoryModel::setView(std::size_t step, const StoryView& view)
{
    if (m_story.steps.at(step).view == view) return;
    m_story.steps[step].view = view;
    m_changed = true;
    Q_EMIT textChanged();
}

void StoryModel::insert(std::size_t place, StoryStep step)
{
    const std::size_t at = std::min(place, m_story.steps.size());
    m_story.steps.insert(m_story.steps.begin() + static_cast<std::ptrdiff_t>(at), std::move(step));
    edited();
}

void StoryModel::replace(std::size_t step, StoryStep with)
{
    with.caption = m_story.steps.at(step).caption;
    m_story.steps[step] = std::move(with);
    edited();
}

void StoryModel::remove(std::size_t step)
{
    m_story.steps.erase(m_story.steps.begin() + static_cast<std::ptrdiff_t>(step));
    edited();
}

void StoryModel::move(std::size_t step, std::size_t place)
{
    if (step >= size() || place >= size() || step == place) return;
    StoryStep moved = std::move(m_story.steps[step]);
    m_story.steps.erase(m_story.steps.begin() + static_cast<std::ptrdiff_t>(step));
    m_story.steps.insert(m_story.steps.begin() + static_cast<std::ptrdiff_t>(place),
                         std::move(moved));
    edited();
}

QStringList StoryModel::remarks(std::size_t step) const
{
    QStringList said;
    if (step < m_remarks.size())
        for (const std::string& sentence : m_remarks[step]) said << qt(sentence);
    return said;
}

void StoryModel::check()
{
    m_remarks.clear();
    m_check.abandon();
    if (!m_run || !m_catalogue || empty()) return;
    const auto work = [story = m_story, project = m_project, catalogue = m_catalogue,
                       run = m_run](const JobContext& job) {
        return checkStory(story, project, catalogue, run, job);
    };
    m_check.start(tr("Checking the story"), work,
                  [this](Result<std::vector<std::vector<std::string>>> found) {
                      if (found.hasValue())
                          m_remarks = std::move(found).value();
                      else if (found.error().code != ErrorCode::Cancelled)
                          m_remarks.assign(size(), {found.error().sentence()});
                      Q_EMIT checked();
                  });
}

std::vector<FoundStory> storiesFor(const std::filesystem::path& project, const QString& catalogue)
{
    std::vector<FoundStory> found;
    const auto add = [&found](const QString& file, const Story& story) {
        const QString name = QFileInfo(file).fileName();
        found.push_back({file, story.title.empty() ? name : qt(story.title)});
    };
    const auto folder = std::filesystem::absolute(project).parent_path();
    for (const std::filesystem::path& file : storiesIn(folder))
        if (const auto story = readStory(file); story.hasValue())
            add(qt(file.string()), story.value());
    for (const QString& name : QDir(kOwn).entryList(QDir::Files)) {
        const QString file = kOwn + u'/' + name;
        const auto story = readAny(file);
        if (story.hasValue() && qt(story.value().catalogue) == catalogue) add(file, story.value());
    }
    return found;
}

QString storyFileOf(const std::filesystem::path& project)
{
    std::filesystem::path file = std::filesystem::absolute(project);
    file.replace_extension(kStoryEnding);
    return qt(file.string());
}

}  // namespace crossfade::ui
