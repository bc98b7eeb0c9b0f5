// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workflow/correction_deltas.h"

#include <QDialog>

#include <optional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class ProjectSession;
class SearchBar;

/// Where one says that two artists are one: who stays, and whose data counts in each modality that
/// both have.
class MergeDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` is borrowed for as long as the dialog is open. Without `other` they are
    /// searched for.
    MergeDialog(ProjectSession& session, ArtistRow artist, std::optional<ArtistRow> other,
                QWidget* parent = nullptr);

    SearchBar* search() { return m_search; }
    QComboBox* stays() { return m_stays; }
    /// Whose data of a modality is to count; null where one alone has it.
    QComboBox* choice(const std::string& modality);
    QPushButton* mergeButton() { return m_merge; }
    QString says() const;
    /// None while it is not known who the other is.
    std::optional<MergeCorrection> correction() const;

Q_SIGNALS:
    void wanted(const MergeCorrection& correction);

private:
    void setOther(ArtistRow other);
    void fill();

    ProjectSession* m_session;
    ArtistRow m_artist;
    std::optional<ArtistRow> m_other;
    SearchBar* m_search;
    QComboBox* m_stays;
    QFormLayout* m_form;
    std::vector<std::pair<std::string, QComboBox*>> m_choices;
    QLabel* m_says;
    QPushButton* m_merge;
};

}  // namespace crossfade::ui
