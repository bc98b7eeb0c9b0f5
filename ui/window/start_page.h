// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace crossfade::ui {

/// What is shown while no project is open: how to get one.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);

Q_SIGNALS:
    void openWanted();
    void importWanted();
    void recentWanted(const QString& path);

private:
    QVBoxLayout* m_recent;
};

}  // namespace crossfade::ui
