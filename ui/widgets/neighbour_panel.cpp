// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/neighbour_panel.h"

#include "ui/models/text.h"
#include "ui/widgets/ring.h"
#include "ui/widgets/share_bar.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 32;
constexpr int kWide = 440;  // below, the names need the room more than the bars

/// Paints a row: the ring, and the score as a bar of its parts.
class NeighbourDelegate : public QStyledItemDelegate {
public:
    NeighbourDelegate(const NeighbourModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(&model)
    {
        // One scale for the whole list, so that bars can be compared.
        connect(&model, &QAbstractItemModel::modelReset, this, &NeighbourDelegate::rescale);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = themeFor(option.palette);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.raised);
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (index.column() == NeighbourModel::Ring) {
            const QPointF middle = QRectF(option.rect).center();
            paintRing(*painter, QRectF(middle.x() - 9, middle.y() - 9, 18, 18),
                      ModalityMask(index.data(NeighbourModel::PresenceRole).toUInt()),
                      index.data(NeighbourModel::ModalityCountRole).toUInt(), theme);
            return;
        }
        QRect place = option.rect.adjusted(5, 0, -5, 0);
        if (index.column() == NeighbourModel::Share) {
            const NeighbourRow& row = m_model->row(index.row());
            paintShareBar(*painter, QRectF(place.left(), place.center().y() - 3, place.width(), 7),
                          shareSegments(row.parts, static_cast<double>(row.correction)), m_scale,
                          theme);
            return;
        }
        const bool quiet =
            index.column() == NeighbourModel::Rank || index.column() == NeighbourModel::Popularity;
        painter->setPen(quiet ? theme.muted : theme.text);
        painter->setFont(option.font);
        const QString text = option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(),
                                                           Qt::ElideRight, place.width());
        painter->drawText(place, index.data(Qt::TextAlignmentRole).toInt(), text);
    }

private:
    void rescale()
    {
        m_scale = {0.0, kLeastHigh};
        for (const NeighbourRow& row : m_model->list().rows)
            m_scale.include(shareSegments(row.parts, static_cast<double>(row.correction)));
    }

    static constexpr double kLeastHigh = 0.5;

    const NeighbourModel* m_model;
    ShareScale m_scale;
};

}  // namespace

NeighbourPanel::NeighbourPanel(ExplorationModel& model, QWidget* parent)
    : Panel(tr("Neighbours"), parent), m_model(&model), m_table(new QTableView)
{
    m_table->setModel(&m_neighbours);
    m_table->setItemDelegate(new NeighbourDelegate(m_neighbours, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Neighbours, best first"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(NeighbourModel::ArtistName, QHeaderView::Stretch);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(20);
    const std::array<std::pair<int, int>, 6> widths = {{{NeighbourModel::Rank, 34},
                                                        {NeighbourModel::Ring, 30},
                                                        {NeighbourModel::Share, 116},
                                                        {NeighbourModel::Score, 46},
                                                        {NeighbourModel::Popularity, 60},
                                                        {NeighbourModel::Truth, 26}}};
    for (const auto& [column, width] : widths) m_table->setColumnWidth(column, width);
    setContent(m_table);

    connect(&model, &ExplorationModel::changed, this, &NeighbourPanel::refresh);
    const auto artistOf = [](const QModelIndex& index) {
        return static_cast<ArtistRow>(index.data(NeighbourModel::ArtistRole).toUInt());
    };
    connect(m_table, &QTableView::activated, this, [this, artistOf](const QModelIndex& index) {
        Q_EMIT artistActivated(artistOf(index));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, artistOf](const QModelIndex& now) {
                Q_EMIT artistSelected(now.isValid() ? std::optional(artistOf(now)) : std::nullopt);
            });
    setEmptyReason(tr("Nobody is asked for yet."));
}

void NeighbourPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_table->setColumnWidth(NeighbourModel::Share, width() >= kWide ? 116 : 64);
}

void NeighbourPanel::clear()
{
    m_neighbours.setNeighbours({}, nullptr, {});
    setNote({});
    Q_EMIT artistSelected(std::nullopt);
}

void NeighbourPanel::refresh()
{
    const QModelIndex current = m_table->currentIndex();
    const qlonglong selected =
        current.isValid() ? current.data(NeighbourModel::ArtistRole).toLongLong() : -1;
    const NeighbourList& list = m_model->neighbours();
    m_neighbours.setNeighbours(list, m_model->sharedCatalogue(), m_model->run()->record.modalities);
    setEmptyReason(qt(list.reason));
    setNote(list.rows.empty() ? QString()
                              : tr("%1 of %2 compared")
                                    .arg(list.rows.size())
                                    .arg(wholeText(m_model->comparableCount())));
    // Who was selected stays so while they are in the list.
    const int row = selected < 0 ? -1 : m_neighbours.rowOf(static_cast<ArtistRow>(selected));
    if (row >= 0)
        m_table->setCurrentIndex(m_neighbours.index(row, NeighbourModel::ArtistName));
    else
        Q_EMIT artistSelected(std::nullopt);
}

}  // namespace crossfade::ui
