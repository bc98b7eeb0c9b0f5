// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/find_actions.h"

#include "ui/map/map_view.h"
#include "ui/widgets/find_strip.h"
#include "ui/window/batch_dialog.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/path_dialog.h"

#include <QMenu>

#include <algorithm>

namespace crossfade::ui {

namespace {

/// Ids of those artists who are in the list.
std::vector<std::string> among(const std::vector<std::string>& ids,
                               const std::vector<ArtistRow>& artists,
                               const CatalogueSnapshot& catalogue)
{
    std::vector<std::string> found;
    for (const ArtistRow artist : artists)
        if (const std::string& id = catalogue.artists()[artist].id;
            std::ranges::find(ids, id) != ids.end())
            found.push_back(id);
    return found;
}

constexpr int kInset = 32;

void show(QDialog& dialog)
{
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

}  // namespace

FindActions::FindActions(ExplorePage& page, ExplorationModel& exploration, QMenu& menu)
    : QObject(&page), m_page(&page), m_exploration(&exploration)
{
    const auto add = [&](const QString& text, const QKeySequence& key, auto action) {
        m_actions.push_back(menu.addAction(text, key, this, action));
    };
    // The map zooms by these two keys while it has the focus, and keeps them then.
    add(tr("&Add to the query"), QKeySequence(Qt::Key_Plus), [this] {
        if (const auto artist = m_page->currentArtist()) m_exploration->addToQuery({*artist});
    });
    add(tr("&Not like them"), QKeySequence(Qt::Key_Minus), [this] {
        if (const auto artist = m_page->currentArtist()) m_exploration->addAgainst({*artist});
    });
    menu.addSeparator();
    add(tr("&Filter the neighbours…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        [this] { m_page->neighbours()->find()->openFilters(); });
    add(tr("&Path to another artist…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
        [this] { openPath(); });
    add(tr("&Lists of many artists…"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { openBatch(); });
    connect(&page, &ExplorePage::sessionChanged, this, &FindActions::setSession);
    page.artistMenu().add(
        [this](QMenu& one, const std::vector<ArtistRow>& artists) { addSection(one, artists); });
}

void FindActions::addSection(QMenu& menu, const std::vector<ArtistRow>& artists)
{
    if (!m_exploration->hasSources()) return;
    const ExplorationState& state = m_exploration->state();
    const CatalogueSnapshot& catalogue = m_exploration->catalogue();
    const auto asked = among(state.query, artists, catalogue);
    const auto against = among(state.wish.against, artists, catalogue);
    if (asked.size() < artists.size())
        menu.addAction(tr("&Add to the query"), this,
                       [this, artists] { m_exploration->addToQuery(artists); });
    else
        menu.addAction(tr("&Remove from the query"), this,
                       [this, asked] { m_exploration->removeFromQuery(asked); });
    if (against.size() < artists.size())
        menu.addAction(tr("&Not like them"), this,
                       [this, artists] { m_exploration->addAgainst(artists); });
    else
        menu.addAction(tr("Take &nothing off for them"), this,
                       [this, against] { m_exploration->removeAgainst(against); });
    if (artists.size() == 1 && m_exploration->asked() != artists)
        menu.addAction(tr("&Path to them…"), this, [this, artist = artists.front()] {
            openPath();
            m_path->setTarget(artist);
        });
}

void FindActions::setSession(ProjectSession* session)
{
    m_session = session;
    if (m_path != nullptr) m_path->setSession(session);
    if (m_batch != nullptr)
        m_batch->model().setProject(session != nullptr ? session->path() : std::filesystem::path());
}

void FindActions::openPath()
{
    if (m_path == nullptr) {
        m_path = new PathDialog(*m_exploration, m_page);
        m_path->setSession(m_session);
        m_path->adjustSize();
        // Over the list: the path is drawn on the map.
        const QWidget& list = *m_page->neighbours();
        m_path->move(list.mapToGlobal(QPoint(list.width() - m_path->width() - kInset, kInset)));
        connect(m_path, &PathDialog::artistWanted, m_page, &ExplorePage::choose);
        connect(&m_path->model(), &PathModel::changed, this, &FindActions::showPath);
        // Another run's map begins without it.
        connect(m_exploration, &ExplorationModel::changed, this, &FindActions::showPath);
    }
    show(*m_path);
}

void FindActions::openBatch()
{
    if (m_batch == nullptr) {
        m_batch = new BatchDialog(*m_exploration, m_page);
        setSession(m_session);
    }
    show(*m_batch);
}

void FindActions::showPath()
{
    m_page->map()->setPath(m_page->marksOf(m_path->model().artists()));
}

}  // namespace crossfade::ui
