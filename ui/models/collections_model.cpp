// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/collections_model.h"

#include "core/base/text.h"
#include "core/workflow/collection_import.h"
#include "ui/models/text.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr qsizetype kMostNamed = 3;  // names in a sentence

/// "A, B, C and 4 more"
QString someOf(const QStringList& names)
{
    if (names.size() <= kMostNamed) return names.join(QStringLiteral(", "));
    return CollectionsModel::tr("%1 and %2 more")
        .arg(names.first(kMostNamed).join(QStringLiteral(", ")))
        .arg(names.size() - kMostNamed);
}

QStringList labels(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names) list << qt(name);
    return list;
}

}  // namespace

CollectionsModel::CollectionsModel(KeptHistory& history, QObject* parent)
    : QObject(parent), m_history(&history)
{
    connect(m_history, &KeptHistory::replayed, this, &CollectionsModel::reload);
}

void CollectionsModel::setSession(ProjectSession* session)
{
    if (m_session != session) m_chosen = 0;
    m_session = session;
    m_collections.clear();
    reload();
}

void CollectionsModel::reload()
{
    if (m_session != nullptr) {
        auto all = allCollections(m_session->project());
        if (all.hasValue())
            m_collections = std::move(all).value();
        else
            fail(all.error());
    }
    if (chosen() == nullptr) m_chosen = m_collections.empty() ? 0 : m_collections.front().id;
    readArtists();
    Q_EMIT changed();
}

void CollectionsModel::readArtists()
{
    m_artists.clear();
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return;
    std::vector<std::string> ids;
    for (const CollectionArtist& one : collection->artists) ids.push_back(one.id);
    auto artists = keptArtists(m_session->project(), ids);
    if (artists.hasValue()) {
        m_artists = std::move(artists).value();
        return;
    }
    fail(artists.error());
    // Their ids at least.
    for (const std::string& id : ids) m_artists.push_back({id, std::nullopt, id});
}

const CollectionRecord* CollectionsModel::find(std::int64_t id) const
{
    const auto found = std::ranges::find(m_collections, id, &CollectionRecord::id);
    return found == m_collections.end() ? nullptr : &*found;
}

const CollectionRecord* CollectionsModel::chosen() const
{
    return find(m_chosen);
}

std::vector<ArtistRow> CollectionsModel::rows() const
{
    std::vector<ArtistRow> rows;
    for (const KeptArtist& artist : m_artists)
        if (artist.row) rows.push_back(*artist.row);
    return rows;
}

void CollectionsModel::choose(std::int64_t id)
{
    if (id == m_chosen || find(id) == nullptr) return;
    m_chosen = id;
    readArtists();
    Q_EMIT changed();
}

bool CollectionsModel::fail(const Error& error)
{
    Q_EMIT failed(qt(error.sentence()));
    return false;
}

bool CollectionsModel::take(const QString& what, Result<CollectionChange> undo)
{
    if (!undo.hasValue()) return fail(undo.error());
    if (!undo.value().any()) return true;
    // Where one was made, it is the one to go on with.
    if (undo.value().wanted.empty() && !undo.value().expected.empty())
        m_chosen = undo.value().expected.front().id;
    m_history->add(what, {std::move(undo).value()});
    reload();
    return true;
}

bool CollectionsModel::create(const QString& name, const std::vector<ArtistRow>& artists)
{
    if (m_session == nullptr) return false;
    std::vector<CollectionArtist> entries;
    for (const ArtistRow artist : artists)
        entries.push_back({m_session->catalogue()->artists()[artist].id, {}});
    return take(tr("the new collection “%1”").arg(name),
                createCollection(m_session->project(), name.toStdString(), {}, std::move(entries)));
}

bool CollectionsModel::rename(const QString& name)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return false;
    return take(tr("renaming “%1”").arg(qt(collection->name)),
                renameCollection(m_session->project(), collection->id, name.toStdString()));
}

bool CollectionsModel::setNotes(const QString& notes)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr || qt(collection->notes) == notes) return true;
    return take(tr("the notes on “%1”").arg(qt(collection->name)),
                setCollectionNotes(m_session->project(), collection->id, notes.toStdString()));
}

bool CollectionsModel::remove()
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return false;
    const QString name = qt(collection->name);
    if (!take(tr("deleting “%1”").arg(name),
              deleteCollection(m_session->project(), collection->id)))
        return false;
    Q_EMIT told(tr("Deleted the collection “%1”. Undo brings it back.").arg(name));
    return true;
}

QString CollectionsModel::labelOf(const std::string& artist) const
{
    const CatalogueSnapshot& catalogue = *m_session->catalogue();
    const auto row = catalogue.rowOfId.find(artist);
    return qt(row != catalogue.rowOfId.end() ? catalogue.label(row->second) : artist);
}

bool CollectionsModel::add(std::int64_t id, const std::vector<std::string>& artists,
                           std::optional<std::size_t> at)
{
    const CollectionRecord* collection = find(id);
    if (collection == nullptr || artists.empty()) return false;
    const QString name = qt(collection->name);
    const std::size_t before = collection->artists.size();
    std::vector<CollectionArtist> entries;
    for (const std::string& artist : artists) entries.push_back({artist, {}});
    if (!take(tr("adding to “%1”").arg(name),
              addToCollection(m_session->project(), id, entries, at)))
        return false;
    choose(id);
    const std::size_t now = find(id)->artists.size();
    const std::size_t joined = now > before ? now - before : 0;
    if (joined == 0)
        Q_EMIT told(artists.size() == 1
                        ? tr("They are in “%1” already.").arg(name)
                        : tr("All %1 are in “%2” already.").arg(wholeText(artists.size()), name));
    else if (joined < artists.size())
        Q_EMIT told(tr("Added %1 to “%2”; %3 were in it already.")
                        .arg(wholeText(joined), name, wholeText(artists.size() - joined)));
    else
        Q_EMIT added(joined == 1 ? tr("Added %1 to “%2”.").arg(labelOf(artists.front()), name)
                                 : tr("Added %1 artists to “%2”.").arg(wholeText(joined), name));
    return joined > 0;
}

bool CollectionsModel::add(std::int64_t id, const std::vector<ArtistRow>& artists)
{
    if (m_session == nullptr) return false;
    std::vector<std::string> ids;
    for (const ArtistRow artist : artists)
        ids.push_back(m_session->catalogue()->artists()[artist].id);
    return add(id, ids);
}

bool CollectionsModel::removeArtists(const std::vector<std::string>& artists)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr || artists.empty()) return false;
    return take(tr("removing from “%1”").arg(qt(collection->name)),
                removeFromCollection(m_session->project(), collection->id, artists));
}

bool CollectionsModel::move(const std::vector<std::string>& artists, std::size_t to)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return false;
    std::vector<CollectionArtist> before, moved, after;
    for (std::size_t i = 0; i < collection->artists.size(); ++i) {
        const CollectionArtist& one = collection->artists[i];
        if (std::ranges::find(artists, one.id) != artists.end())
            moved.push_back(one);
        else
            (i < to ? before : after).push_back(one);
    }
    CollectionChange change{{*collection}, {*collection}};
    std::vector<CollectionArtist>& order = change.wanted.front().artists;
    order = std::move(before);
    order.insert(order.end(), moved.begin(), moved.end());
    order.insert(order.end(), after.begin(), after.end());
    if (!change.any()) return true;
    return take(tr("the order of “%1”").arg(qt(collection->name)),
                makeChange(m_session->project(), change));
}

bool CollectionsModel::setArtistNote(const std::string& artist, const QString& note)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return false;
    return take(tr("a note in “%1”").arg(qt(collection->name)),
                ::crossfade::setArtistNote(m_session->project(), collection->id, artist,
                                           note.trimmed().toStdString()));
}

QString CollectionsModel::tellOf(const CollectionExport& done) const
{
    QString text;
    if (!done.gone.empty())
        text += tr(" No longer in the catalogue: %1.").arg(someOf(labels(done.gone)));
    if (!done.unheard.empty())
        text += tr(" Without an audio file: %1.").arg(someOf(labels(done.unheard)));
    return text;
}

bool CollectionsModel::exportTo(const QString& file)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return false;
    const auto done = exportCollection(m_session->project(), *collection, file.toStdString());
    if (!done.hasValue()) return fail(done.error());
    const std::size_t artists = done.value().artists;
    Q_EMIT told((artists == 1 ? tr("Wrote 1 artist to %1.").arg(file)
                              : tr("Wrote %1 artists to %2.").arg(wholeText(artists), file)) +
                tellOf(done.value()));
    return true;
}

std::optional<QString> CollectionsModel::text(const QString& ending)
{
    const CollectionRecord* collection = chosen();
    if (collection == nullptr) return std::nullopt;
    const auto made = collectionText(m_session->project(), *collection, ending.toStdString());
    if (!made.hasValue()) {
        fail(made.error());
        return std::nullopt;
    }
    Q_EMIT told(tr("Copied “%1”.").arg(qt(collection->name)) + tellOf(made.value().done));
    return qt(made.value().text);
}

bool CollectionsModel::importFrom(const QString& file)
{
    if (m_session == nullptr) return false;
    auto read = readCollection(m_session->project(), file.toStdString());
    if (!read.hasValue()) return fail(read.error());
    CollectionImport list = std::move(read).value();
    if (list.artists.empty())
        return fail(list.unknown.empty() ? Error{ErrorCode::InvalidInput, "The file names nobody.",
                                                 file.toStdString()}
                                         : list.unknown.front());
    const std::size_t found = list.artists.size();
    // As on the command line: into the collection of that name, which is made if there is none.
    const auto same =
        std::ranges::find(m_collections, onOneLine(list.name), &CollectionRecord::name);
    const bool there = same != m_collections.end();
    const std::int64_t into = there ? same->id : 0;
    Project& project = m_session->project();
    if (!take(tr("importing “%1”").arg(qt(list.name)),
              there ? addToCollection(project, into, list.artists)
                    : createCollection(project, list.name, list.notes, list.artists)))
        return false;
    if (there) choose(into);
    QString sentence =
        tr("“%1” has %2 of the list's artists.").arg(qt(chosen()->name), wholeText(found));
    if (list.repeated > 0) sentence += tr(" %1 were named again.").arg(wholeText(list.repeated));
    if (!list.unknown.empty()) {
        QStringList reasons;
        for (const Error& one : list.unknown) reasons << qt(one.sentence());
        const qsizetype more = reasons.size() - kMostNamed;
        sentence += tr(" %1 were not found: %2")
                        .arg(wholeText(list.unknown.size()),
                             reasons.first(std::min(reasons.size(), kMostNamed)).join(u' '));
        if (more > 0) sentence += tr(" And %1 more.").arg(more);
    }
    Q_EMIT told(sentence);
    return true;
}

}  // namespace crossfade::ui
