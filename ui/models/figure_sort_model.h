// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QString>

namespace crossfade::ui {

/// A FigureTableModel sorted by a column and with only the rows whose name holds a text. As it came
/// until it is sorted.
class FigureSortModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FigureSortModel(QObject* parent = nullptr);

    /// Rows whose text in `column` holds `text`, whatever the case and accents; empty: all.
    void setNameFilter(const QString& text, int column);

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_wanted;  ///< folded
    int m_nameColumn = 0;
};

}  // namespace crossfade::ui
