// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_table_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/ring.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kInset = 5;  // left and right in a cell
constexpr int kGap = 7;    // between a figure and what is quieter

class FigureDelegate : public QStyledItemDelegate {
public:
    explicit FigureDelegate(FigureTableView& view) : QStyledItemDelegate(&view), m_view(&view) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        paintRowGround(*painter, option);
        if (paintDrawn(*painter, option, index)) return;
        const QString text = index.data(FigureTableModel::TextRole).toString();
        const auto alignment = index.data(Qt::TextAlignmentRole).toInt();
        const bool muted = index.data(FigureTableModel::MutedRole).toBool();
        if ((alignment & Qt::AlignRight) != 0) {
            paintFigure(*painter, option,
                        {text, index.data(FigureTableModel::QuietRole).toString(),
                         m_view->quietWidth(index.column()),
                         index.data(FigureTableModel::BestRole).toBool(), muted});
            return;
        }
        const Theme& theme = themeFor(option.palette);
        const QRect place = option.rect.adjusted(kInset, 0, -kInset, 0);
        painter->setFont(option.font);
        painter->setPen(muted ? theme.muted : theme.text);
        painter->drawText(place, alignment,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    }

private:
    /// A ring or a bar; false if the cell has neither.
    bool paintDrawn(QPainter& painter, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const
    {
        const FigureCell& cell = m_view->cell(index);
        const Theme& theme = themeFor(option.palette);
        if (cell.ring) {
            const QPointF middle = QRectF(option.rect).center();
            paintRing(painter, QRectF(middle.x() - 9, middle.y() - 9, 18, 18), *cell.ring,
                      m_view->table().modalities, theme);
            return true;
        }
        if (!m_view->table().columns[static_cast<std::size_t>(index.column())].isDrawn)
            return false;
        const QRectF place = QRectF(option.rect).adjusted(kInset, 0, -kInset, 0);
        paintShareBar(painter, QRectF(place.left(), place.center().y() - 3, place.width(), 7),
                      cell.bar, m_view->shareScale(), theme);
        return true;
    }

    FigureTableView* m_view;
};

}  // namespace

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& theme = themeFor(option.palette);
    if (option.state.testFlag(QStyle::State_Selected)) painter.fillRect(option.rect, theme.raised);
    painter.setPen(theme.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void paintFigure(QPainter& painter, const QStyleOptionViewItem& option, const PaintedFigure& figure)
{
    const Theme& theme = themeFor(option.palette);
    constexpr int kRight = Qt::AlignRight | Qt::AlignVCenter;
    QRect place = option.rect.adjusted(kInset, 0, -kInset, 0);
    painter.setFont(option.font);
    painter.setPen(theme.muted);
    painter.drawText(place, kRight, figure.quiet);
    if (figure.quietWidth > 0) place.setRight(place.right() - figure.quietWidth - kGap);
    QFont font = option.font;
    font.setBold(figure.bold);
    painter.setFont(font);
    if (!figure.muted) painter.setPen(theme.text);
    painter.drawText(place, kRight, figure.text);
}

FigureTableView::FigureTableView(const QString& name, int widest, QWidget* parent)
    : QTableView(parent), m_widest(widest)
{
    m_sorted.setSourceModel(&m_model);
    setModel(&m_sorted);
    setItemDelegate(new FigureDelegate(*this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setAccessibleName(name);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(20);
}

void FigureTableView::setSortable()
{
    m_sortable = true;
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    // Of thousands of rows, the first tell how wide a column is to be.
    constexpr int kLookedAt = 100;
    horizontalHeader()->setResizeContentsPrecision(kLookedAt);
    setSortingEnabled(true);
}

void FigureTableView::setTable(FigureTable table)
{
    constexpr double kLeastHigh = 0.5;
    m_scale = {0.0, kLeastHigh};
    for (const auto& row : table.rows)
        for (const FigureCell& one : row)
            if (!one.bar.empty()) m_scale.include(one.bar);
    const auto selected = artistAt(currentIndex());
    const int sortedBy = m_sorted.sortColumn();
    const auto order = m_sorted.sortOrder();
    const QString sortTitle =
        sortedBy < 0 ? QString()
                     : m_model.headerData(sortedBy, Qt::Horizontal, Qt::DisplayRole).toString();
    m_model.setTable(std::move(table));
    if (sortedBy >= 0 &&
        m_model.headerData(sortedBy, Qt::Horizontal, Qt::DisplayRole).toString() != sortTitle)
        sortBy(-1, order);
    const auto& artists = m_model.table().artists;
    const auto at = selected ? std::ranges::find(artists, *selected) : artists.end();
    if (at != artists.end() && artistAt(currentIndex()) != selected)
        setCurrentIndex(m_sorted.mapFromSource(
            m_model.index(static_cast<int>(at - artists.begin()), m_widest)));
    fitColumns();
}

void FigureTableView::sortBy(int column, Qt::SortOrder order)
{
    // By nothing is as they came; later versions of Qt turn that round for the other order.
    if (column < 0) order = Qt::AscendingOrder;
    if (m_sortable)
        horizontalHeader()->setSortIndicator(column, order);
    else
        m_sorted.sort(column, order);
}

void FigureTableView::setNameFilter(const QString& text)
{
    m_sorted.setNameFilter(text, m_widest);
}

const FigureCell& FigureTableView::cell(const QModelIndex& index) const
{
    const QModelIndex source = m_sorted.mapToSource(index);
    return table()
        .rows[static_cast<std::size_t>(source.row())][static_cast<std::size_t>(source.column())];
}

std::optional<ArtistRow> FigureTableView::artistAt(const QModelIndex& index) const
{
    const QVariant artist = index.data(FigureTableModel::ArtistRole);
    if (!artist.isValid()) return std::nullopt;
    return static_cast<ArtistRow>(artist.toUInt());
}

QString FigureTableView::toTsv() const
{
    QStringList heads;
    for (const FigureColumn& column : table().columns) heads << column.title;
    QString text = heads.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (int row = 0; row < m_sorted.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_sorted.columnCount(); ++column) {
            const FigureCell& one = cell(m_sorted.index(row, column));
            const FigureColumn& kind = table().columns[static_cast<std::size_t>(column)];
            QString shown = one.sort && kind.isNumber && !kind.isDrawn
                                ? QString::number(*one.sort, 'g', 6)
                                : one.text;
            // A name may hold what would be the next column.
            shown.replace(QLatin1Char('\t'), QLatin1Char(' '));
            cells << shown.replace(QLatin1Char('\n'), QLatin1Char(' '));
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void FigureTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

int FigureTableView::widthOf(int column) const
{
    constexpr int kBold = 12;   // what the best is wider by, and the gap before what is quieter
    constexpr int kArrow = 14;  // of a head that is sorted by
    const int fixed = table().columns[static_cast<std::size_t>(column)].width;
    if (fixed > 0) return fixed;
    const int head =
        horizontalHeader()->sectionSizeHint(column) +
        (m_sortable && horizontalHeader()->sortIndicatorSection() != column ? kArrow : 0);
    const int wanted = std::max(sizeHintForColumn(column) + kBold, head);
    return std::min(wanted, viewport()->width() * 9 / 20);
}

void FigureTableView::fitColumns()
{
    constexpr int kLeast = 60;
    constexpr int kLeastSortable = 150;  // a name can be read, as the rest is scrolled to
    const auto& columns = table().columns;
    int left = viewport()->width();
    m_quietWidths.assign(columns.size(), 0);
    for (const auto& row : table().rows)
        for (std::size_t column = 0; column < row.size(); ++column)
            if (!row[column].quiet.isEmpty())
                m_quietWidths[column] = std::max(
                    m_quietWidths[column], fontMetrics().horizontalAdvance(row[column].quiet));
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
        if (column == m_widest) continue;
        const int width = widthOf(column);
        setColumnWidth(column, width);
        left -= width;
    }
    if (m_widest < static_cast<int>(columns.size()))
        setColumnWidth(m_widest, std::max(left, m_sortable ? kLeastSortable : kLeast));
}

}  // namespace crossfade::ui
