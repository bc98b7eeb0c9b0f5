// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/audio_files.h"
#include "core/workflow/explore.h"
#include "core/workflow/list_change.h"
#include "ui/models/judgement.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace crossfade::ui {

/// The neighbour list as Qt sees it. Holds a finished result by value: it never computes.
class NeighbourModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Change, Ring, ArtistName, Share, Score, Popularity, Truth, ColumnCount };
    enum Role { PresenceRole = Qt::UserRole, ModalityCountRole, ArtistRole, MarkedRole, AudioRole };
    /// Whether an artist can be heard: the value of AudioRole.
    enum Audio { Unknown, Playable, Missing, Playing };

    using QAbstractTableModel::QAbstractTableModel;

    /// `catalogue` gives the names; kept. `moves` says where everybody stood at the baseline; none
    /// where nothing differs from it.
    void setNeighbours(NeighbourList list, std::shared_ptr<const CatalogueSnapshot> catalogue,
                       std::vector<std::string> modalities,
                       const std::optional<ListChange>& moves = std::nullopt);
    const NeighbourList& list() const { return m_list; }
    const NeighbourRow& row(int place) const
    {
        return m_list.rows[static_cast<std::size_t>(place)];
    }
    int rowOf(ArtistRow artist) const;  ///< -1 if the artist is not listed

    /// Who is selected on the map, ascending: their rows are marked.
    void setMarked(std::vector<ArtistRow> artists);

    /// What the person said of artists, shown beside their names.
    void setJudgements(Judgements judgements);
    Judgement judgement(int place) const { return judgementOf(m_judgements, row(place).artist); }
    /// Who can be heard, null: nobody is known; and who is just now.
    void setAudio(std::shared_ptr<const AudioFiles> files, std::optional<ArtistRow> playing);

    /// The whole list with a header line, for the clipboard.
    QString toTsv() const;
    /// What a person reads of it, as a table in Markdown.
    QString toMarkdown() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Rows can be dragged, see artistMime().
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    QString textOf(const NeighbourRow& row, int column) const;
    bool isMarked(const NeighbourRow& row) const;
    Audio audioOf(const NeighbourRow& row) const;
    /// " Space plays them.", or why it does not; empty where no file is known.
    QString audioWords(const NeighbourRow& row) const;
    /// "▲3", "▼1", "–", "new"; in words for a screen reader and a tooltip.
    QString changeText(const NeighbourRow& row) const;
    QString changeWords(const NeighbourRow& row) const;
    /// The name as it is spoken, with what was said of the artist.
    QString spokenName(const NeighbourRow& row) const;
    QString tipOf(const NeighbourRow& row) const;
    QString shareTextOf(const NeighbourRow& row) const;

    NeighbourList m_list;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::vector<std::string> m_modalities;
    std::unordered_map<ArtistRow, std::size_t> m_before;  ///< rank at the baseline
    bool m_compared = false;
    std::vector<ArtistRow> m_marked;
    Judgements m_judgements;
    std::shared_ptr<const AudioFiles> m_audio;
    std::optional<ArtistRow> m_playing;
};

}  // namespace crossfade::ui
