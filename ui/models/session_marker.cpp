// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session_marker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <unistd.h>

namespace crossfade::ui {

namespace {

using namespace Qt::StringLiterals;

const QString kPattern = u"*.session"_s;

/// Opened and locked; -1 where it can't be, or another program holds it.
int lockedFile(const QString& path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600);
    if (file < 0) return -1;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
    ::close(file);
    return -1;
}

std::optional<LeftSession> read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    LeftSession left{path, json[u"project"_s].toString(), json[u"artist"_s].toString(),
                     QFileInfo(path).lastModified()};
    if (left.project.isEmpty() || !QFileInfo::exists(left.project)) return std::nullopt;
    return left;
}

}  // namespace

struct SessionMarker::Held {
    QString path;
    int file;

    Held(QString where, int descriptor) : path(std::move(where)), file(descriptor) {}
    ~Held() { ::close(file); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
};

SessionMarker::SessionMarker(const QString& folder) : m_folder(folder) {}
SessionMarker::~SessionMarker()
{
    end();
}

QString SessionMarker::defaultFolder()
{
    return QFileInfo(QSettings().fileName()).dir().filePath(u"open-windows"_s);
}

void SessionMarker::mark(const QString& project, const QString& artist)
{
    if (!m_held) {
        if (!QDir().mkpath(m_folder)) return;
        const QString path = QDir(m_folder).filePath(
            QUuid::createUuid().toString(QUuid::WithoutBraces) + u".session"_s);
        const int file = lockedFile(path, O_RDWR | O_CREAT);
        if (file < 0) return;
        m_held = std::make_unique<Held>(path, file);
    }
    const QByteArray text =
        QJsonDocument(QJsonObject{{u"project"_s, project}, {u"artist"_s, artist}}).toJson();
    // A text that is cut short is one that can't be read, which is passed over.
    if (::ftruncate(m_held->file, 0) == 0)
        static_cast<void>(
            ::pwrite(m_held->file, text.constData(), static_cast<std::size_t>(text.size()), 0));
}

void SessionMarker::end()
{
    if (m_held) QFile::remove(m_held->path);
    m_held.reset();
}

std::vector<LeftSession> sessionsLeft(const QString& folder)
{
    std::vector<LeftSession> all;
    for (const QFileInfo& info : QDir(folder).entryInfoList({kPattern}, QDir::Files)) {
        const int file = lockedFile(info.filePath(), O_RDWR);
        if (file < 0) continue;  // of a window that lives
        const auto left = read(info.filePath());
        if (left)
            all.push_back(*left);
        else
            QFile::remove(info.filePath());
        ::close(file);
    }
    std::ranges::stable_sort(all, std::greater<>(), &LeftSession::when);
    std::vector<LeftSession> latest;
    for (const LeftSession& one : all) {
        const bool known =
            std::ranges::find(latest, one.project, &LeftSession::project) != latest.end();
        if (known)
            forgetSession(one);
        else
            latest.push_back(one);
    }
    return latest;
}

void forgetSession(const LeftSession& session)
{
    QFile::remove(session.file);
}

}  // namespace crossfade::ui
