// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keeping.h"

#include "ui/map/map_view.h"
#include "ui/models/exploration_model.h"
#include "ui/models/text.h"
#include "ui/widgets/note_edit.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/blind_dialog.h"
#include "ui/window/collections_panel.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/hidden_dialog.h"
#include "ui/window/judged_dialog.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/note_dialog.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTableView>

#include <array>
#include <utility>

namespace crossfade::ui {

namespace {

struct MarkEntry {
    Mark mark;
    Qt::Key key;
    const char* one;   ///< of the menu of the window
    const char* many;  ///< of a context menu, with the key beside it
};

constexpr std::array<MarkEntry, 3> kMarks = {
    {{Mark::Keep, Qt::Key_K, QT_TRANSLATE_NOOP("crossfade::ui::Keeping", "&Keep"),
      QT_TRANSLATE_NOOP("crossfade::ui::Keeping", "&Keep\tK")},
     {Mark::Reject, Qt::Key_X, QT_TRANSLATE_NOOP("crossfade::ui::Keeping", "Re&ject"),
      QT_TRANSLATE_NOOP("crossfade::ui::Keeping", "Re&ject\tX")},
     {Mark::Hide, Qt::Key_H, QT_TRANSLATE_NOOP("crossfade::ui::Keeping", "&Hide from lists"),
      QT_TRANSLATE_NOOP("crossfade::ui::Keeping", "&Hide from lists\tH")}}};

void raise(QWidget& dialog)
{
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

}  // namespace

Keeping::Keeping(QMainWindow& window, ExplorePage& page, ExplorationModel& exploration,
                 Docks& docks, QMenu& menu)
    : m_window(&window),
      m_page(&page),
      m_exploration(&exploration),
      m_judgements(m_history),
      m_collections(m_history),
      m_judged(coreJudgedWork()),
      m_panel(new CollectionsPanel(m_collections))
{
    docks.add(QStringLiteral("collections"), tr("Collections"), m_panel, Qt::RightDockWidgetArea)
        ->toggleViewAction()
        ->setShortcut(Qt::CTRL | Qt::Key_L);
    page.note()->setModel(&m_judgements);
    fillMenu(menu);
    addHistory(menu);
    addSections();
    connectModels();
    connectPanel();
}

Keeping::~Keeping()
{
    // What the window has of it looks at its models.
    delete m_hidden;
    delete m_noteDialog;
    delete m_blind;
    delete m_judgedDialog;
    delete m_panel;
}

CollectionsPanel* Keeping::panel() const
{
    return m_panel;
}

HiddenDialog* Keeping::hidden() const
{
    return m_hidden;
}

NoteDialog* Keeping::noteDialog() const
{
    return m_noteDialog;
}

BlindDialog* Keeping::blind() const
{
    return m_blind;
}

JudgedDialog* Keeping::judged() const
{
    return m_judgedDialog;
}

void Keeping::forCurrent(const std::function<void(ArtistRow)>& what)
{
    if (const auto artist = m_page->currentArtist())
        what(*artist);
    else
        Q_EMIT told(tr("Ask for an artist first, or choose a neighbour."));
}

void Keeping::fillMenu(QMenu& menu)
{
    const auto add = [&](const QString& text, const QKeySequence& key, auto what) {
        m_actions.push_back(menu.addAction(text, key, this, what));
    };
    for (const MarkEntry& entry : kMarks)
        add(tr(entry.one), QKeySequence(entry.key), [this, one = entry.mark] { mark(one); });
    add(tr("&Note"), QKeySequence(Qt::Key_N),
        [this] { forCurrent([this](ArtistRow artist) { editNote(artist); }); });
    add(tr("Add to the &collection"), QKeySequence(Qt::Key_C),
        [this] { forCurrent([this](ArtistRow artist) { this->add({artist}); }); });
    menu.addSeparator();
    add(tr("&Who is hidden…"), {}, [this] { showHidden(); });
    add(tr("&Blind comparison…"), {}, [this] { showBlind(); });
    add(tr("&Systems by my judgements…"), {}, [this] { showJudged(); });
}

void Keeping::addHistory(QMenu& menu)
{
    menu.addSeparator();
    QAction* undo = menu.addAction(QString(), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Z),
                                   &m_history, &KeptHistory::undo);
    QAction* redo = menu.addAction(QString(), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Y),
                                   &m_history, &KeptHistory::redo);
    const auto refresh = [this, undo, redo] {
        undo->setEnabled(m_history.canUndo());
        redo->setEnabled(m_history.canRedo());
        undo->setText(m_history.canUndo() ? tr("&Undo %1").arg(m_history.undoText())
                                          : tr("&Undo what was kept"));
        redo->setText(m_history.canRedo() ? tr("&Redo %1").arg(m_history.redoText())
                                          : tr("&Redo what was kept"));
    };
    connect(&m_history, &KeptHistory::changed, undo, refresh);
    refresh();
}

void Keeping::addSections()
{
    ArtistMenu& menu = m_page->artistMenu();
    menu.add([this](QMenu& one, const ArtistMenu::Artists& artists) { addMarks(one, artists); });
    menu.add(
        [this](QMenu& one, const ArtistMenu::Artists& artists) { addCollections(one, artists); });
}

void Keeping::addMarks(QMenu& menu, const ArtistMenu::Artists& artists)
{
    for (const MarkEntry& entry : kMarks) {
        QAction* action = menu.addAction(tr(entry.many), this, [this, artists, one = entry.mark] {
            m_judgements.toggle(artists, one);
        });
        action->setCheckable(true);
        action->setChecked(m_judgements.haveAll(artists, entry.mark));
    }
    if (artists.size() == 1)
        menu.addAction(tr("&Note…\tN"), this,
                       [this, artist = artists.front()] { editNote(artist); });
}

void Keeping::addCollections(QMenu& menu, const ArtistMenu::Artists& artists)
{
    QMenu* into = menu.addMenu(tr("Add to a co&llection"));
    for (const CollectionRecord& one : m_collections.collections()) {
        QAction* action =
            into->addAction(qt(one.name).replace(u'&', QStringLiteral("&&")), this,
                            [this, artists, id = one.id] { m_collections.add(id, artists); });
        if (&one == m_collections.chosen()) {
            action->setText(action->text() + QStringLiteral("\tC"));
            into->setDefaultAction(action);
        }
    }
    into->addSeparator();
    into->addAction(tr("&New…"), this, [this, artists] { m_panel->createOf(artists); });
}

void Keeping::connectModels()
{
    connect(&m_history, &KeptHistory::failed, this, &Keeping::told);
    connect(&m_judgements, &JudgementModel::failed, this, &Keeping::told);
    connect(&m_collections, &CollectionsModel::failed, this, &Keeping::told);
    connect(&m_collections, &CollectionsModel::told, this, &Keeping::told);
    connect(&m_collections, &CollectionsModel::added, this, [this](const QString& sentence) {
        if (!m_panel->isVisible()) Q_EMIT confirmed(sentence);
    });
    connect(&m_comparison, &BlindModel::failed, this, &Keeping::told);
    connect(&m_comparison, &BlindModel::told, this, &Keeping::told);
    connect(&m_judgements, &JudgementModel::changed, this, &Keeping::takeJudgements);
    connect(m_exploration, &ExplorationModel::changed, this, &Keeping::takeState);
    connect(m_page->neighbours(), &NeighbourPanel::hiddenWanted, this, &Keeping::showHidden);
    connect(m_page->note(), &NoteEdit::left, m_page->neighbours()->table(),
            qOverload<>(&QWidget::setFocus));
}

void Keeping::connectPanel()
{
    connect(m_panel, &CollectionsPanel::artistWanted, this,
            [this](ArtistRow artist) { m_page->choose(artist); });
    connect(m_panel, &CollectionsPanel::queryWanted, this,
            [this](const std::vector<ArtistRow>& artists) {
                if (!m_exploration->hasSources()) {
                    Q_EMIT told(tr("The project has no trained model yet."));
                    return;
                }
                ExplorationState state = m_exploration->state();
                state.query.clear();
                for (const ArtistRow artist : artists)
                    state.query.push_back(m_exploration->catalogue().artists()[artist].id);
                m_exploration->apply(std::move(state));
            });
    connect(m_panel, &CollectionsPanel::selectionWanted, this,
            [this](const std::vector<ArtistRow>& artists) {
                if (!m_exploration->hasSources()) {
                    Q_EMIT told(tr("The map comes with a trained model; there is none yet."));
                    return;
                }
                m_page->mapModels().selection.replace(artists);
                m_page->map()->showArtists(m_page->mapModels().selection.artists());
            });
    connect(m_panel, &CollectionsPanel::menuWanted, this,
            [this](const std::vector<ArtistRow>& artists, const QPoint& place) {
                m_page->artistMenu().popup(artists, place, m_page);
            });
}

void Keeping::setSession(ProjectSession* session)
{
    store();
    if (session != m_session) {
        if (m_session != nullptr) disconnect(m_session, nullptr, this, nullptr);
        m_history.setProject(session != nullptr ? &session->project() : nullptr);
        if (session != nullptr)
            connect(session, &ProjectSession::writtenElsewhere, this, [this] {
                m_judgements.reload();
                m_collections.reload();
                m_comparison.reload();
            });
    }
    m_session = session;
    m_judgements.setSession(session);
    m_collections.setSession(session);
    m_comparison.setSession(session);
    m_judged.setSession(session);
    if (session == nullptr) m_page->note()->setArtist({}, {});
}

void Keeping::store()
{
    m_page->note()->store();
    if (m_noteDialog) m_noteDialog->note()->store();
}

void Keeping::takeState()
{
    m_judgements.setQuery(m_exploration->state().query);
    leaveOut();  // who is may depend on who is asked for
    const auto query = m_exploration->query();
    if (!query) {
        m_page->note()->setArtist({}, {});
        return;
    }
    const CatalogueSnapshot& catalogue = m_exploration->catalogue();
    m_page->note()->setArtist(catalogue.artists()[*query].id, qt(catalogue.label(*query)));
}

void Keeping::takeJudgements()
{
    m_page->neighbours()->setJudgements(m_judgements.judgements());
    m_page->search()->setJudgements(m_judgements.judgements());
    leaveOut();
}

void Keeping::leaveOut()
{
    // Not rows of a catalogue that the session has replaced already.
    if (m_exploration->hasSources() && m_session != nullptr &&
        m_session->catalogue() == m_exploration->sharedCatalogue())
        m_exploration->setHiddenArtists(m_judgements.leftOut());
}

void Keeping::mark(Mark mark)
{
    forCurrent([this, mark](ArtistRow artist) {
        NeighbourPanel* neighbours = m_page->neighbours();
        const int row = neighbours->current() ? neighbours->neighbours().rowOf(artist) : -1;
        const auto marked = m_judgements.toggle({artist}, mark);
        if (!marked.value_or(false) || row < 0) return;
        const bool gone = neighbours->neighbours().rowOf(artist) < 0;
        neighbours->chooseRow(gone ? row : row + 1);
    });
}

void Keeping::editNote(ArtistRow artist)
{
    if (m_exploration->query() == artist) {
        m_page->note()->open();
        return;
    }
    if (!m_noteDialog) m_noteDialog = new NoteDialog(m_judgements, m_window);
    const CatalogueSnapshot& catalogue = *m_session->catalogue();
    raise(*m_noteDialog);
    m_noteDialog->setArtist(catalogue.artists()[artist].id, qt(catalogue.label(artist)));
}

void Keeping::add(const std::vector<ArtistRow>& artists)
{
    if (const CollectionRecord* last = m_collections.chosen())
        m_collections.add(last->id, artists);
    else
        m_panel->createOf(artists);
}

void Keeping::showHidden()
{
    if (!m_hidden) m_hidden = new HiddenDialog(m_judgements, m_window);
    raise(*m_hidden);
}

void Keeping::showBlind()
{
    if (!m_blind)
        m_blind = new BlindDialog(m_comparison, *m_exploration, m_collections,
                                  m_page->mapModels().selection, m_window);
    raise(*m_blind);
}

void Keeping::showJudged()
{
    if (!m_judgedDialog) m_judgedDialog = new JudgedDialog(m_judged, m_window);
    raise(*m_judgedDialog);
}

}  // namespace crossfade::ui
