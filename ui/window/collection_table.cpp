// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/collection_table.h"

#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/ring.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kPlaceWidth = 30;
constexpr int kRingWidth = 28;
constexpr int kRowHeight = 30;

class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        paintRowGround(*painter, option);
        const Theme& theme = themeFor(option.palette);
        const auto modalities = index.siblingAtColumn(CollectionEntriesModel::Ring)
                                    .data(CollectionEntriesModel::ModalityCountRole)
                                    .toUInt();
        if (index.column() == CollectionEntriesModel::Ring) {
            // Who has gone from the catalogue has none.
            const QPointF middle = QRectF(option.rect).center();
            if (modalities > 0)
                paintRing(*painter, QRectF(middle.x() - 9, middle.y() - 9, 18, 18),
                          ModalityMask(index.data(CollectionEntriesModel::PresenceRole).toUInt()),
                          modalities, theme);
            return;
        }
        const QRect place = option.rect.adjusted(5, 0, -5, 0);
        const bool name = index.column() == CollectionEntriesModel::ArtistName;
        QFont font = option.font;
        font.setItalic(name && modalities == 0);
        painter->setFont(font);
        painter->setPen(name && modalities > 0 ? theme.text : theme.muted);
        painter->drawText(place, index.data(Qt::TextAlignmentRole).toInt(),
                          QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(),
                                                        Qt::ElideRight, place.width()));
    }
};

}  // namespace

CollectionTable::CollectionTable(CollectionsModel& collections, QWidget* parent)
    : QTableView(parent), m_collections(&collections), m_entries(collections)
{
    setModel(&m_entries);
    setItemDelegate(new EntryDelegate(this));
    style();
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != CollectionEntriesModel::Note) activateRow(index.row());
    });
    // Later, when the drop is over.
    connect(
        &m_entries, &CollectionEntriesModel::collectionWanted, this,
        [this](const std::vector<ArtistRow>& artists) { Q_EMIT collectionWanted(artists); },
        Qt::QueuedConnection);
    connect(&m_entries, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_before = chosen(); });
    connect(&m_entries, &QAbstractItemModel::modelReset, this, &CollectionTable::chooseAgain);
}

void CollectionTable::style()
{
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::CopyAction);
    setDragDropOverwriteMode(false);
    setAccessibleName(tr("Artists of the collection"));
    setMinimumHeight(120);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(CollectionEntriesModel::Note, QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(20);
    setColumnWidth(CollectionEntriesModel::Place, kPlaceWidth);
    setColumnWidth(CollectionEntriesModel::Ring, kRingWidth);
}

void CollectionTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    // Names before notes: the note has what is left.
    const int rest = viewport()->width() - kPlaceWidth - kRingWidth;
    setColumnWidth(CollectionEntriesModel::ArtistName, rest * 3 / 5);
}

void CollectionTable::setEmptyReason(const QString& reason)
{
    m_reason = reason;
    horizontalHeader()->setVisible(reason.isEmpty());
    setAccessibleDescription(reason);
    viewport()->update();
}

std::vector<std::string> CollectionTable::chosen() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows()) rows.push_back(index.row());
    std::ranges::sort(rows);
    std::vector<std::string> ids;
    for (const int row : rows) ids.push_back(m_entries.id(row));
    return ids;
}

void CollectionTable::chooseAgain()
{
    QItemSelection selection;
    QModelIndex first;
    for (int row = 0; row < m_entries.rowCount(); ++row) {
        if (std::ranges::find(m_before, m_entries.id(row)) == m_before.end()) continue;
        const QModelIndex index = m_entries.index(row, CollectionEntriesModel::ArtistName);
        if (!first.isValid()) first = index;
        selection.select(index, index);
    }
    if (!first.isValid()) return;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection,
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void CollectionTable::removeChosen()
{
    const int row = currentIndex().row();
    if (!m_collections->removeArtists(chosen()) || m_entries.rowCount() == 0) return;
    setCurrentIndex(m_entries.index(std::clamp(row, 0, m_entries.rowCount() - 1),
                                    CollectionEntriesModel::ArtistName));
}

void CollectionTable::moveChosen(bool down)
{
    const std::vector<std::string> ids = chosen();
    if (ids.empty()) return;
    const auto rowOf = [this](const std::string& id) {
        int row = 0;
        while (m_entries.id(row) != id) ++row;
        return row;
    };
    const int to = down ? rowOf(ids.back()) + 2 : rowOf(ids.front()) - 1;
    m_collections->move(ids, static_cast<std::size_t>(std::clamp(to, 0, m_entries.rowCount())));
}

void CollectionTable::activateRow(int row)
{
    if (const auto artist = m_entries.artist(row)) Q_EMIT artistActivated(*artist);
}

void CollectionTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_reason.isEmpty()) return;
    QPainter painter(viewport());
    painter.setPen(themeFor(palette()).muted);
    painter.drawText(viewport()->rect().adjusted(8, 12, -8, -8),
                     Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap, m_reason);
}

bool CollectionTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool letter = key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z;
        if (letter && (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void CollectionTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool upOrDown = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (event->key() == Qt::Key_Delete)
        removeChosen();
    else if (upOrDown && event->modifiers().testFlag(Qt::AltModifier))
        moveChosen(event->key() == Qt::Key_Down);
    else if (enter && state() != EditingState && currentIndex().isValid())
        activateRow(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

void CollectionTable::contextMenuEvent(QContextMenuEvent* event)
{
    std::vector<ArtistRow> artists;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        if (const auto artist = m_entries.artist(index.row())) artists.push_back(*artist);
    if (!artists.empty()) Q_EMIT menuWanted(artists, event->globalPos());
}

}  // namespace crossfade::ui
