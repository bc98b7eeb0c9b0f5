// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_table_view.h"

#include "ui/theme/theme.h"

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
    setModel(&m_model);
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

void FigureTableView::setTable(FigureTable table)
{
    m_model.setTable(std::move(table));
    fitColumns();
}

void FigureTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void FigureTableView::fitColumns()
{
    constexpr int kBold = 12;  // what the best is wider by, and the gap before what is quieter
    const int room = viewport()->width();
    int left = room;
    m_quietWidths.assign(static_cast<std::size_t>(m_model.columnCount()), 0);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            int& width = m_quietWidths[static_cast<std::size_t>(column)];
            const QString quiet =
                m_model.index(row, column).data(FigureTableModel::QuietRole).toString();
            width = std::max(width, fontMetrics().horizontalAdvance(quiet));
        }
        if (column == m_widest) continue;
        const int wanted = std::max(sizeHintForColumn(column) + kBold,
                                    horizontalHeader()->sectionSizeHint(column));
        const int width = std::min(wanted, room * 9 / 20);
        setColumnWidth(column, width);
        left -= width;
    }
    if (m_widest < m_model.columnCount()) setColumnWidth(m_widest, std::max(left, 60));
}

}  // namespace crossfade::ui
