// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/player_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace crossfade::ui {

PlayerModel::PlayerModel(std::unique_ptr<Sound> sound, QObject* parent) : QObject(parent)
{
    setSound(std::move(sound));
}

void PlayerModel::setSound(std::unique_ptr<Sound> sound)
{
    if (m_playing) stop();
    m_sound = std::move(sound);
    connect(m_sound.get(), &Sound::moved, this, [this](qint64 position, qint64 duration) {
        m_position = position;
        m_duration = duration;
        Q_EMIT moved();
    });
    connect(m_sound.get(), &Sound::ended, this, [this] {
        silence({});
        playNext();
    });
    connect(m_sound.get(), &Sound::failed, this, [this](const QString& why) {
        silence(why);
        playNext();
    });
}

void PlayerModel::setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                             const AudioPlaces& places)
{
    if (catalogue != m_catalogue) clear();
    m_catalogue = std::move(catalogue);
    const auto work = [catalogue = m_catalogue, places](const JobContext& job) {
        return findAudioFiles(*catalogue, places, job);
    };
    m_runner.start(tr("Looking for audio files"), work, [this](Result<AudioFiles> found) {
        if (!found.hasValue()) return;  // cancelled
        m_files = std::make_shared<const AudioFiles>(std::move(found).value());
        Q_EMIT filesChanged();
    });
}

void PlayerModel::clear()
{
    m_runner.abandon();
    m_sound->stop();
    m_catalogue.reset();
    m_files.reset();
    m_artist.reset();
    m_next.clear();
    m_position = m_duration = 0;
    silence({});
    Q_EMIT filesChanged();
}

QString PlayerModel::name() const
{
    return m_artist ? qt(m_catalogue->label(*m_artist)) : QString();
}

void PlayerModel::toggle(ArtistRow artist)
{
    if (m_playing && m_artist == artist)
        stop();
    else
        play(artist);
}

void PlayerModel::play(ArtistRow artist)
{
    m_next.clear();
    m_inTurn = false;
    begin(artist);
}

void PlayerModel::playAll(const std::vector<ArtistRow>& artists)
{
    stop();
    m_next.assign(artists.begin(), artists.end());
    m_inTurn = true;
    playNext();
}

void PlayerModel::playNext()
{
    while (!m_playing && !m_next.empty()) {
        const ArtistRow artist = m_next.front();
        m_next.pop_front();
        begin(artist);
    }
}

void PlayerModel::begin(ArtistRow artist)
{
    if (!m_catalogue) return;
    if (m_playing) m_sound->stop();
    m_artist = artist;
    m_position = m_duration = 0;
    Q_EMIT moved();
    if (!m_files) {
        silence(tr("The audio files are still being looked for."));
        return;
    }
    const AudioFile& file = m_files->ofArtist[artist];
    if (!file.playable()) {
        silence(file.fault.empty() ? tr("No audio file is known.") : qt(file.fault));
        return;
    }
    m_playing = true;
    m_message.clear();
    m_sound->setVolume(m_volume);
    m_sound->play(qt(file.file.string()));  // may say at once that it can't
    Q_EMIT changed();
}

void PlayerModel::stop()
{
    m_next.clear();
    m_sound->stop();
    silence({});
}

void PlayerModel::silence(const QString& why)
{
    m_playing = false;
    m_message = why;
    Q_EMIT changed();
}

void PlayerModel::seek(qint64 milliseconds)
{
    if (m_playing) m_sound->seek(std::clamp<qint64>(milliseconds, 0, m_duration));
}

void PlayerModel::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    m_sound->setVolume(m_volume);
    Q_EMIT changed();
}

}  // namespace crossfade::ui
