// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project_session.h"
#include "ui/models/search_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace crossfade::ui {

/// Search as you type: hits in a list below, or above where there is no room; arrows and Enter
/// choose, Esc leaves.
class SearchBar : public QWidget {
    Q_OBJECT
public:
    explicit SearchBar(QWidget* parent = nullptr);

    void setSession(ProjectSession* session);  ///< null: nothing to search
    /// Shows a name without searching for it.
    void showName(const QString& name);
    /// The name shown before does not come back when the field is left.
    void forgetName() { m_name.clear(); }
    QLineEdit* field() { return m_field; }
    QListView* list() { return m_list; }
    void setJudgements(Judgements judgements) { m_hits.setJudgements(std::move(judgements)); }

    void beginSearch();
    /// Ctrl+Enter adds to who was chosen before, instead of choosing as Enter does.
    void setAdds();

Q_SIGNALS:
    void artistChosen(ArtistRow artist);
    void artistAdded(ArtistRow artist);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& typed);
    void choose(const QModelIndex& index, bool added);
    void openList();
    void closeList();

    ProjectSession* m_session = nullptr;
    SearchModel m_hits;
    QLineEdit* m_field;
    QListView* m_list;  ///< child of the window, beside the field
    bool m_adds = false;
    QString m_name;  ///< shown while nobody types
};

}  // namespace crossfade::ui
