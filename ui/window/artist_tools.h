// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/correction_model.h"
#include "ui/window/artist_menu.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QAction;
class QMenu;
class QUrl;

namespace crossfade::ui {

class Listening;
class MainWindow;
class NewArtistDialog;
class ProjectSession;

/// The window's Artist menu, and its sections of the menu that artists have: hearing them, opening
/// their links, bringing in a new one, setting right what is known of one.
class ArtistTools : public QObject {
    Q_OBJECT
public:
    /// Of `window`, which owns this and has its pages by now; adds its entries to `menu`.
    ArtistTools(MainWindow& window, QMenu& menu);

    /// Another project, another state of its catalogue, or none (null).
    void setSession(ProjectSession* session);

    Listening& listening() { return *m_listening; }
    CorrectionModel& corrections() { return m_corrections; }
    void editLinks();
    /// What opens an address, in place of the system's browser.
    void setBrowser(std::function<bool(const QUrl&)> browser) { m_browser = std::move(browser); }

    /// Whether a dropped file is for newArtist().
    bool takes(const QString& file) const;
    /// Opens the dialog, with what a file says of somebody where one is given. Null, with the
    /// sentence told, where there is no run to place them by.
    NewArtistDialog* newArtist(const QString& file = {});
    void correct(ArtistRow artist);
    void merge(ArtistRow artist, std::optional<ArtistRow> other);
    void renameTag();
    void useModality(const QString& file);

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void addActions(QMenu& menu);
    void addLinks(QMenu& menu, ArtistRow artist);
    void addCorrections(QMenu& menu, const ArtistMenu::Artists& artists);
    void chooseModality();
    /// Shows a dialog that is closed with the project it is of.
    void open(QDialog* dialog, bool modal);
    void keep(const NewArtistCorrection& who);
    void taken(const QString& sentence, const QString& artist);
    void showLog();

    MainWindow* m_window;
    ProjectSession* m_session = nullptr;
    CorrectionModel m_corrections;
    Listening* m_listening;
    std::function<bool(const QUrl&)> m_browser;
    std::vector<QAction*> m_needProject;
    QAction* m_retag = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    std::vector<QPointer<QDialog>> m_dialogs;
    bool m_choose = false;  ///< who comes is to be asked for
};

}  // namespace crossfade::ui
