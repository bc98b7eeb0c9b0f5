// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/collection_entries_model.h"

#include <QTableView>

#include <string>
#include <vector>

namespace crossfade::ui {

/// The artists of a collection: dragged to another place or in from elsewhere, moved by Alt with
/// Up and Down, removed by Delete, asked for by Return or a double-click; notes are edited by F2 or
/// a double-click on them. Who is chosen stays so while the collection changes.
class CollectionTable : public QTableView {
    Q_OBJECT
public:
    explicit CollectionTable(CollectionsModel& collections, QWidget* parent = nullptr);

    /// Stands where there are no rows.
    void setEmptyReason(const QString& reason);
    const QString& emptyReason() const { return m_reason; }

    /// Ids of who is chosen, in the order of the collection.
    std::vector<std::string> chosen() const;
    void removeChosen();
    /// One place up or down.
    void moveChosen(bool down);

Q_SIGNALS:
    /// Dropped where there is no collection.
    void collectionWanted(const std::vector<ArtistRow>& artists);
    void artistActivated(ArtistRow artist);
    void menuWanted(const std::vector<ArtistRow>& artists, const QPoint& place);

protected:
    /// Letters find rows here, and mark nobody.
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void style();
    void activateRow(int row);
    void chooseAgain();

    CollectionsModel* m_collections;
    CollectionEntriesModel m_entries;
    QString m_reason;
    std::vector<std::string> m_before;  ///< who was chosen before the rows came anew
};

}  // namespace crossfade::ui
