// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workflow/audio_files.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/sound.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// Who is heard: one artist at a time, or why they are not. GUI thread only.
class PlayerModel : public QObject {
    Q_OBJECT
public:
    explicit PlayerModel(std::unique_ptr<Sound> sound, QObject* parent = nullptr);
    /// Stops what plays, and lets what comes be heard in another way.
    void setSound(std::unique_ptr<Sound> sound);

    /// Looks for everybody's file in the background; what is known until then stays where the
    /// catalogue is the same. Stops what plays if it is another.
    void setSources(std::shared_ptr<const CatalogueSnapshot> catalogue, const AudioPlaces& places);
    /// Before another project is opened: silence, and nobody's file is known.
    void clear();

    /// Null until they have been looked for.
    const std::shared_ptr<const AudioFiles>& files() const { return m_files; }
    JobRunner& runner() { return m_runner; }

    /// Plays an artist, or stops them if they are heard.
    void toggle(ArtistRow artist);
    /// From the beginning, in place of whoever is heard. Where they can't be heard, message() says
    /// why, and it is silent.
    void play(ArtistRow artist);
    /// One after the other; who can't be heard is passed over. Whatever else is asked for ends it.
    void playAll(const std::vector<ArtistRow>& artists);
    void stop();
    void seek(qint64 milliseconds);
    /// 0 to 1.
    void setVolume(double volume);
    double volume() const { return m_volume; }

    /// Who is heard, was heard last or could not be; none at first.
    std::optional<ArtistRow> artist() const { return m_artist; }
    /// Their label; empty for none.
    QString name() const;
    bool playing() const { return m_playing; }
    /// What plays was begun by playAll().
    bool inTurn() const { return m_playing && m_inTurn; }
    qint64 position() const { return m_position; }  ///< milliseconds
    qint64 duration() const { return m_duration; }  ///< milliseconds, 0: not known
    /// Why the artist is not heard; empty where nothing is wrong.
    const QString& message() const { return m_message; }

Q_SIGNALS:
    void filesChanged();
    void changed();  ///< artist, playing, message, volume
    void moved();    ///< position, duration

private:
    void begin(ArtistRow artist);
    void playNext();
    void silence(const QString& why);

    std::unique_ptr<Sound> m_sound;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const AudioFiles> m_files;
    std::optional<ArtistRow> m_artist;
    std::deque<ArtistRow> m_next;  ///< who is heard afterwards
    bool m_inTurn = false;
    bool m_playing = false;
    qint64 m_position = 0;
    qint64 m_duration = 0;
    double m_volume = 1.0;
    QString m_message;
    JobRunner m_runner;
};

}  // namespace crossfade::ui
