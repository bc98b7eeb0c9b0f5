// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workflow/correction_deltas.h"

#include <QDialog>

#include <map>
#include <string>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace crossfade::ui {

class ProjectSession;
class TagEdit;

/// Where an artist's name and tags are set right: all of their tags as text, to be edited.
class CorrectDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` is borrowed for as long as the dialog is open.
    CorrectDialog(ProjectSession& session, ArtistRow artist, QWidget* parent = nullptr);

    QLineEdit* name() { return m_name; }
    /// The text of a modality's tags; null if there is none such.
    TagEdit* tags(const std::string& modality);
    QPushButton* saveButton() { return m_save; }
    /// What is to be corrected as it is written now; none where nothing is.
    std::vector<Correction> corrections() const;

Q_SIGNALS:
    void wanted(const std::vector<Correction>& corrections);

private:
    using Amounts = std::map<std::string, float>;
    struct Field {
        std::string modality;
        Amounts before;
        TagEdit* text = nullptr;
    };
    void addTags(ProjectSession& session, ArtistRow artist, QVBoxLayout& column);
    void refresh();

    std::string m_artist;  ///< id
    std::string m_nameBefore;
    QLineEdit* m_name;
    std::vector<Field> m_fields;
    QLabel* m_says;
    QPushButton* m_save;
};

}  // namespace crossfade::ui
