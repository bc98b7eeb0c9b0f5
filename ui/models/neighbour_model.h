// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/explore.h"

#include <QAbstractTableModel>

#include <memory>

namespace crossfade::ui {

/// The neighbour list as Qt sees it. Holds a finished result by value: it never computes.
class NeighbourModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Ring, ArtistName, Share, Score, Popularity, Truth, ColumnCount };
    enum Role { PresenceRole = Qt::UserRole, ModalityCountRole, ArtistRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// `catalogue` gives the names; kept.
    void setNeighbours(NeighbourList list, std::shared_ptr<const CatalogueSnapshot> catalogue,
                       std::vector<std::string> modalities);
    const NeighbourList& list() const { return m_list; }
    const NeighbourRow& row(int place) const
    {
        return m_list.rows[static_cast<std::size_t>(place)];
    }
    int rowOf(ArtistRow artist) const;  ///< -1 if the artist is not listed

    /// The whole list with a header line, for the clipboard.
    QString toTsv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const NeighbourRow& row, int column) const;
    QString shareTextOf(const NeighbourRow& row) const;

    NeighbourList m_list;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::vector<std::string> m_modalities;
};

}  // namespace crossfade::ui
