// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace crossfade::ui {

/// Projects opened lately, newest first, as the user's settings keep them.
class RecentFiles {
public:
    /// Those that still exist.
    QStringList list() const;
    void add(const QString& path);
    void clear();

private:
    static constexpr int kMost = 8;
};

}  // namespace crossfade::ui
