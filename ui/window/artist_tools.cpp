// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/artist_tools.h"

#include "core/workflow/links.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"
#include "ui/window/correct_dialog.h"
#include "ui/window/explore_page.h"
#include "ui/window/job_strip.h"
#include "ui/window/links_dialog.h"
#include "ui/window/listening.h"
#include "ui/window/main_window.h"
#include "ui/window/merge_dialog.h"
#include "ui/window/new_artist_dialog.h"
#include "ui/window/retag_dialog.h"
#include "ui/window/workspace.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QUrl>

#include <algorithm>

namespace crossfade::ui {

namespace {

/// A sentence as part of a menu's entry.
QString menuText(const std::string& sentence)
{
    constexpr qsizetype kMost = 60;
    QString text = qt(sentence).replace(u'&', QStringLiteral("&&"));
    if (text.endsWith(u'.')) text.chop(1);
    return text.size() > kMost ? text.left(kMost - 1) + QStringLiteral("…") : text;
}

bool hasTags(const ProjectSession& session)
{
    return std::ranges::any_of(
        session.catalogue()->stored.catalogue.modalities,
        [](const ModalityData& one) { return one.shape() == ModalityShape::Tags; });
}

}  // namespace

ArtistTools::ArtistTools(MainWindow& window, QMenu& menu)
    : QObject(&window), m_window(&window), m_browser(&QDesktopServices::openUrl)
{
    m_listening = new Listening(window.page(), menu, window, this);
    connect(m_listening, &Listening::told, this, &ArtistTools::told);
    connect(&window.workspace(), &Workspace::pageChanged, this,
            [this] { m_listening->setExploring(m_window->workspace().exploring()); });
    addActions(menu);
    auto* strips = qobject_cast<QBoxLayout*>(window.centralWidget()->layout());
    strips->addWidget(new JobStrip(m_corrections.runner()));
    connect(&m_corrections, &CorrectionModel::made, this, &ArtistTools::taken);
    connect(&m_corrections, &CorrectionModel::failed, this, [this](const QString& sentence) {
        m_choose = false;
        Q_EMIT told(sentence);
    });
    connect(&m_corrections, &CorrectionModel::logChanged, this, &ArtistTools::showLog);
    window.page().artistMenu().add([this](QMenu& one, const ArtistMenu::Artists& artists) {
        if (artists.size() == 1) addLinks(one, artists.front());
    });
    window.page().artistMenu().add(
        [this](QMenu& one, const ArtistMenu::Artists& artists) { addCorrections(one, artists); });
    setSession(nullptr);
}

void ArtistTools::addActions(QMenu& menu)
{
    menu.addSeparator();
    const auto add = [&](const QString& text, auto slot) {
        QAction* action = menu.addAction(text, this, slot);
        m_needProject.push_back(action);
        return action;
    };
    add(tr("&Links…"), &ArtistTools::editLinks);
    menu.addSeparator();
    add(tr("New &artist…"), [this] { newArtist(); });
    menu.addSeparator();
    add(tr("Set &right…"), [this] {
        if (const auto artist = m_window->page().currentArtist())
            correct(*artist);
        else
            Q_EMIT told(tr("Nobody is asked for yet."));
    });
    add(tr("&Merge with another…"), [this] {
        if (const auto artist = m_window->page().currentArtist())
            merge(*artist, std::nullopt);
        else
            Q_EMIT told(tr("Nobody is asked for yet."));
    });
    m_retag = menu.addAction(tr("Rename a &tag…"), this, &ArtistTools::renameTag);
    add(tr("Add or replace a m&odality…"), &ArtistTools::chooseModality);
    m_undo = menu.addAction(QString(), &m_corrections, &CorrectionModel::undo);
    m_redo = menu.addAction(QString(), &m_corrections, &CorrectionModel::redo);
}

void ArtistTools::setSession(ProjectSession* session)
{
    // Dialogs speak of rows of the catalogue that was.
    for (const QPointer<QDialog>& dialog : m_dialogs)
        if (dialog) dialog->close();
    m_dialogs.clear();
    m_session = session;
    m_listening->setSession(session);
    for (QAction* action : m_needProject) action->setEnabled(session != nullptr);
    m_retag->setEnabled(session != nullptr && hasTags(*session));
    m_corrections.setProject(session != nullptr ? session->path() : std::filesystem::path(),
                             session != nullptr && session->project().readOnly());
    if (session != nullptr) m_corrections.refresh(session->project());
}

void ArtistTools::showLog()
{
    const CorrectionRecord* undo = m_corrections.toUndo();
    const CorrectionRecord* redo = m_corrections.toRedo();
    m_undo->setText(undo != nullptr ? tr("&Undo: %1").arg(menuText(undo->what))
                                    : tr("&Undo the last correction"));
    m_redo->setText(redo != nullptr ? tr("Ma&ke again: %1").arg(menuText(redo->what))
                                    : tr("Ma&ke the correction again"));
    m_undo->setEnabled(undo != nullptr);
    m_redo->setEnabled(redo != nullptr);
}

void ArtistTools::open(QDialog* dialog, bool modal)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(modal);
    std::erase_if(m_dialogs, [](const QPointer<QDialog>& one) { return one.isNull(); });
    m_dialogs.emplace_back(dialog);
    dialog->show();
}

void ArtistTools::addLinks(QMenu& menu, ArtistRow artist)
{
    const auto links = linkTemplates(m_session->project());
    if (!links.hasValue()) {
        menu.addAction(qt(links.error().sentence()))->setEnabled(false);
        return;
    }
    const CatalogueSnapshot& catalogue = *m_session->catalogue();
    QMenu* browser = menu.addMenu(tr("Open in the &browser"));
    for (const LinkTemplate& link : links.value()) {
        const auto address =
            linkAddress(link, catalogue.stored.catalogue, catalogue.artists()[artist]);
        // Where nothing is known to fill it with, the entry says so.
        const QString name = qt(link.name).replace(u'&', QStringLiteral("&&"));
        QAction* action = browser->addAction(
            address.hasValue() ? name : tr("%1: %2").arg(name, qt(address.error().message)));
        action->setEnabled(address.hasValue());
        if (!address.hasValue()) continue;
        connect(action, &QAction::triggered, this, [this, url = qt(address.value())] {
            if (!m_browser(QUrl(url)))
                Q_EMIT told(tr("No browser could be opened for %1.").arg(url));
        });
    }
    if (!links.value().empty()) browser->addSeparator();
    browser->addAction(tr("&Edit links…"), this, &ArtistTools::editLinks);
}

void ArtistTools::addCorrections(QMenu& menu, const ArtistMenu::Artists& artists)
{
    if (artists.size() == 1) {
        menu.addAction(tr("Set &right…"), this,
                       [this, artist = artists.front()] { correct(artist); });
        menu.addAction(tr("&Merge with another…"), this,
                       [this, artist = artists.front()] { merge(artist, std::nullopt); });
    }
    if (artists.size() == 2)
        menu.addAction(tr("&Merge the two…"), this,
                       [this, artists] { merge(artists[0], artists[1]); });
}

void ArtistTools::editLinks()
{
    open(new LinksDialog(*m_session, m_window->page().currentArtist(), m_window), true);
}

bool ArtistTools::takes(const QString& file) const
{
    const QString ending = QFileInfo(file).suffix().toLower();
    return m_session != nullptr &&
           (ending == QStringLiteral("tsv") || ending == QStringLiteral("csv"));
}

NewArtistDialog* ArtistTools::newArtist(const QString& file)
{
    if (!m_session->run()) {
        Q_EMIT told(tr("No model is trained yet that could place a new artist."));
        return nullptr;
    }
    auto model = std::make_unique<NewArtistModel>(m_session->path(), m_session->catalogue(),
                                                  m_session->run());
    auto* dialog = new NewArtistDialog(std::move(model),
                                       m_window->page().mapModels().layout.points(), m_window);
    connect(dialog, &NewArtistDialog::keepWanted, this, &ArtistTools::keep);
    open(dialog, false);
    if (!file.isEmpty()) dialog->takeFile(file);
    return dialog;
}

void ArtistTools::keep(const NewArtistCorrection& who)
{
    m_choose = true;
    m_corrections.make({who});
}

void ArtistTools::correct(ArtistRow artist)
{
    auto* dialog = new CorrectDialog(*m_session, artist, m_window);
    connect(dialog, &CorrectDialog::wanted, &m_corrections, &CorrectionModel::make);
    open(dialog, true);
}

void ArtistTools::merge(ArtistRow artist, std::optional<ArtistRow> other)
{
    auto* dialog = new MergeDialog(*m_session, artist, other, m_window);
    connect(dialog, &MergeDialog::wanted, this,
            [this](const MergeCorrection& merge) { m_corrections.make({merge}); });
    open(dialog, true);
}

void ArtistTools::renameTag()
{
    auto* dialog = new RetagDialog(*m_session, m_window);
    connect(dialog, &RetagDialog::wanted, this,
            [this](const TagCorrection& change) { m_corrections.make({change}); });
    open(dialog, true);
}

void ArtistTools::chooseModality()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("File of a modality, named after it"), {},
                                     tr("Modalities (*.tsv *.csv *.npy);;All files (*)"));
    if (!file.isEmpty()) useModality(file);
}

void ArtistTools::useModality(const QString& file)
{
    m_corrections.make({ModalityCorrection{file.toStdString()}});
}

void ArtistTools::taken(const QString& sentence, const QString& artist)
{
    ExplorationModel& exploration = m_window->exploration();
    const std::vector<std::string> asked =
        exploration.hasSources() ? exploration.state().query : std::vector<std::string>();
    m_session->refresh();  // which tells us of the new catalogue
    m_corrections.refresh(m_session->project());
    const auto& rows = m_session->catalogue()->rowOfId;
    const auto row = rows.find(artist.toStdString());
    // Also who stays of two, where the other was asked for.
    const bool gone = !asked.empty() && std::ranges::none_of(asked, [&](const std::string& id) {
        return rows.contains(id);
    });
    const bool choose = std::exchange(m_choose, false) || gone;
    if (choose && row != rows.end()) m_window->page().choose(row->second);
    Q_EMIT told(sentence);
}

}  // namespace crossfade::ui
