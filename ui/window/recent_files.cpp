// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace crossfade::ui {

namespace {
const QString kKey = QStringLiteral("recentProjects");
}

QStringList RecentFiles::list() const
{
    QStringList existing;
    for (const QString& path : QSettings().value(kKey).toStringList())
        if (QFileInfo::exists(path)) existing << path;
    return existing;
}

void RecentFiles::add(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = list();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(kKey, QStringList(paths.mid(0, kMost)));
}

void RecentFiles::clear()
{
    QSettings().remove(kKey);
}

}  // namespace crossfade::ui
