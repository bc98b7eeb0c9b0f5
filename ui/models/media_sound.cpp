// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/media_sound.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QFile>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QUrl>

namespace crossfade::ui {

namespace {

constexpr const char* kBackend = "QT_MEDIA_BACKEND";

}  // namespace

MediaSound::MediaSound(QObject* parent) : Sound(parent) {}

MediaSound::~MediaSound()
{
    // It stops as it goes, and tells of it.
    if (m_player) m_player->disconnect(this);
}

void MediaSound::make()
{
    m_output = std::make_unique<QAudioOutput>();
    m_player = std::make_unique<QMediaPlayer>();
    m_player->setAudioOutput(m_output.get());
    setVolume(m_volume);
    connect(m_player.get(), &QMediaPlayer::positionChanged, this,
            [this](qint64 position) { Q_EMIT moved(position, m_player->duration()); });
    connect(m_player.get(), &QMediaPlayer::durationChanged, this,
            [this](qint64 duration) { Q_EMIT moved(m_player->position(), duration); });
    // Later, as another file may be played then, which the player is not to be asked in between.
    connect(
        m_player.get(), &QMediaPlayer::mediaStatusChanged, this,
        [this](QMediaPlayer::MediaStatus status) {
            if (status == QMediaPlayer::EndOfMedia && m_player->mediaStatus() == status)
                Q_EMIT ended();
        },
        Qt::QueuedConnection);
    connect(
        m_player.get(), &QMediaPlayer::errorOccurred, this,
        [this](QMediaPlayer::Error, const QString& why) {
            if (m_player->error() != QMediaPlayer::NoError)
                Q_EMIT failed(tr("%1 can't be played (%2).").arg(m_file->fileName(), why));
        },
        Qt::QueuedConnection);
}

void MediaSound::play(const QString& file)
{
    // Qt 6.4 would take GStreamer, which ends the program where its plug-ins are not installed.
    if (!qEnvironmentVariableIsSet(kBackend)) qputenv(kBackend, "ffmpeg");
    if (QMediaDevices::audioOutputs().isEmpty()) {
        Q_EMIT failed(tr("There is no sound device, so that nothing can be played."));
        return;
    }
    if (!m_player) make();
    // As a device: by its name Qt 6.4 does not find a file in another script than Latin.
    m_player->setSource({});
    m_file = std::make_unique<QFile>(file);
    if (!m_file->open(QIODevice::ReadOnly)) {
        Q_EMIT failed(tr("%1 can't be read.").arg(file));
        return;
    }
    m_player->setSourceDevice(m_file.get(), QUrl::fromLocalFile(file));
    m_player->play();
}

void MediaSound::stop()
{
    if (m_player) m_player->stop();
}

void MediaSound::seek(qint64 milliseconds)
{
    if (m_player) m_player->setPosition(milliseconds);
}

void MediaSound::setVolume(double volume)
{
    m_volume = volume;
    if (m_output)
        m_output->setVolume(QAudio::convertVolume(
            static_cast<float>(volume), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
}

}  // namespace crossfade::ui
