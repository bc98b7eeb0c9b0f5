// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

namespace crossfade::ui {

/// A window that ended without being closed: the program was killed, or the machine.
struct LeftSession {
    QString file;  ///< the marker
    QString project;
    QString artist;  ///< who was asked for; empty: nobody
    QDateTime when;  ///< last marked
};

/// A small file (NAME.session: JSON with "project" and "artist") that says what a window is at, as
/// long as the window lives. The system locks it for its holder, so that a file that nobody holds
/// is of a window that did not end. Where it can't be written there is none.
class SessionMarker {
public:
    /// In a folder, made if need be.
    explicit SessionMarker(const QString& folder = defaultFolder());
    /// An orderly end: the file goes. It stays only where the program is gone at once.
    ~SessionMarker();
    SessionMarker(const SessionMarker&) = delete;
    SessionMarker& operator=(const SessionMarker&) = delete;

    void mark(const QString& project, const QString& artist);
    /// The window is at nothing any more.
    void end();

    /// Beside the settings of the program.
    static QString defaultFolder();

private:
    struct Held;
    QString m_folder;
    std::unique_ptr<Held> m_held;
};

/// The latest of each project that is still there. Markers of projects that are gone, and such as
/// can't be read, are removed.
std::vector<LeftSession> sessionsLeft(const QString& folder = SessionMarker::defaultFolder());

/// It is not to be offered again.
void forgetSession(const LeftSession& session);

}  // namespace crossfade::ui
