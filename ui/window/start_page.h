// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace crossfade::ui {

/// What is shown while no project is open: how to get one.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);
    /// Offers to go on with a project that was open when the program last ended without being
    /// closed; without a path nothing is offered. `artist` may be empty.
    void setLeft(const QString& path, const QString& artist);

Q_SIGNALS:
    void openWanted();
    void importWanted();
    void recentWanted(const QString& path);
    void goOnWanted();
    void leftDismissed();

private:
    QFrame* makeOffer();

    QVBoxLayout* m_recent;
    QLabel* m_left;
    QFrame* m_offer;
};

}  // namespace crossfade::ui
