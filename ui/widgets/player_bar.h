// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/player_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;

namespace crossfade::ui {

class ElidingLabel;

/// Who is heard, and where in the piece; hidden until somebody can be, or has a file that is
/// missing. Its button plays whom keys and menus speak of.
class PlayerBar : public QWidget {
    Q_OBJECT
public:
    explicit PlayerBar(PlayerModel& model, QWidget* parent = nullptr);

    QPushButton* button() { return m_play; }
    QSlider* place() { return m_place; }
    QSlider* volume() { return m_volume; }
    /// Whether it may be seen; what plays is not touched.
    void setWanted(bool wanted);
    /// What it says: a name, and why they are not heard.
    QString text() const;

Q_SIGNALS:
    /// The button: what plays is to stop, or the present artist to play.
    void toggleWanted();

private:
    void refresh();
    void showPlace();

    PlayerModel* m_model;
    bool m_wanted = true;
    QPushButton* m_play;
    ElidingLabel* m_text;
    QSlider* m_place;
    QLabel* m_time;
    QLabel* m_volumeText;
    QSlider* m_volume;
};

}  // namespace crossfade::ui
