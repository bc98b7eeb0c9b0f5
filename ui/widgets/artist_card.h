// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project_session.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace crossfade::ui {

class ChipRow;
class RingLabel;

/// Who is asked for: name, what the catalogue says of them, the ring, their strongest tags.
class ArtistCard : public QWidget {
    Q_OBJECT
public:
    explicit ArtistCard(QWidget* parent = nullptr);
    /// Nobody: an invitation to search. Reads the project, but not again for who is shown already.
    void setArtist(ProjectSession* session, std::optional<ArtistRow> artist);
    /// So many, asked for as one query.
    void setSeveral(std::size_t artists);
    /// What of the catalogue's modalities is left of the artist, in the ring alone.
    void setLeft(ModalityMask presence);
    /// How many rows of tags there is room for, as the mixer has it first; with none, what they
    /// rest on is left out too.
    void setTagRows(int rows);
    /// A line on whether they are among those selected on the map; empty: nobody is selected.
    void setSelection(const QString& sentence);

private:
    void showParts();
    /// "audio, 9 tags and 216 listeners"; takes the strongest tags along.
    QString restsOn(ProjectSession& session, ArtistRow artist, QStringList& tags) const;

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;  ///< of who is shown
    std::optional<ArtistRow> m_artist;
    QLabel* m_name;
    RingLabel* m_ring;
    QLabel* m_detail;
    QLabel* m_rests;
    QLabel* m_selection;
    int m_tagRows = 2;
    bool m_bare = false;  ///< who is shown has no modality
    ChipRow* m_chips;
};

}  // namespace crossfade::ui
