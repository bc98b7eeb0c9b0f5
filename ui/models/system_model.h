// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/systems.h"

#include <QAbstractTableModel>

#include <vector>

namespace crossfade::ui {

/// The table of systems as Qt sees it. Holds the figures by value: it never computes.
class SystemModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Ndcg, Recall, Map, Gini, GiniPlaceable, Coverage, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< the figure behind the text
        SupervisedRole,           ///< whether the system was trained with known pairs
        BestRole                  ///< whether no other system is better in this column
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSystems(std::vector<SystemResult> systems);
    /// With a header line, for the clipboard.
    QString toTsv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const SystemResult& system, int column) const;
    QString tipOf(const SystemResult& system, int column) const;
    bool isBest(int row, int column) const;

    std::vector<SystemResult> m_systems;
};

}  // namespace crossfade::ui
