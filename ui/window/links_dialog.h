// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workflow/links.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace crossfade::ui {

class ProjectSession;

/// Where the project's links are written, a line each, with what they come to for an artist shown
/// as one writes.
class LinksDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` is borrowed; `example` is whose addresses are shown, none for the first artist.
    LinksDialog(ProjectSession& session, std::optional<ArtistRow> example,
                QWidget* parent = nullptr);

    QPlainTextEdit* text() { return m_text; }
    QPushButton* saveButton() { return m_save; }
    QString verdict() const;

private:
    Result<std::vector<LinkTemplate>> written() const;
    QString exampleText(const std::vector<LinkTemplate>& links) const;
    void refresh();
    void save();

    ProjectSession* m_session;
    ArtistRow m_example;
    QPlainTextEdit* m_text;
    QLabel* m_verdict;
    QPushButton* m_save;
};

}  // namespace crossfade::ui
