// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/collections_model.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;

namespace crossfade::ui {

class CollectionTable;

/// Lists of artists that a person keeps: which there are, one of them in its order, and what can be
/// done with it.
class CollectionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit CollectionsPanel(CollectionsModel& model, QWidget* parent = nullptr);

    /// Room for names, and for notes beside them.
    QSize sizeHint() const override { return {320, 480}; }
    QComboBox* choice() { return m_choice; }
    QLineEdit* notes() { return m_notes; }
    CollectionTable* table() { return m_table; }

    /// Asks for the name of a new collection and makes it of these artists.
    void createOf(const std::vector<ArtistRow>& artists);
    /// Fills a menu with the formats; `wanted` is given the ending (".csv").
    void fillFormats(QMenu& menu, const std::function<void(const QString&)>& wanted);
    /// Puts the chosen collection on the clipboard, in the format of an ending.
    void copyAs(const QString& ending);

Q_SIGNALS:
    void artistWanted(ArtistRow artist);
    /// All of these at once as the query.
    void queryWanted(const std::vector<ArtistRow>& artists);
    /// To be selected on the map.
    void selectionWanted(const std::vector<ArtistRow>& artists);
    void menuWanted(const std::vector<ArtistRow>& artists, const QPoint& place);

private:
    void fillMore(QMenu& menu);
    QLayout* makeTop();
    QLayout* makeFoot();
    void refresh();
    QString emptyReason() const;
    /// Asks for a line of text; `take` is false if it can't be had, and is asked for again.
    void ask(const QString& title, const QString& preset,
             const std::function<bool(const QString&)>& take);
    void chooseExport(const QString& ending);
    void chooseImport();

    CollectionsModel* m_model;
    QComboBox* m_choice;
    QPushButton* m_new;
    QPushButton* m_more;
    QLineEdit* m_notes;
    CollectionTable* m_table;
    QPushButton* m_query;
    QPushButton* m_select;
    QPushButton* m_remove;
};

}  // namespace crossfade::ui
