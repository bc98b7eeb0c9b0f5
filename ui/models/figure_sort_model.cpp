// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/figure_sort_model.h"

#include "ui/models/figure_table_model.h"

#include <algorithm>

namespace crossfade::ui {

namespace {

/// Without case and accents.
QString folded(const QString& text)
{
    QString plain = text.normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar letter) { return letter.isMark(); });
    return plain.toCaseFolded();
}

}  // namespace

FigureSortModel::FigureSortModel(QObject* parent) : QSortFilterProxyModel(parent) {}

void FigureSortModel::setNameFilter(const QString& text, int column)
{
    m_wanted = folded(text.trimmed());
    m_nameColumn = column;
    invalidateFilter();
}

bool FigureSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(FigureTableModel::SortRole);
    const QVariant b = right.data(FigureTableModel::SortRole);
    if (a.isValid() && b.isValid()) return a.toDouble() < b.toDouble();
    // What has no figure stands last: Qt asks for the other order with the sides exchanged.
    if (a.isValid() != b.isValid())
        return sortOrder() == Qt::AscendingOrder ? a.isValid() : b.isValid();
    return left.data(FigureTableModel::TextRole)
               .toString()
               .localeAwareCompare(right.data(FigureTableModel::TextRole).toString()) < 0;
}

bool FigureSortModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_wanted.isEmpty()) return true;
    const QModelIndex name = sourceModel()->index(row, m_nameColumn, parent);
    return folded(name.data(FigureTableModel::TextRole).toString()).contains(m_wanted);
}

}  // namespace crossfade::ui
