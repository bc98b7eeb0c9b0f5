// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/collection_files.h"
#include "core/workflow/collections.h"
#include "core/workflow/kept_artist.h"
#include "ui/models/kept_history.h"
#include "ui/models/project_session.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

/// The collections of the open project and which of them is chosen. Each change is written at once
/// and is a step of the history; what can't be written is told of in failed(). GUI thread.
class CollectionsModel : public QObject {
    Q_OBJECT
public:
    /// `history` is borrowed.
    explicit CollectionsModel(KeptHistory& history, QObject* parent = nullptr);

    /// The open project, borrowed; null: none. Reads it.
    void setSession(ProjectSession* session);
    ProjectSession* session() const { return m_session; }
    /// Reads again what the project holds, after another wrote to it.
    void reload();

    /// In their order.
    const std::vector<CollectionRecord>& collections() const { return m_collections; }
    /// The one that is shown, which artists are added to by one key; null if there are none.
    const CollectionRecord* chosen() const;
    /// Who is in the chosen one, in its order.
    const std::vector<KeptArtist>& artists() const { return m_artists; }
    /// Rows of those of them who are in the catalogue.
    std::vector<ArtistRow> rows() const;
    void choose(std::int64_t id);

    // Each of these is false if nothing was done, which is told of.

    /// Makes one of these artists and chooses it.
    bool create(const QString& name, const std::vector<ArtistRow>& artists = {});
    bool rename(const QString& name);
    bool setNotes(const QString& notes);
    bool remove();
    /// To a collection, at the end or before the one at `at`, and says who is in it already.
    bool add(std::int64_t id, const std::vector<std::string>& artists,
             std::optional<std::size_t> at = std::nullopt);
    bool add(std::int64_t id, const std::vector<ArtistRow>& artists);
    /// Of the chosen one, as are those below.
    bool removeArtists(const std::vector<std::string>& artists);
    /// So that these stand together, in the order in which they stand, before who is now at `to`.
    bool move(const std::vector<std::string>& artists, std::size_t to);
    bool setArtistNote(const std::string& artist, const QString& note);

    /// Writes the chosen one, see exportCollection(); what is to be known of it is told.
    bool exportTo(const QString& file);
    /// As text in the format of an ending (".csv"); none if that can't be, which is told of.
    std::optional<QString> text(const QString& ending);
    /// Reads a list, see readCollection(), into the collection of its name, which is made
    /// if there is none; tells who was not found.
    bool importFrom(const QString& file);

Q_SIGNALS:
    /// The collections, what is in them, or which is chosen.
    void changed();
    void told(const QString& sentence);
    /// All who were to be added were, which whoever sees the collection sees too.
    void added(const QString& sentence);
    void failed(const QString& sentence);

private:
    bool take(const QString& what, Result<CollectionChange> undo);
    const CollectionRecord* find(std::int64_t id) const;
    QString labelOf(const std::string& artist) const;  ///< their id where they have gone
    bool fail(const Error& error);
    void readArtists();
    QString tellOf(const CollectionExport& done) const;

    KeptHistory* m_history;
    ProjectSession* m_session = nullptr;
    std::vector<CollectionRecord> m_collections;
    std::int64_t m_chosen = 0;
    std::vector<KeptArtist> m_artists;
};

}  // namespace crossfade::ui
