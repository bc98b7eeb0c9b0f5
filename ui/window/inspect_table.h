// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/models/figures.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace crossfade::ui {

class FigureTableView;

/// A table of artists that can be sorted, filtered by name and copied, below a sentence that says
/// what one sees. Double-click or Enter asks for the artist of the row.
class InspectTable : public Panel {
    Q_OBJECT
public:
    InspectTable(const QString& head, const QString& spoken, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    /// `ifEmpty`: why the table has no rows, where it has none.
    void setTable(FigureTable table, const QString& ifEmpty = {});
    /// A line that every copy begins with; empty: none.
    void setNotice(const QString& notice) { m_notice = notice; }
    /// Into the row of tools.
    void addTool(QWidget* tool);

    FigureTableView* view() { return m_view; }
    QLineEdit* filter() { return m_filter; }
    QComboBox* sortedBy() { return m_sortedBy; }
    QString count() const;  ///< "12 / 60"
    QString sentence() const;
    QString toTsv() const;

Q_SIGNALS:
    void artistWanted(ArtistRow artist);

private:
    QWidget* makeTools();
    void sortBy(int choice);
    void showOrder();
    void showCount();

    QLabel* m_sentence;
    QLineEdit* m_filter;
    QComboBox* m_sortedBy;
    QPushButton* m_turn;
    QLabel* m_count;
    QHBoxLayout* m_tools = nullptr;
    FigureTableView* m_view;
    QLabel* m_nothing;  ///< why no row is shown
    QString m_ifEmpty;
    QString m_notice;
};

}  // namespace crossfade::ui
