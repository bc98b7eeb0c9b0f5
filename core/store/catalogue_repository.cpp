// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/catalogue_repository.h"

#include "core/base/text.h"
#include "core/store/guarded.h"
#include "core/store/vector_blob.h"

#include <sqlite3.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace crossfade {

namespace {

using Json = nlohmann::json;
using RowOf = std::unordered_map<std::int64_t, ArtistRow>;

void setSetting(SQLite::Database& db, const std::string& key, const std::string& value)
{
    SQLite::Statement statement(
        db,
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    statement.bind(1, key);
    statement.bind(2, value);
    statement.exec();
}

std::string setting(SQLite::Database& db, const std::string& key)
{
    SQLite::Statement statement(db, "SELECT value FROM setting WHERE key = ?");
    statement.bind(1, key);
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

std::vector<std::int64_t> saveArtists(SQLite::Database& db, const Catalogue& catalogue,
                                      const std::vector<std::string>& foldedNames)
{
    db.exec("UPDATE artist SET present = 0");
    db.exec("DELETE FROM artist_name");
    SQLite::Statement artist(
        db,
        "INSERT INTO artist (source_id, name, popularity, split, metadata, position, present) "
        "VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (source_id) DO UPDATE SET name = excluded.name, "
        "popularity = excluded.popularity, split = excluded.split, metadata = excluded.metadata, "
        "position = excluded.position, present = 1 RETURNING id");
    SQLite::Statement name(db, "INSERT INTO artist_name (rowid, folded) VALUES (?, ?)");
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < catalogue.artists.size(); ++i) {
        const Artist& one = catalogue.artists[i];
        artist.reset();
        artist.bind(1, one.id);
        artist.bind(2, one.name);
        artist.bind(3, one.popularity);
        artist.bind(4, static_cast<int>(one.split));
        artist.bind(5, Json(one.metadata).dump());
        artist.bind(6, static_cast<std::int64_t>(i));
        artist.executeStep();
        ids.push_back(artist.getColumn(0).getInt64());
        artist.reset();
        name.reset();
        name.bind(1, ids.back());
        name.bind(2, foldedNames[i]);
        name.exec();
    }
    return ids;
}

std::int64_t saveModality(SQLite::Database& db, const ModalityData& modality)
{
    const auto* dense = std::get_if<DenseData>(&modality.data);
    SQLite::Statement statement(db,
                                "INSERT INTO modality (name, shape, columns, present) VALUES (?, "
                                "?, ?, 1) ON CONFLICT (name) "
                                "DO UPDATE SET shape = excluded.shape, columns = excluded.columns, "
                                "present = 1 RETURNING id");
    statement.bind(1, modality.name);
    statement.bind(2, std::string(shapeName(modality.shape())));
    statement.bind(3, dense != nullptr ? Json(dense->columns).dump() : "[]");
    statement.executeStep();
    const std::int64_t id = statement.getColumn(0).getInt64();
    statement.reset();
    return id;
}

void saveData(SQLite::Database& db, const DenseData& data, std::int64_t modality,
              const std::vector<std::int64_t>& ids)
{
    SQLite::Statement statement(db, "INSERT INTO dense_value VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < data.artists.size(); ++i) {
        statement.reset();
        statement.bind(1, modality);
        statement.bind(2, ids[data.artists[i]]);
        bindVector(statement, 3, data.values.row(i));
        statement.exec();
    }
}

template <typename Entries, typename Other, typename Amount>
void saveAmounts(SQLite::Database& db, const std::vector<std::string>& names,
                 const Entries& entries, Other other, Amount amount, std::int64_t modality,
                 const std::vector<std::int64_t>& ids)
{
    SQLite::Statement term(db, "INSERT INTO term (modality_id, name) VALUES (?, ?)");
    std::vector<std::int64_t> termIds;
    for (const std::string& name : names) {
        term.reset();
        term.bind(1, modality);
        term.bind(2, name);
        term.exec();
        termIds.push_back(db.getLastInsertRowid());
    }
    SQLite::Statement statement(db, "INSERT INTO amount VALUES (?, ?, ?)");
    for (const auto& entry : entries) {
        statement.reset();
        statement.bind(1, ids[entry.artist]);
        statement.bind(2, termIds[entry.*other]);
        statement.bind(3, static_cast<double>(entry.*amount));
        statement.exec();
    }
}

void saveData(SQLite::Database& db, const TagData& data, std::int64_t modality,
              const std::vector<std::int64_t>& ids)
{
    saveAmounts(db, data.tags, data.entries, &TagData::Entry::tag, &TagData::Entry::count, modality,
                ids);
}

void saveData(SQLite::Database& db, const InteractionData& data, std::int64_t modality,
              const std::vector<std::int64_t>& ids)
{
    saveAmounts(db, data.users, data.entries, &InteractionData::Entry::user,
                &InteractionData::Entry::plays, modality, ids);
}

void loadDense(SQLite::Database& db, std::int64_t modality, const RowOf& rowOf, DenseData& data)
{
    SQLite::Statement statement(
        db, "SELECT artist_id, vector FROM dense_value WHERE modality_id = ? ORDER BY rowid");
    statement.bind(1, modality);
    while (statement.executeStep()) {
        const auto row = rowOf.find(statement.getColumn(0).getInt64());
        if (row == rowOf.end()) continue;
        const std::vector<float> values = readVector(statement.getColumn(1), data.columns.size());
        data.artists.push_back(row->second);
        data.values.values.insert(data.values.values.end(), values.begin(), values.end());
    }
    data.values.rows = data.artists.size();
    data.values.cols = data.columns.size();
}

template <typename Entry>
void loadAmounts(SQLite::Database& db, std::int64_t modality, const RowOf& rowOf,
                 std::uint32_t Entry::*other, float Entry::*amount, std::vector<std::string>& names,
                 std::vector<Entry>& entries)
{
    std::unordered_map<std::int64_t, std::uint32_t> numbers;
    SQLite::Statement terms(db, "SELECT id, name FROM term WHERE modality_id = ? ORDER BY id");
    terms.bind(1, modality);
    while (terms.executeStep()) {
        numbers.emplace(terms.getColumn(0).getInt64(), static_cast<std::uint32_t>(names.size()));
        names.push_back(terms.getColumn(1).getString());
    }
    // The bounds only spare us most of the other modalities' rows.
    SQLite::Statement statement(
        db,
        "SELECT artist_id, term_id, amount FROM amount WHERE term_id BETWEEN (SELECT min(id) FROM "
        "term WHERE modality_id = ?1) AND (SELECT max(id) FROM term WHERE modality_id = ?1)");
    statement.bind(1, modality);
    while (statement.executeStep()) {
        const auto row = rowOf.find(statement.getColumn(0).getInt64());
        const auto number = numbers.find(statement.getColumn(1).getInt64());
        if (row == rowOf.end() || number == numbers.end()) continue;
        Entry entry;
        entry.artist = row->second;
        entry.*other = number->second;
        entry.*amount = static_cast<float>(statement.getColumn(2).getDouble());
        entries.push_back(entry);
    }
    std::ranges::sort(entries);
}

ModalityData loadModality(SQLite::Database& db, const SQLite::Statement& row, const RowOf& rowOf,
                          bool withData)
{
    auto& statement = const_cast<SQLite::Statement&>(row);  // getColumn() of SQLiteCpp is not const
    const std::int64_t id = statement.getColumn(0).getInt64();
    ModalityData modality;
    modality.name = statement.getColumn(1).getString();
    const auto shape = shapeFromName(statement.getColumn(2).getString());
    if (!shape.hasValue()) throw SQLite::Exception(shape.error().message, SQLITE_CORRUPT);
    if (shape.value() == ModalityShape::Dense) {
        DenseData data;
        data.columns =
            Json::parse(statement.getColumn(3).getString()).get<std::vector<std::string>>();
        data.values.cols = data.columns.size();
        if (withData) loadDense(db, id, rowOf, data);
        modality.data = std::move(data);
    } else if (shape.value() == ModalityShape::Tags) {
        TagData data;
        if (withData)
            loadAmounts(db, id, rowOf, &TagData::Entry::tag, &TagData::Entry::count, data.tags,
                        data.entries);
        modality.data = std::move(data);
    } else {
        InteractionData data;
        if (withData)
            loadAmounts(db, id, rowOf, &InteractionData::Entry::user,
                        &InteractionData::Entry::plays, data.users, data.entries);
        modality.data = std::move(data);
    }
    return modality;
}

}  // namespace

Status CatalogueRepository::save(const Catalogue& catalogue,
                                 const std::vector<std::string>& foldedNames, const JobContext& job)
{
    CROSSFADE_CHECK(foldedNames.size() == catalogue.artists.size());
    return guarded(m_db->path(), [&]() -> Status {
        SQLite::Database& db = m_db->handle();
        const std::size_t steps = catalogue.modalities.size() + 2;
        if (auto stop = job.advance("Storing the artists", 0, steps)) return *stop;
        setSetting(db, "name", catalogue.name);
        setSetting(db, "notice", catalogue.notice);
        setSetting(db, "k", std::to_string(catalogue.k));
        setSetting(db, "metadata_columns", Json(catalogue.metadataColumns).dump());
        setSetting(db, "data_hash", crossfade::dataHash(catalogue));
        setSetting(db, "content_hash", crossfade::contentHash(catalogue));
        for (const char* table : {"similar", "amount", "term", "dense_value"})
            db.exec("DELETE FROM " + std::string(table));
        db.exec("UPDATE modality SET present = 0");
        const std::vector<std::int64_t> ids = saveArtists(db, catalogue, foldedNames);
        for (std::size_t m = 0; m < catalogue.modalities.size(); ++m) {
            const ModalityData& modality = catalogue.modalities[m];
            if (auto stop = job.advance("Storing " + modality.name, m + 1, steps)) return *stop;
            const std::int64_t id = saveModality(db, modality);
            std::visit([&](const auto& data) { saveData(db, data, id, ids); }, modality.data);
        }
        if (auto stop = job.advance("Storing the similar pairs", steps - 1, steps)) return *stop;
        SQLite::Statement pair(db, "INSERT INTO similar VALUES (?, ?)");
        for (const auto& [a, b] : catalogue.similar) {
            pair.reset();
            pair.bind(1, ids[a]);
            pair.bind(2, ids[b]);
            pair.exec();
        }
        return ok();
    });
}

Result<StoredCatalogue> CatalogueRepository::load(Parts parts)
{
    return guarded(m_db->path(), [&]() -> Result<StoredCatalogue> {
        SQLite::Database& db = m_db->handle();
        StoredCatalogue stored;
        Catalogue& catalogue = stored.catalogue;
        catalogue.name = setting(db, "name");
        catalogue.notice = setting(db, "notice");
        const std::string k = setting(db, "k");
        if (k.empty())
            return Error{ErrorCode::NotFound,
                         "The project holds no catalogue yet; import a folder first."};
        const auto length = parseInteger(k);
        if (!length || *length < 1)
            throw SQLite::Exception("its k is " + inQuotes(k), SQLITE_CORRUPT);
        catalogue.k = static_cast<std::size_t>(*length);
        catalogue.metadataColumns =
            Json::parse(setting(db, "metadata_columns")).get<std::vector<std::string>>();
        stored.dataHash = setting(db, "data_hash");
        stored.contentHash = setting(db, "content_hash");
        stored.featureHash = setting(db, "feature_hash");
        RowOf rowOf;
        SQLite::Statement artists(db,
                                  "SELECT id, source_id, name, popularity, split, metadata FROM "
                                  "artist WHERE present = 1 ORDER BY position");
        while (artists.executeStep()) {
            Artist artist;
            stored.artistIds.push_back({artists.getColumn(0).getInt64()});
            rowOf.emplace(stored.artistIds.back().value,
                          static_cast<ArtistRow>(catalogue.artists.size()));
            artist.id = artists.getColumn(1).getString();
            artist.name = artists.getColumn(2).getString();
            artist.popularity = artists.getColumn(3).getDouble();
            const int split = artists.getColumn(4).getInt();
            if (split < 0 || split > static_cast<int>(Split::Test))
                throw SQLite::Exception("a split is " + std::to_string(split), SQLITE_CORRUPT);
            artist.split = static_cast<Split>(split);
            artist.metadata =
                Json::parse(artists.getColumn(5).getString()).get<std::vector<std::string>>();
            catalogue.artists.push_back(std::move(artist));
        }
        std::vector<std::pair<ModalityData, std::int64_t>> modalities;
        SQLite::Statement rows(db,
                               "SELECT id, name, shape, columns FROM modality WHERE present = 1");
        while (rows.executeStep())
            modalities.emplace_back(loadModality(db, rows, rowOf, parts == Parts::Everything),
                                    rows.getColumn(0).getInt64());
        std::ranges::sort(modalities, [](const auto& a, const auto& b) {
            return modalityBefore(a.first.name, b.first.name);
        });
        for (auto& [modality, id] : modalities) {
            catalogue.modalities.push_back(std::move(modality));
            stored.modalityIds.push_back(id);
        }
        SQLite::Statement pairs(db, "SELECT a, b FROM similar");
        while (pairs.executeStep()) {
            const auto a = rowOf.find(pairs.getColumn(0).getInt64());
            const auto b = rowOf.find(pairs.getColumn(1).getInt64());
            if (a == rowOf.end() || b == rowOf.end()) continue;
            catalogue.similar.emplace_back(std::min(a->second, b->second),
                                           std::max(a->second, b->second));
        }
        std::ranges::sort(catalogue.similar);
        return stored;
    });
}

Result<std::string> CatalogueRepository::dataHash()
{
    return guarded(m_db->path(),
                   [&]() -> Result<std::string> { return setting(m_db->handle(), "data_hash"); });
}

Result<std::string> CatalogueRepository::contentHash()
{
    return guarded(m_db->path(), [&]() -> Result<std::string> {
        return setting(m_db->handle(), "content_hash");
    });
}

Status CatalogueRepository::setFeatureHash(const std::string& hash)
{
    return guarded(m_db->path(), [&]() -> Status {
        setSetting(m_db->handle(), "feature_hash", hash);
        return ok();
    });
}

Result<std::string> CatalogueRepository::lastName(const std::string& id)
{
    return guarded(m_db->path(), [&]() -> Result<std::string> {
        SQLite::Statement query(m_db->handle(), "SELECT name FROM artist WHERE source_id = ?");
        query.bind(1, id);
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
}

Result<TagData> CatalogueRepository::loadTags(const StoredCatalogue& stored, std::size_t modality)
{
    return guarded(m_db->path(), [&]() -> Result<TagData> {
        RowOf rowOf;
        for (std::size_t i = 0; i < stored.artistIds.size(); ++i)
            rowOf.emplace(stored.artistIds[i].value, static_cast<ArtistRow>(i));
        TagData data;
        loadAmounts(m_db->handle(), stored.modalityIds.at(modality), rowOf, &TagData::Entry::tag,
                    &TagData::Entry::count, data.tags, data.entries);
        return data;
    });
}

Result<std::vector<std::pair<std::string, float>>> CatalogueRepository::amountsOf(
    ArtistId artist, std::int64_t modalityId)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<std::pair<std::string, float>>> {
        SQLite::Statement statement(
            m_db->handle(),
            "SELECT term.name, amount.amount FROM amount JOIN term ON term.id = amount.term_id "
            "WHERE amount.artist_id = ? AND term.modality_id = ? ORDER BY amount.amount DESC, "
            "term.name");
        statement.bind(1, artist.value);
        statement.bind(2, modalityId);
        std::vector<std::pair<std::string, float>> amounts;
        while (statement.executeStep())
            amounts.emplace_back(statement.getColumn(0).getString(),
                                 static_cast<float>(statement.getColumn(1).getDouble()));
        return amounts;
    });
}

Result<std::vector<ArtistId>> CatalogueRepository::nameCandidates(const std::string& folded,
                                                                  std::size_t most)
{
    return guarded(m_db->path(), [&]() -> Result<std::vector<ArtistId>> {
        // Code points, as trigrams are of characters, not of bytes.
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i < folded.size(); ++i)
            if ((static_cast<unsigned char>(folded[i]) & 0xC0U) != 0x80U) starts.push_back(i);
        starts.push_back(folded.size());
        std::set<std::string> trigrams;
        for (std::size_t i = 0; i + 3 < starts.size(); ++i) {
            std::string trigram = "\"";
            for (const char c : folded.substr(starts[i], starts[i + 3] - starts[i]))
                trigram += c == '"' ? "\"\"" : std::string(1, c);
            trigrams.insert(trigram + "\"");
        }
        std::vector<ArtistId> ids;
        if (trigrams.empty()) return ids;
        std::string any;
        for (const std::string& trigram : trigrams) any += (any.empty() ? "" : " OR ") + trigram;
        SQLite::Statement statement(
            m_db->handle(),
            "SELECT rowid FROM artist_name WHERE folded MATCH ? ORDER BY rank LIMIT ?");
        statement.bind(1, any);
        statement.bind(2, static_cast<std::int64_t>(most));
        while (statement.executeStep()) ids.push_back({statement.getColumn(0).getInt64()});
        return ids;
    });
}

}  // namespace crossfade
