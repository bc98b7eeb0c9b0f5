// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/new_artist.h"
#include "core/workflow/place_artist.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

/// Somebody new while they are written down: what is known of them, where the run would place them
/// and whom they are near. Places in the background, a moment after the last change. GUI thread
/// only.
class NewArtistModel : public QObject {
    Q_OBJECT
public:
    /// What is there to see of them; both null where they can't be placed.
    struct Seen {
        std::shared_ptr<const PlacedArtist> placed;
        std::shared_ptr<const PlacedNeighbours> neighbours;
    };

    NewArtistModel(std::filesystem::path project,
                   std::shared_ptr<const CatalogueSnapshot> catalogue,
                   std::shared_ptr<const LoadedRun> run, QObject* parent = nullptr);

    const Catalogue& catalogue() const { return m_catalogue->stored.catalogue; }
    const LoadedRun& run() const { return *m_run; }
    /// The catalogue's first modality of tags; empty if there is none.
    const std::string& tagModality() const { return m_tagModality; }
    /// Tags that somebody carries, the most carried first; empty until they are read.
    QStringList knownTags() const;

    void setName(const QString& name);
    /// As people paste them, see TagReader.
    void setTags(const QString& text);
    /// Numbers of a dense modality, see readNumbers(); an empty text takes them away.
    void setNumbers(const std::string& modality, const QString& text);
    /// What a file says, see readNewArtist(), in place of what was known in its modality; a
    /// sentence if it can't be taken. It also gives the name where there is none.
    Status takeFile(const QString& path);

    const QString& name() const { return m_name; }
    /// What is given in a modality; null if nothing is.
    const ArtistState::Given* given(const std::string& modality) const;
    /// What is to be said of a modality: how many tags and which nobody carries, which numbers are
    /// wrong; empty where nothing is given.
    QString verdict(const std::string& modality) const;
    bool faulty() const;  ///< something is written that can't be understood

    const Seen& seen() const { return m_seen; }
    bool placing() const { return m_timer.isActive() || m_runner.running(); }
    /// Why nobody is placed; empty where somebody is.
    const QString& reason() const { return m_reason; }
    /// Ready to be kept; none while there is no name, or they are not placed as they are written.
    std::optional<NewArtistCorrection> toKeep() const;

Q_SIGNALS:
    void tagsKnown();
    void changed();  ///< verdicts, what is given or the name
    void seenChanged();

private:
    void readTags();
    void later();
    void place();

    std::filesystem::path m_project;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    std::string m_tagModality;
    std::shared_ptr<const TagAmounts> m_tags;
    std::optional<TagReader> m_reader;
    QString m_name;
    QString m_tagText;
    std::map<std::string, ArtistState::Given> m_given;
    std::map<std::string, QString> m_verdicts;
    std::map<std::string, bool> m_faults;
    Seen m_seen;
    QString m_reason;
    QTimer m_timer;
    JobRunner m_tagRunner;
    JobRunner m_runner;
};

}  // namespace crossfade::ui
