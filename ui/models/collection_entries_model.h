// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/models/collections_model.h"

#include <QAbstractTableModel>

#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

/// The artists of the chosen collection as Qt sees them: in its order, with what tells them apart
/// and the note of each. Rows are moved by dragging; artists dragged from elsewhere are added where
/// they are dropped, or asked for a collection of theirs where none is chosen.
class CollectionEntriesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Place, Ring, ArtistName, Note, ColumnCount };
    enum Role { PresenceRole = Qt::UserRole, ModalityCountRole };

    /// Borrowed; shows it whenever it changes.
    explicit CollectionEntriesModel(CollectionsModel& collections, QObject* parent = nullptr);

    /// Who stands in a row; none: no longer in the catalogue.
    std::optional<ArtistRow> artist(int row) const;
    std::string id(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Only notes are edited.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void collectionWanted(const std::vector<ArtistRow>& artists);

private:
    void refresh();
    const KeptArtist& kept(int row) const { return m_shown[static_cast<std::size_t>(row)]; }
    QString note(int row) const;
    QString text(int row, int column) const;
    ModalityMask presence(int row) const;
    const CatalogueSnapshot& catalogue() const { return *m_collections->session()->catalogue(); }

    CollectionsModel* m_collections;
    std::vector<KeptArtist> m_shown;  ///< whom views know of
};

}  // namespace crossfade::ui
