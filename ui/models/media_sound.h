// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/sound.h"

#include <memory>

class QAudioOutput;
class QFile;
class QMediaPlayer;

namespace crossfade::ui {

/// Sound by Qt Multimedia. Nothing of it is loaded before the first file is played. Asks for a
/// sound device each time, as Qt 6.4 ends the program where it plays without one.
class MediaSound : public Sound {
    Q_OBJECT
public:
    explicit MediaSound(QObject* parent = nullptr);
    ~MediaSound() override;

    void play(const QString& file) override;
    void stop() override;
    void seek(qint64 milliseconds) override;
    void setVolume(double volume) override;

private:
    void make();

    double m_volume = 1.0;
    std::unique_ptr<QAudioOutput> m_output;
    std::unique_ptr<QFile> m_file;  ///< outlives the player, which reads it
    std::unique_ptr<QMediaPlayer> m_player;
};

}  // namespace crossfade::ui
