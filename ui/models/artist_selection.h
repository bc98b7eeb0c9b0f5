// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/table_format.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

/// The artists who are selected, on the map or elsewhere: the one place that views ask and change.
/// GUI thread.
class ArtistSelection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whose rows are selected; another catalogue than before clears the selection. May be null.
    void setCatalogue(std::shared_ptr<const CatalogueSnapshot> catalogue);
    const std::shared_ptr<const CatalogueSnapshot>& catalogue() const { return m_catalogue; }

    /// Ascending, each once.
    const std::vector<ArtistRow>& artists() const { return m_artists; }
    std::size_t size() const { return m_artists.size(); }
    bool empty() const { return m_artists.empty(); }
    bool has(ArtistRow artist) const;

    // Rows of the catalogue, in any order, repeats allowed.
    void replace(std::vector<ArtistRow> artists);
    void add(std::vector<ArtistRow> artists);
    void subtract(std::vector<ArtistRow> artists);
    void toggle(ArtistRow artist);
    void clear();

    /// "37 of 10,998 artists selected"
    QString sentence() const;

Q_SIGNALS:
    /// Once per real change; nothing where the same artists stay selected.
    void changed();

private:
    void set(std::vector<ArtistRow> sorted);
    std::vector<ArtistRow> checked(std::vector<ArtistRow> artists) const;

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::vector<ArtistRow> m_artists;
};

/// Artists as a table in UTF-8, one per line: id, name, popularity (blank: unknown), modalities
/// ("audio+tags"), then the catalogue's metadata. Its notice stands above, after a #. TSV knows no
/// quoting, so tabs and line breaks within a value become blanks; CSV is that of RFC 4180.
std::string selectionTable(std::span<const ArtistRow> artists, const CatalogueSnapshot& catalogue,
                           TableFormat format);

}  // namespace crossfade::ui
