// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/talks.h"

#include "ui/map/map_view.h"
#include "ui/models/player_model.h"
#include "ui/models/text.h"
#include "ui/widgets/stage_caption.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/story_panel.h"
#include "ui/window/workspace.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace crossfade::ui {

namespace {

const QString kArrangementKey = QStringLiteral("workspace");
const QString kRingKey = QStringLiteral("talkRing");

/// "♪ Björk", or why they are not heard; empty for silence.
QString heardText(const PlayerModel& sound)
{
    const QString name = sound.name();
    if (sound.playing()) return Talks::tr("♪ %1").arg(name);
    if (sound.message().isEmpty()) return {};
    return name.isEmpty() ? sound.message() : Talks::tr("%1: %2").arg(name, sound.message());
}

QString filter()
{
    return Talks::tr("Stories (*.story.json);;All files (*)");
}

}  // namespace

Talks::Talks(const Window& parts)
    : QObject(parts.window),
      m_parts(parts),
      m_player(m_story, *parts.exploration, parts.workspace->explore()->mapModels()),
      m_mode(new TalkMode(*parts.window, *parts.workspace))
{
    m_mode->setRingWanted(QSettings().value(kRingKey, true).toBool());
    makePanel(*parts.docks);
    connect(m_mode, &TalkMode::changed, this, &Talks::modeChanged);
    connect(&m_mode->keys(), &TalkKeys::pressed, this, &Talks::takeKey);
    connect(&m_player, &StoryPlayer::shown, this, &Talks::showStep);
    connect(&m_story, &StoryModel::stepsChanged, this, [this] {
        m_mode->setHasStory(!m_story.empty());
        showCaption();
        refreshActions();
    });
    // Those who are shown may have moved meanwhile; fitted when they stand.
    connect(parts.workspace->explore()->map(), &MapView::pointsSettled, this, [this] {
        if (!std::exchange(m_fitAgain, false)) return;
        m_fitAgain = m_parts.workspace->explore()->mapModels().places.stale();
        showView();
    });
    connect(parts.exploration, &ExplorationModel::sourcesChanged, this, [this] {
        m_story.setSources(m_project, m_parts.exploration->sharedCatalogue(),
                           m_parts.exploration->run());
        refreshActions();
    });
}

void Talks::setSound(PlayerModel& sound)
{
    m_sound = &sound;
    connect(&sound, &PlayerModel::changed, this, &Talks::showCaption);
    // A talk may begin before the files have been found.
    connect(&sound, &PlayerModel::filesChanged, this, [this] {
        if (!m_sound->files() || m_sound->playing()) return;
        m_heardStep.reset();
        letHear();
    });
}

void Talks::makePanel(Docks& docks)
{
    m_panel = new StoryPanel(m_story, m_player);
    m_dock = docks.add(QStringLiteral("story"), tr("Story"), m_panel, Qt::RightDockWidgetArea);
    connect(m_panel, &StoryPanel::addWanted, this, &Talks::addStep);
    connect(m_panel, &StoryPanel::updateWanted, this, [this](std::size_t step) {
        if (!m_parts.exploration->hasSources()) return;
        StoryStep now = stepNow();
        // Silence takes nothing away: whom a step lets be heard is not seen while it is mended.
        if (now.heard.empty()) now.heard = m_story.story().steps[step].heard;
        m_story.replace(step, std::move(now));
    });
    connect(m_panel, &StoryPanel::newWanted, this, [this] {
        if (mayClose()) m_story.begin();
    });
    connect(m_panel, &StoryPanel::saveWanted, this, &Talks::save);
    connect(m_panel, &StoryPanel::playWanted, this, &Talks::play);
    connect(m_panel->openMenu(), &QMenu::aboutToShow, this,
            [this] { fillOpenMenu(*m_panel->openMenu()); });
}

void Talks::fillOpenMenu(QMenu& menu)
{
    menu.clear();
    if (!m_project.empty())
        for (const FoundStory& found : storiesFor(m_project, m_catalogue))
            menu.addAction(found.title, this, [this, file = found.file] { openStory(file); });
    menu.addSeparator();
    menu.addAction(tr("Another story…"), this, &Talks::chooseStory);
}

void Talks::addArrangements(QMenu& menu)
{
    const std::array<std::tuple<Arrangement, QString, QString>, 3> all = {
        {{Arrangement::Curate, tr("&Curate"), tr("Card and map large, no charts")},
         {Arrangement::Research, tr("&Research"), tr("Everything on the Explore page")},
         {Arrangement::Present, tr("&Present"),
          tr("Map, query and five neighbours, twice as large")}}};
    auto* group = new QActionGroup(this);
    int key = Qt::Key_1;
    for (const auto& [arrangement, text, what] : all) {
        QAction* action =
            menu.addAction(text, QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(key++)),
                           this, [this, one = arrangement] {
                               arrange(one);
                               QSettings().setValue(kArrangementKey, static_cast<int>(one));
                           });
        action->setCheckable(true);
        action->setToolTip(what);
        action->setStatusTip(what);
        group->addAction(action);
        m_arrangements.push_back(action);
    }
    const int kept =
        QSettings().value(kArrangementKey, static_cast<int>(Arrangement::Research)).toInt();
    arrange(static_cast<Arrangement>(std::clamp(kept, 0, static_cast<int>(all.size()) - 1)));
}

void Talks::arrange(Arrangement arrangement)
{
    // What is arranged is to be seen.
    m_mode->leave();
    m_parts.workspace->showExplore();
    m_parts.workspace->explore()->grid().arrange(arrangement);
    m_arrangements[static_cast<std::size_t>(arrangement)]->setChecked(true);
}

void Talks::addActions(QMenu& menu)
{
    m_talk = menu.addAction(tr("&Talk mode"), QKeySequence(Qt::Key_F11), this, &Talks::toggleTalk);
    m_talk->setCheckable(true);
    QAction* ring = menu.addAction(tr("&Ring around the pointer"),
                                   QKeySequence(Qt::SHIFT | Qt::Key_F11), this, [this](bool on) {
                                       m_mode->setRingWanted(on);
                                       QSettings().setValue(kRingKey, on);
                                   });
    ring->setCheckable(true);
    ring->setChecked(m_mode->ringWanted());
    menu.addSeparator();
    m_needSteps.push_back(
        menu.addAction(tr("&Play the story"), QKeySequence(Qt::Key_F5), this, &Talks::play));
    m_needSteps.push_back(menu.addAction(tr("&Next step"),
                                         QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Right),
                                         &m_player, &StoryPlayer::next));
    m_needSteps.push_back(menu.addAction(tr("Pre&vious step"),
                                         QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Left), &m_player,
                                         &StoryPlayer::previous));
    menu.addSeparator();
    QAction* add =
        menu.addAction(tr("&Add this as a step"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                       this, &Talks::addStep);
    m_needRun = {m_talk, add};
    m_needSteps.push_back(menu.addAction(tr("&Save the story"), this, &Talks::save));
    m_needSteps.push_back(menu.addAction(tr("Save the story &as…"), this, &Talks::saveAs));
    refreshActions();
}

void Talks::refreshActions()
{
    const bool hasRun = m_parts.exploration->hasSources();
    for (QAction* action : m_needRun) action->setEnabled(hasRun);
    for (QAction* action : m_needSteps) action->setEnabled(hasRun && !m_story.empty());
}

void Talks::setProject(const std::filesystem::path& project, const QString& catalogue)
{
    m_mode->leave();
    m_project = project;
    m_catalogue = catalogue;
    m_story.setSources(project, nullptr, nullptr);
    const auto found = storiesFor(project, catalogue);
    const auto beside = std::ranges::find(found, storyFileOf(project), &FoundStory::file);
    const auto own = std::ranges::find_if(
        found, [](const FoundStory& story) { return story.file.startsWith(u':'); });
    const auto chosen = beside != found.end() ? beside : own;
    if (chosen == found.end() || !m_story.open(chosen->file).hasValue()) m_story.begin();
    refreshActions();
}

bool Talks::openStory(const QString& file)
{
    if (!mayClose()) return false;
    const Status opened = m_story.open(file);
    if (!opened.hasValue()) Q_EMIT told(qt(opened.error().sentence()));
    return opened.hasValue();
}

void Talks::chooseStory()
{
    const QString file = QFileDialog::getOpenFileName(
        m_parts.window, tr("Open story"),
        m_project.empty() ? QString() : QFileInfo(storyFileOf(m_project)).path(), filter());
    if (file.isEmpty() || !openStory(file)) return;
    m_dock->show();
    m_dock->raise();
}

bool Talks::mayClose()
{
    if (!m_story.changed()) return true;
    const auto answer = QMessageBox::question(
        m_parts.window, tr("Story not saved"),
        tr("The story has changes that are not saved. Save them?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save) return save();
    return answer == QMessageBox::Discard;
}

bool Talks::save()
{
    if (m_story.file().isEmpty()) return saveAs();
    const Status saved = m_story.save(m_story.file());
    Q_EMIT told(saved.hasValue() ? tr("Saved the story in %1.").arg(m_story.file())
                                 : qt(saved.error().sentence()));
    return saved.hasValue();
}

bool Talks::saveAs()
{
    const QString suggested = m_story.file().isEmpty() ? storyFileOf(m_project) : m_story.file();
    QString file =
        QFileDialog::getSaveFileName(m_parts.window, tr("Save the story"), suggested, filter());
    if (file.isEmpty()) return false;
    if (!QFileInfo(file).fileName().contains(u'.')) file += qt(std::string(kStoryEnding));
    const Status saved = m_story.save(file);
    Q_EMIT told(saved.hasValue() ? tr("Saved the story in %1.").arg(file)
                                 : qt(saved.error().sentence()));
    return saved.hasValue();
}

StoryView Talks::viewNow() const
{
    StoryView view;
    const MapView& map = *m_parts.workspace->explore()->map();
    if (map.showsQuery()) return view;
    view.shows = StoryView::Shows::All;
    if (map.camera().showsAll()) return view;
    const QRectF seen = map.camera().seen();
    view.shows = StoryView::Shows::Place;
    view.x = seen.x();
    view.y = seen.y();
    view.width = seen.width();
    view.height = seen.height();
    view.runCreated = m_parts.exploration->run()->record.created;
    view.layout = m_parts.workspace->explore()->mapModels().layout.shownKey();
    return view;
}

StoryStep Talks::stepNow() const
{
    StoryStep step = m_player.now();
    const Workspace& workspace = *m_parts.workspace;
    step.page = workspace.exploring()    ? StoryPage::Explore
                : workspace.inspecting() ? StoryPage::Inspect
                                         : StoryPage::Research;
    step.view = viewNow();
    if (m_sound != nullptr && m_sound->playing() && m_sound->artist())
        step.heard = storyArtists(std::array{*m_sound->artist()}, m_parts.exploration->catalogue());
    return step;
}

void Talks::addStep()
{
    if (!m_parts.exploration->hasSources()) {
        Q_EMIT told(tr("A step shows a trained model, and the project has none yet."));
        return;
    }
    m_mode->leave();
    const auto chosen = m_panel->chosen();
    const std::size_t place = chosen ? *chosen + 1 : m_story.size();
    m_story.insert(place, stepNow());
    m_dock->show();
    m_dock->raise();
    m_panel->edit(place);
}

void Talks::play()
{
    if (m_story.empty() || !m_parts.exploration->hasSources()) return;
    m_mode->enter();
    m_player.first();
}

void Talks::toggleTalk()
{
    if (m_mode->on())
        m_mode->leave();
    else if (m_parts.exploration->hasSources())
        m_mode->enter();
}

void Talks::modeChanged()
{
    MapView& map = *m_parts.workspace->explore()->map();
    m_talk->setChecked(m_mode->on());
    if (m_mode->on()) {
        m_showedAll = map.camera().showsAll();
        m_seen = map.camera().seen();
        m_player.begin();
        map.showQuery();
    } else if (m_player.playing()) {
        m_player.end();
        if (m_showedAll)
            map.showAll();
        else
            map.showArea(m_seen);
    }
    letHear();
    showCaption();
}

bool Talks::hasPlace(const StoryView& view) const
{
    // While another project is opened there is no run.
    return m_parts.exploration->hasSources() &&
           view.runCreated == m_parts.exploration->run()->record.created &&
           view.layout == m_parts.workspace->explore()->mapModels().layout.shownKey();
}

void Talks::showCaption()
{
    StageCaption* caption = m_parts.workspace->explore()->grid().caption();
    const auto at = m_player.at();
    const QString heard = m_sound != nullptr ? heardText(*m_sound) : QString();
    const bool story = m_mode->on() && !m_story.empty();
    caption->setVisible(story || !heard.isEmpty());
    caption->setHeard(heard);
    if (!story)
        caption->setStep({}, {}, 0, 0);
    else if (at) {
        const StoryStep& step = m_story.story().steps[*at];
        QStringList remarks = m_player.remarks();
        if (step.view.shows == StoryView::Shows::Place && !hasPlace(step.view))
            remarks << tr("The part of the map that this step shows is of another map.");
        caption->setStep(qt(step.caption), remarks, *at + 1, m_story.size());
    } else
        caption->setStep(tr("%1 (Space or → begins)").arg(qt(m_story.story().title)), {}, 0,
                         m_story.size());
}

void Talks::showStep()
{
    if (!m_player.at()) return;
    switch (m_story.story().steps[*m_player.at()].page) {
        case StoryPage::Explore:
            m_parts.workspace->showExplore();
            break;
        case StoryPage::Inspect:
            m_parts.workspace->showInspect();
            break;
        case StoryPage::Research:
            m_parts.workspace->showResearch();
            break;
    }
    m_parts.workspace->explore()->map()->clearHovered();
    letHear();
    showCaption();
    showView();
    m_fitAgain = m_parts.workspace->explore()->mapModels().places.stale();
}

void Talks::letHear()
{
    if (m_sound == nullptr) return;
    const auto step = m_mode->on() ? m_player.at() : std::nullopt;
    if (step && step == m_heardStep) return;  // a key too many at the end does not begin it anew
    m_heardStep = step;
    // What the speaker began goes on where the step has nothing to be heard.
    if (step && !m_player.heard().empty())
        m_sound->playAll(m_player.heard());
    else if (m_sound->inTurn() || !m_sound->playing())
        m_sound->stop();
}

void Talks::showView()
{
    if (!m_player.at()) return;
    ExplorePage& page = *m_parts.workspace->explore();
    const StoryView& view = m_story.story().steps[*m_player.at()].view;
    if (view.shows == StoryView::Shows::Place && hasPlace(view))
        page.map()->showArea({view.x, view.y, view.width, view.height});
    else if (view.shows == StoryView::Shows::All ||
             (view.shows == StoryView::Shows::Selection && page.mapModels().selection.empty()))
        page.map()->showAll();
    else if (view.shows == StoryView::Shows::Selection)
        page.map()->showArtists(page.mapModels().selection.artists());
    else
        page.map()->showQuery();  // also for a part of another map
}

void Talks::takeKey(TalkKeys::Wish wish)
{
    if (wish == TalkKeys::Wish::Next) m_player.next();
    if (wish == TalkKeys::Wish::Previous) m_player.previous();
    if (wish == TalkKeys::Wish::First) m_player.first();
    if (wish == TalkKeys::Wish::Last) m_player.last();
}

}  // namespace crossfade::ui
