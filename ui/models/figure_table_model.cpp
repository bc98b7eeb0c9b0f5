// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/figure_table_model.h"

#include <algorithm>

namespace crossfade::ui {

void FigureTableModel::setTable(FigureTable table)
{
    const bool sameShape = table.rows.size() == m_table.rows.size() &&
                           table.artists == m_table.artists &&
                           std::ranges::equal(table.columns, m_table.columns, {},
                                              &FigureColumn::title, &FigureColumn::title);
    if (!sameShape) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    m_table = std::move(table);
    if (!m_table.rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int FigureTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int FigureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant FigureTableModel::alignment(int column) const
{
    const bool number = m_table.columns[static_cast<std::size_t>(column)].isNumber;
    return {(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
}

QVariant FigureTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FigureCell& cell =
        m_table
            .rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    switch (role) {
        case Qt::DisplayRole:
            if (m_table.columns[static_cast<std::size_t>(index.column())].isDrawn) return {};
            return cell.quiet.isEmpty() ? cell.text
                                        : QStringLiteral("%1 %2").arg(cell.text, cell.quiet);
        case Qt::AccessibleTextRole:
            return cell.quiet.isEmpty() ? cell.text
                                        : QStringLiteral("%1 %2").arg(cell.text, cell.quiet);
        case Qt::ToolTipRole:
            return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
        case Qt::TextAlignmentRole:
            return alignment(index.column());
        case TextRole:
            return cell.text;
        case QuietRole:
            return cell.quiet;
        case BestRole:
            return cell.best;
        case MutedRole:
            return cell.muted;
        case SortRole:
            return cell.sort ? QVariant(*cell.sort) : QVariant();
        case RingRole:
            return cell.ring ? QVariant(static_cast<uint>(cell.ring->bits())) : QVariant();
        case ModalitiesRole:
            return static_cast<uint>(m_table.modalities);
        case ArtistRole:
            return m_table.artists.empty()
                       ? QVariant()
                       : QVariant(static_cast<uint>(
                             m_table.artists[static_cast<std::size_t>(index.row())]));
        default:
            return {};
    }
}

QVariant FigureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const FigureColumn& column = m_table.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole) return column.tip;
    if (role == Qt::TextAlignmentRole) return alignment(section);
    if (role == Qt::InitialSortOrderRole)
        return column.isNumber && !column.lowFirst ? Qt::DescendingOrder : Qt::AscendingOrder;
    return {};
}

}  // namespace crossfade::ui
