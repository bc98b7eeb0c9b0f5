// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/listening.h"

#include "ui/map/map_view.h"
#include "ui/models/media_sound.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"
#include "ui/widgets/player_bar.h"
#include "ui/window/explore_grid.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>
#include <QTableView>

namespace crossfade::ui {

namespace {

const QString kVolume = QStringLiteral("volume");

}  // namespace

Listening::Listening(ExplorePage& page, QMenu& menu, QWidget& window, QObject* parent)
    : QObject(parent),
      m_page(&page),
      m_window(&window),
      m_player(std::make_unique<MediaSound>()),
      m_bar(new PlayerBar(m_player))
{
    addActions(menu);
    m_player.setVolume(QSettings().value(kVolume, 1.0).toDouble());
    page.setFoot(m_bar);
    // On the stage, who is heard is said beside the caption.
    connect(&page.grid(), &ExploreGrid::arranged, this, &Listening::placeBar);
    placeBar();
    connect(m_bar, &PlayerBar::toggleWanted, this, [this] {
        // It stops what is heard, whoever is chosen meanwhile.
        if (m_player.playing())
            m_player.stop();
        else
            toggle();
    });
    connect(&m_player, &PlayerModel::changed, this, [this] {
        QSettings().setValue(kVolume, m_player.volume());
        showSigns();
    });
    connect(&m_player, &PlayerModel::filesChanged, this, [this] {
        showSigns();
        tellFiles();
    });
    qApp->installEventFilter(this);
}

void Listening::addActions(QMenu& menu)
{
    QAction* play = menu.addAction(tr("&Play or stop"), this, &Listening::toggle);
    play->setShortcuts({QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_P)});
    QAction* next = menu.addAction(tr("Play the &next neighbour"), this, &Listening::playNext);
    next->setShortcuts({QKeySequence(Qt::Key_J), QKeySequence(Qt::CTRL | Qt::Key_Right)});
    m_folderAction =
        menu.addAction(tr("&Folder with audio files…"), this, &Listening::chooseFolder);
    m_keys = {play, next};
    setSession(nullptr);
}

bool Listening::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto* target = qobject_cast<QWidget*>(watched);
    if (key->key() != Qt::Key_Space || target == nullptr || target->window() != m_window)
        return false;
    // These have no use for it, or say so themselves; a button, say, is pressed by it.
    // The focus, as what it leaves comes to its parents.
    const QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr || focus == m_page->neighbours()->table() || focus == m_page->map() ||
        focus == m_window)
        return false;
    event->accept();
    return true;
}

void Listening::setSession(ProjectSession* session)
{
    m_session = session;
    m_folderAction->setEnabled(session != nullptr);
    setExploring(m_exploring);
    if (session == nullptr)
        m_player.clear();
    else
        look();
}

void Listening::setExploring(bool exploring)
{
    m_exploring = exploring;
    for (QAction* action : m_keys) action->setEnabled(exploring && m_session != nullptr);
}

void Listening::look()
{
    const auto places = audioPlaces(m_session->project());
    if (places.hasValue())
        m_player.setSources(m_session->catalogue(), places.value());
    else
        Q_EMIT told(qt(places.error().sentence()));
}

void Listening::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        m_window, tr("Folder with audio files: a file or folder per artist, called as they are"));
    if (!folder.isEmpty()) useFolder(folder);
}

void Listening::useFolder(const QString& folder)
{
    const auto status = setAudioFolder(m_session->project(), folder.toStdString());
    if (!status.hasValue()) {
        Q_EMIT told(qt(status.error().sentence()));
        return;
    }
    m_folderChosen = true;
    look();
}

void Listening::tellFiles()
{
    const auto& files = m_player.files();
    if (!files) return;
    // Else unasked only what keeps people from being heard.
    if (m_folderChosen)
        Q_EMIT told(qt(audioSentence(*files)));
    else if (!files->folderFault.empty())
        Q_EMIT told(qt(files->folderFault));
    m_folderChosen = false;
}

void Listening::placeBar()
{
    m_bar->setWanted(m_page->grid().arrangement() != Arrangement::Present);
}

void Listening::toggle()
{
    // Where there is no bar with a button, it stops whatever plays.
    if (m_player.playing() && !m_bar->isVisible())
        m_player.stop();
    else if (const auto artist = m_page->currentArtist())
        m_player.toggle(*artist);
    else
        Q_EMIT told(tr("Nobody is asked for yet."));
}

void Listening::playNext()
{
    if (const auto artist = m_page->neighbours()->chooseNext())
        m_player.play(*artist);
    else
        Q_EMIT told(tr("There is no next neighbour in the list."));
}

void Listening::showSigns()
{
    m_page->neighbours()->setAudio(m_player.files(),
                                   m_player.playing() ? m_player.artist() : std::nullopt);
}

}  // namespace crossfade::ui
