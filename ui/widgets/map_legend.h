// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_colouring.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;

namespace crossfade::ui {

class LegendRow;

/// The legend of the map, which also filters: an entry per row, each of which can be hidden. Floats
/// over a corner of the map in a size of its own, which changes only with its entries; mouse and
/// wheel over it do not reach the map. Tab goes to one row, arrow keys to the others.
class MapLegend : public QFrame {
    Q_OBJECT
public:
    explicit MapLegend(QWidget* parent = nullptr);

    /// What is hidden stays so where title and names are those of before; else all is shown, and
    /// nothing is emitted.
    void setEntries(const QString& title, const std::vector<LegendEntry>& entries);

    /// One per entry.
    const std::vector<bool>& hidden() const { return m_hidden; }
    const std::vector<LegendRow*>& rows() const { return m_rows; }
    void showAll();

    /// More scroll. No colouring of ours has more: eight classes, all others, and the missing,
    /// which are to be seen without scrolling.
    static constexpr int kMostRows = 10;

Q_SIGNALS:
    void hiddenChanged(const std::vector<bool>& hidden);

protected:
    void changeEvent(QEvent* event) override;

private:
    LegendRow* addRow(const LegendEntry& entry);
    void setHidden(std::vector<bool> hidden);
    /// Only this entry; all, where it is the only one already.
    void showOnly(std::size_t entry);
    void setTabStop(const LegendRow* row);
    void fitToEntries();

    QLabel* m_title;
    QPushButton* m_all;
    QScrollArea* m_scroll;
    QString m_wholeTitle;
    std::vector<LegendRow*> m_rows;
    std::vector<bool> m_hidden;
};

}  // namespace crossfade::ui
