// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figures.h"

#include <QAbstractTableModel>

namespace crossfade::ui {

/// A FigureTable as Qt sees it.
class FigureTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        TextRole = Qt::UserRole,  ///< without what stands behind it
        QuietRole,
        BestRole,
        MutedRole,
        SortRole,        ///< a number, or invalid
        RingRole,        ///< the mask's bits, or invalid
        ModalitiesRole,  ///< of the ring
        ArtistRole       ///< whom the row is of, or invalid
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps who is selected where the table has as many rows, of the same artists, and the same
    /// columns as before.
    void setTable(FigureTable table);
    const FigureTable& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant alignment(int column) const;

    FigureTable m_table;
};

}  // namespace crossfade::ui
